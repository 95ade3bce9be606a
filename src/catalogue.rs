//! The catalogue: the rules of all stages in one table. Nobody below it asks for it.

use crate::diagnostic::{self, Rule};
use crate::gateway::aliyun::{calls, rules as aliyun};
use crate::gateway::rules as extensions;
use crate::openapi::rules as openapi;
use crate::plan::rules as plan;
use crate::route::overlap::rules as conflict;
use crate::route::rules as route;
use crate::source::rules as source;
use crate::stored::rules as stored;

/// The rules of each topic, in the order of the stages that find them.
const TOPICS: &[&[&Rule]] = &[
    source::limits::RULES,
    diagnostic::rules::RULES,
    source::text::RULES,
    source::yaml::RULES,
    openapi::root::RULES,
    openapi::values::RULES,
    openapi::paths::RULES,
    openapi::notations::RULES,
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
    stored::RULES,
    plan::RULES,
    route::RULES,
    conflict::RULES,
    extensions::RULES,
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
///
/// # How examples are written
///
/// An example in JSON is a whole document. One in YAML is a piece of one, to be read as if the version, `info` and
/// `paths` stood there too; a piece that starts with `parameters`, `requestBody` or `responses` is a piece of an
/// operation.
///
/// A situation has several parts, each below a line that names it:
///
/// | part | what it holds |
/// |---|---|
/// | `# document` | what is imported; `# document, SpecOnly` names the strategy where it matters |
/// | `# common.yaml` | an external document, by its name |
/// | `# existing` | the API that is there, as a document |
/// | `# attached` | what the operator attached to the parts of the existing API |
/// | `# request`, `# catalog` | a gateway's call, and the records that it has |
/// | `# repeated` | texts of the call that are repeated until they have so many characters |
/// | `# no document` | the call brings none; otherwise one that is not shown has the least document |
/// | `# config`, `# inventory`, `# route` | of a plan of calls: what is asked for, what the gateway has, the route's members |
/// | `# import options`, `# record options`, `# route options`, `# conflict options` | what differs from the default |
///
/// A stored API is shown whole. All but documents are JSON. `…` stands for what an example has no room for; such a rule is shown by a fixture.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    TOPICS.iter().copied().flatten().copied()
}
