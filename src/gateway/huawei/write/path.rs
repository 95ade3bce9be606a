//! Paths: the base path, variables of whole segments, and a tail of several segments as a match of the beginning.

use crate::gateway::huawei::limits;
use crate::gateway::shared::write::path::{NOT_LAST, Names, Segment, TOO_LONG, encoded, renamed, whole};
use crate::subject::template::{self, Variable, VariableKind, segments};
use crate::text::percent;

/// The path of an operation as the gateway has it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front<'a> {
    /// Without the base path; it may be empty. Variables have the names that the gateway knows them by.
    pub(super) path: String,
    /// The name of each variable in the operation and on the gateway.
    pub(super) variables: Vec<(&'a str, String)>,
    /// Whether everything below is matched, too.
    pub(super) is_prefix: bool,
    /// Whether more requests match than the operation has.
    pub(super) is_wider: bool,
}

/// Longer templates are not looked at: what is dropped of one, such as a variable's pattern, is far shorter.
const MOST: usize = 16 * limits::PATH_BYTES;

impl<'a> Front<'a> {
    /// The path of a template. `tails` says whether the gateway may have a variable for the rest of the path, which web
    /// backends cannot be given.
    pub(super) fn of(template: &'a str, tails: bool) -> Result<Self, &'static str> {
        if template.len() > MOST {
            return Err(TOO_LONG);
        }
        let parts = template::split(template);
        let has_conditions = parts.query.is_some() || parts.fragment.is_some();
        let mut front = Self { is_wider: has_conditions, ..Self::default() };
        let mut names = Names::new(&limits::PARAMETER_NAME, limits::is_reserved);
        let mut rest = segments(parts.path.strip_prefix('/').unwrap_or(parts.path)).peekable();
        while let Some(segment) = rest.next() {
            match whole(segment)? {
                Segment::Literal(text) => {
                    front.path.push('/');
                    front.path.push_str(&encoded(text));
                }
                Segment::Variable(variable) if matches!(variable.kind, VariableKind::Greedy) => {
                    if rest.peek().is_some() {
                        return Err(NOT_LAST);
                    }
                    front.tail(&variable, tails, &mut names);
                }
                Segment::Variable(variable) => {
                    front.is_wider |= !matches!(variable.kind, VariableKind::Segment);
                    let name = names.give(variable.name);
                    front.path.extend(["/{", &name, "}"]);
                    front.variables.push((variable.name, name));
                }
            }
        }
        if front.path == "/" {
            front.path.clear();
        }
        Ok(front)
    }

    fn tail(&mut self, variable: &Variable<'a>, tails: bool, names: &mut Names) {
        if tails {
            let name = names.give(variable.name.trim_matches('*'));
            self.path.extend(["/{", &name, "+}"]);
            self.variables.push((variable.name, name));
        } else {
            self.is_prefix = true;
            self.is_wider = true;
        }
    }

    /// With a base path before it; `/` where both are empty.
    pub(super) fn below(&self, base: &str) -> String {
        // A brace here is a fault, which must not become another path.
        let keeps = |byte: u8| percent::is_of_path(byte) || matches!(byte, b'%' | b'#' | b'{' | b'}');
        let whole = [&*percent::encode(base.trim_end_matches('/'), keeps), &self.path].concat();
        if whole.is_empty() { "/".to_owned() } else { whole }
    }

    /// The path of a backend: its own variables become those of the gateway.
    pub(super) fn renamed(&self, template: &str) -> String {
        renamed(template, &self.variables)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gateway::shared::write::path::{IN_PART, OPEN};

    fn front(template: &str, tails: bool) -> Result<(String, bool, bool), &'static str> {
        Front::of(template, tails).map(|front| (front.below("/v1"), front.is_prefix, front.is_wider))
    }

    #[test]
    fn paths_of_the_gateway() {
        for (template, path, prefix, wider) in [
            ("/pets", "/v1/pets", false, false),
            ("/pets/", "/v1/pets/", false, false),
            ("/", "/v1", false, false),
            ("/pets/{petId}", "/v1/pets/{petId}", false, false),
            ("/pets/{pet id}", "/v1/pets/{pet_id}", false, false),
            ("/pets/{1}/{p1}", "/v1/pets/{p1}/{p1_2}", false, false),
            ("/a/{x}/{X}", "/v1/a/{x}/{X_2}", false, false),
            ("/a/{x-stage}", "/v1/a/{px-stage_2}", false, false),
            ("/pets/{id:[0-9]+}", "/v1/pets/{id}", false, true),
            ("/files/{path+}", "/v1/files", true, true),
            ("/files/{*path}", "/v1/files", true, true),
            ("/订单/a b", "/v1/%E8%AE%A2%E5%8D%95/a%20b", false, false),
            ("/pets{?q}", "/v1/pets", false, false),
            ("/pets?kind=cat", "/v1/pets", false, true),
            ("/#Action=Run", "/v1", false, true),
        ] {
            assert_eq!(front(template, false), Ok((path.to_owned(), prefix, wider)), "{template}");
        }
        let tail = front("/files/{path+}", true);
        assert_eq!(tail, Ok(("/v1/files/{path+}".to_owned(), false, false)));
        for (template, reason) in [
            ("/pets/{id}.json", IN_PART),
            ("/pets/{id}{name}", IN_PART),
            ("/pets{.format}", IN_PART),
            ("/files/{path+}/info", NOT_LAST),
            ("/a{b", OPEN),
        ] {
            assert_eq!(front(template, false), Err(reason), "{template}");
        }
        assert_eq!(front(&format!("/{}", "a".repeat(1_000_000)), false), Err(TOO_LONG));
    }

    #[test]
    fn variables_of_the_backend_are_those_of_the_gateway() {
        let front = Front::of("/pets/{pet id}/{x}", false).unwrap();
        assert_eq!(front.renamed("/p/{pet id}.json/é"), "/p/{pet_id}.json/%C3%A9");
        assert_eq!(front.renamed("/p/{other}"), "/p/{other}");
        assert_eq!(Front::of("/", false).unwrap().below("/"), "/");
    }
}
