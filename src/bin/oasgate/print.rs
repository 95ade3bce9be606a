//! What the command prints.

use std::io::Write as _;

use anstream::{AutoStream, ColorChoice};
use oasgate::model::DocumentFacts;
use oasgate::report::printable;
use oasgate::{Imported, Lang, Plan, aliyun, catalogue};
use serde_json::{Value, json};

use crate::commands::Planned;
use crate::tally::Tally;

/// Prints to standard output. A reader that has seen enough, such as `head`, is not an error.
pub(crate) fn out(text: &str) {
    _ = anstream::stdout().lock().write_all(text.as_bytes());
}

/// Prints to standard error.
pub(crate) fn err(text: &str) {
    _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard output is a terminal with colours, and `NO_COLOR` is not set.
pub(crate) fn out_takes_colours() -> bool {
    AutoStream::choice(&std::io::stdout()) != ColorChoice::Never
}

/// The same of standard error.
pub(crate) fn err_takes_colours() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// JSON for people and programs: indented, with a final newline.
pub(crate) fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

impl Planned {
    /// An import as one JSON object.
    pub(crate) fn to_json(&self, tally: &Tally, lang: Lang) -> Value {
        let imported = self.outcome.value.as_ref();
        let document = imported.map(|imported| {
            let DocumentFacts { version, format, bytes } = &imported.document;
            json!({ "version": version, "format": format, "bytes": bytes })
        });
        let api = imported.map(|imported| {
            let api = &imported.api;
            json!({
                "name": api.about.name,
                "version": api.about.version,
                "basePath": api.about.base_path,
                "operations": api.operations.len(),
                "components": api.components.len(),
            })
        });
        json!({
            "document": document,
            "api": api,
            "plan": self.plan.as_ref().map(Plan::to_json),
            "diagnostics": oasgate::report::json(&self.diagnostics, lang),
            "overrides": self.overrides(tally),
            "summary": tally.to_json(),
            "report": aliyun::dry_run_info(imported, self.plan.as_ref(), &self.outcome.diagnostics, lang),
        })
    }

    /// The severity overrides: code to `{severity, defaultSeverity, findings}`, the last being how many it changed.
    fn overrides(&self, tally: &Tally) -> Value {
        let rules = catalogue().filter_map(|rule| Some((rule, self.severities.get(rule.code)?)));
        let overrides = rules.map(|(rule, level)| {
            let findings = tally.overruled(rule.code);
            let one = json!({ "severity": level, "defaultSeverity": rule.severity, "findings": findings });
            (rule.code.to_owned(), one)
        });
        Value::Object(overrides.collect())
    }

    /// What the document is, and what would happen.
    pub(crate) fn headline(&self, lang: Lang) -> String {
        let mut text = self.outcome.value.as_ref().map_or_else(String::new, |it| headline(it, lang));
        if let Some(plan) = &self.plan {
            text.push_str(&["\n", &plan.text(lang), "\n"].concat());
        }
        text
    }

    /// The findings for people.
    pub(crate) fn findings(&self, notes: bool, colours: bool, lang: Lang) -> String {
        self.excerpts().with_colours(colours).text(self.listed(notes), lang)
    }
}

fn headline(imported: &Imported, lang: Lang) -> String {
    let (api, document) = (&imported.api, &imported.document);
    let kind = if document.version.starts_with('2') { "Swagger" } else { "OpenAPI" };
    let (operations, components) = (api.operations.len(), api.components.len());
    let base = api.about.base_path.as_deref().unwrap_or("/");
    let name = [api.about.name.as_str(), &api.about.version].join(" ");
    let (name, version, bytes) = (printable(name.trim()), printable(&document.version), document.bytes);
    let base = printable(base);
    let format = document.format.to_string().to_uppercase();
    match lang {
        Lang::En => format!(
            "{name}: {kind} {version}, {format}, {bytes} bytes\n{}, {}, base path {base}\n",
            counted(operations, "operation"),
            counted(components, "component"),
        ),
        Lang::Zh => format!(
            "{name}：{kind} {version}，{format}，{bytes} 字节\n\
             {operations} 个操作，{components} 个组件，基础路径 {base}\n"
        ),
    }
}

/// A number of things, in English.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
