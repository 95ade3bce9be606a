//! Everything that can be done with a document, one stage after the other.

use std::io::Write;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use oasgate::aliyun::calls::{CallOptions, Inventory, call_plan};
use oasgate::aliyun::{
    Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, RecordOptions, import_http_api,
};
use oasgate::convert::Conversion;
use oasgate::page::{Page, PageOptions};
use oasgate::plan::{Class, TextOptions};
use oasgate::report::{self, Excerpts};
use oasgate::route::{ConflictOptions, RouteOptions, RouteSet};
use oasgate::source::Limits;
use oasgate::{
    Api, Diagnostic, Document, Existing, ImportOptions, Imported, Lang, Outcome, Plan, Strategy, Subject,
    aliyun, apply, aws, conflicts, extensions, huawei, import, mcp, openapi, plan, routes, tencent,
};
use serde::Serialize;

use super::families::Hostile;
use super::heap::{Cost, measured};

/// The stages and what they cost.
type Costs = Vec<(&'static str, Cost)>;

/// What was found out about a document.
pub struct Ran {
    pub costs: Costs,
    /// Keys and values of all documents, aliases followed. Of a text that cannot be read, as many as it has bytes.
    pub entries: usize,
    /// Bytes of all documents as JSON, aliases followed; no fewer than they have.
    pub expanded: usize,
    /// Findings, those included that are only counted.
    pub findings: usize,
    /// Findings of all stages that are shown, fields and effects of a plan, and calls.
    pub shown: usize,
}

/// What was shown since the document was taken up.
static SHOWN: AtomicUsize = AtomicUsize::new(0);

/// Runs each stage.
pub fn run(hostile: &Hostile) -> Ran {
    let mut costs = Costs::new();
    SHOWN.store(0, Ordering::Relaxed);
    let existing = hostile.existing.as_ref().and_then(|text| import(text.as_str(), &options(hostile)).value);
    let existing = existing.map(Existing::from).unwrap_or_default();
    let (text, options) = (hostile.document.clone(), options(hostile));
    let outcome = stage(&mut costs, "import", || (import(text, &options), 0));
    if let Some(imported) = &outcome.value {
        planned(&mut costs, imported, existing, &outcome.diagnostics);
        let shared = 12 * hostile.bytes();
        routed(&mut costs, imported, shared);
        converted(&mut costs, imported, shared);
        annotated(&mut costs, imported, shared);
    }
    requested(&mut costs, hostile);
    reported(&mut costs, ["text", "json", "sarif", "github"], &outcome.diagnostics);
    let found = &outcome.diagnostics;
    let parts: Vec<&Subject> = outcome.value.iter().flat_map(|imported| imported.left_out.keys()).collect();
    stage(&mut costs, "gitlab", || ((), written(&report::gitlab(found, "openapi.json", Lang::En))));
    stage(&mut costs, "junit", || ((), report::junit(parts, found, "openapi.json", Lang::En).len()));
    stage(&mut costs, "markdown", || {
        ((), report::markdown(found, "openapi.json", Lang::En, report::MARKDOWN_LIMIT).len())
    });
    stage(&mut costs, "excerpts", || {
        let excerpts = Excerpts::new("openapi.json", hostile.document.as_bytes());
        ((), excerpts.text(&outcome.diagnostics, Lang::En).len())
    });
    let suppressed = outcome.diagnostics.iter().filter(|found| found.code() == "findings-suppressed");
    let counts =
        suppressed.flat_map(|found| found.args().filter_map(|(_, value)| value.parse::<usize>().ok()));
    let (entries, expanded) = extent(hostile);
    Ran {
        costs,
        entries,
        expanded,
        findings: outcome.diagnostics.len() + counts.sum::<usize>(),
        shown: SHOWN.load(Ordering::Relaxed),
    }
}

/// Keys and values of all documents, and their bytes as JSON: both with aliases followed.
fn extent(hostile: &Hostile) -> (usize, usize) {
    let others = hostile.others.iter().map(|(_, text)| text);
    let texts = std::iter::once(&hostile.document).chain(others).chain(&hostile.existing);
    let of = |text: &String| {
        let document = Document::parse(text.as_str(), None, &Limits::default()).value;
        let value = document.and_then(|document| serde_json::to_value(document.value()).ok());
        value.map_or((text.len(), text.len()), |value| {
            (keys_and_values(&value), text.len().max(value.to_string().len()))
        })
    };
    texts.map(of).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

fn keys_and_values(value: &serde_json::Value) -> usize {
    let (mut count, mut rest) = (0, vec![value]);
    while let Some(value) = rest.pop() {
        count += 1 + value.as_object().map_or(0, serde_json::Map::len);
        rest.extend(value.as_object().into_iter().flat_map(serde_json::Map::values));
        rest.extend(value.as_array().into_iter().flatten());
    }
    count
}

fn options(hostile: &Hostile) -> ImportOptions {
    // Of small documents little, so that what is free of charge does not hide what is charged.
    let mut limits = Limits::default();
    limits.copies = (hostile.document.len() < 50_000).then_some(1_000);
    let options = ImportOptions::default().with_accept_3_1(true).with_limits(limits);
    hostile
        .others
        .iter()
        .fold(options, |options, (name, text)| options.with_document(name.as_str(), text.as_str()))
}

fn stage<T>(costs: &mut Costs, name: &'static str, work: impl FnOnce() -> (T, usize)) -> T {
    let (value, cost) = measured(work);
    costs.push((name, cost));
    value
}

fn planned(costs: &mut Costs, imported: &Imported, existing: Existing, found: &[Diagnostic]) {
    let plan = stage(costs, "plan", || (plan(imported, &existing, Strategy::SpecFirst), 0));
    let changed = plan.changes().iter().map(|change| change.fields.len() + change.effects.len());
    SHOWN.fetch_add(changed.sum(), Ordering::Relaxed);
    stage(costs, "plan-json", || ((), written(&plan.to_json())));
    stage(costs, "plan-text", || ((), plan.text(Lang::En).len()));
    let whole = TextOptions::default().with_classes(Class::ALL).with_full(true);
    stage(costs, "plan-text-full", || ((), plan.text_with(&whole).len()));
    stage(costs, "plan-markdown", || ((), plan.markdown(&whole, report::MARKDOWN_LIMIT).len()));
    reported(
        costs,
        ["plan-found-text", "plan-found-json", "plan-found-sarif", "plan-found-github"],
        plan.diagnostics(),
    );
    stage(costs, "dry-run", || {
        let info = aliyun::dry_run_info(Some(imported), Some(&plan), plan.diagnostics(), Lang::En);
        ((), written(&info))
    });
    let calls = stage(costs, "calls", || (called(&plan, &existing), 0));
    if let Some(calls) = &calls.value {
        SHOWN.fetch_add(calls.calls.len(), Ordering::Relaxed);
        stage(costs, "calls-json", || ((), written(calls)));
        stage(costs, "calls-text", || ((), calls.text(Lang::En).len()));
        stage(costs, "calls-mermaid", || ((), calls.mermaid(Lang::En).len()));
    }
    stage(costs, "page", || {
        let page = Page::new("openapi.json").with_plan(&plan, &existing).with_findings(found);
        let page = calls.value.iter().fold(page, Page::with_calls);
        ((), page.html(&PageOptions::default()).len())
    });
    stage(costs, "apply", || ((), written(&apply(&plan, existing))));
}

/// An import as the gateway is asked for it, with the records after it.
fn requested(costs: &mut Costs, hostile: &Hostile) {
    let request = serde_json::json!({ "name": "t", "specFileUrl": "https://example.com/openapi.json" });
    let request: ImportHttpApiRequest = serde_json::from_value(request).unwrap();
    let options = ImportHttpApiOptions::default().with_import(options(hostile));
    stage(costs, "import-http-api", || {
        let document = Some(hostile.document.clone().into());
        match import_http_api(&request, &Catalog::default(), document, &options) {
            Answer::Done(done) => {
                let response = done.response.to_json(&RecordOptions::default());
                ((), written(&response) + written(&done.result))
            }
            Answer::Fetch(_) => ((), 0),
        }
    });
}

fn called(plan: &Plan, existing: &Existing) -> Outcome<aliyun::calls::CallPlan> {
    static OPTIONS: LazyLock<CallOptions> = LazyLock::new(|| {
        serde_json::from_value(serde_json::json!({
            "gatewayId": "gw-1",
            "environmentId": "env-1",
            "services": {"orders": {"id": "svc-1"}},
            "domains": {"api.example.com": {"id": "d-1"}},
            "backend": {"scene": "SingleService", "services": [{"service": "orders", "protocol": "HTTP", "port": 80}]}
        }))
        .unwrap()
    });
    call_plan(plan, existing, &OPTIONS, &Inventory::default())
}

fn routed(costs: &mut Costs, imported: &Imported, shared: usize) {
    let api = &imported.api;
    let options = RouteOptions::default().with_shared_bytes(shared);
    let derived = stage(costs, "routes", || (routes(api, &options), 0));
    let routes = derived.value.unwrap_or_default();
    stage(costs, "routes-json", || ((), written(&routes)));
    stage(costs, "conflicts", || {
        let sets = [RouteSet::new(&api.about.name, &routes).with_operations(&api.operations)];
        let found = conflicts(&sets, &ConflictOptions::default());
        SHOWN.fetch_add(found.list.len(), Ordering::Relaxed);
        let infos = written(&aliyun::conflict_infos(&found, &sets, 0));
        ((), findings(&found.diagnostics(&sets)) + infos + found.mermaid(&sets, Lang::En).len())
    });
}

fn converted(costs: &mut Costs, imported: &Imported, shared: usize) {
    let options = huawei::WriteOptions::default().with_shared_bytes(shared);
    conversion(costs, "huawei", || huawei::convert(imported, &options));
    let options = tencent::WriteOptions::default().with_shared_bytes(shared);
    conversion(costs, "tencent", || tencent::convert(imported, &options));
    conversion(costs, "aliyun", || aliyun::convert(imported, &aliyun::PayloadOptions::default()));
    let options = mcp::Options::default().with_shared_bytes(shared);
    stage(costs, "mcp-plain", || {
        let outcome = mcp::tools(imported, &options);
        ((), written(&outcome.value) + findings(&outcome.diagnostics))
    });
    stage(costs, "mcp-higress", || {
        let outcome = mcp::higress(imported, &options);
        ((), written(&outcome.value) + findings(&outcome.diagnostics))
    });
    let outcome =
        stage(costs, "openapi", || (openapi::convert(imported, &openapi::WriteOptions::default()), 0));
    if let Some(document) = &outcome.value {
        stage(costs, "openapi-json", || ((), document.to_json().len()));
        stage(costs, "openapi-yaml", || ((), document.to_yaml().len()));
    }
}

/// Writes the keys of a gateway.
type Annotate = fn(&Api) -> Outcome<Api>;

/// Reads the keys of all gateways, and writes those of each.
fn annotated(costs: &mut Costs, imported: &Imported, shared: usize) {
    let read = stage(costs, "interpret", || (extensions::interpret(imported), 0));
    let Some(read) = read.value else { return };
    stage(costs, "interpreted-apply", || {
        let existing = Existing::default();
        let plan = plan(&read, &existing, Strategy::SpecOnly);
        ((), written(&plan.to_json()) + written(&apply(&plan, existing)))
    });
    stage(costs, "interpreted-routes", || {
        let derived = routes(&read.api, &RouteOptions::default().with_shared_bytes(shared));
        ((), written(&derived.value))
    });
    let gateways: [(_, Annotate); 4] = [
        ("keys-aliyun", aliyun::annotate),
        ("keys-aws", aws::annotate),
        ("keys-huawei", huawei::annotate),
        ("keys-tencent", tencent::annotate),
    ];
    for (name, annotate) in gateways {
        stage(costs, name, || {
            let Outcome { value, diagnostics, .. } = annotate(&read.api);
            let document =
                value.and_then(|api| openapi::write(&api, &openapi::WriteOptions::default()).value);
            ((), findings(&diagnostics) + document.map_or(0, |document| document.to_json().len()))
        });
    }
}

fn conversion<T: Serialize>(
    costs: &mut Costs,
    name: &'static str,
    convert: impl FnOnce() -> Outcome<Conversion<T>>,
) {
    stage(costs, name, || {
        let outcome = convert();
        let payloads = outcome.value.as_ref().map_or(0, |conversion| written(&conversion.payloads));
        ((), payloads + findings(&outcome.diagnostics))
    });
}

fn reported(costs: &mut Costs, names: [&'static str; 4], found: &[Diagnostic]) {
    let [text, json, sarif, github] = names;
    stage(costs, text, || ((), report::text(found, "openapi.json", Lang::En).len()));
    stage(costs, json, || ((), findings(found)));
    stage(costs, sarif, || ((), written(&report::sarif(found, "openapi.json", Lang::En))));
    stage(costs, github, || ((), report::github(found, "openapi.json", Lang::En).len()));
}

fn findings(found: &[Diagnostic]) -> usize {
    SHOWN.fetch_add(found.len(), Ordering::Relaxed);
    written(&report::json(found, Lang::En))
}

/// Bytes of the value as the command prints it.
fn written(value: &impl Serialize) -> usize {
    let mut count = Count::default();
    serde_json::to_writer_pretty(&mut count, value).unwrap();
    count.bytes
}

/// How many levels the command indents. What is nested deeper is on one line.
const LEVELS: usize = 18;

/// Takes everything and keeps its size, without the line breaks that the command leaves out.
#[derive(Default)]
struct Count {
    bytes: usize,
    /// How far the line that begins is indented.
    indent: Option<usize>,
}

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut rest = bytes;
        // Line breaks in texts are escaped.
        while let Some((first, behind)) = rest.split_first() {
            match (first, self.indent) {
                (b'\n', _) => self.indent = Some(0),
                (b' ', Some(indent)) => self.indent = Some(indent + 1),
                (_, Some(indent)) => {
                    self.bytes += if indent <= 2 * LEVELS { 1 + indent } else { 0 };
                    self.indent = None;
                    continue;
                }
                (_, None) => {
                    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                    self.bytes += end;
                    rest = rest.get(end..).unwrap_or_default();
                    continue;
                }
            }
            rest = behind;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
