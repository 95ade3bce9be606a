//! Changes of what schemas demand otherwise.

crate::diagnostic::rules! {
    "Changes: schemas" / "变更：Schema";

    CONSTRAINT_ADDED: Info change "change-constraint-added"
        "the constraint `{keyword}: {after}` was added to `{at}`"
        / "为 `{at}` 添加了约束 `{keyword}: {after}`"
        "In requests, what does not meet it is refused: check what callers send. In responses, callers get fewer values."
        / "在请求中，不满足该约束的值会被拒绝，请确认调用方发送的值。在响应中，取值范围变小。"
        clause "JSON Schema Validation, draft 00, section 5.8"
        bad r#"
            # existing
            parameters: [{name: limit, in: query, schema: {type: string}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$"}}]
        "#
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, title: order}}]
        ";

    CONSTRAINT_REMOVED: Info change "change-constraint-removed"
        "the constraint `{keyword}: {before}` was removed from `{at}`"
        / "移除了 `{at}` 的约束 `{keyword}: {before}`"
        "In requests, everything is accepted as before. In responses, callers may get values that they do not expect: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到预期之外的值，请确认其依赖的范围。"
        clause "JSON Schema Validation, draft 00, section 5.8"
        bad r#"
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$"}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string}}]
        "#
        good r#"
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$"}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$", title: order}}]
        "#;

    CONSTRAINT_CHANGED: Info change "change-constraint"
        "the constraint `{keyword}` of `{at}` changed from `{before}` to `{after}`"
        / "`{at}` 的约束 `{keyword}` 由 `{before}` 改为 `{after}`"
        "Values that met the old constraint may not meet the new one. Compare the two by hand."
        / "满足原约束的值可能不满足新约束。请人工比较两者。"
        clause "JSON Schema Validation, draft 00, section 5.8"
        bad r#"
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$"}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z0-9]+$"}}]
        "#
        good r#"
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$"}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, pattern: "^[a-z]+$", title: order}}]
        "#;

    BRANCH_ADDED: Info change "change-branch-added"
        "the branch `{value}` was added to the `{keyword}` of `{at}`"
        / "`{at}` 的 `{keyword}` 新增了分支 `{value}`"
        "In requests, callers may use it. In responses, callers who know only the old branches fail: announce the new one first."
        / "在请求中，调用方可以使用该分支。在响应中，只识别原有分支的调用方会出错，请提前告知。"
        clause "OAS 3.0.3, Schema Object, oneOf and anyOf"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {oneOf: [{type: string}, {type: integer}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {oneOf: [{type: string}, {type: integer}, {type: boolean}]}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {oneOf: [{type: string}, {type: integer}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {oneOf: [{type: integer}, {type: string}]}}}}
        ";

    BRANCH_REMOVED: Info change "change-branch-removed"
        "the branch `{value}` was removed from the `{keyword}` of `{at}`"
        / "`{at}` 的 `{keyword}` 移除了分支 `{value}`"
        "In requests, it is refused: accept it until callers do not send it any more. In responses, callers get it no longer."
        / "在请求中，该分支会被拒绝，请继续接受，直到调用方不再发送。在响应中，不会再出现该分支。"
        clause "OAS 3.0.3, Schema Object, oneOf and anyOf"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {oneOf: [{type: string}, {type: integer}, {type: boolean}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {oneOf: [{type: string}, {type: integer}]}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {oneOf: [{type: string}, {type: integer}, {type: boolean}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {oneOf: [{type: boolean}, {type: integer}, {type: string}]}}}}
        ";

    PART_ADDED: Info change "change-part-added"
        "the part `{value}` was added to the `allOf` of `{at}`"
        / "`{at}` 的 `allOf` 新增了部分 `{value}`"
        "In requests, what does not match this part is refused: check what callers send. Where the part only has optional properties, few callers notice. In responses, callers may rely on it from now on."
        / "在请求中，不符合该部分的内容会被拒绝，请确认调用方发送的内容；若该部分只有可选属性，受影响的调用方很少。在响应中，调用方今后可以依赖该部分。"
        clause "OAS 3.0.3, Schema Object, allOf"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}, {type: object, required: [age]}]}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}, {}]}}}}
        ";

    PART_REMOVED: Info change "change-part-removed"
        "the part `{value}` was removed from the `allOf` of `{at}`"
        / "`{at}` 的 `allOf` 移除了部分 `{value}`"
        "In requests, everything is accepted as before. In responses, callers may miss what this part promised: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，该部分保证的内容可能不再出现，请确认调用方的依赖。"
        clause "OAS 3.0.3, Schema Object, allOf"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}, {type: object, required: [age]}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}]}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, properties: {name: {type: string}}}, {type: object, required: [age]}]}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {allOf: [{type: object, required: [age]}, {type: object, properties: {name: {type: string}}}]}}}}
        ";

    DISCRIMINATOR_CHANGED: Info change "change-discriminator"
        "the discriminator of `{at}` changed"
        / "`{at}` 的 discriminator 发生变化"
        "Callers and backends may choose another schema for the same value. Compare the mapping by hand."
        / "同一个值可能对应不同的 Schema。请人工比较映射关系。"
        clause "OAS 3.0.3, Discriminator Object"
        bad r##"
            # existing
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind}}
            # document, SpecOnly
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: sort}}
        "##
        good r##"
            # existing
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind}}
            # document, SpecOnly
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [sort, kind], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind}}
        "##;

    DISCRIMINATOR_NAME_REMOVED: Info change "change-discriminator-name-removed"
        "the name `{value}` was removed from the discriminator of `{at}`"
        / "`{at}` 的 discriminator 移除了名称 `{value}`"
        "Values of this name are not understood any more. Keep the name beside its replacement."
        / "使用该名称的值无法再被识别。请同时保留原名称。"
        clause "OAS 3.0.3, Discriminator Object, mapping"
        bad r##"
            # existing
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Pet, dog: Pet}}}
            # document, SpecOnly
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Pet}}}
        "##
        good r##"
            # existing
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Pet, dog: Pet}}}
            # document, SpecOnly
            paths:
              /pets:
                post:
                  operationId: addPet
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
                  responses: {"200": {description: the pet}}
            components:
              schemas:
                Pet:
                  {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}, discriminator: {propertyName: kind, mapping: {dog: Pet, cat: Pet}}}
        "##;

    KEYWORD_CHANGED: Info change "change-keyword"
        "the keyword `{keyword}` of `{at}` changed"
        / "`{at}` 的关键字 `{keyword}` 发生变化"
        "The documents do not tell what callers notice. Compare the two by hand."
        / "无法从文档判断调用方是否受影响。请人工比较两者。"
        clause "OAS 3.0.3, Schema Object"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, xml: {name: pet}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, xml: {name: animal}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, xml: {name: pet}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {xml: {name: pet}, type: object}}}}
        ";

    NOT_COMPARED: Info change "change-not-compared"
        "`{at}` differs, but is too large or too deep to be compared"
        / "`{at}` 有差异，但因过大或嵌套过深而未比较"
        "Compare the two by hand, or make the schema simpler."
        / "请人工比较两者，或简化该 Schema。"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, … 10000 more members}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, … 10000 other members}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, title: Pet}}}}
        ";
}
