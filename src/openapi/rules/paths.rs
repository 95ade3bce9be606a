//! Paths and their templates.

crate::diagnostic::rules! {
    "Paths" / "路径";

    PATH_NO_SLASH: Warning "path-no-slash"
        "the path `{path}` does not start with `/`; it is read as if it did"
        / "路径 `{path}` 没有以 `/` 开头，按以 `/` 开头处理"
        "Start the path with `/`."
        / "路径请以 `/` 开头。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            paths:
              pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_KEY_MISPLACED: Error "path-key-misplaced"
        "`{path}` is a key of `paths`, but is not a path"
        / "`{path}` 位于 `paths` 中，但不是路径"
        "Move a keyword of OpenAPI to its place; start a path with `/`, without scheme and host."
        / "请将 OpenAPI 关键字移到其所属位置；路径请以 `/` 开头，不含协议和主机。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            paths:
              https://example.com/pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_FRAGMENT: Warning "path-fragment"
        "no request has the fragment of the path `{path}`, and no parameter says the same; it is left out"
        / "请求中不会出现路径 `{path}` 的片段，也没有参数表达同样的条件，该片段已忽略"
        "Tell operations apart by path, or by a required header or query parameter that has the value as its only one."
        / "请用路径区分操作，或使用只有该取值的必填请求头或查询参数。"
        clause "RFC 3986, section 3.5"
        bad r#"
            paths:
              /#action=listPets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /#action=listPets:
                parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [listPets]}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_TEMPLATE_INVALID: Error "path-template-invalid"
        "the braces in the path `{path}` do not enclose valid variables"
        / "路径 `{path}` 的花括号没有正确表示变量"
        "Write each variable as a name in braces."
        / "请将每个变量写成花括号中的名称。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              /pets/{}:
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_QUERY: Warning "path-query"
        "the path `{path}` has a query string; it becomes a condition of the route"
        / "路径 `{path}` 含有查询串，将作为路由的匹配条件"
        "Declare query parameters under `parameters`."
        / "请在 `parameters` 中声明查询参数。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            paths:
              /pets?status=sold:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                parameters: [{name: status, in: query, schema: {type: string, enum: [sold]}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_VARIABLE_REPEATED: Info lint "path-variable-repeated"
        "the path `{path}` names the variable `{name}` twice"
        / "路径 `{path}` 中变量 `{name}` 重复"
        "Give each variable a name of its own."
        / "请为每个变量使用不同的名称。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              /owners/{id}/pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /owners/{owner}/pets/{pet}:
                parameters:
                  - {name: owner, in: path, required: true, schema: {type: string}}
                  - {name: pet, in: path, required: true, schema: {type: string}}
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_TEMPLATE_VARIANT: Warning "path-template-variant"
        "the path `{path}` matches the same requests as `{other}`, so the two count as one path"
        / "路径 `{path}` 与 `{other}` 匹配相同的请求，按同一路径处理"
        "Use one template, with one set of names, for one path."
        / "同一路径请使用同一个模板和变量名。"
        clause "OAS 3.0.3, Paths Object, Path Templating Matching"
        bad r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                delete: {operationId: removePet, responses: {"204": {description: gone}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
                delete: {operationId: removePet, responses: {"204": {description: gone}}}
        "#;

    PATH_ITEM_EMPTY: Info "path-item-empty"
        "the path `{path}` has no operations"
        / "路径 `{path}` 没有操作"
        "Add an operation, or remove the path."
        / "请添加操作，或删除该路径。"
        clause "OAS 3.0.3, Path Item Object"
        bad "
            paths:
              /pets: {}
        "
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_ITEM_NOT_OBJECT: Error "path-item-not-object"
        "the path `{path}` has type {found}, not object; its operations, if any, are left out"
        / "路径 `{path}` 的类型为 {found}，应为 object，其中的操作（如有）已忽略"
        "Describe at least one operation under the path, or remove the path."
        / "请在该路径下至少描述一个操作，或删除该路径。"
        clause "OAS 3.0.3, Path Item Object"
        bad "
            paths:
              /pets: nothing yet
        "
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_REPEATED: Error "path-repeated"
        "`{path}` occurs again further down and replaces this one, but lacks the operation, which is left out"
        / "路径 `{path}` 在后文重复出现并取代此处，其中没有该操作；该操作已忽略"
        "Describe all operations of a path under one key."
        / "请将同一路径的所有操作写在同一个键下。"
        clause "OAS 3.0.3, Paths Object; YAML 1.2.2, section 3.2.1.1"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /pets:
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_ITEM_UNRESOLVED: Error "path-item-unresolved"
        "`{target}` does not lead to a path item in the given documents; its operations, if any, are left out"
        / "`{target}` 没有指向所提供文档中的路径项，其中的操作（如有）已忽略"
        "Write the path item inline, pass its document, or bundle the documents into one; on the command line, `--root` reads the files of a folder."
        / "请直接写出该路径项、一并提供其所在文档，或将文档合并为一个；命令行可用 `--root` 读取指定目录下的文件。"
        clause "OAS 3.0.3, Path Item Object, $ref"
        bad "
            paths:
              /pets: {$ref: pets.yaml}
        "
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_ITEM_OVERRIDDEN: Warning "path-item-overridden"
        "the path item that refers here has its own `{operation}`, which is used; this one is left out"
        / "引用此处的路径项自身已有 `{operation}`，以其为准，此处的定义已忽略"
        "Describe the operation in one of the two."
        / "请只在其中一处描述该操作。"
        clause "OAS 3.0.3, Path Item Object, $ref"
        bad r##"
            paths:
              /pets:
                $ref: "#/x-items/pets"
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            x-items:
              pets:
                get: {operationId: listAnimals, responses: {"200": {description: the animals}}}
        "##
        good r##"
            paths:
              /pets:
                $ref: "#/x-items/pets"
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            x-items:
              pets:
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "##;

    PATH_VARIABLE_GREEDY: Info "path-variable-greedy"
        "the variable `{name}` of the path `{path}` also matches slashes; OpenAPI has no such variables"
        / "路径 `{path}` 的变量 `{name}` 可匹配多段路径，OpenAPI 没有这种变量"
        "Check that the gateway supports greedy variables; other tools read `+` or `*` as a part of the name."
        / "请确认网关支持贪婪变量；其他工具会把 `+` 或 `*` 当作名称的一部分。"
        clause "OAS 3.0.3, Path Templating; RFC 6570, section 3.2.3"
        bad r#"
            paths:
              "/files/{path+}":
                parameters: [{name: path, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              "/files/{path}":
                parameters: [{name: path, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the pets}}}
        "#;

    PATH_VARIABLE_PARTIAL: Info lint "path-variable-partial"
        "the segment `{segment}` of the path `{path}` has other text beside a variable"
        / "路径 `{path}` 的路径段 `{segment}` 中，变量之外还有其他内容"
        "Make the whole segment one variable if possible: OpenAPI allows mixed segments, but not every gateway can match them."
        / "请尽量让整个路径段只有一个变量：OpenAPI 允许这种写法，但并非所有网关都能匹配。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              "/pets/{petId}.json":
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              "/pets/{petId}":
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pets}}}
        "#;

    PATH_SEGMENT_EMPTY: Info lint "path-segment-empty"
        "the path `{path}` has two slashes with nothing between them"
        / "路径 `{path}` 中有两个相连的斜杠"
        "Remove one: many clients and gateways merge the two, and others do not."
        / "请删除一个：许多客户端和网关会合并斜杠，另一些则不会。"
        clause "RFC 3986, section 3.3"
        bad r#"
            paths:
              /pets//sold:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets/sold:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_TRAILING_SLASH: Info lint "path-trailing-slash"
        "the path `{path}` differs from `{other}` only in the trailing slash"
        / "路径 `{path}` 与 `{other}` 仅末尾斜杠不同"
        "Use one of the two, unless they really answer differently."
        / "请只使用其中一个，除非两者的响应确实不同。"
        clause "OAS 3.0.3, Paths Object, Path Templating Matching"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /pets/:
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_CHARACTER_INVALID: Info lint "path-character-invalid"
        "the path `{path}` has the character `{character}`, which requests contain only percent-encoded"
        / "路径 `{path}` 含有字符 `{character}`，该字符在请求中只会以百分号编码形式出现"
        "Percent-encode it, or use another one."
        / "请使用百分号编码，或改用其他字符。"
        clause "RFC 3986, section 3.3"
        bad r#"
            paths:
              /sold pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /sold-pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_DOT_SEGMENT: Info lint "path-dot-segment"
        "the path `{path}` has a segment `{segment}`, which clients remove before they send it"
        / "路径 `{path}` 含有路径段 `{segment}`，客户端发送前会将其去除"
        "Write the path that remains."
        / "请直接写出去除后的路径。"
        clause "RFC 3986, sections 3.3 and 5.2.4"
        bad r#"
            paths:
              /owners/../pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_COLON_VARIABLE: Info lint "path-colon-variable"
        "the segment `:{name}` of the path `{path}` is matched literally"
        / "路径 `{path}` 中的 `:{name}` 按字面匹配"
        "Put the name in braces if a variable is meant."
        / "如需表示变量，请用花括号括起名称。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              /pets/:petId:
                get: {operationId: getPet, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              "/pets/{petId}":
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pets}}}
        "#;
}
