//! What is found in the gateway's keys of a document.

crate::diagnostic::rules! {
    "AWS: keys of a document" / "AWS：文档中的扩展键";

    AWS_INTEGRATION_UNDEFINED: Warning "aws-integration-undefined"
        "`{member}` refers to `{found}`, which leads to no integration of the document, so the operation has no backend from it"
        / "`{member}` 引用的 `{found}` 在文档中没有对应的集成，因此该操作未由此获得后端"
        "Define it among the components, or write the integration in place."
        / "请在 components 中定义，或直接写出集成。"
        clause "x-amazon-apigateway-integrations object"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration: {$ref: '#/components/x-amazon-apigateway-integrations/pets'}
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration: {$ref: '#/components/x-amazon-apigateway-integrations/pets'}
                  responses: {"200": {description: the pets}}
            components:
              x-amazon-apigateway-integrations:
                pets: {type: http_proxy, httpMethod: GET, uri: 'https://pets.example.com/pets'}
        "#;

    AWS_VARIABLES_OPEN: Warning "aws-variables-open"
        "`{member}` has variables that only AWS fills; they are kept as text: {variables}"
        / "`{member}` 含有仅 AWS 会填充的变量，它们作为文本保留：{variables}"
        "Replace them with values before the document goes to another gateway."
        / "在将文档导入其他网关之前，请将其替换为具体的值。"
        clause "Using stage variables"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration:
                    type: http_proxy
                    httpMethod: GET
                    uri: 'https://${stageVariables.host}/pets'
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration:
                    type: http_proxy
                    httpMethod: GET
                    uri: 'https://pets.example.com/pets'
                  responses: {"200": {description: the pets}}
        "#;

    AWS_DEFAULT_ROUTE_LITERAL: Warning "aws-default-route-literal"
        "on AWS this route gets every request that no other route matches; here it is the path `/$default` alone"
        / "在 AWS 上，该路由接收未匹配任何其他路由的请求；此处仅作为路径 `/$default` 处理"
        "Write the path as `/{proxy+}` if another gateway shall serve all other paths, too."
        / "如需其他网关同样处理所有其余路径，请将路径写为 `/{proxy+}`。"
        clause "Creating routes for HTTP APIs"
        bad r#"
            paths:
              /$default:
                get:
                  operationId: rest
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: ANY, uri: 'https://pets.example.com'}
                  responses: {"200": {description: anything}}
        "#
        good r#"
            paths:
              /rest:
                get:
                  operationId: rest
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: ANY, uri: 'https://pets.example.com'}
                  responses: {"200": {description: anything}}
        "#;

    AWS_CORS_SCAFFOLD: Info "aws-cors-scaffold"
        "this operation only answers browsers that ask about CORS; what it says is read as CORS of the path's operations"
        / "该操作仅用于响应浏览器的跨域预检请求；其内容已读取为该路径下各操作的跨域设置"
        "Leave the operation out where the gateway answers such requests by itself."
        / "如果目标网关会自行响应此类请求，请删除该操作。"
        clause "Enabling CORS for a REST API resource"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://pets.example.com'}
                  responses: {"200": {description: the pets}}
                options:
                  operationId: askPets
                  x-amazon-apigateway-integration:
                    type: mock
                    responses:
                      default:
                        statusCode: "200"
                        responseParameters: {method.response.header.Access-Control-Allow-Origin: "'*'"}
                  responses: {"200": {description: allowed}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://pets.example.com'}
                  responses: {"200": {description: the pets}}
        "#;

    AWS_ROOT_SECURITY_UNUSED: Info "aws-root-security-unused"
        "the import of REST APIs does not read `security` of the root, so on AWS these operations are open: {count}"
        / "REST API 导入不会读取根级 `security`，因此在 AWS 上对所有人开放的操作有：{count} 个"
        "State the security of each operation, or check that other gateways shall ask for it."
        / "请为每个操作声明 security，或确认其他网关应当要求认证。"
        clause "Important notes for REST APIs"
        bad r#"
            security: [{key: []}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://pets.example.com'}
                  responses: {"200": {description: the pets}}
            components:
              securitySchemes: {key: {type: apiKey, in: header, name: x-api-key}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  security: [{key: []}]
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://pets.example.com'}
                  responses: {"200": {description: the pets}}
            components:
              securitySchemes: {key: {type: apiKey, in: header, name: x-api-key}}
        "#;
}
