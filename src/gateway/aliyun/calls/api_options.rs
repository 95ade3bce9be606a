//! What the options say of an API that exists: whether it is so.

use std::collections::BTreeSet;

use super::super::api_record::HttpApiApiInfo;
use super::call::Expect;
use super::options::ApiOptions;
use super::resources::confirm;

/// An existing API beside the options.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// Whether the record has something else.
    pub(super) differs: bool,
    /// What the record does not say, so that a person has to look.
    pub(super) unknown: Vec<Expect>,
}

/// Compares what the options state of an API with its record, as far as there is one.
pub(super) fn compare(options: &ApiOptions, record: Option<&HttpApiApiInfo>) -> Compared {
    let mut compared = Compared::default();
    compared.protocols(&options.protocols, record.and_then(|record| record.protocols.as_deref()));
    let flag = |flag: Option<bool>| flag.map(|flag| flag.to_string());
    let has = record.and_then(|record| record.enable_auth);
    compared.fact("/data/enableAuth", flag(options.enable_auth), flag(has));
    if let Some(wanted) = &options.auth_config {
        let has = record.and_then(|record| record.auth_config.as_ref());
        for (at, wanted, has) in [
            ("authType", &wanted.auth_type, has.and_then(|has| has.auth_type.clone())),
            ("authMode", &wanted.auth_mode, has.and_then(|has| has.auth_mode.clone())),
        ] {
            compared.fact(&format!("/data/authConfig/{at}"), wanted.clone(), has);
        }
    }
    if let Some(wanted) = &options.version_config {
        let has = record.and_then(|record| record.version_info.as_ref());
        for (at, wanted, has) in [
            ("enable", flag(wanted.enable), flag(has.and_then(|has| has.enable))),
            ("scheme", wanted.scheme.clone(), has.and_then(|has| has.scheme.clone())),
            ("headerName", wanted.header_name.clone(), has.and_then(|has| has.header_name.clone())),
            ("queryName", wanted.query_name.clone(), has.and_then(|has| has.query_name.clone())),
            ("version", wanted.version.clone(), has.and_then(|has| has.version.clone())),
        ] {
            compared.fact(&format!("/data/versionInfo/{at}"), wanted, has);
        }
    }
    compared
}

impl Compared {
    /// Protocols have no order.
    fn protocols(&mut self, wanted: &[String], has: Option<&[String]>) {
        let set =
            |words: &[String]| words.iter().map(|word| word.to_ascii_uppercase()).collect::<BTreeSet<_>>();
        match has {
            _ if wanted.is_empty() => {}
            Some(has) => self.differs |= set(has) != set(wanted),
            None => self.unknown.extend(set(wanted).iter().map(|word| confirm("/data/protocols/*", word))),
        }
    }

    fn fact(&mut self, at: &str, wanted: Option<String>, has: Option<String>) {
        match (wanted.filter(|wanted| !wanted.is_empty()), has) {
            (None, _) => {}
            (Some(wanted), Some(has)) => self.differs |= wanted != has,
            (Some(wanted), None) => self.unknown.push(confirm(at, &wanted)),
        }
    }
}
