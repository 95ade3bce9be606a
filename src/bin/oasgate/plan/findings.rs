//! Which findings of a plan are listed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use oasgate::{Diagnostic, Lang, Severity};

use crate::commands::Planned;
use crate::print;

/// Findings of one rule that are listed.
const OF_A_RULE: usize = 3;

/// The rule of what falls with a component, and its argument that names the component.
const DEPENDANT: (&str, &str) = ("component-left-out", "component");

/// Which findings are listed, in the formats for people.
#[derive(Args)]
pub(super) struct Findings {
    /// Also list infos, which lose nothing: normalisations, and lints. JSON and SARIF always have them
    #[arg(long, conflicts_with = "level")]
    notes: bool,
    /// List findings from this severity on: `info` is --notes
    #[arg(long, value_enum, default_value_t = Level::Warning)]
    level: Level,
    /// List all findings: without it, three of each rule, and only the cause of what falls with a component
    #[arg(long)]
    all: bool,
    /// Print how many findings each rule has, instead of the findings
    #[arg(long, conflicts_with = "all")]
    statistics: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Error,
    Warning,
    Info,
}

impl Findings {
    /// The least severe that is listed.
    pub(super) fn level(&self) -> Severity {
        match self.level {
            _ if self.notes => Severity::Info,
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Info,
        }
    }

    /// The findings for people, or how many there are.
    pub(super) fn text(&self, planned: &Planned, lang: Lang) -> String {
        let listed: Vec<&Diagnostic> = planned.listed(self.level()).collect();
        if self.statistics {
            return statistics(&listed, lang);
        }
        let (shown, folded) = if self.all { (listed, BTreeMap::new()) } else { folded(listed) };
        let mut text =
            planned.excerpts().with_colours(print::out_takes_colours()).text(shown.iter().copied(), lang);
        for (code, count) in &folded {
            let is_listed = shown.iter().any(|found| found.code() == *code);
            // Writing to a String cannot fail.
            _ = match (lang, is_listed) {
                (Lang::En, true) => writeln!(text, "... and {count} more of {code} (--all lists them)"),
                (Lang::En, false) => {
                    let are = if *count == 1 { "is" } else { "are" };
                    writeln!(text, "{count} of {code} {are} not listed (--all lists them)")
                }
                (Lang::Zh, true) => writeln!(text, "…… {code} 另有 {count} 条（使用 --all 列出）"),
                (Lang::Zh, false) => writeln!(text, "{code} 有 {count} 条未列出（使用 --all 列出）"),
            };
        }
        if !folded.is_empty() {
            text.push('\n');
        }
        text
    }
}

/// The first findings of each rule, and how many more the others have. What falls with a component is counted when the
/// fault of the component is listed: that says which operations it reaches.
fn folded(listed: Vec<&Diagnostic>) -> (Vec<&Diagnostic>, BTreeMap<&'static str, usize>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut is_first = |found: &Diagnostic| {
        let count = seen.entry(found.code()).or_default();
        *count += 1;
        *count <= OF_A_RULE
    };
    let is_dependant = |found: &Diagnostic| found.code() == DEPENDANT.0;
    let mut shown: Vec<bool> = listed.iter().map(|found| !is_dependant(found) && is_first(found)).collect();
    let causes =
        listed.iter().zip(&shown).filter(|(found, is_shown)| **is_shown && found.affected().is_some());
    let causes: BTreeSet<String> = causes.filter_map(|(found, _)| found.subject_text()).collect();
    for (found, is_shown) in listed.iter().zip(&mut shown).filter(|(found, _)| is_dependant(found)) {
        let cause = found.args().find(|(name, _)| *name == DEPENDANT.1);
        *is_shown = !cause.is_some_and(|(_, cause)| causes.contains(cause)) && is_first(found);
    }
    let mut rest = BTreeMap::new();
    let mut kept = Vec::with_capacity(listed.len());
    for (found, is_shown) in listed.into_iter().zip(shown) {
        if is_shown {
            kept.push(found);
        } else {
            *rest.entry(found.code()).or_default() += 1;
        }
    }
    (kept, rest)
}

/// A line for each rule: how many findings it has, and what they say.
fn statistics(listed: &[&Diagnostic], lang: Lang) -> String {
    let mut counts: BTreeMap<(Severity, &str), (usize, &Diagnostic)> = BTreeMap::new();
    for found in listed {
        counts.entry((found.severity(), found.code())).or_insert((0, found)).0 += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((severity, _), (count, _))| (*severity, std::cmp::Reverse(*count)));
    let width = rows.iter().map(|((_, code), _)| code.len()).max().unwrap_or_default();
    let mut table = String::new();
    for ((severity, code), (count, found)) in rows {
        let (severity, message) = (severity.text(lang), found.rule().message.get(lang));
        _ = writeln!(table, "{count:>6}  {severity:<7}  {code:<width$}  {message}");
    }
    if !table.is_empty() {
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use oasgate::{ImportOptions, import};

    use super::*;

    #[test]
    fn what_falls_with_a_component_is_counted_under_its_cause() {
        let operations: Vec<String> = (0..9)
            .map(|at| {
                let schema = if at == 0 { "Missing" } else { "Pet" };
                format!(
                    "  /{at}: {{get: {{responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}}}}}}}\n"
                )
            })
            .collect();
        let document = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{}components: {{schemas: {{Pet: 1}}}}\n",
            operations.concat()
        );
        let options = ImportOptions::default().with_lint(false).with_strict_references(true);
        let found = import(document, &options).diagnostics;
        let errors: Vec<&Diagnostic> =
            found.iter().filter(|found| found.severity() == Severity::Error).collect();
        assert_eq!(errors.len(), 10);
        let (kept, rest) = folded(errors.clone());
        let kept: Vec<&str> = kept.iter().map(|found| found.code()).collect();
        assert_eq!(kept, ["reference-unresolved", "schema-malformed"]);
        assert_eq!(rest, BTreeMap::from([("component-left-out", 8)]));
        // Without the cause the first three are listed.
        let dependants = errors.into_iter().filter(|found| found.code() == DEPENDANT.0).collect();
        let (kept, rest) = folded(dependants);
        assert_eq!((kept.len(), rest.values().sum::<usize>()), (3, 5));
    }
}
