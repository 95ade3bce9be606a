//! The law for operators with anything in them.

use oasgate::Api;
use oasgate::model::operator::Operator;
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy as _, prop, prop_oneof, proptest};
use proptest::sample::select;
use proptest::strategy::BoxedStrategy;
use serde_json::{Value, json};

use super::{DOCUMENT, GATEWAYS, comes_back, imported};

type Any = BoxedStrategy<Value>;

/// An object, some of whose members are there.
fn object<const N: usize>(members: [(&'static str, Any); N]) -> Any {
    let members =
        members.map(|(name, value)| weighted(0.5, value).prop_map(move |value| (name, value))).to_vec();
    let whole = |members: Vec<(&'static str, Option<Value>)>| {
        members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    };
    members.prop_map(whole).boxed()
}

fn one_of(values: Value) -> Any {
    let Value::Array(values) = values else { panic!("no list: {values}") };
    select(values).boxed()
}

fn list(of: Any, most: usize) -> Any {
    prop::collection::vec(of, 1..=most).prop_map(Value::from).boxed()
}

/// An object with all of its members.
fn whole<const N: usize>(members: [(&'static str, Any); N]) -> Any {
    let members = members.map(|(name, value)| value.prop_map(move |value| (name.to_owned(), value))).to_vec();
    members.prop_map(|members| members.into_iter().collect()).boxed()
}

fn backend() -> Any {
    let target = object([
        ("service", one_of(json!(["", "s", "svc-1", " s"]))),
        ("host", one_of(json!(["a.example", "10.0.0.1", "", "{h}"]))),
        ("port", one_of(json!([0, 80, 443, 8080]))),
        ("protocol", one_of(json!(["http", "https", "grpc", "grpcs", "ws", "tcp", "dubbo"]))),
        ("weight", one_of(json!([0, 100]))),
        ("version", one_of(json!(["v1"]))),
    ]);
    let urls = json!([
        "https://a.example",
        "http://a.example:80/b/",
        "HTTP://A.example:8443",
        "wss://a.example",
        "/v1",
        "",
        "https://a?b=c"
    ]);
    let arn = "arn:aws:lambda:r:1:function:f";
    let name = one_of(json!([{"name": "f"}, {"name": arn}, {"name": "", "version": "2"}, {"name": "a,"}]));
    let rest = object([
        ("namespace", one_of(json!(["n"]))),
        ("version", one_of(json!(["1", "$LATEST", "v", "latest"]))),
        ("alias", one_of(json!(["prod", "3"]))),
        ("asynchronous", one_of(json!([true]))),
    ]);
    let function = (name, rest).prop_map(|(mut name, rest)| {
        name.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        name
    });
    let mock = object([
        ("disabled", one_of(json!([true]))),
        ("status", one_of(json!([200, 404, 0, 65535]))),
        ("headers", one_of(json!([{"X-A": "b"}, {"X-A": "'", "": ""}]))),
        ("body", one_of(json!(["", "{}", "$input.body", "it's", " a,"]))),
    ]);
    let value = prop_oneof![
        one_of(json!(["", "a", "it's", "$x"])).prop_map(|text| ("constant", text)),
        one_of(json!(["clientIp", "stage", "requestId", "scheme", "userAgent", "apiName"]))
            .prop_map(|word| ("context", word)),
        one_of(json!([{"name": "id", "in": "path"}, {"name": "page", "in": "query"}, {"name": "c", "in": "cookie"}]))
            .prop_map(|request| ("request", request)),
    ];
    let places = json!(["path", "query", "header", "cookie"]);
    let parameter = (one_of(json!(["id", "X-A", "b", ""])), one_of(places), value)
        .prop_map(|(name, place, (kind, value))| json!({"name": name, "in": place, kind: value}));
    object([
        ("urls", list(one_of(urls), 2)),
        ("targets", list(target, 3)),
        ("function", function.boxed()),
        ("mock", mock),
        ("redirect", one_of(json!([{"status": 301, "location": "/"}]))),
        ("path", one_of(json!(["/", "/x/{id}", "/x/{id}/{y}", "", "x", "/files/{rest}", "/a?b={c", " /a"]))),
        ("host", one_of(json!(["h.example", ""]))),
        ("method", one_of(json!(["GET", "POST", "ANY", "TRACE"]))),
        ("timeoutMs", one_of(json!([0, 1, 1000, 1500, 60_001, 2_000_000, u64::MAX]))),
        ("retries", one_of(json!([0, 3, 11]))),
        ("parameters", list(parameter.boxed(), 3)),
    ])
}

fn operator() -> BoxedStrategy<Operator> {
    let limit = whole([
        ("by", one_of(json!(["api", "user", "app", "ip"]))),
        ("requests", one_of(json!([0, 1, 100, u64::MAX]))),
        ("periodSeconds", one_of(json!([0, 1, 60, 90, 86_400, u64::MAX]))),
    ]);
    let addresses = || list(one_of(json!(["1.1.1.1", "10.0.0.0/8", "1.1.1.1-1.1.1.9", "a,b", " c", ""])), 2);
    let fields = object([
        ("backend", backend()),
        (
            "auth",
            object([
                ("required", one_of(json!([true, false]))),
                (
                    "kind",
                    one_of(json!([
                        "open",
                        "app",
                        "apiKey",
                        "jwt",
                        "iam",
                        "oauth2",
                        "openIdConnect",
                        "custom",
                        "EIAM"
                    ])),
                ),
                ("authorizer", one_of(json!(["a", ""]))),
            ]),
        ),
        (
            "cors",
            object([
                ("disabled", one_of(json!([true]))),
                ("allowOrigins", list(one_of(json!(["*", "https://a.example", "a,"])), 2)),
                ("allowMethods", list(one_of(json!(["GET", "get"])), 2)),
                ("allowCredentials", one_of(json!([true, false]))),
                ("maxAgeSeconds", one_of(json!([0, 5, u64::MAX]))),
            ]),
        ),
        (
            "rateLimit",
            object([
                ("disabled", one_of(json!([true]))),
                ("name", one_of(json!(["n", "limit", " n", ""]))),
                ("shared", one_of(json!([true]))),
                ("limits", list(limit, 3)),
            ]),
        ),
        (
            "accessControl",
            object([
                ("disabled", one_of(json!([true]))),
                ("name", one_of(json!(["n", ""]))),
                ("allow", addresses()),
                ("deny", addresses()),
                ("allowAccounts", addresses()),
            ]),
        ),
        ("environment", object([("name", one_of(json!(["release"])))])),
        (
            "publication",
            object([
                ("automatic", one_of(json!([true]))),
                ("protocols", list(one_of(json!(["http", "https", "ws"])), 2)),
            ]),
        ),
    ]);
    fields.prop_map(|fields| serde_json::from_value(fields).unwrap()).boxed()
}

proptest! {
    #[test]
    fn random_operators_come_back(
        root in prop_oneof![Just(Operator::default()), operator()],
        operators in prop::collection::vec(operator(), 8),
        repeat in prop::bool::ANY,
    ) {
        let mut api = Api::clone(&imported(DOCUMENT).api);
        api.about.operator = root;
        for (at, operation) in api.operations.values_mut().enumerate() {
            operation.operator = operators[if repeat { at % 2 } else { at }].clone();
        }
        for (gateway, keys) in GATEWAYS {
            comes_back(gateway, &api, &keys);
        }
    }
}
