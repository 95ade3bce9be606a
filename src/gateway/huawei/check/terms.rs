//! What many members of this gateway have in common.

use crate::gateway::huawei::limits;
pub(super) use crate::gateway::shared::write::terms::*;
use crate::gateway::shared::write::text::has_angles;
use crate::text::percent;

pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "ANY"];

pub(super) fn remark(member: impl Into<String>, value: Option<&str>) -> Checked {
    if value.is_some_and(|value| is_long(value, limits::REMARK)) {
        return fault(member, LONG);
    }
    if value.is_some_and(has_angles) { fault(member, CHARACTER) } else { Ok(()) }
}

/// A path with variables.
pub(super) fn uri(member: impl Into<String>, path: &str) -> Checked {
    if is_long(path, limits::PATH_BYTES) {
        return fault(member, LONG);
    }
    let is_known = |byte: u8| percent::is_of_path(byte) || matches!(byte, b'%' | b'{' | b'}' | b'#');
    if !path.starts_with('/') || !path.bytes().all(is_known) {
        return fault(member, CHARACTER);
    }
    Ok(())
}
