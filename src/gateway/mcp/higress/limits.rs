//! What the gateway takes.

/// Most values of a schema.
pub(super) const VALUES: usize = 4_096;
