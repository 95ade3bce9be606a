//! Request bodies, media types and responses.

crate::diagnostic::rules::rules! {
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
        "`{status}` is no status; the response is left out"
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
        "the response has no description"
        / "响应没有描述"
        "Add a `description`; OpenAPI requires one."
        / "请添加 `description`，OpenAPI 要求必填。"
        clause "OAS 3.0.3, Response Object, description"
        bad r#"
            responses:
              "200": {content: {text/plain: {schema: {type: string}}}}
        "#
        good r#"
            responses:
              "200": {description: the pets, content: {text/plain: {schema: {type: string}}}}
        "#;

    BODY_UNUSUAL: Warning "body-unusual"
        "a body on {method} means nothing in HTTP; it is kept"
        / "{method} 请求的请求体在 HTTP 中没有含义，予以保留"
        "Check that clients and backends can handle it."
        / "请确认客户端和后端支持。"
        clause "OAS 3.0.3, Operation Object, requestBody; RFC 9110, sections 9.3.1, 9.3.2 and 9.3.5"
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

    CONTENT_MISSING: Warning "content-missing"
        "the body has no `content`"
        / "请求体缺少 `content`"
        "Say what media types the body has."
        / "请说明请求体的媒体类型。"
        clause "OAS 3.0.3, Request Body Object, content"
        bad "requestBody: {required: true}"
        good "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}";
}
