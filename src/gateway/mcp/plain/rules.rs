//! What is found when tools are written as a server lists them.

use super::limits;
use crate::diagnostic::Term;

/// What strict mode limits.
const LIMITED: &[Term] = &[
    Term::new(limits::PROPERTIES, "属性"),
    Term::new(limits::LEVELS, "对象层级"),
    Term::new(limits::ENUM, "`enum` 取值"),
    Term::new(limits::TEXT, "名称与 `enum` 取值的字符"),
];

crate::diagnostic::rules! {
    "MCP tools: the plain form" / "MCP 工具：通用格式";

    MCP_TOOLS_MANY: Warning "mcp-tools-many"
        "there are {count} tools, and some clients show the first {limit} only"
        / "共有 {count} 个工具，部分客户端只显示前 {limit} 个"
        "Select the operations that an agent needs."
        / "请选择智能体需要的操作。"
        bad r#"
            # document
            paths:
              /a: &all
                get: &any {summary: Any, responses: {"200": {description: any}}}
                put: *any
                post: *any
                delete: *any
                patch: *any
                head: *any
                options: *any
              /b: *all
              /c: *all
              /d: *all
              /e: *all
              /f: *all
        "#
        good r#"
            # document
            paths:
              /a: {get: {summary: Any, responses: {"200": {description: any}}}}
        "#;

    MCP_TOOLS_TOO_MANY: Warning "mcp-tools-too-many"
        "there are {count} tools, and a request to some models takes at most {limit}"
        / "共有 {count} 个工具，向部分模型发送的请求最多包含 {limit} 个"
        "Select the operations that an agent needs, or make several servers of them."
        / "请选择智能体需要的操作，或拆分为多个服务器。"
        bad r#"
            # document
            paths:
              {/a: &all {get: &any {summary: Any, responses: {"200": {description: any}}}, put: *any, post: *any, delete: *any,
              patch: *any, head: *any, options: *any}, /b: *all, /c: *all, /d: *all, /e: *all, /f: *all, /g: *all, /h: *all,
              /i: *all, /j: *all, /k: *all, /l: *all, /m: *all, /n: *all, /o: *all, /p: *all, /q: *all, /r: *all, /s: *all}
        "#
        good r#"
            # document
            paths:
              /a: {get: {summary: Any, responses: {"200": {description: any}}}}
        "#;

    MCP_OUTPUT_WRAPPED: Info "mcp-output-wrapped"
        "the answer is not an object, as revision {revision} wants it, so it is the member `result` of one"
        / "版本 {revision} 要求结果为对象，而该响应不是，因此放入对象的 `result` 成员"
        "A server that calls the tool has to give its answer in the same form."
        / "调用该工具的服务器须以同样的形式返回结果。"
        bad r#"
            # mcp options
            {"revision": "2025-11-25"}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
        "#
        good r#"
            # mcp options
            {"revision": "2025-11-25"}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  responses: {"200": {description: all pets, content: {application/json: {schema: {type: object}}}}}
        "#;

    MCP_OPENAI_STRICT_LIMIT: Warning "mcp-openai-strict-limit"
        "the input has {count} {what}, and OpenAI's strict mode takes {limit}"
        / "输入有 {count} 个{what}，OpenAI 的strict 方式 最多接受 {limit} 个"
        "Describe less of the value, or use another profile."
        / "请减少对该值的描述，或选择其他 profile。"
        terms "what" LIMITED
        bad r#"
            # mcp options
            {"profile": "openai-strict"}
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema:
                    {type: object, properties: {a: {type: object, properties: {a: {type: object, properties: {a:
                    {type: object, properties: {a: {type: object, properties: {a: {type: object, properties: {a:
                    {type: object, properties: {a: {type: object, properties: {a: {type: object, properties: {a:
                    {type: object, properties: {a: {type: object, properties: {a: {type: string}}}}}}}}}}}}}}}}}}}}}}}}}}
                  responses: {"204": {description: added}}
        "#
        good r#"
            # mcp options
            {"profile": "openai-strict"}
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
                  responses: {"204": {description: added}}
        "#;
}
