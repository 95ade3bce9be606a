//! Keywords that are about values of one type.

use super::draft::{Draft, Type};
use super::kinds::Kind;
use super::schema::Class;
use super::writer::Writer;
use crate::openapi::reader::shown::text_of;
use crate::openapi::rules::{OAS31_CONTENT, OAS31_EXCLUSIVE_BOUND, OAS31_TUPLE, OAS31_UNEVALUATED};
use crate::source::{Key, Node};

/// How many schemas of positions or patterns become alternatives; of more, none.
const MOST_ALTERNATIVES: usize = 64;

impl<'d> Writer<'d, '_> {
    /// Writes the keywords that are about values of one type.
    pub(super) fn of_class(&mut self, draft: &mut Draft<'d>, class: Class) {
        match class {
            Class::Text => self.unchanged(draft, &["maxLength", "minLength", "pattern"]),
            Class::Number => {
                self.bound(draft, ["minimum", "exclusiveMinimum"], |bound, other| bound > other);
                self.bound(draft, ["maximum", "exclusiveMaximum"], |bound, other| bound < other);
                self.unchanged(draft, &["multipleOf"]);
            }
            Class::List => self.of_lists(draft),
            Class::Object => self.of_objects(draft),
        }
    }

    fn unchanged(&mut self, draft: &Draft<'d>, keywords: &[&'static str]) {
        for (key, node) in draft.members.iter().filter(|(key, _)| keywords.contains(&key.text())) {
            self.member(key.text(), key.site(), |out| out.verbatim(*node));
        }
    }

    /// Writes a bound and whether it is excluded itself. Of two bounds the tighter one counts.
    fn bound(
        &mut self,
        draft: &Draft<'d>,
        [bound, exclusive]: [&'static str; 2],
        is_tighter: fn(f64, f64) -> bool,
    ) {
        let number =
            |name: &str| draft.get(name).filter(|node| node.as_bool().is_none() && !node.is_string());
        let value = |node: Node<'_>| node.scalar().and_then(|text| text.parse::<f64>().ok());
        let Some(excluded) = number(exclusive).filter(|node| value(*node).is_some()) else {
            return self.unchanged(draft, &[bound, exclusive]);
        };
        let site = draft.key(exclusive).unwrap_or(excluded.site());
        self.note(
            draft.entry,
            OAS31_EXCLUSIVE_BOUND,
            site,
            [("keyword", exclusive.to_owned()), ("bound", bound.to_owned())],
        );
        let stated = number(bound).and_then(|node| Some((node, value(node)?)));
        if stated.is_some_and(|(_, stated)| value(excluded).is_some_and(|other| is_tighter(stated, other))) {
            return self.unchanged(draft, &[bound]);
        }
        self.member(bound, site, |out| out.scalar(excluded));
        self.member(exclusive, site, |out| out.raw("true", site));
    }

    fn of_lists(&mut self, draft: &mut Draft<'d>) {
        let site = draft.node.site();
        let items = draft.members.iter().find(|(key, _)| key.is("items")).copied();
        let prefix = draft.members.iter().find(|(key, node)| key.is("prefixItems") && node.is_array());
        let listed = items.filter(|(_, node)| node.is_array());
        let Some((key, prefix)) = prefix.copied().or(listed) else {
            self.unchanged(draft, &["maxItems", "minItems", "uniqueItems"]);
            if let Some((key, node)) = items {
                self.member("items", key.site(), |out| out.schema(node, false));
            } else if draft.types.list.contains(&Type::Array) && !draft.types.is_any() {
                self.member("items", site, |out| out.object(site, |_| {}));
            }
            return;
        };
        let rest = if listed.is_some() { draft.get("additionalItems") } else { items.map(|(_, node)| node) };
        let count = prefix.items().count();
        let most = draft.get("maxItems").and_then(Node::scalar).and_then(|text| text.parse::<usize>().ok());
        let is_closed = rest.and_then(Node::as_bool) == Some(false);
        if is_closed && most.is_none_or(|most| most > count) {
            self.unchanged(draft, &["minItems", "uniqueItems"]);
            self.member("maxItems", key.site(), |out| out.raw(&count.to_string(), key.site()));
        } else {
            self.unchanged(draft, &["maxItems", "minItems", "uniqueItems"]);
        }
        let is_bounded = is_closed || most.is_some_and(|most| most <= count);
        let rest = rest.filter(|rest| rest.is_object() && !is_bounded);
        let all: Vec<_> = prefix.items().chain(rest).take(MOST_ALTERNATIVES + 1).collect();
        if is_bounded || rest.is_some() {
            self.member("items", key.site(), |out| out.any_of(&all, key));
        } else {
            self.member("items", key.site(), |out| out.object(key.site(), |_| {}));
            self.leave_out("item", prefix);
        }
        if all.len() > MOST_ALTERNATIVES {
            self.leave_out("item", prefix);
        }
        self.lost += 1;
        self.note(draft.entry, OAS31_TUPLE, key, []);
    }

    /// Writes a schema that accepts what one of some accepts; where they are too many, anything.
    fn any_of(&mut self, all: &[Node<'d>], key: Key<'d>) {
        let site = key.site();
        match all {
            [one] => self.schema(*one, false),
            _ if all.len() > MOST_ALTERNATIVES => self.object(site, |_| {}),
            _ => self.object(site, |out| {
                out.member("anyOf", site, |out| out.list(site, |out| out.each_once(all)));
            }),
        }
    }

    /// Writes schemas, equal ones once.
    fn each_once(&mut self, all: &[Node<'d>]) {
        let mut written: Vec<String> = Vec::new();
        for schema in all {
            let mark = self.mark();
            let at = written.len();
            self.item(at, |out| out.schema(*schema, false));
            let text = self.since(mark).trim_start_matches(',').to_owned();
            if written.contains(&text) {
                self.back_to(mark);
            } else {
                written.push(text);
            }
        }
    }

    fn of_objects(&mut self, draft: &mut Draft<'d>) {
        self.unchanged(draft, &["required", "maxProperties", "minProperties"]);
        if let Some((key, node)) = draft.members.iter().find(|(key, _)| key.is("properties")).copied() {
            self.member("properties", key.site(), |out| out.value(node, Kind::Map(&Kind::Schema)));
        }
        let find = |name: &str| draft.members.iter().find(|(key, _)| key.is(name)).copied();
        let (patterns, others, rest) =
            (find("patternProperties"), find("additionalProperties"), find("unevaluatedProperties"));
        let patterns = patterns.filter(|(_, node)| node.is_object());
        let mut around = others;
        if let Some((key, node)) = rest {
            if node.as_bool() == Some(true) || others.is_some() {
                draft.pass(key);
            } else if patterns.is_none() && is_plain(draft) {
                around = Some((key, node));
                self.note(draft.entry, OAS31_UNEVALUATED, key, []);
            } else {
                draft.lose(key);
                self.leave_out("properties", node);
            }
        }
        let Some((key, list)) = patterns else {
            if let Some((key, node)) = around {
                self.member("additionalProperties", key.site(), |out| out.schema(node, true));
            }
            return;
        };
        draft.lose(key);
        let Some((other, node)) = around.filter(|(_, node)| node.as_bool() != Some(true)) else {
            return self.leave_out("properties", list);
        };
        // What a pattern allowed must stay allowed.
        let own = Some(node).filter(|node| node.is_object());
        let all: Vec<_> =
            list.entries().map(|(_, node)| node).chain(own).take(MOST_ALTERNATIVES + 1).collect();
        if all.len() > MOST_ALTERNATIVES {
            self.leave_out("properties", list);
        }
        self.member("additionalProperties", other.site(), |out| match all.as_slice() {
            [] => out.schema(node, true),
            all => out.any_of(all, other),
        });
    }

    /// Writes the format, which says in OAS 3.0 how a text is encoded, too.
    pub(super) fn format(&mut self, draft: &mut Draft<'d>) {
        let find = |name: &str| draft.members.iter().find(|(key, _)| key.is(name)).copied();
        let (stated, encoding, media) = (find("format"), find("contentEncoding"), find("contentMediaType"));
        if let Some((key, node)) = stated {
            self.member("format", key.site(), |out| out.verbatim(node));
        }
        if let Some((key, _)) = find("contentSchema") {
            draft.forget(key);
        }
        let text = |found: Option<(Key<'d>, Node<'d>)>| found.and_then(|(_, node)| text_of(node));
        let format = match (text(encoding), text(media)) {
            (Some("base64" | "base64url"), _) => Some("byte"),
            (Some("binary"), _) => Some("binary"),
            (None, Some(media)) if !is_text(media) => Some("binary"),
            _ => None,
        };
        let is_stated = |format: &&str| stated.is_none_or(|(_, node)| node.as_str() == Some(*format));
        let (Some(format), Some((key, _))) = (format.filter(is_stated), encoding.or(media)) else {
            for (key, _) in [encoding, media].into_iter().flatten() {
                draft.forget(key);
            }
            return;
        };
        if stated.is_none() {
            if !draft.types.is_stated && !draft.has("$ref") {
                self.member("type", key.site(), |out| out.string("string", key.site()));
            }
            self.member("format", key.site(), |out| out.string(format, key.site()));
        }
        self.note(draft.entry, OAS31_CONTENT, key, [("format", format.to_owned())]);
        if let Some((key, _)) = media.filter(|_| text(media) != Some("application/octet-stream")) {
            draft.forget(key);
        }
    }
}

/// Whether nothing but the members of an object says which properties it has.
fn is_plain(draft: &Draft<'_>) -> bool {
    let apart = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas", "not"];
    draft.alone.is_empty() && apart.iter().all(|keyword| !draft.has(keyword))
}

/// Whether content of a media type is text already.
fn is_text(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    media.starts_with("text/")
        || ["json", "xml", "yaml", "x-www-form-urlencoded"].iter().any(|end| media.ends_with(end))
}
