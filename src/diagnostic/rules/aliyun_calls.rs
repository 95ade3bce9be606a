//! Findings of the Alibaba Cloud call plan: what the options lack or have wrong, and which conflicts are foreseen.
//!
//! An example states what differs from the options, inventory and document of the tests, as a JSON merge patch.

crate::diagnostic::rules::rules! {
    "Alibaba Cloud: the call plan" / "阿里云：调用计划";

    CALL_OPTION_MISSING: Error "call-option-missing"
        "the option `{option}` is missing"
        / "缺少配置项 `{option}`"
        "Give it: no document says what the gateway has."
        / "请提供该配置项；文档中没有网关的信息。"
        clause "CreateHttpApiRoute, environmentId; orchestration guide, key parameters"
        bad r#"
            # config
            {"environmentId": null}
        "#
        good r#"
            # config
            {"environmentId": "env-1"}
        "#;

    CALL_REFERENCE_UNKNOWN: Error "call-reference-unknown"
        "`{option}` names `{name}`, which is not there"
        / "`{option}` 引用的 `{name}` 不存在"
        "Correct the name, or define what it names."
        / "请更正名称，或补充其定义。"
        bad r#"
            # config
            {"backend": {"services": [{"service": "order", "protocol": "HTTP"}]}}
        "#
        good r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP"}]}}
        "#;

    CALL_WORD_UNKNOWN: Error "call-word-unknown"
        "`{place}` is `{value}`; the gateway knows {known}"
        / "`{place}` 的值为 `{value}`；网关支持 {known}"
        "Use one of these words."
        / "请使用上述取值之一。"
        clause "CreateHttpApiRoute, backendConfig, match"
        bad r#"
            # config
            {"backend": {"scene": "RoundRobin"}}
        "#
        good r#"
            # config
            {"backend": {"scene": "SingleService"}}
        "#;

    CALL_ROUTE_NAME_INVALID: Error "call-route-name-invalid"
        "the gateway does not take the route name `{name}`"
        / "网关不接受路由名称 `{name}`"
        "A route name has 1 to 64 characters: lower-case letters, digits, `-` and `.`."
        / "路由名称为 1 到 64 个字符，只能包含小写字母、数字、`-` 和 `.`。"
        clause "orchestration guide, section 4.2"
        bad r#"
            # route
            {"name": "Get_Order"}
        "#
        good r#"
            # route
            {"name": "get-order"}
        "#;

    CALL_NAME_INVALID: Error "call-name-invalid"
        "the gateway does not take the name `{name}` of `{option}`"
        / "网关不接受 `{option}` 的名称 `{name}`"
        "A name is not empty and has no control characters; a domain has at most 128 characters."
        / "名称不能为空，不能含控制字符；域名不超过 128 个字符。"
        clause "CreateDomain, name; CreateService, name"
        bad r#"
            # config
            {"services": {"orders": {"id": null, "name": "", "sourceType": "K8S", "namespace": "shop"}}}
        "#
        good r#"
            # config
            {"services": {"orders": {"id": null, "name": "orders", "sourceType": "K8S", "namespace": "shop"}}}
        "#;

    CALL_PORT_INVALID: Error "call-port-invalid"
        "`{place}` is {port}, which is no port"
        / "`{place}` 的值 {port} 不是有效端口"
        "A port is 1 to 65535; leave it out for a service with dynamic ports."
        / "端口范围为 1 到 65535；动态端口的服务请不要填写。"
        clause "CreateHttpApiRoute, backendConfig, port"
        bad r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "port": 65536}]}}
        "#
        good r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "port": 8080}]}}
        "#;

    CALL_WEIGHT_INVALID: Error "call-weight-invalid"
        "`{place}` is {weight}, which is no share in percent"
        / "`{place}` 的值 {weight} 不是有效的百分比"
        "A weight is 0 to 100."
        / "权重范围为 0 到 100。"
        clause "CreateHttpApiRoute, backendConfig, weight"
        bad r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "weight": 101}]}}
        "#
        good r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "weight": 100}]}}
        "#;

    CALL_WEIGHTS_SUM: Error "call-weights-sum"
        "the weights of `{place}` sum to {sum}"
        / "`{place}` 的权重之和为 {sum}"
        "The weights of MultiServiceByRatio sum to 100."
        / "MultiServiceByRatio 的权重之和必须为 100。"
        clause "CreateHttpApiRoute, backendConfig, weight"
        bad r#"
            # config
            {"backend": {"scene": "MultiServiceByRatio",
                         "services": [{"service": "orders", "protocol": "HTTP", "weight": 90},
                                      {"service": "next", "protocol": "HTTP", "weight": 20}]}}
        "#
        good r#"
            # config
            {"backend": {"scene": "MultiServiceByRatio",
                         "services": [{"service": "orders", "protocol": "HTTP", "weight": 90},
                                      {"service": "next", "protocol": "HTTP", "weight": 10}]}}
        "#;

    CALL_SERVICES_COUNT: Error "call-services-count"
        "`{place}` has {count} services; the scene {scene} takes {wanted}"
        / "`{place}` 有 {count} 个服务；场景 {scene} 要求 {wanted} 个"
        "Use one service with SingleService, MultiServiceByRatio for several, and none with Mock and Redirect."
        / "SingleService 使用一个服务，多个服务请用 MultiServiceByRatio，Mock 和 Redirect 不使用服务。"
        clause "orchestration guide, section 4.2"
        bad r#"
            # config
            {"backend": {"scene": "SingleService",
                         "services": [{"service": "orders", "protocol": "HTTP"}, {"service": "next", "protocol": "HTTP"}]}}
        "#
        good r#"
            # config
            {"backend": {"scene": "SingleService", "services": [{"service": "orders", "protocol": "HTTP"}]}}
        "#;

    CALL_MEMBER_MISSING: Error "call-member-missing"
        "the request has no `{place}`"
        / "请求缺少 `{place}`"
        "Give it; the gateway needs it."
        / "请提供该字段；网关要求必填。"
        clause "orchestration guide, section 4.2"
        bad r#"
            # route
            {"match": null}
        "#
        good r#"
            # route
            {"match": {"path": {"type": "Exact", "value": "/orders"}}}
        "#;

    CALL_PATH_INVALID: Error "call-path-invalid"
        "`{place}` is `{value}`, which is no path"
        / "`{place}` 的值 `{value}` 不是有效路径"
        "A path starts with `/` and has no spaces."
        / "路径以 `/` 开头，且不含空格。"
        clause "CreateHttpApiRoute, match"
        bad r#"
            # route
            {"match": {"path": {"type": "Exact", "value": "orders"}}}
        "#
        good r#"
            # route
            {"match": {"path": {"type": "Exact", "value": "/orders"}}}
        "#;

    CALL_REGEX_INVALID: Error "call-regex-invalid"
        "`{place}` is `{pattern}`, which breaks at character {position} and is no regular expression"
        / "`{place}` 的值 `{pattern}` 在第 {position} 个字符处出错，不是有效的正则表达式"
        "Write it in RE2's syntax: no look-around, no back-references."
        / "请使用 RE2 语法：不支持环视和反向引用。"
        clause "CreateHttpApiRoute, match"
        bad r#"
            # route
            {"match": {"path": {"type": "Regex", "value": "/orders/([^/]+"}}}
        "#
        good r#"
            # route
            {"match": {"path": {"type": "Regex", "value": "/orders/([^/]+)"}}}
        "#;

    CALL_SERVICE_QUOTA: Error "call-service-quota"
        "ServiceQuotaPerGatewayExceed is foreseen: the gateway has {existing} services, {new} are new, and it takes {quota}"
        / "预见 ServiceQuotaPerGatewayExceed：网关已有 {existing} 个服务，新增 {new} 个，配额为 {quota}"
        "Raise the quota, or remove services that nothing uses."
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

    CALL_POLICY_CONFIG_INVALID: Error "call-policy-config-invalid"
        "`{option}` is text, but no JSON"
        / "`{option}` 是文本，但不是有效的 JSON"
        "Give an object, or JSON as text."
        / "请提供对象，或 JSON 文本。"
        clause "CreatePolicy, config"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": "1s"}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": "{\"unitNum\":1,\"timeUnit\":\"s\",\"enable\":true}"}}}
        "#;

    CALL_POLICY_NAME_TAKEN: Error "call-policy-name-taken"
        "PolicyExisted is foreseen: `{id}` has the name `{name}`, but is of the class {class}"
        / "预见 PolicyExisted：`{id}` 已使用名称 `{name}`，但类型为 {class}"
        "Choose another name."
        / "请更换名称。"
        clause "orchestration guide, sections 3.1 and 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true}}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Retry"}]}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true}}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Timeout"}]}
        "#;

    CALL_POLICY_CONFIG_DIFFERS: Warning "call-policy-config-differs"
        "the existing policy `{id}` of the name `{policy}` has other settings; it is used as it is"
        / "现有策略 `{id}`（`{policy}`）的配置不同，按现状使用"
        "Update the policy on the gateway, or choose another name."
        / "请在网关上更新该策略，或更换名称。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"unitNum": 2}}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Timeout", "config": "{\"unitNum\":1}"}]}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"unitNum": 1}}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Timeout", "config": "{\"unitNum\":1}"}]}
        "#;

    CALL_POLICY_TYPES_MIXED: Error "call-policy-types-mixed"
        "PolicyAttachResourceTypeNotMatch is foreseen: the policy `{policy}` is meant for {types}"
        / "预见 PolicyAttachResourceTypeNotMatch：策略 `{policy}` 的目标为 {types}"
        "Create one policy for each type of resource."
        / "请为每种资源类型分别创建策略。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "HttpApi"}, {"type": "GatewayRoute", "names": ["*"]}]}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true}, "attach": [{"type": "HttpApi"}]}}}
        "#;

    CALL_POLICY_CLASS_MISPLACED: Warning "call-policy-class-misplaced"
        "the policy `{policy}` is of the class {class}, which no {type} is known to take"
        / "策略 `{policy}` 的类型为 {class}，尚不清楚 {type} 是否支持"
        "Check the class; the gateway may answer PolicyAttachResourceTypeNotMatch."
        / "请检查类型；网关可能返回 PolicyAttachResourceTypeNotMatch。"
        clause "PolicyInfo, attachable resource types"
        bad r#"
            # config
            {"policies": {"wall": {"className": "Redirect", "config": {"enable": true}, "attach": [{"type": "HttpApi"}]}}}
        "#
        good r#"
            # config
            {"policies": {"wall": {"className": "Redirect", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_POLICY_CLASS_TAKEN: Error "call-policy-class-taken"
        "PolicyAttachConflict is foreseen: `{resource}` has the policy `{other}` of the class {class}, so `{policy}` is not attached to it"
        / "预见 PolicyAttachConflict：`{resource}` 已有 {class} 类型的策略 `{other}`，`{policy}` 不会挂载"
        "Detach the other policy, or leave this one out."
        / "请解除另一策略，或去掉此策略。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "Domain", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slower", "className": "Timeout",
                           "attachments": [{"attachResourceId": "d-1", "attachResourceType": "Domain"}]}]}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "Domain", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "again", "className": "Retry",
                           "attachments": [{"attachResourceId": "d-1", "attachResourceType": "Domain"}]}]}
        "#;

    CALL_API_NAME_TAKEN: Error "call-api-name-taken"
        "ApiNameDuplicated is foreseen: the name `{name}` belongs to `{id}`, which is of type {type}"
        / "预见 ApiNameDuplicated：名称 `{name}` 已被类型为 {type} 的 `{id}` 使用"
        "Choose another name by `api.name`."
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

    CALL_API_AMBIGUOUS: Error "call-api-ambiguous"
        "several existing APIs have the name `{name}`: {ids}"
        / "有多个现有 API 名为 `{name}`：{ids}"
        "Name the one that is meant by `api.id`, or its version by `api.versionConfig`."
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
        / "预见 ApiNameDuplicatedWithInstance：其他网关的 API `{id}` 名为 `{name}`，且已发布到此网关"
        "Choose another name by `api.name`, or undeploy the other API."
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

    CALL_EXISTS: Info "call-exists"
        "{code} is foreseen: {thing} is there as `{id}`, which is used"
        / "预见 {code}：{thing} 已存在（`{id}`），直接使用"
        "Nothing to do."
        / "无需处理。"
        clause "orchestration guide, sections 7 and 8"
        bad r#"
            # inventory
            {"httpApis": [{"httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1"}]}
        "#
        good r#"
            # inventory
            {"httpApis": []}
        "#;

    CALL_ROUTE_PATH_TAKEN: Error "call-route-path-taken"
        "RoutePathHasDefinedByApi is foreseen: the existing route `{other}` takes {method} {path} already"
        / "预见 RoutePathHasDefinedByApi：现有路由 `{other}` 已定义 {method} {path}"
        "Change path, method or domain, or remove the other route."
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
        "DeployRouteForbidden is foreseen: the route `{id}` is {status}, so nothing is called for it"
        / "预见 DeployRouteForbidden：路由 `{id}` 状态为 {status}，不对其执行任何调用"
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

    CALL_MOCK_MISSING: Error "call-mock-missing"
        "no response of a success has an example, and `{option}` is missing; the mock has no answer"
        / "成功响应没有示例，且缺少 `{option}`，Mock 没有可用的返回内容"
        "Put an example into the document, or give the option."
        / "请在文档中添加示例，或提供该配置项。"
        clause "HttpApiMockContract"
        bad r#"
            # config
            {"backend": {"scene": "Mock", "services": []}}
            # document
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#
        good r#"
            # config
            {"backend": {"scene": "Mock", "services": []}}
            # document
            paths:
              /orders:
                get:
                  operationId: listOrders
                  responses: {"200": {description: the orders, content: {application/json: {example: [{id: 1}]}}}}
        "#;

    CALL_MOCK_SHARED: Info "call-mock-shared"
        "the route serves {count} operations; its mock answers with the example of `{operation}`"
        / "该路由对应 {count} 个操作，Mock 使用 `{operation}` 的示例返回"
        "Nothing to do, or give the answer by `routes`."
        / "无需处理；也可在 `routes` 中指定返回内容。"
        clause "HttpApiMockContract"
        bad r#"
            # config
            {"backend": {"scene": "Mock", "services": []}, "grouping": "path"}
            # document
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"204": {description: none}}}
                post: {operationId: addOrder, responses: {"204": {description: none}}}
        "#
        good r#"
            # config
            {"backend": {"scene": "Mock", "services": []}, "grouping": "path"}
            # document
            paths:
              /orders:
                get: {operationId: listOrders, responses: {"204": {description: none}}}
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
        "the route exists, and an update has no `deployConfigs`; `{option}` has no effect"
        / "路由已存在，更新不支持 `deployConfigs`，`{option}` 不生效"
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

    CALL_REDIRECT_UNSET: Warning "call-redirect-unset"
        "the scene is Redirect, but no policy of the class Redirect is attached to the route"
        / "场景为 Redirect，但路由没有挂载 Redirect 类型的策略"
        "Add such a policy to `policies`."
        / "请在 `policies` 中添加该类策略。"
        clause "PolicyInfo, className"
        bad r#"
            # config
            {"backend": {"scene": "Redirect", "services": []}}
        "#
        good r#"
            # config
            {"backend": {"scene": "Redirect", "services": []},
             "policies": {"moved": {"className": "Redirect", "config": {"enable": true},
                                   "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_CONTRACTS_NOT_STORED: Info "call-contracts-not-stored"
        "an API of type Http has routes only; parameters, bodies, responses and components are not stored"
        / "Http 类型的 API 只有路由，不保存参数、请求体、响应和组件"
        "Nothing to do; set `api.type` to Rest to store them."
        / "无需处理；如需保存，请将 `api.type` 设为 Rest。"
        clause "CreateHttpApi, type"
        bad r#"
            # config
            {"api": {"type": "Http"}}
        "#
        good r#"
            # config
            {"api": {"type": "Rest"}}
        "#;

    CALL_REMOVAL_UNKNOWN: Warning "call-removal-unknown"
        "this is to be removed, but no id is known of it; nothing is called for it"
        / "此项应被移除，但不知道其 ID，不执行任何调用"
        "Give it in the inventory, or remove it on the gateway."
        / "请在清单中提供，或直接在网关上删除。"
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
}
