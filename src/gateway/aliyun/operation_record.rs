//! Records of an operation.

use super::api_record::AuthConfig;
#[cfg(feature = "schemas")]
use crate::gateway::shared::record::OneOrMany;
use crate::gateway::shared::record::{one_or_many, records};
use crate::source::Value;

records! {
    /// An operation as callers of the gateway create and update it: [`HttpApiOperationInfo`] without what the gateway
    /// assigns.
    HttpApiOperation {
        /// Name, unique within the API.
        name: String,
        /// Path template without the base path. Parameters may be written `{x}`, `:x` or `[x]`.
        path: String,
        /// Method, in upper case.
        method: String,
        /// Description.
        description: String,
        /// Whether callers have to authenticate.
        enable_auth: bool,
        /// How they authenticate.
        auth_config: AuthConfig,
        /// Answer without a backend.
        mock: HttpApiMockContract,
        /// How the operation is published (`HttpApiDeployConfig`): the operator's, verbatim.
        #[serde(deserialize_with = "one_or_many")]
        #[cfg_attr(feature = "schemas", schemars(with = "Option<OneOrMany>"))]
        deploy_configs: Vec<Value>,
        /// What callers send.
        request: HttpApiRequestContract,
        /// What they get.
        response: HttpApiResponseContract,
    }

    /// An operation as the gateway has it.
    HttpApiOperationInfo {
        /// Id, assigned by the gateway; starts with `op-`.
        operation_id: String,
        /// Name, unique within the API.
        name: String,
        /// Path template without the base path. Parameters may be written `{x}`, `:x` or `[x]`.
        path: String,
        /// Method, in upper case.
        method: String,
        /// Description.
        description: String,
        /// State of the deployment, such as `Deployed`.
        status: String,
        /// When it was created, in milliseconds since 1970; assigned by the gateway.
        create_timestamp: i64,
        /// Whether callers have to authenticate.
        enable_auth: bool,
        /// How they authenticate.
        auth_config: AuthConfig,
        /// Answer without a backend.
        mock: HttpApiMockContract,
        /// How the operation is published (`HttpApiDeployConfig`): the operator's, verbatim.
        #[serde(deserialize_with = "one_or_many")]
        #[cfg_attr(feature = "schemas", schemars(with = "Option<OneOrMany>"))]
        deploy_configs: Vec<Value>,
        /// What callers send. Documentation only: the gateway checks no traffic against it.
        request: HttpApiRequestContract,
        /// What they get. Documentation only.
        response: HttpApiResponseContract,
    }

    /// What callers send.
    HttpApiRequestContract {
        /// Parameters in the path.
        path_parameters: Vec<HttpApiParameter>,
        /// Parameters in the query string.
        query_parameters: Vec<HttpApiParameter>,
        /// Parameters in headers.
        header_parameters: Vec<HttpApiParameter>,
        /// Body.
        body: HttpApiRequestContractBody,
    }

    /// A body, in the one media type that a record has room for.
    HttpApiRequestContractBody {
        /// Media type.
        content_type: String,
        /// Description.
        description: String,
        /// A body, as text.
        example: String,
        /// Shape of the body: a JSON Schema as text.
        json_schema: String,
    }

    /// A parameter.
    HttpApiParameter {
        /// Name.
        name: String,
        /// `String`, `Integer`, `Number` or `Boolean`.
        r#type: String,
        /// Whether a call has to have it; absent means no.
        required: bool,
        /// Description.
        description: String,
        /// Value when it is not sent, as text.
        default_value: String,
        /// An example value, as text.
        example_value: String,
    }

    /// What callers get.
    HttpApiResponseContract {
        /// Media type of all the bodies.
        content_type: String,
        /// Responses by status code.
        items: Vec<HttpApiResponseContractItems>,
    }

    /// One response.
    HttpApiResponseContractItems {
        /// Status code.
        code: i32,
        /// Description.
        description: String,
        /// A body, as text.
        example: String,
        /// Shape of the body: a JSON Schema as text.
        json_schema: String,
    }

    /// An answer without a backend. Takes effect in an environment that is published as `Mock`.
    HttpApiMockContract {
        /// Whether it is used.
        enable: bool,
        /// Status code.
        response_code: i32,
        /// Body, literally.
        response_content: String,
    }
}

impl From<HttpApiOperationInfo> for HttpApiOperation {
    /// The record as a call that creates or updates it takes it: without id, state and time.
    fn from(record: HttpApiOperationInfo) -> Self {
        Self {
            name: record.name,
            path: record.path,
            method: record.method,
            description: record.description,
            enable_auth: record.enable_auth,
            auth_config: record.auth_config,
            mock: record.mock,
            deploy_configs: record.deploy_configs,
            request: record.request,
            response: record.response,
            other: record.other,
        }
    }
}
