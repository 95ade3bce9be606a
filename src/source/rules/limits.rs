//! Bounds for hostile documents.

crate::diagnostic::rules! {
    "Limits" / "上限";

    EMPTY_DOCUMENT: Error "document-empty"
        "the document is empty"
        / "文档为空"
        "Pass the text of an OpenAPI or Swagger document."
        / "请提供 OpenAPI 或 Swagger 文档的内容。"
        clause "YAML 1.2.2, section 9.2; RFC 8259, section 2"
        bad "# nothing but a comment"
        good r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    TOO_MANY_BYTES: Error "document-too-large"
        "the document has {bytes} bytes, more than the limit of {limit}"
        / "文档大小为 {bytes} 字节，超过上限 {limit}"
        "Make the document smaller, or raise `Limits::bytes` if it can be trusted."
        / "请缩小文档；如果文档可信，也可调高 `Limits::bytes`。"
        bad r#"
            # import options
            {"limits": {"bytes": 32}}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#
        good r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    TOO_DEEP: Error "document-too-deep"
        "a value is nested deeper than {limit} levels"
        / "嵌套层数超过上限 {limit}"
        "Nest the values less deeply, or raise `Limits::depth` if the document can be trusted."
        / "请减少嵌套层数；如果文档可信，也可调高 `Limits::depth`。"
        bad r#"
            # import options
            {"limits": {"depth": 2}}
            # document
            x-numbers: [[1]]
        "#
        good "
            x-numbers: [[1]]
        ";

    TOO_MANY_NODES: Error "document-too-many-nodes"
        "the document has more than {limit} keys and values"
        / "文档中的键和值超过上限 {limit} 个"
        "Split the document, or raise `Limits::nodes` if it can be trusted."
        / "请拆分文档；如果文档可信，也可调高 `Limits::nodes`。"
        bad r#"
            # import options
            {"limits": {"nodes": 8}}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#
        good r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    ALIAS_EXPANSION: Error "yaml-alias-expansion"
        "the aliases of the document expand to more than {limit} keys and values"
        / "文档中的别名展开后超过上限 {limit} 个键和值"
        "Write fewer aliases of aliases, or raise `Limits::alias_expansion` if the document can be trusted; documents built to exhaust memory look like this."
        / "请减少别名的嵌套引用；如果文档可信，也可调高 `Limits::alias_expansion`。用于耗尽内存的恶意文档通常如此。"
        clause "YAML 1.2.2, section 7.1"
        bad r#"
            # import options
            {"limits": {"aliasExpansion": 80}}
            # document
            x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]
            x-b: [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        "#
        good r#"
            # import options
            {"limits": {"aliasExpansion": 80}}
            # document
            x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]
            x-b: [*a]
        "#;

    REPETITION_LIMIT: Error "repetition-limit"
        "repeating or adding `{key}` here exceeds the limit for this document"
        / "在此处重复或补充 `{key}` 将超过该文档的上限"
        "Shorten it, state it for the operations that need it, or raise `Limits::copies` if the document can be trusted."
        / "请缩短该内容，或仅在需要的操作中写明；如果文档可信，也可调高 `Limits::copies`。"
        clause "OAS 2.0, Swagger Object"
        bad r#"
            # import options
            {"limits": {"copies": 1}}
            # document
            swagger: "2.0"
            info: {title: Pets, version: "1"}
            host: api.example.com
            schemes: [https]
            paths:
              /pets: {get: {operationId: listPets, schemes: [http, https], responses: {"200": {description: the pets}}}}
        "#
        good r#"
            # import options
            {"limits": {"copies": 1}}
            # document
            swagger: "2.0"
            info: {title: Pets, version: "1"}
            host: api.example.com
            schemes: [https]
            paths:
              /pets: {get: {operationId: listPets, schemes: [http], responses: {"200": {description: the pets}}}}
        "#;
}
