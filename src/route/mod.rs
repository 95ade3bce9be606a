//! Routes: what a gateway matches traffic with, derived from the operations of an Api.

mod check;
mod constants;
mod derive;
mod latin;
mod name_rule;
mod names;
mod naming;
mod options;
mod path;
mod routes;
mod slug;

pub use self::name_rule::{Alphabet, NameFault, NameRule};
pub use self::options::{Grouping, NameSuffix, RouteLimits, RouteOptions, VersionScheme};
pub use self::routes::routes;
