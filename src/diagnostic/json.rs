//! Findings for programs. Reports and serde have one form.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::affected::Reach;
use super::{Diagnostic, Group, Lang, Location, Severity, Text};

/// What a further place of a finding is introduced with.
pub(crate) const SEE_ALSO: Text = Text { en: "see also", zh: "另见" };

/// A finding as programs get it.
#[derive(Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Finding {
    /// Stable code of the rule. `oasgate explain CODE` says what it means.
    code: &'static str,
    /// What the finding counts as.
    severity: Severity,
    /// The rule's own severity, where the finding counts as something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    default_severity: Option<Severity>,
    /// What the rule has in common with others.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<Group>,
    /// The part of the API that it is about; null when it is about the whole document. A long one is cut and ends with `…`.
    subject: Option<String>,
    /// The external document that the place is in; null for the document itself.
    document: Option<Arc<str>>,
    /// JSON Pointer of the place.
    pointer: Option<Arc<str>>,
    /// Line, counting from 1.
    line: Option<u32>,
    /// Column in characters, counting from 1.
    column: Option<u32>,
    /// What happened.
    message: String,
    /// What to do about it.
    help: String,
    /// A stable identity: 16 hexadecimal digits.
    fingerprint: String,
    /// Further places, such as the first of two duplicates.
    related: Vec<Related>,
    /// The operations that a fault of a component reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    affected: Option<Reach>,
}

/// A further place of a finding.
#[derive(Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
struct Related {
    /// The external document that the place is in; null for the document itself.
    document: Option<Arc<str>>,
    /// JSON Pointer of the place.
    pointer: Arc<str>,
    /// Line, counting from 1.
    line: u32,
    /// Column in characters, counting from 1.
    column: u32,
    /// What the place is introduced with.
    message: &'static str,
}

impl Diagnostic {
    /// The finding as [`json`](crate::report::json) lists it.
    pub fn to_json(&self, lang: Lang) -> Value {
        // Text and numbers serialise without fail.
        serde_json::to_value(self.finding(lang)).unwrap_or_default()
    }

    fn finding(&self, lang: Lang) -> Finding {
        let location = self.location();
        let related = |at: &Location| Related {
            document: at.document.clone(),
            pointer: at.pointer.clone(),
            line: at.line,
            column: at.column,
            message: SEE_ALSO.get(lang),
        };
        Finding {
            code: self.code(),
            severity: self.severity(),
            default_severity: self.is_overruled().then_some(self.rule().severity),
            group: self.rule().group,
            subject: self.subject_text(),
            document: location.and_then(|at| at.document.clone()),
            pointer: location.map(|at| at.pointer.clone()),
            line: location.map(|at| at.line),
            column: location.map(|at| at.column),
            message: self.message(lang),
            help: self.help(lang),
            fingerprint: self.fingerprint(),
            related: self.related().iter().map(related).collect(),
            affected: self.affected().map(super::Affected::reach),
        }
    }
}

impl Serialize for Diagnostic {
    /// The object that [`json`](crate::report::json) lists for the finding in English. A silenced finding, which that leaves out, is
    /// an object as well.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json(Lang::En).serialize(serializer)
    }
}
