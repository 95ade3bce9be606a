//! Parameters.

use crate::diagnostic::{Term, Text};

/// Where a parameter is.
const PLACES: &[Term] = &[
    Term::new("path", "路径"),
    Term::new("query", "查询"),
    Term::new("header", "请求头"),
    Term::new("cookie", "Cookie "),
];

/// What becomes of a parameter that lacks something.
const OUTCOMES: &[Term] = &[
    Term { value: "left-out", text: Text { en: "it was left out", zh: "该参数已被忽略" } },
    Term {
        value: "kept",
        text: Text { en: "it is kept, and accepts any value", zh: "该参数仍保留，接受任意值" },
    },
];

crate::diagnostic::rules! {
    "Parameters" / "参数";

    PARAMETER_INCOMPLETE: Warning "parameter-incomplete"
        "the parameter definition is incomplete"
        / "参数定义不完整"
        "Give the parameter `{name}` a valid `{needs}`; {outcome}."
        / "请为参数 `{name}` 提供有效的 `{needs}`；{outcome}。"
        terms "outcome" OUTCOMES
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
        "the parameter `{parameter}` is declared twice; the first one counts"
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
        "OAS 3.0 ignores the header parameter `{name}`; it is left out"
        / "OAS 3.0 会忽略请求头参数 `{name}`，已忽略该参数"
        "Remove it: `Accept` and `Content-Type` follow from the media types, and `Authorization` from the security schemes."
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

    PATH_PARAMETER_MISNAMED: Warning "path-parameter-misnamed"
        "the path has the variable `{variable}`, and not `{name}`; the parameter is left out, and a required string is assumed"
        / "路径中的变量是 `{variable}`，没有 `{name}`；该参数已忽略，变量按必填字符串处理"
        "Use one name in both places."
        / "请在两处使用同一名称。"
        clause "OAS 3.0.3, Path Templating; Parameter Object, name"
        bad r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petID, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_PARAMETER_OPTIONAL: Warning "path-parameter-optional"
        "the path parameter `{name}` is not `required: true`; it is read as required"
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
        "`{text}` is not a valid `{key}`; the default is used"
        / "`{text}` 不是有效的 `{key}`，使用默认值"
        "OpenAPI 3.0 has matrix, label, form, simple, spaceDelimited, pipeDelimited and deepObject as `style`, Swagger 2.0 csv, ssv, tsv, pipes and multi as `collectionFormat`; which of them apply depends on where the parameter is."
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
        "the shared form parameter is copied into each operation that uses it"
        / "共享表单参数将复制到每个使用它的操作中"
        "Change it under `parameters` of the document and import again: in the API each operation has a copy of its own."
        / "如需修改，请修改文档的 `parameters` 后重新导入：在 API 中，每个操作都有各自的副本。"
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
        "OAS 3.0 cannot express the `allowEmptyValue` of a form field; it is left out"
        / "OAS 3.0 无法表示表单字段的 `allowEmptyValue`，已忽略"
        "State in the description that the field may be empty."
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

    PARAMETER_SCHEMA_AND_CONTENT: Info lint "parameter-schema-and-content"
        "`schema` and `content` exclude each other; both are kept"
        / "`schema` 与 `content` 不能同时使用，两者均保留"
        "Keep `schema`, or keep `content` where the value is a document of its own, such as JSON."
        / "请保留 `schema`；如果值本身是 JSON 之类的文档，请保留 `content`。"
        clause "OAS 3.0.3, Parameter Object, schema and content"
        bad "
            parameters:
              - {name: limit, in: query, schema: {type: integer}, content: {application/json: {schema: {type: integer}}}}
        "
        good "
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
        ";

    PARAMETER_CONTENT_SEVERAL: Info lint "parameter-content-several"
        "`content` has {count} media types where only one is allowed; all are kept"
        / "此处 `content` 有 {count} 个媒体类型，但只允许一个；全部保留"
        "Keep the one that callers send."
        / "请只保留实际使用的一个。"
        clause "OAS 3.0.3, Parameter Object, content"
        bad "
            parameters:
              - {name: filter, in: query, content: {application/json: {schema: {}}, text/plain: {schema: {}}}}
        "
        good "
            parameters:
              - {name: filter, in: query, content: {application/json: {schema: {}}}}
        ";

    STYLE_MISPLACED: Info lint "style-misplaced"
        "`{style}` is not a style for {place} parameters; it is kept unchanged"
        / "{place}参数不能使用 `{style}`，原样保留"
        "Path parameters take matrix, label or simple; query parameters take form, spaceDelimited, pipeDelimited or deepObject; header parameters take simple; cookie parameters take form. `multi` of Swagger 2.0 is for query and form parameters only."
        / "路径参数可用 matrix、label、simple，查询参数可用 form、spaceDelimited、pipeDelimited、deepObject，请求头参数只能用 simple，Cookie 参数只能用 form；Swagger 2.0 的 `multi` 仅用于查询参数和表单参数。"
        terms "place" PLACES
        clause "OAS 3.0.3, Style Values; OAS 2.0, Parameter Object, collectionFormat"
        bad "
            parameters:
              - {name: X-Tags, in: header, style: form, schema: {type: array, items: {type: string}}}
        "
        good "
            parameters:
              - {name: X-Tags, in: header, style: simple, schema: {type: array, items: {type: string}}}
        ";

    COLLECTION_FORMAT_MISPLACED: Warning "collection-format-misplaced"
        "`collectionFormat` is for arrays; it is left out of this {type}"
        / "`collectionFormat` 仅用于数组，此处类型为 {type}，已将其忽略"
        "Remove it, or give the parameter the type array."
        / "请删除该字段，或将参数类型改为 array。"
        clause "OAS 2.0, Parameter Object, collectionFormat"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: tag, in: query, type: string, collectionFormat: csv}]
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: tags, in: query, type: array, items: {type: string}, collectionFormat: csv}]
                  responses: {"200": {description: the pets}}
        "#;

    PARAMETER_FLAG_MISPLACED: Info lint "parameter-flag-misplaced"
        "`{key}` is for query parameters and has no effect on {place} parameters"
        / "`{key}` 仅用于查询参数，对{place}参数不起作用"
        "Remove it."
        / "请删除。"
        terms "place" PLACES
        clause "OAS 3.0.3, Parameter Object, allowEmptyValue and allowReserved"
        bad "
            parameters:
              - {name: X-Trace, in: header, allowEmptyValue: true, schema: {type: string}}
        "
        good "
            parameters:
              - {name: X-Trace, in: header, schema: {type: string}}
        ";

    PARAMETER_TYPE_MISPLACED: Info lint "parameter-type-misplaced"
        "a parameter of Swagger 2.0 cannot have the type `{type}` in `{place}`; it is kept unchanged"
        / "Swagger 2.0 的参数在 `{place}` 中不能使用类型 `{type}`，原样保留"
        "Move a file to `formData`, and an object to `body`."
        / "文件请放在 `formData`，对象请放在 `body`。"
        clause "OAS 2.0, Parameter Object, type"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  parameters: [{name: photo, in: query, type: file}]
                  responses: {"200": {description: the pet}}
        "#
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [multipart/form-data]
                  parameters: [{name: photo, in: formData, type: file}]
                  responses: {"200": {description: the pet}}
        "#;

    PARAMETER_PLACE_OTHER_VERSION: Info lint "parameter-place-other-version"
        "Swagger 2.0 has no parameters in cookies; `{name}` is kept unchanged"
        / "Swagger 2.0 没有 Cookie 参数，`{name}` 原样保留"
        "Describe it as the header `Cookie`, or use OpenAPI 3.0."
        / "请改为描述请求头 `Cookie`，或使用 OpenAPI 3.0。"
        clause "OAS 2.0, Parameter Object, in"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  parameters: [{name: session, in: cookie, type: string}]
                  responses: {"200": {description: the pet}}
        "#
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  parameters: [{name: Cookie, in: header, type: string}]
                  responses: {"200": {description: the pet}}
        "#;
}
