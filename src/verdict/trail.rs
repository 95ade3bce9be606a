//! Where the judge is: a place in both JSON forms, as a pointer and as people say it.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::text::{cut, pointer, printable};

/// Bytes of a pointer that is written for an effect. What is deeper is told by its place above.
const MAX_POINTER: usize = 4096;
/// Characters of one name in a place for people.
const NAME: usize = 64;
/// Characters of a place for people. The end of it is kept, because it decides.
const PLACE: usize = 160;

/// A place on the way, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot(usize);

impl Spot {
    /// How many steps lead to it.
    pub(super) const fn depth(self) -> usize {
        self.0
    }
}

/// How people say a step.
#[derive(Debug, Clone, Copy)]
pub(super) enum Label<'a> {
    /// It goes without saying.
    None,
    /// A word of OpenAPI, such as `requestBody`.
    Word(&'static str),
    /// A word and a name: `query limit`.
    Named(&'static str, &'a str),
    /// A name alone, at the beginning: a component.
    Name(&'a str),
    /// A property.
    Property(&'a str),
    /// The items of an array.
    Items,
    /// Properties that have no name.
    Others,
}

/// The steps from a Subject to where the judge is: one way, from which the next place branches off.
pub(super) struct Trail<'a> {
    steps: Vec<Step<'a>>,
}

/// A step to the next place.
#[derive(Debug, Clone)]
pub(super) struct Step<'a> {
    /// The tokens of the pointer, unescaped.
    tokens: [Option<Cow<'a, str>>; 2],
    label: Label<'a>,
    /// Whether the pointer ends above, because the rest is behind a reference or in a wrap.
    is_behind: bool,
}

impl<'a> Step<'a> {
    /// To a member.
    pub(super) fn member(name: &'a str, label: Label<'a>) -> Self {
        Self { tokens: [Some(name.into()), None], label, is_behind: false }
    }

    /// To a member of a member.
    pub(super) fn entry(map: &'static str, name: &'a str, label: Label<'a>) -> Self {
        Self { tokens: [Some(map.into()), Some(name.into())], label, is_behind: false }
    }

    /// To an item of a list that is a member.
    pub(super) fn item(list: &'static str, at: usize) -> Self {
        let tokens = [Some(list.into()), Some(at.to_string().into())];
        Self { tokens, label: Label::None, is_behind: false }
    }

    /// To the same place, but behind a reference or in a wrap: from there on nothing has a pointer of its own.
    pub(super) const fn behind() -> Self {
        Self { tokens: [None, None], label: Label::None, is_behind: true }
    }

    /// To the same place.
    pub(super) const fn here() -> Self {
        Self { tokens: [None, None], label: Label::None, is_behind: false }
    }
}

impl<'a> Trail<'a> {
    /// The place of a whole Subject.
    pub(super) fn new(label: Label<'a>) -> Self {
        Self { steps: vec![Step { label, ..Step::here() }] }
    }

    /// The whole Subject.
    pub(super) const fn root() -> Spot {
        Spot(0)
    }

    /// Goes one step from a place on the way. What was entered after that place is left.
    pub(super) fn enter(&mut self, parent: Spot, mut step: Step<'a>) -> Spot {
        self.steps.truncate(parent.0 + 1);
        step.is_behind |= self.steps.last().is_some_and(|above| above.is_behind);
        self.steps.push(step);
        Spot(self.steps.len() - 1)
    }

    /// The steps from the Subject to a place.
    fn way(&self, at: Spot) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().take(at.0 + 1)
    }

    /// The JSON Pointer of a place, with one more token where there is one.
    pub(super) fn pointer(&self, at: Spot, more: Option<&str>) -> String {
        let mut out = String::new();
        let is_behind = self.steps.get(at.0).is_some_and(|step| step.is_behind);
        let open = self.way(at).take_while(|step| !step.is_behind);
        let tokens = open.flat_map(|step| step.tokens.iter().flatten());
        let more = more.filter(|_| !is_behind).map(Cow::Borrowed);
        for token in tokens.map(|token| Cow::Borrowed(&**token)).chain(more) {
            if out.len() + token.len() > MAX_POINTER {
                break;
            }
            out.push('/');
            out.push_str(&pointer::encode(&token));
        }
        out
    }

    /// A place as people say it: `response 200 items[].id`. Of a long way only the end is said.
    pub(super) fn place(&self, at: Spot) -> String {
        let steps = self.steps.get(..=at.0).unwrap_or_default();
        let mut characters = 0;
        let is_enough = |step: &Step<'_>| {
            characters += shortest(step.label);
            characters > PLACE
        };
        let first = steps.iter().rev().position(is_enough).map_or(0, |back| steps.len() - 1 - back);
        let mut out = String::new();
        for step in steps.iter().skip(first) {
            label(&mut out, step.label);
        }
        out.truncate(out.trim_end().len());
        let characters = out.chars().count();
        if characters > PLACE {
            out = std::iter::once('…').chain(out.chars().skip(characters - PLACE)).collect();
        }
        out
    }
}

/// A label has at least so many characters.
fn shortest(label: Label<'_>) -> usize {
    match label {
        Label::None => 0,
        Label::Word(word) => word.len(),
        Label::Named(_, name) | Label::Name(name) | Label::Property(name) => name.len().min(NAME).div_ceil(4),
        Label::Items => 2,
        Label::Others => 1,
    }
}

/// Adds a step.
fn label(out: &mut String, label: Label<'_>) {
    let short = |name: &str| printable(&cut(name, NAME));
    let is_in_path = !out.is_empty() && !out.ends_with(' ');
    // Writing to a String cannot fail.
    _ = match label {
        Label::None => Ok(()),
        Label::Word(word) => write!(out, "{word} "),
        Label::Named("", name) => write!(out, "{} ", short(name)),
        Label::Named(word, name) => write!(out, "{word} {} ", short(name)),
        Label::Property(name) if is_in_path => write!(out, ".{}", short(name)),
        Label::Name(name) | Label::Property(name) => write!(out, "{}", short(name)),
        Label::Items => write!(out, "[]"),
        Label::Others if is_in_path => write!(out, ".*"),
        Label::Others => write!(out, "*"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_and_pointers_point() {
        let mut trail = Trail::new(Label::None);
        let response =
            trail.enter(Trail::root(), Step::entry("responses", "200", Label::Named("response", "200")));
        assert_eq!(trail.place(response), "response 200");
        let schema = trail.enter(response, Step::member("schema", Label::None));
        let list = trail.enter(schema, Step::entry("properties", "a/b", Label::Property("a/b")));
        let item = trail.enter(list, Step::member("items", Label::Items));
        let id = trail.enter(item, Step::entry("properties", "id", Label::Property("id")));
        assert_eq!(trail.place(id), "response 200 a/b[].id");
        assert_eq!(
            trail.pointer(id, Some("enum")),
            "/responses/200/schema/properties/a~1b/items/properties/id/enum"
        );
        let behind = trail.enter(item, Step::behind());
        let deep = trail.enter(behind, Step::entry("properties", "name", Label::Property("name")));
        assert_eq!(trail.place(deep), "response 200 a/b[].name");
        assert_eq!(trail.pointer(deep, Some("enum")), "/responses/200/schema/properties/a~1b/items");
    }

    #[test]
    fn long_names_are_cut() {
        let long = "n".repeat(1_000_000);
        let mut trail = Trail::new(Label::Name("Pet"));
        let mut at = Trail::root();
        for _ in 0..1_000 {
            at = trail.enter(at, Step::member("items", Label::Items));
        }
        assert_eq!(trail.place(at), format!("…{}", "[]".repeat(PLACE / 2)));
        let deep = trail.enter(Trail::root(), Step::entry("properties", &long, Label::Property(&long)));
        let deep = trail.enter(deep, Step::entry("properties", "id", Label::Property("id")));
        assert!(trail.place(deep).starts_with("Pet.nnn") && trail.place(deep).ends_with("….id"));
        assert_eq!(trail.pointer(deep, None), "/properties");
    }
}
