//! A kind of file.

use schemars::Schema;

use super::finish::{self, Unknown};

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
    pub(super) is_read: bool,
    pub(super) unknown: Unknown,
    /// The schema of its type, as it is read or as it is written.
    pub(super) root: fn(bool) -> Schema,
}

impl FileSchema {
    /// The schema.
    pub fn to_json(&self) -> serde_json::Value {
        let heads = [
            ("$id", format!("urn:oasgate:schema:{}", self.name)),
            ("title", self.title.to_owned()),
            ("description", self.description.to_owned()),
        ];
        finish::finished((self.root)(self.is_read), heads, self.is_read, self.unknown)
    }
}
