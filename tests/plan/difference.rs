//! Differences: what they say leads from before to after, and costs no more than the values.

use oasgate::plan::{Difference, Part};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Few values, so that lists have much in common.
fn item() -> impl Strategy<Value = Value> {
    prop_oneof![(0..6).prop_map(|number| json!(number)), "[ab]{1,2}".prop_map(|text| json!({ "a": text }))]
}

fn list() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(item(), 0..30)
}

/// Texts of few words, with characters of one to four bytes.
fn text() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(vec!["one", "two ", " ", "\n", "三", "四", "é", "a_b", ",", "😀", "six\u{301}"]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

/// What is left of the parts on one side.
fn side<T: Copy>(parts: &[Part<T>], is_after: bool) -> Vec<T> {
    let part = |part: &Part<T>| match *part {
        Part::Same(part) => Some(part),
        Part::Removed(part) => (!is_after).then_some(part),
        Part::Added(part) => is_after.then_some(part),
    };
    parts.iter().filter_map(part).collect()
}

fn sorted(items: &[Value]) -> Vec<String> {
    let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
    texts.sort();
    texts
}

proptest! {
    #[test]
    fn a_set_without_what_goes_and_with_what_comes_is_the_set_after(before in list(), after in list()) {
        let (old, new) = (json!(before), json!(after));
        let Difference::Set { removed, added } = Difference::between("/enum", Some(&old), Some(&new)) else {
            panic!("an enum is a set")
        };
        let mut applied = before;
        for item in &removed {
            let at = applied.iter().position(|other| other == *item).expect("what goes was there");
            applied.remove(at);
        }
        prop_assert!(added.iter().all(|item| !removed.contains(item)));
        applied.extend(added.into_iter().cloned());
        prop_assert_eq!(sorted(&applied), sorted(&after));
    }

    #[test]
    fn a_list_has_both_sides(before in list(), after in list()) {
        let (old, new) = (json!(before), json!(after));
        let Difference::List(parts) = Difference::between("/default", Some(&old), Some(&new)) else {
            panic!("a short list is compared by items")
        };
        prop_assert_eq!(side(&parts, false), before.iter().collect::<Vec<_>>());
        prop_assert_eq!(side(&parts, true), after.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_text_has_both_sides(before in text(), after in text(), around in "[ a-c]{0,60}") {
        let [before, after] = [before, after].map(|text| format!("{around}{text}{around}"));
        let (old, new) = (json!(before), json!(after));
        match Difference::between("/description", Some(&old), Some(&new)) {
            Difference::Text(parts) => {
                prop_assert_eq!(side(&parts, false).concat(), before);
                prop_assert_eq!(side(&parts, true).concat(), after);
                prop_assert!(parts.iter().all(|part| !matches!(part, Part::Same("") | Part::Removed("") | Part::Added(""))));
            }
            other => prop_assert_eq!(other, Difference::Values { before: &old, after: &new }),
        }
    }
}

#[test]
fn values_of_a_megabyte_are_compared_in_little_time() {
    // Each is the worst for one step: all words alike, none alike, and two orders of the same ones.
    let words = |word: &dyn Fn(usize) -> String| json!((0..200_000).map(word).collect::<Vec<_>>().join(" "));
    let texts = [
        words(&|_| "aaaa".to_owned()),
        words(&|at| format!("a{at}")),
        words(&|at| format!("a{}", 200_000 - at)),
        words(&|at| format!("a{}", at % 7)),
        words(&|at| format!("a{}", at % 11)),
    ];
    let lists: Vec<Value> =
        texts.iter().map(|text| json!(text.as_str().unwrap().split(' ').collect::<Vec<_>>())).collect();
    for values in [&texts[..], &lists] {
        for (before, after) in values.iter().zip(values.iter().cycle().skip(1)) {
            for pointer in ["/description", "/enum"] {
                match Difference::between(pointer, Some(before), Some(after)) {
                    Difference::Text(parts) => assert!(parts.len() < 10_000),
                    Difference::List(parts) => panic!("{} parts", parts.len()),
                    Difference::Set { removed, added } => assert!(removed.len() + added.len() <= 400_000),
                    Difference::Length { .. } | Difference::Values { .. } => {}
                    other => panic!("{other:?}"),
                }
            }
        }
    }
}

#[test]
fn many_values_that_are_hard_to_compare_cost_little_each() {
    // A thousand words that both sides have, in orders that have hardly anything in common.
    let shuffled = |step: usize| -> Value {
        json!((0..997).map(|at| format!("w{}", at * step % 997)).collect::<Vec<_>>().join(" "))
    };
    let (before, after) = (shuffled(1), shuffled(389));
    for _ in 0..200 {
        let difference = Difference::between("/description", Some(&before), Some(&after));
        assert!(matches!(difference, Difference::Text(_) | Difference::Values { .. }));
    }
}
