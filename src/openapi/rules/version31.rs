//! Documents of OAS 3.1 and 3.2: their schemas in OAS 3.0's words.

crate::diagnostic::rules! {
    "Schemas of OpenAPI 3.1" / "OpenAPI 3.1 的 Schema";

    OAS31_TYPE_LIST: Info "oas31-type-list"
        "`type` is a list; it becomes one type with `nullable`, or `anyOf` with one schema for each type"
        / "`type` 为列表，转换为单一类型加 `nullable`，或转换为每种类型各一个 Schema 的 `anyOf`"
        "OpenAPI 3.0 has one type: write `type` with `nullable: true`, or `anyOf`."
        / "OpenAPI 3.0 只允许一种类型：请写成 `type` 加 `nullable: true`，或使用 `anyOf`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Name: {type: [string, 'null']}
        "#
        good "
            components:
              schemas:
                Name: {type: string, nullable: true}
        ";


    OAS31_NULL: Info "oas31-null"
        "`{keyword}` allows null as a schema of its own; it becomes `nullable`"
        / "`{keyword}` 以单独的 Schema 允许 null，转换为 `nullable`"
        "OpenAPI 3.0 has no type `null`: write `nullable: true`."
        / "OpenAPI 3.0 没有 `null` 类型：请使用 `nullable: true`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Name: {anyOf: [{type: string}, {type: 'null'}]}
        "#
        good "
            components:
              schemas:
                Name: {type: string, nullable: true}
        ";


    OAS31_CONST: Info "oas31-const"
        "`const` becomes `enum` with one value"
        / "`const` 转换为只有一个值的 `enum`"
        "In OpenAPI 3.0 write `enum`."
        / "在 OpenAPI 3.0 中请使用 `enum`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Kind: {type: string, const: cat}
        "#
        good "
            components:
              schemas:
                Kind: {type: string, enum: [cat]}
        ";


    OAS31_EXAMPLES: Info "oas31-examples"
        "`examples` becomes `example`"
        / "`examples` 转换为 `example`"
        "In OpenAPI 3.0 a schema has one `example`."
        / "在 OpenAPI 3.0 中，Schema 只有一个 `example`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Name: {type: string, examples: [Rex]}
        "#
        good "
            components:
              schemas:
                Name: {type: string, example: Rex}
        ";


    OAS31_EXAMPLES_LOST: Warning "oas31-examples-lost"
        "not all `examples` are kept, {count} left out: a schema of OpenAPI 3.0 has one `example`"
        / "`examples` 中有 {count} 个被忽略：OpenAPI 3.0 的 Schema 只有一个 `example`"
        "Move the others to the `examples` of the parameter or media type."
        / "请将其余示例移到参数或媒体类型的 `examples` 中。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Name: {type: string, examples: [Rex, Bello]}
        "#
        good "
            components:
              schemas:
                Name: {type: string, example: Rex}
        ";


    OAS31_EXCLUSIVE_BOUND: Info "oas31-exclusive-bound"
        "the number of `{keyword}` becomes `{bound}` with `{keyword}: true`"
        / "`{keyword}` 的数值转换为 `{bound}` 加 `{keyword}: true`"
        "In OpenAPI 3.0 `{keyword}` is a boolean beside `{bound}`."
        / "在 OpenAPI 3.0 中，`{keyword}` 是 `{bound}` 旁的布尔值。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Price: {type: number, exclusiveMinimum: 0}
        "#
        good "
            components:
              schemas:
                Price: {type: number, minimum: 0, exclusiveMinimum: true}
        ";


    OAS31_REFERENCE_SIBLINGS: Info "oas31-reference-siblings"
        "a `$ref` has keywords beside it; it becomes an item of `allOf`"
        / "`$ref` 旁有其他关键字，转换为 `allOf` 的一项"
        "In OpenAPI 3.0 nothing counts beside `$ref`: put the `$ref` into `allOf`."
        / "在 OpenAPI 3.0 中 `$ref` 旁的内容不起作用：请将 `$ref` 放入 `allOf`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {type: object}
                Cat: {$ref: '#/components/schemas/Pet', description: a cat}
        "#
        good "
            components:
              schemas:
                Pet: {type: object}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], description: a cat}
        ";


    OAS31_BOOLEAN_SCHEMA: Info "oas31-boolean-schema"
        "the schema `{value}` becomes an object"
        / "Schema `{value}` 转换为对象"
        "In OpenAPI 3.0 an empty schema allows anything, and `not` with an empty schema allows nothing."
        / "在 OpenAPI 3.0 中，空 Schema 允许任意值，`not` 加空 Schema 不允许任何值。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Anything: true
        "#
        good "
            components:
              schemas:
                Anything: {}
        ";


    OAS31_CONTENT: Info "oas31-content"
        "the encoding of the text becomes `format: {format}`"
        / "文本的编码方式转换为 `format: {format}`"
        "In OpenAPI 3.0 write `format: byte` for base64, and `format: binary` for bytes."
        / "在 OpenAPI 3.0 中，base64 请使用 `format: byte`，字节流请使用 `format: binary`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Photo: {type: string, contentEncoding: base64}
        "#
        good "
            components:
              schemas:
                Photo: {type: string, format: byte}
        ";


    OAS31_DEFINITIONS: Info "oas31-definitions"
        "the schemas under `{keyword}` become components"
        / "`{keyword}` 中的 Schema 转换为组件"
        "In OpenAPI 3.0 schemas to refer to are under `components/schemas`."
        / "在 OpenAPI 3.0 中，可引用的 Schema 位于 `components/schemas` 下。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {type: object, properties: {name: {$ref: '#/components/schemas/Pet/$defs/Name'}}, $defs: {Name: {type: string}}}
        "#
        good "
            components:
              schemas:
                Pet: {type: object, properties: {name: {$ref: '#/components/schemas/Name'}}}
                Name: {type: string}
        ";


    OAS31_KEYWORD_IDLE: Info "oas31-keyword-idle"
        "keywords that say nothing about values are left out: `{keywords}`"
        / "`{keywords}` 与取值无关，已省略"
        "OpenAPI 3.0 does not have it."
        / "OpenAPI 3.0 没有该关键字。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Name: {type: string, $comment: checked by the shop}
        "#
        good "
            components:
              schemas:
                Name: {type: string}
        ";


    OAS31_UNEVALUATED: Info "oas31-unevaluated"
        "`unevaluatedProperties` becomes `additionalProperties`, which means the same here"
        / "`unevaluatedProperties` 转换为 `additionalProperties`，二者在此含义相同"
        "In OpenAPI 3.0 write `additionalProperties`."
        / "在 OpenAPI 3.0 中请使用 `additionalProperties`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {type: object, properties: {name: {type: string}}, unevaluatedProperties: false}
        "#
        good "
            components:
              schemas:
                Pet: {type: object, properties: {name: {type: string}}, additionalProperties: false}
        ";


    OAS31_KEYWORD_30: Info "oas31-keyword-30"
        "`{keyword}` is written as in OpenAPI 3.0, and is read as it is meant"
        / "`{keyword}` 采用 OpenAPI 3.0 的写法，按其本意读取"
        "In OpenAPI 3.1 write a list of types, or the bound as a number."
        / "在 OpenAPI 3.1 中，请使用类型列表，或将界限写成数值。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Name: {type: string, nullable: true}
        "#
        good "
            components:
              schemas:
                Name: {type: string, nullable: true}
        ";


    OAS31_KEYWORD_LOST: Warning "oas31-keyword-lost"
        "the schema is kept without `{keywords}`, which OpenAPI 3.0 cannot express"
        / "OpenAPI 3.0 无法表达 `{keywords}`，保留的 Schema 不含该内容"
        "Where it matters, let the backend check it, or describe it with `oneOf`, `allOf` and `additionalProperties`."
        / "如有必要，请由后端校验，或改用 `oneOf`、`allOf` 和 `additionalProperties` 描述。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {type: object, patternProperties: {'^x-': {type: string}}}
        "#
        good "
            components:
              schemas:
                Pet: {type: object, additionalProperties: {type: string}}
        ";


    OAS31_TUPLE: Warning "oas31-tuple"
        "the schemas of the list's positions become one schema for all items"
        / "列表各位置的 Schema 合并为适用于所有元素的一个 Schema"
        "OpenAPI 3.0 cannot tell positions apart: use an object, or accept it."
        / "OpenAPI 3.0 无法区分位置：请改用对象，或接受该结果。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Point: {type: array, prefixItems: [{type: number}, {type: string}], items: false}
        "#
        good "
            components:
              schemas:
                Point: {type: array, items: {anyOf: [{type: number}, {type: string}]}, maxItems: 2}
        ";


    OAS31_ALTERNATIVES_WIDENED: Warning "oas31-alternatives-widened"
        "a schema of `oneOf` lost a constraint, so that more than one may match; it becomes `anyOf`"
        / "`oneOf` 中的某个 Schema 失去了约束，可能有多个同时匹配，因此转换为 `anyOf`"
        "See the finding about the schema that lost it."
        / "请参见失去约束的 Schema 的诊断。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {oneOf: [{type: object, contains: {type: string}}, {type: string}]}
        "#
        good "
            components:
              schemas:
                Pet: {oneOf: [{type: object}, {type: string}]}
        ";
}
