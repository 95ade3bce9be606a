//! How callers authenticate, in place of the security schemes of a document.

use super::notes::Notes;
use super::part::Part;
use crate::gateway::shared::ledger::{Fate, below};
use crate::gateway::shared::rules;
use crate::model::{Map, SecurityRequirement};
use crate::subject::Subject;

/// How callers authenticate, in a gateway's words.
pub(in crate::gateway) trait Credentials: PartialEq + Sized {
    /// Not at all.
    fn open() -> Self;

    /// All schemes of one requirement together; none where the gateway does not have that.
    fn combined(schemes: &Map<String, Vec<String>>, known: &Map<String, Self>) -> Option<Self>;

    /// The same with what follows from it.
    fn with_kind_stated(self) -> Self;
}

/// Where a requirement of credentials is.
struct Stated<'a> {
    list: &'a [SecurityRequirement],
    subject: Subject,
}

impl<'a> Notes<'a> {
    /// What the options have in place of the security schemes. Notes those that they have nothing for.
    pub(in crate::gateway) fn of_security<A: Credentials, O>(
        &mut self,
        part: &Part<'a, O>,
        decided: Option<&A>,
        known: &Map<String, A>,
    ) -> Option<A> {
        let own =
            part.operation.security.as_deref().map(|list| Stated { list, subject: part.subject.clone() });
        let api = self.api;
        let of_api = || Some(Stated { list: api.about.security.as_deref()?, subject: Subject::Api });
        let stated = own.or_else(of_api)?;
        if let Some(decided) = decided {
            // The members are in the table of placements; what decided is not one of them.
            let rule = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
            if !stated.list.is_empty() && !is_same(decided, stated.list, known) {
                self.note_once(&stated.subject, rule, "/security".to_owned(), None);
            }
            return None;
        }
        if stated.list.is_empty() {
            return Some(A::open());
        }
        let is_open = |requirement: &SecurityRequirement| requirement.0.is_empty();
        if stated.list.iter().any(is_open) {
            self.widen(&stated, None);
            return Some(A::open());
        }
        let found = stated
            .list
            .iter()
            .enumerate()
            .find_map(|(at, requirement)| Some((at, A::combined(&requirement.0, known)?)));
        let Some((at, auth)) = found else {
            self.widen(&stated, None);
            return None;
        };
        self.widen(&stated, Some(at));
        for (name, scopes) in stated.list.get(at).into_iter().flat_map(|requirement| &requirement.0) {
            if !scopes.is_empty() {
                let pointer = below(&below("/security", &at.to_string()), name);
                let rule = (rules::CONVERT_SECURITY_WIDENED, Fate::Widened);
                self.note_once(&stated.subject, rule, pointer, None);
            }
        }
        Some(auth)
    }

    /// Notes the requirements that the gateway does not check, but for the one that it does.
    fn widen(&mut self, stated: &Stated<'a>, kept: Option<usize>) {
        let rule = match kept {
            // Callers who meet one of the others are refused.
            Some(_) => (rules::CONVERT_SECURITY_WIDENED, Fate::Lost),
            None => (rules::CONVERT_SECURITY_WIDENED, Fate::Widened),
        };
        for (at, requirement) in stated.list.iter().enumerate() {
            if Some(at) != kept && !requirement.0.is_empty() {
                let pointer = below("/security", &at.to_string());
                let names = requirement.0.keys().map(String::as_str).take(8).collect::<Vec<_>>().join(" + ");
                self.note_once(&stated.subject, rule, pointer, Some(names));
            }
        }
    }
}

/// Whether what decided is what the one requirement of a list asks for.
fn is_same<A: Credentials>(decided: &A, list: &[SecurityRequirement], known: &Map<String, A>) -> bool {
    let [SecurityRequirement(schemes)] = list else { return false };
    let is_plain = !schemes.is_empty() && schemes.values().all(Vec::is_empty);
    let wanted = A::combined(schemes, known).filter(|_| is_plain);
    wanted.is_some_and(|wanted| wanted.with_kind_stated() == *decided)
}
