//! Keys and values anywhere in the document.

crate::diagnostic::rules! {
    "Keys and values" / "键与值";

    VALUE_NULL: Info "value-null"
        "`{key}` is null; it is read as absent"
        / "`{key}` 为 null，按不存在处理"
        "Remove the key, or give it a value."
        / "请删除该键，或为其赋值。"
        clause "OAS 3.0.3, Format"
        bad r#"info: {title: Pets, version: "1", description: null}"#
        good r#"info: {title: Pets, version: "1"}"#;

    VALUE_WRONG_TYPE: Warning "value-wrong-type"
        "`{key}` has type {found} where {expected} is expected; it is left out"
        / "`{key}` 类型为 {found}，应为 {expected}，已忽略"
        "Use a value of type {expected} here."
        / "此处请使用 {expected} 类型的值。"
        clause "OAS 3.0.3, Schema"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, tags: pets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets], responses: {"200": {description: the pets}}}
        "#;

    TEXT_UNQUOTED: Info "text-unquoted"
        "`{key}` has type {found} where a string is expected; its text `{text}` is used"
        / "`{key}` 类型为 {found}，应为 string，按其文本 `{text}` 读取"
        "Put the value in quotes."
        / "请为该值加引号。"
        clause "YAML 1.2.2, section 10.3.2"
        bad "info: {title: Pets, version: 1.10}"
        good r#"info: {title: Pets, version: "1.10"}"#;

    KEY_UNKNOWN: Warning "key-unknown"
        "`{key}` has no meaning here; it is left out"
        / "`{key}` 在此处没有含义，已忽略"
        "Check whether `{nearest}` is meant; data of your own belongs under an `x-` key."
        / "请确认是否应写作 `{nearest}`；自定义数据请使用 `x-` 键。"
        clause "OAS 3.0.3, Specification Extensions"
        bad r#"
            paths:
              /pets:
                get: {operationID: listPets, operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, x-owner: the shop, responses: {"200": {description: the pets}}}
        "#;

    KEY_OTHER_VERSION: Warning "key-other-version"
        "`{key}`: this is the syntax of OpenAPI {version} and has no meaning here; it is left out"
        / "`{key}`：OpenAPI {version} 的写法，在此处没有含义，已忽略"
        "In the version of the document, write `{instead}`; an `x-` key is kept, but tools do not read it."
        / "在文档所声明的版本中请写 `{instead}`；`x-` 键会原样保留，但工具不会读取。"
        clause "OAS 2.0, 3.0.3 and 3.1.0, Schema"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, produces: [text/csv], responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets, content: {text/csv: {}}}}}
        "#;

    BOOLEAN_AS_TEXT: Warning "boolean-as-text"
        "`{key}` is the text `{text}`, not a boolean; it is left out"
        / "`{key}` 是文本 `{text}`，而不是布尔值，已忽略"
        "Write `true` or `false` without quotes; `yes` and `no` are booleans in YAML 1.1 only."
        / "请写 `true` 或 `false`，不加引号；`yes` 和 `no` 仅在 YAML 1.1 中是布尔值。"
        clause "YAML 1.2.2, section 10.3.2; OAS 3.0.3, Format"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, deprecated: yes, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, deprecated: true, responses: {"200": {description: the pets}}}
        "#;
}
