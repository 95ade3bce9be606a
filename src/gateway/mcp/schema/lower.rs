//! A schema of OAS 3.0 as one of JSON Schema 2020-12 that is valid whatever the document says.

use super::circle::Circles;
use super::keyword::{self, Bound};
use super::losses::Losses;
use super::object::{Object, has_schemas};
use super::rules::{
    MCP_SCHEMA_DEEP, MCP_SCHEMA_ENDLESS, MCP_SCHEMA_KEYWORD_DROPPED, MCP_SCHEMA_REFERENCE_LOST,
};
use super::shape::{Members, Name, Shape};
use super::target::Targets;
use crate::diagnostic::Rule;
use crate::source::Node;
use crate::tables::HashSet;
use crate::text::pointer;

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway::mcp) enum Way {
    /// What is sent: without what is only read.
    Input,
    /// What is answered: without what is only written.
    Output,
}

/// How many schemas may be nested.
pub(super) const LEVELS: usize = 64;

/// How deep data may be nested: an example, a default.
const DATA_LEVELS: usize = 64;

/// How many references in a row are followed to see whether a property is only read.
const HOPS: usize = 16;

/// There is no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full;

/// Lowers schemas, up to so many bytes.
pub(super) struct Lowering<'l, 'a> {
    pub(super) targets: &'l mut Targets<'a>,
    pub(super) circles: &'l mut Circles,
    pub(super) way: Way,
    /// The target that is lowered, if it is one.
    pub(super) own: Option<usize>,
    /// How many bytes may still be written.
    pub(super) room: usize,
    /// The targets that are referred to, each once, in order.
    pub(super) reaches: Vec<usize>,
    pub(super) losses: Losses,
    met: HashSet<usize>,
    levels: usize,
    /// Where it is, as a JSON Pointer.
    at: String,
}

impl<'l, 'a> Lowering<'l, 'a> {
    pub(super) fn new(targets: &'l mut Targets<'a>, circles: &'l mut Circles, way: Way, room: usize) -> Self {
        Self {
            targets,
            circles,
            way,
            own: None,
            room,
            reaches: Vec::new(),
            losses: Losses::default(),
            met: HashSet::default(),
            levels: 0,
            at: String::new(),
        }
    }

    /// Starts at a place, for findings.
    pub(super) fn at(mut self, pointer: &str) -> Self {
        pointer.clone_into(&mut self.at);
        self
    }

    /// Takes so many bytes. Once there are too few, there are none: whoever comes next does not look so far again.
    fn spend(&mut self, bytes: usize) -> Result<(), Full> {
        let left = self.room.checked_sub(bytes);
        self.room = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Full)
    }

    /// Takes a byte for each of several things, of which only as many are looked at.
    pub(super) fn spend_on(&mut self, things: impl Iterator) -> Result<(), Full> {
        let count = things.take(self.room.saturating_add(1)).count();
        self.spend(count)
    }

    /// Does something one token deeper.
    pub(super) fn below<T>(&mut self, token: &str, inner: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.at.len();
        self.at.push('/');
        self.at.push_str(&pointer::encode(token));
        let result = inner(self);
        self.at.truncate(before);
        result
    }

    /// Notes that something is lost here.
    pub(super) fn lose(&mut self, rule: &'static Rule) {
        self.losses.add(rule, &self.at);
    }

    /// What a target says, as if it were said here.
    pub(super) fn target(&mut self, number: usize) -> Result<Shape, Full> {
        let Some(schema) = self.targets.list.get(number).map(|target| target.schema.clone()) else {
            return Ok(Shape::anything());
        };
        let own = self.own.replace(number);
        let shape = self.schema(schema.node(), true);
        self.own = own;
        shape
    }

    /// Refers to what a schema refers to, and to nothing else.
    pub(super) fn refer_to(&mut self, shape: &Shape) {
        self.met.clear();
        self.reaches.clear();
        let mut pending = vec![shape];
        while let Some(shape) = pending.pop() {
            match shape {
                Shape::Refer(number) if self.met.insert(*number) => self.reaches.push(*number),
                Shape::Object(members) => pending.extend(members.iter().rev().map(|(_, value)| value)),
                Shape::List(items) => pending.extend(items.iter().rev()),
                _ => {}
            }
        }
    }

    /// A schema; `same` says whether it is about the value that the whole is about.
    pub(super) fn schema(&mut self, node: Node<'_>, same: bool) -> Result<Shape, Full> {
        self.spend(8)?;
        self.spend_on(node.entries())?;
        if let Some(value) = node.as_bool() {
            return Ok(Shape::boolean(value));
        }
        if let Some(reference) = node.get("$ref").and_then(Node::as_str) {
            return self.reference(reference, same);
        }
        if self.levels >= LEVELS {
            self.losses.add(MCP_SCHEMA_DEEP, &self.at);
            return Ok(Shape::anything());
        }
        self.levels += 1;
        let shape = self.object(node, same);
        self.levels -= 1;
        shape
    }

    fn reference(&mut self, reference: &str, same: bool) -> Result<Shape, Full> {
        self.spend(16)?;
        let Some(number) = self.targets.find(reference) else {
            self.losses.add(MCP_SCHEMA_REFERENCE_LOST, &self.at);
            return Ok(Shape::anything());
        };
        if let Some(own) = self.own.filter(|_| same) {
            let circle = self.circles.of(own, self.targets);
            if circle == self.circles.of(number, self.targets) {
                self.losses.add(MCP_SCHEMA_ENDLESS, &self.at);
                return Ok(Shape::anything());
            }
        }
        self.spend(self.targets.names.get(number).map_or(0, |name| name.len()))?;
        if self.met.insert(number) {
            self.reaches.push(number);
        }
        Ok(Shape::Refer(number))
    }

    fn object(&mut self, node: Node<'_>, same: bool) -> Result<Shape, Full> {
        let object = Object::read(node, self)?;
        let mut members = Members::new();
        for (key, child) in node.entries() {
            let key = key.text();
            let member = if has_schemas(key, child) {
                self.applied(&object, key, child, same)?
            } else {
                self.member(&object, key, child)?
            };
            if let Some(member) = member {
                self.spend(member.0.len() + 4)?;
                members.push(member);
            }
        }
        Ok(if object.is_nullable && object.is_composed { or_null(members) } else { Shape::Object(members) })
    }

    /// A keyword with schemas in it. On its own, as it goes around again and should take little of the stack.
    fn applied(
        &mut self,
        object: &Object<'_>,
        key: &str,
        child: Node<'_>,
        same: bool,
    ) -> Result<Option<(Name, Shape)>, Full> {
        if child.is_array() {
            self.spend_on(child.items())?;
        }
        let is_about_same = same && !matches!(key, "items" | "additionalProperties");
        let shape = match key {
            "properties" => self.properties(object, child)?,
            "not" => self.below(key, |this| this.schema(child, is_about_same))?,
            "items" | "additionalProperties" if !child.is_array() => {
                self.below(key, |this| this.schema(child, is_about_same))?
            }
            _ => self.below(key, |this| this.list(child, is_about_same))?,
        };
        match &shape {
            Shape::List(list) if list.is_empty() => return Ok(None),
            Shape::Raw(text) => self.spend(text.len())?,
            _ => {}
        }
        let name = if key == "items" && child.is_array() { "prefixItems".into() } else { owned(key) };
        Ok(Some((name, shape)))
    }

    /// Another keyword as JSON Schema has it, if it does.
    fn member(
        &mut self,
        object: &Object<'_>,
        key: &str,
        child: Node<'_>,
    ) -> Result<Option<(Name, Shape)>, Full> {
        if matches!(key, "type" | "required" | "enum") {
            self.spend_on(child.items())?;
        }
        let value = match key {
            "type" => keyword::types(child, object.is_nullable && !object.is_composed),
            "required" => return Ok(self.required(object, child)?.map(|list| (owned(key), list))),
            "enum" if child.is_array() => self.values(child, object.is_nullable && !object.is_composed)?,
            "default" => self.data(child)?,
            "example" => {
                let example = self.data(child)?.map(|example| Shape::List(vec![example]));
                return Ok(example.map(|example| ("examples".into(), example)));
            }
            "minimum" | "maximum" if object.excludes(key) => {
                let name = if key == "minimum" { "exclusiveMinimum" } else { "exclusiveMaximum" };
                return Ok(keyword::number(child).map(|bound| (name.into(), bound)));
            }
            _ => match keyword::plain(key, child) {
                Bound::Valid(value) => Some(value),
                Bound::Silent => return Ok(None),
                Bound::Lost => None,
            },
        };
        match &value {
            None => self.below(key, |this| this.losses.add(MCP_SCHEMA_KEYWORD_DROPPED, &this.at)),
            Some(Shape::Text(text)) => self.spend(text.len())?,
            Some(Shape::Raw(text)) if key != "default" => self.spend(text.len())?,
            Some(_) => {}
        }
        Ok(value.map(|value| (owned(key), value)))
    }

    fn list(&mut self, node: Node<'_>, same: bool) -> Result<Shape, Full> {
        let mut list = Vec::new();
        for (at, item) in node.items().enumerate() {
            list.push(self.below(&at.to_string(), |this| this.schema(item, same))?);
        }
        Ok(Shape::List(list))
    }

    fn properties(&mut self, object: &Object<'_>, node: Node<'_>) -> Result<Shape, Full> {
        let mut members = Members::new();
        for (key, child) in node.entries() {
            let name = key.text();
            if object.hidden.contains(name) {
                continue;
            }
            self.spend(name.len() + 4)?;
            let place = |this: &mut Self| this.below(name, |this| this.schema(child, false));
            members.push((name.to_owned().into(), self.below("properties", place)?));
        }
        Ok(Shape::Object(members))
    }

    /// The names of `required` that are texts, each once, without those that are left out.
    fn required(&mut self, object: &Object<'_>, node: Node<'_>) -> Result<Option<Shape>, Full> {
        let mut met = HashSet::default();
        let mut list = Vec::new();
        for name in node.items().filter_map(Node::as_str) {
            if !object.hidden.contains(name) && met.insert(name) {
                self.spend(name.len() + 4)?;
                list.push(Shape::text(name));
            }
        }
        Ok((!list.is_empty()).then_some(Shape::List(list)))
    }

    /// The values of `enum`; none when there are none, which would allow nothing.
    fn values(&mut self, node: Node<'_>, nullable: bool) -> Result<Option<Shape>, Full> {
        let mut list = Vec::new();
        let mut has_null = !nullable;
        for item in node.items() {
            has_null |= item.is_null();
            list.extend(self.data(item)?);
        }
        if list.is_empty() {
            return Ok(None);
        }
        if !has_null {
            list.push(Shape::Raw("null".into()));
        }
        Ok(Some(Shape::List(list)))
    }

    /// Data as it is; none when it is nested too deep.
    pub(super) fn data(&mut self, node: Node<'_>) -> Result<Option<Shape>, Full> {
        let (values, levels) = node.extent(self.room);
        if values > self.room {
            return self.spend(values).map(|()| None);
        }
        if levels > DATA_LEVELS {
            return Ok(None);
        }
        if let Some(text) = node.scalar() {
            self.spend(text.len())?;
            return Ok(Some(Shape::data(node)));
        }
        let data = Shape::data(node);
        if let Shape::Raw(text) = &data {
            self.spend(text.len())?;
        }
        Ok(Some(data))
    }

    /// Whether a property does not belong into what is described.
    pub(super) fn is_hidden(&mut self, property: Node<'_>) -> bool {
        let flag = if self.way == Way::Input { "readOnly" } else { "writeOnly" };
        let is_set = |node: Node<'_>| node.get(flag).and_then(Node::as_bool) == Some(true);
        let Some(reference) = property.get("$ref").and_then(Node::as_str) else { return is_set(property) };
        let mut reference = reference.to_owned();
        for _ in 0..HOPS {
            let number = self.targets.find(&reference);
            let Some(target) = number.and_then(|number| self.targets.list.get(number)) else { return false };
            let node = target.schema.node();
            match node.get("$ref").and_then(Node::as_str) {
                Some(next) => next.clone_into(&mut reference),
                None => return is_set(node),
            }
        }
        false
    }
}

fn owned(keyword: &str) -> Name {
    keyword.to_owned().into()
}

/// The members as a schema that allows null, too; what says nothing about the value stays outside.
fn or_null(members: Members) -> Shape {
    const OUTSIDE: &[&str] = &["title", "description", "default", "examples", "deprecated"];
    let (mut outside, inside): (Members, Members) =
        members.into_iter().partition(|(name, _)| OUTSIDE.contains(&&**name));
    let Shape::Object(either) = Shape::Object(inside).or_null() else { return Shape::anything() };
    outside.extend(either);
    Shape::Object(outside)
}
