//! Moving from one gateway to another: what a person reads who has to, and what holds for every pair.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use oasgate::convert::{Conversion, Ledger, Placement};
use oasgate::extensions::extract;
use oasgate::{
    Api, Diagnostic, ImportOptions, Imported, Outcome, Severity, Subject, aliyun, aws, huawei, import,
    tencent,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::ledger::Books;
use crate::command::{run, stdout};

/// A document that has the keys of a gateway.
struct Source {
    gateway: &'static str,
    document: &'static str,
    /// Texts of that gateway's own addresses and names, which mean nothing to another one.
    own: &'static [&'static str],
}

const AWS: &[&str] = &["execute-api", "amazonaws", "arn:", "stageVariables", "vpce-1"];

const SOURCES: [Source; 5] = [
    Source { gateway: "aws", document: "rest.yaml", own: AWS },
    Source { gateway: "aws", document: "http.yaml", own: AWS },
    Source {
        gateway: "huawei",
        document: "export.yaml",
        own: &["apig.example.com", "apig-auth", "$context"],
    },
    Source { gateway: "tencent", document: "export.yaml", own: &["vpc-1", "namespace-1", "cluster-1"] },
    Source { gateway: "aliyun", document: "traditional.yaml", own: &["acs:", "CaClientIp", "CaDomain"] },
];

const TARGETS: [&str; 3] = ["huawei", "tencent", "aliyun"];

fn folder(gateway: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway").join(gateway)
}

fn read(gateway: &str, name: &str) -> String {
    std::fs::read_to_string(folder(gateway).join(name)).unwrap()
}

impl Source {
    fn text(&self) -> String {
        read(self.gateway, self.document)
    }

    fn page(&self, target: &str) -> String {
        let name = self.document.split('.').next().unwrap();
        format!("{}-{name}-to-{target}", self.gateway)
    }

    /// The name of the payloads on file.
    fn golden(&self) -> String {
        let name = self.document.split('.').next().unwrap();
        format!("from-{}-{name}.payloads.json", self.gateway)
    }
}

/// The options that are on file for a gateway.
fn options<T: DeserializeOwned>(target: &str) -> T {
    serde_yaml::from_str(&read(target, "migration-config.yaml")).unwrap()
}

fn imported(text: String) -> Imported {
    let tables = [huawei::EXTENSIONS, aliyun::EXTENSIONS, tencent::EXTENSIONS, aws::EXTENSIONS];
    import(text, &ImportOptions::default().with_extension_keys(tables)).into_result().unwrap()
}

/// What becomes of a document on another gateway.
struct Moved {
    /// What the payloads are written from.
    api: Api,
    placed: &'static [Placement],
    payloads: Vec<(Subject, Value)>,
    ledger: Ledger,
    diagnostics: Vec<Diagnostic>,
}

impl Moved {
    fn new(text: String, target: &str) -> Self {
        let own = (target == "huawei").then_some(&huawei::EXTENSIONS);
        let read = extract(&imported(text), own);
        let from = read.value.unwrap();
        let mut moved = match target {
            "huawei" => {
                let options: huawei::WriteOptions = options(target);
                // What its own keys say is read first.
                let api = huawei::interpret(&from, &options).value.unwrap().imported.api;
                Self::of(&api, huawei::PLACED, huawei::convert(&from, &options))
            }
            "tencent" => Self::of(&from.api, tencent::PLACED, tencent::convert(&from, &options(target))),
            _ => Self::of(&from.api, aliyun::PLACED, aliyun::convert(&from, &options(target))),
        };
        moved.diagnostics.extend(read.diagnostics);
        moved
    }

    fn of<T: Serialize>(api: &Api, placed: &'static [Placement], outcome: Outcome<Conversion<T>>) -> Self {
        let conversion = outcome.value.unwrap();
        let json = |body| serde_json::to_value(body).unwrap();
        Self {
            api: api.clone(),
            placed,
            payloads: conversion.payloads.iter().map(|one| (one.subject.clone(), json(&one.body))).collect(),
            ledger: conversion.ledger,
            diagnostics: outcome.diagnostics,
        }
    }

    /// Everything that a caller gets, without places in the document.
    fn answer(&self) -> (String, String, BTreeSet<String>) {
        let found = self
            .diagnostics
            .iter()
            .map(|found| format!("{} {} {found}", found.code(), found.subject_text().unwrap_or_default()));
        let payloads: Vec<String> =
            self.payloads.iter().map(|(subject, body)| format!("{subject}: {body}")).collect();
        (payloads.join("\n"), serde_json::to_string(&self.ledger).unwrap(), found.collect())
    }

    /// The operations with an error.
    fn refused(&self) -> BTreeSet<String> {
        let errors = self.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
        errors.filter_map(Diagnostic::subject_text).collect()
    }
}

fn pairs() -> impl Iterator<Item = (&'static Source, &'static str)> {
    SOURCES.iter().flat_map(|source| TARGETS.map(|target| (source, target)))
}

#[test]
fn a_person_reads_what_becomes_of_each_operation() {
    for (source, target) in pairs() {
        let document = format!("../{}/{}", source.gateway, source.document);
        let output = run(
            &Path::new("fixtures/gateway").join(target),
            &["convert", &document, "--to", target, "--config", "migration-config.yaml"],
            "",
        );
        let found = String::from_utf8(output.stderr.clone()).unwrap();
        let code = output.status.code().unwrap();
        let page = format!("{found}{}-> {code}\n", stdout(&output));
        insta::assert_snapshot!(source.page(target), page);
    }
}

#[test]
fn payloads_are_those_on_file() {
    for (source, target) in pairs() {
        let moved = Moved::new(source.text(), target);
        let bodies: Vec<&Value> = moved.payloads.iter().map(|(_, body)| body).collect();
        let written = serde_json::to_string_pretty(&bodies).unwrap() + "\n";
        let golden = folder(target).join(source.golden());
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(&golden, &written).unwrap();
        }
        assert_eq!(written, std::fs::read_to_string(&golden).unwrap_or_default(), "{}", golden.display());
    }
}

#[test]
fn every_operation_has_a_payload_or_an_error() {
    for (source, target) in pairs() {
        let (page, moved) = (source.page(target), Moved::new(source.text(), target));
        let subjects: BTreeSet<String> =
            moved.payloads.iter().map(|(subject, _)| subject.to_string()).collect();
        let refused = moved.refused();
        let mut written = 0;
        for key in imported(source.text()).api.operations.keys() {
            let key = key.to_string();
            assert!(subjects.contains(&key) != refused.contains(&key), "{page}: {key}");
            written += usize::from(subjects.contains(&key));
        }
        assert!(written >= 3, "{page}: {written} payloads");
    }
}

#[test]
fn every_member_is_in_a_payload_or_in_the_ledger() {
    let (mut judged, mut wrong) = (0, Vec::new());
    for (source, target) in pairs() {
        let moved = Moved::new(source.text(), target);
        let payloads = moved.payloads.iter().cloned().collect();
        let (faults, leaves) = Books::new(moved.placed, &moved.ledger, payloads).judge(&moved.api);
        judged += leaves;
        // What becomes of the gateway's own keys has a test below.
        let is_key = |fault: &String| {
            source.gateway == target
                && ["/extensions/x-a", "/extensions/default-cors"].iter().any(|key| fault.contains(key))
        };
        wrong.extend(
            faults
                .into_iter()
                .filter(|fault| !is_key(fault))
                .map(|fault| format!("{}: {fault}", source.page(target))),
        );
    }
    assert!(wrong.is_empty(), "{} are nowhere:\n{}", wrong.len(), wrong.join("\n"));
    assert!(judged > 1000, "only {judged} leaves");
}

#[test]
fn no_payload_has_addresses_of_the_old_gateway() {
    for (source, target) in pairs().filter(|(source, target)| source.gateway != *target) {
        let moved = Moved::new(source.text(), target);
        for (subject, body) in &moved.payloads {
            let text = body.to_string();
            for own in source.own {
                assert!(!text.contains(own), "{} {subject}: {own} is in {text}", source.page(target));
            }
        }
    }
}

/// The places of all keys of gateways in a document.
fn keys(value: &Value, at: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                at.push(name.clone());
                if name.starts_with("x-a") || name == "default-cors" {
                    found.push(at.clone());
                }
                keys(member, at, found);
                at.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push(index.to_string());
                keys(item, at, found);
                at.pop();
            }
        }
        _ => {}
    }
}

/// The document without one member.
fn without(document: &Value, at: &[String]) -> Value {
    let mut document = document.clone();
    let (last, above) = at.split_last().unwrap();
    let mut place = &mut document;
    for token in above {
        place = match place {
            Value::Array(items) => &mut items[token.parse::<usize>().unwrap()],
            other => &mut other[token.as_str()],
        };
    }
    place.as_object_mut().unwrap().remove(last);
    document
}

/// Keys that say what holds without them, or of an operation that the gateway cannot have.
const SILENT: [&str; 7] = [
    "aliyun-traditional-to-aliyun: x-aliyun-apigateway-parameter-handling",
    "aliyun-traditional-to-huawei: x-aliyun-apigateway-parameter-handling",
    "aliyun-traditional-to-tencent: x-aliyun-apigateway-parameter-handling",
    "aws-http-to-aliyun: paths /{proxy+} x-amazon-apigateway-any-method x-amazon-apigateway-integration",
    "aws-http-to-aliyun: x-amazon-apigateway-importexport-version",
    "aws-http-to-huawei: x-amazon-apigateway-importexport-version",
    "aws-http-to-tencent: x-amazon-apigateway-importexport-version",
];

#[test]
fn every_key_counts_or_is_named() {
    let (mut silent, mut all) = (BTreeSet::new(), 0);
    for (source, target) in pairs() {
        let document: Value = serde_yaml::from_str(&source.text()).unwrap();
        let whole = Moved::new(document.to_string(), target).answer();
        let mut places = Vec::new();
        keys(&document, &mut Vec::new(), &mut places);
        all += places.len();
        for at in places {
            let answer = Moved::new(without(&document, &at).to_string(), target).answer();
            if answer == whole {
                silent.insert(format!("{}: {}", source.page(target), at.join(" ")));
            }
        }
    }
    assert!(all > 300, "only {all} keys");
    assert_eq!(silent.into_iter().collect::<Vec<_>>(), SILENT);
}
