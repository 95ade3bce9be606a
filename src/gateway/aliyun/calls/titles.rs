//! What the calls of a stage do, in a line.

use super::call::{CallPlan, Request, StageKind};
use crate::diagnostic::{Lang, Text};
use crate::text::{cut, printable};

/// What the titles of a plan depend on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contents {
    /// Whether the API has operations, rather than routes.
    operations: bool,
    /// Whether conflicts are detected before deployment.
    detection: bool,
}

impl Contents {
    pub(crate) fn of(plan: &CallPlan) -> Self {
        let is_detection = |request: &Request| matches!(request, Request::DetectHttpApiConflicts(_));
        Self {
            operations: plan.api_type == "Rest",
            detection: plan.calls.iter().any(|call| is_detection(&call.request)),
        }
    }
}

/// What a plan is, in a line that shows so many characters of each name.
pub(crate) fn head(plan: &CallPlan, most: usize, lang: Lang) -> String {
    let [api, kind] = [&plan.api, &plan.api_type].map(|name| cut(&printable(&cut(name, most)), most));
    let (calls, stages) = (plan.calls.len(), plan.stages.len());
    match lang {
        Lang::En => {
            format!("{api} ({kind}): {calls} call{} in {stages} stage{}", several(calls), several(stages))
        }
        Lang::Zh => format!("{api}（{kind}）：{calls} 个调用，{stages} 个阶段"),
    }
}

/// The end of a word for so many things.
const fn several(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// How many calls a stage has, and in how many groups.
pub(crate) fn counts(calls: usize, groups: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{calls} call{} in {groups} group{}", several(calls), several(groups)),
        Lang::Zh => format!("{calls} 个调用，{groups} 组"),
    }
}

pub(crate) const fn title(kind: StageKind, of: Contents) -> Text {
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
        StageKind::RemoveRoutes => Text { en: "routes to remove", zh: "下线并删除路由" },
        StageKind::Deploy => deployment(of),
        StageKind::Verify => Text { en: "verification", zh: "验证" },
        _ if of.operations => of_operations(kind),
        _ => of_routes(kind),
    }
}

const fn deployment(of: Contents) -> Text {
    match (of.operations, of.detection) {
        (true, _) => Text { en: "deployment and polling", zh: "发布和轮询" },
        (false, true) => Text {
            en: "conflict detection, deployment and polling, one after the other for each route",
            zh: "冲突检测、发布和轮询，同一路由的依次执行",
        },
        (false, false) => Text {
            en: "deployment and polling, one after the other for each route",
            zh: "发布和轮询，同一路由的依次执行",
        },
    }
}

const fn of_routes(kind: StageKind) -> Text {
    match kind {
        StageKind::CommonRoutes => Text {
            en: "routes that may share a prefix with any other, one after the other",
            zh: "可能与其他路由共用前缀的路由，依次执行",
        },
        StageKind::RoutePolicies => Text { en: "policies of routes", zh: "创建路由的策略" },
        StageKind::RouteAttach => Text {
            en: "policies onto routes, those of one route one after the other",
            zh: "将策略挂载到路由，同一路由的依次执行",
        },
        _ => Text {
            en: "routes, those of one path prefix one after the other",
            zh: "路由，同一路径前缀的依次执行",
        },
    }
}

const fn of_operations(kind: StageKind) -> Text {
    match kind {
        StageKind::CommonRoutes => Text {
            en: "operations that may share a prefix with any other, one after the other",
            zh: "可能与其他操作共用前缀的操作，依次执行",
        },
        StageKind::RoutePolicies => Text { en: "policies of operations", zh: "创建操作的策略" },
        StageKind::RouteAttach => Text {
            en: "policies onto operations, those of one operation one after the other",
            zh: "将策略挂载到操作，同一操作的依次执行",
        },
        _ => Text {
            en: "operations, those of one path prefix one after the other",
            zh: "操作，同一路径前缀的依次执行",
        },
    }
}
