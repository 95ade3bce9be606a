//! A document in YAML says the same when it is written in JSON.

use std::fmt::Write as _;

use oasgate::diagnostic::Rule;
use oasgate::source::{Format, Limits};
use oasgate::{Document, Severity, catalogue};

use super::situations;
use crate::catalogue::situation::Situation;

/// Topics of rules about the text, which is another one in the twin.
const OF_THE_TEXT: [&str; 4] = ["Limits", "Findings", "Text and JSON", "YAML"];

/// The situation with its document in JSON; none where there is no document in YAML that can be read whole.
fn twin(situation: &Situation) -> Option<Situation> {
    let document = situation.document.as_deref()?;
    // Without aliases, which expand to more than is written: how much may be copied depends on what is written.
    let mut limits = Limits::default();
    limits.alias_expansion = Some(0);
    let outcome = Document::parse(document, None, &limits);
    // What its text has lost, such as the first of two equal keys, the twin cannot have.
    let is_whole = outcome.diagnostics.iter().all(|found| found.severity() == Severity::Info);
    let read = outcome.value.filter(|read| is_whole && read.format() == Format::Yaml)?;
    Some(Situation { document: Some(read.value().to_string().into()), ..situation.clone() })
}

/// What is found of everything but the text: code, document, pointer and subject.
fn reported(rule: &Rule, situation: &Situation) -> Vec<String> {
    let found = situation.run(rule).diagnostics;
    let found = found.iter().filter(|found| !OF_THE_TEXT.contains(&found.rule().topic.en));
    let reported = found.map(|found| {
        let at = found.location().map(|at| format!("{} #{}", at.file("document"), at.pointer));
        let about = found.subject().map(ToString::to_string);
        format!("{} at {} about {}", found.code(), at.unwrap_or_default(), about.unwrap_or_default())
    });
    reported.collect()
}

#[test]
fn the_twin_in_json_says_the_same() {
    let mut wrong = String::new();
    let mut judged = 0;
    for rule in catalogue().filter(|rule| !OF_THE_TEXT.contains(&rule.topic.en)) {
        for (name, situation) in situations(rule) {
            let Some(twin) = twin(&situation) else { continue };
            let (yaml, json) = (reported(rule, &situation), reported(rule, &twin));
            judged += yaml.len();
            if yaml != json {
                writeln!(wrong, "{}, {name}\n  in YAML {yaml:#?}\n  in JSON {json:#?}", rule.code).unwrap();
            }
        }
    }
    assert!(judged > 150, "only {judged} findings were compared");
    assert!(wrong.is_empty(), "{wrong}");
}
