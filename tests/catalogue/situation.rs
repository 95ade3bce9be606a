//! What an example or a fixture is about: a document alone, a merge, a gateway's call, routes, or a plan of calls. Each
//! is carried out the same way, so an example and a fixture of a rule are true in the same sense.

use base64::Engine as _;
use oasgate::aliyun::{self, Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, LensOptions};
use oasgate::{
    ConflictOptions, Diagnostic, DuplicateOperationIds, Existing, ImportOptions, Map, Route, RouteSet,
    Severity, Strategy, Subject, apply, conflicts, import, plan, routes,
};
use serde_json::{Value, json};

use crate::gateway::calls::{Case, looked_at};

/// The parts of a situation; those that it does not have are none.
#[derive(Debug, Default)]
pub(crate) struct Situation {
    /// What is imported.
    pub(crate) document: Option<Vec<u8>>,
    /// Further documents, by name.
    pub(crate) documents: Map<String, Vec<u8>>,
    /// The API that is there, as a document.
    pub(crate) existing: Option<String>,
    /// JSON: what the operator attached to the parts of the existing API, by Subject.
    pub(crate) attached: Option<String>,
    pub(crate) strategy: Option<Strategy>,
    /// JSON: body of a gateway's call. The document is put into it.
    pub(crate) request: Option<String>,
    /// JSON: the records that the gateway has.
    pub(crate) catalog: Option<String>,
    /// JSON: how routes are derived; see `tests/route/options.rs`.
    pub(crate) options: Option<String>,
    /// JSON: what differs from the options of the tests' least plan of calls; see `tests/gateway/calls.rs`.
    pub(crate) config: Option<String>,
    /// JSON: what differs from an empty inventory.
    pub(crate) inventory: Option<String>,
    /// JSON: what differs from a request that the gateway takes. It is looked at alone.
    pub(crate) route: Option<String>,
}

/// What comes of a situation.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Warnings of a gateway's report.
    pub(crate) reported: Vec<String>,
}

/// Options under which a rule shows; most show under the default.
fn options(code: &str) -> ImportOptions {
    let mut options = ImportOptions::default();
    match code {
        "operation-quota" => options.operation_quota = Some(1),
        "operation-id-refused" => options.duplicate_operation_ids = DuplicateOperationIds::Refuse,
        "part-warned" => options.leave_out_warned = true,
        _ => {}
    }
    options
}

/// Limits so small that a short document exceeds them.
fn tighten(code: &str, options: &mut ImportOptions) {
    match code {
        "document-too-large" => options.limits.bytes = 32,
        "document-too-deep" => options.limits.depth = 2,
        "document-too-many-nodes" => options.limits.nodes = 8,
        "yaml-alias-expansion" => options.limits.alias_expansion = 80,
        _ => {}
    }
}

/// Whether a rule shows only in the records of a gateway.
fn is_of_gateway(code: &str) -> bool {
    let rule = oasgate::catalogue().find(|rule| rule.code == code).unwrap();
    rule.topic.en.starts_with("Alibaba Cloud")
}

impl Situation {
    /// Carries it out under the options that the rule asks for. `tight` lowers the limit that the rule is about.
    pub(crate) fn run(&self, code: &str, tight: bool) -> Found {
        match code.split('-').next() {
            Some("conflict") => return self.conflicts(code, tight),
            Some("route") => return self.routes(),
            Some("call") => return self.calls(),
            _ => {}
        }
        let mut options = options(code);
        if tight {
            tighten(code, &mut options);
        }
        options.documents = self.documents.clone();
        match (&self.existing, is_of_gateway(code)) {
            (Some(_), true) => self.write(code, tight),
            (Some(_), false) => self.merge(&options),
            (None, true) => self.call(code),
            (None, false) => {
                let document = self.document.clone().expect("there is a document");
                Found { diagnostics: import(document, &options).diagnostics, reported: Vec::new() }
            }
        }
    }

    /// The existing API, with what is attached to it.
    fn existing(&self) -> Existing {
        let document = self.existing.clone().expect("there is an existing API");
        let outcome = import(document, &ImportOptions::default());
        let mut faults = outcome.diagnostics.iter().filter(|found| found.severity() != Severity::Info);
        assert!(faults.next().is_none(), "the existing API is whole: {:?}", outcome.diagnostics);
        let imported = outcome.into_result().expect("the existing API imports");
        let created = plan(&imported, &Existing::default(), Strategy::SpecOnly);
        let mut existing = apply(&created, Existing::default());
        let attached = self.attached.as_deref().unwrap_or("{}");
        let attached: Map<Subject, serde_json::Value> = serde_json::from_str(attached).expect("it is a map");
        existing.attachments =
            attached.iter().map(|(subject, value)| (subject.clone(), value.clone().into())).collect();
        existing
    }

    /// What is found in the document and in its routes.
    fn routes(&self) -> Found {
        let options = crate::route::options::read(self.options.as_deref().unwrap_or("{}"));
        let outcome = import(self.document.clone().expect("there is a document"), &ImportOptions::default());
        let api = &outcome.value.as_ref().expect("the document imports").api;
        let mut diagnostics = outcome.diagnostics.clone();
        diagnostics.extend(routes(api, &options).diagnostics);
        Found { diagnostics, reported: Vec::new() }
    }

    /// The document is a list of routes.
    fn conflicts(&self, code: &str, tight: bool) -> Found {
        let mut options = ConflictOptions::default();
        match code {
            "conflict-unlisted" if tight => options.per_route = 1,
            "conflict-search-ended" if tight => (options.steps, options.steps_per_route) = (0, 1),
            _ => {}
        }
        let routes: Vec<Route> = serde_json::from_slice(self.document.as_deref().unwrap_or(b"[]"))
            .expect("it is a list of routes");
        let set = RouteSet { api: "", environment: "", routes: &routes };
        let found = conflicts(&[set], &options);
        Found { diagnostics: found.diagnostics(&[set]), reported: Vec::new() }
    }

    /// What is found in the plan of calls, or in the one request.
    fn calls(&self) -> Found {
        let read = |part: &Option<String>| -> Value {
            part.as_deref().map_or_else(|| json!({}), |text| serde_json::from_str(text).expect("it is JSON"))
        };
        if self.route.is_some() {
            return Found { diagnostics: looked_at(read(&self.route)), reported: Vec::new() };
        }
        let mut case = Case::least().with(read(&self.config), read(&self.inventory));
        if let Some(document) = &self.document {
            case.document = String::from_utf8(document.clone()).expect("the document is text");
        }
        case.existing.clone_from(&self.existing);
        case.strategy = self.strategy.unwrap_or(case.strategy);
        Found { diagnostics: case.plan().diagnostics, reported: Vec::new() }
    }

    fn merge(&self, options: &ImportOptions) -> Found {
        let outcome = import(self.document.clone().expect("there is a document"), options);
        let imported = outcome.value.expect("the document imports");
        let plan = plan(&imported, &self.existing(), self.strategy.unwrap_or_default());
        let found = outcome.diagnostics.iter().chain(plan.diagnostics());
        Found { diagnostics: found.cloned().collect(), reported: Vec::new() }
    }

    /// Writes the existing API into the records of the gateway.
    fn write(&self, code: &str, tight: bool) -> Found {
        let mut options = LensOptions::default();
        if tight && code == "contract-cut" {
            options.contract_bytes = 64;
        }
        Found { diagnostics: aliyun::write(&self.existing(), &options).diagnostics, reported: Vec::new() }
    }

    fn call(&self, code: &str) -> Found {
        let request = self.request.as_deref().unwrap_or("{}");
        let mut request: ImportHttpApiRequest = serde_json::from_str(request).expect("it is a request");
        if let Some(document) = &self.document {
            request.spec_content_base64 = Some(base64::engine::general_purpose::STANDARD.encode(document));
        }
        if code == "spec-content-too-large" {
            // The limit is the gateway's, so only size exceeds it: 10 MB are 14 MB of base64.
            request.spec_content_base64 =
                request.spec_content_base64.map(|text| text.repeat(14_000_000 / text.len()));
        }
        let catalog: Catalog =
            serde_json::from_str(self.catalog.as_deref().unwrap_or("{}")).expect("it is a catalog");
        match aliyun::import_http_api(&request, &catalog, None, &ImportHttpApiOptions::default()) {
            Answer::Fetch(_) => Found::default(),
            Answer::Done(done) => {
                let report =
                    done.response.data.and_then(|data| data.dry_run_info).expect("there is a report");
                Found { diagnostics: done.diagnostics, reported: report.warning_messages }
            }
        }
    }
}

impl Found {
    /// Whether the rule shows: as a finding, or as a line of the gateway's report.
    pub(crate) fn has(&self, code: &str) -> bool {
        self.diagnostics.iter().any(|found| found.code() == code) || self.reports(code)
    }

    /// Whether the gateway's report says it without a finding.
    pub(crate) fn reports(&self, code: &str) -> bool {
        let rule = oasgate::catalogue().find(|rule| rule.code == code).unwrap();
        self.reported.iter().any(|line| line.ends_with(rule.message.en))
    }
}
