//! References.

crate::diagnostic::rules::rules! {
    "References" / "引用";

    REFERENCE_UNRESOLVED: Error "reference-unresolved"
        "`{target}` names nothing in this document"
        / "`{target}` 在文档中不存在"
        "Check the spelling of the `$ref`, or add what it names."
        / "请检查 `$ref` 的拼写，或补充其目标。"
        clause "OAS 3.0.3, Reference Object; RFC 6901"
        bad r##"
            responses:
              "200": {$ref: "#/components/responses/Pet"}
        "##
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;

    REFERENCE_EXTERNAL: Error "reference-external"
        "`{target}` is in another document, which was not handed in"
        / "`{target}` 位于未提供的其他文档中"
        "Bundle the documents into one before the import."
        / "请在导入前将文档合并为一个。"
        clause "OAS 3.0.3, Reference Object; RFC 3986"
        bad r#"
            responses:
              "200": {$ref: "common.yaml#/responses/Pets"}
        "#
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;

    REFERENCE_WRONG_KIND: Error "reference-wrong-kind"
        "`{target}` is no {expected}"
        / "`{target}` 不是 {expected}"
        "Refer to a {expected}."
        / "请引用一个 {expected}。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/schemas/Pets"}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;

    REFERENCE_LOOP: Error "reference-loop"
        "`{target}` leads back to itself without ever reaching a value"
        / "`{target}` 循环引用自身，无法得到值"
        "Let one of the references name a value."
        / "请让其中一个引用指向实际的值。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            components:
              responses:
                Pets: {$ref: "#/components/responses/Cats"}
                Cats: {$ref: "#/components/responses/Pets"}
        "##
        good r##"
            components:
              responses:
                Pets: {$ref: "#/components/responses/Cats"}
                Cats: {description: the cats}
        "##;

    REFERENCE_LIMIT: Error "reference-limit"
        "following `{target}` would copy more than the limit for this document"
        / "展开 `{target}` 将超过该文档的复制上限"
        "Move what is referred to into the components: they are referred to, not copied."
        / "请将被引用的内容移入组件：组件只被引用，不会被复制。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            responses:
              "200": {$ref: "#/x-responses/0"}   # each of which refers … a hundred times to the next
        "##
        good r#"
            responses:
              "200": {description: the pets}
        "#;

    REFERENCE_NOT_TEXT: Error "reference-not-text"
        "`$ref` has type {found}, not string"
        / "`$ref` 类型为 {found}，应为 string"
        "Write the reference as a string."
        / "请将引用写成字符串。"
        clause "OAS 3.0.3, Reference Object, $ref"
        bad r#"
            responses:
              "200": {$ref: {name: Pets}}
        "#
        good r#"
            responses:
              "200": {description: the pets}
        "#;

    REFERENCE_OUTSIDE: Warning "reference-outside-components"
        "`{target}` is no component; it is carried as it stands"
        / "`{target}` 不是组件，原样保留"
        "Move the schema to the components, so that gateways can find it."
        / "请将该结构移入组件，便于网关引用。"
        clause "OAS 3.0.3, Components Object"
        bad r##"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: the pets, content: {application/json: {schema: {$ref: "#/x-schemas/Pets"}}}}
            x-schemas:
              Pets: {type: array, items: {type: string}}
        "##
        good r##"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: the pets, content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##;

    REFERENCE_SIBLINGS: Info "reference-siblings"
        "what stands beside `$ref` is ignored: {keys}"
        / "`$ref` 旁的内容被忽略：{keys}"
        "Remove it, or wrap the `$ref` in `allOf`."
        / "请删除，或用 `allOf` 包裹 `$ref`。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            components:
              schemas:
                Pet: {type: object}
                Cat: {$ref: "#/components/schemas/Pet", description: a pet that purrs}
        "##
        good r##"
            components:
              schemas:
                Pet: {type: object}
                Cat: {allOf: [{$ref: "#/components/schemas/Pet"}], description: a pet that purrs}
        "##;
}
