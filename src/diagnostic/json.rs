//! Findings for programs. Reports and serde have one form.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Diagnostic, Lang, Location, Text};

/// What a further place of a finding is introduced with.
pub(crate) const SEE_ALSO: Text = Text { en: "see also", zh: "另见" };

impl Diagnostic {
    /// The finding as [`json`](crate::report::json) lists it.
    pub(crate) fn to_json(&self, lang: Lang) -> Value {
        let location = self.location();
        let related = |at: &Location| {
            json!({
                "document": at.document,
                "pointer": *at.pointer,
                "line": at.line,
                "column": at.column,
                "message": SEE_ALSO.get(lang),
            })
        };
        let mut one = json!({
            "code": self.code(),
            "severity": self.severity(),
            "subject": self.subject_text(),
            "document": location.and_then(|at| at.document.as_deref()),
            "pointer": location.map(|at| &*at.pointer),
            "line": location.map(|at| at.line),
            "column": location.map(|at| at.column),
            "message": self.message(lang),
            "help": self.help(lang),
            "fingerprint": self.fingerprint(),
            "related": self.related().iter().map(related).collect::<Vec<_>>(),
        });
        let group = self.rule().group.map(|group| json!(group));
        let affected = self.affected().map(super::Affected::to_json);
        let default = self.is_overruled().then(|| json!(self.rule().severity));
        let more = [("group", group), ("affected", affected), ("defaultSeverity", default)];
        if let Value::Object(members) = &mut one {
            let more = more.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
            members.extend(more);
        }
        one
    }
}

impl Serialize for Diagnostic {
    /// The object that [`json`](crate::report::json) lists for the finding in English. A silenced finding, which that leaves out, is
    /// an object as well.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json(Lang::En).serialize(serializer)
    }
}
