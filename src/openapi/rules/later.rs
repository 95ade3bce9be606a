//! Documents of OAS 3.1 and 3.2: what is beside their schemas in OAS 3.0's words.

crate::diagnostic::rules! {
    "Documents of OpenAPI 3.1 and 3.2" / "OpenAPI 3.1 和 3.2 的文档";

    OAS31_DIALECT_UNKNOWN: Warning "oas31-dialect-unknown"
        "the schemas are in the dialect `{dialect}`; they are read as of JSON Schema 2020-12"
        / "Schema 使用方言 `{dialect}`，按 JSON Schema 2020-12 读取"
        "Use the dialect of OpenAPI 3.1: keywords of others may mean something else."
        / "请使用 OpenAPI 3.1 的方言：其他方言的关键字含义可能不同。"
        clause "OAS 3.1.1, Specifying Schema Dialects"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            jsonSchemaDialect: https://json-schema.org/draft/2019-09/schema
            components:
              schemas:
                Name: {type: string}
        "#
        good r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
            paths:
              /pets:
                get: {responses: {"200": {description: the pets}}}
        "#;

    OAS31_DETAIL_MOVED: Info "oas31-detail-moved"
        "`{key}` becomes `{instead}`"
        / "`{key}` 转换为 `{instead}`"
        "OpenAPI 3.0 has no `{key}` here."
        / "OpenAPI 3.0 此处没有 `{key}`。"
        clause "OAS 3.1.1, OpenAPI Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            info: {title: Pets, version: '1', summary: all about pets}
            paths: {}
        "#
        good "
            info: {title: Pets, version: '1', description: all about pets}
        ";

    OAS31_KEY_LOST: Warning "oas31-key-lost"
        "OpenAPI 3.0 has no place for `{key}`; it is left out"
        / "OpenAPI 3.0 没有 `{key}` 的位置，已忽略"
        "Describe it in `description`, or in an `x-` key."
        / "请写入 `description` 或 `x-` 键。"
        clause "OAS 3.1.1, OpenAPI Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.2.0
            tags: [{name: pets, kind: nav}]
            paths: {}
        "#
        good "
            tags: [{name: pets}]
        ";

    OAS31_REFERENCE_TEXT_LOST: Warning "oas31-reference-text-lost"
        "members beside a `$ref` are left out: `{keys}`"
        / "`$ref` 旁的 `{keys}` 被忽略：引用保持其目标的内容"
        "Describe it where the reference leads, or repeat the object in place of the reference."
        / "请在引用目标处描述，或直接写出对象。"
        clause "OAS 3.1.1, Reference Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            paths:
              /pets:
                get: {responses: {"200": {$ref: '#/components/responses/Pets', description: the pets}}}
            components: {responses: {Pets: {description: all pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {responses: {"200": {$ref: '#/components/responses/Pets'}}}
            components: {responses: {Pets: {description: the pets}}}
        "#;

    OAS31_RESPONSES_ABSENT: Info "oas31-responses-absent"
        "the operation states no responses; it gets `default`, without a description"
        / "操作没有声明响应，补充不含描述的 `default`"
        "Describe the responses: OpenAPI 3.0 asks for one."
        / "请描述响应：OpenAPI 3.0 要求至少一个。"
        clause "OAS 3.1.1, Operation Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            paths:
              /pets:
                delete: {operationId: deletePets}
        "#
        good r#"
            paths:
              /pets:
                delete: {operationId: deletePets, responses: {"204": {description: done}}}
        "#;

    OAS31_PATHS_ABSENT: Warning "oas31-paths-absent"
        "the document has no `paths`, so the API has no operations"
        / "文档没有 `paths`，API 没有操作"
        "Add paths; webhooks and components alone are nothing to call."
        / "请添加路径；仅有 webhook 和组件无法调用。"
        clause "OAS 3.1.1, OpenAPI Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            {openapi: 3.1.0, info: {title: Pets, version: "1"}, components: {schemas: {Name: {type: string}}}}
        "#
        good "
            components:
              schemas:
                Name: {type: string}
        ";

    OAS31_WEBHOOKS: Warning "oas31-webhooks"
        "webhooks are left out, {count} in all: nobody calls them at the API"
        / "已忽略 {count} 个 webhook：它们不由 API 提供"
        "Describe what the API calls under `callbacks`, or leave it to the documentation."
        / "请在 `callbacks` 中描述 API 发出的调用，或仅写入文档。"
        clause "OAS 3.1.1, OpenAPI Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            paths: {}
            webhooks:
              newPet:
                post: {responses: {"200": {description: thanks}}}
        "#
        good "
            paths: {}
        ";

    OAS31_MUTUAL_TLS: Error "oas31-mutual-tls"
        "`mutualTLS` is not a kind of security scheme in OpenAPI 3.0; operations that require it keep the requirement"
        / "OpenAPI 3.0 没有 `mutualTLS` 这种安全方案；要求它的操作保留该要求"
        "Configure client certificates at the gateway's domain, and remove the scheme."
        / "请在网关域名上配置客户端证书，并删除该方案。"
        clause "OAS 3.1.1, Security Scheme Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              securitySchemes:
                Certificate: {type: mutualTLS}
        "#
        good "
            components:
              securitySchemes:
                Key: {type: apiKey, name: key, in: header}
        ";

    OAS31_TOO_LARGE: Error "oas31-too-large"
        "in the words of OpenAPI 3.0 the document is deeper or larger than the limits allow"
        / "转换为 OpenAPI 3.0 后，文档的深度或大小超出限制"
        "Flatten the schemas: name the inner ones as components."
        / "请将内层 Schema 定义为组件，减少嵌套。"
        clause "OAS 3.1.1, OpenAPI Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Deep:
                  {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items:
                  {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items:
                  {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items:
                  {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items:
                  {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {type: [array, string], items: {}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}
        "#
        good "
            paths: {}
        ";

    OAS31_REFERENCE_RESOLVED: Info "oas31-reference-resolved"
        "the reference leads to `{target}` by `$id` or `$anchor`; it becomes a pointer"
        / "该引用通过 `$id` 或 `$anchor` 指向 `{target}`，转换为指针"
        "In OpenAPI 3.0 a reference names a component: `#/components/schemas/…`."
        / "在 OpenAPI 3.0 中，引用应指向组件：`#/components/schemas/…`。"
        clause "OAS 3.1.1, Schema Object"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {$anchor: pet, type: object}
                Pets: {type: array, items: {$ref: '#pet'}}
        "#
        good "
            components:
              schemas:
                Pet: {type: object}
                Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        ";


    OAS31_REFERENCE_GUESSED: Warning "oas31-reference-guessed"
        "the reference leads nowhere by the letter; it is read as one to `{target}`"
        / "按字面该引用没有目标，按指向 `{target}` 读取"
        "Write the pointer from the root of the document: `#/components/schemas/…`."
        / "请写出从文档根开始的指针：`#/components/schemas/…`。"
        clause "JSON Schema Core, draft 2020-12, section 8.2.3.1"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Pet: {type: object, properties: {name: {$ref: '#/$defs/Name'}}, $defs: {Name: {type: string}}}
        "#
        good "
            components:
              schemas:
                Pet: {type: object, properties: {name: {$ref: '#/components/schemas/Name'}}}
                Name: {type: string}
        ";


    OAS31_DYNAMIC_REFERENCE: Warning "oas31-dynamic-reference"
        "several schemas have the `$dynamicAnchor` `{anchor}`; the `$dynamicRef` is read as a reference to one of them"
        / "多个 Schema 具有 `$dynamicAnchor` `{anchor}`，`$dynamicRef` 按指向其中一个读取"
        "Refer to the schema with `$ref`: gateways have nothing that extends schemas."
        / "请用 `$ref` 引用该 Schema：网关没有扩展 Schema 的机制。"
        clause "JSON Schema Core, draft 2020-12, section 8.2.3.2"
        bad r#"
            # import options
            {"accept31": true}
            # document
            openapi: 3.1.0
            components:
              schemas:
                Tree: {$dynamicAnchor: node, type: array, items: {$dynamicRef: '#node'}}
                Leaf: {$id: 'https://example.com/leaf', $dynamicAnchor: node, type: object}
        "#
        good "
            components:
              schemas:
                Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
        ";
}
