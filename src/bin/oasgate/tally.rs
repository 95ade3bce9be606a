//! How many of everything: the line that closes a report, and the exit status.

use std::collections::{BTreeMap, BTreeSet};

use oasgate::plan::{Reason, Verdict};
use oasgate::{Action, Diagnostic, Lang, Plan, Severity, Subject};
use serde_json::{Value, json};

use crate::filters::is_urgent;

/// The parts of a document by what happened to them, and its findings by what they count as.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Parts as the API has them after the import: created, updated or the same already.
    imported: usize,
    /// Whether what the document says about the API itself is imported too: a row of the plan that is not a part.
    has_api: bool,
    /// Parts that stay unchanged although the document's differ.
    kept: usize,
    left_out: usize,
    /// Changes by their verdicts.
    verdicts: [usize; Verdict::ALL.len()],
    errors: usize,
    pub warnings: usize,
    infos: usize,
    /// Infos that are only listed when asked for.
    unlisted: usize,
    /// Findings of codes that an override changed.
    overruled: BTreeMap<(Overruled, &'static str), usize>,
    /// Whether the document as a whole can be imported.
    is_usable: bool,
    /// Whether a part is left out under an error that still counts as one.
    has_faults: bool,
}

/// Code of the finding that replaces those findings of a rule that are only counted.
const SUPPRESSED: &str = "findings-suppressed";

/// What an override made of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Overruled {
    Silenced,
    Lowered,
    Raised,
}

impl Tally {
    /// Counts the parts by the plan, which has every part of the document, and the findings of all stages.
    pub(crate) fn new(is_usable: bool, plan: Option<&Plan>, diagnostics: &[Diagnostic]) -> Self {
        let verdicts = Verdict::ALL.map(|verdict| plan.map_or(0, |plan| plan.count_verdict(verdict)));
        let mut tally = Self { verdicts, is_usable, ..Self::default() };
        let mut left_out: BTreeSet<&Subject> = BTreeSet::new();
        for change in plan.map(Plan::changes).unwrap_or_default() {
            match (change.action, change.reason) {
                (Action::Refuse, _) | (_, Reason::BrokenInDocument) => _ = left_out.insert(&change.subject),
                (action, _) if change.subject == Subject::Api => {
                    tally.has_api = matches!(action, Action::Create | Action::Update | Action::Unchanged);
                }
                (Action::Create | Action::Update | Action::Unchanged, _) => tally.imported += 1,
                (Action::Keep, Reason::ExistingWins) => tally.kept += 1,
                (Action::Keep | Action::Remove, _) => {}
            }
        }
        tally.left_out = left_out.len();
        let listed: BTreeMap<&str, Severity> =
            diagnostics.iter().map(|found| (found.code(), found.severity())).collect();
        for found in diagnostics {
            tally.add(found);
            if found.code() == SUPPRESSED && !found.is_silenced() {
                tally.add_unlisted(found, &listed);
            }
            if found.rule().severity == Severity::Error && found.severity() != Severity::Error {
                // It is allowed to be left out, unless another error says so too.
                found.subject().map(|subject| left_out.remove(subject));
            }
        }
        tally.has_faults = tally.errors > 0 || !left_out.is_empty();
        tally
    }

    /// Counts the operations of a document that is refused as a whole.
    pub(crate) fn refusing(mut self, operations: usize) -> Self {
        self.left_out += operations;
        self
    }

    /// Adds what another document has.
    pub(crate) fn add_all(&mut self, other: &Self) {
        self.imported += other.imported;
        self.kept += other.kept;
        self.left_out += other.left_out;
        for (sum, count) in self.verdicts.iter_mut().zip(other.verdicts) {
            *sum += count;
        }
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.unlisted += other.unlisted;
        for (key, count) in &other.overruled {
            *self.overruled.entry(*key).or_default() += count;
        }
        self.is_usable |= other.is_usable;
        self.has_faults |= other.has_faults;
    }

    fn add(&mut self, found: &Diagnostic) {
        if found.is_overruled() {
            let change = if found.is_silenced() {
                Overruled::Silenced
            } else if found.severity() < found.rule().severity {
                // The worst severity is the least.
                Overruled::Raised
            } else {
                Overruled::Lowered
            };
            *self.overruled.entry((change, found.code())).or_default() += 1;
        }
        if !found.is_silenced() {
            *self.count(found.severity()) += 1;
            self.unlisted += usize::from(!is_urgent(found));
        }
    }

    /// Counts the findings that are not listed.
    fn add_unlisted(&mut self, found: &Diagnostic, listed: &BTreeMap<&str, Severity>) {
        let arg = |wanted| found.args().find(|(name, _)| *name == wanted).map(|(_, value)| value);
        let count = arg("count").and_then(|count| count.parse::<usize>().ok()).unwrap_or_default();
        if let Some(severity) = arg("code").and_then(|code| listed.get(code)) {
            *self.count(*severity) += count;
        }
    }

    fn count(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }

    /// Whether everything that counts was imported; none when nothing can be.
    pub(crate) fn is_fine(&self) -> Option<bool> {
        self.is_usable.then_some(!self.has_faults)
    }

    /// The numbers for programs.
    pub(crate) fn to_json(&self) -> Value {
        let [breaking, unclear, compatible] = self.verdicts;
        json!({
            "breaking": breaking,
            "unclear": unclear,
            "compatible": compatible,
            "imported": self.imported,
            "kept": self.kept,
            "leftOut": self.left_out,
            "errors": self.errors,
            "warnings": self.warnings,
            "infos": self.infos,
            "silenced": self.sum(Overruled::Silenced),
        })
    }

    /// How many findings each code has that an override changed.
    pub(crate) fn overruled(&self, code: &str) -> usize {
        self.overruled.iter().filter(|((_, of), _)| *of == code).map(|(_, count)| count).sum()
    }

    /// The line that closes a report.
    pub(crate) fn line(&self, notes: bool, lang: Lang) -> String {
        self.sums(if self.is_usable { self.parts(lang) } else { self.refusal(lang) }, notes, lang)
    }

    /// The line that closes a report which is not about parts: the findings alone.
    pub(crate) fn findings(&self, notes: bool, lang: Lang) -> String {
        self.sums(counted(self.errors, "error", "个错误", lang), notes, lang)
    }

    fn sums(&self, first: String, notes: bool, lang: Lang) -> String {
        let hidden = match lang {
            _ if notes || self.unlisted == 0 => "",
            Lang::En => " (--notes lists them)",
            Lang::Zh => "（使用 --notes 列出）",
        };
        let mut clauses = vec![first];
        clauses.push(counted(self.warnings, "warning", "个警告", lang));
        clauses.push(counted(self.infos, "info", "条提示", lang) + hidden);
        clauses.join(separator(lang)) + &self.changed(lang) + "\n"
    }

    /// What overrides did to findings, to follow the sums of a line.
    pub(crate) fn changed(&self, lang: Lang) -> String {
        let mut text = String::new();
        let overruled = [
            (Overruled::Silenced, "silenced", "条已静默"),
            (Overruled::Lowered, "lowered", "条已降级"),
            (Overruled::Raised, "raised", "条已升级"),
        ];
        for (which, en, zh) in overruled {
            let count = self.sum(which);
            if count > 0 {
                let codes: Vec<&str> = self.codes(which).collect();
                let counted = match lang {
                    Lang::En => format!("{count} {en} ({})", codes.join(", ")),
                    Lang::Zh => format!("{count} {zh}（{}）", codes.join("、")),
                };
                text.extend([separator(lang), &counted]);
            }
        }
        text
    }

    fn parts(&self, lang: Lang) -> String {
        let imported = match (self.has_api, lang) {
            (false, _) => "",
            (true, Lang::En) => "the API and ",
            (true, Lang::Zh) => "API 和 ",
        };
        let imported = [imported, &counted(self.imported, "part", "项", lang)].concat();
        let (kept, left_out) = (self.kept, self.left_out);
        match (lang, kept) {
            (Lang::En, 0) => format!("{imported} imported, {left_out} left out"),
            (Lang::En, _) => format!("{imported} imported, {kept} kept, {left_out} left out"),
            (Lang::Zh, 0) => format!("导入 {imported}，忽略 {left_out} 项"),
            (Lang::Zh, _) => format!("导入 {imported}，保留 {kept} 项，忽略 {left_out} 项"),
        }
    }

    fn refusal(&self, lang: Lang) -> String {
        let errors = counted(self.errors, "error", "个错误", lang);
        let refused = match (self.left_out, lang) {
            (0, _) => String::new(),
            (count, Lang::En) => format!("{}, ", counted(count, "refused operation", "", lang)),
            (count, Lang::Zh) => format!("{count} 个操作被拒绝，"),
        };
        match lang {
            Lang::En => format!("nothing can be imported: {refused}{errors}"),
            Lang::Zh => format!("无法导入：{refused}{errors}"),
        }
    }

    fn codes(&self, which: Overruled) -> impl Iterator<Item = &'static str> {
        self.overruled.keys().filter(move |(of, _)| *of == which).map(|(_, code)| *code)
    }

    fn sum(&self, which: Overruled) -> usize {
        self.overruled.iter().filter(|((of, _), _)| *of == which).map(|(_, count)| count).sum()
    }
}

const fn separator(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ", ",
        Lang::Zh => "，",
    }
}

/// A number of things.
fn counted(count: usize, thing: &str, zh: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{count} {thing}{}", if count == 1 { "" } else { "s" }),
        Lang::Zh => format!("{count} {zh}"),
    }
}
