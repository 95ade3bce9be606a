//! The `x-` keys that the gateway publishes.

use crate::model::ExtensionPlace::{Components, Operation, PathItem, Root, SecurityScheme, Server, Tag};
use crate::model::{ExtensionKey, ExtensionKeys};

/// The keys of the Developer Guide, "OpenAPI extensions for API Gateway".
pub const EXTENSIONS: ExtensionKeys = ExtensionKeys {
    prefix: "x-amazon-apigateway-",
    keys: &[
        ExtensionKey::new("x-amazon-apigateway-integration", &[Operation]),
        ExtensionKey::new("x-amazon-apigateway-integrations", &[Components]),
        ExtensionKey::any_method("x-amazon-apigateway-any-method", &[PathItem]),
        ExtensionKey::new("x-amazon-apigateway-request-validators", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-request-validator", &[Root, Operation]),
        ExtensionKey::new("x-amazon-apigateway-gateway-responses", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-cors", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-policy", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-authorizer", &[SecurityScheme]),
        ExtensionKey::new("x-amazon-apigateway-authtype", &[SecurityScheme]),
        ExtensionKey::new("x-amazon-apigateway-auth", &[Operation]),
        ExtensionKey::new("x-amazon-apigateway-api-key-source", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-binary-media-types", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-minimum-compression-size", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-documentation", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-endpoint-configuration", &[Root, Server]),
        ExtensionKey::new("x-amazon-apigateway-tag-value", &[Tag]),
        ExtensionKey::new("x-amazon-apigateway-importexport-version", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-security-policy", &[Root]),
        ExtensionKey::new("x-amazon-apigateway-endpoint-access-mode", &[Root]),
    ],
};
