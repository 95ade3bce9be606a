//! `paths`: the operations of one template are a path item again.

use std::borrow::Cow;

use super::rules::{
    ANY_METHOD_NEUTRAL, PATH_EQUIVALENT, PATH_INVALID, PATH_ITEM_DIFFERS, PATH_NOT_PLAIN,
    PATH_VARIABLES_RENAMED,
};
use super::writer::Writer;
use crate::model::{Operation, PathItem, Server};
use crate::subject::template::{split, variables};
use crate::subject::{Method, OperationKey, PathKey, Subject};
use crate::tables::{HashMap, IndexMap};

/// The methods of a path item, in the order in which OAS 3.0 lists them.
const METHODS: [(Method, &str); 8] = [
    (Method::Get, "get"),
    (Method::Put, "put"),
    (Method::Post, "post"),
    (Method::Delete, "delete"),
    (Method::Options, "options"),
    (Method::Head, "head"),
    (Method::Patch, "patch"),
    (Method::Trace, "trace"),
];

/// An operation in a path item.
pub(super) struct Listed<'a> {
    pub(super) key: &'a OperationKey,
    pub(super) operation: &'a Operation,
    /// New names of the variables of its path, by the names that it has for them.
    pub(super) variables: HashMap<&'a str, &'a str>,
    /// The operationId that the document has.
    pub(super) id: Option<Cow<'a, str>>,
}

/// The operations of each path item of a document, by its template.
pub(super) type Groups<'a> = IndexMap<&'a str, Vec<Listed<'a>>>;

impl<'a> Writer<'a> {
    /// Sorts the operations into path items.
    pub(super) fn groups(&mut self) -> Groups<'a> {
        let api = self.api;
        let mut groups: Groups<'a> = Groups::default();
        let mut first_of: HashMap<PathKey, &'a str> = HashMap::default();
        for (key, operation) in &api.operations {
            self.report.begin(key.clone());
            let own = &*operation.path;
            if !own.starts_with('/') {
                self.report.say(PATH_INVALID, [("path", own)]);
                continue;
            }
            if !self.has_method(operation.method) {
                continue;
            }
            let template = if self.options.literal_paths {
                own
            } else {
                *first_of.entry(PathKey::of(own)).or_insert(own)
            };
            let group = groups.entry(template).or_default();
            if group.iter().any(|other| other.operation.method == operation.method) {
                self.report.say(PATH_EQUIVALENT, [("path", own), ("other", template)]);
                continue;
            }
            let variables = renamed_variables(own, template);
            if own != template {
                self.report.say(PATH_VARIABLES_RENAMED, [("path", own), ("other", template)]);
            }
            group.push(Listed { key, operation, variables, id: None });
        }
        self.templates = groups.keys().map(|template| (*template).to_owned()).collect();
        groups
    }

    pub(super) fn paths(&mut self, groups: &Groups<'a>) {
        self.json.open_in("paths", '{');
        for (template, group) in groups {
            self.json.key(template);
            self.path_item(template, group);
        }
        self.report.begin(Subject::Api);
        self.extensions(&self.api.about.paths_extensions);
        self.json.close('}');
    }

    fn path_item(&mut self, template: &str, group: &[Listed<'a>]) {
        let Some(first) = group.first() else { return self.json.raw("{}") };
        self.report.begin(first.key.clone());
        let parts = split(template);
        let is_odd = || variables(template).any(|variable| variable.raw != variable.name);
        if parts.query.is_some() || parts.fragment.is_some() || is_odd() {
            self.report.say(PATH_NOT_PLAIN, [("path", template)]);
        }
        let item = self.shared_item(group, &first.operation.path_item);
        let servers = shared_servers(group);
        self.json.open('{');
        self.json.text_if("summary", item.summary.as_ref());
        self.json.text_if("description", item.description.as_ref());
        for (method, name) in METHODS {
            if let Some(listed) = group.iter().find(|it| it.operation.method == method) {
                self.json.key(name);
                self.operation(listed, template, servers.is_empty());
            }
        }
        self.servers(servers);
        self.extensions(&item.extensions);
        if let Some(listed) = group.iter().find(|it| it.operation.method == Method::Any) {
            self.any_method_key(listed.key);
            self.operation(listed, template, servers.is_empty());
        }
        self.json.close('}');
    }

    fn any_method_key(&mut self, operation: &OperationKey) {
        const NEUTRAL: &str = "x-any-method";
        if self.options.stated_any_method_key().is_none() {
            self.report.begin(operation.clone());
            self.report.say(ANY_METHOD_NEUTRAL, [("key", NEUTRAL)]);
        }
        self.json.key(self.options.stated_any_method_key().unwrap_or(NEUTRAL));
    }

    /// What the path item says: what the first operation knows of it that knows anything.
    fn shared_item(&mut self, group: &[Listed<'a>], first: &'a PathItem) -> &'a PathItem {
        let mut items = group.iter().map(|it| (it.key, &it.operation.path_item));
        let known = items.clone().map(|(_, item)| item).find(|item| **item != PathItem::default());
        let shared = known.unwrap_or(first);
        if let Some((key, _)) = items.find(|(_, item)| *item != shared) {
            self.report.begin(key.clone());
            self.report.say(PATH_ITEM_DIFFERS, []);
        }
        shared
    }
}

/// The servers that all operations of a path have, if they are not those of the API.
fn shared_servers<'a>(group: &[Listed<'a>]) -> &'a [Server] {
    let mut all = group.iter().map(|it| &it.operation.servers[..]);
    let first = all.next().unwrap_or_default();
    if group.len() > 1 && all.all(|servers| servers == first) { first } else { &[] }
}

/// The variables of a template under the names that an equivalent one has for them.
fn renamed_variables<'a>(own: &'a str, other: &'a str) -> HashMap<&'a str, &'a str> {
    if own == other {
        return HashMap::default();
    }
    let names = |template| variables(template).map(|variable| variable.name);
    names(own).zip(names(other)).filter(|(own, other)| own != other).collect()
}
