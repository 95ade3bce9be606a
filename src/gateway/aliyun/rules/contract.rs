//! What the records of the Alibaba Cloud gateway have no room for.

use crate::diagnostic::Term;

/// What has media types.
const PARTS: &[Term] = &[Term::new("request", "请求"), Term::new("response", "响应")];

crate::diagnostic::rules! {
    "Alibaba Cloud: contracts" / "阿里云：契约";

    CONTRACT_PATH_REREAD: Warning "contract-path-reread"
        "the gateway reads the path `{path}` as `{reading}`"
        / "网关将路径 `{path}` 理解为 `{reading}`"
        "Write path parameters as `{name}`, and avoid `[`, `]` and a leading `:` otherwise."
        / "请将路径参数写成 `{name}`，其他情况避免使用 `[`、`]` 和开头的 `:`。"
        clause "HttpApiOperationInfo, path"
        bad r#"
            # document
            paths:
              /pets/[petId]:
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # document
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    CONTRACT_PATH_TAKEN: Error "contract-path-taken"
        "the gateway reads this path as `{reading}`, which is the path of another operation"
        / "网关将该路径理解为 `{reading}`，已被其他操作占用"
        "Rename one of the paths."
        / "请修改其中一个路径。"
        clause "HttpApiOperationInfo, path"
        bad r#"
            # document
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/[name]:
                get: {operationId: findPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # document
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/by-name/{name}:
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: findPet, responses: {"200": {description: the pet}}}
        "#;

    CONTRACT_CONDITION_DROPPED: Warning "contract-condition-dropped"
        "the gateway knows operations by method and path alone, so this one takes every request to `{path}`"
        / "网关仅按方法和路径区分操作，因此该操作匹配 `{path}` 的所有请求"
        "Import the document as an HTTP API: its routes have conditions on headers and the query."
        / "请作为 HTTP API 导入：其路由支持请求头和查询参数条件。"
        clause "HttpApiOperationInfo, path"
        bad r#"
            # document
            paths:
              /#action=listPets:
                parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [listPets]}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONTRACT_METHOD_ANY: Error "contract-method-any"
        "the gateway has no operation for every method; its routes can match every method"
        / "网关没有适用于所有方法的操作；路由可以匹配所有方法"
        "Import the document as an HTTP API, or write the operation under each method that it is for."
        / "请作为 HTTP API 导入，或在适用的每个方法下分别写出该操作。"
        clause "HttpApiOperationInfo, method"
        bad r#"
            # document
            paths:
              /pets:
                x-apigateway-any-method: {operationId: anyPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONTRACT_CONDITION_TAKEN: Error "contract-condition-taken"
        "the gateway knows operations by method and path alone, and `{other}` has `{path}` already"
        / "网关仅按方法和路径区分操作，`{path}` 已被 `{other}` 占用"
        "Import the document as an HTTP API, whose routes have conditions, or give the operations paths of their own."
        / "请作为 HTTP API 导入（其路由支持条件），或为这些操作使用不同的路径。"
        clause "HttpApiOperationInfo, path"
        bad r#"
            # document
            paths:
              /#action=listPets:
                parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [listPets]}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /#action=listOwners:
                parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [listOwners]}}]
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /owners:
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#;

    CONTRACT_COOKIES_DROPPED: Warning "contract-cookies-dropped"
        "the gateway does not store cookie parameters; left out: {names}"
        / "网关不保存 Cookie 参数，已忽略：{names}"
        "Send the value in a header, or document it in the description."
        / "请改用请求头传递，或在描述中说明。"
        clause "HttpApiRequestContract"
        bad "
            # document
            parameters:
              - {name: session, in: cookie, schema: {type: string}}
        "
        good "
            # document
            parameters:
              - {name: X-Session, in: header, schema: {type: string}}
        ";

    CONTRACT_PARAMETERS_RESHAPED: Warning "contract-parameters-reshaped"
        "parameters of the gateway are single values; arrays and objects become strings: {names}"
        / "网关参数只能是单个值，数组和对象按字符串处理：{names}"
        "Describe the format of the text in the parameter's description."
        / "请在参数描述中说明文本格式。"
        clause "HttpApiParameter, type"
        bad "
            # document
            parameters:
              - {name: tags, in: query, schema: {type: array, items: {type: string}}}
        "
        good "
            # document
            parameters:
              - {name: tags, in: query, description: several are parted by commas, schema: {type: string}}
        ";

    CONTRACT_MEDIA_TYPES_REDUCED: Warning "contract-media-types-reduced"
        "the gateway stores one media type for each {part}; `{kept}` is kept, left out: {dropped}"
        / "网关的每个{part}只能有一种媒体类型，保留 `{kept}`，已忽略：{dropped}"
        "List the media type that matters first; JSON takes precedence over all others."
        / "请将最重要的媒体类型放在首位；JSON 优先于其他类型。"
        terms "part" PARTS
        clause "HttpApiRequestContractBody, contentType; HttpApiResponseContract, contentType"
        bad "
            # document
            requestBody:
              content:
                application/json: {schema: {type: object}}
                application/xml: {schema: {type: object}}
        "
        good "
            # document
            requestBody:
              content:
                application/json: {schema: {type: object}}
        ";

    CONTRACT_STATUSES_DROPPED: Warning "contract-statuses-dropped"
        "a response of the gateway needs a numeric status; left out: {statuses}"
        / "网关响应必须使用数字状态码，已忽略：{statuses}"
        "List the status codes one by one."
        / "请逐一列出状态码。"
        clause "HttpApiResponseContract, items, code"
        bad r#"
            # document
            responses:
              "200": {description: the pets}
              4XX: {description: the caller's fault}
        "#
        good r#"
            # document
            responses:
              "200": {description: the pets}
              "404": {description: there is no such pet}
        "#;

    CONTRACT_REFERENCE_MISSING: Warning "contract-reference-missing"
        "the gateway does not store what is referred to: {targets}"
        / "引用的目标不会保存到网关：{targets}"
        "Refer to schemas in the components, or write the part inline."
        / "请引用 components 中的 Schema，或直接写出内容。"
        clause "HttpApiResponseContract, items, jsonSchema"
        bad r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200":
                      description: the pets
                      content:
                        application/json:
                          schema: {$ref: "#/components/responses/Error/content/application~1json/schema"}
            components:
              responses:
                Error: {description: it went wrong, content: {application/json: {schema: {type: object}}}}
        "##
        good r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: the pets, content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##;

    CONTRACT_CUT: Warning "contract-cut"
        "the shared parts, copied into the operations, exceed the limit for the API; some are left out here"
        / "共享部分复制到各操作后超过该 API 的总上限，此处部分内容已忽略"
        "Make the shared parameters, bodies and responses smaller, or split the API."
        / "请缩小共享的参数、请求体和响应，或拆分 API。"
        bad r##"
            # record options
            {"contractBytes": 64}
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
                post: {operationId: addPet, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##
        good r##"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
                post: {operationId: addPet, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;

    CONTRACT_DETAILS_DROPPED: Info "contract-details-dropped"
        "the gateway does not store {details} of an operation"
        / "网关的操作不保存 {details}"
        "Keep them in the document, and describe what callers have to know: the gateway does not act on them."
        / "请在文档中保留这些内容，并用文字描述调用方需要了解的部分；网关不使用这些内容。"
        clause "HttpApiOperationInfo"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets], responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    API_DETAILS_DROPPED: Info "api-details-dropped"
        "the gateway does not store {details} of an API"
        / "网关的 API 不保存 {details}"
        "Set authentication and domains on the gateway; keep the rest in the document."
        / "请在网关上配置认证和域名，其余内容请保留在文档中。"
        clause "HttpApiApiInfo"
        bad r#"
            # document
            info: {title: Pets, version: "1"}
        "#
        good r#"
            # document
            info: {title: Pets, version: ""}
        "#;

    COMPONENT_INLINED: Info "component-inlined"
        "the gateway stores schemas only; this component is copied into the operations that use it"
        / "网关只保存 Schema，该组件将复制到使用它的操作中"
        "To change it later, change the document and import again: on the gateway each operation has a copy of its own."
        / "如需修改，请修改文档后重新导入：在网关上，每个操作都有各自的副本。"
        clause "HttpApiRequestContract, HttpApiResponseContract"
        bad r##"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    COMPONENT_NOT_STORED: Info "component-not-stored"
        "the gateway stores schemas only; this component is not stored"
        / "网关只保存 Schema，该组件不会保存"
        "Keep it in the document; the gateway does not act on it."
        / "请在文档中保留该组件；网关不使用它。"
        bad "
            # document
            components:
              securitySchemes:
                apiKey: {type: apiKey, name: X-Key, in: header}
        "
        good "
            # document
            components:
              schemas:
                Pet: {type: object}
        ";
}
