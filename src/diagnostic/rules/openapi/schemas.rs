//! Schemas and the other components.

crate::diagnostic::rules::rules! {
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

    SCHEMA_TYPE_UNKNOWN: Warning "schema-type-unknown"
        "`{type}` is no type; it is carried as it stands"
        / "`{type}` 不是有效类型，原样保留"
        "Use string, number, integer, boolean, array or object."
        / "请使用 string、number、integer、boolean、array 或 object。"
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

    SCHEMA_TYPE_LIST: Warning "schema-type-list"
        "a list of types is a word of OpenAPI 3.1; it is carried as it stands"
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

    SCHEMA_KEYWORD_TYPE: Warning "schema-keyword-type"
        "`{keyword}` has type {found} where {expected} is expected; it is carried as it stands"
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
        "it needs `{component}`, which was left out: {chain}"
        / "它依赖已被忽略的 `{component}`：{chain}"
        "Mend `{component}`; see its own finding."
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
