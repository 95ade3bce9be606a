//! Documents put together from parts of hostile ones, by choices that somebody else makes: a fuzzer, or a counter.

use serde_json::Value;

use super::bounds;
use super::families::{self, Hostile};
use super::stages;

/// Chooses a number from 0 up to the one that is given.
pub type Choose<'c> = &'c mut dyn FnMut(usize) -> usize;

/// How large a part is, and how many are put together.
const SIZE: usize = 8_000;
const GRAFTS: usize = 6;

/// A document of a family, with parts of another one in some places of it.
pub fn hostile(choose: Choose<'_>) -> Hostile {
    let (mut one, other) = (family(choose), family(choose));
    let parts = serde_json::from_str::<Value>(&other.document);
    if let (Ok(mut document), Ok(parts)) = (serde_json::from_str(&one.document), parts) {
        for _ in 0..choose(GRAFTS) {
            graft(&mut document, &parts, choose);
        }
        one.document = document.to_string();
    } else {
        // YAML: the other one goes on where this one ends, in whole lines.
        let lines = choose(other.document.lines().count());
        let rest: Vec<&str> = other.document.lines().take(lines).collect();
        one.document = [one.document.as_str(), &rest.join("\n")].concat();
    }
    one.others.extend(other.others);
    one.existing = one.existing.or(other.existing).or_else(|| (choose(1) == 1).then_some(other.document));
    one
}

fn family(choose: Choose<'_>) -> Hostile {
    let all: Vec<_> = families::all().collect();
    let at = choose(all.len() - 1);
    all.into_iter().nth(at).map(|(_, build)| build(200 + choose(SIZE))).unwrap()
}

/// Puts a part of one value in the place of a part of another, beside it, or some times into it.
fn graft(document: &mut Value, parts: &Value, choose: Choose<'_>) {
    let part = below(parts, choose).clone();
    let key = match choose(3) {
        0 => "x-a".to_owned(),
        1 => "$ref".to_owned(),
        2 => "k".repeat(choose(2_000)),
        _ => "200".to_owned(),
    };
    let at = below_mut(document, choose);
    match (at, choose(2)) {
        (Value::Object(members), 0) => {
            members.insert(key, part);
        }
        (Value::Array(items), 0 | 1) if part.to_string().len() < 500 => {
            items.extend(std::iter::repeat_n(part, choose(40)));
        }
        (at, _) => *at = part,
    }
}

/// A value inside another, some levels down.
fn below<'v>(mut value: &'v Value, choose: Choose<'_>) -> &'v Value {
    for _ in 0..choose(9) {
        let count = value.as_object().map_or(0, serde_json::Map::len) + value.as_array().map_or(0, Vec::len);
        if count == 0 {
            break;
        }
        let at = choose(count - 1);
        value = match value {
            Value::Object(members) => members.values().nth(at).unwrap(),
            Value::Array(items) => items.get(at).unwrap(),
            other => other,
        };
    }
    value
}

fn below_mut<'v>(mut value: &'v mut Value, choose: Choose<'_>) -> &'v mut Value {
    for _ in 0..choose(9) {
        let count = value.as_object().map_or(0, serde_json::Map::len) + value.as_array().map_or(0, Vec::len);
        if count == 0 {
            break;
        }
        let at = choose(count - 1);
        value = match value {
            Value::Object(members) => members.values_mut().nth(at).unwrap(),
            Value::Array(items) => items.get_mut(at).unwrap(),
            other => other,
        };
    }
    value
}

/// Runs each stage. None panics, an import holds no more than its bound, and no stage writes more than its own.
pub fn judge(hostile: &Hostile) {
    let bytes = hostile.bytes();
    let ran = stages::run(hostile);
    for (stage, cost) in &ran.costs {
        let most = bounds::written(ran.expanded, ran.shown);
        let (written, shown) = (cost.written, ran.shown);
        assert!(
            written <= most,
            "{stage}: {written} bytes written, more than {most} for {bytes} and {shown} findings: {}",
            hostile.document
        );
        if *stage == "import" {
            let (held, most) = (cost.peak, bounds::held(bytes, ran.entries, ran.findings));
            assert!(
                held <= most,
                "import: {held} bytes held, more than {most} for {bytes}, {} entries and {} findings: {}",
                ran.entries,
                ran.findings,
                hostile.document
            );
        }
    }
}
