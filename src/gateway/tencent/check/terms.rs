//! What many members have in common.

use crate::gateway::shared::write::terms::{CHARACTER, Checked, LONG, fault, is_long};
use crate::gateway::tencent::limits;
use crate::text::percent;

/// The methods of an API (`InvalidMethod`).
pub(super) const METHODS: &[&str] =
    &["ANY", "GET", "POST", "DELETE", "HEAD", "PUT", "OPTIONS", "TRACE", "PATCH"];

/// A path with variables, without the characters that say how it is compared.
pub(super) fn path(member: &str, path: &str) -> Checked {
    if is_long(path, limits::PATH_BYTES) {
        return fault(member, LONG);
    }
    let is_known = |byte: u8| percent::is_of_path(byte) || matches!(byte, b'%' | b'{' | b'}');
    if !path.starts_with('/') || !path.bytes().all(is_known) {
        return fault(member, CHARACTER);
    }
    Ok(())
}
