//! Schemas and the other components.

crate::diagnostic::rules! {
    "Schemas and components" / "Schema 与组件";

    SCHEMA_MALFORMED: Error "schema-malformed"
        "the data structure definition is wrong"
        / "数据结构定义有误"
        "`{keyword}` has to be of type {expected}, not {found}."
        / "`{keyword}` 的类型应为 {expected}，而不是 {found}。"
        clause "OAS 3.0.3, Schema Object, Properties"
        bad "
            components:
              schemas:
                Pet: {type: object, properties: [name]}
        "
        good "
            components:
              schemas:
                Pet: {type: object, properties: {name: {type: string}}}
        ";

    SCHEMA_NULL: Warning "schema-null"
        "`{keyword}` is null, so it accepts any value"
        / "`{keyword}` 为 null，因此接受任意值"
        "Write a schema, or an empty object if any value is meant; remove the key if none is."
        / "请写出 Schema；如确实接受任意值，请写空对象；否则请删除该键。"
        clause "OAS 3.0.3, Schema Object, Properties"
        bad "
            components:
              schemas:
                Pet: {type: object, properties: {name: null}}
        "
        good "
            components:
              schemas:
                Pet: {type: object, properties: {name: {type: string}}}
        ";

    SCHEMA_TYPE_UNKNOWN: Info lint "schema-type-unknown"
        "`{type}` is not a type; it is kept unchanged"
        / "`{type}` 不是有效类型，原样保留"
        "Use string, number, integer, boolean, array or object. A value that may be null has `{nullable}: true` beside its type."
        / "请使用 string、number、integer、boolean、array 或 object；可为 null 的值请在其类型旁写 `{nullable}: true`。"
        clause "OAS 3.0.3, Schema Object, type"
        bad "
            components:
              schemas:
                Name: {type: text}
        "
        good "
            components:
              schemas:
                Name: {type: string}
        ";

    SCHEMA_TYPE_LIST: Info lint "schema-type-list"
        "a list of types is a feature of OpenAPI 3.1; it is kept unchanged"
        / "类型列表是 OpenAPI 3.1 的写法，原样保留"
        "Name one type, with `nullable: true` if null is meant."
        / "请只写一个类型；如允许 null，请使用 `nullable: true`。"
        clause "OAS 3.0.3, Schema Object, type"
        bad r#"
            components:
              schemas:
                Name: {type: [string, "null"]}
        "#
        good "
            components:
              schemas:
                Name: {type: string, nullable: true}
        ";

    SCHEMA_KEYWORD_TYPE: Info lint "schema-keyword-type"
        "`{keyword}` has type {found} where {expected} is expected; it is kept unchanged"
        / "`{keyword}` 类型为 {found}，应为 {expected}，原样保留"
        "Use a value of type {expected} here."
        / "此处请使用 {expected} 类型的值。"
        clause "OAS 3.0.3, Schema Object; JSON Schema Validation, draft 00"
        bad "
            components:
              schemas:
                Pet: {type: object, properties: {name: {type: string, required: true}}}
        "
        good "
            components:
              schemas:
                Pet: {type: object, required: [name], properties: {name: {type: string}}}
        ";

    SCHEMA_ITEMS_MISSING: Info lint "schema-items-missing"
        "the array has no `items`, so its items may be anything"
        / "数组没有 `items`，其元素可以是任意值"
        "Add `items` with the schema of one item."
        / "请添加 `items`，写明元素的 Schema。"
        clause "OAS 3.0.3, Schema Object, items; OAS 2.0, Parameter Object, items"
        bad "
            components:
              schemas:
                Names: {type: array}
        "
        good "
            components:
              schemas:
                Names: {type: array, items: {type: string}}
        ";

    SCHEMA_ITEMS_LIST: Info lint "schema-items-list"
        "`items` is a list with one schema for each position, which OpenAPI does not support; it is kept unchanged"
        / "`items` 是按位置排列的 Schema 列表，OpenAPI 不支持，原样保留"
        "Give `items` one schema for all items; use `oneOf` if they differ."
        / "请为 `items` 写一个所有元素都符合的 Schema；如元素不同，可使用 `oneOf`。"
        clause "OAS 3.0.3, Schema Object, items"
        bad "
            components:
              schemas:
                Range: {type: array, items: [{type: integer}, {type: integer}]}
        "
        good "
            components:
              schemas:
                Range: {type: array, items: {type: integer}, minItems: 2, maxItems: 2}
        ";

    SCHEMA_RECURSION_ENDLESS: Info lint "schema-recursion-endless"
        "every value of the schema must contain another one, endlessly: {chain}; the schema is kept unchanged"
        / "该 Schema 无限递归，每个值都必须包含另一个同类的值：{chain}，该 Schema 原样保留"
        "End the recursion: make a property of the cycle optional or nullable, or use an array."
        / "请让递归能够结束：将循环中的某个属性设为可选或可为 null，或改用数组。"
        clause "JSON Schema Core, draft 00, section 7"
        bad r##"
            components:
              schemas:
                Node: {type: object, required: [next], properties: {next: {$ref: "#/components/schemas/Node"}}}
        "##
        good r##"
            components:
              schemas:
                Node: {type: object, properties: {next: {$ref: "#/components/schemas/Node"}}}
        "##;

    COMPONENT_NOT_OBJECT: Error "component-not-object"
        "the component has type {found}, not object"
        / "组件类型为 {found}，应为 object"
        "Describe the component as an object."
        / "请用对象描述该组件。"
        clause "OAS 3.0.3, Components Object"
        bad "
            components:
              responses:
                Pets: the pets
        "
        good "
            components:
              responses:
                Pets: {description: the pets}
        ";

    COMPONENT_LEFT_OUT: Error "component-left-out"
        "it needs `{chain}`, which was left out"
        / "它依赖已被忽略的 `{chain}`"
        "Fix `{component}`; see the finding about it."
        / "请修正 `{component}`，详见其自身的诊断。"
        bad r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: the pets
        "##
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;
}
