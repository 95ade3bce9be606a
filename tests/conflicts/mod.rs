//! Conflicts between routes, and their order.

mod properties;
mod reference;
