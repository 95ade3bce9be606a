//! `oasgate conflicts`: which routes of some documents take each other's requests.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use oasgate::{
    Conflict, ConflictKind, ConflictLevel, ConflictOptions, Conflicts as Found, Diagnostic, ImportOptions,
    Lang, Location, MatchKind, OrderRule, Route, RouteOptions, RouteRef, RouteSet, Severity, Text, aliyun,
    conflicts, import, printable, routes,
};
use serde_json::{Value, json};

use crate::arguments::Language;
use crate::files::{self, FileProblem};
use crate::kind::Kind;
use crate::{Status, print};

/// Arguments.
#[derive(Args)]
pub(crate) struct Conflicts {
    /// The definitions, JSON or YAML, in the order in which they were published; `-` is standard input
    #[arg(required = true, value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// Text for people, or one JSON object
    #[arg(long, value_enum, default_value_t = ConflictsFormat::Text)]
    format: ConflictsFormat,
    /// Also list informational conflicts: the more specific route wins. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    pub lang: Language,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ConflictsFormat {
    Text,
    Json,
}

/// A document with its routes.
struct Spec {
    file: String,
    api: String,
    routes: Vec<Route>,
    /// Where each route stands.
    places: Vec<Option<Location>>,
    /// Findings that kept something from becoming a route.
    errors: Vec<Diagnostic>,
}

pub(crate) fn run(args: &Conflicts) -> Result<Status, FileProblem> {
    let lang = args.lang.get();
    let mut specs = Vec::new();
    for path in &args.specs {
        let read = read(path)?;
        if let Err(errors) = &read {
            print::err(&oasgate::text(errors, &files::name(path), lang));
        }
        specs.extend(read.ok());
    }
    if specs.len() < args.specs.len() {
        return Ok(Status::Nothing);
    }
    // Each document is an API of its own; all are published on one domain of one environment.
    let sets: Vec<RouteSet<'_>> = specs
        .iter()
        .map(|spec| RouteSet { api: &spec.api, environment: "", routes: &spec.routes, places: None })
        .collect();
    let found = conflicts(&sets, &ConflictOptions::default());
    for spec in &specs {
        print::err(&oasgate::text(&spec.errors, &spec.file, lang));
    }
    match args.format {
        ConflictsFormat::Text => print::out(&Report { specs: &specs, found: &found, lang }.text(args.notes)),
        ConflictsFormat::Json => print::out(&print::pretty(&to_json(&specs, &sets, &found, lang))),
    }
    let is_critical = found.count(ConflictLevel::Critical) > 0;
    Ok(if is_critical { Status::LeftOut } else { Status::Everything })
}

/// Reads a document; the findings when nothing can be made of it.
fn read(path: &Path) -> Result<Result<Spec, Vec<Diagnostic>>, FileProblem> {
    let bytes = files::read(path)?;
    let mut options = ImportOptions::default();
    // Only errors are printed.
    options.lint = false;
    let imported = import(bytes.as_slice(), &options);
    if imported.value.is_none()
        && let Some(problem) = Kind::mistaken(&files::name(path), &bytes, Kind::Definition)
    {
        return Err(problem);
    }
    let findings = imported.diagnostics;
    let Some(imported) = imported.value else { return Ok(Err(findings)) };
    let mut options = RouteOptions::default();
    options.places = imported.places.clone();
    let derived = routes(&imported.api, &options);
    let Some(routes) = derived.value else { return Ok(Err(derived.diagnostics)) };
    let all = findings.into_iter().chain(derived.diagnostics);
    Ok(Ok(Spec {
        file: files::name(path),
        api: imported.api.about.name.clone(),
        places: imported.places.of_routes(&routes),
        routes,
        errors: all.filter(|found| found.severity() == Severity::Error).collect(),
    }))
}

impl Spec {
    fn place(&self, route: usize) -> Option<&Location> {
        self.places.get(route)?.as_ref()
    }
}

/// Conflicts for people.
struct Report<'r> {
    specs: &'r [Spec],
    found: &'r Found,
    lang: Lang,
}

impl Report<'_> {
    fn text(&self, notes: bool) -> String {
        let mut out = String::new();
        let is_shown = |conflict: &&Conflict| notes || conflict.level != ConflictLevel::Informational;
        for conflict in self.found.list.iter().filter(is_shown) {
            self.one(&mut out, conflict);
        }
        for route in &self.found.unreadable {
            let (name, place) = self.route(*route);
            _ = writeln!(out, "{}: {name}  {place}\n", UNREADABLE.get(self.lang));
        }
        for unlisted in &self.found.unlisted {
            let (name, place) = self.route(unlisted.route);
            let count = self.least(unlisted.count);
            _ = writeln!(out, "{} {count}: {name}  {place}\n", UNLISTED.get(self.lang));
        }
        out.push_str(&self.sum(notes));
        out
    }

    fn one(&self, out: &mut String, conflict: &Conflict) {
        let lang = self.lang;
        _ = writeln!(out, "{}: {}", level(conflict.level, lang), said(conflict.kind).get(lang));
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
        _ = writeln!(out, "  {} {}\n", TODO.get(lang), todo(conflict.kind).get(lang));
    }

    /// A route in a line, and where it stands.
    fn route(&self, at: RouteRef) -> (String, String) {
        let spec = self.specs.get(at.set);
        let Some((spec, route)) = spec.and_then(|spec| Some((spec, spec.routes.get(at.route)?))) else {
            return Default::default();
        };
        let methods: Vec<&str> = route.methods.iter().map(|method| method.as_str()).collect();
        let methods = if methods.is_empty() { "*".to_owned() } else { methods.join(",") };
        let mut name = format!("{}: {methods} {} {}", route.name, route.path.kind.as_str(), route.path.value);
        for condition in route.headers.iter().chain(&route.queries) {
            let sign = match condition.kind {
                MatchKind::Exact => "=",
                MatchKind::Prefix => "^=",
                MatchKind::Regex => "~",
            };
            _ = write!(name, " [{}{sign}{}]", condition.name, condition.value);
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

    fn sum(&self, notes: bool) -> String {
        let routes: usize = self.specs.iter().map(|spec| spec.routes.len()).sum();
        let count = |level| self.found.count(level);
        let (critical, warning) = (count(ConflictLevel::Critical), count(ConflictLevel::Warning));
        let note = count(ConflictLevel::Informational);
        let unlisted = self.least(self.found.unlisted.iter().map(|unlisted| unlisted.count).sum());
        let hidden = if notes || note == 0 { "" } else { " (--notes)" };
        let mut text = match self.lang {
            Lang::En => format!(
                "{routes} routes: {critical} critical, {warning} warning, {note} informational{hidden}; {unlisted} not listed\n"
            ),
            Lang::Zh => format!(
                "{routes} 条路由：严重 {critical}，警告 {warning}，提示 {note}{hidden}；未列出 {unlisted}\n"
            ),
        };
        if !self.found.complete {
            _ = writeln!(text, "{}", ENDED.get(self.lang));
        }
        text
    }
}

const WINS: Text = Text { en: "wins   ", zh: "优先：" };
const LOSES: Text = Text { en: "loses  ", zh: "落后：" };
const WITNESS: Text = Text { en: "both match", zh: "均匹配：" };
const DOMAINS: Text = Text { en: "on", zh: "域名：" };
const WHY: Text = Text { en: "because", zh: "原因：" };
const TODO: Text = Text { en: "help:", zh: "建议：" };
const UNREADABLE: Text = Text {
    en: "Informational: the path cannot be read, so nothing was compared with it",
    zh: "提示：路径无法解析，未参与比较",
};
const UNLISTED: Text = Text { en: "conflicts that are not listed,", zh: "未列出的冲突" };
const ENDED: Text = Text {
    en: "the routes have so much in common that not all of them were compared",
    zh: "路由之间重叠过多，未能全部比较",
};

const fn level(level: ConflictLevel, lang: Lang) -> &'static str {
    let zh = match level {
        ConflictLevel::Critical => "严重",
        ConflictLevel::Warning => "警告",
        ConflictLevel::Informational => "提示",
    };
    Text { en: level.as_str(), zh }.get(lang)
}

const fn said(kind: ConflictKind) -> Text {
    match kind {
        ConflictKind::Identical => {
            Text { en: "two routes match the same requests", zh: "两条路由匹配相同的请求" }
        }
        ConflictKind::Shadowed => {
            Text { en: "a route never gets a request", zh: "一条路由永远收不到请求" }
        }
        ConflictKind::PartlyShadowed => Text {
            en: "a route never gets a request of the methods that both have",
            zh: "在共有的方法上，一条路由永远收不到请求",
        },
        ConflictKind::Ambiguous => Text {
            en: "two routes overlap, and neither is the more specific one",
            zh: "两条路由部分重叠，且互不更具体",
        },
        ConflictKind::PrefixInPrefix => Text {
            en: "a longer prefix takes requests of a shorter one",
            zh: "较长的前缀接收了较短前缀的请求",
        },
        ConflictKind::RegexOverlap => Text {
            en: "two routes overlap, one by a regular expression",
            zh: "两条路由因正则表达式而部分重叠",
        },
        ConflictKind::MoreSpecific => {
            Text { en: "the more specific route comes first", zh: "更具体的路由优先" }
        }
        ConflictKind::Undecided => Text {
            en: "whether two routes overlap cannot be decided",
            zh: "无法判断两条路由是否重叠",
        },
    }
}

const fn why(rule: OrderRule) -> Text {
    match rule {
        OrderRule::Domain => Text { en: "its domain name is longer", zh: "域名更长" },
        OrderRule::PathKind => Text {
            en: "exact paths come before prefixes, and those before regular expressions",
            zh: "精确匹配先于前缀匹配，前缀匹配先于正则匹配",
        },
        OrderRule::PathLength => Text { en: "its path is longer as text", zh: "路径文本更长" },
        OrderRule::Headers => Text { en: "it has more conditions on headers", zh: "请求头条件更多" },
        OrderRule::Queries => {
            Text { en: "it has more conditions on the query", zh: "查询参数条件更多" }
        }
        OrderRule::Position => Text { en: "it was made first", zh: "创建时间更早" },
        OrderRule::Name => Text { en: "its name sorts first", zh: "名称排序在前" },
    }
}

const fn todo(kind: ConflictKind) -> Text {
    match kind {
        ConflictKind::Identical => Text {
            en: "remove one of the two, or publish them on different domains",
            zh: "删除其中一条，或发布到不同的域名",
        },
        ConflictKind::Shadowed | ConflictKind::PartlyShadowed => Text {
            en: "make the first one narrower, or remove the second",
            zh: "缩小前者的匹配范围，或删除后者",
        },
        ConflictKind::Ambiguous => Text {
            en: "let the two paths differ in a literal segment",
            zh: "让两个路径至少有一个字面段不同",
        },
        ConflictKind::PrefixInPrefix | ConflictKind::RegexOverlap => {
            Text { en: "check that this is meant", zh: "请确认这符合预期" }
        }
        ConflictKind::MoreSpecific => Text {
            en: "check that the more specific route is meant",
            zh: "请确认应由更具体的路由响应",
        },
        ConflictKind::Undecided => {
            Text { en: "write the regular expressions in a simpler way", zh: "简化正则表达式" }
        }
    }
}

/// The conflicts as one object: what was compared, the conflicts, what is not listed, and each document's part in the
/// vendor's shape.
fn to_json(specs: &[Spec], sets: &[RouteSet<'_>], found: &Found, lang: Lang) -> Value {
    let side = |at: RouteRef| {
        let spec = specs.get(at.set)?;
        let route = spec.routes.get(at.route)?;
        let place = spec.place(at.route);
        Some(json!({
            "file": spec.file,
            "api": spec.api,
            "line": place.map(|place| place.line),
            "column": place.map(|place| place.column),
            "pointer": place.map(|place| &*place.pointer),
            "route": route,
        }))
    };
    let list = found.list.iter().map(|conflict| {
        json!({
            "level": conflict.level,
            "kind": conflict.kind,
            "rule": conflict.rule,
            "winner": side(conflict.winner),
            "loser": side(conflict.loser),
            "domains": conflict.domains,
            "witness": conflict.witness,
            "request": conflict.witness.as_ref().map(ToString::to_string),
            "message": said(conflict.kind).get(lang),
            "reason": why(conflict.rule).get(lang),
            "help": todo(conflict.kind).get(lang),
        })
    });
    let unlisted = found
        .unlisted
        .iter()
        .map(|unlisted| json!({ "route": side(unlisted.route), "count": unlisted.count }));
    let levels = [ConflictLevel::Critical, ConflictLevel::Warning, ConflictLevel::Informational];
    let counts: BTreeMap<&str, usize> =
        levels.into_iter().map(|level| (level.as_str(), found.count(level))).collect();
    json!({
        "documents": specs.iter().map(|spec| json!({ "file": spec.file, "api": spec.api, "routes": spec.routes.len() })).collect::<Vec<_>>(),
        "complete": found.complete,
        "counts": counts,
        "conflicts": list.collect::<Vec<_>>(),
        "unlisted": unlisted.collect::<Vec<_>>(),
        "unreadable": found.unreadable.iter().map(|route| side(*route)).collect::<Vec<_>>(),
        "aliyun": (0..sets.len()).map(|set| aliyun::conflict_infos(found, sets, set)).collect::<Vec<_>>(),
    })
}
