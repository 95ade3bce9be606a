//! Servers: where requests go.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize as _;
use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Judge, Note, Row};
use super::trail::Trail;
use crate::model::Server;
use crate::verdict::rules;

/// A server's address, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Address {
    scheme: String,
    host: String,
    path: String,
}

/// The addresses of one side, and which values the variables in them may have.
struct Servers {
    addresses: BTreeSet<Address>,
    variables: BTreeMap<String, BTreeSet<String>>,
}

impl Servers {
    fn of(servers: Option<&Value>) -> Self {
        let listed = servers.and_then(Value::as_array).into_iter().flatten();
        let listed: Vec<Server> = listed.filter_map(|server| Server::deserialize(server).ok()).collect();
        let mut variables = BTreeMap::new();
        for (name, variable) in listed.iter().flat_map(|server| &server.variables) {
            variables.insert(name.clone(), variable.values.iter().cloned().collect());
        }
        Self { addresses: listed.iter().map(address).collect(), variables }
    }

    fn hosts(&self) -> BTreeSet<&str> {
        self.addresses.iter().map(|address| &*address.host).filter(|host| !host.is_empty()).collect()
    }

    fn paths(&self) -> BTreeSet<&str> {
        self.addresses.iter().map(|address| &*address.path).collect()
    }

    /// Whether requests have to be encrypted; none where no server says how it is reached.
    fn is_https_only(&self) -> Option<bool> {
        let mut schemes =
            self.addresses.iter().map(|address| &*address.scheme).filter(|scheme| !scheme.is_empty());
        let first = schemes.next()?;
        Some([first].into_iter().chain(schemes).all(|scheme| matches!(scheme, "https" | "wss")))
    }
}

fn address(server: &Server) -> Address {
    let url = server.resolved_url();
    let (scheme, rest) = match url.split_once("//") {
        Some((scheme, rest)) => (scheme.trim_end_matches(':').to_ascii_lowercase(), rest),
        None => (String::new(), ""),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    Address { scheme, host, path: server.base_path() }
}

impl Judge<'_> {
    /// Compares servers. Where they have one base path that is another one now, all requests go elsewhere; the base path
    /// of the API has a field of its own.
    pub(super) fn compare_servers(&mut self, before: Option<&Value>, after: Option<&Value>, is_api: bool) {
        let (a, b) = (Servers::of(before), Servers::of(after));
        let mut say = |note: Note, verdict| self.say_of_servers(&note, verdict);
        for host in a.hosts().difference(&b.hosts()) {
            say(Note::new(rules::SERVER_REMOVED, Row::UNCLEAR).arg("value", host), Verdict::Unclear);
        }
        for host in b.hosts().difference(&a.hosts()) {
            say(Note::new(rules::SERVER_ADDED, Row::HARMLESS).arg("value", host), Verdict::Compatible);
        }
        let stated = !a.addresses.is_empty() && !b.addresses.is_empty();
        match (a.is_https_only(), b.is_https_only()) {
            (Some(false), Some(true)) => say(Note::new(rules::HTTPS_ONLY, Row::UNCLEAR), Verdict::Unclear),
            (Some(true), Some(false)) => {
                say(Note::new(rules::HTTP_ALLOWED, Row::HARMLESS), Verdict::Compatible);
            }
            _ => {}
        }
        if !is_api && stated {
            let (paths, now) = (a.paths(), b.paths());
            if let (Some(before), Some(after)) =
                (paths.difference(&now).next(), now.difference(&paths).next())
            {
                let note =
                    Note::new(rules::BASE_PATH_MOVED, Row::BREAKS).arg("before", before).arg("after", after);
                say(note, Verdict::Breaking);
            }
        }
        for (name, values) in &a.variables {
            if b.variables.get(name).is_some_and(|others| others != values) {
                let note = Note::new(rules::SERVER_VARIABLE_CHANGED, Row::UNCLEAR).arg("name", name);
                say(note, Verdict::Unclear);
            }
        }
    }

    fn say_of_servers(&mut self, note: &Note, verdict: Verdict) {
        self.report_alone(Trail::root(), Some("servers"), verdict, note);
    }
}
