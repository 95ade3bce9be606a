//! What is found when operations become tools, in either form.

use crate::diagnostic::Term;

pub(super) const OBJECT: &str = "`true`, `false` or an object";
pub(super) const FLAG: &str = "`true` or `false`";
pub(super) const TEXT: &str = "a text";
pub(super) const UNKNOWN: &str = "a member that is known";

pub(super) const MARKED: &str = "`x-mcp` says so";
pub(super) const DEPRECATED: &str = "they are deprecated";

/// What `x-mcp` and its members are.
const EXPECTED: &[Term] = &[
    Term::new(OBJECT, "`true`、`false` 或对象"),
    Term::new(FLAG, "`true` 或 `false`"),
    Term::new(TEXT, "文本"),
    Term::new(UNKNOWN, "已知成员"),
];

/// Why operations are not tools.
const REASONS: &[Term] = &[Term::new(MARKED, "`x-mcp` 如此声明"), Term::new(DEPRECATED, "它们已弃用")];

crate::diagnostic::rules! {
    "MCP tools" / "MCP 工具";

    MCP_OPERATIONS_EXCLUDED: Info "mcp-operations-excluded"
        "operations that are not tools, because {reason}: {count}"
        / "{count} 个操作未成为工具：{reason}"
        "To have them, write `x-mcp: true` at an operation, or set `deprecated` in the options."
        / "如需包含，请在操作上写 `x-mcp: true`，或在选项中设置 `deprecated`。"
        terms "reason" REASONS
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, deprecated: true, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  deprecated: true
                  x-mcp: true
                  responses: {"200": {description: all pets}}
        "#;

    MCP_TOOLS_LIMITED: Warning "mcp-tools-limited"
        "operations after the first {limit} that are not tools: {count}"
        / "前 {limit} 个之后的 {count} 个操作未成为工具"
        "Select the operations that an agent needs, or raise `maxTools`."
        / "请选择智能体需要的操作，或调高 `maxTools`。"
        bad r#"
            # mcp options
            {"maxTools": 1}
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, responses: {"200": {description: all pets}}}
                post: {operationId: addPet, summary: Add a pet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, responses: {"200": {description: all pets}}}
                post: {operationId: addPet, summary: Add a pet, responses: {"200": {description: the pet}}}
        "#;

    MCP_METHOD_ANY: Error "mcp-method-any"
        "the operation answers every method, so a tool would not know which one to send"
        / "该操作响应所有方法，工具无法确定应发送哪种方法"
        "Write an operation for each method that agents need."
        / "请为智能体需要的每种方法编写操作。"
        bad r#"
            # document
            paths:
              /pets:
                x-any-method: {operationId: pets, summary: Pets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, responses: {"200": {description: all pets}}}
        "#;

    MCP_SERVER_MISSING: Warning "mcp-server-missing"
        "the document does not say where requests go, so their URLs begin with the path"
        / "文档未说明请求发往何处，请求 URL 以路径开头"
        "Add a server with a whole URL, or set `serverUrl` in the options."
        / "请添加带完整 URL 的服务器，或在选项中设置 `serverUrl`。"
        bad r#"
            # mcp options
            {"serverUrl": null}
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # mcp options
            {"serverUrl": null}
            # document
            servers: [{url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, responses: {"200": {description: all pets}}}
        "#;

    MCP_NAME_CHANGED: Info "mcp-name-changed"
        "the tool is called `{name}`, as not every client takes `{stated}`, or another tool has that name"
        / "工具名为 `{name}`，因为并非所有客户端都接受 `{stated}`，或另一工具已使用该名称"
        "Use at most 64 letters, digits, `_` and `-`, the first a letter, and each name once whatever its case."
        / "请使用至多 64 个字母、数字、`_` 和 `-`，以字母开头，且不区分大小写时各不相同。"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: pets/list, summary: List pets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: pets-list, summary: List pets, responses: {"200": {description: all pets}}}
        "#;

    MCP_ARGUMENTS_RENAMED: Info "mcp-arguments-renamed"
        "arguments that are not called as in the request ({count}): {names}"
        / "名称与请求中不同的参数（{count} 个）：{names}"
        "The request of the tool has both names. Names of letters, digits and `_` stay, if the operation has each at one place."
        / "工具的请求中包含两种名称。由字母、数字和 `_` 组成且在操作中只出现于一处的名称保持不变。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: "filter[kind]", in: query, schema: {type: string}}]
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

    MCP_PARAMETERS_SET_ASIDE: Info "mcp-parameters-set-aside"
        "{names} are not arguments: the client, the body or the security schemes say what they are"
        / "{names} 不作为参数：其值由客户端、请求体或安全方案决定"
        "An agent must not choose them. Leave them out of the parameters, as OpenAPI has it."
        / "这些值不应由智能体选择。请按 OpenAPI 规范将其从参数中移除。"
        bad r#"
            # document
            components: {securitySchemes: {key: {type: apiKey, in: query, name: api_key}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: api_key, in: query, schema: {type: string}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            components: {securitySchemes: {key: {type: apiKey, in: query, name: api_key}}}
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#;

    MCP_DESCRIPTION_MISSING: Warning "mcp-description-missing"
        "the operation has neither a summary nor a description, so nothing tells an agent when to call the tool"
        / "操作既无摘要也无描述，智能体无从得知何时调用该工具"
        "Say in `summary` what the operation does, and in `description` when to use it."
        / "请在 `summary` 中说明操作的作用，并在 `description` 中说明何时使用。"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List pets, responses: {"200": {description: all pets}}}
        "#;

    MCP_DESCRIPTION_CUT: Warning "mcp-description-cut"
        "the description is cut after {limit} characters"
        / "描述在 {limit} 个字符处被截断"
        "Write a shorter one for agents under `x-mcp`, or raise `descriptionChars`."
        / "请在 `x-mcp` 中为智能体编写更短的描述，或调高 `descriptionChars`。"
        bad r#"
            # mcp options
            {"descriptionChars": 8}
            # document
            paths:
              /pets:
                get: {operationId: listPets, summary: List all pets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # mcp options
            {"descriptionChars": 8}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List all pets
                  x-mcp: {description: All pets}
                  responses: {"200": {description: all pets}}
        "#;

    MCP_KEY_INVALID: Warning "mcp-key-invalid"
        "`{member}` is not {expected}, so it has no effect"
        / "`{member}` 不是{expected}，因此不起作用"
        "Members are `enabled`, `name`, `title`, `description`, `readOnlyHint`, `destructiveHint`, `idempotentHint` and `openWorldHint`."
        / "可用成员为 `enabled`、`name`、`title`、`description`、`readOnlyHint`、`destructiveHint`、`idempotentHint` 和 `openWorldHint`。"
        terms "expected" EXPECTED
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  x-mcp: {title: 12}
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  x-mcp: {title: All pets}
                  responses: {"200": {description: all pets}}
        "#;

    MCP_BODY_CHOSEN: Info "mcp-body-chosen"
        "requests are sent as `{kept}`, and not as {dropped}"
        / "请求以 `{kept}` 发送，而不使用 {dropped}"
        "A tool sends one media type: JSON before forms before text."
        / "工具只发送一种媒体类型：依次优先 JSON、表单、文本。"
        bad r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/xml: {schema: {type: object}}, application/json: {schema: {type: object}}}}
                  responses: {"200": {description: the pet}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {type: object}}}}
                  responses: {"200": {description: the pet}}
        "#;

    MCP_BODY_TEXT: Warning "mcp-body-text"
        "the body is `{media}`, which an agent has to write as one text"
        / "请求体为 `{media}`，智能体须将其写成一段文本"
        "Offer JSON, too: a model writes it more surely, and its schema is checked."
        / "请同时提供 JSON：模型编写 JSON 更可靠，且会按 schema 检查。"
        bad r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/xml: {schema: {type: object}}}}
                  responses: {"200": {description: the pet}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {text/plain: {schema: {type: string}}}}
                  responses: {"200": {description: the pet}}
        "#;

    MCP_BODY_BINARY: Error "mcp-body-binary"
        "`{part}` is binary, and the arguments of a tool are JSON"
        / "`{part}` 为二进制内容，而工具的参数是 JSON"
        "Offer a way to hand the file over as text or as a link, or leave the operation out with `x-mcp: false`."
        / "请提供以文本或链接传递文件的方式，或用 `x-mcp: false` 排除该操作。"
        bad r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPhoto
                  summary: Add a photo
                  requestBody: {content: {image/png: {schema: {type: string, format: binary}}}}
                  responses: {"200": {description: the photo}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPhoto
                  summary: Add a photo
                  requestBody: {content: {application/json: {schema: {type: object, properties: {url: {type: string}}}}}}
                  responses: {"200": {description: the photo}}
        "#;

    MCP_BODY_LARGE: Error "mcp-body-large"
        "too many tools share the form, whose members are an argument each"
        / "过多工具共用该表单，而其每个成员都是一个参数"
        "Select fewer operations, or use JSON, which may be one argument."
        / "请选择更少的操作，或使用可作为单个参数的 JSON。"
        bad r#"
            # mcp options
            {"sharedBytes": 0}
            # document
            components:
              requestBodies:
                Pet:
                  content:
                    application/x-www-form-urlencoded: {schema: {type: object, properties: {name: {type: string}}}}
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {$ref: '#/components/requestBodies/Pet'}
                  responses: {"200": {description: the pet}}
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
                      application/x-www-form-urlencoded: {schema: {type: object, properties: {name: {type: string}}}}
                  responses: {"200": {description: the pet}}
        "#;

    MCP_FILES_LEFT_OUT: Warning "mcp-files-left-out"
        "{names} are files, which a tool does not have, so calls go without them"
        / "{names} 是文件，工具无法传递文件，调用时不含它们"
        "Offer a way to hand files over as text or as links."
        / "请提供以文本或链接传递文件的方式。"
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
                       schema: {type: object, properties: {name: {type: string}, photo: {type: string, format: binary}}}
                  responses: {"200": {description: the pet}}
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
                      multipart/form-data:
                       schema: {type: object, properties: {name: {type: string}}}
                  responses: {"200": {description: the pet}}
        "#;
}
