//! The `x-` keys that the gateway publishes.

use crate::model::ExtensionPlace::Operation;
use crate::model::{ExtensionKey, ExtensionKeys};

/// The keys of the guide on importing APIs, all of operations. The guide misspells one; its right spelling is here too.
pub const EXTENSIONS: ExtensionKeys = ExtensionKeys {
    prefix: "x-apigw-",
    keys: &[
        ExtensionKey::new("x-apigw-api-type", &[Operation]),
        ExtensionKey::new("x-apigw-api-business-type", &[Operation]),
        ExtensionKey::new("x-apigw-protocol", &[Operation]),
        ExtensionKey::new("x-apigw-cors", &[Operation]),
        ExtensionKey::new("x-apigw-service-timeout", &[Operation]),
        ExtensionKey::new("x-apigw-backend", &[Operation]),
        ExtensionKey::new("x-apigw-const-paramters", &[Operation]),
        ExtensionKey::new("x-apigw-const-parameters", &[Operation]),
    ],
};
