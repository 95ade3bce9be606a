//! Faults of a route's request, whether a caller or this library made it.

crate::diagnostic::rules! {
    "Alibaba Cloud: the call plan's requests" / "阿里云：调用计划的请求";

    CALL_ROUTE_NAME_INVALID: Error "call-route-name-invalid"
        "the gateway does not accept the route name `{name}`"
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

    CALL_MEMBER_MISSING: Error "call-member-missing"
        "the request has no `{place}`"
        / "请求缺少 `{place}`"
        "Add it; the gateway requires it."
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
        "`{place}` is `{value}`, which is not a path"
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
        "`{place}` is `{pattern}`, which is not a valid regular expression from character {position} on"
        / "`{place}` 的值 `{pattern}` 从第 {position} 个字符起不是有效的正则表达式"
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

    CALL_PORT_INVALID: Error "call-port-invalid"
        "`{place}` is {port}, which is not a port"
        / "`{place}` 的值 {port} 不是有效端口"
        "A port is 1 to 65535; omit it for a service with dynamic ports."
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

    CALL_SERVICES_COUNT: Error "call-services-count"
        "the number of services in `{place}` is {count}; the scene {scene} requires {wanted}"
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

    CALL_WEIGHT_INVALID: Error "call-weight-invalid"
        "`{place}` is {weight}, which is not a percentage"
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
        "The weights of MultiServiceByRatio have to sum to 100."
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

    CALL_WEIGHT_ZERO: Error "call-weight-zero"
        "`{place}` is 0, so the only service gets no requests"
        / "`{place}` 为 0，唯一的服务收不到请求"
        "Set 100, or leave the weight out: SingleService has one service for all of the traffic."
        / "请设为 100 或不填写：SingleService 的全部流量由一个服务处理。"
        clause "CreateHttpApiRoute, backendConfig, weight"
        bad r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "weight": 0}]}}
        "#
        good r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "weight": 100}]}}
        "#;

    CALL_SERVICE_REPEATED: Error "call-service-repeated"
        "`{place}` is the same service and port as `{other}`"
        / "`{place}` 与 `{other}` 是同一服务的同一端口"
        "List the service once, with the sum of the weights."
        / "请只列出一次，权重取两者之和。"
        clause "CreateHttpApiRoute, backendConfig, services"
        bad r#"
            # config
            {"backend": {"scene": "MultiServiceByRatio",
                         "services": [{"service": "orders", "protocol": "HTTP", "port": 80, "weight": 90},
                                      {"service": "orders", "protocol": "HTTP", "port": 80, "weight": 10}]}}
        "#
        good r#"
            # config
            {"backend": {"scene": "MultiServiceByRatio",
                         "services": [{"service": "orders", "protocol": "HTTP", "port": 80, "weight": 90},
                                      {"service": "orders", "protocol": "HTTP", "port": 81, "weight": 10}]}}
        "#;

    CALL_VERSION_UNUSED: Warning "call-version-unused"
        "`{place}` has no effect: the scene {scene} does not choose by version tag"
        / "`{place}` 不生效：场景 {scene} 不按版本标签选择服务"
        "Remove it, or create a service for each version."
        / "请删除该字段，或为每个版本分别创建服务。"
        clause "CreateHttpApiRoute, backendConfig, version"
        bad r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP", "version": "v1"}]}}
        "#
        good r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP"}]}}
        "#;
}
