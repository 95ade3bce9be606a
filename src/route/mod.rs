//! Routes: what a gateway matches traffic with.
//!
//! [`routes()`] derives the routes of an API's operations; [`changes`] compares those before and after an import.
//! [`conflicts()`] finds which routes take each other's requests, and [`compare_routes`] says which of two comes first.
//! A [`Route`](crate::model::Route) itself is part of the model.

mod changes;
mod check;
mod constants;
mod derive;
mod given;
mod latin;
mod line;
mod name_rule;
mod names;
mod naming;
mod options;
mod order;
pub(crate) mod overlap;
mod path;
mod pattern;
mod routes;
pub(crate) mod rules;
mod slug;

pub use self::changes::{RouteChanges, changes};
pub(crate) use self::given::{fitting, operation_names};
pub(crate) use self::line::line_of;
pub use self::name_rule::{Alphabet, NameFault, NameRule};
pub use self::options::{Grouping, NameSuffix, RouteLimits, RouteOptions, VersionScheme};
pub use self::order::{OrderRule, RouteOrder, compare_routes, compare_routes_by};
pub use self::overlap::{
    Conflict, ConflictKind, ConflictLevel, ConflictOptions, Conflicts, Explanation, Overlap, RouteRef,
    RouteSet, Unlisted, Witness, conflicts, explain,
};
pub use self::routes::routes;
