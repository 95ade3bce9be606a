//! Claims: which parts of an import have a gateway's `x-` keys, according to that gateway's table.
//!
//! The core keeps every such key verbatim and interprets none. This module separates a gateway's keys from all others,
//! including mistyped ones. The gateway's own reader interprets them.

use std::collections::HashSet;
use std::sync::Arc;

use super::rules;
use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::model::{
    Api, ExtensionKeys, ExtensionPlace, Extensions, Imported, Operation, Places, RefOr, Server,
};
use crate::outcome::Outcome;
use crate::source::Value;
use crate::subject::{ComponentKey, ComponentKind, OperationKey, PathKey, Subject};
use crate::text::nearest::Names;
use crate::text::quoted;

/// A key that a gateway claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The part of the API that has it. A key of a path item belongs to the path.
    pub subject: Subject,
    /// The object that it is in.
    pub place: ExtensionPlace,
    /// Which of several such objects of the part: name of a parameter or tag, status of a response, URL of a server.
    pub within: Option<Arc<str>>,
    /// The key.
    pub key: &'static str,
    /// Its value, verbatim.
    pub value: Value,
}

/// Claims the keys of one gateway: returns each of them with its place in the import, in document order.
///
/// An operation for every method of a path, which the import leaves out, is claimed from
/// [`Imported::left_out`](crate::Imported::left_out). A key with the gateway's prefix that is not one of its keys, or
/// that is where the gateway does not read it, is reported and not claimed.
///
/// ```
/// use oasgate::extensions::{ExtensionKey, ExtensionKeys, ExtensionPlace, claim};
/// use oasgate::{ImportOptions, import};
///
/// const KEYS: &[ExtensionKey] = &[ExtensionKey::new("x-apigateway-cors", &[ExtensionPlace::Operation])];
/// let table = ExtensionKeys { prefix: "x-apigateway-", keys: KEYS };
/// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/pets: {get: {
///   x-apigateway-cors: true, x-apigateway-core: true, responses: {'200': {description: all pets}}}}}}";
/// let imported = import(document, &ImportOptions::default()).into_result()?;
/// let claimed = claim(&imported, &table);
/// assert_eq!(claimed.diagnostics[0].code(), "extension-key-unknown");
/// let claims = claimed.into_result()?;
/// assert_eq!((claims[0].key, claims[0].place), ("x-apigateway-cors", ExtensionPlace::Operation));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn claim(imported: &Imported, keys: &ExtensionKeys) -> Outcome<Vec<Claim>> {
    let mut claiming = Claiming::new(keys);
    claiming.about(&imported.api);
    let mut paths: HashSet<&PathKey> = HashSet::new();
    for (key, operation) in &imported.api.operations {
        if paths.insert(&key.path) {
            let subject = || Subject::Path(key.path.clone());
            claiming.look(ExtensionPlace::PathItem, &operation.path_item.extensions, subject, None);
        }
        claiming.operation(key, operation);
    }
    for (subject, part) in &imported.left_out {
        claiming.look(place_of(subject, &part.extensions), &part.extensions, || subject.clone(), None);
    }
    claiming.components(&imported.api);
    claiming.done(&imported.places)
}

/// The places of the keys of a path that was left out. A key right below `paths` is named after itself.
fn place_of(subject: &Subject, extensions: &Extensions) -> ExtensionPlace {
    match subject {
        Subject::Path(path) if extensions.contains_key(path.as_str()) => ExtensionPlace::Paths,
        _ => ExtensionPlace::PathItem,
    }
}

struct Claiming<'k> {
    keys: &'k ExtensionKeys,
    names: Names,
    claims: Vec<Claim>,
    diagnostics: Vec<Diagnostic>,
    /// What is reported: a part may have a fault in several of its objects.
    reported: HashSet<(Subject, String)>,
    /// How many findings each rule has.
    counted: [(&'static Rule, usize); 2],
}

/// Findings beyond this many are only counted: a hostile document can have millions.
const MOST: usize = 1000;

impl<'k> Claiming<'k> {
    fn new(keys: &'k ExtensionKeys) -> Self {
        Self {
            keys,
            names: Names::new(keys.keys.iter().map(|key| key.name.to_owned())),
            claims: Vec::new(),
            diagnostics: Vec::new(),
            reported: HashSet::new(),
            counted: [(rules::EXTENSION_KEY_UNKNOWN, 0), (rules::EXTENSION_KEY_MISPLACED, 0)],
        }
    }

    fn about(&mut self, api: &Api) {
        let about = &api.about;
        let subject = || Subject::Api;
        self.look(ExtensionPlace::Root, &about.extensions, subject, None);
        self.look(ExtensionPlace::Info, &about.info_extensions, subject, None);
        self.servers(&about.servers, subject);
        for (name, tag) in &about.tags {
            self.look(ExtensionPlace::Tag, &tag.extensions, subject, Some(name));
        }
        self.look(ExtensionPlace::Paths, &about.paths_extensions, subject, None);
        self.look(ExtensionPlace::Components, &about.components_extensions, subject, None);
    }

    fn servers(&mut self, servers: &[Server], subject: impl Fn() -> Subject) {
        for server in servers {
            self.look(ExtensionPlace::Server, &server.extensions, &subject, Some(&server.url));
        }
    }

    fn operation(&mut self, key: &OperationKey, operation: &Operation) {
        let subject = || Subject::Operation(key.clone());
        self.look(ExtensionPlace::Operation, &operation.extensions, subject, None);
        for (key, parameter) in &operation.parameters {
            if let Some(parameter) = parameter.item() {
                self.look(ExtensionPlace::Parameter, &parameter.extensions, subject, Some(&key.name));
            }
        }
        if let Some(body) = operation.request_body.as_ref().and_then(RefOr::item) {
            self.look(ExtensionPlace::RequestBody, &body.extensions, subject, None);
        }
        self.look(ExtensionPlace::Responses, &operation.responses.extensions, subject, None);
        for (status, response) in &operation.responses.statuses {
            if let Some(response) = response.item() {
                self.look(ExtensionPlace::Response, &response.extensions, subject, Some(status));
            }
        }
        self.servers(&operation.servers, subject);
    }

    fn components(&mut self, api: &Api) {
        macro_rules! look {
            ($($map:ident $kind:ident),+) => {$(
                for (name, item) in &api.components.$map {
                    let subject = || ComponentKey { kind: ComponentKind::$kind, name: name.clone() }.into();
                    if let Some(item) = item.item() {
                        self.look(ExtensionPlace::$kind, &item.extensions, subject, None);
                    }
                }
            )+};
        }
        look!(
            responses Response, parameters Parameter, request_bodies RequestBody, security_schemes SecurityScheme
        );
    }

    /// Looks at the `x-` keys of one object.
    fn look(
        &mut self,
        place: ExtensionPlace,
        extensions: &Extensions,
        subject: impl Fn() -> Subject,
        within: Option<&str>,
    ) {
        // One copy for all keys of the object, and none where there are none.
        let mut shared: Option<Arc<str>> = None;
        for (name, value) in extensions {
            let prefix = name.get(..self.keys.prefix.len());
            let is_other = || self.keys.get(name).is_some_and(|key| key.places.contains(&place));
            if !is_other() && !prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(self.keys.prefix)) {
                continue;
            }
            match self.keys.get(name) {
                Some(key) if key.places.contains(&place) => {
                    let within = within.map(|within| shared.get_or_insert_with(|| within.into()).clone());
                    let (subject, key, value) = (subject(), key.name, value.clone());
                    self.claims.push(Claim { subject, place, within, key, value });
                }
                Some(key) => {
                    self.report(rules::EXTENSION_KEY_MISPLACED, name, subject(), |_| {
                        let places: Vec<&str> = key.places.iter().map(|place| place.as_str()).collect();
                        [("place", place.as_str().to_owned()), ("places", places.join(", "))]
                    });
                }
                None => {
                    let prefix = self.keys.prefix.to_owned();
                    self.report(rules::EXTENSION_KEY_UNKNOWN, name, subject(), |names| {
                        [("prefix", prefix), ("nearest", names.nearest(name).unwrap_or_default())]
                    });
                }
            }
        }
    }

    fn report(
        &mut self,
        rule: &'static Rule,
        name: &str,
        subject: Subject,
        args: impl FnOnce(&Names) -> [(&'static str, String); 2],
    ) {
        let Some((_, count)) = self.counted.iter_mut().find(|(of, _)| *of == rule) else { return };
        if *count < MOST && !self.reported.insert((subject.clone(), quoted(name))) {
            return;
        }
        *count += 1;
        if *count > MOST {
            return;
        }
        let found = Diagnostic::new(rule).about(subject).arg("key", quoted(name));
        let found = args(&self.names).into_iter().fold(found, |found, (name, value)| found.arg(name, value));
        self.diagnostics.push(found);
    }

    fn done(mut self, places: &Places) -> Outcome<Vec<Claim>> {
        for (rule, count) in self.counted.into_iter().filter(|(_, count)| *count > MOST) {
            let rest = Diagnostic::new(FINDINGS_SUPPRESSED).arg("count", (count - MOST).to_string());
            self.diagnostics.push(rest.arg("code", rule.code));
        }
        places.locate(&mut self.diagnostics, []);
        sort(&mut self.diagnostics);
        Outcome::found(self.claims, self.diagnostics)
    }
}
