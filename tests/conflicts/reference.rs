//! A gateway as plain as can be: asks every route in its order. Judges the clever one.

use std::cmp::Reverse;

use oasgate::model::{MatchKind, PathMatch, Route, ValueMatch};
use oasgate::subject::Method;

/// A piece of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(&'static str),
    /// Anything but a slash, once at least.
    Variable,
    /// Anything.
    Any,
    /// Anything, once at least.
    More,
    /// One of these, once at least.
    OneOf(&'static str),
}

/// A path as pieces, so that the reference needs no parser of regular expressions.
#[derive(Debug, Clone)]
pub struct Path {
    pub kind: MatchKind,
    pub pieces: Vec<Piece>,
}

impl Path {
    pub fn value(&self) -> PathMatch {
        let text = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Variable => "[^/]+".to_owned(),
            Piece::Any => ".*".to_owned(),
            Piece::More => ".+".to_owned(),
            Piece::OneOf(characters) => format!("[{characters}]+"),
        });
        PathMatch { kind: self.kind, value: text.collect() }
    }

    pub fn takes(&self, path: &str, fold: bool) -> bool {
        let open = self.kind == MatchKind::Prefix;
        rest(&self.pieces, path.as_bytes(), fold, open)
    }
}

fn rest(pieces: &[Piece], path: &[u8], fold: bool, open: bool) -> bool {
    let Some((piece, pieces)) = pieces.split_first() else { return open || path.is_empty() };
    let (least, takes): (usize, Box<dyn Fn(u8) -> bool>) = match piece {
        Piece::Text(text) => {
            let Some(start) = path.get(..text.len()) else { return false };
            let same =
                if fold { start.eq_ignore_ascii_case(text.as_bytes()) } else { start == text.as_bytes() };
            return same && rest(pieces, &path[text.len()..], fold, open);
        }
        Piece::Variable => (1, Box::new(|byte| byte != b'/')),
        Piece::Any => (0, Box::new(|_| true)),
        Piece::More => (1, Box::new(|_| true)),
        Piece::OneOf(characters) => (
            1,
            Box::new(move |byte| {
                characters
                    .bytes()
                    .any(|character| character == byte || (fold && character.eq_ignore_ascii_case(&byte)))
            }),
        ),
    };
    let most = path.iter().take_while(|byte| takes(**byte)).count();
    (least..=most).any(|taken| rest(pieces, &path[taken..], fold, open))
}

/// A request.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: Method,
    pub host: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub queries: Vec<(String, String)>,
}

/// Whether the route takes the request, except for its path.
pub fn takes_beside_path(route: &Route, request: &Request) -> bool {
    let conditions = |conditions: &[ValueMatch], values: &[(String, String)]| {
        conditions.iter().all(|condition| {
            let value = values.iter().find(|(name, _)| name.eq_ignore_ascii_case(&condition.name));
            value.is_some_and(|(_, value)| match condition.kind {
                MatchKind::Exact => *value == condition.value,
                MatchKind::Prefix => value.starts_with(&condition.value),
                MatchKind::Regex => condition.value == ".*",
            })
        })
    };
    (route.methods.is_empty() || route.methods.contains(&request.method))
        && domain(route, &request.host).is_some()
        && conditions(&route.headers, &request.headers)
        && conditions(&route.queries, &request.queries)
}

/// The length of the longest domain that takes the host; 0 when any does.
fn domain(route: &Route, host: &str) -> Option<usize> {
    if route.domains.is_empty() {
        return Some(0);
    }
    let taking = route.domains.iter().filter(|domain| match domain.strip_prefix("*.") {
        Some(suffix) => {
            host.strip_suffix(suffix).is_some_and(|label| label.len() > 1 && label.ends_with('.'))
        }
        None => *domain == "*" || *domain == host,
    });
    taking.map(String::len).max()
}

/// What routes are sorted by for a request to a host: the smallest wins.
pub fn order(route: &Route, host: &str, position: usize) -> impl Ord + std::fmt::Debug + use<> {
    (
        Reverse(domain(route, host)),
        route.path.kind,
        Reverse(route.path.value.len()),
        Reverse(route.headers.len()),
        Reverse(route.queries.len()),
        position,
        route.name.clone(),
    )
}
