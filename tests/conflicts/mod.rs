//! Conflicts between routes, and their order.

mod cases;
#[cfg(feature = "cli")]
mod command;
mod drawn;
mod properties;
mod reference;
