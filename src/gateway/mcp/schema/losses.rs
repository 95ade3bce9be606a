//! What is lost of schemas, one finding for each rule.

use crate::diagnostic::{Diagnostic, Rule};
use crate::subject::Subject;
use crate::text::quoted;

/// Most places that a finding names.
const NAMED: usize = 5;

/// Places by rule.
#[derive(Debug, Default)]
pub(in crate::gateway::mcp) struct Losses(Vec<(&'static Rule, Vec<String>, usize)>);

impl Losses {
    pub(in crate::gateway::mcp) fn add(&mut self, rule: &'static Rule, place: &str) {
        let at = self.0.iter().position(|(known, ..)| std::ptr::eq(*known, rule));
        let at = at.unwrap_or_else(|| {
            self.0.push((rule, Vec::new(), 0));
            self.0.len() - 1
        });
        let Some((_, places, more)) = self.0.get_mut(at) else { return };
        if places.len() < NAMED {
            places.push(format!("`{}`", quoted(if place.is_empty() { "/" } else { place })));
        } else {
            *more += 1;
        }
    }

    pub(in crate::gateway::mcp) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what was lost elsewhere.
    pub(in crate::gateway::mcp) fn append(&mut self, other: Self) {
        for (rule, places, more) in other.0 {
            for place in &places {
                self.add(rule, place.trim_matches('`'));
            }
            if let Some(known) = self.0.iter_mut().find(|(known, ..)| std::ptr::eq(*known, rule)) {
                known.2 += more;
            }
        }
    }

    /// The findings, about a part of the Api.
    pub(in crate::gateway::mcp) fn findings(self, subject: &Subject) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(move |(rule, places, more)| {
            let mut text = places.join(", ");
            if more > 0 {
                text.push_str(", …");
            }
            Diagnostic::new(rule).about(subject.clone()).arg("places", text)
        })
    }
}
