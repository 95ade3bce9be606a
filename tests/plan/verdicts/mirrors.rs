//! Each kind of change has its mirror: what the same difference is the other way round.

use std::collections::{BTreeMap, BTreeSet};

use oasgate::catalogue;
use oasgate::diagnostic::Group;

use super::Row;
use super::operations::{DOCUMENTS, MEMBERS, OPERATORS};
use super::schemas::ROWS;

/// Kinds of change that are one another's mirror. One that is its own mirror is there twice.
const MIRRORS: &[(&str, &str)] = &[
    ("operation-added", "operation-removed"),
    ("operation-moved", "operation-moved"),
    ("operation-id", "operation-id"),
    ("deprecated", "undeprecated"),
    ("parameter-added", "parameter-removed"),
    ("parameter-moved", "parameter-moved"),
    ("parameter-required", "parameter-optional"),
    ("default-added", "default-removed"),
    ("default", "default"),
    ("serialization", "serialization"),
    ("empty-value-allowed", "empty-value-refused"),
    ("body-added", "body-removed"),
    ("body-required", "body-optional"),
    ("media-type-added", "media-type-removed"),
    ("schema-added", "schema-removed"),
    ("status-added", "status-removed"),
    ("header-added", "header-removed"),
    ("header-required", "header-optional"),
    ("property-added", "property-removed"),
    ("required-property-added", "required-property-removed"),
    ("property-required", "property-optional"),
    ("read-only", "not-read-only"),
    ("write-only", "not-write-only"),
    ("other-properties-refused", "other-properties-allowed"),
    ("null-allowed", "null-refused"),
    ("enum-value-added", "enum-value-removed"),
    ("enum-added", "enum-removed"),
    ("type-widened", "type-narrowed"),
    ("type", "type"),
    ("upper-bound-added", "upper-bound-removed"),
    ("upper-bound-lowered", "upper-bound-raised"),
    ("lower-bound-added", "lower-bound-removed"),
    ("lower-bound-lowered", "lower-bound-raised"),
    ("constraint-added", "constraint-removed"),
    ("constraint", "constraint"),
    ("branch-added", "branch-removed"),
    ("part-added", "part-removed"),
    ("discriminator", "discriminator"),
    ("keyword", "keyword"),
    ("not-compared", "not-compared"),
    ("security-alternative-added", "security-alternative-removed"),
    ("security-scheme-added", "security-scheme-dropped"),
    ("security-required", "security-lifted"),
    ("api-key-moved", "api-key-moved"),
    ("security-scheme", "security-scheme"),
    ("security-endpoint", "security-endpoint"),
    ("server-added", "server-removed"),
    ("base-path", "base-path"),
    ("https-only", "http-allowed"),
    ("server-variable", "server-variable"),
    ("backend", "backend"),
    ("timeout", "timeout"),
    ("mock", "mock"),
    ("authentication-added", "authentication-removed"),
    ("authentication", "authentication"),
    ("rate-limit", "rate-limit"),
    ("operator", "operator"),
];

/// Kinds of change whose other way round is the mirror of another kind, and why they are kinds of their own.
const WITHOUT: &[(&str, &str, &str)] = &[
    ("deprecated-operation-removed", "operation-added", "that it was deprecated counts only when it goes"),
    ("required-parameter-added", "parameter-removed", "a parameter that goes does the same, required or not"),
    ("required-body-added", "body-removed", "a body that goes does the same, required or not"),
    ("required-header-removed", "header-added", "a header that comes does the same, required or not"),
    ("discriminator-name-removed", "discriminator", "a name that comes is not told from other edits"),
    ("route-taken", "operation-removed", "the requests go back to an operation that is not changed"),
];

/// Kinds of change that no row can show.
const NOT_IN_ROWS: &[(&str, &str)] =
    &[("not-compared", "the least document that is too large or too deep is not for a table")];

fn mirrors() -> BTreeMap<&'static str, &'static str> {
    let there = MIRRORS.iter().copied();
    let back = MIRRORS.iter().map(|(one, other)| (*other, *one));
    let others = WITHOUT.iter().map(|(one, other, _)| (*one, *other));
    there.chain(back).chain(others).collect()
}

fn kinds() -> BTreeSet<&'static str> {
    let changes = catalogue().filter(|rule| rule.group == Some(Group::Change));
    changes.map(|rule| rule.code.trim_start_matches("change-")).collect()
}

#[test]
fn each_kind_has_its_mirror_or_a_reason() {
    let mut seen = BTreeSet::new();
    for (one, other) in MIRRORS {
        assert!(seen.insert(one), "{one} is there twice");
        assert!(one == other || seen.insert(other), "{other} is there twice");
    }
    let paired: BTreeSet<_> = MIRRORS.iter().flat_map(|(one, other)| [*one, *other]).collect();
    for (one, other, reason) in WITHOUT {
        assert!(seen.insert(one) && !reason.is_empty(), "{one} has a mirror of its own");
        assert!(one == other || paired.contains(other), "{other} is the mirror of nothing");
    }
    assert_eq!(seen.into_iter().copied().collect::<BTreeSet<_>>(), kinds());
}

fn rows() -> impl Iterator<Item = &'static Row> {
    [ROWS, MEMBERS, DOCUMENTS, OPERATORS].into_iter().flatten()
}

/// What a row says there and back is what the mirrors say.
#[test]
fn the_rows_agree_with_the_mirrors() {
    let mirrors = mirrors();
    for row in rows() {
        let codes = |text: &'static str| -> BTreeSet<&'static str> {
            text.split(", ").map(|part| part.split(' ').next().unwrap_or_default()).collect()
        };
        let reflected = |codes: &BTreeSet<&'static str>| -> BTreeSet<&str> {
            codes
                .iter()
                .map(|code| *mirrors.get(code).unwrap_or_else(|| panic!("{}: {code}", row.what)))
                .collect()
        };
        let (there, back) = (codes(row.there), codes(row.back));
        let is_mirrored = reflected(&there) == back || reflected(&back) == there;
        assert!(is_mirrored, "{}: {there:?} and {back:?}", row.what);
    }
}

#[test]
fn each_kind_is_in_a_row() {
    let shown: BTreeSet<_> = rows().flat_map(Row::codes).collect();
    let hidden: BTreeSet<_> = NOT_IN_ROWS.iter().map(|(kind, _)| *kind).collect();
    assert!(shown.is_disjoint(&hidden), "a row shows what none can");
    assert_eq!(shown.union(&hidden).copied().collect::<BTreeSet<_>>(), kinds());
}
