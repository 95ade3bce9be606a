//! What of the document reaches the gateway: mocks and contracts.

crate::diagnostic::rules! {
    "Alibaba Cloud: the call plan and the document" / "阿里云：调用计划与文档内容";

    CALL_MOCK_MISSING: Error "call-mock-missing"
        "no success response has an example, and `{option}` is missing, so the mock has nothing to return"
        / "成功响应没有示例，且缺少 `{option}`，Mock 没有可用的返回内容"
        "Add an example to the document, or set the option."
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

    CALL_MOCK_SHARED: Warning "call-mock-shared"
        "the route serves {count} operations; its mock answers with the example of `{operation}`"
        / "该路由对应 {count} 个操作，Mock 使用 `{operation}` 的示例返回"
        "To return something else, set the answer of the route under `routes`."
        / "如需返回其他内容，请在 `routes` 中指定该路由的返回内容。"
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

    CALL_CONTRACTS_NOT_STORED: Info "call-contracts-not-stored"
        "an API of type Http stores routes only, without parameters, bodies, responses and components"
        / "Http 类型的 API 只保存路由，不保存参数、请求体、响应和组件"
        "Set `api.type` to Rest to store them."
        / "如需保存，请将 `api.type` 设为 Rest。"
        clause "CreateHttpApi, type"
        bad r#"
            # config
            {"api": {"type": "Http"}}
        "#
        good r#"
            # config
            {"api": {"type": "Rest"}}
        "#;
}
