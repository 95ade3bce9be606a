//! The catalogue: the rules of all stages in one table. No lower layer uses it.

use crate::baseline::rules as baseline;
use crate::diagnostic::{self, Rule};
use crate::gateway::aliyun::{calls, rules as aliyun};
use crate::gateway::aws::rules as aws;
use crate::gateway::huawei::rules as huawei;
use crate::gateway::mcp::higress::rules as mcp_higress;
use crate::gateway::mcp::plain::rules as mcp_plain;
use crate::gateway::mcp::rules as mcp;
use crate::gateway::mcp::schema::rules as mcp_schema;
use crate::gateway::rules as extensions;
use crate::gateway::shared::rules as conversion;
use crate::gateway::tencent::rules as tencent;
use crate::openapi::rules as openapi;
use crate::openapi::write::rules as export;
use crate::plan::rules as plan;
use crate::route::overlap::rules as conflict;
use crate::route::rules as route;
use crate::select::rules as select;
use crate::source::rules as source;
use crate::stored::rules as stored;
use crate::verdict::rules as change;

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
    openapi::version31::RULES,
    openapi::later::RULES,
    openapi::constraints::RULES,
    openapi::references::RULES,
    openapi::servers::RULES,
    openapi::addresses::RULES,
    openapi::security::RULES,
    stored::RULES,
    select::RULES,
    export::api::RULES,
    export::operations::RULES,
    export::components::RULES,
    export::details::RULES,
    export::typed::RULES,
    plan::RULES,
    plan::stored_keys::RULES,
    baseline::RULES,
    change::operations::RULES,
    change::parameters::RULES,
    change::bodies::RULES,
    change::responses::RULES,
    change::properties::RULES,
    change::values::RULES,
    change::bounds::RULES,
    change::schemas::RULES,
    change::security::RULES,
    change::servers::RULES,
    change::operator::RULES,
    route::RULES,
    conflict::RULES,
    extensions::RULES,
    conversion::keys::RULES,
    aws::RULES,
    huawei::RULES,
    conversion::requests::RULES,
    conversion::members::RULES,
    tencent::RULES,
    mcp::RULES,
    mcp_higress::schemas::RULES,
    mcp_higress::requests::RULES,
    mcp_schema::RULES,
    mcp_plain::RULES,
    aliyun::spec_source::RULES,
    aliyun::request::RULES,
    aliyun::contract::RULES,
    aliyun::records::RULES,
    aliyun::payloads::RULES,
    calls::rules::options::RULES,
    calls::rules::requests::RULES,
    calls::rules::records::RULES,
    calls::rules::policies::RULES,
    calls::rules::existing::RULES,
    calls::rules::contents::RULES,
];

/// Every rule of this version, in the order of the stages that find them, topic by topic.
///
/// # How examples are written
///
/// An example in JSON is a whole document. An example in YAML is a part of a document; the version, `info` and `paths`
/// are to be added. A part that starts with `parameters`, `requestBody` or `responses` is a part of an operation.
///
/// A situation has several parts, each after a line that names it:
///
/// | part | what it holds |
/// |---|---|
/// | `# document` | what is imported; `# document, SpecOnly` names the strategy where it matters |
/// | `# common.yaml` | an external document, by its name |
/// | `# existing` | the API that is there, as a document |
/// | `# attached` | what the operator attached to the parts of the existing API |
/// | `# operator`, `# existing operator` | what an operator adds to the operations of the document, and of the existing API |
/// | `# request`, `# catalog` | a gateway's call, and the records that it has |
/// | `# repeated` | texts of the call that are repeated until they have so many characters |
/// | `# no document` | the call brings none; otherwise one that is not shown has the least document |
/// | `# config`, `# inventory`, `# route` | of a plan of calls: what is asked for, what the gateway has, the route's members |
/// | `# import options`, `# record options`, `# route options`, `# conflict options`, `# convert options`, `# write options`, `# mcp options`, `# select`, `# typed` | what differs from the default |
///
/// A stored API is shown whole. Everything except documents is in JSON. `…` replaces what is too long for an example; a
/// fixture shows such a rule.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    TOPICS.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Lang, Term};
    use crate::model::ParameterLocation;
    use crate::route::OrderRule;
    use crate::subject::ComponentKind;

    fn terms() -> impl Iterator<Item = (&'static Rule, &'static str, &'static [Term])> {
        catalogue().flat_map(|rule| rule.terms.iter().map(move |(arg, terms)| (rule, *arg, *terms)))
    }

    #[test]
    fn words_of_arguments_are_in_both_languages() {
        for (rule, arg, terms) in terms() {
            let placeholder = format!("{{{arg}}}");
            for lang in Lang::ALL {
                let texts = [rule.message.get(lang), rule.help.get(lang)];
                assert!(texts.iter().any(|text| text.contains(&placeholder)), "{}: {arg}", rule.code);
            }
            let mut values: Vec<_> = terms.iter().map(|term| term.value).collect();
            values.sort_unstable();
            values.dedup();
            assert_eq!(values.len(), terms.len(), "{}: a value of {arg} is there twice", rule.code);
        }
    }

    #[test]
    fn no_word_of_an_argument_is_missing() {
        let words = |code: &str| -> Vec<&str> {
            let of = terms().find(|(rule, _, _)| rule.code == code);
            of.map(|(_, _, terms)| terms.iter().map(|term| term.value).collect()).unwrap_or_default()
        };
        let kinds = words("reference-wrong-kind");
        assert!(ComponentKind::ALL.iter().all(|kind| kinds.contains(&kind.as_str())), "{kinds:?}");
        let reasons = words("conflict-shadowed");
        let rules = crate::route::RouteOrder::DEFAULT;
        assert!(rules.rules().iter().copied().map(OrderRule::as_str).all(|rule| reasons.contains(&rule)));
        let places = words("style-misplaced");
        let all = [
            ParameterLocation::Path,
            ParameterLocation::Query,
            ParameterLocation::Header,
            ParameterLocation::Cookie,
        ];
        assert!(all.iter().all(|place| places.contains(&place.as_str())), "{places:?}");
    }
}
