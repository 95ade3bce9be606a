//! What a reference to nothing may be meant for.

use super::targets::{SECTIONS, Targets};
use crate::subject::ComponentKind;
use crate::tables::HashMap;
use crate::text::nearest::{self, Names};
use crate::text::pointer;

/// The names of the document's components, by kind; sorted once, when a reference of the kind first leads to nothing.
#[derive(Default)]
pub(super) struct Nearest {
    kinds: HashMap<ComponentKind, Known>,
}

/// The names of the components of one kind.
struct Known {
    /// The first name for each that is the same in small letters.
    by_lower: HashMap<String, String>,
    /// Those in small letters.
    names: Names,
}

impl Nearest {
    /// A reference to the component of the expected kind whose name is most like that in a reference: the same in another
    /// section or another case, or a misspelt one.
    pub(super) fn find(
        &mut self,
        targets: &Targets<'_>,
        reference: &str,
        expected: Option<ComponentKind>,
    ) -> Option<String> {
        let fragment = reference.split_once('#').map_or(reference, |(_, fragment)| fragment);
        let stated = SECTIONS.iter().find(|(section, _)| fragment.starts_with(section));
        let kind = expected.or(stated.map(|(_, kind)| *kind))?;
        let section = section_of(kind, targets.is_swagger)?;
        let token = fragment.rsplit('/').next().filter(|token| !token.is_empty())?;
        let name = pointer::decode(token);
        let known = self.kinds.entry(kind).or_insert_with(|| Known::new(targets, section, kind));
        let found = known.nearest(&name)?;
        Some(["#", section, &pointer::encode(found)].concat())
    }
}

impl Known {
    fn new(targets: &Targets<'_>, section: &'static str, kind: ComponentKind) -> Self {
        // What became a component because a reference leads there is not one in the document.
        let names = targets.slots().iter().filter(|slot| slot.key.kind == kind).map(|slot| &*slot.key.name);
        let written = names.filter(|name| targets.id_of(section, name).is_some());
        let mut by_lower = HashMap::default();
        for name in written {
            by_lower.entry(name.to_lowercase()).or_insert_with(|| name.to_owned());
        }
        let names = Names::new(by_lower.keys().cloned());
        Self { by_lower, names }
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase();
        if let Some(same) = self.by_lower.get(&lower) {
            return Some(same);
        }
        let near = self.names.nearest(&lower)?;
        let like = nearest::nearest(&lower, std::iter::once(&*near))?;
        self.by_lower.get(like).map(String::as_str)
    }
}

/// The section of a version for components of a kind.
fn section_of(kind: ComponentKind, is_swagger: bool) -> Option<&'static str> {
    let is_here = |section: &str| section.starts_with("/components/") != is_swagger;
    SECTIONS.iter().find(|(section, own)| *own == kind && is_here(section)).map(|(section, _)| *section)
}
