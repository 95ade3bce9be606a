//! A plan as one JSON object. Its rows are made one by one as they are written: those of a large plan are never held as JSON.

use oasgate::model::DocumentFacts;
use oasgate::{Lang, Plan, aliyun, catalogue};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::commands::Planned;
use crate::rows::{Findings, Rows};
use crate::tally::Tally;

/// An import as one object.
pub(super) struct Whole<'a> {
    /// The document, where the object is one of several.
    pub file: Option<&'a str>,
    pub planned: &'a Planned,
    pub tally: &'a Tally,
    pub lang: Lang,
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { file, planned, tally, lang } = *self;
        let imported = planned.outcome.value.as_ref();
        let plan = planned.plan.as_ref();
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("api", &self.api())?;
        object.serialize_entry("diagnostics", &Findings { found: &planned.diagnostics, lang })?;
        object.serialize_entry("document", &self.document())?;
        if let Some(file) = file {
            object.serialize_entry("file", file)?;
        }
        object.serialize_entry("overrides", &self.overrides())?;
        object.serialize_entry("plan", &plan.map(Changes))?;
        object.serialize_entry("refused", &self.refused())?;
        let report = aliyun::dry_run_info(imported, plan, &planned.outcome.diagnostics, lang);
        object.serialize_entry("report", &report)?;
        object.serialize_entry("summary", &tally.to_json())?;
        object.end()
    }
}

impl Whole<'_> {
    fn document(&self) -> Option<Value> {
        let facts = self.planned.outcome.value.as_ref().map(|imported| &imported.document);
        let facts = facts.or(self.planned.refused.as_ref().map(|outline| &outline.document));
        facts.filter(|facts| !facts.version.is_empty()).map(|facts| {
            let DocumentFacts { version, format, bytes } = facts;
            json!({ "version": version, "format": format, "bytes": bytes })
        })
    }

    fn api(&self) -> Option<Value> {
        let api = &self.planned.outcome.value.as_ref()?.api;
        Some(json!({
            "name": api.about.name,
            "version": api.about.version,
            "basePath": api.about.base_path,
            "operations": api.operations.len(),
            "components": api.components.len(),
        }))
    }

    fn refused(&self) -> Vec<Value> {
        let refused = self.planned.refused.iter().flat_map(|outline| &outline.operations);
        let row = |(subject, part): (_, &oasgate::model::LeftOut)| json!({ "subject": subject, "method": part.method, "path": part.path, "name": part.name });
        refused.map(row).collect()
    }

    /// The severity overrides: code to `{severity, defaultSeverity, findings}`, the last being how many it changed.
    fn overrides(&self) -> Value {
        let rules = catalogue().filter_map(|rule| Some((rule, self.planned.severities.get(rule.code)?)));
        let overrides = rules.map(|(rule, level)| {
            let findings = self.tally.overruled(rule.code);
            let one = json!({ "severity": level, "defaultSeverity": rule.severity, "findings": findings });
            (rule.code.to_owned(), one)
        });
        Value::Object(overrides.collect())
    }
}

/// The plan as [`Plan::to_json`] has it.
struct Changes<'a>(&'a Plan);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        // Numbers and texts serialise without fail.
        let rows = || self.0.changes().iter().map(|change| serde_json::to_value(change).unwrap_or_default());
        object.serialize_entry("changes", &Rows(rows))?;
        object.serialize_entry("strategy", &self.0.strategy())?;
        object.end()
    }
}
