//! Generated records and operators.

use oasgate::model::operator::Operator;
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy as _, any, prop, prop_oneof};
use proptest::sample::select;
use proptest::strategy::BoxedStrategy;
use serde_json::{Value, json};

/// Names of what a record has room for.
pub(super) type Held = &'static [&'static str];

type Any = BoxedStrategy<Value>;

/// An object, some of whose members are there.
fn object(members: Vec<(&'static str, Any)>) -> Any {
    let members: Vec<_> = members
        .into_iter()
        .map(|(name, value)| weighted(0.7, value).prop_map(move |value| (name.to_owned(), value)))
        .collect();
    members
        .prop_map(|members| members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
        .boxed()
}

fn one_of(values: Value) -> Any {
    let Value::Array(values) = values else { panic!("no list: {values}") };
    select(values).boxed()
}

fn list(of: Any) -> Any {
    prop::collection::vec(of, 0..4).prop_map(Value::from).boxed()
}

fn unknown() -> (&'static str, Any) {
    ("unknown", one_of(json!([null, { "a": [1] }, "b"])))
}

fn text() -> Any {
    one_of(json!(["", "a", "b", "d-1"]))
}

fn flag() -> Any {
    any::<bool>().prop_map(Value::from).boxed()
}

fn with_unknown(mut members: Vec<(&'static str, Any)>) -> Any {
    members.push(unknown());
    object(members)
}

fn service(id: &'static str) -> Vec<(&'static str, Any)> {
    vec![
        (id, text()),
        ("protocol", one_of(json!(["HTTP", "http", "DUBBO", "QUIC", ""]))),
        ("port", one_of(json!([80, 65535, -1, 99999]))),
        ("weight", one_of(json!([0, 50, 100, -1]))),
        ("version", text()),
    ]
}

fn mock() -> Any {
    with_unknown(vec![
        ("enable", flag()),
        ("responseCode", one_of(json!([200, -5, 99999]))),
        ("responseContent", text()),
    ])
}

fn scene() -> Any {
    one_of(json!(["SingleService", "Single", "MultiServiceByRatio", "MultiServiceByTag", "Mock", "Redirect"]))
}

fn auth_config() -> Any {
    with_unknown(vec![("authType", one_of(json!(["Jwt", "JWT", "app", "Aksk"]))), ("authMode", text())])
}

pub(super) fn deploy_config() -> Any {
    with_unknown(vec![
        ("environmentId", text()),
        ("gatewayId", text()),
        ("gatewayType", text()),
        ("autoDeploy", flag()),
        ("backendScene", scene()),
        ("serviceConfigs", list(with_unknown(service("serviceId")))),
        ("customDomainIds", list(text())),
        ("mock", mock()),
    ])
}

pub(super) fn operation() -> Any {
    with_unknown(vec![
        ("operationId", text()),
        ("name", text()),
        ("status", text()),
        ("enableAuth", flag()),
        ("authConfig", auth_config()),
        ("mock", mock()),
        ("deployConfigs", list(deploy_config())),
    ])
}

pub(super) fn api() -> Any {
    let environment = with_unknown(vec![
        ("environmentId", text()),
        ("backendScene", scene()),
        ("name", text()),
        ("gatewayInfo", with_unknown(vec![("gatewayId", text())])),
        ("customDomains", list(domain())),
        (
            "serviceConfigs",
            list(with_unknown(vec![
                ("serviceId", text()),
                ("port", one_of(json!(["80", "many"]))),
                ("weight", one_of(json!([100, -1]))),
            ])),
        ),
    ]);
    with_unknown(vec![
        ("name", text()),
        ("basePath", Just(json!("/")).boxed()),
        ("description", text()),
        ("enableAuth", flag()),
        ("authConfig", auth_config()),
        ("protocols", list(one_of(json!(["HTTP", "HTTPS", "QUIC"])))),
        ("environments", list(environment)),
        ("deployConfigs", list(deploy_config())),
    ])
}

fn domain() -> Any {
    with_unknown(vec![("domainId", text()), ("name", text()), ("protocol", text())])
}

pub(super) fn route() -> Any {
    with_unknown(vec![
        ("name", text()),
        ("match", with_unknown(vec![("methods", list(text()))])),
        ("domainInfos", list(domain())),
        (
            "environmentInfo",
            with_unknown(vec![
                ("environmentId", text()),
                ("name", text()),
                ("gatewayInfo", with_unknown(vec![("gatewayId", text())])),
            ]),
        ),
        (
            "backend",
            with_unknown(vec![("scene", scene()), ("services", list(with_unknown(service("serviceId"))))]),
        ),
    ])
}

pub(super) fn backend_options() -> Any {
    object(vec![("scene", scene()), ("services", list(object(service("service"))))])
}

pub(super) fn route_options() -> Any {
    object(vec![
        ("backend", backend_options()),
        ("domains", list(text())),
        ("description", text()),
        ("mock", mock()),
        ("deployConfigs", list(deploy_config())),
    ])
}

pub(super) fn call_options() -> Any {
    let attach = list(object(vec![
        ("type", one_of(json!(["HttpApi", "GatewayRoute", "Domain"]))),
        ("names", list(one_of(json!(["*", "a"])))),
    ]));
    let config = prop_oneof![
        with_unknown(vec![
            ("unitNum", one_of(json!([1, "x"]))),
            ("timeUnit", one_of(json!(["s", "m"]))),
            ("enable", flag())
        ]),
        with_unknown(vec![
            ("ipAccessControlType", one_of(json!(["White", "Black", "Grey"]))),
            ("ipAccessControlContent", one_of(json!(["", "1.1.1.1", "a, b,"]))),
            ("enable", flag()),
        ]),
        Just(json!("no JSON")),
    ];
    let config = (config, any::<bool>())
        .prop_map(|(config, as_text)| if as_text { json!(config.to_string()) } else { config })
        .boxed();
    let policy = object(vec![
        ("id", text()),
        ("className", one_of(json!(["Timeout", "IpAccessControl", "Cors"]))),
        ("config", config),
        ("attach", attach),
    ]);
    let policies = object(vec![("timeout", policy.clone()), ("b", policy.clone()), ("c", policy)]);
    let domains =
        object(vec![("a", object(vec![("protocol", text())])), ("z", object(vec![("id", text())]))]);
    let api = object(vec![
        ("protocols", list(one_of(json!(["HTTP", "HTTPS", "QUIC"])))),
        ("enableAuth", flag()),
        ("authConfig", auth_config()),
    ]);
    object(vec![
        ("gatewayId", text()),
        ("environmentId", text()),
        ("api", api),
        ("services", Just(json!({ "a": { "id": "svc-1" } })).boxed()),
        ("domains", domains),
        ("backend", backend_options()),
        ("policies", policies),
        ("deploy", flag()),
    ])
}

/// An operator with members that Alibaba's records have room for.
pub(super) fn held(held: Held) -> BoxedStrategy<Operator> {
    let has = |name: &str| held.contains(&name);
    let part = |members: Vec<(&'static str, &str, Any)>| {
        object(
            members.into_iter().filter(|(_, of, _)| has(of)).map(|(name, _, value)| (name, value)).collect(),
        )
    };
    let target = object(vec![
        ("service", text()),
        ("protocol", one_of(json!(["http", "https", "tcp", "dubbo"]))),
        ("port", one_of(json!([0, 80, 65535]))),
        ("weight", one_of(json!([0, 50, 100]))),
        ("version", text()),
    ]);
    // A disabled mock needs a place beside the scene, and an enabled one is before services.
    let mock = object(vec![
        ("disabled", Just(json!(true)).boxed()),
        ("status", one_of(json!([200, 404]))),
        ("body", text()),
    ]);
    let access = prop_oneof![
        Just(json!({})),
        Just(json!({ "allow": ["1.1.1.1", "10.0.0.0/8"] })),
        Just(json!({ "deny": ["1.1.1.1"], "disabled": true })),
    ];
    let domains = prop::collection::btree_set(select(vec!["a", "b", "d-1"]), 0..3);
    let domains = domains.prop_map(|domains| json!(domains)).boxed();
    let fields = object(vec![
        (
            "backend",
            part(vec![
                ("targets", "targets", list(target)),
                ("mock", "mock", mock),
                ("timeoutMs", "timeout", one_of(json!([1000, 90_000]))),
            ]),
        ),
        (
            "auth",
            part(vec![
                ("required", "auth", flag()),
                ("kind", "auth", one_of(json!(["jwt", "Aksk", "EIAM"]))),
            ]),
        ),
        ("accessControl", if has("access") { access.boxed() } else { Just(Value::Null).boxed() }),
        (
            "environment",
            part(vec![
                ("id", "environment", text()),
                ("gateway", "environment", text()),
                ("name", "name", text()),
            ]),
        ),
        (
            "publication",
            part(vec![
                ("automatic", "automatic", flag()),
                ("domains", "domains", domains),
                ("protocols", "protocols", list(one_of(json!(["http", "https"])))),
            ]),
        ),
    ]);
    fields.prop_map(|fields| operator(&fields)).boxed()
}

/// An operator with anything in it.
pub(super) fn anything() -> BoxedStrategy<Operator> {
    let target = object(vec![
        ("service", text()),
        ("host", text()),
        ("port", one_of(json!([80]))),
        ("protocol", one_of(json!(["http", "grpcs"]))),
        ("weight", one_of(json!([1, u32::MAX]))),
    ]);
    let mock = object(vec![
        ("disabled", flag()),
        ("status", one_of(json!([200, 65535]))),
        ("headers", one_of(json!([{}, { "X-A": "b" }]))),
        ("body", text()),
    ]);
    let list_of_words = || list(text());
    let fields = object(vec![
        (
            "backend",
            object(vec![
                ("urls", list_of_words()),
                ("targets", list(target)),
                ("function", one_of(json!([{ "name": "f", "alias": "a" }]))),
                ("mock", mock),
                ("redirect", one_of(json!([{}, { "status": 301, "location": "/" }]))),
                ("path", text()),
                ("timeoutMs", one_of(json!([0, 1, 1000, u64::MAX]))),
                ("retries", one_of(json!([0, 1]))),
            ]),
        ),
        (
            "auth",
            object(vec![
                ("required", flag()),
                ("kind", one_of(json!(["open", "app", "jwt", "JWT", "Aksk", ""]))),
                ("authorizer", text()),
            ]),
        ),
        ("cors", object(vec![("disabled", flag()), ("allowOrigins", list_of_words())])),
        ("rateLimit", object(vec![("name", text()), ("shared", flag())])),
        (
            "accessControl",
            object(vec![
                ("disabled", flag()),
                ("allow", list(one_of(json!(["1.1.1.1", "a,b", " c"])))),
                ("deny", list(one_of(json!(["1.1.1.1"])))),
                ("denyAccounts", list_of_words()),
            ]),
        ),
        ("environment", object(vec![("id", text()), ("name", text()), ("gateway", text())])),
        (
            "publication",
            object(vec![
                ("automatic", flag()),
                ("domains", list_of_words()),
                ("protocols", list(one_of(json!(["http", "wss"])))),
                ("description", text()),
            ]),
        ),
    ]);
    fields.prop_map(|fields| serde_json::from_value(fields).unwrap()).boxed()
}

/// An operator of fields, of which those that say nothing are none.
fn operator(fields: &Value) -> Operator {
    let mut operator: Operator = serde_json::from_value(fields.clone()).unwrap();
    operator.set_backend(|_| ());
    let says = |field: &str| {
        let json = serde_json::to_value(&operator).unwrap();
        json.get(field).is_some_and(|field| field.as_object().is_some_and(|members| !members.is_empty()))
    };
    let [auth, environment, publication] = ["auth", "environment", "publication"].map(says);
    operator.auth = operator.auth.filter(|_| auth);
    operator.environment = operator.environment.filter(|_| environment);
    operator.publication = operator.publication.filter(|_| publication);
    operator
}
