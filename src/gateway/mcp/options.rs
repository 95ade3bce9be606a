//! How an Api becomes tools.

use serde::{Deserialize, Serialize};

use super::profile::{Profile, Revision};
use crate::model::Map;
use crate::setters::setters;

/// How an Api becomes tools. The JSON is in camel case; a member that the library does not know is refused by name.
///
/// ```
/// use oasgate::mcp::Options;
///
/// let options: Options = serde_json::from_str(r#"{"serverUrl": "https://pets.example.com", "deprecated": true}"#)?;
/// assert_eq!(options, Options::default().with_server_url("https://pets.example.com").with_deprecated(true));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Options {
    /// What the server of the tools is called. Absent: as the API.
    pub server_name: Option<String>,
    /// Where requests go, in place of the document's servers.
    pub server_url: Option<String>,
    /// Whether deprecated operations are tools, too.
    pub deprecated: bool,
    /// Most tools: 1,000. Operations beyond that are left out, under a warning.
    pub max_tools: usize,
    /// Most characters of a description: 1,024. What is beyond is cut, under a warning.
    pub description_chars: usize,
    /// Whether the members of a body that is a plain object are arguments of their own. Otherwise a body is always one
    /// argument, `body`. Members of a form always are.
    pub flat_body: bool,
    /// Most bytes of the schemas of a tool: 65,536. What is referred to beyond that is "anything", under a warning.
    pub schema_bytes: usize,
    /// For which clients and models tools are written.
    pub profile: Profile,
    /// The revision of the protocol.
    pub revision: Revision,
    /// Whether each tool says in its `_meta` what a call sends.
    pub request_meta: bool,
    /// How many bytes of what several tools share may be repeated. Absent: 1 MiB and twelve times the bytes of the document.
    pub shared_bytes: Option<usize>,
    /// What requests authenticate with, by the name of the security scheme, where the form has a place for it: `user:password`,
    /// a token or a key.
    pub credentials: Map<String, String>,
    /// What a call that fails says, where the form has a place for it: a template. Absent: what the gateway says.
    pub error_template: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            server_name: None,
            server_url: None,
            deprecated: false,
            max_tools: 1000,
            description_chars: 1024,
            flat_body: true,
            schema_bytes: 65_536,
            profile: Profile::Portable,
            revision: Revision::July2026,
            request_meta: false,
            shared_bytes: None,
            credentials: Map::new(),
            error_template: None,
        }
    }
}

setters! {
    Options {
        with_server_name(server_name: Option<String>);
        with_server_url(server_url: Option<String>);
        with_deprecated(deprecated: bool);
        with_max_tools(max_tools: usize);
        with_description_chars(description_chars: usize);
        with_flat_body(flat_body: bool);
        with_schema_bytes(schema_bytes: usize);
        with_profile(profile: Profile);
        with_revision(revision: Revision);
        with_request_meta(request_meta: bool);
        with_shared_bytes(shared_bytes: Option<usize>);
        with_credential(credentials: Map<String, String>);
        with_error_template(error_template: Option<String>);
    }
}
