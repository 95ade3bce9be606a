//! The paths that a source names, and the files that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, words};

/// A source file as a module.
pub(super) struct Module {
    pub(super) file: String,
    /// Its place in the crate: `["openapi", "reader"]`.
    path: Vec<String>,
    /// All that it names by a path from the crate, from itself or from above, except for what it only re-exports.
    named: Vec<Vec<String>>,
    /// What it re-exports, by name: `pub(crate) use self::x::{Name}`; `*` re-exports all of it.
    handed_on: Vec<Vec<String>>,
    /// The names that it defines.
    defined: BTreeSet<String>,
}

impl Module {
    pub(super) fn read(file: &str, text: &str) -> Self {
        let path =
            file.trim_end_matches(".rs").trim_end_matches("/mod").split('/').map(str::to_owned).collect();
        let mut module = Self {
            file: file.to_owned(),
            path,
            named: Vec::new(),
            handed_on: Vec::new(),
            defined: BTreeSet::new(),
        };
        let code: Vec<&str> = code(text).collect();
        let code = code.join("\n");
        let children: BTreeSet<&str> = defined(&code, &["mod"]).collect();
        module.defined =
            defined(&code, &["fn", "struct", "enum", "const", "static", "trait", "type", "macro_rules"])
                .map(str::to_owned)
                .collect();
        let mut rest = code.as_str();
        let mut others = String::new();
        while let Some(at) = next_use(rest) {
            let (before, after) = rest.split_at(at);
            let (tree, behind) = after["use ".len()..].split_once(';').unwrap_or((after, ""));
            let is_public =
                before.trim_end().rsplit('\n').next().unwrap_or_default().trim_start().starts_with("pub");
            others.push_str(before);
            rest = behind;
            let mut paths = Vec::new();
            spread(tree, &[], &mut paths);
            for path in paths {
                let to = if is_public { &mut module.handed_on } else { &mut module.named };
                to.extend(module_path(&module.path, &children, &path));
            }
        }
        others.push_str(rest);
        for path in inline(&others) {
            module.named.extend(module_path(&module.path, &children, &path));
        }
        module
    }
}

/// Where the next `use` item begins.
fn next_use(code: &str) -> Option<usize> {
    code.match_indices("use ").map(|(at, _)| at).find(|at| {
        let before = code.get(..*at).unwrap_or_default();
        before.is_empty()
            || before.ends_with(['\n', ' ']) && {
                let line = before.rsplit('\n').next().unwrap_or_default().trim();
                line.is_empty() || line.starts_with("pub")
            }
    })
}

/// The names that follow one of some keywords.
fn defined<'c>(code: &'c str, keywords: &'c [&str]) -> impl Iterator<Item = &'c str> {
    let pairs = words(code).zip(words(code).skip(1));
    pairs.filter(|(keyword, _)| keywords.contains(keyword)).map(|(_, name)| name)
}

/// The paths of a tree: `a::{b, c::d as e}` is `a::b` and `a::c::d`.
fn spread(tree: &str, head: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        let tree = tree.split(" as ").next().unwrap_or_default();
        let tail = tree.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
        let path: Vec<String> = head.iter().cloned().chain(tail).collect();
        paths.extend((path.len() > head.len()).then_some(path));
        return;
    };
    let more = before.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
    let head: Vec<String> = head.iter().cloned().chain(more).collect();
    let (mut depth, mut from) = (0, 0);
    let inside = inside.trim_end().trim_end_matches('}');
    // The brace that was cut off closed this level; all others are in pairs.
    let inside = if inside.matches('{').count() > inside.matches('}').count() {
        format!("{inside}{}", "}".repeat(inside.matches('{').count() - inside.matches('}').count()))
    } else {
        inside.to_owned()
    };
    for (at, character) in inside.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spread(&inside[from..at], &head, paths);
                from = at + 1;
            }
            _ => {}
        }
    }
    spread(&inside[from..], &head, paths);
}

/// Paths in the code itself, such as `super::fields::shortened(…)`.
fn inline(code: &str) -> Vec<Vec<String>> {
    let is_of_path =
        |character: char| character.is_ascii_alphanumeric() || character == '_' || character == ':';
    let pieces = code.split(|character: char| !is_of_path(character)).filter(|piece| piece.contains("::"));
    pieces
        .map(|piece| piece.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect())
        .collect()
}

/// A path from the crate's root; none if it leads out of the crate or is a name that is in scope.
fn module_path(own: &[String], children: &BTreeSet<&str>, path: &[String]) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    let mut from = own.to_vec();
    let mut rest = rest;
    match first.as_str() {
        "crate" => from.clear(),
        "self" => {}
        "super" => {
            from.pop();
            while let Some((next, more)) = rest.split_first().filter(|(next, _)| *next == "super") {
                debug_assert_eq!(next, "super");
                from.pop();
                rest = more;
            }
        }
        child if children.contains(child) => from.push(first.clone()),
        _ => return None,
    }
    from.extend_from_slice(rest);
    Some(from)
}

/// The modules by their paths.
pub(super) struct Crate {
    modules: BTreeMap<Vec<String>, Module>,
}

impl Crate {
    pub(super) fn new(modules: impl Iterator<Item = Module>) -> Self {
        Self { modules: modules.map(|module| (module.path.clone(), module)).collect() }
    }

    pub(super) fn modules(&self) -> impl Iterator<Item = &Module> {
        self.modules.values()
    }

    /// The files that a module names.
    pub(super) fn imports<'c>(&'c self, module: &'c Module) -> BTreeSet<&'c str> {
        let files = module.named.iter().filter_map(|path| self.file(path, 0));
        files.filter(|file| *file != module.file).collect()
    }

    /// The file that a path leads to: that of the longest beginning which is a module, or the one from which that
    /// module has the name.
    fn file(&self, path: &[String], steps: usize) -> Option<&str> {
        let known = (1..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let module = &self.modules[&path[..known]];
        let Some(name) = path.get(known).filter(|_| steps < 8) else { return Some(&module.file) };
        if !module.defined.contains(name) {
            for handed in &module.handed_on {
                let (last, from) = handed.split_last()?;
                let through = if last == name {
                    handed.clone()
                } else if last == "*" && self.defines(from, name) {
                    [from, std::slice::from_ref(name)].concat()
                } else {
                    continue;
                };
                if let Some(file) = self.file(&through, steps + 1) {
                    return Some(file);
                }
            }
        }
        Some(&module.file)
    }

    fn defines(&self, path: &[String], name: &String) -> bool {
        self.modules.get(path).is_some_and(|module| module.defined.contains(name))
    }
}

#[test]
fn trees_are_spread() {
    let mut paths = Vec::new();
    spread("super::{a, b::{C, d as D}, e::{f::{G}, H}}", &[], &mut paths);
    let paths: Vec<_> = paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["super::a", "super::b::C", "super::b::d", "super::e::f::G", "super::e::H"]);
}

#[test]
fn a_name_leads_to_the_file_that_defines_it() {
    let module = |file: &str, text: &str| Module::read(file, text);
    let all = Crate::new(
        [
            module("room/mod.rs", "mod a;\nmod b;\npub(crate) use self::a::Thing;\npub use self::b::*;\n"),
            module("room/a.rs", "use super::Other;\npub(crate) struct Thing;\n"),
            module("room/b.rs", "use crate::room::{\n    Thing,\n};\npub struct Other;\n"),
            module("user.rs", "fn f() { crate::room::a::g(super::room::h()) }\n"),
        ]
        .into_iter(),
    );
    let imports = |file: &str| {
        let module = all.modules().find(|module| module.file == file).unwrap();
        all.imports(module).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(imports("room/mod.rs"), [""; 0]);
    assert_eq!(imports("room/a.rs"), ["room/b.rs"]);
    assert_eq!(imports("room/b.rs"), ["room/a.rs"]);
    assert_eq!(imports("user.rs"), ["room/a.rs", "room/mod.rs"]);
}
