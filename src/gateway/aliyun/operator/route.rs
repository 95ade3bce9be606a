//! A route as the gateway has it.

use std::collections::HashMap;
use std::mem::take;

use super::super::api_record::HttpApiDomainInfo;
use super::super::calls::HttpRoute;
use super::destination;
use crate::model::operator::{Environment, Operator, Publication, stated};

impl HttpRoute {
    /// What the operator added to the route, in neutral terms: destination, environment and domains.
    pub fn operator(&self) -> Operator {
        let backend = self.backend.as_ref().map(|backend| {
            let services = backend.services.as_deref().unwrap_or_default();
            destination::read(backend.scene.as_deref(), services, None)
        });
        let environment = self.environment_info.as_ref().map(|info| Environment {
            id: info.environment_id.clone(),
            name: info.name.clone(),
            gateway: info.gateway_info.as_ref().and_then(|gateway| gateway.gateway_id.clone()),
            ..Environment::default()
        });
        let domains = self.domain_infos.iter().flatten().filter_map(domain).map(str::to_owned);
        Operator {
            backend: backend.and_then(stated),
            environment: environment.and_then(stated),
            publication: stated(Publication { domains: domains.collect(), ..Publication::default() }),
            ..Operator::default()
        }
    }

    /// Overwrites the record, and returns the members that it cannot hold.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let before = self.operator();
        if before.backend != wanted.backend {
            let backend = wanted.backend.as_deref().cloned().unwrap_or_default();
            let record = self.backend.get_or_insert_default();
            destination::write_optional(&backend, &mut record.scene, &mut record.services, None);
        }
        if before.environment != wanted.environment {
            let environment = wanted.environment.as_deref().cloned().unwrap_or_default();
            let record = self.environment_info.get_or_insert_default();
            record.environment_id = environment.id;
            record.name = environment.name;
            if environment.gateway.is_some() || record.gateway_info.is_some() {
                record.gateway_info.get_or_insert_default().gateway_id = environment.gateway;
            }
        }
        let wanted_domains = wanted.publication.as_ref().map(|publication| publication.domains.clone());
        let wanted_domains = wanted_domains.unwrap_or_default();
        let domains = before.publication.as_ref().map(|publication| publication.domains.clone());
        if domains.unwrap_or_default() != wanted_domains {
            let list = self.domain_infos.get_or_insert_default();
            set_domains(list, &wanted_domains);
        }
        self.operator().differences(wanted)
    }
}

/// What a domain is known by: its name, or else its id.
fn domain(info: &HttpApiDomainInfo) -> Option<&str> {
    info.name.as_deref().or(info.domain_id.as_deref())
}

fn set_domains(list: &mut Vec<HttpApiDomainInfo>, wanted: &[String]) {
    let before = take(list).into_iter().filter_map(|info| Some((domain(&info)?.to_owned(), info)));
    let mut before: HashMap<String, HttpApiDomainInfo> = before.collect();
    list.extend(wanted.iter().map(|wanted| {
        before.remove(wanted).unwrap_or_else(|| {
            let is_id = wanted.starts_with("d-");
            HttpApiDomainInfo {
                name: (!is_id).then(|| wanted.clone()),
                domain_id: is_id.then(|| wanted.clone()),
                ..HttpApiDomainInfo::default()
            }
        })
    }));
}
