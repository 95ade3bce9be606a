//! Parts that the keys of several gateways have.

use super::{At, Scope};
use crate::subject::Method;

impl Scope<'_, '_> {
    /// A method in any case; lower case is another spelling where `is_exact`. None for every method.
    pub(in crate::gateway) fn method(&mut self, at: &At<'_>, is_exact: bool) -> Option<Method> {
        let text = self.name(at)?;
        let word = text.to_ascii_uppercase();
        let method = word.parse().ok();
        if method.is_none() {
            self.invalid(at, "a method");
        } else if is_exact && word != text {
            self.report.normalised(&at.member);
        }
        method.filter(|method| *method != Method::Any)
    }

    /// A header of an answer, by the names that its members go by.
    pub(in crate::gateway) fn header(
        &mut self,
        at: &At<'_>,
        names: &[&'static str],
        values: &[&'static str],
    ) -> Option<(String, String)> {
        let mut object = self.object(at)?.in_any_case();
        let name = object.first(names).and_then(|at| self.name(&at));
        let value = object.first(values).and_then(|at| self.text(&at));
        object.finish(self);
        Some((name?, value?))
    }
}

/// Version and alias of a function that a qualifier says: a version is a number or the newest, anything else an alias.
pub(in crate::gateway) fn qualified(qualifier: Option<String>) -> (Option<String>, Option<String>) {
    match qualifier {
        Some(text) if text == "$LATEST" || text.bytes().all(|byte| byte.is_ascii_digit()) => {
            (Some(text), None)
        }
        other => (None, other),
    }
}
