//! A regular expression that a template has for a variable, as a part of a route's.
//!
//! The expression is about one segment, so what takes any character takes no slash: `.` is `[^/]`, `[^,]` is `[^,/]`, `\D`
//! is `[^/\d]`. One that names the slash itself keeps it. Anchors go: the whole segment is matched anyway. What RE2 does
//! not have (look-around, references back) has no route.

use std::ops::Range;

use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::ast::{self, AssertionKind, Ast, ClassPerlKind, Span};

/// How deep groups may stand in one another.
const MOST_LEVELS: u32 = 50;

/// The expression for one segment, ready to be a part of another one. None when it is not a regular expression, or one with
/// characters that requests only have percent-encoded.
pub(super) fn of_segment(expression: &str) -> Option<String> {
    if !expression.is_ascii()
        || expression.contains(|character: char| character.is_ascii_control() || character == ' ')
    {
        return None;
    }
    let ast = ParserBuilder::new().nest_limit(MOST_LEVELS).build().parse(expression).ok()?;
    let edits = ast::visit(&ast, Edits { text: expression, edits: Vec::new() }).ok()?;
    let mut value = String::with_capacity(expression.len() + 16);
    let mut from = 0;
    for (range, new) in edits {
        value.push_str(expression.get(from..range.start)?);
        value.push_str(&new);
        from = range.end;
    }
    value.push_str(expression.get(from..)?);
    let needs_group = match &ast {
        Ast::Alternation(_) | Ast::Flags(_) => true,
        Ast::Concat(parts) => parts.asts.iter().any(|part| matches!(part, Ast::Flags(_))),
        _ => false,
    };
    Some(if needs_group { ["(?:", &value, ")"].concat() } else { value })
}

/// What has to be written otherwise, in order of place.
struct Edits<'t> {
    text: &'t str,
    edits: Vec<(Range<usize>, String)>,
}

impl Edits<'_> {
    fn edit(&mut self, span: &Span, new: impl Into<String>) {
        self.edits.push((span.start.offset..span.end.offset, new.into()));
    }

    fn text(&self, span: &Span) -> &str {
        self.text.get(span.start.offset..span.end.offset).unwrap_or_default()
    }
}

impl ast::Visitor for Edits<'_> {
    type Output = Vec<(Range<usize>, String)>;
    type Err = ();

    fn finish(self) -> Result<Self::Output, ()> {
        Ok(self.edits)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), ()> {
        match ast {
            Ast::Dot(span) => self.edit(span, "[^/]"),
            Ast::Assertion(assertion) => match assertion.kind {
                AssertionKind::WordBoundary | AssertionKind::NotWordBoundary => {}
                _ => self.edit(&assertion.span, ""),
            },
            Ast::ClassPerl(class) if class.negated => {
                let own = match class.kind {
                    ClassPerlKind::Digit => "[^/\\d]",
                    ClassPerlKind::Space => "[^/\\s]",
                    ClassPerlKind::Word => "[^/\\w]",
                };
                self.edit(&class.span, own);
            }
            Ast::ClassBracketed(class) if class.negated => {
                let text = self.text(&class.span);
                if let Some(inner) = text.strip_prefix("[^").filter(|_| !text.contains('/')) {
                    // A bracket that comes first is one of the characters.
                    let (first, rest) = inner.split_at(usize::from(inner.starts_with(']')));
                    let own = ["[^", first, "/", rest].concat();
                    self.edit(&class.span, own);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_stay_within_their_segment() {
        for (expression, expected) in [
            ("[0-9]+", "[0-9]+"),
            ("[0-9]{5}", "[0-9]{5}"),
            (r"\d+", r"\d+"),
            (".+", "[^/]+"),
            (".*", "[^/]*"),
            (r".+\.json", r"[^/]+\.json"),
            ("[^/]+", "[^/]+"),
            ("[^,]+", "[^/,]+"),
            ("[^]]+", "[^]/]+"),
            (r"\D\S\W", r"[^/\d][^/\s][^/\w]"),
            ("[a-z/]+", "[a-z/]+"),
            ("en|de", "(?:en|de)"),
            ("(en|de)", "(en|de)"),
            ("^[a-z]+$", "[a-z]+"),
            ("^a|b$", "(?:a|b)"),
            ("(?i)abc", "(?:(?i)abc)"),
            (r"a\.b", r"a\.b"),
        ] {
            assert_eq!(of_segment(expression).as_deref(), Some(expected), "{expression}");
        }
    }

    #[test]
    fn what_is_no_expression_of_a_gateway() {
        let deep = "(".repeat(60) + &")".repeat(60);
        for expression in ["[0-9", "(a", "a)", "*a", "(?=a)b", r"(a)\1", "(?!a).*", "用户", "a b", &deep] {
            assert_eq!(of_segment(expression), None, "{expression}");
        }
    }
}
