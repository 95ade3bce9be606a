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
mod finish;
mod payloads;
mod plan;
mod routes;
mod table;
mod words;

use schemars::Schema;

pub use self::table::SCHEMAS;

/// A kind of file that is read or written, and its schema.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FileSchema {
    /// Name, such as `huawei-config`. The `$id` is `urn:oasgate:schema:` and the name.
    pub name: &'static str,
    /// What the file is, in a few words.
    pub title: &'static str,
    /// Who reads or writes it.
    pub description: &'static str,
    /// Whether the file is read. Otherwise it is only written.
    is_read: bool,
    unknown: Unknown,
    root: fn(bool) -> Schema,
}

/// What becomes of members that a type does not have, where its reader does not refuse them.
#[derive(Debug, Clone, Copy)]
enum Unknown {
    /// They pass.
    Pass,
    /// They are reported, unless they say nothing: null, false, and what is empty.
    Void,
    /// There are none.
    None,
}

impl FileSchema {
    /// The schema.
    pub fn to_json(&self) -> serde_json::Value {
        finish::finished((self.root)(self.is_read), self)
    }
}

/// The schema of this name.
pub fn get(name: &str) -> Option<&'static FileSchema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}
