//! What is read: a schema takes what the reader takes without a finding, and nothing else.

use oasgate::aliyun::calls::{CallOptions, Inventory};
use oasgate::aliyun::{Catalog, CatalogApi, ImportHttpApiOptions, ImportHttpApiRequest, PayloadOptions};
use oasgate::baseline::read_baseline;
use oasgate::stored::ExistingOptions;
use oasgate::{aliyun, huawei, mcp, openapi, read_existing, tencent};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{faults, fixtures, json};

/// A kind of file: the name of its schema, where its fixtures are, and whether its reader takes one without a finding.
type Kind = (&'static str, fn(&str) -> bool, fn(&Value) -> bool);

const KINDS: &[Kind] = &[
    (
        "existing",
        |file| file == "command/inputs/existing.json",
        |value| {
            let options = ExistingOptions::default().with_own_members(["gateway"]);
            let is_read = read_existing(value.to_string(), &options).diagnostics.is_empty();
            // What the gateway has is for `aliyun calls`.
            is_read && value.get("gateway").is_none_or(reads::<Inventory>)
        },
    ),
    ("baseline", |_| false, |value| read_baseline(value.to_string(), "b").diagnostics.is_empty()),
    ("openapi3-config", |_| false, reads::<openapi::WriteOptions>),
    ("huawei-config", |file| is_config(file, "huawei"), reads::<huawei::WriteOptions>),
    ("tencent-config", |file| is_config(file, "tencent"), reads::<tencent::WriteOptions>),
    ("aliyun-config", |file| is_config(file, "aliyun"), reads::<PayloadOptions>),
    ("aliyun-calls-config", |file| file.ends_with("/config.json"), reads::<CallOptions>),
    ("mcp-config", |_| false, reads::<mcp::Options>),
    ("aliyun-catalog", is_catalog, |value| {
        let is_one =
            value.get("apis").is_none() && value.get("info").is_some() && value.get("operations").is_some();
        if is_one {
            reads::<CatalogApi>(value)
        } else {
            serde_json::from_value::<Catalog>(value.clone()).is_ok()
        }
    }),
    (
        "aliyun-import-request",
        |file| file.ends_with("request.json"),
        |value| {
            let Ok(request) = serde_json::from_value::<ImportHttpApiRequest>(value.clone()) else {
                return false;
            };
            let answer = aliyun::import_http_api(
                &request,
                &Catalog::default(),
                Some("{}".into()),
                &ImportHttpApiOptions::default(),
            );
            let aliyun::Answer::Done(done) = answer else { return false };
            let is_unknown = |found: &oasgate::Diagnostic| found.code().starts_with("request-member-");
            !done.diagnostics.iter().any(is_unknown)
        },
    ),
];

fn is_config(file: &str, gateway: &str) -> bool {
    file.starts_with(&format!("gateway/{gateway}/")) && file.contains("-config.")
}

fn is_catalog(file: &str) -> bool {
    file.ends_with("catalog.json") || file.ends_with("records.json") || file.ends_with("record.json")
}

/// Whether serde reads a value, and every object as one: it takes lists for structs.
fn reads<T: DeserializeOwned + Serialize>(value: &Value) -> bool {
    let read = serde_json::from_value::<T>(value.clone());
    read.is_ok_and(|read| has_kinds(value, &serde_json::to_value(read).expect("it is JSON")))
}

fn has_kinds(given: &Value, read: &Value) -> bool {
    match (given, read) {
        (Value::Array(_), Value::Object(_)) => false,
        (Value::Array(given), Value::Array(read)) => given.iter().zip(read).all(|(a, b)| has_kinds(a, b)),
        (Value::Object(given), Value::Object(read)) => {
            given.iter().all(|(name, a)| read.get(name).is_none_or(|b| has_kinds(a, b)))
        }
        _ => true,
    }
}

/// The fixtures of a kind, and a value that has what the fixtures lack.
fn samples(kind: &Kind) -> Vec<(String, Value)> {
    let (name, is_of_kind, _) = *kind;
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/");
    let files = fixtures("").into_iter().filter_map(|path| {
        let file = path.to_str()?.strip_prefix(root)?.to_owned();
        is_of_kind(&file).then(|| json(&path).map(|value| (file, value)))?
    });
    let more = include_str!("samples.json");
    let mut more: Value = serde_json::from_str(more).expect("it is JSON");
    let more = more.get_mut(name).map(|value| (format!("samples.json#/{name}"), value.take()));
    let samples: Vec<_> = files.chain(more).collect();
    assert!(!samples.is_empty(), "nothing is read as {name}");
    samples
}

#[test]
fn what_the_readers_take_is_valid() {
    for kind in KINDS {
        let (name, _, reader) = kind;
        for (file, value) in samples(kind) {
            assert!(reader(&value), "{file} is refused as {name}");
            assert_eq!(faults(name, &value), [""; 0], "{file} as {name}");
        }
    }
}

#[test]
fn the_defaults_are_valid() {
    fn default<T: Default + Serialize>() -> Value {
        serde_json::to_value(T::default()).expect("it is JSON")
    }
    for (name, value) in [
        ("existing", default::<oasgate::Existing>()),
        ("baseline", oasgate::baseline::Baseline::default().to_json()),
        ("openapi3-config", default::<openapi::WriteOptions>()),
        ("huawei-config", default::<huawei::WriteOptions>()),
        ("tencent-config", default::<tencent::WriteOptions>()),
        ("aliyun-config", default::<PayloadOptions>()),
        ("aliyun-calls-config", default::<CallOptions>()),
        ("mcp-config", default::<mcp::Options>()),
        ("aliyun-catalog", default::<Catalog>()),
        ("aliyun-catalog", default::<CatalogApi>()),
        ("aliyun-import-request", default::<ImportHttpApiRequest>()),
    ] {
        assert_eq!(faults(name, &value), [""; 0], "{name}: {value}");
    }
}

/// Each sample with each of its values replaced by each of these, with each of its members missing, and with a member more in
/// each of its objects: the schema and the reader agree on it.
#[test]
fn schemas_and_readers_refuse_the_same() {
    let others = [
        json!(null),
        json!(true),
        json!(-7),
        json!(70_000),
        json!(1.5),
        json!("zz"),
        json!(["zz"]),
        json!({"zz": 1}),
    ];
    let (mut wrong, mut refused, mut taken) = (Vec::new(), 0, 0);
    for kind in KINDS {
        let (name, _, reader) = kind;
        for (file, value) in samples(kind) {
            for (what, changed) in changes(&value, &others) {
                let (is_read, is_valid) = (reader(&changed), super::VALIDATORS[name].is_valid(&changed));
                *(if is_read { &mut taken } else { &mut refused }) += 1;
                if is_read != is_valid {
                    let who = if is_read { "the reader" } else { "the schema" };
                    wrong.push(format!("{file} as {name}: only {who} takes {what}"));
                }
            }
        }
    }
    assert!(refused > 1000 && taken > 1000, "{refused} refused, {taken} taken");
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), refused + taken, wrong.join("\n"));
}

fn changes(value: &Value, others: &[Value]) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for pointer in pointers(value, "") {
        let mut with = |what: String, change: &dyn Fn(&mut Value)| {
            let mut changed = value.clone();
            change(changed.pointer_mut(&pointer).expect("it was found"));
            all.push((format!("{pointer} {what}"), changed));
        };
        for other in others.iter().filter(|_| !pointer.is_empty()) {
            with(format!("= {other}"), &|place| *place = other.clone());
        }
        let members =
            value.pointer(&pointer).and_then(Value::as_object).map(|members| members.keys().cloned());
        if let Some(members) = members {
            with("+ zz".to_owned(), &|place| place["zz"] = json!(1));
            with("+ zz: null".to_owned(), &|place| place["zz"] = json!(null));
            for member in members {
                with(format!("- {member}"), &|place| {
                    place.as_object_mut().expect("it is an object").remove(&member);
                });
            }
        }
    }
    all
}

/// Every value in a value. Of a list the first three.
fn pointers(value: &Value, pointer: &str) -> Vec<String> {
    let mut all = vec![pointer.to_owned()];
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                all.extend(pointers(member, &format!("{pointer}/{name}")));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate().take(3) {
                all.extend(pointers(item, &format!("{pointer}/{at}")));
            }
        }
        _ => {}
    }
    all
}
