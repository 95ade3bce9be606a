//! What is found in the gateway's keys of a document.

use crate::gateway::shared::rules::keys::EXPECTED;

crate::diagnostic::rules! {
    "Huawei Cloud: keys of a document" / "华为云：文档中的扩展键";

    HUAWEI_VALUE_INVALID: Warning "huawei-value-invalid"
        "`{member}` is `{found}` where the gateway takes {expected}; it is kept, but has no effect"
        / "`{member}` 的值为 `{found}`，网关要求{expected}；该值保留，但不起作用"
        "Write the value as the gateway documents it."
        / "请按网关文档的要求填写。"
        terms "expected" EXPECTED
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-request-type: open
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-request-type: public
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_MEMBER_MISSING: Warning "huawei-member-missing"
        "`{member}` is missing, but the gateway requires it"
        / "缺少网关要求的 `{member}`"
        "Add it, or let the options of the conversion say it."
        / "请补充该成员，或在转换配置中指定。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend: {type: MOCK}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '[]'}}
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_MEMBER_UNKNOWN: Warning "huawei-member-unknown"
        "`{member}` has members that have no effect, as they are not known or have no place in an API: {members}"
        / "`{member}` 中的以下成员未知或在 API 中没有对应位置，不起作用：{members}"
        "Check their spelling, and set on the gateway what only the gateway can hold."
        / "请检查拼写；只能由网关保存的内容请在网关上设置。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '[]', status: 200}}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '[]'}}
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_NAME_UNDEFINED: Warning "huawei-name-undefined"
        "`{key}` names `{name}`, which the document does not define; only the name is known"
        / "`{key}` 引用的 `{name}` 未在文档中定义，仅保留名称"
        "Define it at the root of the document, or check that the gateway has one of this name."
        / "请在文档根部定义，或确认网关上存在同名对象。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-ratelimit: calm
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            x-apigateway-ratelimits: {calm: {api-limit: 10, interval: 1, unit: SECOND}}
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-ratelimit: calm
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_SETTINGS_SEPARATE: Warning "huawei-settings-separate"
        "the gateway has these beside the API, so the payload of an API does not hold them: {members}"
        / "网关将以下内容与 API 分开保存，API 请求中不包含：{members}"
        "Create them on the gateway, and bind them to the API once it exists there."
        / "请在网关上创建，并在 API 创建后与之绑定。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-plugins: [pets-cors]
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_VALUES_NORMALISED: Info "huawei-values-normalised"
        "these values are read as if in the gateway's own spelling: {members}"
        / "以下值已按网关的规范写法读取：{members}"
        "Write them as the gateway does if other tools read the document."
        / "如其他工具也会读取该文档，请改用网关的规范写法。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-request-type: 'public,'
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-request-type: public
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_BOUNDS_UNSET: Info "huawei-bounds-unset"
        "bounds of zero mean \"not set\" in documents of this gateway, so they are removed; parameters with such bounds: {count}"
        / "在该网关的文档中，值为 0 的边界表示“未设置”，因此已移除；涉及的参数：{count} 个"
        "Leave out bounds that are not set if other tools read the document."
        / "如其他工具也会读取该文档，请删除未设置的边界。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  parameters: [{name: kind, in: query, schema: {type: string, maxLength: 0, minLength: 0}}]
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  parameters: [{name: kind, in: query, schema: {type: string}}]
                  responses: {"200": {description: the pets}}
        "#;

    HUAWEI_KEYS_OWN: Info "huawei-keys-own"
        "only this gateway has a place for these, so another one does not get them: {members}"
        / "以下内容仅该网关支持，其他网关无法获得：{members}"
        "Set up the like on the other gateway when you move the API there."
        / "如需迁移到其他网关，请在该网关上另行配置。"
        clause "API Design File Extension Definitions"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-request-type: public
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  responses: {"200": {description: the pets}}
        "#;
}
