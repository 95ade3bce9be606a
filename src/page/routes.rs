//! The routes before and after an import, as a tree of paths.

use std::collections::BTreeMap;

use askama::Template;
use indexmap::IndexMap;

use super::PageOptions;
use super::conflicts::Found;
use super::words::Words;
use crate::model::{Api, MatchKind, Route, ValueMatch};
use crate::route::{RouteChanges, compare_routes};
use crate::text::{cut, secrets, shown};

/// Levels of the tree; what is deeper is one label.
const DEPTH: usize = 12;
/// Bytes of a route on the page beside its path, and of the folders that lead to it: what most need less than.
const BYTES: usize = 330;
/// Characters of a path or a condition.
const LINE: usize = 200;

/// A route as the page has it.
#[derive(Clone)]
struct Leaf {
    path: String,
    methods: Vec<&'static str>,
    kind: &'static str,
    /// Its position in the order of the gateway, from 1; none when it is removed.
    order: Option<usize>,
    name: String,
    conditions: Vec<String>,
    mark: Option<(&'static str, &'static str)>,
    /// The conflict that it is in, by its number on the page.
    conflict: Option<(usize, &'static str)>,
}

/// A line of the tree.
enum Line {
    Open { label: String, count: usize, is_open: bool },
    Leaf(Leaf),
    Close,
}

#[derive(Template)]
#[template(path = "routes.html")]
struct Tree<'r> {
    w: &'r Words,
    lines: Vec<Line>,
}

/// The tree, and what is not in it.
#[derive(Default)]
pub(super) struct Routes {
    pub(super) html: String,
    pub(super) count: usize,
    pub(super) left_out: usize,
}

/// The routes that fit into so many bytes: first what changes or is in conflict.
pub(super) fn routes(
    changes: &RouteChanges,
    apis: [Option<&Api>; 2],
    found: &Found,
    options: &PageOptions,
    room: usize,
) -> Routes {
    let w = Words::of(options.lang);
    let mut leaves = leaves(changes, apis, found, &w, options);
    let count = leaves.len();
    leaves.sort_by_key(|leaf| leaf.conflict.is_none() && leaf.mark.is_none());
    let mut used = 0;
    leaves.retain(|leaf| {
        let conditions: usize = leaf.conditions.iter().map(String::len).sum();
        used += BYTES + 4 * leaf.path.len() + leaf.name.len() + conditions;
        used <= room
    });
    let left_out = count - leaves.len();
    leaves.sort_by(|a, b| (&a.path, a.order).cmp(&(&b.path, b.order)));
    let mut tree = Node::default();
    for leaf in leaves {
        tree.add(leaf);
    }
    let mut lines = Vec::new();
    tree.write(&mut lines, String::new(), 0);
    Routes { html: Tree { w: &w, lines }.render().unwrap_or_default(), count, left_out }
}

fn leaves(
    changes: &RouteChanges,
    [before, after]: [Option<&Api>; 2],
    found: &Found,
    w: &Words,
    options: &PageOptions,
) -> Vec<Leaf> {
    let mut order: Vec<(&Route, usize)> = changes.after.iter().zip(0..).collect();
    order.sort_by(|a, b| compare_routes(*a, *b, None).0);
    let marks: BTreeMap<&str, (&str, &str)> = changes
        .created()
        .map(|route| (&*route.name, ("new", w.is_new)))
        .chain(changes.updated().map(|(_, route)| (&*route.name, ("changed", w.is_changed))))
        .collect();
    // Where nothing was before, everything is new.
    let has_marks = !changes.before.is_empty();
    let listed = order.iter().zip(1..).map(|((route, at), order)| Leaf {
        order: Some(order),
        mark: marks.get(&*route.name).copied().filter(|_| has_marks),
        conflict: found.of_route.get(at).copied(),
        ..Leaf::of(route, after, options)
    });
    let removed = changes
        .removed()
        .map(|route| Leaf { mark: Some(("removed", w.is_removed)), ..Leaf::of(route, before, options) });
    listed.chain(removed).collect()
}

impl Leaf {
    fn of(route: &Route, api: Option<&Api>, options: &PageOptions) -> Self {
        let methods: Vec<&str> = route.methods.iter().map(|method| method.as_str()).collect();
        let conditions = route.headers.iter().chain(&route.queries);
        Self {
            path: path(route, api),
            methods: if methods.is_empty() { vec!["*"] } else { methods },
            kind: route.path.kind.as_str(),
            order: None,
            name: cut(&shown(&route.name), LINE),
            conditions: conditions.map(|one| condition(one, !options.secrets)).collect(),
            mark: None,
            conflict: None,
        }
    }
}

/// The path as people write it: the template of what the route serves, below the base path.
fn path<'a>(route: &'a Route, api: Option<&'a Api>) -> String {
    let operation = |api: &'a Api| route.operations.first().and_then(|key| api.operations.get(key));
    let template = api.and_then(operation).map(|operation| &*operation.path);
    let base = api.and_then(|api| api.about.base_path.as_deref()).unwrap_or_default().trim_end_matches('/');
    let path = match template {
        Some(template) => format!("{base}{}", template.split(['?', '#']).next().unwrap_or_default()),
        None => route.path.value.clone(),
    };
    shown(&path)
}

fn condition(condition: &ValueMatch, is_masked: bool) -> String {
    let operator = match condition.kind {
        MatchKind::Exact => "=",
        MatchKind::Prefix => "^=",
        MatchKind::Regex => "~",
    };
    let value = if is_masked && secrets::is_name(&condition.name) { secrets::MASK } else { &condition.value };
    cut(&shown(&[&condition.name, operator, value].concat()), LINE)
}

/// A part of a path, with what is below it and the routes that end there.
#[derive(Default)]
struct Node {
    below: IndexMap<String, Node>,
    leaves: Vec<Leaf>,
}

impl Node {
    fn add(&mut self, leaf: Leaf) {
        let path = leaf.path.clone();
        let mut node = self;
        for part in path.strip_prefix('/').unwrap_or(&path).splitn(DEPTH, '/') {
            node = node.below.entry(cut(part, LINE)).or_default();
        }
        node.leaves.push(leaf);
    }

    fn count(&self) -> usize {
        self.leaves.len() + self.below.values().map(Self::count).sum::<usize>()
    }

    /// Writes what is below the label, which has the parts of the path that nothing else begins with. It is as deep as the tree.
    fn write(self, lines: &mut Vec<Line>, label: String, depth: usize) {
        let is_passage = self.leaves.is_empty() && self.below.len() == 1;
        if is_passage {
            for (part, node) in self.below {
                node.write(lines, [&label, "/", &*part].concat(), depth);
            }
            return;
        }
        let count = self.count();
        let is_folder = !label.is_empty() && !self.below.is_empty();
        if is_folder {
            lines.push(Line::Open { label: label.clone(), count, is_open: depth < 1 });
        }
        // A part of a path, from here on.
        let own = if is_folder { String::new() } else { label };
        lines.extend(self.leaves.into_iter().map(|leaf| {
            Line::Leaf(Leaf { path: if own.is_empty() { "·".to_owned() } else { own.clone() }, ..leaf })
        }));
        for (part, node) in self.below {
            node.write(lines, ["/", &*part].concat(), depth + 1);
        }
        if is_folder {
            lines.push(Line::Close);
        }
    }
}
