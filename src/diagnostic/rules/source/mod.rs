//! Faults of the text: encoding, syntax, limits, and the traps of JSON and YAML.

pub(super) mod limits;
pub(super) mod text;
pub(super) mod yaml;

pub(crate) use self::{limits::*, text::*, yaml::*};
