//! Schemas as JSON text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::shape::{Additional, Child, Kind, Loss, Shape, append};
use super::{Direction, Inliner, notes};
use crate::source::write_json_string;
use crate::text::cut;

/// What is lost of a schema: how often, and the first few places.
#[derive(Debug, Default)]
pub(in crate::gateway::mcp) struct Losses(BTreeMap<Loss, Lost>);

#[derive(Debug, Default)]
struct Lost {
    count: usize,
    places: Vec<String>,
}

/// How many places a finding names.
const PLACES: usize = 3;

impl Losses {
    pub(in crate::gateway::mcp) fn add(&mut self, loss: Loss, place: &dyn Fn() -> String) {
        let entry = self.0.entry(loss).or_default();
        entry.count += 1;
        if entry.places.len() < PLACES {
            entry.places.push(place());
        }
    }

    /// What was lost in one way, in no language, as in `a.b`, `c` (format); `d` +4 (pattern). None when nothing was.
    pub(in crate::gateway::mcp) fn text(
        &self,
        is_meant: impl Fn(Loss) -> Option<&'static str>,
    ) -> Option<String> {
        let mut text = String::new();
        for (loss, Lost { count, places }) in &self.0 {
            let Some(words) = is_meant(*loss) else { continue };
            if !text.is_empty() {
                text.push_str("; ");
            }
            for (index, place) in places.iter().enumerate() {
                text.extend([if index > 0 { ", `" } else { "`" }, place, "`"]);
            }
            if *count > places.len() {
                text.extend([" +", &(count - places.len()).to_string()]);
            }
            if !words.is_empty() {
                text.extend([" (", words, ")"]);
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

/// Writes schemas of one tool.
pub(in crate::gateway::mcp) struct Writing<'w, 'a> {
    pub(in crate::gateway::mcp) inliner: &'w mut Inliner<'a>,
    pub(in crate::gateway::mcp) losses: &'w mut Losses,
    /// The units that are being written.
    open: Vec<usize>,
    /// The names that lead to what is being written.
    path: Vec<Arc<str>>,
}

impl<'w, 'a> Writing<'w, 'a> {
    pub(in crate::gateway::mcp) fn new(
        inliner: &'w mut Inliner<'a>,
        losses: &'w mut Losses,
        name: &str,
    ) -> Self {
        Self { inliner, losses, open: Vec::new(), path: vec![name.into()] }
    }

    /// The JSON text of a schema, down to so many levels.
    pub(in crate::gateway::mcp) fn text(&mut self, child: &Child, levels: usize) -> String {
        let mut out = String::new();
        self.child(child, levels, &mut out);
        out
    }

    /// The JSON text of the properties of the outermost schema.
    pub(in crate::gateway::mcp) fn properties(&mut self, of: &Child, shape: &Shape, levels: usize) -> String {
        let mut out = String::new();
        self.within(of, |writing| writing.members(shape, levels, &mut out));
        out
    }

    /// The JSON text of the items of the outermost schema.
    pub(in crate::gateway::mcp) fn items(
        &mut self,
        of: &Child,
        shape: &Shape,
        levels: usize,
    ) -> Option<String> {
        let items = shape.items.as_ref()?;
        let mut out = String::new();
        self.within(of, |writing| writing.named("[]", |writing| writing.child(items, levels, &mut out)));
        Some(out)
    }

    /// Writes something inside a schema that may be a unit.
    fn within(&mut self, of: &Child, write: impl FnOnce(&mut Self)) {
        let unit = if let Child::Unit(unit) = of { Some(*unit) } else { None };
        self.open.extend(unit);
        write(self);
        if unit.is_some() {
            self.open.pop();
        }
    }

    fn named(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.path.push(name.into());
        write(self);
        self.path.pop();
    }

    /// Notes what is lost of the schema at hand.
    pub(in crate::gateway::mcp) fn lose(&mut self, loss: Loss) {
        let path = &self.path;
        self.losses.add(loss, &|| cut(&path.join("."), 128));
    }

    fn child(&mut self, child: &Child, levels: usize, out: &mut String) {
        let shape = self.inliner.shape(child);
        if let Child::Unit(unit) = child
            && self.open.contains(unit)
        {
            self.lose(Loss::Recursive);
            let note = ["The same as ", &cut(self.inliner.name(*unit), 64), " around it."].concat();
            return bare(&shape, &note, out);
        }
        shape.losses.iter().for_each(|loss| self.lose(*loss));
        if levels == 0 && shape.is_compound() {
            self.lose(Loss::Cut);
            return bare(&shape, "What is inside is left out here.", out);
        }
        if shape.nullable && self.inliner.direction == Direction::Output {
            self.lose(Loss::Simplified("nullable"));
            return open(&shape, out);
        }
        self.within(child, |writing| writing.whole(&shape, levels, out));
    }

    fn whole(&mut self, shape: &Shape, levels: usize, out: &mut String) {
        let mut object = Object::new(out);
        if let Some(kind) = shape.kind {
            object.text("type", kind.as_str());
        }
        let description = shape.description();
        if !description.is_empty() {
            object.text("description", &description);
        }
        object.list("enum", &shape.values);
        object.raw_if("default", shape.default.as_deref());
        if let Some(example) = &shape.example {
            object.list("examples", std::slice::from_ref(example));
        }
        let inside = levels.saturating_sub(1);
        if shape.kind == Some(Kind::Object) {
            if !shape.properties.is_empty() {
                self.members(shape, levels, object.key("properties"));
            }
            object.texts("required", &shape.required);
            match &shape.additional {
                Additional::Open => {}
                Additional::Closed => object.key("additionalProperties").push_str("false"),
                Additional::Of(child) => {
                    let out = object.key("additionalProperties");
                    self.named("*", |writing| writing.child(child, inside, out));
                }
            }
        } else if let Some(items) = shape.items.as_ref().filter(|_| shape.kind == Some(Kind::Array)) {
            let out = object.key("items");
            self.named("[]", |writing| writing.child(items, inside, out));
        }
        object.end();
    }

    fn members(&mut self, shape: &Shape, levels: usize, out: &mut String) {
        let mut object = Object::new(out);
        for (name, child) in &shape.properties {
            let out = object.key(name);
            self.named(name, |writing| writing.child(child, levels.saturating_sub(1), out));
        }
        object.end();
    }
}

/// A schema without what is inside.
fn bare(shape: &Shape, note: &str, out: &mut String) {
    let mut object = Object::new(out);
    if let Some(kind) = shape.kind {
        object.text("type", kind.as_str());
    }
    let mut text = shape.prose.as_deref().map(|prose| cut(prose, 200)).unwrap_or_default();
    append(&mut text, note);
    object.text("description", &text);
    object.end();
}

/// A schema of what may be null: as there is one type only, it has none.
fn open(shape: &Shape, out: &mut String) {
    let mut text = shape.description();
    if let Some(kind) = shape.kind {
        append(&mut text, &["Type: ", kind.as_str(), " or null."].concat());
    }
    if !shape.values.is_empty() {
        append(&mut text, &notes::values(shape.values.iter().map(|value| &**value), shape.values.len()));
    }
    let mut object = Object::new(out);
    if !text.is_empty() {
        object.text("description", &text);
    }
    object.end();
}

/// A JSON object that is being written.
struct Object<'o> {
    out: &'o mut String,
    is_first: bool,
}

impl<'o> Object<'o> {
    fn new(out: &'o mut String) -> Self {
        out.push('{');
        Self { out, is_first: true }
    }

    fn key(&mut self, name: &str) -> &mut String {
        if !std::mem::replace(&mut self.is_first, false) {
            self.out.push(',');
        }
        write_json_string(name, self.out);
        self.out.push(':');
        self.out
    }

    fn text(&mut self, name: &str, text: &str) {
        write_json_string(text, self.key(name));
    }

    fn raw_if(&mut self, name: &str, json: Option<&str>) {
        if let Some(json) = json {
            self.key(name).push_str(json);
        }
    }

    fn list(&mut self, name: &str, values: &[Arc<str>]) {
        if !values.is_empty() {
            let out = self.key(name);
            let list = values.iter().map(|value| &**value).collect::<Vec<_>>().join(",");
            out.extend(["[", &list, "]"]);
        }
    }

    fn texts(&mut self, name: &str, texts: &[Arc<str>]) {
        if texts.is_empty() {
            return;
        }
        let out = self.key(name);
        for (index, text) in texts.iter().enumerate() {
            out.push(if index > 0 { ',' } else { '[' });
            write_json_string(text, out);
        }
        out.push(']');
    }

    fn end(self) {
        self.out.push('}');
    }
}
