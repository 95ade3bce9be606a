//! The findings that a report lists.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Lang, Severity};

/// How many findings a report for people lists: nobody reads more, and code scanning shows no more of one run.
pub(super) const MOST: usize = 5_000;

/// What a report lists, and how many it leaves out.
pub(super) struct Listed<'d> {
    pub(super) findings: Vec<&'d Diagnostic>,
    pub(super) rest: usize,
}

impl<'d> Listed<'d> {
    /// Of too many findings, the first errors, then the first warnings, then the first infos, in the order given. Silenced
    /// findings are left out and not counted.
    pub(super) fn of(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        let mut findings: Vec<_> = diagnostics.into_iter().filter(|found| !found.is_silenced()).collect();
        let rest = findings.len().saturating_sub(MOST);
        if rest > 0 {
            let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
            for found in &findings {
                *counts.entry(found.severity()).or_default() += 1;
            }
            let mut room = MOST;
            for count in counts.values_mut() {
                *count = room.min(*count);
                room -= *count;
            }
            findings.retain(|found| {
                let left = counts.entry(found.severity()).or_default();
                let is_listed = *left > 0;
                *left = left.saturating_sub(1);
                is_listed
            });
        }
        Self { findings, rest }
    }

    /// The worst findings first, and at most so many of each severity.
    pub(super) fn most(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, most: usize) -> Self {
        let mut findings = worst_first(diagnostics);
        let all = findings.len();
        let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
        findings.retain(|found| {
            let count = counts.entry(found.severity()).or_default();
            *count += 1;
            *count <= most
        });
        Self { rest: all - findings.len(), findings }
    }

    /// The last line of a report that leaves some out.
    pub(super) fn more(&self, lang: Lang) -> Option<String> {
        let rest = self.rest;
        (rest > 0).then(|| match lang {
            Lang::En if rest == 1 => "... and 1 more finding; the JSON report lists all".to_owned(),
            Lang::En => format!("... and {rest} more findings; the JSON report lists all"),
            Lang::Zh => format!("…… 另有 {rest} 条发现；JSON 报告列出全部"),
        })
    }
}

/// The findings that are not silenced by severity, otherwise in their order.
pub(crate) fn worst_first<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<&'d Diagnostic> {
    let mut findings: Vec<_> = diagnostics.into_iter().filter(|found| !found.is_silenced()).collect();
    findings.sort_by_key(|found| found.severity());
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};

    #[test]
    fn errors_come_before_warnings_and_the_order_stays() {
        let rules = [YAML_TAG, KEY_DUPLICATE, JSON_SYNTAX];
        let found: Vec<_> = (0..6_000).map(|at| Diagnostic::new(rules[at % 3])).collect();
        let listed = Listed::of(&found);
        let count = |severity| listed.findings.iter().filter(|found| found.severity() == severity).count();
        let counts = [Severity::Error, Severity::Warning, Severity::Info].map(count);
        assert_eq!((counts, listed.rest), ([2_000, 2_000, 1_000], 1_000));
        assert_eq!(listed.findings.first().map(|found| found.code()), Some("yaml-tag-ignored"));
        assert!(listed.more(Lang::En).is_some_and(|text| text.starts_with("... and 1000 more")));
        for report in [
            crate::report::text(&found, "a", Lang::En),
            crate::report::sarif(&found, "a", Lang::En).to_string(),
        ] {
            assert!(report.contains("1000"), "{}", &report[report.len() - 500..]);
        }
        assert_eq!(crate::report::json(&found, Lang::En).as_array().map(Vec::len), Some(6_000));
        let github = crate::report::github(&found, "a", Lang::Zh);
        let kinds = ["::error ", "::warning ", "::notice "].map(|kind| github.matches(kind).count());
        assert_eq!(kinds, [10, 10, 9], "the tenth notice counts the others");
        assert!(github.starts_with("::error ") && github.contains("另有 5971 条"), "{github}");
        let few = Listed::of(&found[..5_000]);
        assert_eq!((few.findings.len(), few.more(Lang::En)), (5_000, None));
    }
}
