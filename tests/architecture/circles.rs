//! Files that import one another in a circle can only be understood together. How many a room has in its largest circle
//! is bounded, and the bound has to be what it is: it may only get smaller.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::paths::{Crate, Module};
use super::{room, sources};

/// Files in the largest circle of each room; rooms without one are not listed.
const BOUNDS: &[(&str, usize)] = &[("gateway", 2), ("model", 5), ("openapi", 2), ("source", 6)];

/// The largest set of files in each room of which each leads to all others.
fn circles() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let library = sources.iter().filter(|(name, _)| !name.starts_with("bin/") && name != "lib.rs");
    let all = Crate::new(library.map(|(name, text)| Module::read(name, text)));
    let mut imports: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for module in all.modules() {
        let own = all.imports(module).into_iter().filter(|file| room(file) == room(&module.file));
        imports.insert(&module.file, own.collect());
    }
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 100, "hardly anybody imports anything");
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (*file, reach(file, &imports))).collect();
    let mut largest: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, others) in &reached {
        let circle = others.iter().filter(|other| reached[*other].contains(file));
        let circle: BTreeSet<String> = circle.map(|file| (*file).to_owned()).collect();
        let most = largest.entry(room(file).to_owned()).or_default();
        if circle.len() > most.len() {
            *most = circle;
        }
    }
    largest.retain(|_, circle| circle.len() > 1);
    largest
}

/// All files that one leads to; itself only if it is in a circle.
fn reach<'f>(file: &str, imports: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> BTreeSet<&'f str> {
    let mut reached = BTreeSet::new();
    let mut pending: Vec<&str> = imports[file].iter().copied().collect();
    while let Some(next) = pending.pop() {
        if reached.insert(next) {
            pending.extend(imports[next].iter().copied());
        }
    }
    reached
}

#[test]
fn circles_inside_rooms_only_get_smaller() {
    let circles = circles();
    let mut wrong = String::new();
    let rooms: BTreeSet<&str> =
        circles.keys().map(String::as_str).chain(BOUNDS.iter().map(|(room, _)| *room)).collect();
    for room in rooms {
        let bound = BOUNDS.iter().find(|(of, _)| *of == room).map_or(0, |(_, bound)| *bound);
        let files = circles.get(room).cloned().unwrap_or_default();
        if files.len() != bound {
            let files: Vec<_> = files.into_iter().collect();
            writeln!(wrong, "{room}: {} files where the bound is {bound}: {}", files.len(), files.join(", "))
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
