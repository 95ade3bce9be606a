//! Route options as JSON, for examples and fixtures.

use oasgate::route::{Grouping, NameSuffix, RouteLimits, RouteOptions, VersionScheme};
use serde_json::Value;

/// Reads `{basePath, version: {in, name, version}, domains, ignoreCase, namePrefix, group, suffix, existing, limits}`.
/// `limits` is a gateway, or `{pathBytes, methods}`.
pub(crate) fn read(text: &str) -> RouteOptions {
    let json: Value = serde_json::from_str(text).expect("options are JSON");
    let mut options = RouteOptions::default();
    for (key, value) in json.as_object().expect("options are an object") {
        let text = || value.as_str().expect("it is a text").to_owned();
        match key.as_str() {
            "basePath" => options.base_path = Some(text()),
            "namePrefix" => options.name_prefix = text(),
            "ignoreCase" => options.ignore_case = value == true,
            "group" => options.grouping = if value == true { Grouping::Path } else { Grouping::Operation },
            "suffix" => {
                options.suffix = if value == "always" { NameSuffix::Always } else { NameSuffix::WhenNeeded }
            }
            "domains" => options.domains = serde_json::from_value(value.clone()).expect("domains are texts"),
            "existing" => options.existing = serde_json::from_value(value.clone()).expect("these are routes"),
            "version" => options.version = version(value),
            "sharedBytes" => options.shared_bytes = value.as_u64().and_then(|bytes| bytes.try_into().ok()),
            "limits" => options.limits = limits(value),
            other => panic!("no option is called {other}"),
        }
    }
    options
}

fn version(json: &Value) -> VersionScheme {
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let (name, version) = (text("name"), text("version"));
    match json["in"].as_str() {
        Some("path") => VersionScheme::Path { version },
        Some("query") => VersionScheme::Query { name, version },
        Some("header") => VersionScheme::Header { name, version },
        other => panic!("a version stands in no {other:?}"),
    }
}

fn limits(json: &Value) -> RouteLimits {
    match json.as_str() {
        Some("aliyun") => oasgate::aliyun::limits::ROUTES,
        Some("huawei") => oasgate::huawei::limits::ROUTES,
        Some("tencent") => oasgate::tencent::limits::ROUTES,
        Some("aws") => oasgate::aws::limits::ROUTES,
        _ => own_limits(json),
    }
}

/// Limits that differ from the neutral ones.
fn own_limits(json: &Value) -> RouteLimits {
    let mut limits = RouteLimits::NEUTRAL;
    for (name, value) in json.as_object().expect("limits are an object, or a gateway's name") {
        match name.as_str() {
            "pathBytes" => limits.path_bytes = value.as_u64().expect("it is a number") as usize,
            "methods" => {
                let methods = value.as_array().expect("they are a list").iter();
                let methods: Vec<oasgate::subject::Method> =
                    methods.map(|method| method.as_str().unwrap().parse().unwrap()).collect();
                limits.methods = methods.leak();
            }
            other => panic!("no limit of routes is called `{other}`"),
        }
    }
    limits
}
