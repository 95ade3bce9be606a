//! Security schemes and requirements.

crate::diagnostic::rules::rules! {
    "Security" / "安全";

    SECURITY_UNDEFINED: Warning "security-scheme-undefined"
        "no usable security scheme is called `{name}`"
        / "没有名为 `{name}` 的可用安全方案"
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
        "The types are apiKey, http, oauth2 and openIdConnect, in Swagger 2.0 basic, apiKey and oauth2; each has keys that it needs, such as `name` and `in` for apiKey."
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
}
