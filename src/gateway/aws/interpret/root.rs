//! Keys of the whole document.

use super::policy;
use crate::gateway::extensions::Claim;
use crate::gateway::shared::keys::{At, Object, Report, Scope, says_nothing, value_of};
use crate::model::About;
use crate::model::operator::Cors;
use crate::subject::Subject;

/// Keys that only documents of HTTP APIs have.
pub(in crate::gateway::aws) const OF_HTTP_APIS: &[&str] = &[
    "x-amazon-apigateway-importexport-version",
    "x-amazon-apigateway-cors",
    "x-amazon-apigateway-integrations",
];

/// Keys that only this gateway has a place for. Each is named once, wherever and however often it is there.
const OWN: &[&str] = &[
    "x-amazon-apigateway-request-validators",
    "x-amazon-apigateway-request-validator",
    "x-amazon-apigateway-gateway-responses",
    "x-amazon-apigateway-binary-media-types",
    "x-amazon-apigateway-minimum-compression-size",
    "x-amazon-apigateway-documentation",
    "x-amazon-apigateway-endpoint-configuration",
    "x-amazon-apigateway-tag-value",
    "x-amazon-apigateway-security-policy",
    "x-amazon-apigateway-endpoint-access-mode",
];

const SOURCE: &str = "x-amazon-apigateway-api-key-source";

pub(super) fn read(claims: &[Claim], about: &mut About, report: &mut Report<'_>) {
    for claim in claims {
        let node = claim.value.node();
        let is_header = node.scalar().is_some_and(|text| text.eq_ignore_ascii_case("HEADER"));
        let is_own = OWN.contains(&claim.key) || claim.key == SOURCE && !is_header;
        if is_own && !says_nothing(node) {
            report.own(claim.key, node);
        }
    }
    let About { extensions, operator, .. } = about;
    let mut scope = Scope { report: &mut *report, subject: &Subject::Api };
    if let Some(at) = value_of(extensions, "x-amazon-apigateway-cors")
        && let Some(cors) = cors(&mut scope, &at)
    {
        scope.state(("CORS", &mut operator.cors), cors, &at);
    }
    if let Some(at) = value_of(extensions, "x-amazon-apigateway-policy") {
        match policy::access(&at) {
            Some(access) => scope.state(("access control", &mut operator.access_control), access, &at),
            None if says_nothing(at.node) => {}
            None => scope.own(&at),
        }
    }
    report.end(&Subject::Api);
}

fn cors(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Cors> {
    let mut object = scope.object(at)?;
    let list = |scope: &mut Scope<'_, '_>, object: &mut Object<'_>, name| {
        let items = object.get(name).map(|at| scope.items(&at, true)).unwrap_or_default();
        items.iter().filter_map(|at| scope.name(at)).collect::<Vec<_>>()
    };
    let allow_origins = list(scope, &mut object, "allowOrigins");
    let allow_methods = list(scope, &mut object, "allowMethods");
    let allow_headers = list(scope, &mut object, "allowHeaders");
    let expose_headers = list(scope, &mut object, "exposeHeaders");
    let allow_credentials = object.get("allowCredentials").and_then(|at| scope.flag(&at));
    let age = object.get("maxAge").and_then(|at| scope.number(&at, -1, i64::from(i32::MAX)));
    object.finish(scope);
    Some(Cors {
        disabled: false,
        allow_origins,
        allow_methods: allow_methods.iter().map(|method| method.to_ascii_uppercase()).collect(),
        allow_headers,
        expose_headers,
        allow_credentials,
        max_age_seconds: age.and_then(|age| u64::try_from(age).ok()),
    })
}
