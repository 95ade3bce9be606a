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
use oasgate::{Imported, Lang, Severity};
use serde::Serialize;

use crate::commands::Planned;
use crate::files::{self, FileProblem};
use crate::globals::Colour;
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

/// Ends the printing: writes the file of --output, if there is a result or something was printed, such as the findings of a
/// document that is refused.
pub(crate) fn finish(has_result: bool) -> Result<(), FileProblem> {
    let Some(file) = globals::output() else { return Ok(()) };
    let result = std::mem::take(&mut *held(&RESULT));
    if has_result || !result.is_empty() { files::write(file, &result) } else { Ok(()) }
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
pub(crate) fn out_json(value: &impl Serialize) {
    out_levels(value, indented::LEVELS);
}

/// The same for an object of long lists: each row is a line.
pub(crate) fn out_rows(value: &impl Serialize) {
    out_levels(value, indented::ROWS);
}

/// The same for lists of calls: each member of a body is a line.
pub(crate) fn out_records(value: &impl Serialize) {
    out_levels(value, indented::RECORDS);
}

fn out_levels(value: &impl Serialize, levels: usize) {
    progress::end();
    if globals::output().is_some() {
        // Writing to memory does not fail.
        _ = indented::write(value, levels, &mut *held(&RESULT));
    } else if FAULT.get().is_none() {
        let mut out = BufWriter::new(anstream::stdout().lock());
        if let Err(error) = indented::write(value, levels, &mut out).and_then(|()| out.flush()) {
            _ = FAULT.set(error);
        }
    }
}

/// JSON for people and programs, with a final newline.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    text_of(value, indented::LEVELS)
}

/// The same for an object of long lists: each row is a line.
pub(crate) fn rows(value: &impl Serialize) -> String {
    text_of(value, indented::ROWS)
}

/// The same for a list of tools: each property of a schema is a line.
pub(crate) fn records(value: &impl Serialize) -> String {
    text_of(value, indented::RECORDS)
}

fn text_of(value: &impl Serialize, levels: usize) -> String {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    _ = indented::write(value, levels, &mut text);
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
