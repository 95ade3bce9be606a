//! Keywords of one schema object that contradict each other, or that nothing can meet. Looked at after the one pass
//! over its members, and only where one of them stands.

use crate::hash::fnv;
use crate::model::Dialect;
use crate::openapi::lint::values::check_values;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::{shortened, word};
use crate::openapi::rules::{
    SCHEMA_BOUND_INVALID, SCHEMA_BOUNDS_CONTRADICTORY, SCHEMA_COMPOSITION_EMPTY, SCHEMA_FORMAT_MISPLACED,
    SCHEMA_ITEMS_MISSING, SCHEMA_KEYWORD_IDLE, SCHEMA_KEYWORD_TYPE, SCHEMA_NULLABLE_UNTYPED,
    SCHEMA_PATTERN_INVALID, SCHEMA_READ_WRITE_ONLY, SCHEMA_REQUIRED_EMPTY, SCHEMA_REQUIRED_REPEATED,
    SCHEMA_REQUIRED_UNDEFINED,
};
use crate::openapi::schema::keywords::{Keyword, Seen, Type, bits};
use crate::source::{Kind, Node};
use crate::tables::HashSet;
use crate::text::pattern;

/// Keywords that say of a number, text, list or object how large it may be: from, to, and what they are called.
const BOUNDS: [(Keyword, Keyword, &str, &str); 4] = [
    (Keyword::Minimum, Keyword::Maximum, "minimum", "maximum"),
    (Keyword::MinLength, Keyword::MaxLength, "minLength", "maxLength"),
    (Keyword::MinItems, Keyword::MaxItems, "minItems", "maxItems"),
    (Keyword::MinProperties, Keyword::MaxProperties, "minProperties", "maxProperties"),
];

const OF_BOUNDS: u32 = bits(&[
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::MultipleOf,
    Keyword::MinLength,
    Keyword::MaxLength,
    Keyword::MinItems,
    Keyword::MaxItems,
    Keyword::MinProperties,
    Keyword::MaxProperties,
]);
const COMPOSED: u32 = bits(&[Keyword::AllOf, Keyword::OneOf, Keyword::AnyOf]);
const OF_VALUES: u32 = bits(&[Keyword::Enum, Keyword::Default, Keyword::Example]);
const OF_FLAGS: u32 = bits(&[Keyword::Nullable, Keyword::ReadOnly, Keyword::WriteOnly]);

/// What the keywords of a schema object say together.
pub(crate) fn check_together<'d>(
    report: &mut Report,
    node: Node<'d>,
    seen: &Seen<'d>,
    around: &str,
    dialect: Dialect,
) {
    if seen.of_type == Some(Type::Array) && !seen.has(Keyword::Items) && !seen.any(COMPOSED) && !seen.is_later
    {
        report.at(SCHEMA_ITEMS_MISSING, node.key_site(), []);
    }
    if seen.any(OF_BOUNDS) {
        check_bounds(report, seen);
    }
    if let Some(required) = seen.get(Keyword::Required) {
        check_required(report, required, seen, around);
    }
    if seen.any(OF_VALUES) {
        check_values(report, seen);
    }
    if let Some(text) = seen.get(Keyword::Pattern) {
        check_pattern(report, text);
    }
    if seen.any(OF_FLAGS) {
        check_flags(report, seen, dialect);
    }
    if seen.any(COMPOSED) {
        check_composed(report, seen);
    }
    if let Some(of_type) = seen.of_type {
        check_idle(report, seen, of_type);
    }
}

/// Reports a value of a keyword that is of another kind than it has to be.
pub(crate) fn keyword_type(report: &mut Report, keyword: &str, node: Node<'_>, expected: Kind) {
    let args = [
        ("keyword", keyword.to_owned()),
        ("found", word(node.kind()).to_owned()),
        ("expected", word(expected).to_owned()),
    ];
    report.at(SCHEMA_KEYWORD_TYPE, node, args);
}

fn check_bounds(report: &mut Report, seen: &Seen<'_>) {
    let steps = (Keyword::MultipleOf, Keyword::MultipleOf, "multipleOf", "multipleOf");
    for (lower, upper, from, to) in BOUNDS.into_iter().chain([steps]) {
        let (low, high) = (seen.get(lower), seen.get(upper));
        let mut is_usable = true;
        for (bound, keyword) in [(low, from), (high, to)] {
            let Some(bound) = bound.filter(|bound| !is_bound(lower, *bound)) else { continue };
            is_usable = false;
            report.at(SCHEMA_BOUND_INVALID, bound, [("bound", written(keyword, bound))]);
            if lower == upper {
                break;
            }
        }
        if let (Some(low), Some(high), true) = (low, high, is_usable && lower != upper)
            && is_empty(low, high, seen, lower)
        {
            let args = [("lower", written(from, low)), ("upper", written(to, high))];
            report.at(SCHEMA_BOUNDS_CONTRADICTORY, low, args);
        }
    }
}

fn check_required<'d>(report: &mut Report, required: Node<'d>, seen: &Seen<'d>, around: &str) {
    if required.items().next().is_none() {
        return report.at(SCHEMA_REQUIRED_EMPTY, required, []);
    }
    if let Some(item) = repeated(required) {
        let name = item.scalar().map(shortened).unwrap_or_default();
        report.at(SCHEMA_REQUIRED_REPEATED, item, [("name", name)]);
    }
    for item in required.items().filter(|item| !item.is_string()) {
        keyword_type(report, "required", item, Kind::String);
    }
    // Elsewhere it may be another schema that describes them.
    let elsewhere =
        seen.any(COMPOSED | bits(&[Keyword::AdditionalProperties, Keyword::Not])) || seen.is_later;
    let is_part = matches!(around, "allOf" | "anyOf" | "oneOf" | "not");
    let Some(properties) = seen.get(Keyword::Properties).filter(|_| !elsewhere && !is_part) else { return };
    if let Some(item) = unknown_name(required, properties) {
        let name = item.as_str().map(shortened).unwrap_or_default();
        report.at(SCHEMA_REQUIRED_UNDEFINED, item, [("name", name)]);
    }
}

fn check_pattern(report: &mut Report, node: Node<'_>) {
    let Some(text) = node.as_str() else { return };
    let Some(at) = pattern::fault(text) else { return };
    let part: String = text.chars().skip(at).take(20).collect();
    report.at(SCHEMA_PATTERN_INVALID, node, [("position", (at + 1).to_string()), ("part", part)]);
}

fn check_flags(report: &mut Report, seen: &Seen<'_>, dialect: Dialect) {
    if dialect == Dialect::Oas3
        && !seen.is_typed
        && seen.is_true(Keyword::Nullable)
        && let Some(nullable) = seen.get(Keyword::Nullable)
    {
        report.at(SCHEMA_NULLABLE_UNTYPED, nullable, []);
    }
    if seen.is_true(Keyword::ReadOnly)
        && seen.is_true(Keyword::WriteOnly)
        && let Some(write_only) = seen.get(Keyword::WriteOnly)
    {
        report.at(SCHEMA_READ_WRITE_ONLY, write_only, []);
    }
}

fn check_composed(report: &mut Report, seen: &Seen<'_>) {
    for (word, keyword) in [(Keyword::AllOf, "allOf"), (Keyword::OneOf, "oneOf"), (Keyword::AnyOf, "anyOf")] {
        let list = seen.get(word).filter(|list| list.is_array() && list.items().next().is_none());
        if let Some(list) = list {
            report.at(SCHEMA_COMPOSITION_EMPTY, list, [("keyword", keyword.to_owned())]);
        }
    }
}

/// Keywords that have no meaning for the type beside them; one of them is reported.
fn check_idle(report: &mut Report, seen: &Seen<'_>, of_type: Type) {
    let others = OF_TYPES.iter().filter(|(types, ..)| !types.contains(&of_type));
    let mut idle = others.filter_map(|(_, word, keyword)| Some((seen.get(*word)?, keyword)));
    if let Some((node, keyword)) = idle.next().filter(|_| of_type != Type::File) {
        let args = [("keyword", (*keyword).to_owned()), ("type", of_type.name().to_owned())];
        report.at(SCHEMA_KEYWORD_IDLE, node, args);
    }
    let is_text = matches!(of_type, Type::String | Type::File);
    if let Some(format) = seen.get(Keyword::Format).filter(|_| !is_text) {
        let text = format.as_str().unwrap_or_default();
        if OF_TEXT.contains(&text) {
            let args = [("format", text.to_owned()), ("type", of_type.name().to_owned())];
            report.at(SCHEMA_FORMAT_MISPLACED, format, args);
        }
    }
}

const NUMBERS: &[Type] = &[Type::Number, Type::Integer];
const TEXTS: &[Type] = &[Type::String, Type::File];

/// Keywords that are about values of some types only. Not `uniqueItems`, which generators write beside every type.
const OF_TYPES: &[(&[Type], Keyword, &str)] = &[
    (NUMBERS, Keyword::Minimum, "minimum"),
    (NUMBERS, Keyword::Maximum, "maximum"),
    (NUMBERS, Keyword::MultipleOf, "multipleOf"),
    (TEXTS, Keyword::MinLength, "minLength"),
    (TEXTS, Keyword::MaxLength, "maxLength"),
    (TEXTS, Keyword::Pattern, "pattern"),
    (&[Type::Array], Keyword::Items, "items"),
    (&[Type::Array], Keyword::MinItems, "minItems"),
    (&[Type::Array], Keyword::MaxItems, "maxItems"),
    (&[Type::Object], Keyword::Properties, "properties"),
    (&[Type::Object], Keyword::Required, "required"),
    (&[Type::Object], Keyword::AdditionalProperties, "additionalProperties"),
    (&[Type::Object], Keyword::MinProperties, "minProperties"),
    (&[Type::Object], Keyword::MaxProperties, "maxProperties"),
];

/// Formats of texts: OAS 3.0.3, Data Types, and JSON Schema Validation, section 7.3.
const OF_TEXT: &[&str] =
    &["byte", "binary", "date", "date-time", "password", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"];

/// A keyword with its value, as in YAML.
fn written(keyword: &str, value: Node<'_>) -> String {
    format!("{keyword}: {}", shortened(value.scalar().unwrap_or_default()))
}

/// The value of a number; YAML's hexadecimal and octal ones, too.
pub(crate) fn number(node: Node<'_>) -> Option<f64> {
    let text = node.scalar().filter(|_| node.kind() == Kind::Number)?;
    let radix = |digits: &str, radix| u64::from_str_radix(digits, radix).ok();
    #[allow(clippy::cast_precision_loss, reason = "only which of two is larger counts")]
    match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => radix(digits, 16).map(|value| value as f64),
        (_, Some(digits)) => radix(digits, 8).map(|value| value as f64),
        _ => text.parse().ok(),
    }
}

/// Whether a number can be the bound that it says to be.
fn is_bound(word: Keyword, node: Node<'_>) -> bool {
    let Some(value) = number(node) else { return true };
    match word {
        Keyword::Minimum => true,
        Keyword::MultipleOf => value > 0.0,
        // Beyond 2^53 every value is whole.
        _ => value >= 0.0 && value.fract() == 0.0,
    }
}

/// Whether no value lies between two bounds.
fn is_empty(low: Node<'_>, high: Node<'_>, seen: &Seen<'_>, lower: Keyword) -> bool {
    let (Some(from), Some(to)) = (number(low), number(high)) else { return false };
    // Rounding keeps the order, so what is larger as an f64 is larger. What is equal may not be.
    let is_exclusive = lower == Keyword::Minimum
        && (seen.is_true(Keyword::ExclusiveMinimum) || seen.is_true(Keyword::ExclusiveMaximum));
    from > to || is_exclusive && low.scalar() == high.scalar()
}

/// The first scalar of a list that occurs a second time.
pub(crate) fn repeated(list: Node<'_>) -> Option<Node<'_>> {
    // A glance at 256 bits tells most lists without a repetition from the others, and costs nothing.
    let (mut bits, mut perhaps) = ([0_u64; 4], false);
    for text in list.items().filter_map(Node::scalar) {
        let hash = fnv(text.bytes());
        let (slot, bit) = ((hash >> 8) as usize % 4, 1 << ((hash >> 16) % 64));
        if let Some(slot) = bits.get_mut(slot) {
            perhaps |= *slot & bit != 0;
            *slot |= bit;
        }
    }
    if !perhaps {
        return None;
    }
    let mut seen = HashSet::default();
    list.items().find(|item| item.scalar().is_some_and(|text| !seen.insert((item.kind(), text))))
}

/// The first name of a list that is none of an object's keys.
fn unknown_name<'d>(list: Node<'d>, object: Node<'d>) -> Option<Node<'d>> {
    /// Up to so many comparisons are cheaper than a table.
    const FEW: usize = 256;
    let names = || list.items().filter(|item| item.is_string());
    let keys = object.entries().count();
    if names().count().saturating_mul(keys) <= FEW {
        return names().find(|name| name.as_str().is_some_and(|name| object.get(name).is_none()));
    }
    let known: HashSet<&str> = object.entries().map(|(key, _)| key.text()).collect();
    names().find(|name| name.as_str().is_some_and(|name| !known.contains(name)))
}
