//! What schemas lose when they become those of tools.

crate::diagnostic::rules! {
    "MCP tools: schemas" / "MCP 工具：Schema";

    MCP_SCHEMA_KEYWORD_DROPPED: Warning "mcp-schema-keyword-dropped"
        "keywords with values that not every validator of JSON Schema takes are left out: {places}"
        / "并非所有 JSON Schema 校验器都支持这些关键字的取值，已省略：{places}"
        "Write the constraint as OpenAPI 3.0 has it, and patterns without `\\p`, flags and names of groups."
        / "请按 OpenAPI 3.0 的写法书写约束，正则表达式中请勿使用 `\\p`、标志和分组名称。"
        clause "JSON Schema 2020-12, Validation, section 6"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {type: integer, multipleOf: 0}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {type: integer, multipleOf: 10}}]
                  responses: {"200": {description: all pets}}
        "#;

    MCP_SCHEMA_REFERENCE_LOST: Warning "mcp-schema-reference-lost"
        "references that lead to no schema accept any value: {places}"
        / "引用未指向 Schema，该处接受任意值：{places}"
        "Refer to a schema below `components`."
        / "请引用 `components` 下的 Schema。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {$ref: "#/components/schemas/Limit/maximum"}}]
                  responses: {"200": {description: all pets}}
            components:
             schemas:
                Limit: {type: integer, maximum: 10}
        "##
        good r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {$ref: "#/components/schemas/Limit"}}]
                  responses: {"200": {description: all pets}}
            components:
             schemas:
                Limit: {type: integer, maximum: 10}
        "##;

    MCP_SCHEMA_ENDLESS: Warning "mcp-schema-endless"
        "a schema that is made of itself accepts any value there: {places}"
        / "Schema 由自身组成，该处接受任意值：{places}"
        "Refer to the schema from a property or from items, and not from `allOf`, `oneOf`, `anyOf` or `not`."
        / "请在属性或数组元素中引用该 Schema，而不是在 `allOf`、`oneOf`、`anyOf` 或 `not` 中。"
        bad r##"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"204": {description: added}}
            components:
             schemas:
                Pet: {allOf: [{$ref: "#/components/schemas/Pet"}, {type: object}]}
        "##
        good r##"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"204": {description: added}}
            components:
             schemas:
                Pet: {type: object, properties: {mother: {$ref: "#/components/schemas/Pet"}}}
        "##;

    MCP_SCHEMA_DEEP: Warning "mcp-schema-deep"
        "schemas that are nested too deep accept any value: {places}"
        / "嵌套过深的 Schema 接受任意值：{places}"
        "Nest less, or put inner schemas below `components`."
        / "请减少嵌套，或将内层 Schema 移至 `components` 下。"
        bad r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {not: {not: {not: {not: {not: {not: {not: {not:
                    {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not:
                    {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not:
                    {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not:
                    {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {type: string}
                    }}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}
                  responses: {"204": {description: added}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {not: {type: string}}}}}
                  responses: {"204": {description: added}}
        "#;

    MCP_SCHEMA_LEFT_OUT: Warning "mcp-schema-left-out"
        "the schemas of the tool are larger than {limit} bytes, and the rest accepts any value: {places}"
        / "工具的 Schema 超过 {limit} 字节，其余部分接受任意值：{places}"
        "Raise `schemaBytes`, or describe less of the value."
        / "请调高 `schemaBytes`，或减少对该值的描述。"
        bad r##"
            # mcp options
            {"schemaBytes": 60}
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"204": {description: added}}
            components:
             schemas:
                Pet: {type: array, items: {type: object, description: A pet of the shop, properties: {name: {type: string}}}}
        "##
        good r##"
            # document
            paths:
              /pets:
                post:
                  operationId: addPet
                  summary: Add a pet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"204": {description: added}}
            components:
             schemas:
                Pet: {type: array, items: {type: object, description: A pet of the shop, properties: {name: {type: string}}}}
        "##;

    MCP_SCHEMA_ALL_CUT: Warning "mcp-schema-all-cut"
        "the tools before have repeated so much of what they share that schemas of this and later tools accept any value"
        / "之前的工具已重复过多的共用内容，从该工具起，部分 Schema 接受任意值"
        "Select fewer operations, lower `schemaBytes`, or raise `sharedBytes`."
        / "请减少所选操作、调低 `schemaBytes`，或调高 `sharedBytes`。"
        bad r##"
            # mcp options
            {"sharedBytes": 100}
            # document
            paths:
              /pets/{id}:
                get:
                  operationId: getPet
                  summary: A pet
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {"200": {description: the pet, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
            components:
             schemas:
                Pet: {type: object, description: A pet of the shop, properties: {name: {type: string}, kind: {type: string}}}
        "##
        good r##"
            # document
            paths:
              /pets/{id}:
                get:
                  operationId: getPet
                  summary: A pet
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {"200": {description: the pet, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
            components:
             schemas:
                Pet: {type: object, description: A pet of the shop, properties: {name: {type: string}, kind: {type: string}}}
        "##;

    MCP_OPENAI_STRICT_NARROWED: Warning "mcp-openai-strict-narrowed"
        "OpenAI's strict mode does not have this, so it is left out: {places}"
        / "OpenAI 的strict 方式 不支持以下内容，已省略：{places}"
        "Use a value that strict mode can describe, or another profile."
        / "请使用strict 方式 能描述的写法，或选择其他 profile。"
        bad r#"
            # mcp options
            {"profile": "openai-strict"}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: kind, in: query, schema: {type: string, not: {enum: [dragon]}}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # mcp options
            {"profile": "openai-strict"}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: kind, in: query, schema: {type: string, enum: [cat, dog]}}]
                  responses: {"200": {description: all pets}}
        "#;

    MCP_GEMINI_NARROWED: Warning "mcp-gemini-narrowed"
        "Gemini's subset of OpenAPI does not have this, so it is left out or widened: {places}"
        / "Gemini 的 OpenAPI 子集不支持以下内容，已省略或放宽：{places}"
        "Use keywords of the subset, or another profile."
        / "请使用该子集支持的关键字，或选择其他 profile。"
        bad r#"
            # mcp options
            {"profile": "gemini"}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {type: integer, multipleOf: 10}}]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            # mcp options
            {"profile": "gemini"}
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  summary: List pets
                  parameters: [{name: limit, in: query, schema: {type: integer, maximum: 10}}]
                  responses: {"200": {description: all pets}}
        "#;
}
