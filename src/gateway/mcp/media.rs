//! Media types of bodies: a tool sends one.

use std::sync::Arc;

use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::values::is_json;
use crate::model::RequestBody;
use crate::tables::HashMap;

/// What a media type is to a tool; in the order in which they are preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    Text,
    /// Text that follows rules of its own, such as XML.
    Other,
    Binary,
}

impl Kind {
    pub(super) fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let (top, sub) = essence.split_once('/').unwrap_or((&essence, ""));
        match (top, sub) {
            ("*", _) | ("application", "*") => Self::Json,
            _ if is_json(&essence) => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", _) => Self::Multipart,
            ("text", _) => Self::Text,
            ("image" | "audio" | "video" | "font", _) if !sub.ends_with("+xml") => Self::Binary,
            (
                "application",
                "octet-stream" | "pdf" | "zip" | "gzip" | "x-tar" | "x-gzip" | "x-zip-compressed",
            ) => Self::Binary,
            _ => Self::Other,
        }
    }

    pub(super) fn is_form(self) -> bool {
        matches!(self, Self::Form | Self::Multipart)
    }
}

/// The media type that a tool sends.
#[derive(Clone)]
pub(super) struct Chosen {
    pub(super) name: Arc<str>,
    pub(super) kind: Kind,
    /// The others, for a message.
    pub(super) dropped: Option<Arc<str>>,
}

/// How many media types a message names; the others are counted.
const NAMED: usize = 3;

/// Which media types of bodies are sent. Many operations may refer to one body of many media types, so it is looked at once.
#[derive(Default)]
pub(super) struct Bodies(HashMap<*const RequestBody, Chosen>);

impl Bodies {
    /// None when the body has no media type.
    pub(super) fn chosen(&mut self, body: &RequestBody) -> Option<Chosen> {
        let key = std::ptr::from_ref(body);
        if let Some(known) = self.0.get(&key) {
            return Some(known.clone());
        }
        let kinds = body.content.keys().map(|name| (Kind::of(name), name));
        let (kind, name) = kinds.min_by_key(|(kind, _)| *kind)?;
        let mut dropped = NameList::default();
        let others = body.content.keys().filter(|other| *other != name);
        others.take(NAMED).for_each(|other| dropped.add(other));
        let more = (body.content.len() - 1).saturating_sub(NAMED);
        let dropped = dropped.list().map(|list| match more {
            0 => list.into(),
            _ => format!("{list}, … (+{more})").into(),
        });
        let chosen = Chosen { name: name.clone(), kind, dropped };
        self.0.insert(key, chosen.clone());
        Some(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(content: &str) -> Option<String> {
        let body: RequestBody = serde_json::from_str(&format!(r#"{{"content": {{{content}}}}}"#)).unwrap();
        let mut bodies = Bodies::default();
        let chosen = bodies.chosen(&body).unwrap();
        assert_eq!(&*chosen.name, "application/json");
        assert_eq!(bodies.chosen(&body).unwrap().dropped, chosen.dropped);
        chosen.dropped.map(|text| text.to_string())
    }

    #[test]
    fn three_media_types_are_named_and_the_others_counted() {
        let json = r#""application/json": {}"#;
        assert_eq!(dropped(json), None);
        let three = r#""a/1": {}, "a/2": {}, "a/3": {}"#;
        assert_eq!(dropped(&[three, json].join(",")).as_deref(), Some("`a/1`, `a/2`, `a/3`"));
        let five = r#""b/1": {}, "b/2": {}"#;
        let named = dropped(&[three, json, five].join(","));
        assert_eq!(named.as_deref(), Some("`a/1`, `a/2`, `a/3`, … (+2)"));
    }
}
