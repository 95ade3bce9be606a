//! Backends.

use crate::gateway::shared::record::records;

records! { snake_case
    /// A web or gRPC backend.
    BackendApiCreate {
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// `host[:port]`, at most 255 characters.
        url_domain: String,
        /// `HTTP`, `HTTPS`, `GRPC`, `GRPCS`.
        req_protocol: String,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// Method: `GET`, `POST`, `PUT`, `DELETE`, `HEAD`, `PATCH`, `OPTIONS`, `ANY`.
        req_method: String,
        /// Version, at most 16 characters.
        version: String,
        /// Path, at most 512 characters, with variables such as `{id}`.
        req_uri: String,
        /// Timeout in milliseconds, 1 to 600,000.
        timeout: i64,
        /// Whether the gateway shows a certificate.
        enable_client_ssl: bool,
        /// Retries as text: `-1` to `10`; `-1` retries idempotent methods once.
        retry_count: String,
        /// Whether SM ciphers are used.
        enable_sm_channel: bool,
        /// Groups of servers of a VPC channel.
        member_group_url_infos: Vec<MemberGroupUrlInfo>,
        /// VPC channel.
        vpc_channel_info: ApiBackendVpcReq,
        /// `1` VPC channel, `2` none, `4` VPC channel with groups of servers.
        vpc_channel_status: i64,
    }

    /// A VPC channel.
    ApiBackendVpcReq {
        /// `Host` header that the backend gets.
        vpc_channel_proxy_host: String,
        /// Id of the VPC channel.
        vpc_channel_id: String,
    }

    /// What a group of servers of a VPC channel gets.
    MemberGroupUrlInfo {
        /// Id of the group of servers.
        member_group_id: String,
        /// Protocol: `HTTP`, `HTTPS`, `BOTH`, `GRPCS`.
        req_protocol: String,
        /// Method: `GET`, `POST`, `PUT`, `DELETE`, `HEAD`, `PATCH`, `OPTIONS`, `ANY`.
        req_method: String,
        /// Path, at most 512 characters, with variables such as `{id}`.
        req_uri: String,
    }

    /// A function backend.
    ApiFuncCreate {
        /// URN of the function.
        function_urn: String,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// `sync`, `async`.
        invocation_type: String,
        /// `V1`, `V2`.
        network_type: String,
        /// Version of the function, at most 64 characters.
        version: String,
        /// URN of an alias, which takes precedence over the version.
        alias_urn: String,
        /// Timeout in milliseconds, 1 to 600,000.
        timeout: i64,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// `HTTPS`, `GRPCS`.
        req_protocol: String,
    }

    /// A mock backend.
    ApiMockCreate {
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// Body of the answer.
        result_content: String,
        /// Version, at most 16 characters.
        version: String,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
    }
}
