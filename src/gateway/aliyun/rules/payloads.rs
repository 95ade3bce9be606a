//! What the calls that create an API do not bring about.

crate::diagnostic::rules! {
    "Alibaba Cloud: payloads" / "阿里云：请求";

    SCHEMAS_NOT_SENT: Warning "schemas-not-sent"
        "no call creates schemas; {count} of them are left out, and operations may refer to them"
        / "没有任何调用会创建 Schema；已忽略 {count} 个，而操作可能引用它们"
        "Import the document to have them: `ImportHttpApi` creates schemas, too."
        / "如需保留，请导入文档：`ImportHttpApi` 也会创建 Schema。"
        clause "CreateHttpApiOperationRequest"
        bad r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200":
                      description: the pets
                      content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200":
                      description: the pets
                      content: {application/json: {schema: {type: array, items: {type: string}}}}
        "#;
}
