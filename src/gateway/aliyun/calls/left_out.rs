//! The parts that get no calls because something is wrong with them.

use indexmap::IndexMap;

use super::call::LeftOut;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Action, Plan};
use crate::subject::Subject;

/// Routes and operations with an error, and the parts of the document that could not be read.
pub(super) fn left_out(plan: &Plan, found: &[Diagnostic]) -> Vec<LeftOut> {
    let mut parts: IndexMap<&Subject, Vec<String>> = IndexMap::new();
    for found in found.iter().filter(|found| found.rule().severity == Severity::Error) {
        let subject = found.subject().filter(|it| matches!(it, Subject::Route(_) | Subject::Operation(_)));
        if let Some(codes) = subject.map(|subject| parts.entry(subject).or_default())
            && !codes.iter().any(|code| code == found.code())
        {
            codes.push(found.code().to_owned());
        }
    }
    let refused = plan.changes().iter().filter(|change| change.action == Action::Refuse);
    for change in refused.filter(|change| matches!(change.subject, Subject::Operation(_) | Subject::Path(_)))
    {
        parts.entry(&change.subject).or_default();
    }
    parts.into_iter().map(|(subject, codes)| LeftOut { about: subject.to_string(), codes }).collect()
}
