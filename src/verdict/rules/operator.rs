//! Changes of what an operator adds.

crate::diagnostic::rules! {
    "Changes: the operator side" / "变更：运维配置";

    BACKEND_CHANGED: Info change "change-backend"
        "the backend changed"
        / "后端配置发生变化"
        "Requests go elsewhere, or are sent in another way. Check that the backend serves this operation as before."
        / "请求的转发目标或方式发生变化。请确认后端仍能处理该操作。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"backend": {"urls": ["http://pets.internal"]}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"backend": {"urls": ["http://animals.internal"]}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"backend": {"urls": ["http://pets.internal"]}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"backend": {"urls": ["http://pets.internal"]}}}
        "#;

    TIMEOUT_CHANGED: Info change "change-timeout"
        "the timeout changed from `{before}` ms to `{after}` ms"
        / "超时由 `{before}` 毫秒改为 `{after}` 毫秒"
        "With a shorter timeout, slow requests fail. Check how long the backend takes."
        / "超时缩短后，较慢的请求会失败。请确认后端的响应时间。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"backend": {"timeoutMs": 3000}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"backend": {"timeoutMs": 1000}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"backend": {"timeoutMs": 3000}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"backend": {"timeoutMs": 3000}}}
        "#;

    MOCK_CHANGED: Info change "change-mock"
        "the mock response changed"
        / "Mock 响应发生变化"
        "Callers get another answer while the mock is on. Check that the mock is meant to answer."
        / "启用 Mock 时，调用方会得到不同的响应。请确认应由 Mock 响应。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"backend": {"mock": {"status": 200, "body": "[]"}}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"backend": {"mock": {"status": 503}}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"backend": {"mock": {"status": 200, "body": "[]"}}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"backend": {"mock": {"status": 200, "body": "[]"}}}}
        "#;

    AUTHENTICATION_ADDED: Info change "change-authentication-added"
        "the gateway now demands authentication"
        / "网关现在要求认证"
        "Callers without credentials are refused. Give them credentials before the import."
        / "没有凭证的调用方会被拒绝。请在导入前为其发放凭证。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"auth": {"required": false}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"auth": {"required": true}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"auth": {"required": false}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"auth": {"required": false}}}
        "#;

    AUTHENTICATION_REMOVED: Info change "change-authentication-removed"
        "the gateway does not demand authentication any more"
        / "网关不再要求认证"
        "Everybody may call it unless the backend checks. Check that this is meant."
        / "除非后端校验，任何人都可以调用。请确认是否有意如此。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"auth": {"required": true}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"auth": {"required": false}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"auth": {"required": true}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"auth": {"required": true}}}
        "#;

    AUTHENTICATION_CHANGED: Info change "change-authentication"
        "the gateway checks authentication in another way"
        / "网关的认证方式发生变化"
        "Existing credentials may be refused. Check that callers have the right ones."
        / "现有凭证可能被拒绝。请确认调用方持有正确的凭证。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"auth": {"required": true, "kind": "jwt"}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"auth": {"required": true, "kind": "iam"}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"auth": {"required": true, "kind": "jwt"}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"auth": {"required": true, "kind": "jwt"}}}
        "#;

    RATE_LIMIT_CHANGED: Info change "change-rate-limit"
        "the rate limit changed"
        / "限流配置发生变化"
        "With a lower limit, requests above it are refused. Compare it with the load of today."
        / "限额降低后，超出的请求会被拒绝。请与当前流量比较。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"rateLimit": {"limits": [{"by": "app", "requests": 50, "periodSeconds": 1}]}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"rateLimit": {"limits": [{"by": "app", "requests": 5, "periodSeconds": 1}]}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"rateLimit": {"limits": [{"by": "app", "requests": 50, "periodSeconds": 1}]}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"rateLimit": {"limits": [{"by": "app", "requests": 50, "periodSeconds": 1}]}}}
        "#;

    OPERATOR_CHANGED: Info change "change-operator"
        "the operator setting `{keyword}` changed"
        / "运维配置 `{keyword}` 发生变化"
        "The document does not tell whether callers notice. Check who depends on the setting."
        / "无法从文档判断调用方是否受影响。请确认依赖该配置的调用方。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"accessControl": {"deny": ["10.0.0.1"]}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"accessControl": {"deny": ["10.0.0.2"]}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # existing operator
            {"GET /pets": {"accessControl": {"deny": ["10.0.0.1"]}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # operator
            {"GET /pets": {"accessControl": {"deny": ["10.0.0.1"]}}}
        "#;
}
