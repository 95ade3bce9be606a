//! One call, in full.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::diagnostic::{Lang, Text};
use crate::gateway::aliyun::calls::call::{Call, Expect, Request};
use crate::gateway::aliyun::calls::conflict::{Answer, Pages};
use crate::model::Map;
use crate::text::printable;

/// Between a word and what it is about.
pub(super) const COLON: Text = Text { en: ": ", zh: "：" };
/// Between the parts of a list.
pub(super) const COMMA: Text = Text { en: ", ", zh: "，" };
/// Between the parts of a line.
pub(super) const SEMICOLON: Text = Text { en: "; ", zh: "；" };
pub(super) const WAITS: Text = Text { en: "needs", zh: "依赖" };
pub(super) const GIVES: Text = Text { en: "gives", zh: "输出" };
pub(super) const EXPECTS: Text = Text { en: "expects", zh: "预期" };
pub(super) const CONFIRM: Text = Text { en: "look for", zh: "请确认" };
pub(super) const FORESEEN: Text = Text { en: "foreseen", zh: "已预见" };
const BODY: Text = Text { en: "body", zh: "请求体" };
pub(super) const ENFORCED: Text = Text { en: "look for enforced policies", zh: "请确认策略已生效" };
const ANSWERS: Text = Text {
    en: "an answer of the backend; 404 of the gateway means that no route matches",
    zh: "后端的响应；网关返回 404 表示没有匹配的路由",
};
const VARIABLES: Text = Text {
    en: "replace each {name} in the path by a value that the backend knows",
    zh: "请将路径中的每个 {name} 替换为后端可识别的值",
};
const CONFLICTS: Text = Text {
    en: "if there is any, do not deploy the route: change its path, method or domain, and plan again",
    zh: "如有冲突，请勿发布该路由；请修改路径、方法或域名后重新生成计划",
};
const STATISTICS: Text = Text {
    en: "what was deployed, in the statistics of the domain",
    zh: "域名的统计信息中包含本次发布的内容",
};
const BY_ACTION: Text = Text {
    en: "its path is not published: call it by its action",
    zh: "路径未公开：请按操作名称调用",
};

/// Bodies up to this many bytes are printed; the text says so at its start.
const MOST_BODY: usize = 1000;

/// The call and everything that it takes to make it.
pub(super) fn one(out: &mut String, call: &Call, body: Option<&Json>, lang: Lang) {
    _ = writeln!(out, "   [{}] {} {}", call.number, call.request.action(), printable(&call.about));
    _ = writeln!(out, "       {}", printable(&address(call, lang)));
    let mut line = |word: Text, text: &str| {
        _ = writeln!(out, "       {}{}{text}", word.get(lang), COLON.get(lang));
    };
    if let Some(body) = body {
        line(BODY, &body_text(call, body, lang));
    }
    for gives in &call.gives {
        line(GIVES, &format!("${{{}}} = {}", printable(&gives.name), gives.at));
    }
    rest(out, call, lang);
}

/// What a call waits for, and what its answer has to contain.
fn rest(out: &mut String, call: &Call, lang: Lang) {
    let mut line = |word: Text, text: &str| {
        _ = writeln!(out, "       {}{}{}", word.get(lang), COLON.get(lang), printable(text));
    };
    if let Some(waits) = waits(call, lang) {
        line(WAITS, &waits);
    }
    let is_smoke_test = call.request == Request::SmokeTest;
    if is_smoke_test {
        line(EXPECTS, ANSWERS.get(lang));
    }
    let (sure, confirm): (Vec<&Expect>, Vec<&Expect>) = call.expect.iter().partition(|it| !it.confirm);
    for expect in sure {
        line(EXPECTS, &expectation(expect, lang));
    }
    if !confirm.is_empty() {
        let all: Vec<_> = confirm.into_iter().map(|expect| expectation(expect, lang)).collect();
        line(CONFIRM, &all.join(COMMA.get(lang)));
    }
    if !call.enforced.is_empty() {
        line(ENFORCED, &call.enforced.join(COMMA.get(lang)));
    }
    if call.query.contains_key("withStatistics") {
        line(CONFIRM, STATISTICS.get(lang));
    }
    for conflict in call.conflicts.iter().filter(|conflict| conflict.foreseen) {
        if let Answer::Use { id } = &conflict.answer {
            line(FORESEEN, &format!("{} -> {id}", conflict.code.as_str()));
        }
    }
    let note = match &call.request {
        Request::SmokeTest if call.path.as_deref().is_some_and(|url| url.contains('{')) => VARIABLES,
        Request::DetectHttpApiConflicts(_) => CONFLICTS,
        _ => return,
    };
    _ = writeln!(out, "       {}", note.get(lang));
}

/// The calls that come before.
fn waits(call: &Call, lang: Lang) -> Option<String> {
    let stage = call.after_stage.map(|stage| match lang {
        Lang::En => format!("everything up to stage {stage}"),
        Lang::Zh => format!("第 {stage} 阶段及之前的全部调用"),
    });
    let after = Some(numbers(&call.after)).filter(|after| !after.is_empty());
    let all: Vec<_> = after.into_iter().chain(stage).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Numbers of calls in ascending order; of three and more in sequence the first and the last.
pub(super) fn numbers(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let runs = runs.map(|run| match run {
        [first, _, .., last] => format!("[{first}]-[{last}]"),
        few => few.iter().map(|number| format!("[{number}]")).collect::<Vec<_>>().join(" "),
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// Method, path and query with the variables filled in.
pub(super) fn address(call: &Call, lang: Lang) -> String {
    let paging = call.pages.as_ref().map(|pages| paging(pages, lang)).unwrap_or_default();
    if let Some(path) = &call.path {
        let path = filled(path, &call.path_parameters, &call.query);
        let path = if call.request == Request::SmokeTest { for_shell(&path).into_owned() } else { path };
        return format!("{} {path}{paging}", call.method);
    }
    let parameters: Vec<_> =
        call.path_parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let (method, parameters, note) = (&call.method, parameters.join(" "), BY_ACTION.get(lang));
    match lang {
        Lang::En => format!("{method} {parameters} ({note})"),
        Lang::Zh => format!("{method} {parameters}（{note}）"),
    }
}

/// A URL as a person copies it into a shell: in quotes where the shell would read its characters as something else.
fn for_shell(url: &str) -> Cow<'_, str> {
    // Variables stay as they are: whoever copies the URL replaces them.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/:._~%+=,@-{}".contains(&byte);
    if url.bytes().all(is_plain) {
        return url.into();
    }
    ["'", &url.replace('\'', r"'\''"), "'"].concat().into()
}

/// A path template with its variables and its query.
pub(super) fn filled(path: &str, parameters: &Map<String, String>, query: &Map<String, String>) -> String {
    let mut path = path.to_owned();
    for (name, value) in parameters {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    for (at, (name, value)) in query.iter().enumerate() {
        path.extend([if at == 0 { "?" } else { "&" }, name, "=", value]);
    }
    path
}

/// How to get all pages of a list.
pub(super) fn paging(pages: &Pages, lang: Lang) -> String {
    let Pages { number, total } = pages;
    match lang {
        Lang::En => format!(" (page by page: {number}=1, 2, … until {total} is reached)"),
        Lang::Zh => format!("（分页：{number}=1、2……直至达到 {total}）"),
    }
}

/// The body as JSON.
pub(super) fn body(call: &Call) -> Option<Json> {
    serde_json::to_value(&call.request).ok()?.get_mut("body").map(Json::take)
}

/// A body, or where it is.
pub(super) fn body_text(call: &Call, body: &Json, lang: Lang) -> String {
    let text = body.to_string();
    if text.len() <= MOST_BODY {
        return printable(&text);
    }
    let (bytes, number) = (text.len(), call.number);
    match lang {
        Lang::En => format!("{bytes} bytes, in call {number} of the JSON form"),
        Lang::Zh => format!("{bytes} 字节，见 JSON 形式中的调用 {number}"),
    }
}

pub(super) fn expectation(expect: &Expect, lang: Lang) -> String {
    let Expect { at, is, wait_while, failed, reason, poll, .. } = expect;
    let mut text = match (is.is_empty(), lang) {
        (true, Lang::En) => format!("nothing at {at}"),
        (true, Lang::Zh) => format!("{at} 为空"),
        (false, _) => format!("{at} = {is}"),
    };
    let within: Vec<_> = expect.within.iter().map(|(at, is)| format!("{at} = {is}")).collect();
    if !within.is_empty() {
        let within = within.join(COMMA.get(lang));
        _ = match lang {
            Lang::En => write!(text, " in the object with {within}"),
            Lang::Zh => write!(text, "（所在对象满足 {within}）"),
        };
    }
    let (wait_while, failed) = (wait_while.join(", "), failed.join(", "));
    if !wait_while.is_empty() {
        let poll = poll.unwrap_or_default();
        let (every, most) = (poll.every_seconds, poll.for_seconds);
        _ = match lang {
            Lang::En => write!(text, "; ask again every {every} s while {wait_while}, for {most} s at most"),
            Lang::Zh => write!(text, "；{wait_while} 时每 {every} 秒轮询一次，最多 {most} 秒"),
        };
    }
    if !failed.is_empty() {
        let reason: Cow<'_, str> = match (reason, lang) {
            (None, _) => Cow::Borrowed(""),
            (Some(at), Lang::En) => format!(" (the reason is at {at})").into(),
            (Some(at), Lang::Zh) => format!("（原因见 {at}）").into(),
        };
        _ = match lang {
            Lang::En => write!(text, "; failed: {failed}{reason}"),
            Lang::Zh => write!(text, "；失败：{failed}{reason}"),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_sequence_are_short() {
        for (given, text) in [
            (&[][..], ""),
            (&[1], "[1]"),
            (&[1, 2], "[1] [2]"),
            (&[1, 2, 3], "[1]-[3]"),
            (&[1, 3, 4, 5, 6, 9, 10], "[1] [3]-[6] [9] [10]"),
        ] {
            assert_eq!(numbers(given), text);
        }
    }

    #[test]
    fn urls_are_quoted_where_a_shell_would_read_them() {
        for (url, expected) in [
            ("http://a.example/b/{id}", "http://a.example/b/{id}"),
            ("http://a.example/b?c=d", "'http://a.example/b?c=d'"),
            ("http://a.example/$(rm -r x)'y", r"'http://a.example/$(rm -r x)'\''y'"),
        ] {
            assert_eq!(for_shell(url), expected);
        }
    }
}
