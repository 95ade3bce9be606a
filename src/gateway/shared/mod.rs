//! What every gateway needs to hold its records beside the model, in no vendor's words.

pub(super) mod annotate;
pub(super) mod examples;
pub(super) mod keys;
pub(super) mod ledger;
pub(super) mod losses;
pub(super) mod mapping;
pub(super) mod record;
pub(super) mod report;
pub(crate) mod rules;
pub(super) mod values;
pub(super) mod write;
