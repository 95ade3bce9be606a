//! Lists of what records have no room for.

use crate::tables::IndexSet;
use crate::text::quoted;

/// Media types after the one that is kept.
#[derive(Debug, Default)]
pub(in crate::gateway) struct MediaLoss {
    pub(in crate::gateway) kept: String,
    pub(in crate::gateway) dropped: NameList,
}

impl MediaLoss {
    pub(in crate::gateway) fn extend<'a>(&mut self, kept: &str, dropped: impl Iterator<Item = &'a str>) {
        self.kept = quoted(kept);
        dropped.for_each(|name| self.dropped.add(name));
    }
}

/// NameList in order of first mention, each once.
#[derive(Debug, Default)]
pub(in crate::gateway) struct NameList(IndexSet<String>);

impl NameList {
    pub(in crate::gateway) fn add(&mut self, name: &str) {
        self.0.insert(quoted(name));
    }

    pub(in crate::gateway) fn add_if(&mut self, condition: bool, name: &str) {
        if condition {
            self.add(name);
        }
    }

    pub(in crate::gateway) fn add_keys<'a>(&mut self, prefix: &str, keys: impl Iterator<Item = &'a str>) {
        for key in keys {
            let name = [prefix, key].concat();
            // Nearly always it is there already.
            if !self.0.contains(&name) {
                self.add(&[prefix, &quoted(key)].concat());
            }
        }
    }

    /// The names as a list, each in backticks. None when there are no names.
    pub(in crate::gateway) fn list(&self) -> Option<String> {
        let names: Vec<_> = self.0.iter().map(|name| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}
