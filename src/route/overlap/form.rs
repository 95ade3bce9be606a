//! What a route's path takes, in a form that can be compared.
//!
//! A path is text that starts with `/`. Exact paths, prefixes and the regular expressions that derivation makes
//! (`[^/]+` for a variable, `.*` or `.+` at the end for a greedy one) are split into segments. What else a regular
//! expression may be is left to an automaton; its literal beginning is known anyway.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind, Look};

use super::glob::{Atom, Segment};
use crate::model::{MatchKind, Route};

/// What a path takes.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// The segments that every path has. Those of an automaton's literal beginning.
    pub(super) segments: Vec<Segment>,
    /// What follows them; nothing when the path ends with the last of them.
    pub(super) open: Option<Open>,
    /// Whether letters are compared without regard to case.
    pub(super) fold: bool,
}

/// What follows the segments of a path that is not at its end: a slash, this text, and more.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) text: Box<[u8]>,
    pub(super) tail: Tail,
}

/// What follows the literal beginning of an open path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Anything or nothing.
    Any,
    /// Anything, but not nothing.
    More,
    /// Only an automaton knows.
    Automaton,
}

impl Form {
    /// The form of a route's path; none when no request can match it, and an error when it is a regular expression that
    /// cannot be read.
    pub(super) fn of(route: &Route) -> Result<Option<Self>, Unreadable> {
        let value = route.path.value.as_bytes();
        let tokens = match route.path.kind {
            MatchKind::Exact => value.iter().map(|byte| Token::Byte(*byte)).collect(),
            MatchKind::Prefix => {
                let value = if value.is_empty() { b"/" } else { value };
                value.iter().map(|byte| Token::Byte(*byte)).chain([Token::Tail(Tail::Any)]).collect()
            }
            MatchKind::Regex => match tokens(value) {
                Some(tokens) if splits(&tokens) => tokens,
                _ => beginning(&route.path.value)?,
            },
        };
        Ok(Self::from_tokens(&tokens, route.ignore_case))
    }

    fn from_tokens(tokens: &[Token], fold: bool) -> Option<Self> {
        let (first, rest) = tokens.split_first()?;
        match first {
            Token::Byte(b'/') => {}
            // An expression without a literal beginning: what it matches starts with a slash anyway.
            Token::Tail(Tail::Automaton) => {
                let open = Open { text: Box::default(), tail: Tail::Automaton };
                return Some(Self { segments: Vec::new(), open: Some(open), fold });
            }
            _ => return None,
        }
        let mut form = Self { segments: Vec::new(), open: None, fold };
        let mut atoms = Vec::new();
        for token in rest {
            match token {
                Token::Byte(b'/') => form.segments.push(segment(std::mem::take(&mut atoms))),
                Token::Byte(byte) => atoms.push(Atom::Byte(*byte)),
                Token::Variable => atoms.extend([Atom::Any, Atom::Rest]),
                Token::Tail(tail) => {
                    let Segment::Literal(text) = segment(std::mem::take(&mut atoms)) else { return None };
                    form.open = Some(Open { text, tail: *tail });
                    return Some(form);
                }
            }
        }
        form.segments.push(segment(atoms));
        Some(form)
    }

    /// Whether the segments and the tail say all.
    pub(super) fn is_plain(&self) -> bool {
        self.open.as_ref().is_none_or(|open| open.tail != Tail::Automaton)
    }
}

fn segment(mut atoms: Vec<Atom>) -> Segment {
    let bytes: Option<Box<[u8]>> =
        atoms.iter().map(|atom| if let Atom::Byte(byte) = atom { Some(*byte) } else { None }).collect();
    match bytes {
        Some(bytes) => Segment::Literal(bytes),
        None if atoms == [Atom::Any, Atom::Rest] => Segment::Variable,
        None => {
            // Of adjacent variables, the `Rest`s but the last add nothing.
            let next = atoms.iter().copied().skip(1).chain([Atom::Byte(0)]).collect::<Vec<_>>();
            let mut at = 0;
            atoms.retain(|atom| {
                at += 1;
                *atom != Atom::Rest || next.get(at - 1) != Some(&Atom::Any)
            });
            Segment::Mixed(atoms.into())
        }
    }
}

/// A piece of a path or of a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Byte(u8),
    /// `[^/]+`
    Variable,
    /// The end, but not of the path.
    Tail(Tail),
}

/// The pieces of an expression that has no others.
fn tokens(value: &[u8]) -> Option<Vec<Token>> {
    let value = value.strip_prefix(b"^").unwrap_or(value);
    let mut rest = match value.strip_suffix(b"$") {
        // An escaped dollar is not an end.
        Some(before) if before.last() != Some(&b'\\') => before,
        _ => value,
    };
    let mut tokens = Vec::with_capacity(value.len());
    loop {
        if let Some(after) = rest.strip_prefix(b"[^/]+") {
            tokens.push(Token::Variable);
            rest = after;
        } else if rest == b".*" || rest == b".+" {
            tokens.push(Token::Tail(if rest == b".*" { Tail::Any } else { Tail::More }));
            return Some(tokens);
        } else {
            let (byte, after) = match rest {
                [] => return Some(tokens),
                [b'\\', byte, after @ ..] if byte.is_ascii_punctuation() && !matches!(byte, b'<' | b'>') => {
                    (*byte, after)
                }
                [byte, after @ ..] if !is_meta(*byte) => (*byte, after),
                _ => return None,
            };
            tokens.push(Token::Byte(byte));
            rest = after;
        }
        if rest.first().is_some_and(|byte| b"*+?{".contains(byte)) {
            return None;
        }
    }
}

fn is_meta(byte: u8) -> bool {
    br"\.^$*+?()[]{}|".contains(&byte)
}

/// Whether pieces of an expression are segments: a tail follows literal text only.
fn splits(tokens: &[Token]) -> bool {
    let Some((Token::Tail(_), before)) = tokens.split_last() else {
        return tokens.first() == Some(&Token::Byte(b'/'));
    };
    let last: Vec<_> = before.iter().rev().take_while(|token| **token != Token::Byte(b'/')).collect();
    last.len() < before.len()
        && !last.contains(&&Token::Variable)
        && before.first() == Some(&Token::Byte(b'/'))
}

/// A regular expression that cannot be read: it is wrong, or asks for what automata do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// The literal beginning of any other expression.
fn beginning(value: &str) -> Result<Vec<Token>, Unreadable> {
    let parsed = ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .dot_matches_new_line(true)
        .nest_limit(50)
        .build()
        .parse(value);
    let hir = parsed.map_err(|_| Unreadable)?;
    let parts = match hir.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => std::slice::from_ref(&hir),
    };
    let mut text = Vec::new();
    for part in parts {
        match literal(part) {
            Some(bytes) => text.extend(bytes.iter().map(|byte| Token::Byte(*byte))),
            None => break,
        }
    }
    text.push(Token::Tail(Tail::Automaton));
    Ok(text)
}

fn literal(part: &Hir) -> Option<&[u8]> {
    match part.kind() {
        HirKind::Literal(literal) => Some(&literal.0),
        HirKind::Look(Look::Start) => Some(b""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Segments as text: `*` for a variable, `~` for anything, `+` for anything but nothing, `?` for an automaton.
    fn shown(kind: MatchKind, value: &str) -> String {
        let text = format!(r#"{{"name": "r", "path": {{"kind": "{}", "value": ""}}}}"#, kind.as_str());
        let mut route: Route = serde_json::from_str(&text).unwrap();
        route.path.value = value.to_owned();
        let form = match Form::of(&route) {
            Ok(Some(form)) => form,
            Ok(None) => return "nothing".to_owned(),
            Err(Unreadable) => return "unreadable".to_owned(),
        };
        let mut shown = String::new();
        for segment in &form.segments {
            shown.push('/');
            match segment {
                Segment::Literal(text) => shown.push_str(std::str::from_utf8(text).unwrap()),
                Segment::Variable => shown.push('*'),
                Segment::Mixed(atoms) => shown.extend(atoms.iter().map(|atom| match atom {
                    Atom::Byte(byte) => char::from(*byte),
                    Atom::Any => '.',
                    Atom::Rest => '*',
                })),
            }
        }
        if let Some(open) = form.open {
            shown.push('/');
            shown.push_str(std::str::from_utf8(&open.text).unwrap());
            shown.push(match open.tail {
                Tail::Any => '~',
                Tail::More => '+',
                Tail::Automaton => '?',
            });
        }
        shown
    }

    #[test]
    fn paths_are_split_into_segments() {
        use MatchKind::{Exact, Prefix, Regex};
        for (kind, value, expected) in [
            (Exact, "/", "/"),
            (Exact, "/a/b/", "/a/b/"),
            (Exact, "a", "nothing"),
            (Exact, "", "nothing"),
            (Prefix, "/user", "/user~"),
            (Prefix, "/user/", "/user/~"),
            (Prefix, "", "/~"),
            (Prefix, "user", "nothing"),
            (Regex, "/v1/pets/[^/]+", "/v1/pets/*"),
            (Regex, r"^/v1\.0/[^/]+\.json$", "/v1.0/.*.json"),
            (Regex, "/[^/]+[^/]+:x", "/..*:x"),
            (Regex, "/files/.*", "/files/~"),
            (Regex, "/files/x.+", "/files/x+"),
            (Regex, "/files/[^/]+.*", "/files/?"),
            (Regex, "/a/.+/b", "/a/?"),
            (Regex, "/a/b+", "/a/?"),
            (Regex, "/a/bc+", "/a/b?"),
            (Regex, r"/a/\d+", "/a/?"),
            (Regex, "/a|/b", "/?"),
            (Regex, "[^/]+", "/?"),
            (Regex, ".*", "/?"),
            (Regex, r"/cost\$", "/cost$"),
            (Regex, "/(", "unreadable"),
            (Regex, "/(?=a)", "unreadable"),
        ] {
            assert_eq!(shown(kind, value), expected, "{value}");
        }
    }
}
