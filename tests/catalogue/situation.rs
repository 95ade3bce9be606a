//! What an example or a fixture is about: a document alone, a merge, a gateway's call, routes, or a plan of calls. Each
//! is carried out the same way, so an example and a fixture of a rule are true in the same sense.

use std::sync::Arc;

use base64::Engine as _;
use oasgate::aliyun::{self, Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest};
use oasgate::baseline::{accept_ignored, read_baseline};
use oasgate::diagnostic::{Group, Rule};
use oasgate::extensions::{annotate, claim, extract, interpret};
use oasgate::model::operator::Operator;
use oasgate::model::{Imported, Map, Route};
use oasgate::openapi::{WriteOptions, write, write_existing};
use oasgate::route::RouteSet;
use oasgate::select::select;
use oasgate::stored::ExistingOptions;
use oasgate::{
    Diagnostic, Existing, Severity, Strategy, Subject, apply, aws, conflicts, huawei, import, mcp, plan,
    read_existing, routes, tencent,
};
use serde_json::{Value, json};

use super::options;
use crate::gateway::calls::{Case, looked_at};

/// The parts of a situation beside its documents and strategy, as an example heads them. In a fixture's folder a part is
/// the file `<name>.json` with `-` for the space; the existing API is `existing.yaml`.
pub(crate) const PARTS: [&str; 22] = [
    // What is accepted, as on the first day of 2026.
    "baseline",
    // The API that is there, as a document; all others are JSON.
    "existing",
    // What the operator attached to the parts of the existing API, by Subject.
    "attached",
    // What operators add to the operations of the document, and of the existing API, by Subject.
    "operator",
    "existing operator",
    // Body of a gateway's call. The document is put into it, unless it says itself where its document is.
    "request",
    // Members of the request whose text is repeated until it has so many characters.
    "repeated",
    // The records that the gateway has.
    "catalog",
    // What differs from the options of the tests' least plan of calls, and from an empty inventory; see
    // `tests/gateway/calls.rs`.
    "config",
    "inventory",
    // What differs from a request that the gateway takes. It is looked at alone.
    "route",
    // See `tests/catalogue/options.rs` and `tests/route/options.rs`.
    "import options",
    "record options",
    "route options",
    "conflict options",
    // What differs from the options of a conversion that gives a group and a backend.
    "convert options",
    // Options of an export.
    "write options",
    // What differs from options for tools that give a server.
    "mcp options",
    // The gateway, by the prefix of its keys, whose keys are written of what all others' say. It is text.
    "keys",
    // Which operations are selected, as JSON text.
    "select",
    // Whether the export goes on to the types of another crate. Needs the feature of that name.
    "typed",
    // Empty: a call that brings no document.
    "no document",
];

/// The least that is a document.
const LEAST: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: ''}\npaths: {}\n";

#[derive(Debug, Default, Clone)]
pub(crate) struct Situation {
    /// What is imported: a document, or for conflicts a list of routes.
    pub(crate) document: Option<Vec<u8>>,
    /// External documents, by name.
    pub(crate) documents: Map<String, Vec<u8>>,
    pub(crate) strategy: Option<Strategy>,
    /// The other parts, by their names in [`PARTS`].
    pub(crate) parts: Map<&'static str, String>,
}

/// What comes of a situation.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Warnings of a gateway's report.
    pub(crate) reported: Vec<String>,
}

/// What is done with the situations of a topic.
#[derive(Clone, Copy)]
enum Stage {
    /// A document is imported, and merged where an API exists.
    Import,
    /// The document is an existing API as it is stored.
    Stored,
    /// The gateways claim their keys in what was imported.
    Claims,
    Routes,
    Conflicts,
    /// The gateway's one call, or the records that the existing API is written into.
    Records,
    Calls,
    /// The calls that create an API from what was imported.
    Payloads,
    /// What was imported is converted into a gateway's payloads.
    Convert,
    /// The same, of the gateway with findings of its own.
    ConvertTencent,
    /// The keys of a gateway are read in what was imported.
    Keys,
    /// The keys of all gateways are read.
    AllKeys,
    /// What is accepted of what was imported no longer counts.
    Accepted,
    /// What was imported, or is stored, is written as an OpenAPI document.
    Export,
    /// Operations are selected of what was imported.
    Select,
    /// What was imported becomes tools.
    Mcp,
    /// The same, in the form of one gateway.
    McpHigress,
    /// The same, in the form in which a server lists them.
    McpPlain,
}

/// The first words of topics that are not about the import alone.
const STAGES: [(&str, Stage); 19] = [
    ("Accepted findings", Stage::Accepted),
    ("MCP tools for Higress", Stage::McpHigress),
    ("MCP tools: the plain form", Stage::McpPlain),
    ("MCP tools: schemas", Stage::McpPlain),
    ("MCP tools", Stage::Mcp),
    ("Tencent Cloud: conversion", Stage::ConvertTencent),
    ("Values of extension keys", Stage::AllKeys),
    ("AWS: keys of a document", Stage::AllKeys),
    ("Selecting operations", Stage::Select),
    ("OpenAPI out", Stage::Export),
    ("Huawei Cloud: keys of a document", Stage::Keys),
    ("Conversion into payloads", Stage::Convert),
    ("Extension keys", Stage::Claims),
    ("Stored API", Stage::Stored),
    ("Routes", Stage::Routes),
    ("Route conflicts", Stage::Conflicts),
    ("Alibaba Cloud: the call plan", Stage::Calls),
    ("Alibaba Cloud: payloads", Stage::Payloads),
    ("Alibaba Cloud: ", Stage::Records),
];

impl Situation {
    /// Carries it out as the topic of the rule asks for.
    pub(crate) fn run(&self, rule: &Rule) -> Found {
        let of_topic = STAGES.iter().find(|(words, _)| rule.topic.en.starts_with(words));
        let diagnostics = match of_topic.map_or(Stage::Import, |(_, stage)| *stage) {
            Stage::Stored => read_existing(self.document(), &ExistingOptions::default()).diagnostics,
            Stage::Claims => self.claims(),
            Stage::Routes => self.routes(),
            Stage::Conflicts => self.conflicts(),
            Stage::Calls => self.calls(),
            Stage::Convert if self.has("no document") => Vec::new(),
            Stage::Convert => self.convert(),
            Stage::ConvertTencent => self.convert_tencent(),
            Stage::Keys => self.keys(),
            Stage::Payloads => self.payloads(),
            Stage::AllKeys => self.all_keys(),
            Stage::Accepted => self.accepted(),
            Stage::Export => self.export(),
            Stage::Mcp => self.mcp(|imported, options| mcp::requests(imported, options).diagnostics),
            Stage::McpHigress => self.mcp(|imported, options| mcp::higress(imported, options).diagnostics),
            Stage::McpPlain => self.mcp(|imported, options| mcp::tools(imported, options).diagnostics),
            Stage::Select => {
                let imported = import(self.document(), &self.import_options()).value.expect("it imports");
                let wanted = serde_json::from_value(self.part("select")).expect("it is a selection");
                select(&imported.api, &wanted).diagnostics
            }
            Stage::Records if self.has("existing") => {
                let options = options::records(self.part("record options"));
                aliyun::write(&self.existing(), &options).diagnostics
            }
            Stage::Records => return self.call(),
            Stage::Import if self.has("existing") => self.merge(rule),
            Stage::Import => import(self.document(), &self.import_options()).diagnostics,
        };
        Found { diagnostics, reported: Vec::new() }
    }

    fn has(&self, part: &str) -> bool {
        self.parts.contains_key(part)
    }

    /// A part in JSON; an empty object where it is missing.
    fn part(&self, name: &str) -> Value {
        assert!(PARTS.contains(&name), "no part is called `{name}`");
        self.parts.get(name).map_or_else(
            || json!({}),
            |text| serde_json::from_str(text).unwrap_or_else(|error| panic!("`{name}`: {error}\n{text}")),
        )
    }

    fn document(&self) -> Vec<u8> {
        self.document.clone().unwrap_or_else(|| LEAST.into())
    }

    fn import_options(&self) -> oasgate::ImportOptions {
        let mut options = options::import(self.part("import options"));
        options.documents =
            self.documents.iter().map(|(name, text)| (name.clone(), text.clone().into())).collect();
        options
    }

    /// The existing API, with what is attached to it.
    fn existing(&self) -> Existing {
        let outcome = import(self.parts["existing"].clone(), &oasgate::ImportOptions::default());
        let mut faults = outcome.diagnostics.iter().filter(|found| found.severity() != Severity::Info);
        assert!(faults.next().is_none(), "the existing API is whole: {:?}", outcome.diagnostics);
        let mut imported = outcome.into_result().expect("the existing API imports");
        self.add_operators("existing operator", &mut imported);
        let created = plan(&imported, &Existing::default(), Strategy::SpecOnly);
        let mut existing = apply(&created, Existing::default());
        let attached: Map<Subject, Value> =
            serde_json::from_value(self.part("attached")).expect("it is a map");
        existing.attachments =
            attached.iter().map(|(subject, value)| (subject.clone(), value.clone().into())).collect();
        existing
    }

    /// Puts in what operators add to operations.
    fn add_operators(&self, part: &str, imported: &mut Imported) {
        let added: Map<Subject, Operator> = serde_json::from_value(self.part(part)).expect("it is a map");
        for (subject, operator) in added {
            let Subject::Operation(key) = &subject else { panic!("{subject} is not an operation") };
            let operations = &mut Arc::make_mut(&mut imported.api).operations;
            operations.get_mut(key).expect("there is such an operation").operator = operator;
        }
    }

    /// What is found in the document and in its plan. What callers notice of the plan counts for the rules of that group.
    fn merge(&self, rule: &Rule) -> Vec<Diagnostic> {
        let outcome = import(self.document(), &self.import_options());
        let mut imported = outcome.value.expect("the document imports");
        self.add_operators("operator", &mut imported);
        let plan = plan(&imported, &self.existing(), self.strategy.unwrap_or_default());
        let effects = plan.changes().iter().flat_map(|change| &change.effects);
        let noticed = effects.map(|effect| &effect.finding).filter(|_| rule.group == Some(Group::Change));
        outcome.diagnostics.iter().chain(plan.diagnostics()).chain(noticed).cloned().collect()
    }

    /// What is found in the document and of what is accepted there and in a baseline.
    fn accepted(&self) -> Vec<Diagnostic> {
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        let mut more = accept_ignored(imported, &mut diagnostics, None);
        if self.has("baseline") {
            let baseline = read_baseline(self.part("baseline").to_string(), "accepted.json");
            more.extend(baseline.diagnostics);
            let today = "2026-01-01".parse().ok();
            more.extend(baseline.value.unwrap_or_default().accept(&mut diagnostics, None, today));
        }
        diagnostics.retain(|found| !found.is_overruled());
        diagnostics.extend(more);
        diagnostics
    }

    /// What is found in the document, and by each gateway among its keys.
    fn claims(&self) -> Vec<Diagnostic> {
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        for keys in [aliyun::EXTENSIONS, huawei::EXTENSIONS, tencent::EXTENSIONS, aws::EXTENSIONS] {
            diagnostics.extend(claim(imported, &keys).diagnostics);
        }
        diagnostics
    }

    /// What is found in the document and in its routes.
    fn routes(&self) -> Vec<Diagnostic> {
        let options =
            crate::route::options::read(self.parts.get("route options").map_or("{}", String::as_str));
        let outcome = import(self.document(), &self.import_options());
        let api = &outcome.value.as_ref().expect("the document imports").api;
        let mut diagnostics = outcome.diagnostics.clone();
        diagnostics.extend(routes(api, &options).diagnostics);
        diagnostics
    }

    /// What is found in the document and on its way into payloads.
    fn convert(&self) -> Vec<Diagnostic> {
        let mut options = json!({"groupId": "g", "defaultBackend": {"address": "pets.example.com"}});
        for (name, value) in self.part("convert options").as_object().expect("options are an object") {
            options[name] = value.clone();
        }
        let options = serde_json::from_value(options).expect("they are options");
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        diagnostics.extend(huawei::convert(imported, &options).diagnostics);
        diagnostics
    }

    /// What is found in the document and on its way into calls.
    fn payloads(&self) -> Vec<Diagnostic> {
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let read = extract(imported, None).value.expect("there is always a value");
        let converted = aliyun::convert(&read, &aliyun::PayloadOptions::default());
        outcome.diagnostics.into_iter().chain(converted.diagnostics).collect()
    }

    fn convert_tencent(&self) -> Vec<Diagnostic> {
        let options = json!({"serviceId": "s", "defaultBackend": {"url": "http://pets.example.com"}});
        let options = serde_json::from_value(options).expect("they are options");
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        diagnostics.extend(tencent::convert(imported, &options).diagnostics);
        diagnostics
    }

    fn mcp(&self, write: impl Fn(&Imported, &mcp::Options) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut options = json!({"serverUrl": "https://pets.example.com"});
        let stated = self.part("mcp options");
        options.as_object_mut().expect("an object").extend(stated.as_object().expect("an object").clone());
        let options = serde_json::from_value(options).expect("they are options");
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        write(imported, &options)
    }

    /// What is found in the document and in the keys of a gateway.
    fn keys(&self) -> Vec<Diagnostic> {
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        diagnostics.extend(huawei::interpret(imported, &huawei::WriteOptions::default()).diagnostics);
        diagnostics
    }

    /// What is found in the document and in the keys of all gateways.
    fn all_keys(&self) -> Vec<Diagnostic> {
        let outcome = import(self.document(), &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        let prefix = self.parts.get("keys").map(|text| text.trim());
        let tables = [aliyun::EXTENSIONS, huawei::EXTENSIONS, tencent::EXTENSIONS, aws::EXTENSIONS];
        let own = tables.iter().find(|keys| Some(keys.prefix) == prefix);
        // What operators added beside the keys is what the keys of another gateway say.
        let outcome = if own.is_some() { interpret(imported) } else { extract(imported, own) };
        diagnostics.extend(outcome.diagnostics);
        if let Some((read, keys)) = outcome.value.zip(own) {
            diagnostics.extend(annotate(&read.api, keys).diagnostics);
        }
        diagnostics
    }

    /// What is found in the document and on its way out; a stored API goes out as it is.
    fn export(&self) -> Vec<Diagnostic> {
        let options = serde_json::from_value(self.part("write options")).expect("they are options");
        let document = self.document();
        if document.starts_with(b"{\"oasgate\"") {
            let existing: Existing = serde_json::from_slice(&document).expect("it is a stored API");
            if self.has("typed") {
                return typed(existing.api.as_ref().expect("there is one"), &options);
            }
            return write_existing(&existing, &options).diagnostics;
        }
        let outcome = import(document, &self.import_options());
        let imported = outcome.value.as_ref().expect("the document imports");
        let mut diagnostics = outcome.diagnostics.clone();
        diagnostics.extend(if self.has("typed") {
            typed(&imported.api, &options)
        } else {
            write(&imported.api, &options).diagnostics
        });
        diagnostics
    }

    /// The document is a list of routes.
    fn conflicts(&self) -> Vec<Diagnostic> {
        let options = options::conflicts(self.part("conflict options"));
        let routes: Vec<Route> = serde_json::from_slice(self.document.as_deref().unwrap_or(b"[]"))
            .expect("it is a list of routes");
        let set = RouteSet::new("", &routes);
        conflicts(&[set], &options).diagnostics(&[set])
    }

    /// What is found in the plan of calls, or in the one request.
    fn calls(&self) -> Vec<Diagnostic> {
        if self.has("route") {
            return looked_at(self.part("route"));
        }
        let mut case = Case::least().with(self.part("config"), self.part("inventory"));
        if let Some(document) = &self.document {
            case.document = String::from_utf8(document.clone()).expect("the document is text");
        }
        case.existing = self.parts.get("existing").cloned();
        case.strategy = self.strategy.unwrap_or(case.strategy);
        case.plan().diagnostics
    }

    fn call(&self) -> Found {
        let mut request = self.part("request");
        for (member, length) in self.part("repeated").as_object().expect("`repeated` is an object") {
            let text = request[member].as_str().expect("a text is repeated");
            let times = length.as_u64().expect("it is a number") as usize / text.len();
            request[member] = text.repeat(times).into();
        }
        let names_a_document =
            request.as_object().expect("it is a request").keys().any(|key| key.starts_with("spec"));
        if !names_a_document && !self.has("no document") {
            let content = base64::engine::general_purpose::STANDARD.encode(self.document());
            request["specContentBase64"] = content.into();
        }
        let request: ImportHttpApiRequest = serde_json::from_value(request).expect("it is a request");
        let catalog: Catalog = serde_json::from_value(self.part("catalog")).expect("it is a catalog");
        let mut options = ImportHttpApiOptions::default();
        options.import = self.import_options();
        // What a location leads to, where the example has it.
        let spec = self.document.clone().filter(|_| names_a_document).map(Into::into);
        match aliyun::import_http_api(&request, &catalog, spec, &options) {
            Answer::Fetch(_) => Found::default(),
            Answer::Done(done) => {
                let report =
                    done.response.data.and_then(|data| data.dry_run_info).expect("there is a report");
                Found { diagnostics: done.diagnostics, reported: report.warning_messages }
            }
        }
    }
}

#[cfg(feature = "openapiv3")]
fn typed(api: &oasgate::Api, options: &WriteOptions) -> Vec<Diagnostic> {
    oasgate::openapi::to_openapiv3(api, options).diagnostics
}

/// Without the feature there are no such findings: CI tests with all features.
#[cfg(not(feature = "openapiv3"))]
fn typed(api: &oasgate::Api, options: &WriteOptions) -> Vec<Diagnostic> {
    write(api, options).diagnostics
}

impl Found {
    /// Whether the rule shows: as a finding, or as a line of the gateway's report.
    pub(crate) fn has(&self, rule: &Rule) -> bool {
        self.of(rule).next().is_some() || self.reports(rule)
    }

    /// The findings of a rule.
    pub(crate) fn of(&self, rule: &Rule) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| found.code() == rule.code)
    }

    /// The lines of the gateway's report that say what the rule says.
    pub(crate) fn lines<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = &'a str> {
        self.reported.iter().map(String::as_str).filter(|line| line.ends_with(rule.message.en))
    }

    /// Whether the gateway's report says it.
    pub(crate) fn reports(&self, rule: &Rule) -> bool {
        self.lines(rule).next().is_some()
    }
}
