//! What some models take is less than JSON Schema: schemas are narrowed to it, and each loss is reported.

use super::lower::{Full, Lowering};
use super::merge::Merged;
use super::rules::{MCP_GEMINI_NARROWED, MCP_OPENAI_STRICT_NARROWED, MCP_SCHEMA_DEEP};
use super::shape::{Members, Name, Shape};
use crate::diagnostic::Rule;
pub(in crate::gateway::mcp) use crate::gateway::mcp::profile::Profile;

/// Most schemas of which each is made of the next.
const EXPANSIONS: usize = 32;

/// The keywords of the subset of OpenAPI that Gemini takes.
const GEMINI: &[&str] = &[
    "type",
    "format",
    "title",
    "description",
    "nullable",
    "enum",
    "default",
    "pattern",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "items",
    "minItems",
    "maxItems",
    "properties",
    "required",
    "minProperties",
    "maxProperties",
    "anyOf",
];

/// Keywords that constrain nothing.
const SILENT: &[&str] = &["examples", "deprecated"];

/// Narrows the schemas that a lowering makes.
pub(super) struct Narrowing<'n, 'l, 'a> {
    lowering: &'n mut Lowering<'l, 'a>,
    profile: Profile,
    expansions: usize,
}

impl<'n, 'l, 'a> Narrowing<'n, 'l, 'a> {
    pub(super) fn new(lowering: &'n mut Lowering<'l, 'a>, profile: Profile) -> Self {
        Self { lowering, profile, expansions: 0 }
    }

    /// The schema as the profile has it.
    pub(super) fn schema(mut self, shape: Shape) -> Result<Shape, Full> {
        if !matches!(self.profile, Profile::OpenaiStrict | Profile::Gemini) {
            return Ok(shape);
        }
        let narrow = self.narrow(shape)?;
        self.lowering.refer_to(&narrow);
        Ok(narrow)
    }

    fn rule(&self) -> &'static Rule {
        if self.profile == Profile::Gemini { MCP_GEMINI_NARROWED } else { MCP_OPENAI_STRICT_NARROWED }
    }

    fn lose(&mut self, keyword: &str) {
        let rule = self.rule();
        self.lowering.below(keyword, |lowering| lowering.lose(rule));
    }

    fn narrow(&mut self, shape: Shape) -> Result<Shape, Full> {
        match shape {
            // A schema that allows nothing has no other form.
            Shape::Raw(text) if text == "false" => Ok(Shape::Object(vec![("not".into(), Shape::anything())])),
            Shape::Raw(_) => Ok(Shape::anything()),
            Shape::Object(members) => self.object(members),
            other => Ok(other),
        }
    }

    fn object(&mut self, members: Members) -> Result<Shape, Full> {
        let members = self.merged(members)?;
        let mut kept = Members::with_capacity(members.len());
        for (name, value) in members {
            let inner = match (&*name, value) {
                ("properties", Shape::Object(properties)) => Shape::Object(self.properties(properties)?),
                ("anyOf" | "oneOf" | "prefixItems", Shape::List(items)) => {
                    Shape::List(items.into_iter().map(|item| self.narrow(item)).collect::<Result<_, _>>()?)
                }
                ("items", value) => self.narrow(value)?,
                (_, value) => value,
            };
            kept.push((name, inner));
        }
        let members = self.either(kept);
        let shape = if self.profile == Profile::Gemini { self.gemini(members) } else { self.strict(members) };
        Ok(Shape::Object(shape))
    }

    fn properties(&mut self, properties: Members) -> Result<Members, Full> {
        let narrow = |(name, value): (Name, Shape)| Ok((name, self.narrow(value)?));
        properties.into_iter().map(narrow).collect()
    }

    /// `oneOf` as `anyOf`.
    fn either(&mut self, mut members: Members) -> Members {
        let has_any = members.iter().any(|(name, _)| name == "anyOf");
        if has_any {
            let before = members.len();
            members.retain(|(name, _)| name != "oneOf");
            if members.len() < before {
                self.lose("oneOf");
            }
        }
        for (name, _) in &mut members {
            if name == "oneOf" {
                *name = "anyOf".into();
            }
        }
        members
    }

    /// The members with what `allOf` says among them.
    fn merged(&mut self, members: Members) -> Result<Members, Full> {
        let (parts, own): (Members, Members) = members.into_iter().partition(|(name, _)| name == "allOf");
        let Some((_, Shape::List(parts))) = parts.into_iter().next() else { return Ok(own) };
        let mut merged = Merged::new(own);
        for part in parts {
            if let Shape::Object(members) = self.expanded(part)? {
                let members = self.merged(members)?;
                merged.add(members);
            }
        }
        if merged.is_lossy {
            self.lose("allOf");
        }
        Ok(merged.members())
    }

    /// The schema itself, in place of a reference to it.
    fn expanded(&mut self, part: Shape) -> Result<Shape, Full> {
        let Shape::Refer(number) = part else { return Ok(part) };
        if self.expansions >= EXPANSIONS {
            self.lowering.lose(MCP_SCHEMA_DEEP);
            return Ok(Shape::anything());
        }
        self.expansions += 1;
        let shape = self.lowering.target(number)?;
        let shape = match shape {
            Shape::Refer(_) => self.expanded(shape)?,
            Shape::Object(members) => Shape::Object(self.merged(members)?),
            other => other,
        };
        self.expansions -= 1;
        Ok(shape)
    }

    /// What OpenAI takes in strict mode: objects have no further members, and each call has all members.
    fn strict(&mut self, members: Members) -> Members {
        let mut kept = Members::with_capacity(members.len() + 2);
        let has = |wanted: &str| members.iter().any(|(name, _)| name == wanted);
        // Each alternative closes itself; members beside alternatives cannot be among those of each.
        let (is_open, is_both) = (has("anyOf") && !has("properties"), has("anyOf") && has("properties"));
        let is_object = is_object(&members) && !is_open;
        let mut required = Vec::new();
        for (name, value) in members {
            match (&*name, value) {
                ("not" | "prefixItems", _) => self.lose(&name),
                ("anyOf", _) if is_both => self.lose("anyOf"),
                ("type", _) if is_open => {}
                ("default", Shape::Raw(text)) if text == "null" => {}
                ("required", Shape::List(names)) => required = names,
                ("additionalProperties", Shape::Raw(text)) if text == "false" => {}
                ("additionalProperties", _) => self.lose("additionalProperties"),
                (_, value) => kept.push((name, value)),
            }
        }
        if !is_object {
            if !required.is_empty() {
                self.lose("required");
            }
            return kept;
        }
        if !kept.iter().any(|(name, _)| name == "properties") {
            kept.push(("properties".into(), Shape::anything()));
        }
        let mut names = Vec::new();
        let required: crate::tables::HashSet<&str> = required.iter().filter_map(Shape::as_text).collect();
        for (name, value) in &mut kept {
            let Shape::Object(properties) = value else { continue };
            if name != "properties" {
                continue;
            }
            for (name, property) in properties {
                if !required.contains(&**name) {
                    *property = nullable(std::mem::replace(property, Shape::anything()));
                }
                names.push(Shape::Text(name.clone()));
            }
        }
        kept.push(("required".into(), Shape::List(names)));
        kept.push(("additionalProperties".into(), Shape::boolean(false)));
        kept
    }

    /// What Gemini takes: a subset of OpenAPI 3.0.
    fn gemini(&mut self, members: Members) -> Members {
        let mut kept = Members::with_capacity(members.len());
        let mut note = None;
        for (name, value) in members {
            match (&*name, value) {
                ("type", Shape::List(types)) => self.one_type(types, &mut kept),
                // Whether null is one of them, `nullable` says.
                ("enum", Shape::List(mut values)) if values.iter().all(is_string_or_null) => {
                    values.retain(is_string);
                    kept.push((name, Shape::List(values)));
                }
                ("anyOf", Shape::List(mut items)) => {
                    let before = items.len();
                    items.retain(|item| *item != Shape::null());
                    if items.len() < before {
                        kept.push(("nullable".into(), Shape::boolean(true)));
                    }
                    kept.push((name, Shape::List(items)));
                }
                ("enum", value) => {
                    let mut text = String::new();
                    value.write(&[], &mut text);
                    note = Some(["One of ", &text, "."].concat());
                    self.lose("enum");
                }
                ("exclusiveMinimum", bound) => self.bound("minimum", &name, bound, &mut kept),
                ("exclusiveMaximum", bound) => self.bound("maximum", &name, bound, &mut kept),
                ("additionalProperties", Shape::Raw(_)) => {}
                (known, value) if GEMINI.contains(&known) => kept.push((name, value)),
                (known, _) if SILENT.contains(&known) => {}
                (lost, _) => self.lose(lost),
            }
        }
        if let Some(note) = note {
            describe(&mut kept, &note);
        }
        kept
    }

    fn bound(&mut self, name: &'static str, lost: &str, bound: Shape, kept: &mut Members) {
        self.lose(lost);
        kept.push((name.into(), bound));
    }

    /// One type, and whether null is allowed beside it.
    fn one_type(&mut self, types: Vec<Shape>, kept: &mut Members) {
        let before = types.len();
        let mut others = types.into_iter().filter(|one| one.as_text() != Some("null"));
        let first = others.next();
        let more = others.count();
        if more > 0 {
            self.lose("type");
        } else if let Some(first) = first {
            kept.push(("type".into(), first));
        }
        if before > more + 1 {
            kept.push(("nullable".into(), Shape::boolean(true)));
        }
    }
}

fn is_string(value: &Shape) -> bool {
    matches!(value, Shape::Raw(text) if text.starts_with('"'))
}

fn is_string_or_null(value: &Shape) -> bool {
    is_string(value) || *value == Shape::Raw("null".into())
}

fn is_object(members: &Members) -> bool {
    members.iter().any(|(name, value)| match &**name {
        "properties" => true,
        "type" => value.as_text() == Some("object") || has_object(value),
        _ => false,
    })
}

fn has_object(types: &Shape) -> bool {
    matches!(types, Shape::List(types) if types.iter().any(|one| one.as_text() == Some("object")))
}

/// The schema, and null.
pub(in crate::gateway::mcp) fn nullable(shape: Shape) -> Shape {
    let Shape::Object(mut members) = shape else { return shape.or_null() };
    let is_plain = !members.iter().any(|(name, _)| name == "anyOf");
    if !is_plain || members.is_empty() {
        let Some(Shape::List(items)) = members.iter_mut().find(|(name, _)| name == "anyOf").map(|(_, it)| it)
        else {
            return Shape::Object(members);
        };
        if !items.contains(&Shape::null()) {
            items.push(Shape::null());
        }
        return Shape::Object(members);
    }
    for (name, value) in &mut members {
        match (&**name, &mut *value) {
            ("type", Shape::Text(only)) if only != "null" => {
                *value = Shape::List(vec![Shape::Text(only.clone()), Shape::word("null")]);
            }
            ("type", Shape::List(types)) if !types.contains(&Shape::word("null")) => {
                types.push(Shape::word("null"));
            }
            ("enum", Shape::List(values)) if !values.contains(&Shape::Raw("null".into())) => {
                values.push(Shape::Raw("null".into()));
            }
            _ => {}
        }
    }
    Shape::Object(members)
}

/// Adds a sentence to the description.
pub(in crate::gateway::mcp) fn describe(members: &mut Members, sentence: &str) {
    if let Some((_, Shape::Text(text))) = members.iter_mut().find(|(name, _)| name == "description") {
        *text = [text, " ", sentence].concat().into();
    } else {
        members.push(("description".into(), Shape::text(sentence)));
    }
}
