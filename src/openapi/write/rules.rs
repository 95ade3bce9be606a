//! What a document of OAS 3.0 cannot say of an Api, or says in another way.

use crate::diagnostic::{Term, Text};

/// What is written in place of a reference that leads to nothing.
const OUTCOMES: &[Term] = &[
    Term { value: "left-out", text: Text { en: "it is left out", zh: "不导出该引用" } },
    Term {
        value: "any-value",
        text: Text { en: "any value is allowed in its place", zh: "导出为允许任意值" },
    },
    Term {
        value: "any-text",
        text: Text { en: "any text is allowed in its place", zh: "导出为允许任意文本" },
    },
    Term {
        value: "empty", text: Text { en: "an empty one is written in its place", zh: "导出为空对象" }
    },
];

crate::diagnostic::rules! {
    "OpenAPI out" / "导出 OpenAPI";

    NOTHING_TO_WRITE: Error "export-nothing"
        "the existing API does not exist yet; nothing is written"
        / "现有 API 尚不存在，不导出任何内容"
        "Import a document into the existing API first."
        / "请先将文档导入现有 API。"
        bad r#"
            {"oasgate": 1}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}}}
        "#;

    METHOD_UNSUPPORTED: Error "export-method-unsupported"
        "OAS 3.0 has no operations of the method `{method}`; the operation is left out"
        / "OAS 3.0 没有方法 `{method}` 的操作，不导出该操作"
        "Describe the operation outside of the document."
        / "请在文档之外描述该操作。"
        clause "OAS 3.0.3, Path Item Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "CONNECT /pets": {"name": "tunnel", "method": "CONNECT", "path": "/pets",
                "responses": {"statuses": {"200": {"description": "connected"}}}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "get_pets", "method": "GET", "path": "/pets",
                "responses": {"statuses": {"200": {"description": "all pets"}}}}
            }}}
        "#;

    ANY_METHOD_NEUTRAL: Warning "export-any-method-neutral"
        "the operation for every method is written under `{key}`, which gateways do not know"
        / "适用于所有方法的操作导出在 `{key}` 下，网关无法识别该键"
        "Set the option `anyMethodKey` to the key of the gateway that will read the document."
        / "请将选项 `anyMethodKey` 设为将读取该文档的网关的键。"
        bad r#"
            # document
            paths:
              /pets:
                x-apigateway-any-method: {operationId: pets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # write options
            {"anyMethodKey": "x-apigateway-any-method"}
            # document
            paths:
              /pets:
                x-apigateway-any-method: {operationId: pets, responses: {"200": {description: the pets}}}
        "#;

    PATH_INVALID: Error "export-path-invalid"
        "`{path}` does not begin with `/`, as a path of OAS 3.0 has to; the operation is left out"
        / "`{path}` 不以 `/` 开头，不符合 OAS 3.0 对路径的要求，不导出该操作"
        "Correct the path of the operation."
        / "请更正该操作的路径。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET pets": {"name": "listPets", "operationId": "listPets", "method": "GET", "path": "pets",
                "responses": {"statuses": {"200": {"description": "all pets"}}}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "listPets", "operationId": "listPets", "method": "GET", "path": "/pets",
                "responses": {"statuses": {"200": {"description": "all pets"}}}}
            }}}
        "#;

    PATH_EQUIVALENT: Error "export-path-equivalent"
        "`{path}` matches the same requests as `{other}`, which has an operation of this method; the operation is left out"
        / "`{path}` 与 `{other}` 匹配相同的请求，而后者已有该方法的操作，不导出该操作"
        "Keep one of the two operations, or set the option `literalPaths` if the names of variables tell paths apart."
        / "请只保留其中一个操作；如果变量名可以区分路径，请设置选项 `literalPaths`。"
        clause "OAS 3.0.3, Paths Object: templated paths of the same hierarchy are identical"
        bad r#"
            # import options
            {"literalPaths": true}
            # document
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/{name}:
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPetByName, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # import options
            {"literalPaths": true}
            # write options
            {"literalPaths": true}
            # document
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/{name}:
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPetByName, responses: {"200": {description: the pet}}}
        "#;

    PATH_VARIABLES_RENAMED: Warning "export-path-variables-renamed"
        "`{path}` matches the same requests as `{other}` and is written as that; its variables are renamed"
        / "`{path}` 与 `{other}` 匹配相同的请求，按后者导出，其变量被重命名"
        "Use the same names for the variables of both paths."
        / "请在两个路径中使用相同的变量名。"
        clause "OAS 3.0.3, Paths Object: templated paths of the same hierarchy are identical"
        bad r#"
            # document
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                delete: {operationId: deletePet, responses: {"204": {description: deleted}}}
        "#
        good r#"
            # document
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
                delete: {operationId: deletePet, responses: {"204": {description: deleted}}}
        "#;

    PATH_NOT_PLAIN: Warning "export-path-not-plain"
        "the path `{path}` has a query or a fragment, which OAS 3.0 does not provide for; other programs may refuse it"
        / "路径 `{path}` 带有查询串或片段，OAS 3.0 未作此规定，其他程序可能拒绝该路径"
        "Declare the query as parameters, if one path for all its operations will do."
        / "如果其所有操作可以共用一个路径，请将查询串声明为参数。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            # document
            paths:
              /pets?sold=true:
                get: {operationId: listSoldPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: sold, in: query, schema: {type: boolean}}]
                  responses: {"200": {description: the pets}}
        "#;

    PATH_ITEM_DIFFERS: Warning "export-path-item-differs"
        "the operation knows another summary, description or `x-` key of its path than others of the path; theirs are written"
        / "该操作所记录的路径摘要、描述或 `x-` 键与同一路径的其他操作不同，按其他操作的导出"
        "Import both operations from one document."
        / "请从同一文档导入这两个操作。"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "get_pets", "method": "GET", "path": "/pets", "pathItem": {"summary": "pets"},
                "responses": {"statuses": {"200": {"description": "all pets"}}}},
              "PUT /pets": {"name": "put_pets", "method": "PUT", "path": "/pets", "pathItem": {"summary": "animals"},
                "responses": {"statuses": {"200": {"description": "replaced"}}}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "get_pets", "method": "GET", "path": "/pets", "pathItem": {"summary": "pets"},
                "responses": {"statuses": {"200": {"description": "all pets"}}}},
              "PUT /pets": {"name": "put_pets", "method": "PUT", "path": "/pets", "pathItem": {"summary": "pets"},
                "responses": {"statuses": {"200": {"description": "replaced"}}}}
            }}}
        "#;

    OPERATION_ID_REPLACED: Warning "export-operation-id-replaced"
        "the operationId `{id}` is that of another operation; `{new}` is written"
        / "operationId `{id}` 已属于另一操作，导出为 `{new}`"
        "Give each operation an operationId of its own."
        / "请为每个操作指定各自的 operationId。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: pets, responses: {"200": {description: the pets}}}
                post: {operationId: pets, responses: {"201": {description: added}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"201": {description: added}}}
        "#;

    OPERATION_ID_ADDED: Info "export-operation-id-added"
        "the operation has no operationId and a name of its own; `{id}` is written as its operationId"
        / "该操作没有 operationId 但有自己的名称，导出 operationId `{id}`"
        "Give the operation an operationId."
        / "请为该操作指定 operationId。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "all-pets", "method": "GET", "path": "/pets",
                "responses": {"statuses": {"200": {"description": "all pets"}}}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "all-pets", "operationId": "all-pets", "method": "GET", "path": "/pets",
                "responses": {"statuses": {"200": {"description": "all pets"}}}}
            }}}
        "#;

    PARAMETER_ASSUMED: Warning "export-parameter-assumed"
        "no parameter is declared for the variable `{name}` of `{path}`; one that takes any text is written"
        / "`{path}` 的变量 `{name}` 未声明参数，导出一个接受任意文本的参数"
        "Declare a parameter of the path for each variable."
        / "请为路径的每个变量声明参数。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets/{}": {"name": "getPet", "operationId": "getPet", "method": "GET", "path": "/pets/{id}",
                "responses": {"statuses": {"200": {"description": "the pet"}}}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets/{}": {"name": "getPet", "operationId": "getPet", "method": "GET", "path": "/pets/{id}",
                "parameters": {"path id": {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}},
                "responses": {"statuses": {"200": {"description": "the pet"}}}}
            }}}
        "#;

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

    RESPONSES_MISSING: Warning "export-responses-missing"
        "the operation has no response, of which OAS 3.0 asks for at least one; an empty default response is written"
        / "该操作没有响应，而 OAS 3.0 要求至少一个，导出一个空的默认响应"
        "Add the responses of the operation."
        / "请添加该操作的响应。"
        clause "OAS 3.0.3, Responses Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "get_pets", "method": "GET", "path": "/pets", "responses": {}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "operations": {
              "GET /pets": {"name": "get_pets", "method": "GET", "path": "/pets",
                "responses": {"statuses": {"200": {"description": "all pets"}}}}
            }}}
        "#;

    REFERENCE_DANGLING: Warning "export-reference-dangling"
        "`{target}` leads to nothing; {outcome}"
        / "`{target}` 没有指向任何内容；{outcome}"
        "Correct the reference, or add what it refers to."
        / "请更正该引用，或添加其指向的内容。"
        terms "outcome" OUTCOMES
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}
            }}}
        "##
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {
                "Pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                "Pet": {"type": "object"}
              }
            }}}
        "##;

    COMPONENT_UNRESOLVED: Error "export-component-unresolved"
        "the component is a reference to nothing, or to itself; it is left out"
        / "该组件是指向空处或指向自身的引用，不导出"
        "Correct the reference, or remove the component."
        / "请更正该引用，或删除该组件。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "responses": {"NotFound": {"$ref": "#/components/responses/Missing"}}
            }}}
        "##
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "responses": {
                "NotFound": {"$ref": "#/components/responses/Missing"},
                "Missing": {"description": "not found"}
              }
            }}}
        "##;

    COMPONENT_RENAMED: Warning "export-component-renamed"
        "`{name}` may not be the name of a component in OAS 3.0; it is written as `{new}`, and so are all references to it"
        / "OAS 3.0 不允许组件名为 `{name}`，该组件及其所有引用导出为 `{new}`"
        "Use letters, digits, `.`, `_` and `-` in names of components."
        / "组件名请只使用字母、数字、`.`、`_` 和 `-`。"
        clause "OAS 3.0.3, Components Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"A pet": {"type": "object"}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"APet": {"type": "object"}}
            }}}
        "#;

    DISCRIMINATOR_MAPPED: Info "export-discriminator-mapped"
        "the schema `{name}` is renamed; the discriminator maps the value `{name}` to its new name"
        / "Schema `{name}` 被重命名，鉴别器将值 `{name}` 映射到其新名称"
        "Use letters, digits, `.`, `_` and `-` in names of components."
        / "组件名请只使用字母、数字、`.`、`_` 和 `-`。"
        clause "OAS 3.0.3, Discriminator Object"
        bad r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {
                "A cat": {"type": "object"},
                "Pet": {"oneOf": [{"$ref": "#/components/schemas/A cat"}], "discriminator": {"propertyName": "kind"}}
              }
            }}}
        "##
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {
                "Cat": {"type": "object"},
                "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}], "discriminator": {"propertyName": "kind"}}
              }
            }}}
        "##;

    SECURITY_UNDEFINED: Warning "export-security-undefined"
        "the security scheme `{name}` is not among the components; the requirement is written all the same, as anybody could call without it"
        / "组件中没有安全方案 `{name}`；仍导出该安全要求，否则任何人都可以调用"
        "Declare the security scheme."
        / "请声明该安全方案。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "security": [{"key": []}]}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "security": [{"key": []}]}, "components": {
              "securitySchemes": {"key": {"type": "apiKey", "name": "X-Key", "in": "header"}}
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

    SERVER_ADDED: Info "export-server-added"
        "the API has the base path `{path}` and no servers; a server of this path is written"
        / "该 API 有基础路径 `{path}` 但没有服务器，导出一个该路径的服务器"
        "State the server of the API."
        / "请声明该 API 的服务器。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1"}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1",
              "servers": [{"url": "https://api.example.com/v1"}]}}}
        "#;

    BASE_PATH_STATED: Info "export-base-path-stated"
        "the API states no base path; the URL of its first server makes it `/`"
        / "该 API 未声明基础路径；其首个服务器的 URL 使基础路径成为 `/`"
        "State the base path `/` to make both agree."
        / "如需两者一致，请声明基础路径 `/`。"
        clause "OAS 3.0.3, Server Object, url; OAS 2.0, basePath"
        bad r#"
            # document
            swagger: "2.0"
            info: {title: Pets, version: "1"}
            host: api.example.com
            schemes: [https]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # document
            swagger: "2.0"
            info: {title: Pets, version: "1"}
            host: api.example.com
            basePath: /
            schemes: [https]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    BASE_PATH_DIFFERS: Warning "export-base-path-differs"
        "the API has the base path `{path}`, but its first server, `{url}`, has another; the servers are written"
        / "该 API 的基础路径为 `{path}`，而其首个服务器 `{url}` 的路径与之不同，按服务器导出"
        "Make the base path and the first server agree."
        / "请使基础路径与首个服务器一致。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1",
              "servers": [{"url": "https://api.example.com/v2"}]}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1",
              "servers": [{"url": "https://api.example.com/v1"}]}}}
        "#;

    OPERATOR_LEFT_OUT: Warning "export-operator-left-out"
        "what operators added to {count} parts of the API is not written"
        / "不导出运维人员在该 API 的 {count} 个部分中添加的内容"
        "Set the option `operator` to write it under an `x-` key."
        / "如需将其导出到 `x-` 键下，请设置选项 `operator`。"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}}, "attachments": {"api": {"id": "api-1"}}}
        "#
        good r#"
            # write options
            {"operator": true}
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}}, "attachments": {"api": {"id": "api-1"}}}
        "#;

    OWN_KEY_REPLACED: Warning "export-own-key-replaced"
        "the API has `{key}` keys of its own; what operators added is written in their place"
        / "该 API 本身带有 `{key}` 键，导出时以运维人员添加的内容取代"
        "Rename the key of the API, or turn the option `operator` off."
        / "请重命名 API 中的该键，或关闭选项 `operator`。"
        bad r#"
            # write options
            {"operator": true}
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "extensions": {"x-oasgate": 1}}}}
        "#
        good r#"
            # write options
            {"operator": true}
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "extensions": {"x-owner": 1}}}}
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

    TYPED_PART_REFUSED: Error "typed-part-refused"
        "the types of the crate `openapiv3` refuse the part: `{problem}`; it is left out"
        / "`openapiv3` 库的类型不接受该部分：`{problem}`，不导出该部分"
        "Correct the part, or use the document itself."
        / "请更正该部分，或直接使用文档。"
        bad r"
            # typed
            true
            # document
            components:
              schemas:
                Pet: {type: animal, description: [a, pet]}
        "
        good r#"
            # typed
            true
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    TYPED_MEMBER_LOST: Warning "typed-member-lost"
        "the types of the crate `openapiv3` have no place for `{pointer}`; it is lost"
        / "`openapiv3` 库的类型无法容纳 `{pointer}`，该内容丢失"
        "Use the document itself where this counts."
        / "如果该内容不可缺少，请直接使用文档。"
        bad r#"
            # typed
            true
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pet": {"type": "object", "$comment": "an animal"}}
            }}}
        "#
        good r#"
            # typed
            true
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pet": {"type": "object", "description": "an animal"}}
            }}}
        "#;
}
