//! The `x-` keys that the gateway publishes.

use crate::model::ExtensionPlace::{Operation, Parameter, PathItem, Paths, Root};
use crate::model::{ExtensionKey, ExtensionKeys};

/// The keys of the traditional gateway's import, which may be in an operation or, for all operations, in the root; then
/// the keys that its deployment tool writes. Generators misspell `parameter-handling`, so that spelling is a key too.
pub const EXTENSIONS: ExtensionKeys = ExtensionKeys {
    prefix: "x-aliyun-apigateway-",
    keys: &[
        ExtensionKey::new("x-aliyun-apigateway-auth-type", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-api-market-enable", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-api-force-nonce-check", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-force-nonce-check", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-parameter-handling", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-paramater-handling", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-backend", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-backend-name", &[Parameter]),
        ExtensionKey::new("x-aliyun-apigateway-backend-location", &[Parameter]),
        ExtensionKey::new("x-aliyun-apigateway-constant-parameters", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-system-parameters", &[Operation, Root]),
        ExtensionKey::any_method("x-aliyun-apigateway-any-method", &[PathItem, Paths]),
        ExtensionKey::new("x-aliyun-apigateway-app-code-type", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-app-code-auth-type", &[Operation, Root]),
        ExtensionKey::new("x-aliyun-apigateway-api-name", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-fc", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-request-config", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-request-parameters", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-service-parameters", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-service-parameters-map", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-open-id-connect-config", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-openid-connect-config", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-visibility", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-result-type", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-result-sample", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-fail-result-sample", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-description", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-allow-signature-method", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-disable-internet", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-websocket-api-type", &[Operation]),
        ExtensionKey::new("x-aliyun-apigateway-error-code-sample", &[Operation]),
    ],
};
