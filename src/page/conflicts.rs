//! Routes that take each other's requests.

use std::collections::BTreeMap;

use askama::Template;

use super::PageOptions;
use super::words::{Words, level};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Route};
use crate::plan::Plan;
use crate::report::HELP;
use crate::route::{Conflict, ConflictLevel, ConflictOptions, RouteSet, conflicts, line_of};
use crate::text::{cut, shown};

/// Characters of a route, a request or a message.
const LINE: usize = 500;

#[derive(Template)]
#[template(path = "conflict.html")]
struct Pair<'r> {
    w: &'r Words,
    number: usize,
    level: &'static str,
    level_text: &'static str,
    code: &'static str,
    message: String,
    sides: [(&'static str, &'static str, String); 2],
    witness: Option<String>,
    domains: Option<String>,
    help_word: &'static str,
    help: String,
}

/// The conflicts that fit, and the routes that have one.
#[derive(Default)]
pub(super) struct Found {
    pub(super) html: String,
    pub(super) count: usize,
    pub(super) left_out: usize,
    pub(super) is_complete: bool,
    /// How many there are of each level: its name, its text, the number.
    pub(super) levels: Vec<(&'static str, &'static str, usize)>,
    /// The worst conflict of a route, by its position: the number of the conflict and its level.
    pub(super) of_route: BTreeMap<usize, (usize, &'static str)>,
}

/// The conflicts between routes of an API, as many as fit into so many bytes.
pub(super) fn found(plan: &Plan, api: &Api, routes: &[Route], options: &PageOptions, room: usize) -> Found {
    let w = Words::of(options.lang);
    let set =
        RouteSet::new(&api.about.name, routes).with_places(plan.places()).with_operations(&api.operations);
    let sets = [set];
    let all = conflicts(&sets, &ConflictOptions::default());
    let unlisted: usize = all.unlisted.iter().map(|more| more.count).sum();
    let mut found = Found { is_complete: all.complete, left_out: unlisted, ..Found::default() };
    let texts = all.diagnostics(&sets);
    for (conflict, text) in all.list.iter().zip(&texts) {
        let of = (conflict.level.as_str(), level(conflict.level, options.lang));
        match found.levels.last_mut().filter(|(name, ..)| *name == key(conflict.level)) {
            Some((.., count)) => *count += 1,
            None => found.levels.push((key(conflict.level), of.1, 1)),
        }
        let pair = Pair::of(conflict, text, routes, found.count, &w, options).render().unwrap_or_default();
        if found.left_out > unlisted || found.html.len() + pair.len() > room {
            found.left_out += 1;
            continue;
        }
        found.html.push_str(&pair);
        // That the more specific route comes first is what people expect.
        if conflict.level != ConflictLevel::Informational {
            for route in [conflict.winner.route, conflict.loser.route] {
                found.of_route.entry(route).or_insert((found.count, key(conflict.level)));
            }
        }
        found.count += 1;
    }
    found
}

/// The level as a name of the style.
fn key(level: ConflictLevel) -> &'static str {
    match level {
        ConflictLevel::Critical => "critical",
        ConflictLevel::Warning => "warning",
        ConflictLevel::Informational => "info",
    }
}

impl<'r> Pair<'r> {
    fn of(
        conflict: &Conflict,
        text: &Diagnostic,
        routes: &[Route],
        number: usize,
        w: &'r Words,
        options: &PageOptions,
    ) -> Self {
        let lang = options.lang;
        let line = |text: &str| cut(&shown(text), LINE);
        let side = |at: usize| {
            routes.get(at).map(|route| line(&line_of(route, options.secrets))).unwrap_or_default()
        };
        let request = conflict.witness.as_ref().map(ToString::to_string).unwrap_or_default();
        let shown_request = match &conflict.witness {
            Some(witness) if !options.secrets => witness.masked().to_string(),
            _ => request.clone(),
        };
        let message = text.message(lang);
        let message =
            if request == shown_request { message } else { message.replace(&request, &shown_request) };
        Self {
            w,
            number,
            level: key(conflict.level),
            level_text: level(conflict.level, lang),
            code: text.code(),
            message: line(&message),
            sides: [
                ("wins", w.wins, side(conflict.winner.route)),
                ("loses", w.loses, side(conflict.loser.route)),
            ],
            witness: conflict.witness.as_ref().map(|_| line(&shown_request)),
            domains: (!conflict.domains.is_empty()).then(|| line(&conflict.domains.join(", "))),
            help_word: HELP.get(lang),
            help: line(&text.help(lang)),
        }
    }
}
