//! Schemas of tools with the definitions that they refer to, within the room that there is.
//!
//! Each target is lowered once; what tools share is copied. A copy costs its bytes: of the tool, and of all tools.

use std::rc::Rc;
use std::sync::Arc;

use super::circle::Circles;
use super::losses::Losses;
use super::lower::{Lowering, Way};
use super::narrow::{Narrowing, Profile};
use super::rules::{MCP_SCHEMA_ALL_CUT, MCP_SCHEMA_LEFT_OUT};
use super::shape::{Members, Shape};
use super::target::Targets;
use crate::diagnostic::Diagnostic;
use crate::model::Components;
use crate::source::Value;
use crate::subject::Subject;
use crate::tables::{HashMap, HashSet};

/// The schemas of an Api.
pub(in crate::gateway::mcp) struct Definitions<'a> {
    targets: Targets<'a>,
    circles: Circles,
    lowered: HashMap<(usize, bool), Rc<Lowered>>,
    profile: Profile,
    /// How many bytes the definitions of one schema may have, and how many may still be written in all.
    most: usize,
    pub(in crate::gateway::mcp) room: usize,
    pub(in crate::gateway::mcp) diagnostics: Vec<Diagnostic>,
    is_empty_reported: bool,
}

/// A target as a definition.
struct Lowered {
    /// None when it is larger than what one tool may have.
    text: Option<String>,
    reaches: Vec<usize>,
}

/// One schema of a tool, as it comes together.
pub(in crate::gateway::mcp) struct Share {
    way: Way,
    room: usize,
    reaches: Vec<usize>,
    met: HashSet<usize>,
    losses: Losses,
    cut: Losses,
    subject: Subject,
}

/// What is written in place of a schema that is too large.
fn left_out() -> Shape {
    Shape::Object(vec![(
        "description".into(),
        Shape::word("Any value: the schema is too large to be shown."),
    )])
}

/// What is kept back for what comes after a large schema.
const RESERVE: usize = 4096;

impl Share {
    /// Takes so many bytes for a text at a place; false, and reported, when there are not so many.
    pub(in crate::gateway::mcp) fn take(&mut self, bytes: usize, at: &str) -> bool {
        let left = self.room.checked_sub(bytes);
        if left.is_none() {
            self.cut.add(MCP_SCHEMA_LEFT_OUT, at);
        }
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }
}

impl<'a> Definitions<'a> {
    /// With so many bytes for one schema.
    pub(in crate::gateway::mcp) fn new(components: &'a Components, profile: Profile, most: usize) -> Self {
        Self {
            targets: Targets::new(components),
            circles: Circles::default(),
            lowered: HashMap::default(),
            profile,
            most,
            room: most,
            diagnostics: Vec::new(),
            is_empty_reported: false,
        }
    }

    /// A new schema of a tool.
    pub(in crate::gateway::mcp) fn share(&self, way: Way, subject: &Subject) -> Share {
        Share {
            way,
            room: self.most.min(self.room),
            reaches: Vec::new(),
            met: HashSet::default(),
            losses: Losses::default(),
            cut: Losses::default(),
            subject: subject.clone(),
        }
    }

    /// A schema of the operation itself, at a place for findings.
    pub(in crate::gateway::mcp) fn schema(&mut self, portion: &mut Share, schema: &Value, at: &str) -> Shape {
        let profile = self.profile_of(portion.way);
        let room = portion.room - (portion.room / 4).min(RESERVE);
        let mut lowering = Lowering::new(&mut self.targets, &mut self.circles, portion.way, room).at(at);
        let lowered = lowering.schema(schema.node(), true);
        let lowered = lowered.and_then(|shape| Narrowing::new(&mut lowering, profile).schema(shape));
        let Lowering { room: left, reaches, losses, .. } = lowering;
        portion.room -= room - left;
        portion.losses.append(losses);
        let Ok(shape) = lowered else {
            portion.cut.add(MCP_SCHEMA_LEFT_OUT, at);
            return left_out();
        };
        portion.reaches.extend(reaches.into_iter().filter(|number| portion.met.insert(*number)));
        shape
    }

    /// Models see what goes in; what comes out is for clients, which know JSON Schema.
    fn profile_of(&self, way: Way) -> Profile {
        if way == Way::Input { self.profile } else { Profile::Spec }
    }

    /// A value of the operation; none where there is no room for it.
    pub(in crate::gateway::mcp) fn data(&mut self, portion: &mut Share, value: &Value) -> Option<Shape> {
        let mut lowering = Lowering::new(&mut self.targets, &mut self.circles, portion.way, portion.room);
        let data = lowering.data(value.node()).ok().flatten()?;
        portion.room = lowering.room;
        Some(data)
    }

    /// The definitions that a schema of a tool needs, and the findings about it.
    pub(in crate::gateway::mcp) fn definitions(&mut self, mut portion: Share) -> Members {
        let mut definitions = Members::new();
        let mut next = 0;
        while let Some(number) = portion.reaches.get(next).copied() {
            next += 1;
            let lowered = self.lower(number, portion.way);
            let name = self.targets.names.get(number).cloned().unwrap_or_else(|| "".into());
            let text = lowered.text.as_ref().filter(|text| text.len() + name.len() <= portion.room);
            let shape = if let Some(text) = text {
                portion.room -= text.len() + name.len();
                portion.reaches.extend(lowered.reaches.iter().filter(|number| portion.met.insert(**number)));
                Shape::Raw(text.clone().into())
            } else {
                portion.cut.add(MCP_SCHEMA_LEFT_OUT, &name);
                left_out()
            };
            definitions.push((name.to_string().into(), shape));
        }
        self.finish(portion);
        definitions
    }

    /// Takes what the schema cost from the room of all of them.
    fn finish(&mut self, portion: Share) {
        let most = self.most.min(self.room);
        self.room -= most - portion.room;
        let is_own = most == self.most;
        self.diagnostics.extend(portion.losses.findings(&portion.subject));
        let limit = self.most.to_string();
        if is_own {
            let cut = portion.cut.findings(&portion.subject);
            self.diagnostics.extend(cut.map(|found| found.arg("limit", limit.clone())));
        } else if !portion.cut.is_empty() && !self.is_empty_reported {
            self.is_empty_reported = true;
            let found = Diagnostic::new(MCP_SCHEMA_ALL_CUT).about(portion.subject);
            self.diagnostics.push(found);
        }
    }

    /// A target as a definition, lowered once.
    fn lower(&mut self, number: usize, way: Way) -> Rc<Lowered> {
        let key = (number, way == Way::Input);
        if let Some(known) = self.lowered.get(&key) {
            return known.clone();
        }
        let Some(target) = self.targets.list.get(number) else {
            return Rc::new(Lowered { text: None, reaches: Vec::new() });
        };
        let (schema, subject) = (target.schema.clone(), Subject::Component(target.component.clone()));
        let profile = self.profile_of(way);
        let mut lowering = Lowering::new(&mut self.targets, &mut self.circles, way, self.most);
        lowering.own = Some(number);
        let shape = lowering.schema(schema.node(), true);
        let shape = shape.and_then(|shape| Narrowing::new(&mut lowering, profile).schema(shape));
        let Lowering { reaches, losses, .. } = lowering;
        let text = shape.ok().map(|shape| self.text(&shape));
        let is_first = !self.lowered.contains_key(&(number, way != Way::Input));
        if is_first {
            self.diagnostics.extend(losses.findings(&subject));
        }
        let lowered = Rc::new(Lowered { text, reaches });
        self.lowered.insert(key, lowered.clone());
        lowered
    }

    /// The JSON text of what was lowered.
    pub(in crate::gateway::mcp) fn text(&self, shape: &Shape) -> String {
        let names: &[Arc<str>] = &self.targets.names;
        let mut text = String::new();
        shape.write(names, &mut text);
        text
    }
}
