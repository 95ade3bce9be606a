//! Findings without what looks like a credential.

use std::borrow::Cow;

use super::Diagnostic;
use crate::text::secrets;

/// Arguments that are values of a document: those of a credential are masked whatever they look like.
const VALUES: &[&str] = &["before", "after", "value", "values", "example", "default"];

impl Diagnostic {
    /// The same finding, in whose texts what looks like a credential is `••••••`: the values of parameters and properties that
    /// are called `Authorization`, `apiKey`, `password` and the like, and texts in the form of well-known tokens. Its
    /// fingerprint stays.
    ///
    /// ```
    /// use oasgate::{ImportOptions, Lang, import};
    ///
    /// let document = r#"{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {}, "definitions": {
    ///     "User": {"properties": {"password": {"enum": ["-"], "default": "hunter2"}}}}}"#;
    /// let found = import(document, &ImportOptions::default()).diagnostics;
    /// let shown = found.iter().find(|found| found.message(Lang::En).contains("hunter2")).unwrap();
    /// assert!(shown.masked().message(Lang::En).contains("••••••"));
    /// assert_eq!(shown.masked().masked().fingerprint(), shown.fingerprint());
    /// ```
    #[must_use]
    pub fn masked(&self) -> Self {
        let mut masked = self.clone();
        masked.mask(self.is_about_credential());
        masked
    }

    /// Says that it is about a parameter with the name of a credential.
    pub(crate) fn set_credential(&mut self) {
        self.of_credential = true;
    }

    /// Whether what it is about has the name of a credential.
    pub(crate) fn is_about_credential(&self) -> bool {
        self.of_credential || self.location().is_some_and(|at| secrets::is_credential(&at.pointer))
    }

    /// Masks the arguments; `is_credential` says whether the finding is about a credential.
    pub(crate) fn mask(&mut self, is_credential: bool) {
        let masked = |(name, value): &(&str, String)| match secrets::text_masked(value) {
            _ if is_credential && VALUES.contains(name) => Some(secrets::MASK.to_owned()),
            Cow::Owned(masked) => Some(masked),
            Cow::Borrowed(_) => None,
        };
        let masked: Vec<Option<String>> = self.args.iter().map(masked).collect();
        if masked.iter().all(Option::is_none) {
            return;
        }
        // What is masked once more is still what it was at first.
        self.unmasked = self.unmasked.or_else(|| Some(self.identity()));
        for ((_, value), masked) in self.args.iter_mut().zip(masked) {
            *value = masked.unwrap_or_else(|| std::mem::take(value));
        }
    }
}
