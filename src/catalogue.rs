//! The catalogue: the rules of all stages in one table. Nobody below it asks for it.

use crate::diagnostic::{self, Rule};
use crate::gateway::aliyun::{calls, rules as aliyun};
use crate::openapi::rules as openapi;
use crate::plan::rules as plan;
use crate::route::overlap::rules as conflict;
use crate::route::rules as route;
use crate::source::rules as source;

/// The rules of each topic, in the order of the stages that find them.
const TOPICS: &[&[&Rule]] = &[
    source::limits::RULES,
    diagnostic::rules::RULES,
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
    calls::rules::options::RULES,
    calls::rules::requests::RULES,
    calls::rules::policies::RULES,
    calls::rules::existing::RULES,
    calls::rules::contents::RULES,
];

/// Every rule of this version, in the order of the stages that find them, topic by topic.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    TOPICS.iter().copied().flatten().copied()
}
