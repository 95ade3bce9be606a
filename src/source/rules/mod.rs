//! Faults of the text: encoding, syntax, limits, and the traps of JSON and YAML.

pub(crate) mod limits;
pub(crate) mod text;
pub(crate) mod yaml;

pub(crate) use self::{limits::*, text::*, yaml::*};
