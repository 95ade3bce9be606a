//! Findings about details that OAS 3.0 has no place for, or asks for.

crate::diagnostic::rules! {
    "OpenAPI out" / "导出 OpenAPI";

    SCHEMA_ASSUMED: Warning "export-schema-assumed"
        "`{name}` has no schema, which OAS 3.0 asks for; one that allows any value is written"
        / "`{name}` 缺少 OAS 3.0 要求的 schema，导出一个允许任意值的 schema"
        "Add a schema."
        / "请添加 schema。"
        clause "OAS 3.0.3, Parameter Object, schema and content"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "parameters": {"Limit": {"name": "limit", "in": "query"}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}}
            }}}
        "#;

    DETAIL_LEFT_OUT: Warning "export-detail-left-out"
        "`{detail}` has no place at `{of}` in OAS 3.0; it is left out"
        / "OAS 3.0 不允许 `{of}` 带有 `{detail}`，不导出该内容"
        "Describe it in a way that OAS 3.0 knows."
        / "请以 OAS 3.0 支持的方式描述。"
        clause "OAS 3.0.3, Parameter Object, style; Media Type Object, example and examples; Link Object; OAuth Flow Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {"parameters": {
              "Tags": {"name": "tags", "in": "query", "style": "tabDelimited", "schema": {"type": "array", "items": {}}}
            }}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {"parameters": {
              "Tags": {"name": "tags", "in": "query", "style": "pipeDelimited", "schema": {"type": "array", "items": {}}}
            }}}}
        "#;

    KEY_INVALID: Warning "export-key-invalid"
        "`{key}` does not begin with `x-`, as an extension of OAS 3.0 has to; it is left out"
        / "`{key}` 不以 `x-` 开头，不符合 OAS 3.0 对扩展的要求，不导出该内容"
        "Rename the key."
        / "请重命名该键。"
        clause "OAS 3.0.3, Specification Extensions"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "extensions": {"owner": "shop"}}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "extensions": {"x-owner": "shop"}}}}
        "#;

    FLOW_INCOMPLETE: Warning "export-flow-incomplete"
        "the flow `{flow}` has no `{key}`, which OAS 3.0 asks for; an empty one is written"
        / "流程 `{flow}` 缺少 OAS 3.0 要求的 `{key}`，导出为空值"
        "Add the URL."
        / "请添加该 URL。"
        clause "OAS 3.0.3, OAuth Flow Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {"securitySchemes": {
              "login": {"type": "oauth2", "flows": {"password": {"scopes": {}}}}
            }}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {"securitySchemes": {
              "login": {"type": "oauth2", "flows": {"password": {"tokenUrl": "https://login.example.com", "scopes": {}}}}
            }}}}
        "#;

    VALUE_TOO_DEEP: Warning "export-value-too-deep"
        "`{name}` is nested so deep that the document would have more than {limit} levels; it is written empty"
        / "`{name}` 嵌套过深，会使文档超过 {limit} 层，导出为空值"
        "Move inner schemas into components."
        / "请将内层 Schema 移至组件。"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pet": {"allOf": [{"allOf": […]}]}}
            }}}
        "#
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pet": {"allOf": [{"$ref": "#/components/schemas/Animal"}]}, "Animal": {"type": "object"}}
            }}}
        "##;
}
