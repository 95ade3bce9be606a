//! Conflicts as a diagram.

use std::collections::BTreeMap;

use super::types::{Conflict, ConflictLevel, Conflicts, RouteRef, RouteSet};
use crate::diagnostic::{Lang, Text};
use crate::route::line_of;
use crate::text::mermaid::{Arrow, Flowchart, label, whole_label};

/// How many conflicts are drawn.
const MOST_PAIRS: usize = 100;

const KEY: Text = Text {
    en: "an arrow goes from the route that wins to the route that loses, with a request that both match; thick: critical, thin: warning, dotted: informational",
    zh: "箭头从优先的路由指向被遮蔽的路由，并标出二者均匹配的请求；粗线：严重，细线：警告，虚线：提示",
};
const NO_CONFLICTS: Text = Text { en: "no conflicts to draw", zh: "没有需要画出的冲突" };
const UNDECIDED: Text = Text { en: "undecided", zh: "无法判断" };

impl Conflicts {
    /// The conflicts as a flowchart of [Mermaid](https://mermaid.js.org), which GitHub and GitLab draw where Markdown has it
    /// in a fenced block `mermaid`: an arrow from each winner to its loser, with a request that both match. The sets are
    /// those that the conflicts were found in.
    ///
    /// At most 100 conflicts are drawn, the worst first, and the rest is counted. The diagram has less than 50,000
    /// characters, which is as much as Mermaid draws. Values of headers and parameters that look like credentials are
    /// masked.
    pub fn mermaid(&self, sets: &[RouteSet<'_>], lang: Lang) -> String {
        let mut drawing =
            Drawing { chart: Flowchart::new("LR"), sets, nodes: BTreeMap::new(), worst: BTreeMap::new() };
        let mut drawn = 0;
        for conflict in self.list.iter().take(MOST_PAIRS) {
            if drawing.chart.has_room() {
                drawing.pair(conflict, lang);
                drawn += 1;
            }
        }
        let Drawing { mut chart, worst, .. } = drawing;
        for (node, level) in worst {
            chart.class(node, style(level));
        }
        let rest = self.rest(self.total() - drawn, lang);
        let key = match (drawn, &rest) {
            (0, None) => Some(NO_CONFLICTS),
            (0, Some(_)) => None,
            _ => Some(KEY),
        };
        for note in key.map(|key| key.get(lang).to_owned()).into_iter().chain(rest) {
            chart.node(&whole_label(&note));
        }
        chart.written()
    }

    /// How many conflicts are not drawn.
    fn rest(&self, count: usize, lang: Lang) -> Option<String> {
        let least = if self.complete { "" } else { "≥ " };
        (count > 0 || !self.complete).then(|| match lang {
            Lang::En => format!("conflicts that are not drawn: {least}{count}"),
            Lang::Zh => format!("未画出的冲突：{least}{count}"),
        })
    }
}

/// A diagram of conflicts so far.
struct Drawing<'s> {
    chart: Flowchart,
    sets: &'s [RouteSet<'s>],
    /// The nodes of the routes.
    nodes: BTreeMap<RouteRef, usize>,
    /// The worst level at which the route of a node loses.
    worst: BTreeMap<usize, ConflictLevel>,
}

impl Drawing<'_> {
    fn pair(&mut self, conflict: &Conflict, lang: Lang) {
        let (winner, loser) = (self.node(conflict.winner), self.node(conflict.loser));
        let arrow = match conflict.level {
            ConflictLevel::Critical => Arrow::Thick,
            ConflictLevel::Warning => Arrow::Thin,
            ConflictLevel::Informational => Arrow::Dotted,
        };
        let request = conflict.witness.as_ref().map(|witness| label(&witness.masked().to_string()));
        let request = request.unwrap_or_else(|| whole_label(UNDECIDED.get(lang)));
        self.chart.edge(winner, arrow, Some(&request), loser);
        let worst = self.worst.entry(loser).or_insert(conflict.level);
        *worst = conflict.level.min(*worst);
    }

    /// The node of a route: the one that it has, or a new one.
    fn node(&mut self, at: RouteRef) -> usize {
        let Self { chart, sets, nodes, .. } = self;
        *nodes.entry(at).or_insert_with(|| {
            let set = sets.get(at.set);
            let route = set.and_then(|set| set.routes.get(at.route)).map(|route| line_of(route, false));
            // Of several APIs, each route names its own.
            let api = set.map(|set| set.api).filter(|api| sets.len() > 1 && !api.is_empty());
            let text: Vec<&str> = api.into_iter().chain(route.as_deref()).collect();
            chart.node(&label(&text.join(" / ")))
        })
    }
}

/// Name and style of a route that loses.
const fn style(level: ConflictLevel) -> (&'static str, &'static str) {
    match level {
        ConflictLevel::Critical => ("critical", "stroke:#c62828,stroke-width:3px"),
        ConflictLevel::Warning => ("warning", "stroke:#d9730d,stroke-width:2px"),
        ConflictLevel::Informational => ("informational", "stroke-dasharray:5 5"),
    }
}
