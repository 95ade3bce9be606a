//! Schemas of tools.

mod circle;
mod definitions;
pub(super) mod inline;
mod keyword;
mod losses;
mod lower;
mod merge;
mod narrow;
mod object;
mod regex;
pub(crate) mod rules;
mod shape;
mod target;

pub(super) use self::definitions::{Definitions, Share};
pub(super) use self::lower::Way;
pub(super) use self::narrow::{describe, nullable};
pub(super) use self::shape::{Members, Shape};
