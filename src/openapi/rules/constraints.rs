//! Bounds, lists and values of schemas that nothing can meet, or that contradict each other.

crate::diagnostic::rules! {
    "Bounds and values of schemas" / "Schema 的约束与取值";

    SCHEMA_BOUNDS_CONTRADICTORY: Info lint "schema-bounds-contradictory"
        "no value can meet both `{lower}` and `{upper}`; both are kept unchanged"
        / "没有值能同时满足 `{lower}` 和 `{upper}`，两者原样保留"
        "Make the lower bound at most the upper one."
        / "请使下限不大于上限。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            components:
              schemas:
                Age: {type: integer, minimum: 100, maximum: 10}
        "
        good "
            components:
              schemas:
                Age: {type: integer, minimum: 10, maximum: 100}
        ";

    SCHEMA_BOUND_INVALID: Info lint "schema-bound-invalid"
        "`{bound}` is not a valid bound; it is kept unchanged"
        / "`{bound}` 不是有效的界限，原样保留"
        "Lengths and counts are whole numbers from 0 on; `multipleOf` is greater than 0."
        / "长度和个数应为不小于 0 的整数；`multipleOf` 应大于 0。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            components:
              schemas:
                Name: {type: string, maxLength: -1}
        "
        good "
            components:
              schemas:
                Name: {type: string, maxLength: 20}
        ";

    SCHEMA_PATTERN_INVALID: Info lint "schema-pattern-invalid"
        "the pattern is not a valid regular expression from character {position} on: `{part}`; it is kept unchanged"
        / "该 pattern 从第 {position} 个字符起不是有效的正则表达式：`{part}`，原样保留"
        "Use JavaScript's syntax, which does not have `(?i)` or `a++`, for example."
        / "请使用 JavaScript 的正则语法，例如其中没有 `(?i)` 和 `a++`。"
        clause "OAS 3.0.3, Schema Object, Properties; ECMA-262, section 22.2.1"
        bad r#"
            components:
              schemas:
                Name: {type: string, pattern: "^[a-z+$"}
        "#
        good r#"
            components:
              schemas:
                Name: {type: string, pattern: "^[a-z]+$"}
        "#;

    SCHEMA_REQUIRED_EMPTY: Info lint "schema-required-empty"
        "`required` is empty; a list of required properties names at least one"
        / "`required` 为空，必填属性列表应至少包含一项"
        "Remove the key, or name a property."
        / "请删除该键，或写明属性。"
        clause "JSON Schema Validation, draft 00, section 5.4.3"
        bad "
            components:
              schemas:
                Pet: {type: object, required: [], properties: {name: {type: string}}}
        "
        good "
            components:
              schemas:
                Pet: {type: object, properties: {name: {type: string}}}
        ";

    SCHEMA_REQUIRED_REPEATED: Info lint "schema-required-repeated"
        "`required` names `{name}` twice; the list is kept unchanged"
        / "`required` 重复列出 `{name}`，列表原样保留"
        "Remove one of the two: some tools refuse the schema."
        / "请删除其中一个：部分工具会拒绝该 Schema。"
        clause "JSON Schema Validation, draft 00, section 5.4.3"
        bad "
            components:
              schemas:
                Pet: {type: object, required: [name, name], properties: {name: {type: string}}}
        "
        good "
            components:
              schemas:
                Pet: {type: object, required: [name], properties: {name: {type: string}}}
        ";

    SCHEMA_REQUIRED_UNDEFINED: Info lint "schema-required-undefined"
        "`required` names `{name}`, which is not one of the properties"
        / "`required` 列出的 `{name}` 不在 `properties` 中"
        "Describe the property, or correct its name in `required`."
        / "请描述该属性，或更正 `required` 中的名称。"
        clause "JSON Schema Validation, draft 00, section 5.4.3"
        bad "
            components:
              schemas:
                Pet: {type: object, required: [nmae], properties: {name: {type: string}}}
        "
        good "
            components:
              schemas:
                Pet: {type: object, required: [name], properties: {name: {type: string}}}
        ";

    SCHEMA_ENUM_EMPTY: Info lint "schema-enum-empty"
        "`enum` is empty, so no value is allowed; it is kept unchanged"
        / "`enum` 为空，不允许任何值，原样保留"
        "Remove the key, or list the values."
        / "请删除该键，或列出取值。"
        clause "JSON Schema Validation, draft 00, section 5.5.1"
        bad "
            components:
              schemas:
                Kind: {type: string, enum: []}
        "
        good "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog]}
        ";

    SCHEMA_ENUM_REPEATED: Info lint "schema-enum-repeated"
        "`enum` lists `{value}` twice"
        / "`enum` 重复列出 `{value}`"
        "Remove one of the two."
        / "请删除其中一个。"
        clause "JSON Schema Validation, draft 00, section 5.5.1"
        bad "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog, cat]}
        "
        good "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog]}
        ";

    SCHEMA_VALUE_MISMATCH: Info lint "schema-value-mismatch"
        "`{keyword}` has a value of type {found}, and the schema has the type {type}; it is kept unchanged"
        / "`{keyword}` 的值类型为 {found}，而 Schema 的类型为 {type}，原样保留"
        "Correct the value or the type; text that looks like a number needs quotes."
        / "请更正该值或类型；形似数字的文本需加引号。"
        clause "OAS 3.0.3, Schema Object, default; JSON Schema Validation, draft 00, section 5.5.1"
        bad "
            components:
              schemas:
                Most: {type: integer, default: ten}
        "
        good "
            components:
              schemas:
                Most: {type: integer, default: 10}
        ";

    SCHEMA_DEFAULT_NOT_IN_ENUM: Info lint "schema-default-not-in-enum"
        "the default `{value}` is not one of the values of `enum`; it is kept unchanged"
        / "默认值 `{value}` 不在 `enum` 的取值中，原样保留"
        "Add the value to `enum`, or choose one of its values."
        / "请将该值加入 `enum`，或选用其中的值。"
        clause "OAS 3.0.3, Schema Object, default"
        bad "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog], default: bird}
        "
        good "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog], default: dog}
        ";

    SCHEMA_EXAMPLE_MISMATCH: Info lint "schema-example-mismatch"
        "the example is of type {found}, and the schema has the type {type}"
        / "示例的类型为 {found}，而 Schema 的类型为 {type}"
        "Correct the example or the type; text that looks like a number needs quotes."
        / "请更正示例或类型；形似数字的文本需加引号。"
        clause "OAS 3.0.3, Schema Object, Parameter Object and Media Type Object, example; OAS 2.0, Example Object"
        bad "
            components:
              schemas:
                Phone: {type: string, example: 5550100}
        "
        good r#"
            components:
              schemas:
                Phone: {type: string, example: "5550100"}
        "#;

    SCHEMA_EXAMPLE_NOT_IN_ENUM: Info lint "schema-example-not-in-enum"
        "the example `{value}` is not one of the values of `enum`"
        / "示例 `{value}` 不在 `enum` 的取值中"
        "Add the value to `enum`, or choose one of its values."
        / "请将该值加入 `enum`，或选用其中的值。"
        clause "OAS 3.0.3, Schema Object, Parameter Object and Media Type Object, example; OAS 2.0, Example Object"
        bad "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog], example: bird}
        "
        good "
            components:
              schemas:
                Kind: {type: string, enum: [cat, dog], example: dog}
        ";

    SCHEMA_COMPOSITION_EMPTY: Info lint "schema-composition-empty"
        "`{keyword}` is empty; it is kept unchanged"
        / "`{keyword}` 为空，原样保留"
        "Remove the key, or list the schemas."
        / "请删除该键，或列出各 Schema。"
        clause "JSON Schema Validation, draft 00, section 5.5"
        bad "
            components:
              schemas:
                Pet: {type: object, allOf: []}
        "
        good "
            components:
              schemas:
                Pet: {type: object}
        ";

    DISCRIMINATOR_INVALID: Info lint "discriminator-invalid"
        "the discriminator does not name its property; it is kept unchanged"
        / "discriminator 未按要求写明属性名，原样保留"
        "In OpenAPI 3.0 `discriminator` is an object with `propertyName`; in Swagger 2.0 it is the name itself."
        / "在 OpenAPI 3.0 中，`discriminator` 是包含 `propertyName` 的对象；在 Swagger 2.0 中，它就是属性名。"
        clause "OAS 3.0.3, Discriminator Object; OAS 2.0, Schema Object, discriminator"
        bad "
            components:
              schemas:
                Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: kind}
        "
        good "
            components:
              schemas:
                Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        ";

    DISCRIMINATOR_NOT_REQUIRED: Info lint "discriminator-not-required"
        "the discriminator's property `{name}` is not among the required ones"
        / "discriminator 的属性 `{name}` 不在必填属性中"
        "List `{name}` in `required`: without it nothing tells the schemas apart."
        / "请将 `{name}` 列入 `required`：缺少该属性便无法区分具体类型。"
        clause "OAS 3.0.3, Composition and Inheritance (Polymorphism); OAS 2.0, Schema Object, discriminator"
        bad "
            components:
              schemas:
                Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        "
        good "
            components:
              schemas:
                Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        ";

    DISCRIMINATOR_TARGET_MISSING: Warning "discriminator-target-missing"
        "the discriminator maps a value to `{target}`, which cannot be found, so the schema of that value is unknown"
        / "discriminator 将某个值映射到 `{target}`，但找不到该 Schema，因此该值对应的 Schema 未知"
        "Name a schema of the components, or define `{target}`."
        / "请填写 components 中的 Schema 名称，或定义 `{target}`。"
        clause "OAS 3.0.3, Discriminator Object, mapping"
        bad "
            components:
              schemas:
                Pet:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind, mapping: {cat: Cat}}
        "
        good "
            components:
              schemas:
                Pet:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind, mapping: {cat: Cat}}
                Cat: {type: object}
        ";
}
