//! What an import would do to an existing API, decided before anything is done.
//!
//! [`plan`] compares an import with an [`Existing`] and decides one [`Change`] per Subject, whole, by the strategy;
//! [`apply`] carries the decisions out and decides nothing. The plan is the only way to change an Existing, so a dry
//! run and an import cannot disagree.
