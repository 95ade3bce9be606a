//! Conflicts for people, and as one object for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use oasgate::model::MatchKind;
use oasgate::report::printable;
use oasgate::route::{Conflict, ConflictLevel, Conflicts as Found, RouteRef, RouteSet};
use oasgate::{Diagnostic, Lang, aliyun};
use serde::Serialize;
use serde_json::{Value, json};

use super::texts::{
    DOMAINS, ENDED, HELP, LOSES, UNLISTED, UNREADABLE, WHY, WINS, WITNESS, help, level, message, why,
};
use super::{Spec, counted};
use crate::filters::is_urgent;
use crate::rows::Findings;
use crate::tally::Tally;

/// Everything as one object.
#[derive(Serialize)]
pub(super) struct Whole<'f> {
    aliyun: Vec<Vec<aliyun::ApiRouteConflictInfo>>,
    complete: bool,
    conflicts: Vec<Value>,
    counts: BTreeMap<&'static str, usize>,
    diagnostics: Findings<'f>,
    documents: Vec<Value>,
    unlisted: Vec<Value>,
    unreadable: Vec<Option<Value>>,
}

/// Conflicts for people.
pub(super) struct Report<'r> {
    pub specs: &'r [Spec],
    pub sets: &'r [RouteSet<'r>],
    pub found: &'r Found,
    /// The conflicts as findings, under the filters: first those of the list, then the routes that cannot be read, then
    /// those with conflicts that are not listed.
    pub judged: &'r [Diagnostic],
    pub lang: Lang,
}

impl Report<'_> {
    /// The conflicts that the filters leave, with their levels and findings.
    fn listed(&self) -> impl Iterator<Item = (&Conflict, ConflictLevel, &Diagnostic)> {
        let judged = self.found.list.iter().zip(self.judged);
        judged.filter_map(|(conflict, found)| Some((conflict, counted(conflict, found)?, found)))
    }

    /// Whether the filters leave the findings of a rule.
    fn leaves(&self, code: &str) -> bool {
        !self.judged.iter().any(|found| found.code() == code && found.is_silenced())
    }

    pub(super) fn text(&self, notes: bool, tally: &Tally) -> String {
        let mut out = String::new();
        for (conflict, level, found) in self.listed() {
            if notes || is_urgent(found) {
                self.one(&mut out, conflict, level, found.code());
            }
        }
        let unreadable = self.found.unreadable.iter().filter(|_| self.leaves("conflict-unreadable"));
        for route in unreadable {
            let (name, place) = self.route(*route);
            _ = writeln!(out, "{}: {name}  {place}\n", UNREADABLE.get(self.lang));
        }
        let unlisted = self.found.unlisted.iter().filter(|_| self.leaves("conflict-unlisted"));
        for unlisted in unlisted {
            let (name, place) = self.route(unlisted.route);
            let count = self.least(unlisted.count);
            _ = writeln!(out, "{} {count}: {name}  {place}\n", UNLISTED.get(self.lang));
        }
        out.push_str(&self.sum(notes, tally));
        out
    }

    /// The conflicts that are listed, as a diagram.
    pub(super) fn mermaid(&self, notes: bool) -> String {
        let listed = self.listed().filter(|(.., found)| notes || is_urgent(found));
        let list = listed.map(|(conflict, level, _)| Conflict { level, ..conflict.clone() });
        let mut drawn = Found { list: list.collect(), ..self.found.clone() };
        drawn.list.sort_by_key(|conflict| conflict.level);
        if !self.leaves("conflict-unlisted") {
            drawn.unlisted.clear();
        }
        drawn.mermaid(self.sets, self.lang)
    }

    fn one(&self, out: &mut String, conflict: &Conflict, rank: ConflictLevel, code: &str) {
        let lang = self.lang;
        _ = writeln!(out, "{}[{code}]: {}", level(rank, lang), message(conflict.kind).get(lang));
        for (word, at) in [(WINS, conflict.winner), (LOSES, conflict.loser)] {
            let (name, place) = self.route(at);
            _ = writeln!(out, "  {} {name}", word.get(lang));
            _ = writeln!(out, "    {place}");
        }
        if let Some(witness) = &conflict.witness {
            _ = writeln!(out, "  {} {}", WITNESS.get(lang), printable(&witness.to_string()));
        }
        if !conflict.domains.is_empty() {
            _ = writeln!(out, "  {} {}", DOMAINS.get(lang), conflict.domains.join(", "));
        }
        _ = writeln!(out, "  {} {}", WHY.get(lang), why(conflict.rule).get(lang));
        _ = writeln!(out, "  {} {}\n", HELP.get(lang), help(conflict.kind).get(lang));
    }

    /// A route in a line, and where it is.
    fn route(&self, at: RouteRef) -> (String, String) {
        let spec = self.specs.get(at.set);
        let Some((spec, route)) = spec.and_then(|spec| Some((spec, spec.routes.get(at.route)?))) else {
            return Default::default();
        };
        let methods: Vec<&str> = route.methods.iter().map(|method| method.as_str()).collect();
        let methods = if methods.is_empty() { "*".to_owned() } else { methods.join(",") };
        let mut name = format!("{}: {methods} {} {}", route.name, route.path.kind.as_str(), route.path.value);
        for condition in route.headers.iter().chain(&route.queries) {
            let operator = match condition.kind {
                MatchKind::Exact => "=",
                MatchKind::Prefix => "^=",
                MatchKind::Regex => "~",
            };
            _ = write!(name, " [{}{operator}{}]", condition.name, condition.value);
        }
        let place = match spec.place(at.route) {
            Some(place) => format!("--> {}:{}:{}", place.file(&spec.file), place.line, place.column),
            None => format!("--> {}", spec.file),
        };
        (printable(&name), printable(&place))
    }

    fn least(&self, count: usize) -> String {
        if self.found.complete { count.to_string() } else { format!("≥ {count}") }
    }

    /// The line that closes a report.
    pub(super) fn sum(&self, notes: bool, tally: &Tally) -> String {
        let routes: usize = self.specs.iter().map(|spec| spec.routes.len()).sum();
        let count = |level| self.listed().filter(|(_, of, _)| *of == level).count();
        let (critical, warning) = (count(ConflictLevel::Critical), count(ConflictLevel::Warning));
        let note = count(ConflictLevel::Informational);
        let unlisted = self.least(self.found.unlisted.iter().map(|unlisted| unlisted.count).sum());
        let is_whole = notes || self.listed().all(|(_, _, found)| is_urgent(found));
        let hidden = if is_whole { "" } else { " (--notes)" };
        let changed = tally.changed(self.lang);
        let mut text = match self.lang {
            Lang::En => format!(
                "{routes} routes: {critical} critical, {warning} warning, {note} informational{hidden}; {unlisted} not listed{changed}\n"
            ),
            Lang::Zh => format!(
                "{routes} 条路由：严重 {critical}，警告 {warning}，提示 {note}{hidden}；未列出 {unlisted}{changed}\n"
            ),
        };
        if !self.found.complete {
            _ = writeln!(text, "{}", ENDED.get(self.lang));
        }
        text
    }

    /// The conflicts as one object: what was compared, the conflicts, what is not listed, the findings, and each document's
    /// part in the vendor's shape, to which no filters apply.
    pub(super) fn to_json<'f>(&self, diagnostics: &'f [Diagnostic]) -> Whole<'f> {
        let Report { specs, sets, found, lang, .. } = *self;
        let side = |at: RouteRef| {
            let spec = specs.get(at.set)?;
            let route = spec.routes.get(at.route)?;
            let place = spec.place(at.route);
            Some(json!({
                "file": spec.file,
                "api": spec.api.about.name,
                "line": place.map(|place| place.line),
                "column": place.map(|place| place.column),
                "pointer": place.map(|place| &*place.pointer),
                "route": route,
            }))
        };
        let list = self.listed().map(|(conflict, level, finding)| {
            json!({
                "level": level,
                "code": finding.code(),
                "kind": conflict.kind,
                "rule": conflict.rule,
                "winner": side(conflict.winner),
                "loser": side(conflict.loser),
                "domains": conflict.domains,
                "witness": conflict.witness,
                "request": conflict.witness.as_ref().map(ToString::to_string),
                "message": message(conflict.kind).get(lang),
                "reason": why(conflict.rule).get(lang),
                "help": help(conflict.kind).get(lang),
            })
        });
        let unlisted = found
            .unlisted
            .iter()
            .map(|unlisted| json!({ "route": side(unlisted.route), "count": unlisted.count }));
        let levels = [ConflictLevel::Critical, ConflictLevel::Warning, ConflictLevel::Informational];
        let counts: BTreeMap<&'static str, usize> = levels
            .into_iter()
            .map(|level| (level.as_str(), self.listed().filter(|(_, of, _)| *of == level).count()))
            .collect();
        let documents = specs.iter().map(
            |spec| json!({ "file": spec.file, "api": spec.api.about.name, "routes": spec.routes.len() }),
        );
        Whole {
            aliyun: (0..sets.len()).map(|set| aliyun::conflict_infos(found, sets, set)).collect(),
            complete: found.complete,
            conflicts: list.collect(),
            counts,
            diagnostics: Findings { found: diagnostics, lang },
            documents: documents.collect(),
            unlisted: unlisted.collect(),
            unreadable: found.unreadable.iter().map(|route| side(*route)).collect(),
        }
    }
}
