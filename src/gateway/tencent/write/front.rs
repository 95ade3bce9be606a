//! The path of an operation in a form of the gateway.

use crate::gateway::shared::write::path::{
    Names, OPERATOR, Segment as Part, TOO_LONG, VARIABLE_IN_PREFIX, encoded, renamed, whole,
};
use crate::gateway::tencent::limits;
use crate::gateway::tencent::path::{PathForm, has_operators};
use crate::gateway::tencent::requests::Segment;
use crate::subject::template::{self, VariableKind, segments};
use crate::text::percent;

/// How much of a path requests have to have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it.
    #[default]
    Whole,
    /// Its beginning.
    Prefix,
    /// Its beginning, if no other API matches.
    Plain,
}

/// The path of an operation as the gateway has it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front<'a> {
    /// Without the base path; it may be empty. Variables have the names that the gateway knows them by.
    path: String,
    /// The same without the names of variables: of two paths that differ in these alone, the gateway takes one.
    erased: String,
    /// The name of each variable in the operation and on the gateway.
    pub(super) variables: Vec<(&'a str, String)>,
    /// The segments of the operation's path.
    segments: Vec<Segment<'a>>,
    wanted: Wanted,
    /// Whether the operation has conditions beside the path that the gateway does not look at.
    has_conditions: bool,
    /// Whether the path ends with a variable of several segments that the gateway does not have as a variable.
    has_tail: bool,
}

impl<'a> Front<'a> {
    pub(super) fn of(template: &'a str, wanted: Wanted) -> Result<Self, &'static str> {
        if template.len() > limits::PATH_BYTES {
            return Err(TOO_LONG);
        }
        let parts = template::split(template);
        let has_conditions = parts.query.is_some() || parts.fragment.is_some();
        let path = String::with_capacity(template.len() + 1);
        let erased = String::with_capacity(template.len());
        let mut front = Self { path, erased, wanted, has_conditions, ..Self::default() };
        let mut names = Names::new(&limits::VARIABLE_NAME, |_| false);
        let mut rest = segments(parts.path.strip_prefix('/').unwrap_or(parts.path)).peekable();
        while let Some(segment) = rest.next() {
            match whole(segment)? {
                Part::Literal(text) => {
                    let text = encoded(text);
                    front.path.extend(["/", &text]);
                    front.erased.extend(["/", &text]);
                    front.segments.push(Segment::Text(text));
                }
                Part::Variable(variable) => {
                    let is_greedy = matches!(variable.kind, VariableKind::Greedy);
                    front.segments.push(if is_greedy { Segment::Many } else { Segment::One });
                    if is_greedy && rest.peek().is_none() && front.variables.is_empty() {
                        front.path.push('/');
                        front.erased.push('/');
                        front.has_tail = true;
                        break;
                    }
                    let name = names.give(variable.name.trim_matches('*'));
                    front.path.extend(["/{", &name, "}"]);
                    front.erased.push_str("/{}");
                    front.variables.push((variable.name, name));
                }
            }
        }
        front.checked()
    }

    fn checked(mut self) -> Result<Self, &'static str> {
        if self.path == "/" && !self.has_tail {
            self.path.clear();
            self.erased.clear();
        }
        let is_text = !self.variables.is_empty() || self.wanted == Wanted::Plain;
        if is_text && has_operators(&self.path) {
            return Err(OPERATOR);
        }
        if self.wanted != Wanted::Whole && !self.variables.is_empty() {
            return Err(VARIABLE_IN_PREFIX);
        }
        Ok(self)
    }

    /// With a base path before it; `/` where both are empty.
    pub(super) fn below(&self, base: &str) -> String {
        let keeps = |byte: u8| percent::is_of_path(byte) || byte == b'%';
        let whole = [&*percent::encode(base.trim_end_matches('/'), keeps), &self.path].concat();
        if whole.is_empty() { "/".to_owned() } else { whole }
    }

    /// The path without the base path and the names of variables, as operations are compared: `/` where there is nothing.
    pub(super) fn erased(&self, base: &str) -> &str {
        if self.erased.is_empty() && base.trim_end_matches('/').is_empty() { "/" } else { &self.erased }
    }

    /// What requests are compared with.
    pub(super) fn form(&self, base: &str) -> PathForm {
        let path = self.below(base);
        match self.wanted {
            _ if self.has_tail => PathForm::Prefix(path),
            Wanted::Prefix => PathForm::Prefix(path),
            Wanted::Plain => PathForm::Plain(path),
            Wanted::Whole if self.variables.is_empty() => PathForm::Exact(path),
            Wanted::Whole => PathForm::Pattern(path),
        }
    }

    /// The segments of the operation's path.
    pub(super) fn into_segments(self) -> Vec<Segment<'a>> {
        self.segments
    }

    /// A path that the form matches and the operation does not; none when there is no such path.
    pub(super) fn surplus(&self, form: &PathForm) -> Option<String> {
        let path = form.path();
        match form {
            PathForm::Exact(_) => self.has_conditions.then(|| path.to_owned()),
            // The variable takes a character at least.
            PathForm::Prefix(_) if self.has_tail => Some(path.to_owned()),
            PathForm::Prefix(_) | PathForm::Plain(_) => Some([path, "a"].concat()),
            PathForm::Pattern(_) => self.surplus_of_pattern(path),
        }
    }

    fn surplus_of_pattern(&self, path: &str) -> Option<String> {
        let kinds = self.segments.iter().filter(|segment| !matches!(segment, Segment::Text(_)));
        let spread = kinds.enumerate().filter(|(_, kind)| **kind == Segment::One).last().map(|(at, _)| at);
        let mut request = String::with_capacity(path.len() + 2);
        let mut rest = path;
        let mut at = 0;
        while let Some((text, variable)) = split(rest, b'{') {
            request.push_str(text);
            request.push_str(if Some(at) == spread { "a/b" } else { "a" });
            rest = split(variable, b'}').map_or("", |(_, text)| text);
            at += 1;
        }
        request.push_str(rest);
        if spread.is_some() {
            return Some(request);
        }
        // A dot of the text takes any character.
        request.contains('.').then(|| request.replacen('.', "a", 1))
    }

    /// The path of a backend: its own variables become those of the gateway.
    pub(super) fn renamed(&self, template: &str) -> String {
        renamed(template, &self.variables)
    }
}

/// What is before a byte, and what is behind it. Paths are short, so they are read byte by byte.
fn split(text: &str, at: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The segments of a base path.
pub(super) fn segments_of(base: &str) -> Vec<Segment<'_>> {
    let base = base.trim_matches('/');
    base.split('/').filter(|_| !base.is_empty()).map(|text| Segment::Text(encoded(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gateway::shared::write::path::{IN_PART, OPEN};

    fn front(template: &str, wanted: Wanted) -> Result<(String, Option<String>), &'static str> {
        Front::of(template, wanted).map(|front| {
            let form = front.form("/v1");
            (form.to_string(), front.surplus(&form))
        })
    }

    #[test]
    fn forms_and_what_they_match_beside_the_operation() {
        for (template, form, surplus) in [
            ("/pets", "=/v1/pets", None),
            ("/pets/", "=/v1/pets/", None),
            ("/", "=/v1", None),
            ("/pets/{petId}", "/v1/pets/{petId}", Some("/v1/pets/a/b")),
            ("/pets/{pet id}", "/v1/pets/{pet_id}", Some("/v1/pets/a/b")),
            ("/a/{x}/b/{y}/c", "/v1/a/{x}/b/{y}/c", Some("/v1/a/a/b/a/b/c")),
            ("/files/{path+}", "^~/v1/files/", Some("/v1/files/")),
            ("/files/{*path}", "^~/v1/files/", Some("/v1/files/")),
            ("/{proxy+}", "^~/v1/", Some("/v1/")),
            ("/a/{x}/{path+}", "/v1/a/{x}/{path}", Some("/v1/a/a/b/a")),
            ("/files/{path+}/info", "/v1/files/{path}/info", None),
            ("/v2.0/{path+}/info", "/v1/v2.0/{path}/info", Some("/v1/v2a0/a/info")),
            ("/订单/a b", "=/v1/%E8%AE%A2%E5%8D%95/a%20b", None),
            ("/pets{?q}", "=/v1/pets", None),
            ("/pets?kind=cat", "=/v1/pets", Some("/v1/pets")),
            ("/a+b(c)", "=/v1/a+b(c)", None),
        ] {
            let expected = (form.to_owned(), surplus.map(str::to_owned));
            assert_eq!(front(template, Wanted::Whole), Ok(expected), "{template}");
            let parsed = PathForm::parse(form);
            assert!(surplus.is_none_or(|path| parsed.is_none_or(|form| form.matches(path))), "{template}");
        }
        let prefix = ("^~/v1/pets".to_owned(), Some("/v1/petsa".to_owned()));
        assert_eq!(front("/pets", Wanted::Prefix), Ok(prefix));
        let plain = ("/v1/pets".to_owned(), Some("/v1/petsa".to_owned()));
        assert_eq!(front("/pets", Wanted::Plain), Ok(plain));
        for (template, wanted, reason) in [
            ("/pets/{id}.json", Wanted::Whole, IN_PART),
            ("/a{b", Wanted::Whole, OPEN),
            ("/a(b)/{c}", Wanted::Whole, OPERATOR),
            ("/a+", Wanted::Plain, OPERATOR),
            ("/pets/{id}", Wanted::Prefix, VARIABLE_IN_PREFIX),
            (&format!("/{}", "a".repeat(8192)), Wanted::Whole, TOO_LONG),
        ] {
            assert_eq!(front(template, wanted), Err(reason), "{template}");
        }
    }
}
