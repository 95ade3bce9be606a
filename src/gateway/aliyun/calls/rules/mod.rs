//! Findings of the Alibaba Cloud call plan: what is wrong with what it is made of, and which conflicts are foreseen.
//!
//! An example states what differs from the options, inventory and document of the tests, as a JSON merge patch.

pub(crate) mod contents;
pub(crate) mod existing;
pub(crate) mod options;
pub(crate) mod policies;
pub(crate) mod records;
pub(crate) mod requests;

pub(crate) use self::{contents::*, existing::*, options::*, policies::*, records::*, requests::*};
