//! One schema, read.

use std::sync::Arc;

use super::merge::{ENTRIES, Merging, VALUES, any_of};
use super::shape::{Additional, Child, Kind, Loss, Shape, json};
use super::{Direction, Inliner, State, notes};
use crate::source::Node;
use crate::text::{cut, pointer};

/// How many characters of a description are kept.
const PROSE: usize = 1_024;

/// How many bytes a default or an example may have.
const VALUE: usize = 1_024;

impl Inliner<'_> {
    /// A schema inside another: its own, or a unit that is read when it is needed.
    pub(super) fn read_child(&mut self, node: Node<'_>) -> Child {
        if let Some(target) = node.get("$ref").and_then(Node::as_str) {
            return Child::Unit(self.unit(target));
        }
        let mut heads = Vec::new();
        self.heads(node, &mut heads);
        for unit in heads {
            self.ensure(unit);
        }
        Child::Own(self.head(node))
    }

    /// A schema itself. The units that it is made of were read, but for those that it is inside of.
    pub(super) fn head(&mut self, node: Node<'_>) -> Arc<Shape> {
        if let Some(target) = node.get("$ref").and_then(Node::as_str) {
            return self.head_of_unit(target);
        }
        let mut shape = Shape::default();
        self.own(node, &mut shape);
        self.composed(node, shape)
    }

    /// What a reference leads to, if it was read.
    fn head_of_unit(&mut self, target: &str) -> Arc<Shape> {
        let unit = self.unit(target);
        match self.units.get(unit).map(|unit| &unit.state) {
            Some(State::Read(shape)) => shape.clone(),
            _ => Arc::new(Shape { losses: vec![Loss::Recursive], ..Shape::default() }),
        }
    }

    /// A schema with what it is composed of.
    fn composed(&mut self, node: Node<'_>, shape: Shape) -> Arc<Shape> {
        let mut merging = Merging::new(shape);
        for part in node.get("allOf").into_iter().flat_map(Node::items) {
            let part = self.head(part);
            if self.pay(&part) {
                merging.all_of(&part);
            } else {
                merging.shape.lose(Loss::Cut);
            }
        }
        for (keyword, words) in [("oneOf", "One of:"), ("anyOf", "Any of:")] {
            if let Some(list) = node.get(keyword).filter(|list| list.items().next().is_some()) {
                self.alternatives(list, (keyword, words), &mut merging);
            }
        }
        Arc::new(merging.finish())
    }

    /// Pays for copies of a schema's members.
    fn pay(&mut self, part: &Shape) -> bool {
        let cost = 1 + part.properties.len() + part.required.len() + part.values.len() + part.hidden.len();
        let is_paid = cost <= self.room;
        self.room = self.room.saturating_sub(cost);
        is_paid
    }

    /// Merges what all alternatives have in common.
    fn alternatives(
        &mut self,
        list: Node<'_>,
        (keyword, words): (&'static str, &str),
        merging: &mut Merging,
    ) {
        let (mut parts, mut names) = (Vec::new(), Vec::new());
        for part in list.items() {
            let shape = self.head(part);
            if !self.pay(&shape) {
                merging.shape.lose(Loss::Cut);
                return;
            }
            if is_null(part) {
                merging.shape.nullable = true;
                continue;
            }
            names.push(name_of(part).unwrap_or_else(|| notes::alternative(&shape)));
            parts.push(shape);
        }
        if let [only] = parts.as_slice() {
            return merging.all_of(only);
        }
        let mut common = any_of(&parts);
        names.dedup();
        common.losses = vec![Loss::Simplified(keyword)];
        let losses = parts.iter().flat_map(|part| &part.losses);
        losses.filter(|loss| !matches!(loss, Loss::Described(_))).for_each(|loss| common.lose(*loss));
        // The type says it where there is nothing but a type to say.
        let is_said = common.kind.is_some_and(Kind::is_scalar) && !common.values.is_empty();
        if !is_said {
            common.note(notes::alternatives(words, &names));
        }
        merging.all_of(&common);
    }

    /// The keywords of a schema beside its compositions.
    fn own(&mut self, node: Node<'_>, shape: &mut Shape) {
        shape.kind = kind(node);
        let flag = |keyword| node.get(keyword).and_then(Node::as_bool) == Some(true);
        shape.nullable = flag("nullable") || is_null(node);
        if shape.nullable && self.direction == Direction::Input {
            shape.lose(Loss::Simplified("nullable"));
        }
        prose(node, shape);
        notes::describe(node, shape);
        values(node, shape);
        self.members(node, shape);
        self.additional(node, shape);
        if let Some(items) = node.get("items").filter(|items| items.is_object()) {
            shape.items = Some(self.read_child(items));
        }
        for required in node.get("required").into_iter().flat_map(Node::items) {
            shape.required.extend(required.as_str().filter(|name| !name.is_empty()).map(Into::into));
        }
    }

    /// The properties.
    fn members(&mut self, node: Node<'_>, shape: &mut Shape) {
        let hidden = match self.direction {
            Direction::Input => "readOnly",
            Direction::Output => "writeOnly",
        };
        for (name, property) in node.get("properties").into_iter().flat_map(Node::entries) {
            if property.get("$ref").is_none() && property.get(hidden).and_then(Node::as_bool) == Some(true) {
                shape.hidden.push(name.text().into());
            } else if shape.properties.len() >= ENTRIES {
                shape.lose(Loss::Cut);
            } else if !name.text().is_empty() {
                let child = self.read_child(property);
                shape.properties.push((name.text().into(), child));
            }
        }
    }

    /// What may be beside the properties.
    fn additional(&mut self, node: Node<'_>, shape: &mut Shape) {
        let Some(additional) = node.get("additionalProperties") else { return };
        // What comes back may have more members than the document knows.
        shape.additional = match additional.as_bool() {
            Some(false) if self.direction == Direction::Input => Additional::Closed,
            None if additional.is_object() && additional.entries().next().is_some() => {
                Additional::Of(self.read_child(additional))
            }
            _ => Additional::Open,
        };
    }
}

/// Whether null is the only value.
fn is_null(node: Node<'_>) -> bool {
    let mut values = node.get("enum").into_iter().flat_map(Node::items).peekable();
    node.get("type").and_then(Node::as_str) == Some("null")
        || values.peek().is_some() && values.all(Node::is_null)
}

/// The type, stated or clear from other keywords.
fn kind(node: Node<'_>) -> Option<Kind> {
    let stated = node.get("type");
    let word = stated.and_then(Node::as_str).or_else(|| {
        let words = stated.into_iter().flat_map(Node::items).filter_map(Node::as_str);
        words.into_iter().find(|word| *word != "null")
    });
    let has = |keywords: &[&str]| keywords.iter().any(|keyword| node.get(keyword).is_some());
    match word.and_then(Kind::of) {
        Some(kind) => Some(kind),
        None if has(&["properties", "additionalProperties", "minProperties", "maxProperties"]) => {
            Some(Kind::Object)
        }
        None if has(&["items", "minItems", "maxItems", "uniqueItems"]) => Some(Kind::Array),
        None if has(&["pattern", "minLength", "maxLength"]) => Some(Kind::String),
        None if has(&["minimum", "maximum", "multipleOf"]) => Some(Kind::Number),
        None => None,
    }
}

/// What the document says about a schema, without what is only said of a type.
fn prose(node: Node<'_>, shape: &mut Shape) {
    let text =
        |keyword| node.get(keyword).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty());
    if let Some(prose) = text("description").or_else(|| text("title")) {
        let kept = cut(prose, PROSE);
        if kept.len() != prose.len() {
            shape.lose(Loss::Simplified("description"));
        }
        shape.prose = Some(kept.into());
    }
    if node.get("deprecated").and_then(Node::as_bool) == Some(true) {
        shape.note("Deprecated.");
    }
}

fn values(node: Node<'_>, shape: &mut Shape) {
    if let Some(list) = node.get("enum") {
        let count = list.len();
        let values = list.items().filter(|value| !value.is_null());
        if count <= VALUES {
            shape.values.extend(values.map(json));
        } else {
            let first: Vec<_> = values.take(32).map(json).collect();
            shape.note(notes::values(first.iter().map(|value| &**value), count));
            shape.lose(Loss::Described("enum"));
        }
    }
    let value = |keyword| {
        let value = node.get(keyword)?;
        let (size, _) = value.extent(64);
        (size <= 64).then(|| json(value)).filter(|json| json.len() <= VALUE)
    };
    shape.default = value("default").filter(|json| &**json != "null");
    shape.example = value("example").filter(|json| &**json != "null");
    if shape.default.is_none() && node.get("default").is_some_and(|value| !value.is_null()) {
        shape.lose(Loss::Simplified("default"));
    }
}

/// The name of an alternative that a reference or a title gives it.
fn name_of(node: Node<'_>) -> Option<String> {
    if let Some(target) = node.get("$ref").and_then(Node::as_str) {
        return Some(cut(&pointer::decode(target.rsplit('/').next().unwrap_or_default()), 64));
    }
    node.get("title").and_then(Node::as_str).map(|title| cut(title, 64))
}
