//! Automata of regular expressions, made when they are asked for and kept.

use std::collections::HashMap;
use std::rc::Rc;

use super::automaton::{Automaton, Compared, MAX_BYTES, compare, path_bytes, value_bytes};
use super::glob::TooMany;
use super::paths::Related;
use super::work::Work;
use crate::model::{MatchKind, Route};

/// Memory that automata may take at a time.
const MAX_TOTAL: usize = 64 << 20;

/// Bytes of an automaton that are made in one step of work.
const BYTES_A_STEP: usize = 2;

/// The automata so far.
#[derive(Debug)]
pub(super) struct Automata {
    /// By expression, and whether letters are compared without regard to case. None is an expression that is none, or
    /// is too large.
    made: HashMap<(String, bool), Option<Rc<Automaton>>>,
    bytes: usize,
    path_bytes: Vec<u8>,
    value_bytes: Vec<u8>,
}

impl Default for Automata {
    fn default() -> Self {
        Self { made: HashMap::new(), bytes: 0, path_bytes: path_bytes(), value_bytes: value_bytes() }
    }
}

impl Automata {
    /// The automaton of an expression.
    pub(super) fn get(
        &mut self,
        expression: String,
        fold: bool,
        work: &mut Work,
    ) -> Result<Rc<Automaton>, TooMany> {
        let key = (expression, fold);
        work.spend(key.0.len());
        if let Some(made) = self.made.get(&key) {
            return made.clone().ok_or(TooMany);
        }
        if work.is_over() {
            return Err(TooMany);
        }
        if self.bytes > MAX_TOTAL {
            self.made.clear();
            self.bytes = 0;
        }
        let made = Automaton::new(&key.0, fold).map(Rc::new);
        // One that is too large was made up to the limit.
        let size = made.as_ref().map_or(MAX_BYTES, |made| made.size());
        work.spend(size / BYTES_A_STEP);
        self.bytes += key.0.len() + made.as_ref().map_or(0, |made| made.size());
        self.made.entry(key).or_insert(made).clone().ok_or(TooMany)
    }

    /// How the paths of two routes relate; none when nothing is taken by both.
    pub(super) fn paths(
        &mut self,
        a: &Route,
        b: &Route,
        work: &mut Work,
    ) -> Result<Option<Related>, TooMany> {
        // An exact path is tried before anything is built for it.
        for (exact, other) in [(a, b), (b, a)] {
            if exact.path.kind == MatchKind::Exact && !exact.ignore_case {
                let automaton = self.of_path(other, work)?;
                if !automaton.takes(exact.path.value.as_bytes()) {
                    return Ok(None);
                }
            }
        }
        let (a, b) = (self.of_path(a, work)?, self.of_path(b, work)?);
        compare(&a, &b, b"/", &self.path_bytes, work).map(Related::of_automata)
    }

    fn of_path(&mut self, route: &Route, work: &mut Work) -> Result<Rc<Automaton>, TooMany> {
        self.get(expression(route.path.kind, &route.path.value), route.ignore_case, work)
    }

    /// How the texts of two expressions relate.
    pub(super) fn values(&mut self, a: &str, b: &str, work: &mut Work) -> Result<Compared, TooMany> {
        let (a, b) = (self.get(a.to_owned(), false, work)?, self.get(b.to_owned(), false, work)?);
        compare(&a, &b, b"", &self.value_bytes, work)
    }
}

/// A condition of any kind as a regular expression.
pub(super) fn expression(kind: MatchKind, value: &str) -> String {
    match kind {
        MatchKind::Exact => regex_syntax::escape(value),
        MatchKind::Prefix => format!("{}.*", regex_syntax::escape(value)),
        MatchKind::Regex => value.to_owned(),
    }
}
