//! Changes of what callers have to prove.

crate::diagnostic::rules! {
    "Changes: security" / "变更：安全";

    SECURITY_ALTERNATIVE_ADDED: Info change "change-security-alternative-added"
        "the security alternative `{value}` was added"
        / "新增了可选安全方案 `{value}`"
        "Existing callers are not affected. Check that the new way of access is meant."
        / "现有调用方不受影响。请确认应当允许这种访问方式。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}, {login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: all pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#;

    SECURITY_ALTERNATIVE_REMOVED: Info change "change-security-alternative-removed"
        "the security alternative `{value}` was removed"
        / "移除了可选安全方案 `{value}`"
        "Callers who use it are refused. Keep it until they use another one."
        / "使用该方案的调用方会被拒绝。请保留，直到调用方改用其他方案。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}, {login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}, {login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}, {key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#;

    SECURITY_SCHEME_ADDED: Info change "change-security-scheme-added"
        "`{value}` was added to a security alternative"
        / "安全要求中新增了 `{value}`"
        "Callers have to prove more than before. Offer it as an alternative first."
        / "调用方须提供比以前更多的凭证。请先将其作为可选方案提供。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: [], login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}, {login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#;

    SECURITY_SCHEME_DROPPED: Info change "change-security-scheme-dropped"
        "`{value}` was removed from a security alternative"
        / "安全要求中移除了 `{value}`"
        "Existing callers are not affected. Check that fewer proofs are meant to be enough."
        / "现有调用方不受影响。请确认可以降低凭证要求。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: [], login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: [], login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: [], key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#;

    SECURITY_REQUIRED: Info change "change-security-required"
        "anonymous access is not allowed any more"
        / "不再允许匿名访问"
        "Callers without credentials are refused. Give them credentials before the import."
        / "没有凭证的调用方会被拒绝。请在导入前为其发放凭证。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}, {}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#;

    SECURITY_LIFTED: Info change "change-security-lifted"
        "anonymous access is now allowed"
        / "现在允许匿名访问"
        "Everybody may call it. Check that this is meant."
        / "任何人都可以调用。请确认是否有意如此。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: all pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                login: {type: http, scheme: basic}
        "#;

    API_KEY_MOVED: Info change "change-api-key-moved"
        "the API key moved from `{before}` to `{after}`"
        / "API key 由 `{before}` 移至 `{after}`"
        "Callers who send the key in the old place are refused. Accept both places for a while."
        / "仍在原位置发送密钥的调用方会被拒绝。请在一段时间内同时接受两个位置。"
        clause "OAS 3.0.3, Security Scheme Object, name and in"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: query, name: key}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {description: the key, type: apiKey, in: header, name: X-Key}
        "#;

    SECURITY_SCHEME_CHANGED: Info change "change-security-scheme"
        "the security scheme changed from `{before}` to `{after}`"
        / "安全方案由 `{before}` 改为 `{after}`"
        "Existing credentials are refused. Add the new scheme under another name, as an alternative."
        / "现有凭证会被拒绝。请以其他名称添加新方案，作为可选方案。"
        clause "OAS 3.0.3, Security Scheme Object, type"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: http, scheme: bearer}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{key: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                key: {description: the key, type: apiKey, in: header, name: X-Key}
        "#;

    SECURITY_ENDPOINT_CHANGED: Info change "change-security-endpoint"
        "the `{keyword}` of the security scheme changed"
        / "安全方案的 `{keyword}` 发生变化"
        "Callers get their tokens elsewhere. Check that the old address still answers, or tell callers."
        / "调用方须从其他地址获取令牌。请确认原地址仍可用，或通知调用方。"
        clause "OAS 3.0.3, OAuth Flow Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                login: {type: openIdConnect, openIdConnectUrl: https://id.example.com/openid}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                login: {type: openIdConnect, openIdConnectUrl: https://login.example.com/openid}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                login: {type: openIdConnect, openIdConnectUrl: https://id.example.com/openid}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                login: {description: staff, type: openIdConnect, openIdConnectUrl: https://id.example.com/openid}
        "#;
}
