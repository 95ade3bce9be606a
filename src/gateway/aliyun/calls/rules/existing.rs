//! What the gateway has already: conflicts that are foreseen, and what cannot be changed.

crate::diagnostic::rules! {
    "Alibaba Cloud: the call plan and what exists" / "阿里云：调用计划与现有资源";

    CALL_EXISTS: Info "call-exists"
        "{code} is foreseen: `{thing}` exists as `{id}` and is used"
        / "预计返回 {code}：`{thing}` 已存在（`{id}`），将直接使用"
        "Check that it is the intended one; to create a new one, use another name in the options."
        / "请确认它就是所需的资源；如需新建，请在配置中使用其他名称。"
        clause "orchestration guide, sections 7 and 8"
        bad r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1"}]}
        "#
        good r#"
            # inventory
            {"httpApis": []}
        "#;

    CALL_SERVICE_QUOTA: Error "call-service-quota"
        "ServiceQuotaPerGatewayExceed is foreseen: services that exist {existing}, services to create {new}, quota of the gateway {quota}"
        / "预计返回 ServiceQuotaPerGatewayExceed：网关已有 {existing} 个服务，还需新增 {new} 个，配额为 {quota}"
        "Raise the quota, or remove services that are not used."
        / "请提升配额，或删除不再使用的服务。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"serviceQuota": 1, "services": {"orders": {"id": null, "sourceType": "K8S", "namespace": "shop"}}}
            # inventory
            {"services": [{"serviceId": "svc-9", "name": "billing", "gatewayId": "gw-1"}]}
        "#
        good r#"
            # config
            {"serviceQuota": 2, "services": {"orders": {"id": null, "sourceType": "K8S", "namespace": "shop"}}}
            # inventory
            {"services": [{"serviceId": "svc-9", "name": "billing", "gatewayId": "gw-1"}]}
        "#;

    CALL_API_NAME_TAKEN: Error "call-api-name-taken"
        "ApiNameDuplicated is foreseen: the name `{name}` belongs to `{id}`, which is of type {type}"
        / "预计返回 ApiNameDuplicated：名称 `{name}` 已被类型为 {type} 的 `{id}` 使用"
        "Choose another name with `api.name`."
        / "请用 `api.name` 指定其他名称。"
        clause "orchestration guide, section 7"
        bad r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "LLM", "gatewayId": "gw-1"}]}
        "#
        good r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Chat", "type": "LLM", "gatewayId": "gw-1"}]}
        "#;

    CALL_API_UNVERSIONED: Error "call-api-unversioned"
        "ApiNameDuplicated is foreseen: `{id}` has the name `{name}` without versions, and `api.versionConfig` wants one"
        / "预计返回 ApiNameDuplicated：`{id}` 名为 `{name}`，但未启用版本，而 `api.versionConfig` 要求版本"
        "Choose another name with `api.name`, select the API with `api.id`, or leave `api.versionConfig` out."
        / "请用 `api.name` 指定其他名称，用 `api.id` 指明该 API，或去掉 `api.versionConfig`。"
        clause "orchestration guide, section 7; ImportHttpApi, versionConfig"
        bad r#"
            # config
            {"api": {"versionConfig": {"enable": true, "scheme": "Path", "version": "v1"}}}
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1"}]}
        "#
        good r#"
            # config
            {"api": {"versionConfig": {"enable": true, "scheme": "Path", "version": "v1"}}}
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1",
                           "versionInfo": {"enable": true, "scheme": "Path", "version": "v2"}}]}
        "#;

    CALL_API_AMBIGUOUS: Error "call-api-ambiguous"
        "several existing APIs have the name `{name}`: {ids}"
        / "有多个现有 API 名为 `{name}`：{ids}"
        "Select one with `api.id`, or its version with `api.versionConfig`."
        / "请用 `api.id` 指明目标，或用 `api.versionConfig` 指明版本。"
        clause "orchestration guide, section 7"
        bad r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-8", "name": "Orders", "type": "Http", "gatewayId": "gw-1"},
                          {"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1"}]}
        "#
        good r#"
            # config
            {"api": {"id": "api-9"}}
            # inventory
            {"httpApis": [{"httpApiId": "api-8", "name": "Orders", "type": "Http", "gatewayId": "gw-1"},
                          {"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1"}]}
        "#;

    CALL_API_NAME_ON_GATEWAY: Error "call-api-name-on-gateway"
        "ApiNameDuplicatedWithInstance is foreseen: `{id}`, an API of another gateway, has the name `{name}` and is deployed on this one"
        / "预计返回 ApiNameDuplicatedWithInstance：其他网关的 API `{id}` 名为 `{name}`，且已发布到此网关"
        "Choose another name with `api.name`, or undeploy the other API."
        / "请用 `api.name` 指定其他名称，或下线另一个 API。"
        clause "orchestration guide, section 7"
        bad r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-2",
                           "environments": [{"environmentId": "env-1", "gatewayInfo": {"gatewayId": "gw-1"}}]}]}
        "#
        good r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-2"}]}
        "#;

    CALL_ROUTE_PATH_TAKEN: Error "call-route-path-taken"
        "RoutePathHasDefinedByApi is foreseen: the existing route `{other}` already matches {method} {path}"
        / "预计返回 RoutePathHasDefinedByApi：现有路由 `{other}` 已定义 {method} {path}"
        "Change the path, the method or the domain, or remove the other route."
        / "请修改路径、方法或域名，或删除另一路由。"
        clause "orchestration guide, section 7"
        bad r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "legacy", "domainInfos": [{"domainId": "d-1"}],
                         "match": {"path": {"type": "Exact", "value": "/orders"}, "methods": ["GET"]}}]}
        "#
        good r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "legacy", "domainInfos": [{"domainId": "d-1"}],
                         "match": {"path": {"type": "Exact", "value": "/orders"}, "methods": ["PUT"]}}]}
        "#;

    CALL_ROUTE_BUSY: Error "call-route-busy"
        "DeployRouteForbidden is foreseen: the route `{id}` is {status}, so no calls are planned for it"
        / "预计返回 DeployRouteForbidden：路由 `{id}` 的状态为 {status}，不为其生成调用"
        "Wait until the route is deployed or undeployed, and plan again."
        / "请等待路由发布或下线完成后重新生成计划。"
        clause "orchestration guide, sections 1.4 and 7"
        bad r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deploying"}]}
        "#
        good r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deployed"}]}
        "#;

    CALL_EXISTING_KEPT: Info "call-existing-kept"
        "the gateway has this as `{id}`, as it should be; it is kept"
        / "网关上已有此项（`{id}`），内容与所需一致，保留现有的"
        "Check that it is the intended one; to have another, rename it in the document."
        / "请确认它就是所需的资源；如需另建，请在文档中更名。"
        clause "ImportHttpApi, strategy"
        bad r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deployed",
                         "description": "all", "domainInfos": [{"domainId": "d-1"}],
                         "match": {"path": {"type": "Exact", "value": "/orders"}, "methods": ["GET"]},
                         "backend": {"scene": "Single", "services": [{"serviceId": "svc-1", "protocol": "HTTP", "port": 80}]}}]}
            # document, ExistFirst
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#
        good r#"
            # inventory
            {"routes": []}
            # document, ExistFirst
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#;

    CALL_EXISTING_DIFFERS: Warning "call-existing-differs"
        "the gateway has this as `{id}`, which differs in {members}; it is kept unchanged"
        / "网关上已有此项（`{id}`），但 {members} 不同；保留现有的，不作修改"
        "Plan with SpecFirst to update it, or change the document and the options to agree with it."
        / "如需更新，请使用 SpecFirst 重新生成计划；否则请修改文档和配置，使其与现有的一致。"
        clause "ImportHttpApi, strategy"
        bad r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deployed",
                         "match": {"path": {"type": "Exact", "value": "/all-orders"}, "methods": ["GET"]}}]}
            # document, ExistFirst
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#
        good r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deployed",
                         "match": {"path": {"type": "Exact", "value": "/all-orders"}, "methods": ["GET"]}}]}
            # document, SpecFirst
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#;

    CALL_REMOVAL_WITHHELD: Warning "call-removal-withheld"
        "`{id}` is not removed: `{other}`, which cannot be taken from the document, may match the same requests"
        / "不移除 `{id}`：文档中的 `{other}` 无法采用，而两者可能匹配相同的请求"
        "Fix that part of the document and plan again, or remove the existing one on the gateway."
        / "请修正文档的该部分后重新生成计划，或直接在网关上删除。"
        clause "DeleteHttpApiRoute; DeleteHttpApiOperation"
        bad r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "add-order", "deployStatus": "Deployed",
                         "match": {"path": {"type": "Exact", "value": "/orders"}, "methods": ["POST"]}}]}
            # document, SpecOnly
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
                post: {operationId: addOrder, responses: none}
        "#
        good r#"
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "add-order", "deployStatus": "Deployed",
                         "match": {"path": {"type": "Exact", "value": "/orders"}, "methods": ["POST"]}}]}
            # document, SpecOnly
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
                post: {operationId: addOrder, responses: {"200": {description: it is added}}}
        "#;

    CALL_REMOVAL_UNKNOWN: Error "call-removal-unknown"
        "the plan removes this, but its id is not known, so no calls are planned for it"
        / "计划要移除此项，但其 ID 未知，因此不为其生成调用"
        "Add its record with the id to the inventory, or remove it on the gateway."
        / "请在清单中补充带 ID 的记录，或直接在网关上删除。"
        clause "DeleteHttpApiRoute, routeId"
        bad r#"
            # existing
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
              /old:
                get: {operationId: old, responses: {"200": {description: gone}}}
            # document, SpecOnly
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#
        good r#"
            # existing
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
            # document, SpecOnly
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#;

    CALL_MOCK_NOT_UPDATED: Warning "call-mock-not-updated"
        "the route exists, and an update cannot change the answer of its mock"
        / "路由已存在，更新无法修改 Mock 的返回内容"
        "Change the answer on the gateway, or remove the route first."
        / "请在网关上修改返回内容，或先删除该路由。"
        clause "UpdateHttpApiRoute"
        bad r#"
            # config
            {"backend": {"scene": "Mock", "services": []}}
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deployed"}]}
        "#
        good r#"
            # config
            {"backend": {"scene": "Mock", "services": []}}
        "#;

    CALL_DEPLOY_CONFIGS_NOT_UPDATED: Warning "call-deploy-configs-not-updated"
        "the route exists, and an update cannot change its `deployConfigs`; `{option}` has no effect"
        / "路由已存在，更新无法修改 `deployConfigs`，`{option}` 不生效"
        "Change them on the gateway, or remove the route first."
        / "请在网关上修改，或先删除该路由。"
        clause "UpdateHttpApiRoute"
        bad r#"
            # config
            {"routes": {"list-orders": {"deployConfigs": [{"environmentId": "env-1"}]}}}
            # inventory
            {"routes": [{"routeId": "hr-9", "name": "list-orders", "deployStatus": "Deployed"}]}
        "#
        good r#"
            # config
            {"routes": {"list-orders": {"deployConfigs": [{"environmentId": "env-1"}]}}}
        "#;
}
