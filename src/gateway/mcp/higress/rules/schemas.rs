//! What the gateway cannot say of schemas.

use crate::diagnostic::Term;
use crate::gateway::mcp::higress::response;

/// Why there is no schema of an answer.
const REASONS: &[Term] = &[
    Term::new(response::ARRAY, "它是数组"),
    Term::new(response::SCALAR, "它是单个值"),
    Term::new(response::OTHER, "它可能有多种类型"),
    Term::new(response::LARGE, "它过大"),
];

crate::diagnostic::rules! {
    "MCP tools for Higress: schemas" / "面向 Higress 的 MCP 工具：Schema";

    MCP_CONSTRAINTS_DESCRIBED: Info "mcp-constraints-described"
        "the gateway does not check {what}: descriptions say what was meant"
        / "网关不检查 {what}：描述中已说明其含义"
        "The operation still checks its requests. Agents read the descriptions, and mostly keep to them."
        / "操作仍会检查其请求。智能体会阅读描述，且通常会遵守。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, description: At most 100., schema: {type: integer}}]
                  responses: {"200": {description: all pets}}
        "#;

    MCP_SCHEMA_SIMPLIFIED: Warning "mcp-schema-simplified"
        "the gateway has no form for {what}: the arguments take more, or less, than the document says"
        / "网关无法表达 {what}：参数接受的值比文档所述更多或更少"
        "Use schemas of one type without alternatives where agents call."
        / "对于智能体调用的部分，请使用单一类型且无备选项的 schema。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: id, in: query, schema: {oneOf: [{type: integer}, {type: string}]}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: id, in: query, schema: {type: string}}]
                  responses: {"200": {description: all pets}}
        "#;

    MCP_SCHEMA_RECURSIVE: Warning "mcp-schema-recursive"
        "the schema of {what} contains itself: the inner one is any object"
        / "{what} 的 schema 包含自身：内层为任意对象"
        "Agents see one level. Write the levels that they need as schemas of their own."
        / "智能体只能看到一层。请将其需要的各层写为独立的 schema。"
        bad r#"
            # document
            components:
             schemas:
                Pet: {type: object, properties: {name: {type: string}, parent: {$ref: '#/components/schemas/Pet'}}}
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      application/json:
                       schema: {$ref: '#/components/schemas/Pet'}
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
                       schema: {type: object, properties: {name: {type: string}, parent: {type: string}}}
                  responses: {"204": {description: added}}
        "#;

    MCP_SCHEMA_CUT: Warning "mcp-schema-cut"
        "what is inside {what} does not fit and is left out"
        / "没有空间写入 {what} 的内部结构"
        "Raise `schemaBytes`, or use smaller schemas: few agents read so much."
        / "请调高 `schemaBytes`，或使用更小的 schema：很少有智能体会读这么多内容。"
        bad r#"
            # mcp options
            {"schemaBytes": 300}
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      application/json:
                       schema: {type: object, properties: {owner: {type: object, properties: {name: {type: string}, town: {type: string}, street: {type: string}, telephone: {type: string}}}}}
                  responses: {"204": {description: added}}
        "#
        good r#"
            # mcp options
            {"schemaBytes": 300}
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody:
                    content:
                      application/json:
                       schema: {type: object, properties: {owner: {type: string}}}
                  responses: {"204": {description: added}}
        "#;

    MCP_TOOL_TOO_LARGE: Error "mcp-tool-too-large"
        "the arguments take more than {limit} bytes even without what is inside them"
        / "即使不含内部结构，参数也超过 {limit} 字节"
        "Raise `schemaBytes`, or take fewer parameters."
        / "请调高 `schemaBytes`，或减少参数。"
        bad r#"
            # mcp options
            {"schemaBytes": 200}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {type: integer}}, {name: page, in: query, schema: {type: integer}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # mcp options
            {"schemaBytes": 200}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets}}
        "#;

    MCP_OUTPUT_SCHEMA_OMITTED: Info "mcp-output-schema-omitted"
        "the tool has no schema of its answer: {reason}"
        / "工具没有应答 schema：{reason}"
        "Older clients take objects only. The text before the answer describes it."
        / "旧版客户端只接受对象。应答之前的文本会描述其内容。"
        terms "reason" REASONS
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {application/json: {schema: {type: object}}}}}
        "#;

    MCP_ANSWER_SIMPLIFIED: Info "mcp-answer-simplified"
        "the schema of the answer says less than the document: {what}"
        / "应答 schema 的内容少于文档：{what}"
        "Nothing checks answers, and the description says what was meant."
        / "应答不会被检查，描述中已说明其含义。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {application/json: {schema: {type: object, properties: {name: {type: string, nullable: true}}}}}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}}
        "#;
}
