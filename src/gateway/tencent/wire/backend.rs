//! Backends.

use super::Word;
use crate::gateway::shared::record::records;

records! { pascal_case
    /// A web server, or a bucket of an object store.
    ServiceConfig {
        /// What is in the VPC: `clb`, `cvm`, `upstream`. Only with a VPC.
        product: Word,
        /// Id of the VPC.
        uniq_vpc_id: String,
        /// `http://`, `https://`, `ws://` or `wss://`, then `host[:port]`, without a path.
        url: String,
        /// Path, with variables such as `{id}`.
        path: String,
        /// Method.
        method: Word,
        /// Id of the VPC channel.
        upstream_id: String,
        /// Bucket of an object store. Only with the service type `COS`.
        cos_config: CosConfig,
    }

    /// A bucket of an object store.
    CosConfig {
        /// `GetObject`, `PutObject`, `PostObject`, `AppendObject`, `HeadObject`, `DeleteObject`, as the method has it.
        action: String,
        /// Name of the bucket.
        bucket_name: String,
        /// Whether the gateway signs. Absent means false.
        authorization: bool,
        /// `BackEndPath` or `FullPath`. Absent means `BackEndPath`.
        path_match_mode: String,
    }

    /// A microservice.
    MicroServiceReq {
        /// Id of the cluster.
        cluster_id: String,
        /// Id of the namespace.
        namespace_id: String,
        /// Name.
        micro_service_name: String,
    }

    /// How requests are spread over microservices.
    TsfLoadBalanceConfResp {
        /// Whether they are.
        is_load_balance: bool,
        /// Method, such as `RoundRobinRule`.
        method: String,
        /// Whether a session stays with one.
        session_stick_required: bool,
        /// How long it does.
        session_stick_timeout: i64,
    }

    /// When a backend counts as ill.
    HealthCheckConf {
        /// Whether it is looked at.
        is_health_check: bool,
        /// Fewest requests that are judged.
        request_volume_threshold: i64,
        /// How long requests are counted, in milliseconds.
        sleep_window_in_milliseconds: i64,
        /// Percentage of errors from which on it is ill.
        error_threshold_percentage: i64,
    }

    /// A host that answers.
    TargetServicesReq {
        /// IP address.
        vm_ip: String,
        /// Id of its VPC.
        vpc_id: String,
        /// Port.
        vm_port: i64,
        /// IP address of its host.
        host_ip: String,
        /// IP address of its container.
        docker_ip: String,
    }
}
