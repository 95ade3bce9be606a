//! std's and indexmap's hash tables with the hasher that hashbrown has by default: several times quicker with names and
//! paths than std's, and seeded, so that a document cannot know which of its names would collide. The order of a table
//! never reaches a result.

pub(crate) use foldhash::fast::RandomState;

pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
pub(crate) type HashSet<T> = std::collections::HashSet<T, RandomState>;
pub(crate) type IndexMap<K, V> = indexmap::IndexMap<K, V, RandomState>;
pub(crate) type IndexSet<T> = indexmap::IndexSet<T, RandomState>;
