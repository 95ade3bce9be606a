//! What a call takes, as one object.

use crate::gateway::mcp::profile::Profile;
use crate::gateway::mcp::request::Place;
use crate::gateway::mcp::schema::{Definitions, Members, Shape, Share, Way, describe, nullable};
use crate::gateway::mcp::tool::{Input, Tool};
use crate::source::Value;

/// The object. Where each call has all members, those that are optional may be null, and the request knows that.
pub(super) fn schema(definitions: &mut Definitions<'_>, tool: &mut Tool<'_>, profile: Profile) -> Value {
    let is_strict = profile == Profile::OpenaiStrict;
    let mut portion = definitions.share(Way::Input, &tool.subject());
    let (mut properties, mut required) = (Members::new(), Vec::new());
    for input in &tool.inputs {
        let shape = property(definitions, &mut portion, input, &tool.pointer(input), profile);
        let is_optional = is_strict && !input.argument.required;
        let key = input.argument.key.clone();
        if is_strict || input.argument.required {
            required.push(Shape::text(key.clone()));
        }
        properties.push((key.into(), if is_optional { nullable(shape) } else { shape }));
    }
    for input in &mut tool.inputs {
        input.argument.null_is_absent |= is_strict;
    }
    let mut root: Members =
        vec![("type".into(), Shape::word("object")), ("properties".into(), Shape::Object(properties))];
    if is_strict || !required.is_empty() {
        root.push(("required".into(), Shape::List(required)));
    }
    if profile != Profile::Gemini {
        root.push(("additionalProperties".into(), Shape::boolean(false)));
    }
    finish(definitions, portion, root)
}

/// The text of a schema, with what it refers to.
pub(super) fn finish(definitions: &mut Definitions<'_>, portion: Share, mut root: Members) -> Value {
    let defs = definitions.definitions(portion);
    if !defs.is_empty() {
        root.push(("$defs".into(), Shape::Object(defs)));
    }
    Value::from_json_text(definitions.text(&Shape::Object(root)))
}

fn property(
    definitions: &mut Definitions<'_>,
    portion: &mut Share,
    input: &Input,
    at: &str,
    profile: Profile,
) -> Shape {
    let at = if input.argument.place == Place::Field { at.to_owned() } else { [at, "/schema"].concat() };
    let schema = input.schema.as_ref();
    let shape = schema.map_or_else(Shape::anything, |schema| definitions.schema(portion, schema, &at));
    let description = input.description.as_deref().map(str::trim);
    let description = description.filter(|text| portion.take(text.len(), &at));
    let example = input.example.as_ref().filter(|_| profile != Profile::Gemini);
    let example = example.and_then(|example| definitions.data(portion, example));
    if description.is_none() && example.is_none() && !input.deprecated {
        return shape;
    }
    let is_narrow = matches!(profile, Profile::OpenaiStrict | Profile::Gemini);
    let mut members = match shape {
        Shape::Object(members) => members,
        Shape::Refer(number) if !is_narrow => vec![("$ref".into(), Shape::Pointer(number))],
        Shape::Raw(text) if text == "true" => Members::new(),
        other => vec![("anyOf".into(), Shape::List(vec![other]))],
    };
    if let Some(text) = description {
        put_first(&mut members, text);
    }
    if input.deprecated {
        put_first(&mut members, "Deprecated.");
    }
    if let Some(example) = example.filter(|_| !members.iter().any(|(name, _)| name == "examples")) {
        members.push(("examples".into(), Shape::List(vec![example])));
    }
    Shape::Object(members)
}

/// Puts a text before the description, unless that begins with it.
fn put_first(members: &mut Members, text: &str) {
    let known = members.iter_mut().find(|(name, _)| name == "description");
    if let Some((_, Shape::Text(known))) = known {
        if !known.starts_with(text) {
            *known = [text, " ", known].concat().into();
        }
    } else {
        describe(members, text);
    }
}
