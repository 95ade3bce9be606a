//! The request of `ImportHttpApi`.

use super::api_record::HttpApiVersionConfig;
#[cfg(feature = "schemas")]
use crate::gateway::shared::record::{Known, OneOrMany};
use crate::gateway::shared::record::{one_or_many, records};
use crate::source::Value;

records! {
    /// Body of `POST /v1/http-apis/import`.
    ImportHttpApiRequest {
        /// The document in base64, standard or URL-safe. It takes precedence over the other two sources and has at most
        /// 10 MB after decoding.
        spec_content_base64: String,
        /// The URL from which the document can be downloaded.
        spec_file_url: String,
        /// The document's location in object storage.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<ImportHttpApiRequestSpecOssConfig>>"))]
        spec_oss_config: ImportHttpApiRequestSpecOssConfig,
        /// Name of the API; absent takes the document's title.
        name: String,
        /// Description of the API, at most 255 bytes; absent takes the document's.
        description: String,
        /// How callers choose a version, and whether the import matches by name and version or by name alone.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<HttpApiVersionConfig>>"))]
        version_config: HttpApiVersionConfig,
        /// Whether the import is a dry run.
        dry_run: bool,
        /// `SpecOnly`, `SpecFirst` or `ExistFirst`; absent means the last.
        strategy: String,
        /// Id of the API to update, whatever its name.
        target_http_api_id: String,
        /// Resource group of a new API.
        resource_group_id: String,
        /// How a new API is published (`HttpApiDeployConfig`), verbatim. A single object is read too.
        #[serde(deserialize_with = "one_or_many")]
        #[cfg_attr(feature = "schemas", schemars(with = "Option<OneOrMany>"))]
        deploy_configs: Vec<Value>,
        /// MCP route that the import is made for. No record has room for it.
        mcp_route_id: String,
        /// Gateway that the API belongs to.
        gateway_id: String,
        /// Whether the document has the gateway's own data under `x-` keys.
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

/// A text that says something.
pub(super) fn stated(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}
