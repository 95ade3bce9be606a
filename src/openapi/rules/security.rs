//! Security schemes and requirements.

crate::diagnostic::rules! {
    "Security" / "安全";

    SECURITY_UNDEFINED: Warning "security-scheme-undefined"
        "`{name}` is not a usable security scheme; the requirement is kept, but cannot be applied"
        / "没有名为 `{name}` 的可用安全方案，该安全要求保留，但无法应用"
        "Define the scheme, or remove the requirement."
        / "请定义该方案，或删除该要求。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad "
            security:
              - apiKey: []
        "
        good "
            security:
              - apiKey: []
            components:
              securitySchemes:
                apiKey: {type: apiKey, name: X-Key, in: header}
        ";

    SECURITY_SCHEME_INVALID: Error "security-scheme-invalid"
        "the security scheme's `{key}` is missing or unknown"
        / "安全方案的 `{key}` 缺失或无法识别"
        "The types are apiKey, http, oauth2 and openIdConnect, in Swagger 2.0 basic, apiKey and oauth2; each has required keys, such as `name` and `in` for apiKey."
        / "类型包括 apiKey、http、oauth2 和 openIdConnect，Swagger 2.0 中为 basic、apiKey 和 oauth2；每种类型都有必填的键，例如 apiKey 需要 `name` 和 `in`。"
        clause "OAS 3.0.3, Security Scheme Object"
        bad "
            components:
              securitySchemes:
                apiKey: {type: apiKey, name: X-Key, in: body}
        "
        good "
            components:
              securitySchemes:
                apiKey: {type: apiKey, name: X-Key, in: header}
        ";

    SECURITY_SCOPES_MISPLACED: Info lint "security-scopes-misplaced"
        "`{name}` has the type {type}, which has no scopes"
        / "`{name}` 的类型为 {type}，不支持权限范围"
        "Use an empty list; only oauth2 and openIdConnect have scopes."
        / "请使用空列表；只有 oauth2 和 openIdConnect 支持权限范围。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad "
            security:
              - apiKey: [pets]
            components:
              securitySchemes:
                apiKey: {type: apiKey, name: X-Key, in: header}
        "
        good "
            security:
              - apiKey: []
            components:
              securitySchemes:
                apiKey: {type: apiKey, name: X-Key, in: header}
        ";

    SECURITY_SCOPE_UNDECLARED: Info lint "security-scope-undeclared"
        "no flow of `{name}` declares the scope `{scope}`"
        / "`{name}` 的流程均未声明权限范围 `{scope}`"
        "Declare the scope under `scopes` of the flow, or use one that is declared."
        / "请在流程的 `scopes` 中声明，或使用已声明的权限范围。"
        clause "OAS 3.0.3, Security Requirement Object; OAuth Flow Object, scopes"
        bad r#"
            security:
              - login: [owners]
            components:
              securitySchemes:
                login: {type: oauth2, flows: {implicit: {authorizationUrl: "https://example.com/auth", scopes: {pets: all pets}}}}
        "#
        good r#"
            security:
              - login: [pets]
            components:
              securitySchemes:
                login: {type: oauth2, flows: {implicit: {authorizationUrl: "https://example.com/auth", scopes: {pets: all pets}}}}
        "#;

    SECURITY_FLOW_INCOMPLETE: Info lint "security-flow-incomplete"
        "the flow `{flow}` has no `{key}`"
        / "流程 `{flow}` 缺少 `{key}`"
        "Add it; a flow without scopes has an empty object as `scopes`."
        / "请补全；没有权限范围的流程请填写空的 `scopes`。"
        clause "OAS 3.0.3, OAuth Flow Object; OAS 2.0, Security Scheme Object"
        bad "
            components:
              securitySchemes:
                login: {type: oauth2, flows: {implicit: {scopes: {}}}}
        "
        good r#"
            components:
              securitySchemes:
                login: {type: oauth2, flows: {implicit: {authorizationUrl: "https://example.com/auth", scopes: {}}}}
        "#;

    SECURITY_FLOWS_EMPTY: Info lint "security-flows-empty"
        "the scheme has no flow, so clients cannot get a token"
        / "该方案没有任何流程，客户端无法获取令牌"
        "Describe at least one of implicit, password, clientCredentials and authorizationCode."
        / "请至少描述 implicit、password、clientCredentials、authorizationCode 之一。"
        clause "OAS 3.0.3, OAuth Flows Object"
        bad "
            components:
              securitySchemes:
                login: {type: oauth2, flows: {}}
        "
        good r#"
            components:
              securitySchemes:
                login: {type: oauth2, flows: {implicit: {authorizationUrl: "https://example.com/auth", scopes: {pets: all pets}}}}
        "#;

    SECURITY_OTHER_VERSION: Info "security-other-version"
        "`{word}` is a keyword of the other version of OpenAPI; it is read with its meaning there"
        / "`{word}` 属于另一个 OpenAPI 版本，按该版本的含义读取"
        "In OpenAPI 3.0 write `type: http` with `scheme: basic`, and use `flows`. In Swagger 2.0 write `type: basic`, and use `flow`; for what Swagger 2.0 lacks, such as tokens, use an `apiKey` in the header `Authorization`."
        / "OpenAPI 3.0 请写 `type: http` 和 `scheme: basic`，以及 `flows`；Swagger 2.0 请写 `type: basic` 和 `flow`；对于其不支持的方式（例如令牌），请写成位于请求头 `Authorization` 的 `apiKey`。"
        clause "OAS 3.0.3, Security Scheme Object; OAS 2.0, Security Scheme Object"
        bad "
            components:
              securitySchemes:
                login: {type: basic}
        "
        good "
            components:
              securitySchemes:
                login: {type: http, scheme: basic}
        ";

    SECURITY_HTTP_SCHEME_UNKNOWN: Info lint "security-http-scheme-unknown"
        "IANA does not list the HTTP scheme `{scheme}`"
        / "IANA 未登记 HTTP 认证方案 `{scheme}`"
        "Use one that is listed, such as basic or bearer; a key in a header is `type: apiKey`."
        / "请使用已登记的方案，例如 basic 或 bearer；请求头中的密钥请用 `type: apiKey`。"
        clause "OAS 3.0.3, Security Scheme Object, scheme; RFC 9110, section 16.4.1"
        bad "
            components:
              securitySchemes:
                login: {type: http, scheme: token}
        "
        good "
            components:
              securitySchemes:
                login: {type: http, scheme: bearer}
        ";
}
