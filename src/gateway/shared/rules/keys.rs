//! What is found in the values of gateways' `x-` keys. The key tells which gateway it is.

use crate::diagnostic::Term;

/// What a value has to be. Words of a gateway are their own text.
pub(in crate::gateway) const EXPECTED: &[Term] = &[
    Term::new("text", "文本"),
    Term::new("a whole number in the gateway's range", "网关允许范围内的整数"),
    Term::new("`true` or `false`", "`true` 或 `false`"),
    Term::new("an object", "对象"),
    Term::new("a list", "列表"),
    Term::new("a list of fewer items", "项数更少的列表"),
    Term::new("an object of fewer members", "成员更少的对象"),
    Term::new("one address", "一个地址"),
    Term::new("one name", "一个名称"),
    Term::new("a list at a parameter", "写在参数中的列表"),
    Term::new("a value at a parameter", "写在参数中的值"),
    Term::new("an absolute URL", "绝对 URL"),
    Term::new("a method", "HTTP 方法"),
    Term::new("a status", "HTTP 状态码"),
    Term::new("an expression of a mapping", "映射表达式"),
    Term::new("a parameter of an operation that maps its parameters", "采用参数映射方式的操作中的参数"),
];

/// What a key may state of an operation.
const FIELDS: &[Term] = &[
    Term::new("backend", "后端"),
    Term::new("authentication", "认证方式"),
    Term::new("CORS", "跨域设置"),
    Term::new("access control", "访问控制"),
    Term::new("publication", "发布设置"),
];

crate::diagnostic::rules! {
    "Values of extension keys" / "扩展键的取值";

    EXTENSION_VALUE_INVALID: Warning "extension-value-invalid"
        "`{member}` is `{found}` where the gateway takes {expected}; it is kept, but has no effect"
        / "`{member}` 的值为 `{found}`，网关要求{expected}；该值保留，但不起作用"
        "Write the value as the gateway documents it."
        / "请按网关文档的要求填写。"
        terms "expected" EXPECTED
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-service-timeout: long
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-service-timeout: 15
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_MEMBER_MISSING: Warning "extension-member-missing"
        "`{member}` is missing, but the gateway requires it"
        / "缺少网关要求的 `{member}`"
        "Add it, or state the backend in the options of the conversion."
        / "请补充该成员，或在转换配置中指定后端。"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend: {ServiceType: HTTP, ServiceConfig: {Path: /pets, Method: GET}}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend:
                    ServiceType: HTTP
                    ServiceConfig: {Url: 'http://pets.example.com', Path: /pets, Method: GET}
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_MEMBER_UNKNOWN: Warning "extension-member-unknown"
        "`{member}` has members that the gateway does not know; they are kept, but have no effect: {members}"
        / "`{member}` 含有网关未知的成员，它们保留但不起作用：{members}"
        "Check their spelling."
        / "请检查拼写。"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend: {ServiceType: MOCK, ServiceMockReturnMessage: '[]', MockStatus: 200}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend: {ServiceType: MOCK, ServiceMockReturnMessage: '[]', MockReturnHttpStatusCode: 200}
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_SETTINGS_OWN: Warning "extension-settings-own"
        "only the gateway of these keys has a place for what they say, so no other gateway gets it: {members}"
        / "以下内容仅该扩展键所属的网关支持，其他网关无法获得：{members}"
        "Set up the like on the other gateway when you move the API there."
        / "如需迁移到其他网关，请在该网关上另行配置。"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend:
                    ServiceType: SCF
                    ServiceScfFunctionName: pets
                    ServiceScfIsIntegratedResponse: true
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend: {ServiceType: SCF, ServiceScfFunctionName: pets}
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_BACKEND_UNSUPPORTED: Warning "extension-backend-unsupported"
        "`{member}` says `{found}`, a kind of backend that only this gateway has, so the operation has none from it"
        / "`{member}` 的值为 `{found}`，该后端类型仅此网关支持，因此该操作未由此获得后端"
        "State another backend in the options of the conversion."
        / "请在转换配置中指定其他后端。"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend: {ServiceType: EB, EventBusId: eb-1}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend: {ServiceType: MOCK, ServiceMockReturnMessage: '[]'}
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_STATED_TWICE: Warning "extension-stated-twice"
        "`{member}` states the {field} otherwise than what is stated already, so it has no effect"
        / "`{member}` 对{field}的设定与已有设定不一致，因此不起作用"
        "Leave one of the two in the document, or state it in the options of the conversion."
        / "请在文档中仅保留其中之一，或在转换配置中指定。"
        terms "field" FIELDS
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  x-apigw-cors: false
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  x-apigw-cors: true
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_SERVERS_OWN: Warning "extension-servers-own"
        "the servers are those of the gateway that the document comes from, so these operations get no backend from them: {count}"
        / "文档的服务器地址属于其来源网关，因此不会作为后端；受影响的操作有：{count} 个"
        "State a backend in the options of the conversion, or in the keys of the operations."
        / "请在转换配置或操作的扩展键中指定后端。"
        bad r#"
            servers: [{url: 'https://a1b2c3.apic.example.com/live'}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend:
                    type: HTTP
                    httpEndpoints: {address: pets.example.com, scheme: https, method: GET, path: /pets, timeout: 5000}
                  responses: {"200": {description: the pets}}
              /events:
                post: {operationId: addEvent, responses: {"200": {description: added}}}
        "#
        good r#"
            servers: [{url: 'https://a1b2c3.apic.example.com/live'}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend:
                    type: HTTP
                    httpEndpoints: {address: pets.example.com, scheme: https, method: GET, path: /pets, timeout: 5000}
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_SETTINGS_DROPPED: Warning "extension-settings-dropped"
        "the keys of the gateway do not say these settings, or not exactly: {members}"
        / "网关的扩展键未包含以下设置，或仅近似表达：{members}"
        "Set these on the gateway after it has read the document."
        / "请在网关读取文档后于网关上设置。"
        bad r#"
            # keys
            x-apigw-
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend:
                    type: HTTP
                    httpEndpoints:
                      {address: pets.example.com, scheme: https, method: GET, path: /pets, timeout: 5000, retryCount: 2}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # keys
            x-apigw-
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-backend:
                    type: HTTP
                    httpEndpoints: {address: pets.example.com, scheme: https, method: GET, path: /pets, timeout: 5000}
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_KEYS_REPLACED: Warning "extension-keys-replaced"
        "these say something else than what operators added, and are replaced: {members}"
        / "以下内容与运营方附加的设置不一致，已被替换：{members}"
        "Compare the new keys with the old ones, which may have had settings of the gateway alone."
        / "请比较新旧扩展键：旧键可能含有仅该网关支持的设置。"
        bad r#"
            # keys
            x-apigw-
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  x-apigw-cors: false
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # keys
            x-apigw-
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigateway-cors: true
                  x-apigw-cors: true
                  responses: {"200": {description: the pets}}
        "#;

    EXTENSION_VALUES_NORMALISED: Info "extension-values-normalised"
        "these are read as if in the gateway's own spelling: {members}"
        / "以下内容已按网关的规范写法读取：{members}"
        "Write them as the gateway does if other tools read the document."
        / "如其他工具也会读取该文档，请改用网关的规范写法。"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-service-timeout: '15'
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-service-timeout: 15
                  responses: {"200": {description: the pets}}
        "#;
}
