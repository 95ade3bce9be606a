//! Parameters.

crate::diagnostic::rules::rules! {
    "Parameters" / "参数";

    PARAMETER_INCOMPLETE: Warning "parameter-incomplete"
        "the parameter definition is incomplete"
        / "参数定义不完整"
        "Give the parameter `{name}` a valid `{needs}`."
        / "请为参数 `{name}` 提供有效的 `{needs}`。"
        clause "OAS 3.0.3, Parameter Object"
        bad "
            parameters:
              - {name: limit, schema: {type: integer}}
              - {name: sort, in: query}
        "
        good "
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, schema: {type: string}}
        ";

    PARAMETER_UNUSABLE: Error "parameter-unusable"
        "the shared parameter has no usable `{needs}`"
        / "共享参数缺少有效的 `{needs}`"
        "Complete the parameter, or remove it."
        / "请补全或删除该参数。"
        clause "OAS 3.0.3, Parameter Object"
        bad "
            components:
              parameters:
                Limit: {in: query, schema: {type: integer}}
        "
        good "
            components:
              parameters:
                Limit: {name: limit, in: query, schema: {type: integer}}
        ";

    PARAMETER_DUPLICATE: Warning "parameter-duplicate"
        "the parameter `{parameter}` stands twice; the first one counts"
        / "参数 `{parameter}` 重复，以第一个为准"
        "Remove one of the two."
        / "请删除其中一个。"
        clause "OAS 3.0.3, Operation Object, parameters"
        bad "
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: limit, in: query, schema: {type: string}}
        "
        good "
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: limit, in: header, schema: {type: string}}
        ";

    PARAMETER_HEADER_IGNORED: Info "parameter-header-ignored"
        "OAS 3.0 ignores the header parameter `{name}`"
        / "OAS 3.0 忽略请求头参数 `{name}`"
        "Remove it: media types say what `Accept` and `Content-Type` are, security schemes what `Authorization` is."
        / "请删除该参数：`Accept` 和 `Content-Type` 由媒体类型决定，`Authorization` 由安全方案决定。"
        clause "OAS 3.0.3, Parameter Object, name"
        bad "
            parameters:
              - {name: Accept, in: header, schema: {type: string}}
        "
        good r#"
            responses:
              "200": {description: the pets, content: {application/json: {schema: {type: array, items: {}}}}}
        "#;

    PATH_PARAMETER_UNDECLARED: Warning "path-parameter-undeclared"
        "the path variable `{name}` is not declared; a required string is assumed"
        / "路径变量 `{name}` 未声明，按必填字符串处理"
        "Declare it under `parameters` with `in: path`."
        / "请在 `parameters` 中以 `in: path` 声明。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              /pets/{petId}:
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_PARAMETER_UNUSED: Warning "path-parameter-unused"
        "the path has no variable `{name}`; the parameter is left out"
        / "路径中没有变量 `{name}`，该参数已忽略"
        "Add the variable to the path, or remove the parameter."
        / "请在路径中加入该变量，或删除该参数。"
        clause "OAS 3.0.3, Parameter Object, name"
        bad r#"
            paths:
              /pets:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_PARAMETER_OPTIONAL: Warning "path-parameter-optional"
        "the path parameter `{name}` is not `required: true`; it is taken to be"
        / "路径参数 `{name}` 未设为 `required: true`，按必填处理"
        "Add `required: true`."
        / "请添加 `required: true`。"
        clause "OAS 3.0.3, Parameter Object, required"
        bad r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    STYLE_UNKNOWN: Warning "style-unknown"
        "`{text}` is no `{key}`; the default is used"
        / "`{text}` 不是有效的 `{key}`，使用默认值"
        "OpenAPI 3.0 knows matrix, label, form, simple, spaceDelimited, pipeDelimited and deepObject as `style`, Swagger 2.0 csv, ssv, tsv, pipes and multi as `collectionFormat`; which of them may stand here depends on where the parameter is."
        / "OpenAPI 3.0 的 `style` 可取 matrix、label、form、simple、spaceDelimited、pipeDelimited 和 deepObject；Swagger 2.0 的 `collectionFormat` 可取 csv、ssv、tsv、pipes 和 multi；具体可用的取值取决于参数位置。"
        clause "OAS 3.0.3, Style Values; OAS 2.0, Parameter Object, collectionFormat"
        bad "
            parameters:
              - {name: tags, in: query, style: commas, schema: {type: array, items: {type: string}}}
        "
        good "
            parameters:
              - {name: tags, in: query, style: form, explode: false, schema: {type: array, items: {type: string}}}
        ";

    FORM_PARAMETER_SHARED: Info "form-parameter-shared"
        "the shared form parameter is written into each operation that uses it"
        / "共享表单参数将写入每个使用它的操作"
        "Nothing to do."
        / "无需处理。"
        clause "OAS 2.0, Parameters Definitions Object"
        bad r##"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [application/x-www-form-urlencoded]
                  parameters: [{$ref: "#/parameters/Name"}]
                  responses: {"200": {description: the pet}}
            parameters:
              Name: {name: name, in: formData, type: string}
        "##
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [application/x-www-form-urlencoded]
                  parameters: [{name: name, in: formData, type: string}]
                  responses: {"200": {description: the pet}}
        "#;

    FORM_EMPTY_VALUE: Warning "form-empty-value-lost"
        "OAS 3.0 has no word for the `allowEmptyValue` of a form field; it is left out"
        / "OAS 3.0 无法表示表单字段的 `allowEmptyValue`，已忽略"
        "Say in the description that the field may be empty."
        / "请在描述中说明该字段可以为空。"
        clause "OAS 2.0, Parameter Object, allowEmptyValue"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [application/x-www-form-urlencoded]
                  parameters: [{name: nickname, in: formData, type: string, allowEmptyValue: true}]
                  responses: {"200": {description: the pet}}
        "#
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [application/x-www-form-urlencoded]
                  parameters: [{name: nickname, in: formData, type: string, description: may be empty}]
                  responses: {"200": {description: the pet}}
        "#;
}
