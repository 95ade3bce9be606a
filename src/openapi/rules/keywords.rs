//! Keywords of schemas that are unknown, of another version, or without effect.

crate::diagnostic::rules! {
    "Keywords of schemas" / "Schema 关键字";

    SCHEMA_KEYWORD_UNKNOWN: Info lint "schema-keyword-unknown"
        "`{keyword}` is not a keyword of a schema; it is kept unchanged, and tools ignore it"
        / "`{keyword}` 不是 Schema 关键字，原样保留，但工具会忽略它"
        "Check whether `{nearest}` is meant; data of your own belongs under an `x-` key."
        / "请确认是否应写作 `{nearest}`；自定义数据请使用 `x-` 键。"
        clause "OAS 3.0.3, Schema Object"
        bad "
            components:
              schemas:
                Name: {type: string, maxlength: 20}
        "
        good "
            components:
              schemas:
                Name: {type: string, maxLength: 20}
        ";

    SCHEMA_KEYWORD_31: Info lint "schema-keyword-31"
        "`{keyword}` is a keyword of OpenAPI 3.1; it is kept unchanged, and tools for this version ignore it"
        / "`{keyword}` 是 OpenAPI 3.1 的关键字，原样保留，但支持此版本的工具会忽略它"
        "Use `{instead}` as far as possible."
        / "请尽可能改用 `{instead}` 表达。"
        clause "OAS 3.0.3, Schema Object, Properties"
        bad "
            components:
              schemas:
                Kind: {type: string, const: cat}
        "
        good "
            components:
              schemas:
                Kind: {type: string, enum: [cat]}
        ";

    SCHEMA_EXCLUSIVE_NUMBER: Info lint "schema-exclusive-number"
        "`{keyword}` is a number, as in OpenAPI 3.1; in this version it is a boolean that excludes `{bound}` itself"
        / "`{keyword}` 的值为数字，这是 OpenAPI 3.1 的写法；在此版本中它是布尔值，表示是否排除 `{bound}` 本身"
        "Write `{bound}: {value}` and `{keyword}: true`."
        / "请写成 `{bound}: {value}` 和 `{keyword}: true`。"
        clause "OAS 3.0.3, Schema Object, Properties; JSON Schema Validation, draft 00, section 5.1"
        bad "
            components:
              schemas:
                Price: {type: number, exclusiveMinimum: 0}
        "
        good "
            components:
              schemas:
                Price: {type: number, minimum: 0, exclusiveMinimum: true}
        ";

    SCHEMA_KEYWORD_OTHER_VERSION: Info lint "schema-keyword-other-version"
        "`{keyword}` is a keyword of OpenAPI {version}; it is kept unchanged, and tools for this version ignore it"
        / "`{keyword}` 是 OpenAPI {version} 的关键字，原样保留，但支持此版本的工具会忽略它"
        "Use `{instead}` in this version, or change the version that the document states."
        / "此版本请使用 `{instead}`，或修改文档声明的版本。"
        clause "OAS 2.0, Schema Object; OAS 3.0.3, Schema Object"
        bad r#"
            swagger: "2.0"
            definitions:
              Name: {type: string, nullable: true}
        "#
        good r#"
            swagger: "2.0"
            definitions:
              Name: {type: string, x-nullable: true}
        "#;

    SCHEMA_TYPE_FILE: Info lint "schema-type-file"
        "`file` is a type of Swagger 2.0 only; it is kept unchanged"
        / "`file` 只是 Swagger 2.0 的类型，原样保留"
        "Write `type: string` with `format: binary`."
        / "请写成 `type: string` 和 `format: binary`。"
        clause "OAS 3.0.3, Data Types"
        bad "
            components:
              schemas:
                Photo: {type: file}
        "
        good "
            components:
              schemas:
                Photo: {type: string, format: binary}
        ";

    SCHEMA_KEYWORD_IDLE: Info lint "schema-keyword-idle"
        "`{keyword}` does not constrain values of type {type}"
        / "`{keyword}` 对类型为 {type} 的值不起作用"
        "Remove `{keyword}`, or correct the type."
        / "请删除 `{keyword}`，或更正类型。"
        clause "JSON Schema Validation, draft 00, section 4.1"
        bad "
            components:
              schemas:
                Age: {type: integer, maxLength: 3}
        "
        good "
            components:
              schemas:
                Age: {type: integer, maximum: 999}
        ";

    SCHEMA_FORMAT_MISPLACED: Info lint "schema-format-misplaced"
        "`{format}` is a format of strings, and the type is {type}; tools ignore the format"
        / "`{format}` 是 string 的格式，而类型为 {type}，工具会忽略该格式"
        "Write `type: string`, or remove the format."
        / "请写成 `type: string`，或删除该格式。"
        clause "OAS 3.0.3, Data Types"
        bad "
            components:
              schemas:
                Born: {type: integer, format: date}
        "
        good "
            components:
              schemas:
                Born: {type: string, format: date}
        ";

    SCHEMA_NULLABLE_UNTYPED: Info lint "schema-nullable-untyped"
        "`nullable` has no effect without a `type` beside it"
        / "`nullable` 旁没有 `type`，不起作用"
        "Put `type` into the same object as `nullable`."
        / "请在 `nullable` 所在的对象中写明 `type`。"
        clause "OAS 3.0.3, Schema Object, nullable"
        bad "
            components:
              schemas:
                Owner: {nullable: true, description: who has it}
        "
        good "
            components:
              schemas:
                Owner: {type: object, nullable: true, description: who has it}
        ";

    SCHEMA_READ_WRITE_ONLY: Info lint "schema-read-write-only"
        "the schema is both `readOnly` and `writeOnly`, so it may be part of no message; both are kept unchanged"
        / "该 Schema 同时为 `readOnly` 和 `writeOnly`，不能出现在任何消息中，两者原样保留"
        "Remove one of the two."
        / "请删除其中一个。"
        clause "OAS 3.0.3, Schema Object, readOnly and writeOnly"
        bad "
            components:
              schemas:
                Secret: {type: string, readOnly: true, writeOnly: true}
        "
        good "
            components:
              schemas:
                Secret: {type: string, writeOnly: true}
        ";
}
