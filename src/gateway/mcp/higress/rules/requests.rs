//! What the gateway does with requests and answers.

use crate::diagnostic::Term;
use crate::gateway::mcp::higress::response;

/// Why nobody can read an answer.
const ANSWERS: &[Term] = &[
    Term::new(response::STREAM, "网关会等待流结束"),
    Term::new(response::BINARY, "网关会将其字节作为文本传递"),
];

crate::diagnostic::rules! {
    "MCP tools for Higress: requests" / "面向 Higress 的 MCP 工具：请求";

    MCP_PATH_UNESCAPED: Warning "mcp-path-unescaped"
        "the gateway does not escape values in paths, so a `/`, `?` or `#` in a value changes the request. Arguments that take one: {count}, such as {names}"
        / "网关不会转义路径中的值，值中若含 `/`、`?` 或 `#` 会改变请求。受影响的参数共 {count} 个，例如 {names}"
        "Give those parameters a type, a format such as uuid, a list of values or a pattern such as `^[a-z0-9-]+$`, and let the operation check it."
        / "请为这些参数设置类型、格式（如 uuid）、取值列表或正则（如 `^[a-z0-9-]+$`），并由操作检查。"
        bad r#"
            # document
            paths:
              /pets/{name}:
                get:
                  operationId: getPet
                  summary: A pet
                  parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                  responses: {"204": {description: it is there}}
        "#
        good r#"
            # document
            paths:
              /pets/{id}:
                get:
                  operationId: getPet
                  summary: A pet
                  parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                  responses: {"204": {description: it is there}}
        "#;

    MCP_LISTS_AS_JSON: Warning "mcp-lists-as-json"
        "the gateway sends lists and objects as JSON text, where the operation expects another form: {names}"
        / "网关以 JSON 文本发送列表和对象，而操作期望其他形式：{names}"
        "Let the operation take JSON text there too, or move these values into a JSON body."
        / "请让操作也接受 JSON 文本，或将这些值移到 JSON 请求体中。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: kinds, in: query, schema: {type: array, items: {type: string}}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: kind, in: query, schema: {type: string}}]
                  responses: {"200": {description: all pets}}
        "#;

    MCP_HEADERS_EMPTY: Warning "mcp-headers-empty"
        "requests have an empty header where a call does not have the argument: {names}"
        / "调用缺少该参数时，请求会带有空请求头：{names}"
        "Use names of at most 64 letters, digits, `_`, `-` and `.`, and each at one place."
        / "请使用至多 64 个字母、数字、`_`、`-` 和 `.` 组成的名称，且每个名称只用于一处。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: page, in: query, schema: {type: integer}}, {name: page, in: header, schema: {type: integer}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: page, in: query, schema: {type: integer}}]
                  responses: {"200": {description: all pets}}
        "#;

    MCP_MULTIPART_UNSENDABLE: Error "mcp-multipart-unsendable"
        "the gateway cannot build a body of `{media}`"
        / "网关无法构建 `{media}` 请求体"
        "Offer JSON or `application/x-www-form-urlencoded`, too."
        / "请同时提供 JSON 或 `application/x-www-form-urlencoded`。"
        bad r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      multipart/form-data:
                       schema: {type: object, properties: {name: {type: string}}}
                  responses: {"204": {description: added}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      application/x-www-form-urlencoded:
                       schema: {type: object, properties: {name: {type: string}}}
                  responses: {"204": {description: added}}
        "#;

    MCP_CONTENT_TYPE_TWICE: Warning "mcp-content-type-twice"
        "the gateway adds `application/json` to the `Content-Type` that the request has: `{media}`"
        / "网关会在请求已有的 `Content-Type`（`{media}`）之外再添加 `application/json`"
        "Offer `application/json`, too."
        / "请同时提供 `application/json`。"
        bad r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      application/vnd.pets+json:
                       schema: {type: object, properties: {name: {type: string}}}
                  responses: {"204": {description: added}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      application/json:
                       schema: {type: object, properties: {name: {type: string}}}
                  responses: {"204": {description: added}}
        "#;

    MCP_SECURITY_UNSENDABLE: Warning "mcp-security-unsendable"
        "calls go out without {names}, which the gateway cannot send, or not beside another scheme. Tools without them: {count}, such as `{tool}`"
        / "网关无法发送 {names}，或无法与另一方案同时发送，调用将缺少该认证：共 {count} 个工具，例如 `{tool}`"
        "Offer a bearer token, basic authentication, or one key in a header or the query."
        / "请提供 Bearer 令牌、Basic 认证，或请求头、查询参数中的单个密钥。"
        bad r#"
            # document
            components: {securitySchemes: {key: {type: apiKey, in: cookie, name: session}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # mcp options
            {"credentials": {"key": "secret"}}
            # document
            components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#;

    MCP_SECURITY_AS_TOKEN: Warning "mcp-security-as-token"
        "the gateway sends {names} as a bearer token that somebody else has to fetch"
        / "网关以 Bearer 令牌发送 {names}，而令牌须另行获取"
        "Set a token as the credential of the scheme, or let callers pass theirs through. It knows no flows."
        / "请将令牌设为该方案的凭据，或允许调用方透传自己的令牌。网关不支持授权流程。"
        bad r#"
            # mcp options
            {"credentials": {"key": "secret"}}
            # document
            components: {securitySchemes: {key: {type: openIdConnect, openIdConnectUrl: "https://pets.example.com/.well-known"}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # mcp options
            {"credentials": {"key": "secret"}}
            # document
            components: {securitySchemes: {key: {type: http, scheme: bearer}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#;

    MCP_CREDENTIAL_NEEDED: Warning "mcp-credential-needed"
        "calls go out unauthenticated until {names} has a credential, which no document has"
        / "在为 {names} 设置凭据之前，调用不带认证信息；文档中不含凭据"
        "Set `credentials` in the options, or `defaultCredential` in the result; or let callers pass theirs through."
        / "请在选项中设置 `credentials`，或在结果中设置 `defaultCredential`；也可允许调用方透传凭据。"
        bad r#"
            # document
            components: {securitySchemes: {key: {type: http, scheme: basic}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # mcp options
            {"credentials": {"key": "user:password"}}
            # document
            components: {securitySchemes: {key: {type: http, scheme: basic}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#;

    MCP_ANSWER_UNREADABLE: Warning "mcp-answer-unreadable"
        "the answer is `{media}`, and {reason}"
        / "应答为 `{media}`，{reason}"
        "Offer JSON, too, or leave the operation out with `x-mcp: false`."
        / "请同时提供 JSON，或用 `x-mcp: false` 排除该操作。"
        terms "reason" ANSWERS
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {text/event-stream: {schema: {type: string}}}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {text/plain: {schema: {type: string}}}}}
        "#;
}
