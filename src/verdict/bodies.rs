//! Bodies of requests and responses: media types, their schemas, and how forms are written.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Dirs, Judge, Note, Row};
use super::parameters::{Written, says};
use super::schema::{Pair, says_nothing};
use super::sides::{Sides, When};
use super::trail::{Label, Spot, Step, Trail};
use crate::model::Map;
use crate::verdict::rules;

impl<'a> Judge<'a> {
    /// Compares the request bodies of two operations.
    pub(super) fn compare_request_bodies(&mut self, sides: [Option<&'a Value>; 2]) {
        const WORD: &str = "requestBody";
        let root = Trail::root();
        let (rule, verdict) = match sides {
            [None, None] => return,
            [Some(before), Some(after)] => {
                let at = self.trail.enter(root, Step::member(WORD, Label::Word(WORD)));
                let Some((at, sides)) = self.counterparts(at, [before, after]) else { return };
                return self.compare_body_parts(at, sides);
            }
            [None, Some(after)] => {
                let is_required =
                    self.sides.resolved(When::After, after).is_some_and(|body| says(body, "required"));
                if is_required {
                    (rules::REQUIRED_BODY_ADDED, Verdict::Breaking)
                } else {
                    (rules::BODY_ADDED, Verdict::Compatible)
                }
            }
            [Some(_), None] => (rules::BODY_REMOVED, Verdict::Breaking),
        };
        self.report_plain(root, Some(WORD), Dirs::REQUEST, &Note::new(rule, Row::request(verdict)));
    }

    /// Compares two request bodies, as those of an operation or as components.
    pub(super) fn compare_body_parts(&mut self, at: Spot, [before, after]: [&'a Value; 2]) {
        let dirs = Dirs::REQUEST;
        if says(before, "required") != says(after, "required") {
            let (rule, verdict) = if says(after, "required") {
                (rules::BODY_REQUIRED, Verdict::Breaking)
            } else {
                (rules::BODY_OPTIONAL, Verdict::Compatible)
            };
            self.report_plain(at, Some("required"), dirs, &Note::new(rule, Row::request(verdict)));
        }
        self.compare_content(at, dirs, [before, after]);
    }

    /// Compares bodies by media type.
    pub(super) fn compare_content(&mut self, at: Spot, dirs: Dirs, [before, after]: [&'a Value; 2]) {
        let (a, b) = (media_types(before), media_types(after));
        let is_one = a.len() <= 1 && b.len() <= 1;
        for (media, (name, body)) in &a {
            if let Some((_, other)) = covering(media, &b) {
                let label = if is_one { Label::None } else { Label::Named("", name) };
                let at = self.trail.enter(at, Step::entry("content", name, label));
                self.compare_media(at, dirs, is_form(media), [body, other]);
            } else {
                let at = self.trail.enter(at, Step::entry("content", name, Label::None));
                let note = Note::new(rules::MEDIA_TYPE_REMOVED, Row::BREAKS).arg("value", name);
                self.report(at, None, dirs, note);
            }
        }
        for (media, (name, _)) in &b {
            if covering(media, &a).is_none() {
                let at = self.trail.enter(at, Step::entry("content", name, Label::None));
                let row = Row::new(Verdict::Compatible, Verdict::Unclear);
                self.report(at, None, dirs, Note::new(rules::MEDIA_TYPE_ADDED, row).arg("value", name));
            }
        }
    }

    fn compare_media(&mut self, at: Spot, dirs: Dirs, is_text: bool, [before, after]: [&'a Value; 2]) {
        let step = Step::member("schema", Label::None);
        let stated = |media: &'a Value| media.get("schema").filter(|schema| !says_nothing(schema));
        match (stated(before), stated(after)) {
            (None, None) => {}
            (None, Some(_)) => {
                self.report(at, Some("schema"), dirs, Note::new(rules::SCHEMA_ADDED, Row::NARROWS));
            }
            (Some(_), None) => {
                let row = Row::new(Verdict::Compatible, Verdict::Unclear);
                self.report(at, Some("schema"), dirs, Note::new(rules::SCHEMA_REMOVED, row));
            }
            (before, after) => {
                self.compare_schemas(Pair { parent: at, step, before, after, dirs, is_text });
            }
        }
        if is_text {
            self.compare_encodings(at, dirs, [before, after]);
        }
    }

    /// Compares how the properties of a form are written that both sides have.
    fn compare_encodings(&mut self, at: Spot, dirs: Dirs, [before, after]: [&'a Value; 2]) {
        const WORD: &str = "encoding";
        let encodings = [before, after].map(|media| media.get(WORD).and_then(Value::as_object));
        let names: BTreeSet<&'a str> =
            encodings.into_iter().flatten().flat_map(serde_json::Map::keys).map(String::as_str).collect();
        for name in names {
            let schemas = [
                property(self.sides, When::Before, before, name),
                property(self.sides, When::After, after, name),
            ];
            if schemas.contains(&None) {
                continue;
            }
            let [was, is] = encodings.map(|all| all.and_then(|all| all.get(name)).unwrap_or(&Value::Null));
            let spot = self.trail.enter(at, Step::entry(WORD, name, Label::Property(name)));
            let member = |how: &Value, keyword: &str| how.get(keyword).cloned();
            let more = ["contentType", "headers"].into_iter();
            let more = more.filter(|keyword| member(was, keyword) != member(is, keyword));
            for keyword in Written::keywords(was, is, schemas).chain(more) {
                let note = Note::new(rules::SERIALIZATION_CHANGED, Row::BREAKS).arg("keyword", keyword);
                self.report(spot, None, dirs, note);
            }
        }
    }
}

/// A property of a form; none when the form says which properties it has, and this is not among them.
fn property<'a>(sides: &'a Sides<'a>, when: When, media: &'a Value, name: &str) -> Option<&'a Value> {
    let schema = media.get("schema").and_then(|schema| sides.resolved(when, schema));
    match schema.and_then(|schema| schema.get("properties")) {
        Some(properties) => properties.get(name),
        None => Some(&Value::Null),
    }
}

/// The media types of a body, each with its name in the document: in lower case, without a charset.
type MediaTypes<'a> = Map<Cow<'a, str>, (&'a str, &'a Value)>;

fn media_types(body: &Value) -> MediaTypes<'_> {
    let content = body.get("content").and_then(Value::as_object).into_iter().flatten();
    content.map(|(name, media)| (normal(name), (name.as_str(), media))).collect()
}

fn normal(name: &str) -> Cow<'_, str> {
    let is_plain = name.bytes().all(|byte| !byte.is_ascii_uppercase() && byte != b';' && byte != b' ');
    if is_plain {
        return Cow::Borrowed(name);
    }
    let lower = name.to_ascii_lowercase();
    let parts = lower.split(';').map(str::trim).filter(|part| !part.starts_with("charset="));
    Cow::Owned(parts.collect::<Vec<_>>().join(";"))
}

/// What stands for a media type among some: itself, or a range such as `application/*`.
fn covering<'s, 'a>(media: &str, among: &'s MediaTypes<'a>) -> Option<&'s (&'a str, &'a Value)> {
    let family = media.split('/').next().unwrap_or_default();
    among.get(media).or_else(|| among.get(&*[family, "/*"].concat())).or_else(|| among.get("*/*"))
}

fn is_form(media: &str) -> bool {
    media.starts_with("application/x-www-form-urlencoded") || media.starts_with("multipart/")
}
