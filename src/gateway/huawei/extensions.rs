//! The `x-` keys that the gateway publishes.

use crate::model::ExtensionPlace::{
    Operation, Parameter, PathItem, Response, Responses, Root, SecurityScheme,
};
use crate::model::{ExtensionKey, ExtensionKeys};

/// The keys of the User Guide, "API Design File Extension Definitions", and further keys of exported documents. Where
/// guide and exports put a key into different objects, both are here.
pub const EXTENSIONS: ExtensionKeys = ExtensionKeys {
    prefix: "x-apigateway-",
    keys: &[
        ExtensionKey::new("x-apigateway-auth-type", &[SecurityScheme]),
        ExtensionKey::new("x-apigateway-auth-opt", &[SecurityScheme]),
        ExtensionKey::new("x-apigateway-authorizer", &[SecurityScheme]),
        ExtensionKey::new("x-apigateway-request-type", &[Operation]),
        ExtensionKey::new("x-apigateway-match-mode", &[Operation]),
        ExtensionKey::new("x-apigateway-cors", &[Operation]),
        ExtensionKey::new("x-apigateway-is-send-fg-body-base64", &[Operation]),
        ExtensionKey::any_method("x-apigateway-any-method", &[PathItem]),
        ExtensionKey::new("x-apigateway-backend", &[Operation]),
        ExtensionKey::new("x-apigateway-backend-policies", &[Operation]),
        ExtensionKey::new("x-apigateway-ratelimit", &[Operation]),
        ExtensionKey::new("x-apigateway-ratelimits", &[Root]),
        ExtensionKey::new("x-apigateway-access-control", &[Operation]),
        ExtensionKey::new("x-apigateway-access-controls", &[Root]),
        ExtensionKey::new("x-apigateway-plugins", &[Operation]),
        ExtensionKey::new("x-apigateway-result-normal-sample", &[Responses, Response]),
        ExtensionKey::new("x-apigateway-result-failure-sample", &[Responses, Response]),
        ExtensionKey::new("x-apigateway-response", &[Operation]),
        ExtensionKey::new("x-apigateway-responses", &[Root, Operation]),
        ExtensionKey::new("x-apigateway-pass-through", &[Parameter, Operation]),
        ExtensionKey::new("x-apigateway-sample", &[Parameter]),
        ExtensionKey::new("x-apigateway-orchestrations", &[Parameter, Operation]),
        ExtensionKey::new("x-apigateway-content-type", &[Operation]),
        // Exports have the answer to preflight requests here, beside the statuses.
        ExtensionKey::new("default-cors", &[Responses]),
    ],
};
