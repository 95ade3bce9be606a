//! What the calls that create an API do not bring about.

crate::diagnostic::rules! {
    "Alibaba Cloud: payloads" / "阿里云：请求";

    BACKENDS_SEPARATE: Warning "backends-separate"
        "an API gets its services when it is published, so no call says where requests go: {members}"
        / "API 在发布时才绑定服务，因此这些调用不包含请求的去向：{members}"
        "Create the service and publish the API with it; `oasgate aliyun calls` plans both."
        / "请创建服务并在发布 API 时绑定；`oasgate aliyun calls` 会规划这两步。"
        clause "HttpApiDeployConfig"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-apigw-backend:
                    ServiceType: HTTP
                    ServiceConfig: {Url: 'https://pets.example.com', Path: /pets, Method: GET}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    SCHEMAS_NOT_SENT: Warning "schemas-not-sent"
        "no call creates schemas, so they are left out, {count} in all; operations may refer to them"
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
