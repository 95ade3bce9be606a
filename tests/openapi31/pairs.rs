//! Documents of OAS 3.1, each with the document of OAS 3.0 that is imported alike.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use oasgate::{Lang, Severity, import};

use super::accepting;

/// The pairs below `fixtures/openapi31`, by name.
fn pairs() -> BTreeMap<String, [String; 2]> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/openapi31");
    let mut pairs: BTreeMap<String, [String; 2]> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("a folder can be listed").path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (name, version) = name.strip_suffix(".yaml").unwrap().rsplit_once('.').unwrap();
        let text = std::fs::read_to_string(&path).expect("fixtures are text");
        pairs.entry(name.to_owned()).or_default()[usize::from(version == "30")] = text;
    }
    assert!(pairs.len() >= 30, "only {} pairs", pairs.len());
    pairs
}

#[test]
fn each_is_imported_like_its_twin() {
    let mut wrong = String::new();
    for (name, [later, older]) in pairs() {
        let [later, older] = [later, older].map(|text| import(text, &accepting()));
        let json = |outcome: &oasgate::Outcome<oasgate::Imported>| {
            outcome.value.as_ref().map(|imported| serde_json::to_value(&*imported.api).unwrap())
        };
        let (one, other) = (json(&later), json(&older));
        if one.is_none() || one != other {
            let shown = |json| serde_json::to_string_pretty(&json).unwrap();
            let (one, other) = (shown(one), shown(other));
            for (one, other) in one.lines().zip(other.lines()).filter(|(one, other)| one != other).take(12) {
                writeln!(wrong, "{name}: {one}   |   {other}").unwrap();
            }
            writeln!(wrong, "{name} differs: {:?}", super::codes(&later.diagnostics)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn each_says_what_became_of_it() {
    let mut out = String::new();
    for (name, [later, _]) in pairs() {
        let outcome = import(later, &accepting());
        writeln!(out, "{name}").unwrap();
        for found in outcome
            .diagnostics
            .iter()
            .filter(|found| found.code().starts_with("oas31") || found.severity() != Severity::Info)
        {
            let pointer = found.location().map(|at| at.pointer.to_string()).unwrap_or_default();
            writeln!(out, "  {} {pointer}\n    {}", found.code(), found.message(Lang::En)).unwrap();
        }
    }
    insta::assert_snapshot!(out);
}

/// The official schemas judge the documents of the pairs, so that these are what people may write.
#[test]
fn each_is_valid_by_the_official_schema() {
    let schema = |text: &str| {
        let schema: serde_json::Value = serde_json::from_str(text).unwrap();
        jsonschema::draft202012::new(&schema).expect("it is a schema")
    };
    let schemas = [include_str!("schema/oas-3.1.json"), include_str!("schema/oas-3.2.json")].map(schema);
    for (name, [later, _]) in pairs() {
        let document = oasgate::Document::parse(later.as_str(), None, &accepting().limits)
            .value
            .unwrap()
            .value()
            .to_json();
        let is_32 = document["openapi"].as_str().unwrap().starts_with("3.2");
        let faults: Vec<String> =
            schemas[usize::from(is_32)].iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
    }
}
