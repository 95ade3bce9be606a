//! Backends and groups in the answer to `CreateApiV2`.

use super::backend::MemberGroupUrlInfo;
use crate::gateway::shared::record::records;

records! { snake_case
    /// A web or gRPC backend, as the gateway has it.
    BackendApi {
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// `host[:port]`, at most 255 characters.
        url_domain: String,
        /// Protocol: `HTTP`, `HTTPS`, `BOTH`, `GRPCS`.
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
        /// Id.
        id: String,
        /// `1` is valid.
        status: i64,
        /// When it was created.
        register_time: String,
        /// When it was changed.
        update_time: String,
        /// VPC channel.
        vpc_channel_info: VpcInfo,
        /// `1` VPC channel, `2` none, `4` VPC channel with groups of servers.
        vpc_channel_status: i64,
    }

    /// A VPC channel, as the gateway has it.
    VpcInfo {
        /// Id of the server.
        ecs_id: String,
        /// Name of the server.
        ecs_name: String,
        /// Not supported by the gateway.
        cascade_flag: bool,
        /// `Host` header that the backend gets.
        vpc_channel_proxy_host: String,
        /// Id of the VPC channel.
        vpc_channel_id: String,
        /// Port of the VPC channel.
        vpc_channel_port: i64,
    }

    /// A function backend, as the gateway has it.
    ApiFunc {
        /// URN of the function.
        function_urn: String,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// `sync`, `async`.
        invocation_type: String,
        /// `V1`, `V2`.
        network_type: String,
        /// Version, at most 16 characters.
        version: String,
        /// URN of an alias, which takes precedence over the version.
        alias_urn: String,
        /// Timeout in milliseconds, 1 to 600,000.
        timeout: i64,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// Protocol: `HTTP`, `HTTPS`, `BOTH`, `GRPCS`.
        req_protocol: String,
        /// Id.
        id: String,
        /// When it was created.
        register_time: String,
        /// `1` is valid.
        status: i64,
        /// When it was changed.
        update_time: String,
    }

    /// A mock backend, as the gateway has it.
    ApiMock {
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// Body of the answer.
        result_content: String,
        /// Version, at most 16 characters.
        version: String,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// Id.
        id: String,
        /// When it was created.
        register_time: String,
        /// `1` is valid.
        status: i64,
        /// When it was changed.
        update_time: String,
    }

    /// An API group.
    ApiGroupCommonInfo {
        /// Id.
        id: String,
        /// Name.
        name: String,
        /// `1` is valid.
        status: i64,
        /// Domain that the group comes with.
        sl_domain: String,
        /// When it was created.
        register_time: String,
        /// When it was changed.
        update_time: String,
        /// `1` listed, `2` not listed, `3` in review.
        on_sell_status: i64,
        /// Domains of the operator.
        url_domains: Vec<UrlDomain>,
        /// Whether the group may be called by the domain that it comes with.
        sl_domain_access_enabled: bool,
    }

    /// A domain of the operator.
    UrlDomain {
        /// Id.
        id: String,
        /// Domain.
        domain: String,
        /// `1` not resolved, `2` being resolved, `3` resolved, `4` failed.
        cname_status: i64,
        /// Id of the certificate.
        ssl_id: String,
        /// Name of the certificate.
        ssl_name: String,
        /// Least version of TLS.
        min_ssl_version: String,
        /// Whether clients have to show a certificate.
        verified_client_certificate_enabled: bool,
        /// Whether there is a root certificate for clients.
        is_has_trusted_root_ca: bool,
        /// Port of HTTP, or `-1`.
        ingress_http_port: i64,
        /// Port of HTTPS, or `-1`.
        ingress_https_port: i64,
        /// Certificates.
        ssl_infos: Vec<SslInfo>,
    }

    /// A certificate.
    SslInfo {
        /// Id of the certificate.
        ssl_id: String,
        /// Name of the certificate.
        ssl_name: String,
        /// Algorithm of the certificate.
        algorithm_type: String,
        /// Kind of certificate.
        r#type: i64,
        /// Whether there is a root certificate for clients.
        is_has_trusted_root_ca: bool,
    }
}
