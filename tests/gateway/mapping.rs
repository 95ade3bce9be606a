//! The two laws of a record mapping, for any gateway.

use oasgate::{Api, Diagnostic, Existing, Outcome, Subject};
use serde::Serialize;

/// A gateway's record mapping.
pub(super) struct Mapping<'a, R> {
    pub(super) read: &'a dyn Fn(&R) -> Existing,
    pub(super) write: &'a dyn Fn(&Existing) -> Outcome<R>,
    pub(super) project: &'a dyn Fn(&Api) -> Outcome<Api>,
}

fn pretty<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

impl<R: Serialize> Mapping<'_, R> {
    /// Projecting twice is projecting once, and what is projected fits into records whole.
    pub(super) fn projects_once(&self, name: &str, api: &Api) {
        let once = (self.project)(api).value.unwrap();
        let twice = (self.project)(&once);
        assert_eq!(pretty(&twice.value), pretty(&Some(&once)), "{name}");
        assert!(twice.diagnostics.is_empty(), "{name}: {:?}", twice.diagnostics);
        let existing = Existing { api: Some(once.clone()), ..Existing::default() };
        let written = (self.write)(&existing);
        assert!(written.diagnostics.is_empty(), "{name}: {:?}", written.diagnostics);
        let read = (self.read)(&written.value.unwrap()).api.unwrap();
        assert_eq!(pretty(&read.operations), pretty(&once.operations), "{name}");
        assert_eq!(read.components, once.components, "{name}");
    }

    /// Writing what was read gives the same records, byte for byte.
    pub(super) fn writes_what_it_read(&self, name: &str, records: &R) {
        let written = (self.write)(&(self.read)(records)).value.unwrap();
        assert_eq!(pretty(&written), pretty(records), "{name}");
    }

    /// What a projection loses of operations and components is under a finding about them. Gives how many operations are
    /// as they were, and how many are not.
    pub(super) fn loses_under_findings(&self, name: &str, api: &Api) -> [usize; 2] {
        let projected = (self.project)(api);
        let kept = projected.value.unwrap();
        let is_told = |subject: Subject| {
            projected.diagnostics.iter().filter_map(Diagnostic::subject).any(|about| *about == subject)
        };
        let mut counts = [0, 0];
        for (key, operation) in &api.operations {
            let is_same = kept
                .operations
                .get(key)
                .is_some_and(|kept| kept.parameters.len() == operation.parameters.len());
            assert!(is_same || is_told(key.clone().into()), "{name}: {key}");
            counts[usize::from(!is_same)] += 1;
        }
        for key in api.components.keys() {
            assert!(kept.components.contains(&key) || is_told(key.clone().into()), "{name}: {key}");
        }
        counts
    }
}
