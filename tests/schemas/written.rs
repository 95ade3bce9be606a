//! What is written is valid: what the library makes of every document among the fixtures, and what the command prints.

use std::path::{Path, PathBuf};
use std::process::Output;

use oasgate::aliyun::{Catalog, ImportHttpApiOptions, ImportHttpApiRequest, PayloadOptions};
use oasgate::baseline::Baseline;
use oasgate::convert::Conversion;
use oasgate::{
    Existing, ImportOptions, Imported, Lang, Strategy, aliyun, apply, huawei, import, mcp, plan, report,
    tencent,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{documents, faults, fixtures, json as read_json, part};
use crate::command::{run, stdout};

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("it is JSON")
}

/// Every document, imported, with what was found in it.
fn imported() -> impl Iterator<Item = (PathBuf, oasgate::Outcome<Imported>)> {
    let options = ImportOptions::default().with_accept_3_1(true);
    documents().into_iter().map(move |path| {
        let outcome = import(std::fs::read(&path).expect("fixtures can be read"), &options);
        (path, outcome)
    })
}

fn ledger<T>(conversion: oasgate::Outcome<Conversion<T>>) -> Option<Value> {
    conversion.value.map(|conversion| to_json(&conversion.ledger))
}

#[derive(Default)]
struct Judge {
    wrong: Vec<String>,
    judged: usize,
}

impl Judge {
    fn judge(&mut self, schema: &str, path: &Path, value: &Value) {
        let found =
            faults(schema, value).into_iter().map(|fault| format!("{} as {schema}{fault}", path.display()));
        self.wrong.extend(found);
        self.judged += 1;
    }

    fn judge_all<'v>(&mut self, schema: &str, path: &Path, values: impl IntoIterator<Item = &'v Value>) {
        for value in values {
            self.judge(schema, path, value);
        }
    }

    fn end(self, least: usize) {
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
        assert!(self.judged >= least, "only {} were judged", self.judged);
    }
}

#[test]
fn what_the_library_makes_is_valid() {
    let mut judge = Judge::default();
    for (path, outcome) in imported() {
        judge.judge("findings", &path, &report::json(&outcome.diagnostics, Lang::Zh));
        let Some(imported) = outcome.value else { continue };
        let plan = plan(&imported, &Existing::default(), Strategy::SpecFirst);
        let existing = apply(&plan, Existing::default());
        judge.judge("existing", &path, &to_json(&existing));
        let baseline = Baseline::default().renewed(&outcome.diagnostics, Some(&plan), Some("known"));
        judge.judge("baseline", &path, &baseline.to_json());
        let options = mcp::Options::default().with_request_meta(true);
        let tools = mcp::tools(&imported, &options).value.map(|tools| to_json(&tools));
        judge.judge_all("mcp-tools", &path, &tools);
        let config = mcp::higress(&imported, &options).value.map(|config| to_json(&config));
        judge.judge_all("mcp", &path, &config);
        let ledgers = [
            ledger(huawei::convert(&imported, &huawei::WriteOptions::default())),
            ledger(tencent::convert(&imported, &tencent::WriteOptions::default())),
            ledger(aliyun::convert(&imported, &PayloadOptions::default())),
        ];
        judge.judge_all("ledger", &path, ledgers.iter().flatten());
    }
    judge.end(1000);
}

#[test]
fn what_answers_an_import_is_valid() {
    let mut judge = Judge::default();
    let catalog = fixtures("gateway/aliyun").into_iter().find(|path| path.ends_with("catalog.json"));
    let catalog = read_json(&catalog.expect("it is there")).expect("it is JSON");
    let catalogs = [Catalog::default(), serde_json::from_value(catalog).expect("it is one")];
    let options = ImportHttpApiOptions::default();
    for (path, catalog) in
        documents().iter().flat_map(|path| catalogs.iter().map(move |catalog| (path, catalog)))
    {
        let url = Some("https://example.com/document".to_owned());
        let request = ImportHttpApiRequest { spec_file_url: url, ..ImportHttpApiRequest::default() };
        let bytes = std::fs::read(path).expect("fixtures can be read");
        let aliyun::Answer::Done(done) =
            aliyun::import_http_api(&request, catalog, Some(bytes.into()), &options)
        else {
            panic!("the document is there");
        };
        judge.judge("aliyun-import-response", path, &to_json(&done.response));
        let old = aliyun::RecordOptions::default().with_old_spelling(true);
        judge.judge("aliyun-import-response", path, &done.response.to_json(&old));
        judge.judge_all("aliyun-catalog", path, &done.result.as_ref().map(to_json));
    }
    judge.end(500);
}

#[test]
fn what_the_fixtures_expect_is_valid() {
    let mut judged = 0;
    for path in fixtures("gateway") {
        let file = path.to_str().expect("names are text");
        let (schema, record) = match file {
            _ if !file.ends_with(".payloads.json") => continue,
            _ if file.contains("/huawei/") => ("huawei-payloads", "ApiCreate"),
            _ if file.contains("/tencent/") => ("tencent-payloads", "CreateApiRequest"),
            _ => ("aliyun-payloads", "HttpApiRequest"),
        };
        let validator = part(schema, record);
        for body in read_json(&path).expect("it is JSON").as_array().expect("it is a list") {
            assert!(
                validator.is_valid(body),
                "{file}: {}",
                validator.iter_errors(body).next().expect("it has one")
            );
            judged += 1;
        }
    }
    assert!(judged > 100, "only {judged} bodies");
}

/// What the command prints as JSON; none when nothing could be done.
fn printed(output: &Output) -> Option<Value> {
    (output.status.code() != Some(2)).then(|| serde_json::from_str(&stdout(output)).expect("it prints JSON"))
}

fn oasgate(args: &[&str]) -> Option<Value> {
    printed(&run(Path::new(""), args, ""))
}

#[test]
fn what_the_command_prints_is_valid() {
    let mut judge = Judge::default();
    for path in documents() {
        let spec = path.to_str().expect("names are text");
        // A document that is refused has a plan, too.
        let plan = run(Path::new(""), &["plan", spec, "--format", "json"], "");
        judge.judge("plan", &path, &serde_json::from_str(&stdout(&plan)).expect("it prints JSON"));
        if spec.contains("/rules/") || spec.contains("/openapi31/") {
            continue;
        }
        for (schema, args) in [
            ("existing", &["apply", spec][..]),
            ("routes", &["routes", spec, "--format", "json"]),
            ("conflicts", &["conflicts", spec, "--format", "json"]),
            ("huawei-payloads", &["convert", spec, "--to", "huawei", "--format", "json"]),
            ("tencent-payloads", &["convert", spec, "--to", "tencent", "--format", "json"]),
            ("aliyun-payloads", &["convert", spec, "--to", "aliyun", "--format", "json"]),
        ] {
            judge.judge_all(schema, &path, &oasgate(args));
        }
    }
    judge.end(500);
}

#[test]
fn what_the_command_prints_about_two_files_is_valid() {
    let mut judge = Judge::default();
    let next = "fixtures/real/bookshop-v3-next.yaml";
    let to = ["--existing", "fixtures/real/bookshop-v3.yaml", "--format", "json", "--strategy"];
    for strategy in ["spec-only", "spec-first", "exist-first"] {
        let args =
            [&["plan", next, "--deny", "key-unknown", "--allow", "responses-missing"][..], &to, &[strategy]];
        let plan = oasgate(&args.concat()).expect("it prints a plan");
        judge.judge("plan", Path::new(next), &plan);
    }
    let orders = "fixtures/gateway/aliyun/calls/orders.yaml";
    let config = "fixtures/gateway/aliyun/calls/config.json";
    let calls = oasgate(&["aliyun", "calls", orders, "--config", config, "--format", "json"]);
    judge.judge("aliyun-calls", Path::new(orders), &calls.expect("it prints calls"));
    let both = oasgate(&[
        "conflicts",
        "fixtures/conflicts/shop.yaml",
        "fixtures/conflicts/pets.yaml",
        "--format",
        "json",
    ]);
    let both = both.expect("it prints conflicts");
    assert_ne!(both["conflicts"], json!([]));
    judge.judge("conflicts", Path::new("fixtures/conflicts"), &both);
    let web = "fixtures/gateway/huawei/web.yaml";
    let existing = "fixtures/gateway/huawei/existing.json";
    let answer = oasgate(&["convert", web, "--to", "huawei", "--existing", existing, "--format", "json"]);
    let answer = answer.expect("it prints payloads");
    assert!(answer["import"].is_object());
    judge.judge("huawei-payloads", Path::new(web), &answer);
    judge.end(6);
}
