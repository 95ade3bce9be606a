//! Severity overrides: what findings of a rule count as for one user.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::rules::FINDINGS_SUPPRESSED;
use super::{Diagnostic, Severity};

/// What the findings of a rule count as instead of the rule's own severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As [`Severity::Error`].
    Error,
    /// As [`Severity::Warning`].
    Warning,
    /// As [`Severity::Info`].
    Info,
    /// As nothing: renderers leave the findings out. A rule whose own severity is `Error` cannot be turned off; its
    /// findings become `Info`, because parts that are left out are always reported.
    Off,
}

impl Level {
    /// What findings count as at this level.
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info | Self::Off => Severity::Info,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Off => "off",
        })
    }
}

/// Severity overrides by code, as in a configuration file. A code that no rule has changes nothing: check codes against
/// the [`catalogue`](crate::catalogue).
pub type Severities = BTreeMap<String, Level>;

/// Applies severity overrides to findings, of whatever stage.
///
/// [`import`](crate::import) does so itself with [`ImportOptions::severities`](crate::ImportOptions::severities). The
/// findings of a [`Plan`](crate::Plan) are decided without options: copy them and overrule them here.
///
/// An override changes what a finding counts as, for its reader and for an exit status. It does not change what was
/// decided: a part that cannot be imported stays left out when its `Error` is lowered, and one that can be imported
/// still is when its `Warning` is raised. No finding is removed; one that is turned off [is
/// silenced](Diagnostic::is_silenced). Findings whose code has no override stay as they are.
///
/// ```
/// use oasgate::diagnostic::{Level, overrule};
/// use oasgate::{ImportOptions, Severity, import};
///
/// let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a}}}";
/// let mut outcome = import(document, &ImportOptions::default());
/// overrule(&mut outcome.diagnostics, &[("responses-missing".to_owned(), Level::Off)].into());
///
/// let found = &outcome.diagnostics[0];
/// assert_eq!((found.severity(), found.rule().severity), (Severity::Info, Severity::Error));
/// assert!(!found.is_silenced());
/// assert_eq!(outcome.value.unwrap().left_out.len(), 1);
/// ```
pub fn overrule(diagnostics: &mut [Diagnostic], severities: &Severities) {
    if severities.is_empty() {
        return;
    }
    for found in diagnostics {
        if let Some(level) = severities.get(found.code()) {
            found.level = Some(*level);
        } else if found.rule == FINDINGS_SUPPRESSED
            && found.args().any(|(name, code)| name == "code" && severities.get(code) == Some(&Level::Off))
        {
            // That more of them are not listed is of no interest when none is.
            found.level = Some(Level::Off);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Rule;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};

    #[test]
    fn levels_say_what_findings_count_as() {
        use Severity::{Error, Info, Warning};
        let rules: [&'static Rule; 3] = [JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG];
        for (level, expected, silenced) in [
            (Level::Error, [Error, Error, Error], [false, false, false]),
            (Level::Warning, [Warning, Warning, Warning], [false, false, false]),
            (Level::Info, [Info, Info, Info], [false, false, false]),
            (Level::Off, [Info, Info, Info], [false, true, true]),
        ] {
            let severities: Severities = rules.iter().map(|rule| (rule.code.to_owned(), level)).collect();
            let mut found = rules.map(Diagnostic::new);
            overrule(&mut found, &severities);
            assert_eq!(found.each_ref().map(Diagnostic::severity), expected, "{level}");
            assert_eq!(found.each_ref().map(Diagnostic::is_silenced), silenced, "{level}");
            let changed = expected.iter().zip(rules).zip(silenced);
            let changed: Vec<bool> =
                changed.map(|((now, rule), silenced)| silenced || *now != rule.severity).collect();
            assert_eq!(found.each_ref().map(Diagnostic::is_overruled).to_vec(), changed, "{level}");
            let once = found.clone();
            overrule(&mut found, &severities);
            overrule(&mut found, &Severities::default());
            assert_eq!(found, once);
        }
    }

    #[test]
    fn what_is_not_listed_of_a_silenced_rule_is_not_reported() {
        let rest = |code: &str| Diagnostic::new(FINDINGS_SUPPRESSED).arg("count", "5").arg("code", code);
        let mut found = [rest("key-duplicate"), rest("key-unknown")];
        overrule(&mut found, &[("key-duplicate".to_owned(), Level::Off)].into());
        assert_eq!(found.each_ref().map(Diagnostic::is_silenced), [true, false]);
    }

    #[test]
    fn overrides_are_plain_data() {
        let severities: Severities =
            serde_json::from_str(r#"{"key-unknown": "off", "tag-invalid": "error"}"#).unwrap();
        assert_eq!(severities.get("key-unknown"), Some(&Level::Off));
        assert_eq!(
            serde_json::to_string(&severities).unwrap(),
            r#"{"key-unknown":"off","tag-invalid":"error"}"#
        );
        assert!(serde_json::from_str::<Severities>(r#"{"key-unknown": "deny"}"#).is_err());
        assert_eq!(Level::Off.to_string(), "off");
    }
}
