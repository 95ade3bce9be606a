//! What the command prints.

use std::fmt::Write as _;
use std::io::Write as _;

use oasgate::{Diagnostic, DocumentFacts, Imported, Lang, Outcome, Plan, Severity, aliyun};
use serde_json::{Value, json};

/// Prints to standard output. A reader that has seen enough, such as `head`, is no error.
pub(crate) fn out(text: &str) {
    _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints to standard error.
pub(crate) fn err(text: &str) {
    _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// JSON for people and programs: indented, with a final newline.
pub(crate) fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// An import as one JSON object.
pub(crate) fn import_json(outcome: &Outcome<Imported>, plan: Option<&Plan>, lang: Lang) -> Value {
    let imported = outcome.value.as_ref();
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
    let diagnostics: Vec<Diagnostic> = all(outcome, plan).cloned().collect();
    json!({
        "document": document,
        "api": api,
        "plan": plan.map(Plan::to_json),
        "diagnostics": oasgate::json(&diagnostics, lang),
        "report": aliyun::dry_run_info(imported, plan, &outcome.diagnostics, lang),
    })
}

/// An import for people: what it is, what would happen, what was found, and the sum.
pub(crate) fn import_text(
    outcome: &Outcome<Imported>,
    plan: Option<&Plan>,
    file: &str,
    notes: bool,
    lang: Lang,
) -> String {
    let mut text = String::new();
    if let Some(imported) = &outcome.value {
        text.push_str(&headline(imported, lang));
    }
    if let Some(plan) = plan {
        _ = writeln!(text, "\n{}", plan.text(lang));
    }
    text.push_str(&findings(outcome, plan, file, notes, lang));
    text.push_str(&summary(outcome, plan, notes, lang));
    text
}

/// The findings as text, without the notes unless asked for.
pub(crate) fn findings(
    outcome: &Outcome<Imported>,
    plan: Option<&Plan>,
    file: &str,
    notes: bool,
    lang: Lang,
) -> String {
    let shown = all(outcome, plan).filter(|found| notes || found.severity() != Severity::Info);
    let shown: Vec<Diagnostic> = shown.cloned().collect();
    let mut text = oasgate::text(&shown, file, lang);
    if !shown.is_empty() {
        text.push('\n');
    }
    text
}

fn all<'a>(outcome: &'a Outcome<Imported>, plan: Option<&'a Plan>) -> impl Iterator<Item = &'a Diagnostic> {
    outcome.diagnostics.iter().chain(plan.map(Plan::diagnostics).unwrap_or_default())
}

fn headline(imported: &Imported, lang: Lang) -> String {
    let (api, document) = (&imported.api, &imported.document);
    let kind = if document.version.starts_with('2') { "Swagger" } else { "OpenAPI" };
    let (operations, components) = (api.operations.len(), api.components.len());
    let base = api.about.base_path.as_deref().unwrap_or("/");
    let name = [api.about.name.as_str(), &api.about.version].join(" ");
    let (name, version, bytes) = (name.trim(), &document.version, document.bytes);
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

fn summary(outcome: &Outcome<Imported>, plan: Option<&Plan>, notes: bool, lang: Lang) -> String {
    let count = |severity| all(outcome, plan).filter(|found| found.severity() == severity).count();
    let (warnings, infos) = (count(Severity::Warning), count(Severity::Info));
    let hidden = if notes || infos == 0 { "" } else { " (--notes)" };
    let Some(imported) = &outcome.value else {
        let errors = count(Severity::Error);
        return match lang {
            Lang::En => {
                let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
                format!("nothing can be imported: {errors}, {warnings}\n")
            }
            Lang::Zh => format!("无法导入：{errors} 个错误，{warnings} 个警告\n"),
        };
    };
    let (read, left_out) =
        (imported.api.operations.len() + imported.api.components.len(), imported.left_out.len());
    match lang {
        Lang::En => format!(
            "{} read, {left_out} left out, {}, {}{hidden}\n",
            counted(read, "part"),
            counted(warnings, "warning"),
            counted(infos, "note"),
        ),
        Lang::Zh => {
            format!("读取 {read} 项，忽略 {left_out} 项，{warnings} 个警告，{infos} 条说明{hidden}\n")
        }
    }
}

/// A number of things, in English.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
