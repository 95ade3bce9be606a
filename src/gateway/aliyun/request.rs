//! The request of `ImportHttpApi`.

use super::api_record::HttpApiVersionConfig;
use crate::gateway::shared::record::{one_or_many, records};
use crate::source::Value;

records! {
    /// Body of `POST /v1/http-apis/import`.
    ImportHttpApiRequest {
        /// The definition in base64, standard or URL-safe. Comes before the other two sources; at most 10 MB decoded.
        spec_content_base64: String,
        /// Where the definition can be downloaded.
        spec_file_url: String,
        /// Where the definition is in object storage.
        spec_oss_config: ImportHttpApiRequestSpecOssConfig,
        /// Name of the API; absent takes the definition's title.
        name: String,
        /// Description of the API, at most 255 bytes; absent takes the definition's.
        description: String,
        /// How callers choose a version, and whether the import matches by name and version or by name alone.
        version_config: HttpApiVersionConfig,
        /// Whether only to say what would happen.
        dry_run: bool,
        /// `SpecOnly`, `SpecFirst` or `ExistFirst`; absent means the last.
        strategy: String,
        /// Id of the API to update, whatever its name.
        target_http_api_id: String,
        /// Resource group of a new API.
        resource_group_id: String,
        /// How a new API is published (`HttpApiDeployConfig`), verbatim. A single object is read too.
        #[serde(deserialize_with = "one_or_many")]
        deploy_configs: Vec<Value>,
        /// MCP route that the import is made for. No record has room for it.
        mcp_route_id: String,
        /// Gateway that the API belongs to.
        gateway_id: String,
        /// Whether the definition holds data of the gateway's own under `x-` keys.
        with_gateway_extension: bool,
    }

    /// A file in object storage.
    ImportHttpApiRequestSpecOssConfig {
        /// Region, such as `cn-shanghai`.
        region_id: String,
        /// Bucket.
        bucket_name: String,
        /// Key of the file in the bucket.
        object_key: String,
    }
}
