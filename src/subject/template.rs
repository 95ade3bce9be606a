//! The syntax of path templates: variables in braces, what frameworks and RFC 6570 write there beside the name, and where
//! the query and the fragment begin.

/// A template in parts. The query and the fragment begin outside braces only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Template<'a> {
    /// The path.
    pub(crate) path: &'a str,
    /// The text after the first question mark.
    pub(crate) query: Option<&'a str>,
    /// The text after the first `#`.
    pub(crate) fragment: Option<&'a str>,
}

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Literal text. A closing brace in it closes nothing.
    Literal(&'a str),
    /// The text in a pair of braces.
    Variable(Variable<'a>),
    /// A brace that is not closed, with what follows.
    Open(&'a str),
}

/// The text in a pair of braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Variable<'a> {
    /// All of it.
    pub(crate) raw: &'a str,
    /// The name of the variable; of a query expression its names, separated by commas.
    pub(crate) name: &'a str,
    pub(crate) kind: VariableKind<'a>,
}

/// What a variable takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VariableKind<'a> {
    /// A segment, or a part of one: `{id}`.
    Segment,
    /// The same, with a type that a framework would check: `{id:int}`.
    Typed,
    /// What this regular expression matches of a segment: `{id:[0-9]+}`.
    Pattern(&'a str),
    /// Slashes too: `{proxy+}`, RFC 6570's `{+name}`, and the catch-alls of frameworks: `{*path}`, `{path*}`,
    /// `{path:path}`.
    Greedy,
    /// RFC 6570's `{;id}`: the style `matrix`.
    Matrix,
    /// RFC 6570's `{.format}`: the style `label`.
    Label,
    /// RFC 6570's `{?q,lang}` and `{&page}`: parameters of the query, and not a part of the path.
    Query,
    /// RFC 6570's `{#section}`: a fragment.
    Fragment,
}

/// The parts of a template.
pub(crate) fn split(template: &str) -> Template<'_> {
    let mut parts = Template { path: template, query: None, fragment: None };
    if !template.bytes().any(|byte| matches!(byte, b'?' | b'#')) {
        return parts;
    }
    let mut at = 0;
    let mut query = None;
    for piece in pieces(template) {
        match piece {
            Piece::Literal(text) => {
                for (offset, byte) in text.bytes().enumerate() {
                    match byte {
                        b'?' if query.is_none() => query = Some(at + offset),
                        b'#' => {
                            parts.fragment = template.get(at + offset + 1..);
                            parts.path = template.get(..at + offset).unwrap_or(template);
                            return with_query(parts, query);
                        }
                        _ => {}
                    }
                }
                at += text.len();
            }
            Piece::Variable(variable) => at += variable.raw.len() + 2,
            Piece::Open(_) => break,
        }
    }
    with_query(parts, query)
}

/// A template before its fragment, and the fragment if it has one.
pub(crate) fn without_fragment(template: &str) -> (&str, Option<&str>) {
    let fragment = split(template).fragment;
    let end = fragment.and_then(|fragment| template.len().checked_sub(fragment.len() + 1));
    (end.and_then(|end| template.get(..end)).unwrap_or(template), fragment)
}

/// Parts query and path; a query ends where the fragment begins.
fn with_query(parts: Template<'_>, query: Option<usize>) -> Template<'_> {
    let Some((path, rest)) = query.and_then(|at| parts.path.split_at_checked(at)) else { return parts };
    Template { path, query: rest.get(1..), ..parts }
}

/// The pieces of a template. It reads no byte twice: an unclosed brace is the last piece.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(inner) = rest.strip_prefix('{') else {
            let (literal, tail) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
            rest = tail;
            return Some(Piece::Literal(literal));
        };
        let closed = end(inner).and_then(|at| inner.split_at_checked(at));
        let Some((raw, tail)) = closed else { return Some(Piece::Open(std::mem::take(&mut rest))) };
        rest = tail.get(1..).unwrap_or_default();
        Some(Piece::Variable(variable(raw)))
    })
}

/// The variables of a template.
pub(crate) fn variables(text: &str) -> impl Iterator<Item = Variable<'_>> {
    pieces(text).filter_map(|piece| match piece {
        Piece::Variable(variable) => Some(variable),
        Piece::Literal(_) | Piece::Open(_) => None,
    })
}

/// The segments of a path. A slash in braces separates none.
pub(crate) fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(path);
    // After an unclosed brace every slash separates, and the search for the end of a variable is not repeated.
    let mut is_open = false;
    std::iter::from_fn(move || {
        let text = rest?;
        let found = if is_open { text.find('/') } else { slash(text, &mut is_open) };
        let (segment, tail) = match found.and_then(|at| text.split_at_checked(at)) {
            Some((segment, tail)) => (segment, tail.get(1..)),
            None => (text, None),
        };
        rest = tail;
        Some(segment)
    })
}

/// The position of the first slash outside braces.
fn slash(text: &str, is_open: &mut bool) -> Option<usize> {
    let first = text.bytes().position(|byte| matches!(byte, b'/' | b'{'))?;
    if text.as_bytes().get(first) == Some(&b'/') {
        return Some(first);
    }
    let mut at = first;
    for piece in pieces(text.get(first..)?) {
        match piece {
            Piece::Literal(literal) => {
                if let Some(found) = literal.find('/') {
                    return Some(at + found);
                }
                at += literal.len();
            }
            Piece::Variable(variable) => at += variable.raw.len() + 2,
            Piece::Open(open) => {
                *is_open = true;
                return open.find('/').map(|found| at + found);
            }
        }
    }
    None
}

/// The position of the brace that closes a variable. In an expression, which follows a colon, braces come in pairs, and a
/// backslash takes the meaning of the next one.
fn end(inner: &str) -> Option<usize> {
    let mut bytes = inner.bytes().enumerate();
    let (mut depth, mut is_expression) = (1_usize, false);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'}' if depth == 1 => return Some(at),
            b'}' => depth -= 1,
            b':' => is_expression = true,
            b'{' if is_expression => depth += 1,
            b'\\' if is_expression => _ = bytes.next(),
            _ => {}
        }
    }
    None
}

/// What the text between two braces says.
pub(crate) fn variable(raw: &str) -> Variable<'_> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if raw.bytes().all(is_name) {
        return Variable { raw, name: raw, kind: VariableKind::Segment };
    }
    let known = |name: &str| !name.is_empty();
    let (name, kind) = match raw.as_bytes() {
        [b'?' | b'&', ..] => (raw.get(1..).unwrap_or_default(), VariableKind::Query),
        [b'#', ..] => (raw.get(1..).unwrap_or_default(), VariableKind::Fragment),
        [b';', ..] => (operand(raw), VariableKind::Matrix),
        [b'.', b'.', b'.', ..] => (raw.trim_start_matches('.'), VariableKind::Greedy),
        [b'.', ..] => (operand(raw), VariableKind::Label),
        _ => named(raw),
    };
    let is_sound = known(name) || kind == VariableKind::Greedy;
    let (name, kind) = if is_sound { (name, kind) } else { (raw, VariableKind::Segment) };
    Variable { raw, name, kind }
}

/// The name behind an operator of RFC 6570, without its modifier.
fn operand(raw: &str) -> &str {
    raw.get(1..).unwrap_or_default().trim_end_matches('*')
}

/// A name, with what marks it as greedy or what describes its values.
fn named(raw: &str) -> (&str, VariableKind<'_>) {
    let (name, expression) = match raw.split_once(':') {
        Some((name, expression)) if !name.trim().is_empty() => (name.trim(), expression.trim()),
        _ => (raw, ""),
    };
    // Of several expansions only `+name` and a name alone may take slashes: the `+` of `{id:[0-9]+}` is its expression's.
    if name.starts_with(['+', '*']) || name.ends_with(['+', '*']) {
        let plain = name.trim_matches(|character| matches!(character, '+' | '*'));
        let is_bare_star = plain.is_empty() && name.contains('*');
        return (if is_bare_star { name } else { plain }, VariableKind::Greedy);
    }
    match expression {
        "" => (name, VariableKind::Segment),
        "path" | "*" | "**" => (name, VariableKind::Greedy),
        _ if is_type(expression) => (name, VariableKind::Typed),
        _ => (name, VariableKind::Pattern(expression)),
    }
}

/// Whether an expression is a type, and not a regular expression: a word, one of the functions that ASP.NET has, or some
/// of these in a row. A regular expression that is a word would make a constant of the variable.
fn is_type(expression: &str) -> bool {
    const FUNCTIONS: [&str; 7] = ["length", "max", "maxlength", "min", "minlength", "range", "regex"];
    let is_word = |text: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        !text.is_empty() && text.bytes().all(is_letter)
    };
    let is_call = |text: &str| {
        let call = text.strip_suffix(')').and_then(|text| text.split_once('('));
        call.is_some_and(|(function, _)| FUNCTIONS.contains(&function))
    };
    expression.split(':').all(|one| {
        let one = one.strip_suffix('?').unwrap_or(one);
        is_word(one) || is_call(one)
    })
}

#[cfg(test)]
mod tests {
    use super::VariableKind::{Fragment, Greedy, Label, Matrix, Pattern, Query, Segment, Typed};
    use super::*;

    #[test]
    fn variables_have_names_and_kinds() {
        for (raw, name, kind) in [
            ("id", "id", Segment),
            ("user-id", "user-id", Segment),
            ("a.b", "a.b", Segment),
            ("用户", "用户", Segment),
            ("name:.+", "name", Pattern(".+")),
            ("id:[0-9]+", "id", Pattern("[0-9]+")),
            ("code:[0-9]{5}", "code", Pattern("[0-9]{5}")),
            (" id : \\d+ ", "id", Pattern("\\d+")),
            ("part: [^/]+", "part", Pattern("[^/]+")),
            ("lang:en|de", "lang", Pattern("en|de")),
            ("id:", "id", Segment),
            (":id", ":id", Segment),
            ("proxy+", "proxy", Greedy),
            ("+parent", "parent", Greedy),
            ("*path", "path", Greedy),
            ("**path", "path", Greedy),
            ("path*", "path", Greedy),
            ("path**", "path", Greedy),
            ("path:path", "path", Greedy),
            ("file:path", "file", Greedy),
            ("rest:*", "rest", Greedy),
            ("*path:nonfile", "path", Greedy),
            ("...slug", "slug", Greedy),
            ("+", "", Greedy),
            ("*", "*", Greedy),
            ("id:int", "id", Typed),
            ("id:int?", "id", Typed),
            ("id:int:min(1)", "id", Typed),
            ("id:length(3,5)", "id", Typed),
            ("?q,lang", "q,lang", Query),
            ("&page", "page", Query),
            ("#section", "section", Fragment),
            (";id", "id", Matrix),
            (";id*", "id", Matrix),
            (".format", "format", Label),
            ("?", "?", Segment),
            (";", ";", Segment),
            (".", ".", Segment),
        ] {
            assert_eq!(variable(raw), Variable { raw, name, kind }, "{raw}");
        }
    }

    #[test]
    fn query_and_fragment_begin_outside_braces() {
        for (template, path, query, fragment) in [
            ("/a", "/a", None, None),
            ("/a?b=c#d", "/a", Some("b=c"), Some("d")),
            ("/a#b?c", "/a", None, Some("b?c")),
            ("/{a?b}/c", "/{a?b}/c", None, None),
            ("/{a#b}?c", "/{a#b}", Some("c"), None),
            ("/{id:a?}#x={y}#", "/{id:a?}", None, Some("x={y}#")),
            ("/{id:[0-9]{5}}?q={q}", "/{id:[0-9]{5}}", Some("q={q}"), None),
            ("/{id:\\}}?q", "/{id:\\}}", Some("q"), None),
            ("/{open?a#b", "/{open?a#b", None, None),
            ("/a#", "/a", None, Some("")),
            ("?#", "", Some(""), Some("")),
        ] {
            assert_eq!(split(template), Template { path, query, fragment }, "{template}");
        }
    }

    #[test]
    fn pieces_are_the_text_again() {
        for text in ["", "/a", "/{a}b{c:{1}}", "/{a:{", "{a{b}c}", "}{", "/{a}/{"] {
            let again: String = pieces(text)
                .map(|piece| match piece {
                    Piece::Literal(text) | Piece::Open(text) => text.to_owned(),
                    Piece::Variable(variable) => format!("{{{}}}", variable.raw),
                })
                .collect();
            assert_eq!(again, text);
        }
    }

    #[test]
    fn a_slash_in_an_expression_separates_no_segments() {
        for (path, expected) in [
            ("/a/b", &["", "a", "b"][..]),
            ("/{a:[^/]+}/b", &["", "{a:[^/]+}", "b"]),
            ("/{a/b", &["", "{a", "b"]),
            ("/{a/{b/c", &["", "{a", "{b", "c"]),
            ("", &[""]),
            ("//", &["", "", ""]),
        ] {
            assert_eq!(segments(path).collect::<Vec<_>>(), expected, "{path}");
        }
    }
}
