//! What the command prints.

use std::borrow::Cow;
use std::io::{BufWriter, ErrorKind, Write as _};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use anstream::{AutoStream, ColorChoice};
use oasgate::diagnostic::Text;
use oasgate::model::DocumentFacts;
use oasgate::openapi::Outline;
use oasgate::plan::TextOptions;
use oasgate::report::{printable, printable_json};
use oasgate::{Imported, Lang, Plan, Severity, aliyun, catalogue};
use serde_json::{Value, json};

use crate::commands::Planned;
use crate::files::{self, FileProblem};
use crate::globals::Colour;
use crate::tally::Tally;
use crate::{globals, indented, progress};

/// What went wrong with standard output, the first time.
static FAULT: OnceLock<std::io::Error> = OnceLock::new();

/// What is for the file of --output, until it is known that there is a result.
static RESULT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// What --quiet keeps back, until it is known whether the run fails.
static MESSAGES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Prints to standard output, or to the file of --output; [`fault`] says whether that went well.
pub(crate) fn out(text: &str) {
    if text.is_empty() {
        return;
    }
    progress::end();
    if globals::output().is_some() {
        held(&RESULT).extend_from_slice(text.as_bytes());
    } else if FAULT.get().is_none()
        && let Err(error) = anstream::stdout().lock().write_all(text.as_bytes())
    {
        _ = FAULT.set(error);
    }
}

/// Why not everything could be printed to standard output. A reader that has seen enough, such as `head`, is not a fault.
pub(crate) fn fault() -> Option<&'static std::io::Error> {
    if let Err(error) = std::io::stdout().flush() {
        _ = FAULT.set(error);
    }
    FAULT.get().filter(|error| error.kind() != ErrorKind::BrokenPipe)
}

/// What is kept back.
fn held(text: &'static Mutex<Vec<u8>>) -> MutexGuard<'static, Vec<u8>> {
    text.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the printing of a run that has a result: writes the file of --output.
pub(crate) fn finish() -> Result<(), FileProblem> {
    let Some(file) = globals::output() else { return Ok(()) };
    let result = std::mem::take(&mut *held(&RESULT));
    files::write(file, &result)
}

/// Ends the printing of a run that failed: what was kept back goes to standard error, a result that is not delivered too.
pub(crate) fn reveal() {
    for text in [&MESSAGES, &RESULT] {
        _ = anstream::stderr().lock().write_all(&held(text));
    }
}

/// Prints to standard error.
pub(crate) fn err(text: &str) {
    if text.is_empty() {
        return;
    }
    progress::end();
    if globals::is_quiet() {
        held(&MESSAGES).extend_from_slice(text.as_bytes());
        return;
    }
    _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard output is a terminal with colours, and `NO_COLOR` is not set. A file takes them if they are asked for.
pub(crate) fn out_takes_colours() -> bool {
    if globals::output().is_some() {
        return globals::colour() == Colour::Always;
    }
    AutoStream::choice(&std::io::stdout()) != ColorChoice::Never
}

/// The same of standard error.
pub(crate) fn err_takes_colours() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// Prints a value to standard output as JSON for people and programs, as it is serialised: no text of the whole is held.
pub(crate) fn out_json(value: &impl serde::Serialize) {
    progress::end();
    if globals::output().is_some() {
        // Writing to memory does not fail.
        _ = indented::write(value, &mut *held(&RESULT));
    } else if FAULT.get().is_none() {
        let mut out = BufWriter::new(anstream::stdout().lock());
        if let Err(error) = indented::write(value, &mut out).and_then(|()| out.flush()) {
            _ = FAULT.set(error);
        }
    }
}

/// JSON for people and programs: indented, with a final newline.
pub(crate) fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    _ = indented::write(value, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// JSON that a terminal can show.
pub(crate) fn json(text: String) -> String {
    match printable_json(&text) {
        Cow::Owned(shown) => shown,
        Cow::Borrowed(_) => text,
    }
}

impl Planned {
    /// An import as one JSON object.
    pub(crate) fn to_json(&self, tally: &Tally, lang: Lang) -> Value {
        let imported = self.outcome.value.as_ref();
        let facts = imported.map(|imported| &imported.document);
        let facts = facts.or(self.refused.as_ref().map(|outline| &outline.document));
        let document = facts.filter(|facts| !facts.version.is_empty()).map(|facts| {
            let DocumentFacts { version, format, bytes } = facts;
            json!({ "version": version, "format": format, "bytes": bytes })
        });
        let refused = self.refused.iter().flat_map(|outline| &outline.operations);
        let refused = refused.map(|(subject, part)| {
            json!({ "subject": subject, "method": part.method, "path": part.path, "name": part.name })
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
            "refused": refused.collect::<Vec<_>>(),
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
    pub(crate) fn headline(&self, options: &TextOptions) -> String {
        let lang = options.lang;
        let mut text = match (&self.outcome.value, &self.refused) {
            (Some(imported), _) => headline(imported, lang),
            (None, Some(outline)) => refusal(outline, lang),
            (None, None) => String::new(),
        };
        match &self.plan {
            Some(plan) => text.push_str(&["\n", &plan.text_with(options), "\n"].concat()),
            // The existing API cannot be read. The findings say so.
            None if self.outcome.value.is_some() => text.push('\n'),
            None => {}
        }
        text
    }

    /// The findings for people.
    pub(crate) fn findings(&self, notes: bool, colours: bool, lang: Lang) -> String {
        let level = if notes { Severity::Info } else { Severity::Warning };
        self.excerpts().with_colours(colours).text(self.listed(level), lang)
    }
}

fn headline(imported: &Imported, lang: Lang) -> String {
    let api = &imported.api;
    let (operations, components) = (api.operations.len(), api.components.len());
    let base = printable(api.about.base_path.as_deref().unwrap_or("/"));
    let name = [api.about.name.as_str(), &api.about.version].join(" ");
    let (name, facts) = (printable(name.trim()), facts(&imported.document, lang));
    match lang {
        Lang::En => format!(
            "{name}: {facts}\n{}, {}, base path {base}\n",
            counted(operations, "operation"),
            counted(components, "component"),
        ),
        Lang::Zh => format!("{name}：{facts}\n{operations} 个操作，{components} 个组件，基础路径 {base}\n"),
    }
}

/// A document that is refused as a whole, and each of its operations.
fn refusal(outline: &Outline, lang: Lang) -> String {
    let refused = Text { en: "refused:", zh: "拒绝：" };
    let mut text = String::new();
    if !outline.document.version.is_empty() {
        text.extend([&facts(&outline.document, lang), "\n\n"]);
    }
    if !outline.operations.is_empty() {
        text.extend([refused.get(lang), "\n"]);
    }
    for (subject, part) in &outline.operations {
        let row = match (part.method, &part.path) {
            (Some(method), Some(path)) => format!("{method} {path}"),
            _ => subject.to_string(),
        };
        text.extend(["  ", &printable(&row), "\n"]);
    }
    if !outline.operations.is_empty() {
        text.push('\n');
    }
    text
}

/// What a document is: `OpenAPI 3.0.3, YAML, 1024 bytes`.
fn facts(document: &DocumentFacts, lang: Lang) -> String {
    let kind = if document.version.starts_with('2') { "Swagger" } else { "OpenAPI" };
    let (version, bytes) = (printable(&document.version), document.bytes);
    let format = document.format.to_string().to_uppercase();
    match lang {
        Lang::En => format!("{kind} {version}, {format}, {bytes} bytes"),
        Lang::Zh => format!("{kind} {version}，{format}，{bytes} 字节"),
    }
}

/// A number of things, in English.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
