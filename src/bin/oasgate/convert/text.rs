//! For people: what becomes of each operation, and what it loses.

use std::collections::HashMap;
use std::fmt::Write as _;

use indexmap::{IndexMap, IndexSet};
use oasgate::convert::{Conversion, Entry, Fate};
use oasgate::diagnostic::Text;
use oasgate::report::printable;
use oasgate::{Api, Diagnostic, Lang, Severity, Subject, catalogue};

use super::gateways::Gateway;

/// What so many parts lose alike is said once for all of them.
const FOLDED: usize = 20;

/// How many members of one part are listed.
const SHOWN: usize = 40;

/// Operations that the gateway does not get.
pub(super) fn left_out<T>(conversion: &Conversion<T>) -> usize {
    let is_operation =
        |entry: &&Entry| matches!(entry.subject, Subject::Operation(_)) && entry.pointer.is_empty();
    conversion.ledger.entries().iter().filter(is_operation).count()
}

const LEFT_OUT: Text = Text { en: "left out: ", zh: "已忽略：" };

/// What two entries have to share to be said at once.
type Loss<'a> = (&'static str, Fate, &'a str);

fn loss(entry: &Entry) -> Loss<'_> {
    (entry.code(), entry.fate, &entry.pointer)
}

struct Lister<'a> {
    counts: HashMap<Loss<'a>, usize>,
    /// What was found beside the ledger, by the part that it is about.
    notes: IndexMap<Subject, Vec<&'a Diagnostic>>,
    /// How often each message is among these.
    messages: IndexMap<String, (usize, &'a Diagnostic)>,
    /// Codes of findings that are not listed.
    hidden: Vec<&'static str>,
    lang: Lang,
    out: String,
}

/// A paragraph for each operation and, where they lose something, for the API and the components.
pub(super) fn listed<G: Gateway>(
    conversion: &Conversion<G::Body>,
    found: &[Diagnostic],
    api: Option<&Api>,
    notes: bool,
    lang: Lang,
) -> String {
    let mut counts: HashMap<Loss<'_>, usize> = HashMap::new();
    for entry in conversion.ledger.entries() {
        *counts.entry(loss(entry)).or_default() += 1;
    }
    let silenced: Vec<&str> = found.iter().filter(|one| one.is_silenced()).map(Diagnostic::code).collect();
    let hidden = catalogue()
        .filter(|rule| rule.severity == Severity::Info && !notes || silenced.contains(&rule.code))
        .map(|rule| rule.code)
        .collect();
    let mut lister = Lister {
        counts,
        notes: IndexMap::new(),
        messages: IndexMap::new(),
        hidden,
        lang,
        out: String::new(),
    };
    lister.take_notes(&conversion.ledger.codes().collect::<Vec<_>>(), found);
    let entries: HashMap<&Subject, &[Entry]> =
        conversion.ledger.parts().filter_map(|part| Some((&part.first()?.subject, part))).collect();
    let bodies: HashMap<&Subject, &G::Body> =
        conversion.payloads.iter().map(|payload| (&payload.subject, &payload.body)).collect();
    let errors: HashMap<&Subject, &Diagnostic> = found
        .iter()
        .filter(|one| one.rule().severity == Severity::Error)
        .filter_map(|one| Some((one.subject()?, one)))
        .collect();
    let mut why: IndexMap<String, (usize, &Diagnostic)> = IndexMap::new();
    let of_operations = |one: &&Diagnostic| matches!(one.subject(), Some(Subject::Operation(_)));
    for error in found.iter().filter(|one| one.rule().severity == Severity::Error).filter(of_operations) {
        why.entry(error.message(lang)).or_insert((0, error)).0 += 1;
    }
    why.retain(|_, (count, _)| *count > FOLDED);
    let of_api = conversion.payloads.iter().filter(|payload| payload.subject == Subject::Api);
    for payload in of_api {
        lister.part(&G::line(&payload.body), (None, &[]), true);
    }
    for (key, operation) in api.into_iter().flat_map(|api| &api.operations) {
        let subject = Subject::Operation(key.clone());
        let body = bodies.get(&subject).copied();
        let became = match (body, errors.get(&subject).map(|error| error.message(lang))) {
            (Some(body), _) => G::line(body),
            (None, Some(message)) if !why.contains_key(&message) => [LEFT_OUT.get(lang), &message].concat(),
            (None, _) => continue,
        };
        let line = format!("{} {} -> {became}", operation.method, operation.path);
        let entries = entries.get(&subject).copied().unwrap_or_default();
        lister.part(&line, (Some(&subject), entries), true);
    }
    let with_entries = conversion.ledger.parts().filter_map(|part| part.first()).map(|entry| &entry.subject);
    let with_notes: Vec<Subject> = lister.notes.keys().cloned().collect();
    let mut others: IndexSet<&Subject> = with_entries.chain(&with_notes).collect();
    others.retain(|subject| !matches!(subject, Subject::Operation(_)));
    for subject in others {
        let entries = entries.get(subject).copied().unwrap_or_default();
        lister.part(&subject.to_string(), (Some(subject), entries), false);
    }
    for (message, (count, error)) in why {
        let (message, help) = (printable(&message), error.help(lang));
        _ = match lang {
            Lang::En => writeln!(lister.out, "{count} operations -> left out: {message}\n    help: {help}"),
            Lang::Zh => writeln!(lister.out, "{count} 个操作 -> 已忽略：{message}\n    建议：{help}"),
        };
    }
    lister.folded(conversion);
    lister.folded_notes();
    if !lister.out.is_empty() {
        lister.out.push('\n');
    }
    lister.out
}

impl<'a> Lister<'a> {
    fn is_folded(&self, entry: &'a Entry) -> bool {
        self.counts.get(&loss(entry)).is_some_and(|count| *count > FOLDED)
    }

    /// Takes the findings that are listed with the parts that they are about.
    fn take_notes(&mut self, codes: &[&str], found: &'a [Diagnostic]) {
        for one in found.iter().filter(|one| !self.hidden.contains(&one.code())) {
            if let Some(subject) = one.subject().filter(|_| is_noted(codes, one)) {
                self.notes.entry(subject.clone()).or_default().push(one);
                self.messages.entry(one.message(self.lang)).or_insert((0, one)).0 += 1;
            }
        }
        self.messages.retain(|_, (count, _)| *count > FOLDED);
    }

    /// What was found about a part beside the ledger, each on a line.
    fn notes_of(&self, subject: Option<&Subject>) -> Vec<String> {
        let all = subject.and_then(|subject| self.notes.get(subject)).into_iter().flatten();
        let lines = all.filter_map(|one| {
            let message = one.message(self.lang);
            let place = one.location().map(|at| format!(" {}", line_of(at.line, self.lang)));
            let word = one.severity().text(self.lang);
            let is_said = self.messages.contains_key(&message);
            (!is_said).then(|| {
                shortened(&format!("{word}[{}]{}: {message}", one.code(), place.unwrap_or_default()), MESSAGE)
            })
        });
        lines.collect()
    }

    /// One part; without losses only where `always`.
    fn part(&mut self, line: &str, (subject, entries): (Option<&Subject>, &'a [Entry]), always: bool) {
        let shown: Vec<&Entry> = entries
            .iter()
            // Why an operation is left out is in its line.
            .filter(|entry| !(always && entry.pointer.is_empty()))
            .filter(|entry| !self.hidden.contains(&entry.code()) && !self.is_folded(entry))
            .collect();
        let notes = self.notes_of(subject);
        if !always && shown.is_empty() && notes.is_empty() {
            return;
        }
        self.out.extend([printable(line).as_str(), "\n"]);
        let entries: Vec<String> = shown.iter().take(SHOWN).map(|entry| self.entry(entry)).collect();
        for line in entries.iter().chain(notes.iter().take(SHOWN)) {
            // Writing to a String cannot fail.
            _ = writeln!(self.out, "    {line}");
        }
        if shown.len() > SHOWN {
            let more = shown.len() - SHOWN;
            _ = match self.lang {
                Lang::En => writeln!(self.out, "    and {more} more"),
                Lang::Zh => writeln!(self.out, "    另有 {more} 项"),
            };
        }
    }

    fn entry(&self, entry: &Entry) -> String {
        let became = entry.became.as_ref().map(|became| format!(" -> {became}")).unwrap_or_default();
        let pointer = if entry.pointer.is_empty() { "/" } else { &entry.pointer };
        let (fate, code) = (fate(entry.fate, self.lang), entry.code());
        let line = match &entry.became {
            // The name that an id is wanted for.
            Some(name) if entry.fate == Fate::NeedsReference => {
                format!("{fate}: {} ({pointer}) [{code}]", name.trim_start_matches("? "))
            }
            _ => format!("{fate} {pointer}{became} [{code}]"),
        };
        shortened(&line, LINE)
    }

    /// What many parts lose alike.
    fn folded<T>(&mut self, conversion: &'a Conversion<T>) {
        let mut said: std::collections::HashSet<Loss<'_>> = std::collections::HashSet::new();
        for entry in conversion.ledger.entries() {
            let count = self.counts.get(&loss(entry)).copied().unwrap_or_default();
            // Parts that are left out as a whole are listed already.
            let is_operation = matches!(entry.subject, Subject::Operation(_));
            let is_said = entry.pointer.is_empty() && is_operation || self.hidden.contains(&entry.code());
            if count <= FOLDED || is_said || !said.insert(loss(entry)) {
                continue;
            }
            let pointer = printable(&entry.pointer);
            let (fate, code) = (fate(entry.fate, self.lang), entry.code());
            _ = match self.lang {
                Lang::En => writeln!(self.out, "in {count} parts: {fate} {pointer} [{code}]"),
                Lang::Zh => writeln!(self.out, "{count} 处：{fate} {pointer} [{code}]"),
            };
        }
    }
}

impl Lister<'_> {
    /// What was found about many parts alike.
    fn folded_notes(&mut self) {
        for (message, (count, one)) in &self.messages {
            let said = format!("{}[{}]: {message}", one.severity().text(self.lang), one.code());
            let said = shortened(&said, MESSAGE);
            _ = match self.lang {
                Lang::En => writeln!(self.out, "in {count} parts: {said}"),
                Lang::Zh => writeln!(self.out, "{count} 处：{said}"),
            };
        }
    }
}

/// Whether a finding is listed with the part that it is about, as the ledger does not have it.
pub(super) fn is_noted(codes: &[&str], found: &Diagnostic) -> bool {
    found.subject().is_some() && !codes.contains(&found.code())
}

fn line_of(line: u32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("line {line}"),
        Lang::Zh => format!("第 {line} 行"),
    }
}

/// How many characters of a line about a member are shown, and of a message, which may name many members.
const LINE: usize = 300;
const MESSAGE: usize = 1000;

fn shortened(line: &str, most: usize) -> String {
    let line = printable(line);
    match line.char_indices().nth(most) {
        Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "…",
        None => line,
    }
}

fn fate(fate: Fate, lang: Lang) -> &'static str {
    let text = match fate {
        Fate::Lost => Text { en: "lost", zh: "丢失" },
        Fate::Widened => Text { en: "widened", zh: "放宽" },
        Fate::Renamed => Text { en: "renamed", zh: "改名" },
        Fate::Truncated => Text { en: "truncated", zh: "截断" },
        Fate::NeedsReference => Text { en: "needs an id", zh: "缺少 ID" },
        _ => Text { en: "changed", zh: "改变" },
    };
    text.get(lang)
}

/// The numbers, before those of findings.
pub(super) fn summary<T>(conversion: &Conversion<T>, lang: Lang) -> String {
    let (payloads, left_out) = (conversion.payloads.len(), left_out(conversion));
    let mut counts: Vec<String> = Vec::new();
    for one in Fate::ALL {
        let count = conversion.ledger.count(one);
        if count > 0 {
            counts.push(format!("{count} {}", fate(one, lang)));
        }
    }
    let s = if payloads == 1 { "" } else { "s" };
    match lang {
        Lang::En => format!("{payloads} payload{s}, {left_out} left out; members: {}; ", counts.join(", ")),
        Lang::Zh => format!("{payloads} 个请求，忽略 {left_out} 个；成员：{}；", counts.join("，")),
    }
}
