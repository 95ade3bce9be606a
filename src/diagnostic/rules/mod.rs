//! The catalogue: one folder per stage, one file per topic, one `const` per rule.

pub(crate) mod aliyun;
pub(crate) mod aliyun_calls;
pub(crate) mod conflict;
pub(crate) mod openapi;
pub(crate) mod plan;
pub(crate) mod route;
pub(crate) mod source;

use super::rule::Rule;

/// The rules of each topic, in the order of the stages that find them.
pub(super) const TOPICS: &[&[&Rule]] = &[
    source::limits::RULES,
    source::text::RULES,
    source::yaml::RULES,
    openapi::root::RULES,
    openapi::values::RULES,
    openapi::paths::RULES,
    openapi::operations::RULES,
    openapi::parameters::RULES,
    openapi::bodies::RULES,
    openapi::links::RULES,
    openapi::schemas::RULES,
    openapi::keywords::RULES,
    openapi::constraints::RULES,
    openapi::references::RULES,
    openapi::servers::RULES,
    openapi::security::RULES,
    plan::RULES,
    route::RULES,
    conflict::RULES,
    aliyun::request::RULES,
    aliyun::contract::RULES,
    aliyun::records::RULES,
    aliyun_calls::options::RULES,
    aliyun_calls::requests::RULES,
    aliyun_calls::policies::RULES,
    aliyun_calls::existing::RULES,
    aliyun_calls::contents::RULES,
];

/// Writes a topic's rules as consts, and the list of them.
///
/// ```text
/// "Topic" / "主题";
///
/// NAME: Severity "code"
///     "message"
///     / "消息"
///     "Help."
///     / "帮助。"
///     clause "the part of a specification that it comes from"     (may be missing)
///     bad "what provokes it"
///     good "the same, mended";
/// ```
///
/// How the examples are written is said at [`Snippet`](super::Snippet); `tests/catalogue` imports each of them.
macro_rules! rules {
    ($topic_en:literal / $topic_zh:literal;
     $($name:ident: $severity:ident $code:literal
        $en:literal / $zh:literal
        $help_en:literal / $help_zh:literal
        $(clause $clause:literal)?
        bad $bad:literal
        good $good:literal;)*) => {
        $(pub(crate) const $name: &$crate::diagnostic::Rule = &$crate::diagnostic::Rule {
            code: $code,
            severity: $crate::diagnostic::Severity::$severity,
            topic: $crate::diagnostic::Text { en: $topic_en, zh: $topic_zh },
            message: $crate::diagnostic::Text { en: $en, zh: $zh },
            help: $crate::diagnostic::Text { en: $help_en, zh: $help_zh },
            clause: $crate::diagnostic::rules::optional!($($clause)?),
            bad: $crate::diagnostic::Snippet::new($bad),
            good: $crate::diagnostic::Snippet::new($good),
        };)*
        pub(in crate::diagnostic::rules) const RULES: &[&$crate::diagnostic::Rule] = &[$($name),*];
    };
}
use rules;

macro_rules! optional {
    () => {
        None
    };
    ($value:literal) => {
        Some($value)
    };
}
use optional;
