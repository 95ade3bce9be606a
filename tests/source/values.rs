//! Values: equality, hash, serde.

use std::collections::HashSet;

use oasgate::Document;
use oasgate::source::{Format, Limits, Value};
use serde_json::json;

use super::value;

#[test]
fn equality_and_hash_are_those_of_json() {
    let groups: &[&[&str]] = &[
        &["null", "~", "[null]#"],
        &["true", "True"],
        &["1", "1.0", "10e-1", "0x1", "0o1", "+1", "1."],
        &["\"1\"", "'1'", "!!str 1", "\"\\u0031\""],
        &[
            "{\"a\":1,\"b\":[2]}",
            "b: [2.0]\na: 1",
            "{\"b\":[20e-1],\"a\":0,\"a\":1}",
            "x: &x {b: [2]}\n<<: *x\na: 1#",
        ],
        &["[]", "[ ]"],
        &["{}", "{ }"],
        &["[1,2]", "- 1\n- 2"],
        &["[2,1]"],
        &["[[1],2]"],
        &["{\"a\":1}"],
        &["{\"a\":2}"],
        &["{\"b\":1}"],
        &["{\"a\":{\"b\":1}}"],
    ];
    // A mark at the end takes a text out of its group: it only resembles it.
    let groups: Vec<Vec<Value>> = groups
        .iter()
        .map(|group| group.iter().filter(|text| !text.ends_with('#')).map(|text| value(text)).collect())
        .collect();
    for (at, group) in groups.iter().enumerate() {
        for (other_at, other) in groups.iter().enumerate() {
            for (a, b) in group.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                assert_eq!(a == b, at == other_at, "{a} {b}");
            }
        }
        let distinct: HashSet<&Value> = group.iter().collect();
        assert_eq!(distinct.len(), 1, "{group:?}");
    }
}

#[test]
fn large_objects_compare_in_any_order() {
    let member = |at: usize| format!("\"k{at}\":{at}");
    let forth: Vec<String> = (0..50_000).map(member).collect();
    let back: Vec<String> = (0..50_000).rev().map(member).collect();
    let (forth, back) =
        (value(&format!("{{{}}}", forth.join(","))), value(&format!("{{{}}}", back.join(","))));
    assert_eq!(forth, back);
    assert_eq!(HashSet::from([forth.clone(), back]).len(), 1);
    assert_ne!(forth, value("{\"k0\":0}"));
}

#[test]
fn values_read_back_equal() {
    for text in [
        "null",
        "[true,false,null,\"\",\"a\\nb\\u0000\\\"\",0,-1,1.5,1e300,-0.0,18446744073709551615,-9223372036854775808]",
        "{\"\":{},\"a/b\":[[],[[]]],\"中\":\"𝄞\"}",
        "a: {x: 0x1F, y: .5, z: 1., n: ~}\nb: &b [no, 017]\nc: *b\n",
    ] {
        let original = value(text);
        assert_eq!(value(&original.to_string()), original, "{text}");
        let json = serde_json::to_string(&original).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), original, "{text}");
        assert_eq!(Value::from(original.to_json()), original, "{text}");
        let yaml = serde_yaml::to_string(&original).unwrap();
        assert_eq!(serde_yaml::from_str::<Value>(&yaml).unwrap(), original, "{text}");
    }
}

#[test]
fn numbers_that_fit_no_64_bits_become_the_nearest_or_text() {
    let numbers =
        value("[1e400, 123456789012345678901, 0.1000000000000000055511151231257827, 100000000000000000000]");
    assert_eq!(numbers.to_json(), json!(["1e400", 123_456_789_012_345_678_901_f64, 0.1, 1e20]));
    assert_eq!(
        numbers.to_string(),
        "[1e400,123456789012345678901,0.1000000000000000055511151231257827,100000000000000000000]"
    );
}

#[test]
fn values_come_through_buffered_and_flattened_serde() {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(u8),
        Any(Value),
    }
    #[derive(serde::Deserialize, serde::Serialize, PartialEq, Debug)]
    struct Holder {
        name: String,
        #[serde(flatten)]
        rest: std::collections::BTreeMap<String, Value>,
    }
    let either: Vec<Either> = serde_json::from_str("[1, {\"b\": [1.0, {\"a\": null}]}]").unwrap();
    assert!(matches!(&either[0], Either::Number(1)));
    assert!(matches!(&either[1], Either::Any(any) if any.to_string() == "{\"b\":[1.0,{\"a\":null}]}"));

    let text = "{\"name\":\"n\",\"x-a\":{\"z\":1,\"a\":2},\"x-b\":[\"1\"]}";
    let holder: Holder = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&holder).unwrap(), text);
}

#[test]
fn numbers_in_arbitrary_precision_come_through() {
    // What serde_json returns when a crate of the build enables that feature.
    let number = json!({ "$serde_json::private::Number": "1.50" });
    assert_eq!(
        serde_json::from_value::<Value>(json!({ "a": [number] })).unwrap().to_string(),
        "{\"a\":[1.50]}"
    );
    let text = json!({ "$serde_json::private::Number": "1,\"x\":2" });
    assert!(serde_json::from_value::<Value>(text).is_err());
}

#[test]
fn deep_values_do_not_overflow() {
    let mut limits = Limits::default();
    limits.depth = usize::MAX;
    let text = ["[".repeat(1000), "]".repeat(1000)].concat();
    let deep = Document::parse(text.clone(), None, &limits).value.unwrap().value();
    assert_eq!(deep.to_string(), text);
    assert_eq!(deep, deep.clone());
    assert_eq!(HashSet::from([deep.clone(), deep.clone()]).len(), 1);
    let again = Document::parse(deep.to_string(), None, &limits).value.unwrap().value();
    assert_eq!(again, deep);
}

#[test]
fn accessors_answer_for_their_kind_only() {
    let object = value("{\"a\": \"x\", \"b\": true}");
    assert_eq!(object.get("a").unwrap().as_str(), Some("x"));
    assert_eq!(object.get("b").unwrap().as_bool(), Some(true));
    assert_eq!(object.get("c"), None);
    assert_eq!(object.as_str(), None);
    assert_eq!(object.get("a").unwrap().get("a"), None);
    assert_eq!(object.get("a").unwrap().as_bool(), None);
}

#[test]
fn each_byte_of_a_string_is_judged_wherever_it_is() {
    for offset in 0..20 {
        for byte in 0x01..0x80_u8 {
            let text = format!("[\"{}{}{}\"]", "x".repeat(offset), char::from(byte), "é".repeat(9));
            let is_read =
                Document::parse(text.as_str(), Some(Format::Json), &Limits::default()).value.is_some();
            assert_eq!(is_read, serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text:?}");
        }
    }
}
