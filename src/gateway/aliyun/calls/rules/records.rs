//! Faults of the records inside a request or the options.

crate::diagnostic::rules! {
    "Alibaba Cloud: the call plan's records" / "阿里云：调用计划的记录";

    CALL_MEMBER_UNKNOWN: Warning "call-member-unknown"
        "the gateway does not know the member `{place}`; it knows `{known}`"
        / "网关没有字段 `{place}`；可用的是 `{known}`"
        "Correct the name; the gateway may refuse or ignore a member that it does not know."
        / "请更正字段名；对于未知字段，网关可能拒绝请求，也可能忽略该字段。"
        clause "CreateHttpApiRoute"
        bad r#"
            # config
            {"routes": {"list-orders": {"mcpRouteConfig": {"protocl": "HTTP", "exposedUriPath": "/mcp"}}}}
        "#
        good r#"
            # config
            {"routes": {"list-orders": {"mcpRouteConfig": {"protocol": "HTTP", "exposedUriPath": "/mcp"}}}}
        "#;

    CALL_ID_INVALID: Error "call-id-invalid"
        "`{place}` is `{id}`, but such an id starts with `{start}`"
        / "`{place}` 的值为 `{id}`，而此类 ID 以 `{start}` 开头"
        "Check whether it is the id of another kind of resource, or a name."
        / "请确认它是否为其他类型资源的 ID，或者是名称。"
        clause "CreatePolicyAttachment, attachResourceId; CreateHttpApiRoute, environmentId"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "ids": ["list-orders"]}]}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "ids": ["hr-1"]}]}}}
        "#;

    CALL_TYPE_WRONG: Error "call-type-wrong"
        "`{place}` is not of the JSON type {type}"
        / "`{place}` 的 JSON 类型不是 {type}"
        "Change the value to this type."
        / "请改为该类型的值。"
        clause "HttpApiPolicyConfigs"
        bad r#"
            # config
            {"routes": {"list-orders": {"policyConfigs": [{"type": "AiCache", "enable": "yes"}]}}}
        "#
        good r#"
            # config
            {"routes": {"list-orders": {"policyConfigs": [{"type": "AiCache", "enable": true}]}}}
        "#;
}
