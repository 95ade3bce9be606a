//! The calls as a diagram.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::call::{Call, CallPlan};
use super::links::{Links, Waits};
use super::titles::{Contents, counts, head, title};
use crate::diagnostic::{Lang, Text};
use crate::text::mermaid::{Arrow, Flowchart, label, whole_label};

/// With more calls, a stage is one node.
const MOST_CALLS: usize = 60;

/// A call that needs an id.
const NEEDS: (&str, &str) = ("needs", "stroke-dasharray:5 5");
/// How many characters of the API's name are shown.
const MOST_OF_API: usize = 40;

const KEY_OF_CALLS: Text = Text {
    en: "thick arrow: gives an id to this call and to those after it; dashed frame: needs an id; orange: may meet a conflict; red: resolves a foreseen conflict",
    zh: "粗箭头：向此调用及其后的调用提供 ID；虚线框：需要 ID；橙色：可能遇到冲突；红色：处理已预见的冲突",
};
const KEY_OF_STAGES: Text = Text {
    en: "thick arrow: gives ids; orange: calls may meet a conflict; red: calls resolve a foreseen conflict",
    zh: "粗箭头：提供 ID；橙色：调用可能遇到冲突；红色：调用处理已预见的冲突",
};

impl CallPlan {
    /// The plan as a flowchart of [Mermaid](https://mermaid.js.org), which GitHub and GitLab draw where Markdown has it in a
    /// fenced block `mermaid`: its stages in order, in each its calls, and an arrow to each call from those that it waits
    /// for, unless other arrows say so already. Of more than 60 calls only the stages are drawn, with their numbers of calls. It has less than 50,000
    /// characters, which is as much as Mermaid draws.
    pub fn mermaid(&self, lang: Lang) -> String {
        let links = Links::of(self);
        self.drawn_by_call(&links, lang).unwrap_or_else(|| self.drawn_by_stage(&links, lang))
    }

    /// A node for each call; nothing if there are too many, or too many arrows between them.
    fn drawn_by_call(&self, links: &Links<'_>, lang: Lang) -> Option<String> {
        if self.calls.len() > MOST_CALLS || self.stages.len() > MOST_CALLS {
            return None;
        }
        let mut chart = Flowchart::new("TD");
        chart.node(&self.head(lang));
        // The node of each call with its position among those that are drawn.
        let mut nodes: Vec<(&Call, usize)> = Vec::new();
        let mut of_call: HashMap<usize, usize> = HashMap::new();
        for (number, stage) in self.stages.iter().enumerate() {
            let title = title(stage.kind, Contents::of(self)).get(lang);
            chart.frame(number + 1, &label(&format!("{} {title}", number + 1)));
            for call in stage.lanes.iter().flat_map(|lane| links.calls(lane)) {
                if of_call.contains_key(&call.number) || !chart.has_room() {
                    continue;
                }
                let text = format!("{} {} {}", call.number, call.request.action(), call.about);
                of_call.insert(call.number, nodes.len());
                nodes.push((call, chart.node(&label(&text))));
            }
            chart.end_of_frame();
        }
        for number in 1..self.stages.len() {
            chart.edge_of_frames(number, number + 1);
        }
        arrows(&mut chart, &nodes, &of_call, links);
        for (call, node) in &nodes {
            if let Some(class) = class(call) {
                chart.class(*node, class.style());
            }
            if !links.waits(call).ids.is_empty() {
                chart.class(*node, NEEDS);
            }
        }
        let is_whole = chart.has_room();
        chart.node(&whole_label(KEY_OF_CALLS.get(lang)));
        is_whole.then(|| chart.written())
    }

    /// A node for each stage.
    fn drawn_by_stage(&self, links: &Links<'_>, lang: Lang) -> String {
        let mut chart = Flowchart::new("TD");
        let mut nodes = vec![chart.node(&self.head(lang))];
        let mut of_call: HashMap<usize, usize> = HashMap::new();
        // How many calls of the second node need an id that calls of the first give.
        let mut ids: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (at, stage) in self.stages.iter().enumerate().take(MOST_CALLS) {
            let calls: Vec<&Call> = stage.lanes.iter().flat_map(|lane| links.calls(lane)).collect();
            let title = title(stage.kind, Contents::of(self)).get(lang);
            let (number, count, lanes) = (at + 1, calls.len(), stage.lanes.len());
            let colon = if lang == Lang::Zh { "：" } else { ": " };
            let text = [&number.to_string(), " ", title, colon, &counts(count, lanes, lang)].concat();
            let node = chart.node(&whole_label(&text));
            for call in &calls {
                let givers = links.waits(call).ids;
                let givers: BTreeSet<usize> =
                    givers.iter().filter_map(|giver| of_call.get(giver).copied()).collect();
                for giver in givers {
                    *ids.entry((giver, node)).or_default() += 1;
                }
            }
            of_call.extend(calls.iter().map(|call| (call.number, node)));
            if let Some(class) = calls.iter().filter_map(|call| class(call)).max() {
                chart.class(node, class.style());
            }
            nodes.push(node);
        }
        for pair in nodes.windows(2) {
            let &[before, node] = pair else { continue };
            match ids.remove(&(before, node)) {
                Some(count) => chart.edge(before, Arrow::Thick, Some(&ids_of(count, lang)), node),
                None => chart.edge(before, Arrow::Thin, None, node),
            }
        }
        for ((giver, node), count) in ids {
            if chart.has_room() {
                chart.edge(giver, Arrow::Thick, Some(&ids_of(count, lang)), node);
            }
        }
        chart.node(&whole_label(KEY_OF_STAGES.get(lang)));
        chart.written()
    }

    /// What the plan is, in a line.
    fn head(&self, lang: Lang) -> String {
        let left_out = self.left_out.len();
        let rest = match (left_out, lang) {
            (0, _) => String::new(),
            (1, Lang::En) => ", 1 part left out".to_owned(),
            (_, Lang::En) => format!(", {left_out} parts left out"),
            (_, Lang::Zh) => format!("，{left_out} 项未生成调用"),
        };
        whole_label(&(head(self, MOST_OF_API, lang) + &rest))
    }
}

/// On an arrow between stages: so many calls need an id.
fn ids_of(calls: usize, lang: Lang) -> String {
    whole_label(&match lang {
        Lang::En if calls == 1 => "for 1 call".to_owned(),
        Lang::En => format!("for {calls} calls"),
        Lang::Zh => format!("供 {calls} 个调用使用"),
    })
}

/// An arrow to each call from those that it waits for, thick if they give it an id. An arrow is left out if the call waits for
/// another one that waits for the same call, and needs the same id if it is one.
fn arrows(
    chart: &mut Flowchart,
    nodes: &[(&Call, usize)],
    of_call: &HashMap<usize, usize>,
    links: &Links<'_>,
) {
    // For each call, the calls that give an id to it or to one before it, and all calls before it. A bit for each: there are
    // at most 60.
    let mut before: Vec<[u64; 2]> = Vec::with_capacity(nodes.len());
    for (call, node) in nodes {
        let earlier = |number: &usize| of_call.get(number).copied().filter(|at| *at < before.len());
        let Waits { ids, others } = links.waits(call);
        let ids: BTreeSet<usize> = ids.iter().filter_map(earlier).collect();
        let all: BTreeSet<usize> = others.iter().filter_map(earlier).chain(ids.iter().copied()).collect();
        let of_others = all.iter().filter_map(|at| before.get(*at));
        let [givers, waited] = of_others.fold([0; 2], |[ids, all], more| [ids | more[0], all | more[1]]);
        for at in &all {
            let (arrow, implied) =
                if ids.contains(at) { (Arrow::Thick, givers) } else { (Arrow::Thin, waited) };
            if let Some((_, from)) = nodes.get(*at)
                && implied >> at & 1 == 0
                && chart.has_room()
            {
                chart.edge(*from, arrow, None, *node);
            }
        }
        let bits = |of: &BTreeSet<usize>| of.iter().fold(0, |bits, at| bits | 1 << at);
        before.push([givers | bits(&ids), waited | bits(&all)]);
    }
}

/// What the conflicts of a call mean for it, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Conflict,
    Foreseen,
}

impl Class {
    /// Name and style.
    const fn style(self) -> (&'static str, &'static str) {
        match self {
            Self::Conflict => ("conflict", "stroke:#d9730d,stroke-width:2px"),
            Self::Foreseen => ("foreseen", "stroke:#c62828,stroke-width:3px"),
        }
    }
}

fn class(call: &Call) -> Option<Class> {
    let classes =
        call.conflicts.iter().map(|one| if one.foreseen { Class::Foreseen } else { Class::Conflict });
    classes.max()
}
