//! JSON Schemas (draft 2020-12) of the files that the library and its command read and write.
//!
//! Most are derived from the types that serde reads and writes, so a schema and its reader cannot differ. What is read or
//! written by hand has its schema here. The same schemas are in `docs/schemas`, and `oasgate schema NAME` prints them.
//!
//! A schema of a file that is read accepts what the reader takes without a finding. A schema of what is written has no room
//! for further members, except in records of a gateway, which carry members that the library does not know.
//!
//! ```
//! let schema = oasgate::schemas::get("mcp-config").unwrap().to_json();
//! assert_eq!(schema["$id"], "urn:oasgate:schema:mcp-config");
//! assert_eq!(schema["properties"]["maxTools"]["default"], 1000);
//! ```

mod baseline;
mod conflicts;
mod existing;
mod file;
mod finish;
mod payloads;
mod plan;
mod routes;
mod settings;
mod table;
mod words;

pub use self::file::FileSchema;
pub use self::table::{SCHEMAS, get};
