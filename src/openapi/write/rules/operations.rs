//! Findings about paths and operations.

crate::diagnostic::rules! {
    "OpenAPI out" / "导出 OpenAPI";

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
        "the path `{path}` has a query, a fragment or variables in a notation that OAS 3.0 does not know; other programs may refuse it"
        / "路径 `{path}` 带有查询串、片段或 OAS 3.0 未规定的变量写法，其他程序可能拒绝该路径"
        "Declare the query as parameters, and use the names of parameters alone as variables."
        / "请将查询串声明为参数，并仅以参数名作为变量。"
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
}
