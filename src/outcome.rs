//! What every fallible stage returns: a value, if there is one, and the findings.

use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};

/// A value, if there is one, and the findings made on the way to it.
///
/// A value may come with diagnostics of every severity: an `Error` inside a usable document means that one part
/// was left out. No value means that the whole stage failed, and then at least one diagnostic says why.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<T> {
    /// The value: everything that could be read.
    pub value: Option<T>,
    /// The findings, in canonical order: position, then code.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value with its findings.
    pub(crate) fn found(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value: Some(value), diagnostics }
    }

    /// No value, and why.
    pub(crate) fn failed(diagnostics: Vec<Diagnostic>) -> Self {
        Self { value: None, diagnostics }
    }

    /// The value, or all the findings as an error for `?`.
    ///
    /// This drops the findings of a success, including those about parts that were left out. To show them, read
    /// [`Outcome::diagnostics`] first.
    ///
    /// # Errors
    /// [`Rejected`] when there is no value.
    pub fn into_result(self) -> Result<T, Rejected> {
        self.value.ok_or(Rejected { diagnostics: self.diagnostics })
    }

    /// Whether some part was left out, or everything was, regardless of severity overrides.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.rule().severity == Severity::Error)
    }
}

/// The findings of a stage that returned no value. Prints the first error, and the number of errors.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub struct Rejected {
    /// The findings, in canonical order.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut errors = self.diagnostics.iter().filter(|found| found.rule().severity == Severity::Error);
        let Some(first) = errors.next() else { return f.write_str("rejected") };
        first.fmt(f)?;
        match errors.count() {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}
