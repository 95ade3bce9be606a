//! Request bodies, media types and responses.

crate::diagnostic::rules! {
    "Bodies and responses" / "请求体与响应";

    RESPONSES_MISSING: Error "responses-missing"
        "the response definition is missing"
        / "缺少响应定义"
        "Add `responses` with at least one status, such as `default`."
        / "请添加 `responses` 及至少一个状态码，例如 `default`。"
        clause "OAS 3.0.3, Operation Object, responses; Responses Object"
        bad "
            paths:
              /pets:
                get: {operationId: listPets}
        "
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    RESPONSE_STATUS_INVALID: Warning "response-status-invalid"
        "`{status}` is not a status; the response is left out"
        / "`{status}` 不是状态码，该响应已忽略"
        "Use a code such as `200`, a range such as `4XX`, or `default`."
        / "请使用 `200` 之类的状态码、`4XX` 之类的范围或 `default`。"
        clause "OAS 3.0.3, Responses Object"
        bad r#"
            responses:
              "200": {description: the pets}
              ok: {description: the pets}
        "#
        good r#"
            responses:
              "200": {description: the pets}
              4XX: {description: the caller's fault}
              default: {description: anything else}
        "#;

    RESPONSE_DESCRIPTION_MISSING: Warning "response-description-missing"
        "the response has no description, which OpenAPI requires; an empty one is assumed"
        / "响应没有 OpenAPI 要求的描述，按空描述处理"
        "Add a `description`."
        / "请添加 `description`。"
        clause "OAS 3.0.3, Response Object, description"
        bad r#"
            responses:
              "200": {content: {text/plain: {schema: {type: string}}}}
        "#
        good r#"
            responses:
              "200": {description: the pets, content: {text/plain: {schema: {type: string}}}}
        "#;

    BODY_UNUSUAL: Info lint "body-unusual"
        "a body on {method} has no meaning in HTTP; it is kept unchanged"
        / "{method} 请求的请求体在 HTTP 中没有含义，原样保留"
        "Check that clients and backends can handle it."
        / "请确认客户端和后端支持。"
        clause "OAS 3.0.3, Operation Object, requestBody; RFC 9110, sections 9.3.1, 9.3.2, 9.3.5 and 9.3.8"
        bad r#"
            paths:
              /pets:
                delete:
                  operationId: removePets
                  requestBody: {content: {application/json: {schema: {type: object}}}}
                  responses: {"204": {description: gone}}
        "#
        good r#"
            paths:
              /pets/removal:
                post:
                  operationId: removePets
                  requestBody: {content: {application/json: {schema: {type: object}}}}
                  responses: {"204": {description: gone}}
        "#;

    BODY_SEVERAL: Warning "body-several"
        "the operation has a body already; `{name}` is left out"
        / "操作已有请求体，`{name}` 已忽略"
        "Put everything into one body parameter, or use `formData` alone."
        / "请合并为一个 body 参数，或仅使用 `formData`。"
        clause "OAS 2.0, Parameter Object, in"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  parameters:
                    - {name: pet, in: body, schema: {type: object}}
                    - {name: photo, in: formData, type: file}
                  responses: {"200": {description: the pet}}
        "#
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [multipart/form-data]
                  parameters:
                    - {name: pet, in: formData, type: string}
                    - {name: photo, in: formData, type: file}
                  responses: {"200": {description: the pet}}
        "#;

    MEDIA_TYPES_MANY: Warning "media-types-many"
        "`{key}` lists {count} media types; only the first {limit} are read"
        / "`{key}` 列出了 {count} 个媒体类型，仅读取前 {limit} 个"
        "List the media types that callers really send."
        / "请仅列出实际使用的媒体类型。"
        clause "OAS 2.0, Swagger Object, consumes"
        bad r#"
            swagger: "2.0"
            consumes:
              - application/vnd.pet-1+json
              - application/vnd.pet-2+json
              - … 100 more
        "#
        good r#"
            swagger: "2.0"
            consumes: [application/json]
        "#;

    CONTENT_MISSING: Info lint "content-missing"
        "the body has no `content`"
        / "请求体缺少 `content`"
        "State the media types of the body."
        / "请写明请求体的媒体类型。"
        clause "OAS 3.0.3, Request Body Object, content"
        bad "requestBody: {required: true}"
        good "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}";

    MEDIA_TYPE_INVALID: Info lint "media-type-invalid"
        "`{name}` is not a media type; it is kept unchanged"
        / "`{name}` 不是媒体类型，原样保留"
        "Write type and subtype, such as `application/json`."
        / "请写出类型和子类型，例如 `application/json`。"
        clause "RFC 9110, section 8.3.1; OAS 3.0.3, Media Types"
        bad "requestBody: {content: {json: {schema: {type: object}}}}"
        good "requestBody: {content: {application/json: {schema: {type: object}}}}";

    MEDIA_TYPE_REPEATED: Info lint "media-type-repeated"
        "the media type `{name}` repeats `{other}`; both are kept"
        / "媒体类型 `{name}` 与 `{other}` 重复，两者均保留"
        "Keep one of the two: upper and lower case make no difference."
        / "请只保留一个：媒体类型不区分大小写。"
        clause "RFC 9110, section 8.3.1"
        bad "
            requestBody:
              content:
                application/json: {schema: {type: object}}
                Application/JSON: {schema: {type: object}}
        "
        good "
            requestBody:
              content:
                application/json: {schema: {type: object}}
        ";

    FORM_MEDIA_TYPE_REPLACED: Warning "form-media-type-replaced"
        "`{from}` cannot carry a form; `{to}` is assumed"
        / "`{from}` 无法承载表单，按 `{to}` 处理"
        "State `application/x-www-form-urlencoded` or `multipart/form-data` under `consumes`."
        / "请在 `consumes` 中声明 `application/x-www-form-urlencoded` 或 `multipart/form-data`。"
        clause "OAS 2.0, Parameter Object, in"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                post:
                  operationId: addPet
                  consumes: [application/json]
                  parameters: [{name: name, in: formData, type: string}]
                  responses: {"200": {description: the pet}}
        "#
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

    ENCODING_UNUSED: Info lint "encoding-unused"
        "the encoding of `{name}` applies to nothing in the body; it is kept unchanged"
        / "`{name}` 的编码在请求体中没有对应的内容，原样保留"
        "Encodings belong to properties of the schema, in a body of `multipart/*` or `application/x-www-form-urlencoded`."
        / "编码应对应 Schema 中的属性，且请求体为 `multipart/*` 或 `application/x-www-form-urlencoded`。"
        clause "OAS 3.0.3, Media Type Object, encoding"
        bad "
            requestBody:
              content:
                multipart/form-data:
                  schema: {type: object, properties: {photo: {type: string, format: binary}}}
                  encoding: {picture: {contentType: image/png}}
        "
        good "
            requestBody:
              content:
                multipart/form-data:
                  schema: {type: object, properties: {photo: {type: string, format: binary}}}
                  encoding: {photo: {contentType: image/png}}
        ";

    EXAMPLES_EXCLUSIVE: Info lint "examples-exclusive"
        "`{one}` and `{other}` exclude each other; both are kept"
        / "`{one}` 与 `{other}` 不能同时使用，两者均保留"
        "Keep one of the two; a single `example` can move into `examples`."
        / "请只保留其一；单个 `example` 可移入 `examples`。"
        clause "OAS 3.0.3, Media Type Object; Parameter Object; Example Object"
        bad "
            parameters:
              - {name: limit, in: query, schema: {type: integer}, example: 10, examples: {few: {value: 5}}}
        "
        good "
            parameters:
              - {name: limit, in: query, schema: {type: integer}, examples: {some: {value: 10}, few: {value: 5}}}
        ";

    HEADER_INCOMPLETE: Info lint "header-incomplete"
        "the header has neither `schema` nor `content` (in Swagger 2.0: no `type`)"
        / "响应头缺少 `schema` 或 `content`（Swagger 2.0 中为 `type`）"
        "Add a `schema`; in Swagger 2.0, add a `type`."
        / "请添加 `schema`；Swagger 2.0 中请添加 `type`。"
        clause "OAS 3.0.3, Header Object; OAS 2.0, Header Object, type"
        bad r#"
            responses:
              "200": {description: the pets, headers: {X-Total: {description: how many there are}}}
        "#
        good r#"
            responses:
              "200": {description: the pets, headers: {X-Total: {description: how many there are, schema: {type: integer}}}}
        "#;

    RESPONSE_HEADER_IGNORED: Info lint "response-header-ignored"
        "OAS 3.0 ignores the header `{name}` here; it is kept unchanged"
        / "OAS 3.0 会忽略此处的响应头 `{name}`，原样保留"
        "Remove it: the media type replaces it."
        / "请删除：媒体类型已包含该信息。"
        clause "OAS 3.0.3, Response Object, headers; Encoding Object, headers"
        bad r#"
            responses:
              "200":
                description: the pets
                headers: {Content-Type: {schema: {type: string}}}
                content: {application/json: {schema: {type: array, items: {}}}}
        "#
        good r#"
            responses:
              "200":
                description: the pets
                content: {application/json: {schema: {type: array, items: {}}}}
        "#;

    RESPONSE_BODY_UNUSUAL: Info lint "response-body-unusual"
        "a response with status {status} never has a body; the description of it is kept unchanged"
        / "状态码 {status} 的响应不含响应体，相关描述原样保留"
        "Remove the body, or answer with another status."
        / "请删除响应体，或改用其他状态码。"
        clause "RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5"
        bad r#"
            responses:
              "204": {description: gone, content: {application/json: {schema: {type: object}}}}
        "#
        good r#"
            responses:
              "204": {description: gone}
        "#;

    RESPONSE_RANGE_OTHER_VERSION: Info "response-range-other-version"
        "Swagger 2.0 has no status ranges; `{status}` is read as in OpenAPI 3.0"
        / "Swagger 2.0 没有状态码范围，`{status}` 按 OpenAPI 3.0 读取"
        "List the codes, or use `default`."
        / "请列出状态码，或使用 `default`。"
        clause "OAS 2.0, Responses Object"
        bad r#"
            swagger: "2.0"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}, 4XX: {description: refused}}}
        "#
        good r#"
            swagger: "2.0"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}, "400": {description: refused}}}
        "#;
}
