//! The values that a schema holds itself: `enum`, `default`, `example`, against the type and against each other.

use crate::openapi::lint::constraints::{number, repeated};
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::{shortened, word};
use crate::openapi::rules::{
    SCHEMA_DEFAULT_NOT_IN_ENUM, SCHEMA_ENUM_EMPTY, SCHEMA_ENUM_REPEATED, SCHEMA_EXAMPLE_MISMATCH,
    SCHEMA_EXAMPLE_NOT_IN_ENUM, SCHEMA_VALUE_MISMATCH,
};
use crate::openapi::schema::keywords::{Keyword, Seen, Type};
use crate::source::{Kind, Node};

/// The values that a schema holds.
pub(crate) fn check_values(report: &mut Report, seen: &Seen<'_>) {
    let list = seen.get(Keyword::Enum);
    // Generators write `default: null` for "no default".
    let default = seen.get(Keyword::Default).filter(|default| !default.is_null());
    let is_enum_fine = list.is_none_or(|list| is_enum_fine(report, list, seen));
    if let Some(default) = default.filter(|_| is_enum_fine)
        && !mismatched(report, "default", default, seen)
        && let Some((list, text)) = list.zip(default.scalar())
        && !list.items().any(|item| is_equal(item, default))
    {
        report.at(SCHEMA_DEFAULT_NOT_IN_ENUM, default, [("value", shortened(text))]);
    }
    if let Some(example) = seen.get(Keyword::Example) {
        match strange(example, seen) {
            Some(of_type) => report.at(SCHEMA_EXAMPLE_MISMATCH, example, found(example, of_type)),
            None => check_listed(report, example, list),
        }
    }
}

/// Reports an example that is not among the values of an `enum`. Lists as long as real ones are compared, so that many
/// examples of one schema stay linear; in a list of another kind of values it is the list that is wrong.
pub(crate) fn check_listed(report: &mut Report, example: Node<'_>, list: Option<Node<'_>>) {
    const COMPARED: usize = 100;
    let Some((list, text)) = list.zip(example.scalar()).filter(|_| !example.is_null()) else { return };
    let is_short = list.items().nth(COMPARED).is_none();
    let is_of_kind = list.items().take(COMPARED).any(|item| item.kind() == example.kind());
    if is_short && is_of_kind && !list.items().any(|item| is_equal(item, example)) {
        report.at(SCHEMA_EXAMPLE_NOT_IN_ENUM, example, [("value", shortened(text))]);
    }
}

/// Checks the list of an `enum`; answers whether a default can be looked up in it.
fn is_enum_fine<'d>(report: &mut Report, list: Node<'d>, seen: &Seen<'d>) -> bool {
    if list.items().next().is_none() {
        report.at(SCHEMA_ENUM_EMPTY, list, []);
        return false;
    }
    // The first value of another type speaks for the others.
    let mut items = list.items();
    let is_of_type = !items.any(|item| mismatched(report, "enum", item, seen));
    if let Some(item) = repeated(list) {
        let value = item.scalar().map(shortened).unwrap_or_default();
        report.at(SCHEMA_ENUM_REPEATED, item, [("value", value)]);
    }
    is_of_type
}

/// Whether a value is of another type than the schema says; reports it.
fn mismatched<'d>(report: &mut Report, keyword: &str, value: Node<'d>, seen: &Seen<'d>) -> bool {
    let Some(of_type) = strange(value, seen) else { return false };
    let [type_found, type_asked] = found(value, of_type);
    report.at(SCHEMA_VALUE_MISMATCH, value, [("keyword", keyword.to_owned()), type_found, type_asked]);
    true
}

/// The type that a schema says, if a value is not of it.
fn strange(value: Node<'_>, seen: &Seen<'_>) -> Option<Type> {
    let is_nullable = || seen.is_true(Keyword::Nullable) || seen.is_true(Keyword::XNullable);
    seen.of_type.filter(|of_type| !fits(value, *of_type, is_nullable))
}

/// Whether a value is of a type, or a null that may stand for one.
pub(crate) fn fits(value: Node<'_>, of_type: Type, is_nullable: impl Fn() -> bool) -> bool {
    match (of_type, value.kind()) {
        (Type::File, _)
        | (Type::String, Kind::String)
        | (Type::Number, Kind::Number)
        | (Type::Boolean, Kind::Bool)
        | (Type::Array, Kind::Array)
        | (Type::Object, Kind::Object) => true,
        (Type::Integer, Kind::Number) => {
            number(value).is_none_or(|value| value.fract() == 0.0 || value.is_infinite())
        }
        (_, Kind::Null) => is_nullable(),
        _ => false,
    }
}

/// The arguments of a finding about a value of another type.
pub(crate) fn found(value: Node<'_>, of_type: Type) -> [(&'static str, String); 2] {
    [("found", word(value.kind()).to_owned()), ("type", of_type.name().to_owned())]
}

/// Whether two scalars are one value, however a number is written.
fn is_equal(one: Node<'_>, other: Node<'_>) -> bool {
    one.kind() == other.kind()
        && (one.scalar() == other.scalar() || number(one).is_some_and(|value| number(other) == Some(value)))
}
