//! What the writers of payloads have in common, in no vendor's words.

pub(in crate::gateway) mod notes;
pub(in crate::gateway) mod origin;
pub(in crate::gateway) mod parameters;
pub(in crate::gateway) mod part;
pub(in crate::gateway) mod path;
pub(in crate::gateway) mod samples;
pub(in crate::gateway) mod schema;
pub(in crate::gateway) mod security;
pub(in crate::gateway) mod terms;
pub(in crate::gateway) mod text;
