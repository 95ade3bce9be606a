//! Services behind something, in the words of each record that lists some.

use std::collections::{HashMap, VecDeque};
use std::mem::take;

use super::super::api_record::HttpApiApiInfoEnvironmentsServiceConfigs;
use super::super::calls::{BackendServiceOptions, DeployServiceConfig, RouteBackendService};
use crate::model::operator::{Protocol, Target};

const PROTOCOLS: [(&str, Protocol); 4] = [
    ("HTTP", Protocol::Http),
    ("HTTPS", Protocol::Https),
    ("TCP", Protocol::Tcp),
    ("DUBBO", Protocol::Dubbo),
];

/// The protocol of a word of the gateway.
pub(super) fn protocol(word: &str) -> Option<Protocol> {
    PROTOCOLS.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, protocol)| protocol)
}

fn word(protocol: Protocol) -> Option<String> {
    PROTOCOLS.into_iter().find(|(_, known)| *known == protocol).map(|(word, _)| word.to_owned())
}

/// The protocols of a list of words, as far as they are known.
pub(super) fn protocols(words: &[String]) -> Vec<Protocol> {
    words.iter().filter_map(|word| protocol(word)).collect()
}

/// Makes a list of words say what is wanted; unknown words stay at the end.
pub(super) fn set_protocols(words: &mut Vec<String>, wanted: &[Protocol]) {
    if protocols(words) != wanted {
        let unknown = take(words).into_iter().filter(|word| protocol(word).is_none());
        *words = wanted.iter().filter_map(|protocol| word(*protocol)).chain(unknown).collect();
    }
}

/// A record of a service.
pub(super) trait Service: Default {
    fn target(&self) -> Target;

    /// Writes over the record. What it has no room for is left out.
    fn set_target(&mut self, wanted: &Target);
}

/// Sets a member that reads as something else than it should.
fn set<T, W: PartialEq>(member: &mut Option<T>, read: &W, wanted: &W, written: impl FnOnce() -> Option<T>) {
    if read != wanted {
        *member = written();
    }
}

macro_rules! services {
    ($($record:ident.$id:ident)*) => {$(
        impl Service for $record {
            fn target(&self) -> Target {
                Target {
                    service: self.$id.clone(),
                    host: None,
                    port: self.port.and_then(|port| port.try_into().ok()),
                    protocol: self.protocol.as_deref().and_then(protocol),
                    weight: self.weight.and_then(|weight| weight.try_into().ok()),
                    version: self.version.clone(),
                }
            }

            fn set_target(&mut self, wanted: &Target) {
                let read = self.target();
                self.$id.clone_from(&wanted.service);
                self.version.clone_from(&wanted.version);
                set(&mut self.port, &read.port, &wanted.port, || wanted.port.map(Into::into));
                set(&mut self.protocol, &read.protocol, &wanted.protocol, || wanted.protocol.and_then(word));
                set(&mut self.weight, &read.weight, &wanted.weight, || wanted.weight?.try_into().ok());
            }
        }
    )*};
}
services! { RouteBackendService.service_id DeployServiceConfig.service_id BackendServiceOptions.service }

/// A service of an environment, which the gateway alone writes.
pub(super) fn published(record: &HttpApiApiInfoEnvironmentsServiceConfigs) -> Target {
    Target {
        service: record.service_id.clone().or_else(|| record.gateway_service_id.clone()),
        host: None,
        port: record.port.as_ref().and_then(|port| port.parse().ok()),
        protocol: record.protocol.as_deref().and_then(protocol),
        weight: record.weight.and_then(|weight| weight.try_into().ok()),
        version: record.version.clone(),
    }
}

pub(super) fn targets<S: Service>(records: &[S]) -> Vec<Target> {
    records.iter().map(Service::target).collect()
}

/// Makes a list of records say what is wanted. The record of a service goes where that service is wanted, with what
/// else it says.
pub(super) fn set_targets<S: Service>(records: &mut Vec<S>, wanted: &[Target]) {
    if targets(records) == wanted {
        return;
    }
    let mut before: HashMap<Option<String>, VecDeque<S>> = HashMap::new();
    for record in take(records) {
        before.entry(record.target().service).or_default().push_back(record);
    }
    records.extend(wanted.iter().map(|target| {
        let known = before.get_mut(&target.service).and_then(VecDeque::pop_front);
        let mut record = known.unwrap_or_default();
        record.set_target(target);
        record
    }));
}
