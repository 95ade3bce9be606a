//! Lists of what records have no room for.

use crate::text::quoted;

/// Media types that stand behind the one that is kept.
#[derive(Debug, Default)]
pub(in crate::gateway) struct MediaLoss {
    pub(in crate::gateway) kept: String,
    pub(in crate::gateway) dropped: Words,
}

impl MediaLoss {
    pub(in crate::gateway) fn extend<'a>(&mut self, kept: &str, dropped: impl Iterator<Item = &'a str>) {
        self.kept = quoted(kept);
        dropped.for_each(|name| self.dropped.add(name));
    }
}

/// Words in order of first mention, each once.
#[derive(Debug, Default)]
pub(in crate::gateway) struct Words(indexmap::IndexSet<String>);

impl Words {
    pub(in crate::gateway) fn add(&mut self, word: &str) {
        self.0.insert(quoted(word));
    }

    pub(in crate::gateway) fn add_if(&mut self, condition: bool, word: &str) {
        if condition {
            self.add(word);
        }
    }

    pub(in crate::gateway) fn add_keys<'a>(&mut self, prefix: &str, keys: impl Iterator<Item = &'a str>) {
        keys.for_each(|key| self.add(&[prefix, &quoted(key)].concat()));
    }

    /// The words as a list in backticks; none when there is none.
    pub(in crate::gateway) fn list(&self) -> Option<String> {
        let names: Vec<_> = self.0.iter().map(|name| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}
