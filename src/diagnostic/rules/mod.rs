//! The catalogue: one file per stage, one `const` per rule.

pub(crate) mod aliyun;
pub(crate) mod openapi;
pub(crate) mod plan;
pub(crate) mod source;

use super::rule::Rule;

/// The rules of each stage.
pub(super) const STAGES: &[&[&Rule]] = &[source::RULES, openapi::RULES, plan::RULES, aliyun::RULES];

/// Writes a stage's rules as consts, and the list of them.
///
/// ```text
/// NAME: Severity "code"
///     "message" / "消息"
///     "Help." / "帮助。";
/// ```
macro_rules! rules {
    ($($name:ident: $severity:ident $code:literal
        $en:literal / $zh:literal
        $help_en:literal / $help_zh:literal;)*) => {
        $(pub(crate) const $name: &$crate::diagnostic::Rule = &$crate::diagnostic::Rule {
            code: $code,
            severity: $crate::diagnostic::Severity::$severity,
            message: $crate::diagnostic::Text { en: $en, zh: $zh },
            help: $crate::diagnostic::Text { en: $help_en, zh: $help_zh },
        };)*
        pub(crate) const RULES: &[&$crate::diagnostic::Rule] = &[$($name),*];
    };
}
use rules;
