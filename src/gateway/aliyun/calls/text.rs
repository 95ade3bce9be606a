//! The calls as an operator reads them.

use std::fmt::Write as _;

use super::call::{Call, CallPlan, Expect, Request, StageKind};
use super::conflict::{Answer, ConflictCode};
use crate::diagnostic::{Lang, Text};
use crate::text::printable;

const WAITS: Text = Text { en: "needs", zh: "依赖" };
const GIVES: Text = Text { en: "gives", zh: "输出" };
const EXPECTS: Text = Text { en: "expects", zh: "预期" };
const FORESEEN: Text = Text { en: "foreseen", zh: "已预见" };
const CONFLICTS: Text = Text {
    en: "If a call answers 409, continue as follows; repeating a step does not change the result:",
    zh: "如果调用返回 409，请按以下方式处理；重复执行不会改变结果：",
};

impl CallPlan {
    /// The plan as plain text: the stages in order, the groups of calls that may run at the same time, and each call with
    /// its path, what it needs and what it gives. The end says what to do about each conflict that a call may meet. Bodies
    /// are in the JSON form only.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let (calls, stages) = (self.calls.len(), self.stages.len());
        // Writing to a String cannot fail.
        _ = match lang {
            Lang::En => writeln!(
                out,
                "{} ({}): {calls} calls in {stages} stages",
                printable(&self.api),
                self.api_type
            ),
            Lang::Zh => writeln!(
                out,
                "{}（{}）：{calls} 个调用，{stages} 个阶段",
                printable(&self.api),
                self.api_type
            ),
        };
        for (at, stage) in self.stages.iter().enumerate() {
            _ = writeln!(out, "\n{}. {}", at + 1, title(stage.kind).get(lang));
            let several = stage.lanes.len() > 1;
            if several {
                _ = match lang {
                    Lang::En => writeln!(out, "   {} groups, at the same time", stage.lanes.len()),
                    Lang::Zh => writeln!(out, "   共 {} 组，组间可并行执行", stage.lanes.len()),
                };
            }
            for lane in &stage.lanes {
                if several {
                    _ = writeln!(out, "   | {}", printable(&lane.key));
                }
                let calls = lane.calls.iter().filter_map(|number| self.calls.get(number.checked_sub(1)?));
                calls.for_each(|call| one(&mut out, call, lang));
            }
        }
        self.untouched_text(&mut out, lang);
        self.conflict_text(&mut out, lang);
        out
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

    fn conflict_text(&self, out: &mut String, lang: Lang) {
        let conflicts = self.calls.iter().flat_map(|call| &call.conflicts);
        let open: std::collections::BTreeSet<ConflictCode> =
            conflicts.filter(|conflict| !conflict.foreseen).map(|conflict| conflict.code).collect();
        if open.is_empty() {
            return;
        }
        _ = writeln!(out, "\n{}", CONFLICTS.get(lang));
        for code in open {
            _ = writeln!(out, "  {}: {}", code.as_str(), code.advice(lang));
        }
    }
}

fn one(out: &mut String, call: &Call, lang: Lang) {
    let about = printable(&call.about);
    _ = writeln!(out, "   [{}] {} {about}", call.number, call.request.action());
    if let Some(path) = address(call) {
        _ = writeln!(out, "       {} {}", call.method, printable(&path));
    }
    if let Some(summary) = summary(&call.request) {
        _ = writeln!(out, "       {}", printable(&summary));
    }
    if !call.after.is_empty() {
        let after: Vec<_> = call.after.iter().map(|number| format!("[{number}]")).collect();
        _ = writeln!(out, "       {}: {}", WAITS.get(lang), after.join(" "));
    }
    for gives in &call.gives {
        _ = writeln!(out, "       {}: ${{{}}} = {}", GIVES.get(lang), printable(&gives.name), gives.at);
    }
    for expect in &call.expect {
        _ = writeln!(out, "       {}: {}", EXPECTS.get(lang), printable(&expectation(expect, lang)));
    }
    for conflict in call.conflicts.iter().filter(|conflict| conflict.foreseen) {
        if let Answer::Use { id } = &conflict.answer {
            let code = conflict.code.as_str();
            _ = writeln!(out, "       {}: {code} -> {}", FORESEEN.get(lang), printable(id));
        }
    }
}

/// Path and query with the variables filled in.
fn address(call: &Call) -> Option<String> {
    let mut path = call.path.clone()?;
    for (name, value) in &call.path_parameters {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    for (at, (name, value)) in call.query.iter().enumerate() {
        path.extend([if at == 0 { "?" } else { "&" }, name, "=", value]);
    }
    Some(path)
}

/// What matters of a body, in a line.
fn summary(request: &Request) -> Option<String> {
    let (matching, backend) = match request {
        Request::CreateHttpApiRoute(route) => (route.r#match.as_ref()?, route.backend_config.as_ref()),
        Request::UpdateHttpApiRoute(route) => (route.r#match.as_ref()?, route.backend_config.as_ref()),
        _ => return None,
    };
    let methods = matching.methods.as_ref().map_or_else(|| "ANY".to_owned(), |methods| methods.join(","));
    let path = matching.path.as_ref()?;
    let (kind, value) = (path.r#type.as_deref()?, path.value.as_deref()?);
    let services = backend?.services.iter().flatten().map(|service| {
        let port = service.port.map(|port| format!(":{port}")).unwrap_or_default();
        let weight = service.weight.map(|weight| format!(" {weight}%")).unwrap_or_default();
        let (id, protocol) = (service.service_id.as_deref(), service.protocol.as_deref());
        format!("{} {}{port}{weight}", protocol.unwrap_or_default(), id.unwrap_or_default())
    });
    let services: Vec<_> = services.collect();
    let scene = backend?.scene.as_deref().unwrap_or_default();
    Some(format!("{methods} {kind} {value} -> {scene} {}", services.join(", ")).trim_end().to_owned())
}

fn expectation(expect: &Expect, lang: Lang) -> String {
    let Expect { at, is, wait_while, failed, .. } = expect;
    let mut text = match (is.is_empty(), lang) {
        (true, Lang::En) => format!("nothing at {at}"),
        (true, Lang::Zh) => format!("{at} 为空"),
        (false, _) => format!("{at} = {is}"),
    };
    let (wait_while, failed) = (wait_while.join(", "), failed.join(", "));
    if !wait_while.is_empty() {
        _ = match lang {
            Lang::En => write!(text, "; ask again while {wait_while}"),
            Lang::Zh => write!(text, "；{wait_while} 时继续轮询"),
        };
    }
    if !failed.is_empty() {
        _ = match lang {
            Lang::En => write!(text, "; failed: {failed}"),
            Lang::Zh => write!(text, "；失败：{failed}"),
        };
    }
    text
}

const fn title(kind: StageKind) -> Text {
    match kind {
        StageKind::Prepare => {
            Text { en: "services, domains and policies", zh: "准备服务、域名和策略" }
        }
        StageKind::Attach => Text {
            en: "policies onto domains, services and the gateway",
            zh: "将策略挂载到域名、服务和网关",
        },
        StageKind::Api => Text { en: "the API", zh: "API" },
        StageKind::ApiAttach => Text { en: "policies onto the API", zh: "将策略挂载到 API" },
        StageKind::RemoveOperations => Text { en: "operations to remove", zh: "移除操作" },
        StageKind::CommonRoutes => Text {
            en: "routes that may share a prefix with any other, one after the other",
            zh: "可能与其他路由共用前缀的路由，依次执行",
        },
        StageKind::Routes => Text {
            en: "routes and operations, those of one path prefix one after the other",
            zh: "路由和操作，同一路径前缀的依次执行",
        },
        StageKind::RoutePolicies => Text { en: "policies of routes", zh: "创建路由的策略" },
        StageKind::RouteAttach => Text {
            en: "policies onto routes, those of one route one after the other",
            zh: "将策略挂载到路由，同一路由的依次执行",
        },
        StageKind::Deploy => Text {
            en: "conflict detection, deployment and polling, one after the other for each route",
            zh: "冲突检测、发布和轮询，同一路由的依次执行",
        },
        StageKind::Verify => Text { en: "verification", zh: "验证" },
        StageKind::RemoveRoutes => Text { en: "routes to remove", zh: "下线并删除路由" },
    }
}
