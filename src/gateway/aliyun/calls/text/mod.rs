//! The calls as an operator reads them, who may have nothing else.
//!
//! The first call of an action is printed in full. Of a later one only what differs is printed, so that hundreds of
//! routes stay readable: see [`fold`].

mod fold;
mod one;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use self::fold::Folded;
use super::call::{Call, CallPlan, Stage};
use super::conflict::{Answer, Conflict, ConflictCode, Lookup};
use super::titles;
use crate::diagnostic::{Lang, Text};
use crate::text::printable;

const CONFLICTS: Text = Text {
    en: "If a call answers 409, continue as follows; repeating a step does not change the result:",
    zh: "如果调用返回 409，请按以下方式处理；重复执行不会改变结果：",
};
const ENDPOINT: Text = Text {
    en: "Run the stages in their order. Send each call, signed, to the endpoint of Alibaba Cloud API Gateway (APIG, version 2024-03-27) in the gateway's region.",
    zh: "请依次执行各阶段。调用须签名，发送到网关所在地域的阿里云 API 网关接入点（APIG，版本 2024-03-27）。",
};
const PLACEHOLDERS: Text = Text {
    en: "Replace ${…} by the value that the call under \"gives\" returned. A body of more than 1000 bytes is not printed: it is in the call of that number in the JSON form (--format json).",
    zh: "请将 ${…} 替换为“输出”一行所在调用返回的值。超过 1000 字节的请求体不在此列出，请在 JSON 形式（--format json）中按调用编号查找。",
};
const OTHER_FAILURES: Text = Text {
    en: "If a call fails in any other way, skip the calls that need it and fix the cause. Then continue with the call that failed, or plan again with what the gateway has by then.",
    zh: "如果调用以其他方式失败，请跳过依赖它的调用并排除原因，然后从失败的调用继续执行，或根据网关的最新状态重新生成计划。",
};

const LINES: Text = Text {
    en: "\"as [n]\" is the same call as n, except for what follows; null removes a member of the body.",
    zh: "“同 [n]”表示与调用 n 相同，仅后面列出的部分不同；null 表示去掉请求体中的该成员。",
};

impl CallPlan {
    /// The plan as plain text: the stages in order, the groups of calls that may run at the same time, and each call with
    /// its path, its body, what it needs, what it gives and what to look for in its answer. Then follow the parts that get
    /// no calls, and what to do about each conflict that a call may meet. A long body is named by its place in the JSON
    /// form.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let (calls, stages) = (self.calls.len(), self.stages.len());
        let api = printable(&self.api);
        // Writing to a String cannot fail.
        _ = match lang {
            Lang::En => writeln!(out, "{api} ({}): {calls} calls in {stages} stages", self.api_type),
            Lang::Zh => writeln!(out, "{api}（{}）：{calls} 个调用，{stages} 个阶段", self.api_type),
        };
        let mut folded = Folded::of(self);
        if !self.calls.is_empty() {
            _ = writeln!(out, "{}", ENDPOINT.get(lang));
            _ = writeln!(out, "{}", PLACEHOLDERS.get(lang));
        }
        if folded.has_lines() {
            _ = writeln!(out, "{}", LINES.get(lang));
        }
        for (at, stage) in self.stages.iter().enumerate() {
            self.stage_text(&mut out, at, stage, &mut folded, lang);
        }
        self.untouched_text(&mut out, lang);
        self.left_out_text(&mut out, lang);
        self.conflict_text(&mut out, lang);
        if !self.calls.is_empty() {
            _ = writeln!(out, "\n{}", OTHER_FAILURES.get(lang));
        }
        out
    }

    fn stage_text<'p>(
        &'p self,
        out: &mut String,
        at: usize,
        stage: &'p Stage,
        folded: &mut Folded<'p>,
        lang: Lang,
    ) {
        _ = writeln!(out, "\n{}. {}", at + 1, titles::title(stage.kind, folded.contents()).get(lang));
        let several = stage.lanes.len() > 1;
        if several {
            _ = match lang {
                Lang::En => writeln!(out, "   {} groups, at the same time", stage.lanes.len()),
                Lang::Zh => writeln!(out, "   共 {} 组，组间可并行执行", stage.lanes.len()),
            };
        }
        for lane in &stage.lanes {
            let calls: Vec<&Call> =
                lane.calls.iter().filter_map(|number| self.calls.get(number.checked_sub(1)?)).collect();
            if folded.lane(&calls) {
                continue;
            }
            // A call that is alone in a line says itself what it is about.
            let is_line = matches!(calls.as_slice(), [one] if folded.folds(one));
            if several && !is_line {
                _ = writeln!(out, "   | {}", printable(&lane.key));
            }
            for (at, call) in calls.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|at| calls.get(at)).copied();
                folded.call(out, call, before, lang);
            }
        }
        folded.end_of_stage(out, lang);
    }

    fn untouched_text(&self, out: &mut String, lang: Lang) {
        if self.untouched.is_empty() {
            return;
        }
        let names: Vec<_> = self.untouched.iter().map(|name| printable(name)).collect();
        _ = match lang {
            Lang::En => writeln!(out, "\nNothing is called for: {}", names.join(", ")),
            Lang::Zh => writeln!(out, "\n无需调用：{}", names.join("，")),
        };
    }

    fn left_out_text(&self, out: &mut String, lang: Lang) {
        if self.left_out.is_empty() {
            return;
        }
        let (title, unread) = match lang {
            Lang::En => {
                ("Left out, so that nothing is called for them:", "the document's part could not be read")
            }
            Lang::Zh => ("因存在问题而不生成调用：", "文档中的相应内容无法读取"),
        };
        _ = writeln!(out, "\n{title}");
        for part in &self.left_out {
            let why = if part.codes.is_empty() { unread.to_owned() } else { part.codes.join(", ") };
            _ = writeln!(out, "  {}{}{why}", printable(&part.about), one::COLON.get(lang));
        }
    }

    /// What to do about each conflict, and how to look up what is there, by the example of the first call.
    fn conflict_text(&self, out: &mut String, lang: Lang) {
        let mut open: BTreeMap<ConflictCode, (usize, &Conflict)> = BTreeMap::new();
        for call in &self.calls {
            for conflict in call.conflicts.iter().filter(|conflict| !conflict.foreseen) {
                open.entry(conflict.code).or_insert((call.number, conflict));
            }
        }
        if open.is_empty() {
            return;
        }
        _ = writeln!(out, "\n{}", CONFLICTS.get(lang));
        for (code, (number, conflict)) in open {
            _ = writeln!(out, "  {}{}{}", code.as_str(), one::COLON.get(lang), code.advice(lang));
            let lookup = match &conflict.answer {
                Answer::Take { lookup }
                | Answer::Update { lookup, .. }
                | Answer::Done { lookup }
                | Answer::Wait { lookup, .. } => lookup,
                Answer::Use { .. } | Answer::Stop => continue,
            };
            let lookup = printable(&lookup_text(lookup, lang));
            _ = match lang {
                Lang::En => writeln!(out, "    for example, for [{number}]: {lookup}"),
                Lang::Zh => writeln!(out, "    例如 [{number}]：{lookup}"),
            };
        }
    }
}

/// How to look something up, in a line.
fn lookup_text(lookup: &Lookup, lang: Lang) -> String {
    let path = one::filled(&lookup.path, &lookup.path_parameters, &lookup.query);
    let mut text = format!("GET {path}");
    let pages = lookup.pages.as_ref().map(|pages| one::paging(pages, lang));
    text.extend(pages);
    let conditions = |conditions: &crate::model::Map<String, String>| {
        let conditions: Vec<_> = conditions.iter().map(|(at, is)| format!("{at} = {is}")).collect();
        conditions.join(one::COMMA.get(lang))
    };
    if !lookup.items.is_empty() {
        let (having, within) = (conditions(&lookup.having), conditions(&lookup.within));
        _ = match lang {
            Lang::En => write!(text, "; below {} the item with {having}", lookup.items),
            Lang::Zh => write!(text, "；在 {} 中查找 {having} 的项", lookup.items),
        };
        if !within.is_empty() {
            _ = match lang {
                Lang::En => write!(text, " in the object with {within}"),
                Lang::Zh => write!(text, "（所在对象满足 {within}）"),
            };
        }
    }
    if !lookup.same.is_empty() {
        let same: Vec<_> = lookup.same.iter().map(|(at, value)| format!("{at} = {value}")).collect();
        let same = same.join(one::COMMA.get(lang));
        _ = match lang {
            Lang::En => write!(text, "; continue only if {same}"),
            Lang::Zh => write!(text, "；仅当 {same} 时继续"),
        };
    }
    _ = match lang {
        Lang::En => write!(text, "; the value is at {}", lookup.value),
        Lang::Zh => write!(text, "；取 {} 的值", lookup.value),
    };
    text
}
