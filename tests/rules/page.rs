//! The snapshot of a rule: what is looked at, with numbered lines, and what is found there.

use std::fmt::Write as _;

use oasgate::diagnostic::Rule;
use oasgate::report::text;
use oasgate::{Diagnostic, Lang, catalogue};

use super::situations;
use crate::catalogue::situation::{Found, Situation};

#[test]
fn each_finding_reads_well() {
    let mut judged = 0;
    for rule in catalogue() {
        let mut page = String::new();
        for (name, situation) in situations(rule) {
            let is_example = name == "example";
            if is_example {
                page.push_str(&parts(&situation));
            } else {
                writeln!(page, "fixtures/rules/{}/{name}\n", rule.code).unwrap();
            }
            let file = if is_example { "document" } else { &name };
            page.push_str(&findings(rule, &situation.run(rule), file));
            judged += 1;
        }
        insta::with_settings!({
            snapshot_path => "../snapshots/rules",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(rule.code, page) });
    }
    assert!(judged > 250, "only {judged} situations were looked at");
}

/// The parts of a situation as they are passed in. The lines of a document are numbered, as findings count them.
fn parts(situation: &Situation) -> String {
    let mut page = String::new();
    for (name, text) in &situation.parts {
        writeln!(page, "# {name}\n{text}").unwrap();
    }
    if let Some(document) = &situation.document {
        let strategy = situation.strategy.map(|strategy| format!(", {strategy}")).unwrap_or_default();
        writeln!(page, "# document{strategy}\n{}", numbered(document)).unwrap();
    }
    for (name, document) in &situation.documents {
        writeln!(page, "# {name}\n{}", numbered(document)).unwrap();
    }
    page
}

fn numbered(document: &[u8]) -> String {
    let text = String::from_utf8_lossy(document);
    let lines = text
        .lines()
        .zip(1..)
        .map(|(line, number)| format!("{number:4} | {line}").trim_end().to_owned() + "\n");
    lines.collect()
}

/// All findings of the rule in English, the first one in Chinese, and what the gateway's report says of it.
fn findings(rule: &Rule, found: &Found, file: &str) -> String {
    let of_rule: Vec<Diagnostic> = found.of(rule).cloned().collect();
    let mut page = text(&of_rule, file, Lang::En);
    if let Some(first) = of_rule.get(..1) {
        page.push('\n');
        page.push_str(&text(first, file, Lang::Zh));
    }
    for line in found.lines(rule) {
        writeln!(page, "reported: {line}").unwrap();
    }
    page.push('\n');
    page
}
