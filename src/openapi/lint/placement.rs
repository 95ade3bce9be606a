//! What has no meaning at its place: styles and flags in the wrong places, encodings of nothing.

use crate::model::{ParameterLocation, Style};
use crate::openapi::operation::media::Described;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    ENCODING_UNUSED, PARAMETER_CONTENT_SEVERAL, PARAMETER_FLAG_MISPLACED, PARAMETER_SCHEMA_AND_CONTENT,
    STYLE_MISPLACED,
};
use crate::openapi::syntax::begins_media_type;
use crate::source::Node;
use crate::tables::HashSet;

/// Checks what a parameter or header says against where it is.
pub(crate) fn check_described(
    report: &mut Report,
    fields: &mut Fields<'_>,
    place: ParameterLocation,
    described: &Described,
) {
    if described.style.is_some_and(|style| !may_stand(style, place)) {
        style_misplaced(report, fields, "style", place);
    }
    let flags =
        [("allowEmptyValue", described.allow_empty_value), ("allowReserved", described.allow_reserved)];
    if place != ParameterLocation::Query {
        fields.misplaced(&["allowEmptyValue", "allowReserved"]);
    }
    for (key, is_set) in flags {
        if is_set && place != ParameterLocation::Query {
            let args = [("key", key.to_owned()), ("place", place.as_str().to_owned())];
            report.at(PARAMETER_FLAG_MISPLACED, fields.raw(key).unwrap_or(fields.node()), args);
        }
    }
    let count = described.content.len();
    if count == 0 {
        return;
    }
    let at = fields.raw("content").unwrap_or(fields.node());
    if described.schema.is_some() {
        report.at(PARAMETER_SCHEMA_AND_CONTENT, at, []);
    }
    if count > 1 {
        report.at(PARAMETER_CONTENT_SEVERAL, at, [("count", count.to_string())]);
    }
}

/// Reports a style, or 2.0's `collectionFormat`, that its place does not know.
pub(crate) fn style_misplaced(
    report: &mut Report,
    fields: &mut Fields<'_>,
    key: &'static str,
    place: ParameterLocation,
) {
    let at = fields.raw(key).unwrap_or(fields.node());
    let style = at.scalar().map(shortened).unwrap_or_default();
    report.at(STYLE_MISPLACED, at, [("style", style), ("place", place.as_str().to_owned())]);
}

/// Checks that the encodings of a media type are for properties that it has; the first that is not is named.
pub(crate) fn check_encodings<'d>(
    report: &mut Report,
    name: &str,
    media_type: &mut Fields<'d>,
    encodings: Node<'d>,
) {
    let has_parts = ["multipart/", "application/x-www-form-urlencoded"];
    let unused = if has_parts.iter().any(|start| begins_media_type(name, start)) {
        let Some(properties) = media_type.raw("schema").and_then(plain_properties) else { return };
        let properties: HashSet<&str> = properties.entries().map(|(key, _)| key.text()).collect();
        encodings.entries().find(|(key, _)| !properties.contains(key.text()))
    } else {
        encodings.entries().next()
    };
    if let Some((key, _)) = unused {
        report.at(ENCODING_UNUSED, key.site(), [("name", shortened(key.text()))]);
    }
}

/// The properties of a schema that says all of them itself.
fn plain_properties(schema: Node<'_>) -> Option<Node<'_>> {
    let is_plain = |key: &str| !matches!(key, "$ref" | "allOf" | "anyOf" | "oneOf" | "additionalProperties");
    let properties = schema.get("properties")?;
    schema.entries().all(|(key, _)| is_plain(key.text())).then_some(properties)
}

/// OAS 3.0.3, Style Values.
fn may_stand(style: Style, place: ParameterLocation) -> bool {
    match place {
        ParameterLocation::Path => matches!(style, Style::Matrix | Style::Label | Style::Simple),
        ParameterLocation::Query => !matches!(style, Style::Matrix | Style::Label | Style::Simple),
        ParameterLocation::Header => style == Style::Simple,
        ParameterLocation::Cookie => style == Style::Form,
    }
}
