//! Maps in document order that are small when they hold little.
//!
//! Nearly all maps of a large API hold nothing (extensions) or one to four things (media types, statuses, parameters),
//! and there are dozens in every operation. A short list, searched from the front, needs neither a table nor hashing,
//! which the benchmark's heap and times show. Above [`FEW`] members it is an `IndexMap`, so that hostile documents gain
//! nothing.

use std::borrow::Borrow;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Index;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Up to this many members a map is a list.
const FEW: usize = 16;

/// A map that keeps the order in which its members came in. Two maps are equal when they have the same members,
/// whatever the order.
///
/// ```
/// let mut map = oasgate::model::Map::new();
/// map.insert("b", 1);
/// map.insert("a", 2);
/// assert_eq!(map.keys().collect::<Vec<_>>(), [&"b", &"a"]);
/// assert_eq!(map.get("a"), Some(&2));
/// ```
#[derive(Clone)]
pub struct Map<K, V>(Repr<K, V>);

#[derive(Clone)]
enum Repr<K, V> {
    Few(Vec<(K, V)>),
    Many(Box<IndexMap<K, V>>),
}
use crate::tables::{IndexMap, RandomState};
use Repr::{Few, Many};

impl<K, V> Map<K, V> {
    /// An empty map; allocates nothing.
    pub const fn new() -> Self {
        Self(Few(Vec::new()))
    }

    /// An empty map with room for so many members.
    pub fn with_capacity(members: usize) -> Self {
        if members <= FEW {
            Self(Few(Vec::with_capacity(members)))
        } else {
            Self(Many(IndexMap::with_capacity_and_hasher(members, RandomState::default()).into()))
        }
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        match &self.0 {
            Few(list) => list.len(),
            Many(map) => map.len(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The members, in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        let (list, map): (&[(K, V)], _) = match &self.0 {
            Few(list) => (list, indexmap::map::Iter::default()),
            Many(map) => (&[], map.iter()),
        };
        Iter(list.iter().map(pair as fn(&(K, V)) -> (&K, &V)).chain(map))
    }

    /// The members, in order; the values may be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        let (list, map) = match &mut self.0 {
            Few(list) => (Some(list), None),
            Many(map) => (None, Some(&mut **map)),
        };
        let few = list.into_iter().flatten().map(|(key, value)| (&*key, value));
        few.chain(map.into_iter().flatten())
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// The values, in order, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.iter_mut().map(|(_, value)| value)
    }

    /// The first member.
    pub fn first(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }

    /// Keeps the members that the test accepts.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        match &mut self.0 {
            Few(list) => list.retain_mut(|(key, value)| keep(key, value)),
            Many(map) => map.retain(|key, value| keep(key, value)),
        }
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    /// The value of a key.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        match &self.0 {
            Few(list) => list.iter().find(|(found, _)| found.borrow() == key).map(|(_, value)| value),
            Many(map) => map.get(key),
        }
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        match &mut self.0 {
            Few(list) => list.iter_mut().find(|(found, _)| (*found).borrow() == key).map(|(_, value)| value),
            Many(map) => map.get_mut(key),
        }
    }

    /// A member, with the key as the map has it.
    pub fn get_key_value<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        match &self.0 {
            Few(list) => list.iter().find(|(found, _)| found.borrow() == key).map(pair),
            Many(map) => map.get_key_value(key),
        }
    }

    /// Whether there is such a key.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// Sets a value: in its place if the key is there, which gives the value before, else at the end.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let list = match &mut self.0 {
            Many(map) => return map.insert(key, value),
            Few(list) => list,
        };
        if let Some((_, before)) = list.iter_mut().find(|(found, _)| *found == key) {
            return Some(std::mem::replace(before, value));
        }
        if list.len() < FEW {
            // Most maps get one member: room for four at once, as `push` makes it, is mostly waste.
            if list.len() == list.capacity() {
                list.reserve_exact(1 + list.len() / 2);
            }
            list.push((key, value));
        } else {
            let mut map: IndexMap<K, V> = std::mem::take(list).into_iter().collect();
            map.insert(key, value);
            self.0 = Many(map.into());
        }
        None
    }

    /// Sets a value, unless the key is there.
    pub fn insert_if_absent(&mut self, key: K, value: impl FnOnce() -> V) {
        if !self.contains_key(&key) {
            self.insert(key, value());
        }
    }

    /// Removes a member; the others keep their order.
    pub fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        match &mut self.0 {
            Many(map) => map.shift_remove(key),
            Few(list) => {
                let at = list.iter().position(|(found, _)| found.borrow() == key)?;
                Some(list.remove(at).1)
            }
        }
    }
}

/// See [`Map::iter`].
pub struct Iter<'m, K, V>(Members<'m, K, V>);

type Members<'m, K, V> = std::iter::Chain<
    std::iter::Map<std::slice::Iter<'m, (K, V)>, fn(&(K, V)) -> (&K, &V)>,
    indexmap::map::Iter<'m, K, V>,
>;

fn pair<K, V>((key, value): &(K, V)) -> (&K, &V) {
    (key, value)
}

impl<'m, K, V> Iterator for Iter<'m, K, V> {
    type Item = (&'m K, &'m V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back()
    }
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'m, K, V> IntoIterator for &'m Map<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Iter<'m, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// See [`Map::into_iter`].
pub struct IntoIter<K, V>(std::iter::Chain<std::vec::IntoIter<(K, V)>, indexmap::map::IntoIter<K, V>>);

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> Self::IntoIter {
        let (list, map) = match self.0 {
            Few(list) => (list, IndexMap::default()),
            Many(map) => (Vec::new(), *map),
        };
        IntoIter(list.into_iter().chain(map))
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        for (key, value) in members {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let members = members.into_iter();
        let mut map = Self::with_capacity(members.size_hint().0);
        map.extend(members);
        map
    }
}

impl<K: Hash + Eq, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Hash + Eq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K: Hash + Eq, V: Eq> Eq for Map<K, V> {}

impl<K: Hash + Eq + Borrow<Q>, V, Q: Hash + Eq + ?Sized> Index<&Q> for Map<K, V> {
    type Output = V;

    /// The value of a key.
    ///
    /// # Panics
    /// When there is no such key, as any map.
    fn index(&self, key: &Q) -> &V {
        #[allow(clippy::expect_used, reason = "the contract of `Index`")]
        self.get(key).expect("the map has the key")
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de, K: Deserialize<'de> + Hash + Eq, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<K, V>(PhantomData<(K, V)>);

        impl<'de, K: Deserialize<'de> + Hash + Eq, V: Deserialize<'de>> Visitor<'de> for Members<K, V> {
            type Value = Map<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
                let mut map = Map::new();
                while let Some((key, value)) = members.next_entry()? {
                    map.insert(key, value);
                }
                Ok(map)
            }
        }

        deserializer.deserialize_map(Members(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_the_same_whether_few_or_many() {
        for members in [0, 1, FEW, FEW + 1, 100] {
            let mut map: Map<String, usize> = (0..members).map(|at| (at.to_string(), at)).collect();
            assert_eq!(map.len(), members);
            assert_eq!(
                map.keys().cloned().collect::<Vec<_>>(),
                (0..members).map(|at| at.to_string()).collect::<Vec<_>>()
            );
            assert_eq!(
                map.values().rev().copied().collect::<Vec<_>>(),
                (0..members).rev().collect::<Vec<_>>()
            );
            let backwards: Map<String, usize> = (0..members).rev().map(|at| (at.to_string(), at)).collect();
            assert_eq!(map, backwards, "order does not count");
            assert_eq!(map.insert("0".to_owned(), 7), (members > 0).then_some(0), "{members}");
            assert_eq!(map.get("0"), Some(&7));
            map.insert_if_absent("0".to_owned(), || 8);
            assert_eq!(map["0"], 7);
            assert_ne!(map, backwards);
            let text = serde_json::to_string(&map).unwrap();
            assert_eq!(serde_json::from_str::<Map<String, usize>>(&text).unwrap(), map);
            assert_eq!(map.remove("0"), Some(7));
            map.retain(|_, value| *value % 2 == 1);
            assert!(map.into_iter().all(|(_, value)| value % 2 == 1));
        }
    }
}
