//! Several schemas as one: `allOf`, and what `oneOf` and `anyOf` have in common.

use std::sync::Arc;

use super::notes;
use super::shape::{Additional, Child, Kind, Loss, Shape};
use crate::tables::{HashMap, HashSet};

/// Most values of an `enum`.
pub(super) const VALUES: usize = 256;

/// Most entries of any list or map.
pub(super) const ENTRIES: usize = 4_000;

/// A schema that others are merged into.
pub(super) struct Merging {
    pub(super) shape: Shape,
    /// Where each property is.
    index: HashMap<Arc<str>, usize>,
    required: HashSet<Arc<str>>,
}

impl Merging {
    pub(super) fn new(mut shape: Shape) -> Self {
        let index = shape.properties.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        let mut required = HashSet::default();
        shape.required.retain(|name| required.insert(name.clone()));
        Self { shape, index, required }
    }

    /// Demands what another schema demands, too.
    pub(super) fn all_of(&mut self, part: &Shape) {
        self.kinds(part);
        self.texts(part);
        self.values(part);
        self.additional(part);
        for (name, child) in &part.properties {
            match self.index.get(name) {
                Some(at) => self.property(*at, child),
                None => self.add(name, child),
            }
        }
        for name in &part.required {
            if self.required.insert(name.clone()) {
                self.shape.required.push(name.clone());
            }
        }
        self.shape.hidden.extend(part.hidden.iter().cloned());
        if self.shape.items.is_none() {
            self.shape.items.clone_from(&part.items);
        } else if part.items.is_some() && part.items != self.shape.items {
            self.shape.lose(Loss::Simplified("allOf"));
        }
    }

    fn kinds(&mut self, part: &Shape) {
        self.shape.kind = match (self.shape.kind, part.kind) {
            (Some(own), Some(other)) => own.both(other).or_else(|| {
                self.shape.lose(Loss::Simplified("allOf"));
                Some(own)
            }),
            (own, other) => own.or(other),
        };
        self.shape.nullable |= part.nullable;
        self.shape.likely = self.shape.likely.or(part.likely);
    }

    fn texts(&mut self, part: &Shape) {
        if self.shape.prose.is_none() {
            self.shape.prose.clone_from(&part.prose);
        }
        part.notes.iter().for_each(|note| self.shape.note(note.clone()));
        part.losses.iter().for_each(|loss| self.shape.lose(*loss));
        let own = &mut self.shape;
        let texts = [
            (&mut own.default, &part.default),
            (&mut own.example, &part.example),
            (&mut own.format, &part.format),
            (&mut own.pattern, &part.pattern),
        ];
        for (own, other) in texts {
            if own.is_none() {
                own.clone_from(other);
            }
        }
    }

    fn values(&mut self, part: &Shape) {
        if self.shape.values.is_empty() {
            self.shape.values.clone_from(&part.values);
        } else if !part.values.is_empty() {
            let both: Vec<_> =
                self.shape.values.iter().filter(|value| part.values.contains(value)).cloned().collect();
            if both.is_empty() {
                self.shape.lose(Loss::Simplified("allOf"));
            } else {
                self.shape.values = both;
            }
        }
    }

    /// Of two schemas that refuse each other's properties, the document surely means neither.
    fn additional(&mut self, part: &Shape) {
        let is_closed = self.shape.additional == Additional::Closed || part.additional == Additional::Closed;
        let is_empty = self.shape.properties.is_empty() || part.properties.is_empty();
        self.shape.additional = match (&self.shape.additional, &part.additional) {
            (own, other) if own == other && !is_closed => own.clone(),
            _ if is_closed && !is_empty => {
                self.shape.lose(Loss::Simplified("additionalProperties"));
                Additional::Open
            }
            (Additional::Open, other) => other.clone(),
            (own, _) => own.clone(),
        };
    }

    fn add(&mut self, name: &Arc<str>, child: &Child) {
        if self.shape.properties.len() >= ENTRIES {
            return self.shape.lose(Loss::Cut);
        }
        self.index.insert(name.clone(), self.shape.properties.len());
        self.shape.properties.push((name.clone(), child.clone()));
    }

    /// A property that both have.
    fn property(&mut self, at: usize, other: &Child) {
        let Some((_, own)) = self.shape.properties.get_mut(at) else { return };
        let both = match (&*own, other) {
            (Child::Own(one), Child::Own(two)) if !Arc::ptr_eq(one, two) => {
                let is_simple = |shape: &Shape| !shape.is_compound();
                (is_simple(one) && is_simple(two)).then(|| both(one, two))
            }
            (one, two) if one == two => return,
            _ => None,
        };
        match both {
            Some(both) => *own = Child::Own(Arc::new(both)),
            None => self.shape.lose(Loss::Simplified("allOf")),
        }
    }

    /// The schema, with what only counts at the end.
    pub(super) fn finish(self) -> Shape {
        let mut shape = self.shape;
        if !shape.hidden.is_empty() {
            let hidden: HashSet<Arc<str>> = shape.hidden.drain(..).collect();
            shape.required.retain(|name| !hidden.contains(name));
            shape.hidden = hidden.into_iter().collect();
            shape.hidden.sort();
        }
        if shape.required.len() > ENTRIES {
            shape.required.truncate(ENTRIES);
            shape.lose(Loss::Cut);
        }
        finish_values(&mut shape);
        shape
    }
}

fn both(one: &Shape, two: &Shape) -> Shape {
    let mut merging = Merging::new(one.clone());
    merging.all_of(two);
    merging.finish()
}

/// Values only count beside the type that they are of.
fn finish_values(shape: &mut Shape) {
    let mut kinds = shape.values.iter().filter_map(|value| Kind::of_json(value));
    if shape.kind.is_none()
        && let Some(first) = kinds.next()
    {
        shape.kind = kinds.try_fold(first, Kind::either).filter(|kind| kind.is_scalar());
    }
    let count = shape.values.len();
    let is_scalar = shape.kind.is_some_and(Kind::is_scalar);
    if count > 0
        && !(is_scalar && shape.values.iter().any(|value| shape.kind.is_some_and(|kind| kind.takes(value))))
    {
        let note = notes::values(shape.values.iter().map(|value| &**value), count);
        shape.values.clear();
        shape.note(note);
        shape.lose(Loss::Described("enum"));
    } else if let Some(kind) = shape.kind.filter(|_| count > 0) {
        let mut known = HashSet::default();
        shape.values.retain(|value| kind.takes(value) && known.insert(identity(value)));
    }
    // Null as a value is said by `nullable`.
    for value in [&mut shape.default, &mut shape.example] {
        let fits = |value: &Arc<str>| match shape.kind {
            Some(kind) => kind.takes(value),
            None => &**value != "null",
        };
        if value.as_ref().is_some_and(|value| !fits(value)) {
            *value = None;
        }
    }
}

/// What equal values share: 1 and 1.0 are equal.
fn identity(json: &str) -> String {
    match Kind::of_json(json) {
        Some(Kind::Integer | Kind::Number) => {
            json.parse::<f64>().map_or_else(|_| json.to_owned(), |value| value.to_string())
        }
        _ => json.to_owned(),
    }
}

/// What several schemas have in common, any of which a value may meet.
pub(super) fn any_of(parts: &[Arc<Shape>]) -> Shape {
    let Some((first, rest)) = parts.split_first() else { return Shape::default() };
    let mut common = Shape { prose: None, ..Shape::clone(first) };
    common.notes.clear();
    common.kind = rest.iter().fold(first.kind, |kind, part| kind?.either(part.kind?));
    common.nullable = parts.iter().any(|part| part.nullable);
    common.likely = first.kind.or(first.likely);
    (common.default, common.example, common.format, common.pattern) = (None, None, None, None);
    common.additional = Additional::Open;
    if common.kind.is_none() {
        (common.values, common.properties, common.required, common.items) = Default::default();
        return common;
    }
    if common.kind.is_some_and(Kind::is_scalar) {
        common.values = either_values(parts);
    }
    if common.kind == Some(Kind::Array) && rest.iter().any(|part| part.items != common.items) {
        common.items = None;
    }
    if common.kind == Some(Kind::Object) {
        let mut merging = Merging::new(common);
        for part in rest {
            merging.any_of_object(part);
        }
        return merging.shape;
    }
    common
}

/// The values of all, if each has some.
fn either_values(parts: &[Arc<Shape>]) -> Vec<Arc<str>> {
    let mut known = HashSet::default();
    let mut values = Vec::new();
    for part in parts {
        if part.values.is_empty() {
            return Vec::new();
        }
        values.extend(part.values.iter().filter(|value| known.insert(identity(value))).cloned());
        if values.len() > VALUES {
            return Vec::new();
        }
    }
    values
}

impl Merging {
    /// Lets an object have the properties of another, and demands only what both demand.
    fn any_of_object(&mut self, part: &Shape) {
        let theirs: HashSet<&Arc<str>> = part.required.iter().collect();
        self.shape.required.retain(|name| theirs.contains(name));
        self.shape.hidden.extend(part.hidden.iter().cloned());
        for (name, child) in &part.properties {
            let Some(at) = self.index.get(name) else {
                self.add(name, child);
                continue;
            };
            if let Some((_, own)) = self.shape.properties.get_mut(*at)
                && own != child
            {
                *own = either_property(own, child);
            }
        }
    }
}

/// A property of which two schemas say different things.
fn either_property(own: &Child, other: &Child) -> Child {
    match (own, other) {
        (Child::Own(one), Child::Own(two)) if !one.is_compound() && !two.is_compound() => {
            let mut either = any_of(&[one.clone(), two.clone()]);
            either.prose = one.prose.clone().or_else(|| two.prose.clone());
            either.notes = one.notes.iter().filter(|note| two.notes.contains(note)).cloned().collect();
            Child::Own(Arc::new(either))
        }
        (Child::Own(shape), _) | (_, Child::Own(shape)) if shape.kind.is_none() => Child::Own(shape.clone()),
        // What either is cannot be said without both: anything.
        _ => Child::Own(Arc::new(Shape { losses: vec![Loss::Simplified("oneOf")], ..Shape::default() })),
    }
}
