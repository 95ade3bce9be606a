//! What the calls of a stage do, in a line.

use crate::diagnostic::Text;
use crate::gateway::aliyun::calls::call::StageKind;

pub(super) const fn title(kind: StageKind) -> Text {
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
