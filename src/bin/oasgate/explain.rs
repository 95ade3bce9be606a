//! The catalogue on paper: one rule's page, the list of all, and the reference page in the repository.

use std::fmt::Write as _;

use oasgate::diagnostic::{Group, Rule, Snippet, Text};
use oasgate::{Lang, Severity, catalogue};
use serde_json::{Value, json};

use crate::arguments::RulesFormat;
use crate::{Status, print};

/// `oasgate explain`
pub(crate) fn explain(code: &str, lang: Lang) -> Status {
    if let Some(rule) = catalogue().find(|rule| rule.code == code) {
        print::out(&explanation(rule, lang));
        return Status::Everything;
    }
    let near = nearest(code).map(|near| match lang {
        Lang::En => format!("; the nearest code is `{near}`"),
        Lang::Zh => format!("；最接近的代码是 `{near}`"),
    });
    let near = near.unwrap_or_default();
    print::err(&match lang {
        Lang::En => format!("oasgate: no rule has the code `{code}`{near}\n"),
        Lang::Zh => format!("oasgate: 没有代码为 `{code}` 的规则{near}\n"),
    });
    Status::Nothing
}

/// `oasgate rules`
pub(crate) fn rules(format: RulesFormat, lang: Lang) -> Status {
    print::out(&match format {
        RulesFormat::Text => list(lang),
        RulesFormat::Json => print::pretty(&catalogue().map(|rule| one_json(rule, lang)).collect::<Value>()),
        RulesFormat::Markdown => reference_page(),
    });
    Status::Everything
}

/// The code that was meant, if one is close.
pub(crate) fn nearest(code: &str) -> Option<&'static str> {
    let scored = catalogue().map(|rule| (strsim::jaro_winkler(code, rule.code), rule.code));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(score, _)| *score > 0.7).map(|(_, code)| code)
}

const HELP: Text = Text { en: "help", zh: "建议" };
const TOPIC: Text = Text { en: "topic", zh: "主题" };
const CLAUSE: Text = Text { en: "from", zh: "出处" };
const GROUP: Text = Text { en: "group", zh: "分组" };
const BAD: Text = Text { en: "bad", zh: "错误示例" };
const GOOD: Text = Text { en: "good", zh: "正确示例" };

/// What the rules of the group `change` are called in place of a severity, and how bad what they report is.
const CHANGE: Text = Text { en: "change", zh: "变更" };
const VERDICT: Text = Text {
    en: "callers may notice it; whether it is breaking, unclear or compatible depends on the change and on the side, \
         requests or responses",
    zh: "调用方可能受到影响；是不兼容、不确定还是兼容，取决于具体变更及其所在一侧（请求或响应）",
};

/// The examples of a rule, with their headings.
fn examples(rule: &Rule) -> impl Iterator<Item = (Text, Snippet)> {
    [(BAD, rule.bad), (GOOD, rule.good)].into_iter().filter(|(_, snippet)| snippet.lines().next().is_some())
}

/// What happens to the part that a finding of this severity is about.
fn consequence(severity: Severity, lang: Lang) -> &'static str {
    let sentence = match severity {
        Severity::Error => {
            Text { en: "it is left out, or cannot be applied", zh: "该部分已忽略或无法应用" }
        }
        Severity::Warning => Text {
            en: "it is kept, but something was lost, guessed or replaced",
            zh: "该部分保留，但有内容丢失、被推测或被替换",
        },
        Severity::Info => Text { en: "nothing is lost", zh: "没有内容丢失" },
    };
    sentence.get(lang)
}

/// What the rules of a group have in common.
fn meaning(group: Group, lang: Lang) -> &'static str {
    let phrase = match group {
        Group::Lint => {
            Text { en: "it only judges and changes nothing", zh: "仅检查，不改变任何内容" }
        }
        _ => Text { en: "", zh: "" },
    };
    phrase.get(lang)
}

/// One rule's page for a terminal.
fn explanation(rule: &Rule, lang: Lang) -> String {
    let mut page = String::new();
    // Writing to a String cannot fail.
    let is_change = rule.group == Some(Group::Change);
    let kind = if is_change { CHANGE.get(lang) } else { rule.severity.text(lang) };
    let consequence = if is_change { VERDICT.get(lang) } else { consequence(rule.severity, lang) };
    _ = writeln!(page, "{kind}[{}]: {}", rule.code, rule.message.get(lang));
    _ = writeln!(page, "  {kind}: {consequence}");
    _ = writeln!(page, "  {}: {}", HELP.get(lang), rule.help.get(lang));
    _ = writeln!(page, "  {}: {}", TOPIC.get(lang), rule.topic.get(lang));
    if let Some(group) = rule.group.filter(|_| !is_change) {
        _ = writeln!(page, "  {}: {group}, {}", GROUP.get(lang), meaning(group, lang));
    }
    if let Some(clause) = rule.clause {
        _ = writeln!(page, "  {}: {clause}", CLAUSE.get(lang));
    }
    for (title, snippet) in examples(rule) {
        _ = writeln!(page, "\n{}:", title.get(lang));
        snippet.lines().for_each(|line| _ = writeln!(page, "{}", ["    ", line].concat().trim_end()));
    }
    page
}

/// All rules, a line each, below their topics. Lints are marked.
fn list(lang: Lang) -> String {
    let mut text = String::new();
    let mut topic = None;
    let width = catalogue().map(|rule| rule.code.len()).max().unwrap_or_default();
    for rule in catalogue() {
        if topic != Some(rule.topic) {
            let blank = if topic.is_none() { "" } else { "\n" };
            _ = writeln!(text, "{blank}{}", rule.topic.get(lang));
            topic = Some(rule.topic);
        }
        let severity = rule.severity.text(lang);
        let mark = rule.group.map(|group| format!(" [{group}]")).unwrap_or_default();
        _ = writeln!(text, "  {severity:<7} {:<width$}  {}{mark}", rule.code, rule.message.get(lang));
    }
    text
}

/// A rule for programs: `{code, severity, topic, message, help, clause, bad, good}`, `clause` null where there is none; a
/// lint also has `group`.
fn one_json(rule: &Rule, lang: Lang) -> Value {
    let mut one = json!({
        "code": rule.code,
        "severity": rule.severity,
        "topic": rule.topic.get(lang),
        "message": rule.message.get(lang),
        "help": rule.help.get(lang),
        "clause": rule.clause,
        "bad": rule.bad.to_string(),
        "good": rule.good.to_string(),
    });
    if let (Some(group), Value::Object(members)) = (rule.group, &mut one) {
        members.insert("group".to_owned(), json!(group));
    }
    one
}

const PREFACE: &str = "\
# Rules

Every finding has the code of one of these rules. This page is generated from the rules in `src`; after a change there,
`cargo run --features cli -- rules --format markdown > docs/rules.md` generates it again, and a test fails until
then. `oasgate explain CODE` prints one rule, `oasgate rules` lists all.

| severity | 严重程度 | what happened to the part | 后果 |
|---|---|---|---|
";

const READING: &str = "
An info marked *lint* only judges: it changes nothing, and what it reports is kept unchanged. `ImportOptions::lint` and
`--no-lint` turn all lints off. The severities of `conflict-…` are the vendor's levels: an error is critical, a warning is a
warning, and an info is informational. An info marked *change* says what callers notice of a plan; how bad that is, is a verdict
of the change (breaking, unclear, compatible), because it depends on the side of the contract.

`{names}` in a message are replaced by the arguments of the finding.

An example in JSON is a whole document. An example in YAML is a part of a document; `openapi: 3.0.3`, `info` and `paths` are
to be added. A part that starts with `parameters`, `requestBody` or `responses` is a part of an operation. A situation has
several parts, each after a line that names it: the `existing` API as a document, what the operator `attached` to it, a `baseline` of what is accepted, the
`document` that is imported, with the strategy if it matters, a gateway's `request` and the `catalog` of its records, and
`options` if they differ from the default. `…` replaces what is too long for an example. A test runs each example: the bad
one has the finding, and the good one has no errors and no warnings.
";

/// The reference page: all rules in both languages, for `docs/rules.md`.
fn reference_page() -> String {
    let mut page = PREFACE.to_owned();
    for each in [Severity::Error, Severity::Warning, Severity::Info] {
        let (en, zh) = (consequence(each, Lang::En), consequence(each, Lang::Zh));
        _ = writeln!(page, "| {each} | {} | {en} | {zh} |", each.text(Lang::Zh));
    }
    page.push_str(READING);
    page.push_str(&contents());
    let mut topic = None;
    for rule in catalogue() {
        if topic != Some(rule.topic) {
            _ = writeln!(page, "\n## {} / {}", rule.topic.en, rule.topic.zh);
            topic = Some(rule.topic);
        }
        page.push_str(&entry(rule));
    }
    page
}

/// The codes of each topic, as links.
fn contents() -> String {
    let mut text = String::new();
    let mut topic = None;
    for rule in catalogue() {
        if topic == Some(rule.topic) {
            text.push_str(", ");
        } else {
            _ = write!(text, "\n- {} / {}: ", rule.topic.en, rule.topic.zh);
            topic = Some(rule.topic);
        }
        _ = write!(text, "[{0}](#{0})", rule.code);
    }
    text.push('\n');
    text
}

fn entry(rule: &Rule) -> String {
    let mut entry = format!("\n### {}\n\n", rule.code);
    let mark = rule.group.map(|group| format!(" *{group}*")).unwrap_or_default();
    _ = writeln!(entry, "**{}**{mark} {}", rule.severity, rule.message.en);
    _ = writeln!(entry, "<br>**{}**{mark} {}\n", rule.severity.text(Lang::Zh), rule.message.zh);
    _ = writeln!(entry, "{}\n<br>{}", rule.help.en, rule.help.zh);
    for (title, snippet) in examples(rule) {
        _ = writeln!(entry, "\n{} / {}:\n\n```{}\n{snippet}\n```", title.en, title.zh, language(snippet));
    }
    if let Some(clause) = rule.clause {
        _ = writeln!(entry, "\nFrom {clause}.");
    }
    entry
}

/// The name by which a page's reader colours the text.
fn language(snippet: Snippet) -> &'static str {
    let json = snippet.lines().next().is_some_and(|line| line.starts_with(['{', '[']));
    if json { "json" } else { "yaml" }
}
