//! Several schemas of one value as one schema.

use super::shape::{Members, Name, Shape};
use crate::tables::{HashMap, HashSet};

/// Keywords of which one is enough.
const FIRST: &[&str] = &["title", "description", "default", "examples", "deprecated"];

/// A schema to which others are added.
pub(super) struct Merged {
    members: Members,
    properties: Members,
    /// Where each property is in `properties`.
    known: HashMap<Name, usize>,
    required: Vec<Shape>,
    needed: HashSet<Name>,
    /// Whether something could not be said.
    pub(super) is_lossy: bool,
}

impl Merged {
    pub(super) fn new(members: Members) -> Self {
        let mut merged = Self {
            members: Vec::new(),
            properties: Vec::new(),
            known: HashMap::default(),
            required: Vec::new(),
            needed: HashSet::default(),
            is_lossy: false,
        };
        merged.add(members);
        merged
    }

    /// Adds a schema. Where two disagree, the first counts.
    pub(super) fn add(&mut self, members: Members) {
        for (name, value) in members {
            match (&*name, value) {
                ("properties", Shape::Object(properties)) => {
                    for (name, property) in properties {
                        self.property(name, property);
                    }
                }
                ("required", Shape::List(names)) => {
                    for one in names {
                        if let Shape::Text(name) = &one
                            && self.needed.insert(name.clone())
                        {
                            self.required.push(one);
                        }
                    }
                }
                (_, value) => self.keyword(name, value),
            }
        }
    }

    fn property(&mut self, name: Name, property: Shape) {
        if let Some(at) = self.known.get(&name) {
            self.is_lossy |= self.properties.get(*at).is_some_and(|(_, known)| *known != property);
            return;
        }
        self.known.insert(name.clone(), self.properties.len());
        self.properties.push((name, property));
    }

    fn keyword(&mut self, name: Name, value: Shape) {
        match self.members.iter().find(|(known, _)| *known == name) {
            None => self.members.push((name, value)),
            Some((_, known)) => self.is_lossy |= *known != value && !FIRST.contains(&&*name),
        }
    }

    pub(super) fn members(self) -> Members {
        let mut members = self.members;
        if !self.properties.is_empty() {
            members.push(("properties".into(), Shape::Object(self.properties)));
        }
        if !self.required.is_empty() {
            members.push(("required".into(), Shape::List(self.required)));
        }
        members
    }
}
