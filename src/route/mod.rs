//! Routes: what a gateway matches traffic with, derived from the operations of an Api.

mod name_rule;
mod options;

pub use self::name_rule::{Alphabet, NameFault, NameRule};
pub use self::options::{Grouping, NameSuffix, RouteLimits, RouteOptions, VersionScheme};
