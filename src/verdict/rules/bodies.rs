//! Changes of request bodies and media types.

crate::diagnostic::rules! {
    "Changes: bodies" / "变更：请求体和媒体类型";

    BODY_ADDED: Info change "change-body-added"
        "an optional request body was added"
        / "新增了可选的请求体"
        "Existing requests are still accepted. Check what the backend does without a body."
        / "现有请求仍会被接受。请确认没有请求体时后端的行为。"
        clause "OAS 3.0.3, Operation Object, requestBody"
        bad r#"
            # existing
            responses: {"200": {description: the pet}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object}}}}
        "#
        good r#"
            # existing
            responses: {"200": {description: the pet}}
            # document, SpecOnly
            responses: {"200": {description: a pet}}
        "#;

    REQUIRED_BODY_ADDED: Info change "change-required-body-added"
        "a required request body was added"
        / "新增了必填的请求体"
        "Requests without a body are refused. Make the body optional."
        / "没有请求体的请求会被拒绝。请将请求体设为可选。"
        clause "OAS 3.0.3, Request Body Object, required"
        bad r#"
            # existing
            responses: {"200": {description: the pet}}
            # document, SpecOnly
            requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
        "#
        good r#"
            # existing
            responses: {"200": {description: the pet}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object}}}}
        "#;

    BODY_REMOVED: Info change "change-body-removed"
        "the request body was removed"
        / "移除了请求体"
        "What callers send in the body is ignored or refused. Offer another operation for requests without a body."
        / "调用方发送的请求体会被忽略或拒绝。请为没有请求体的请求提供其他操作。"
        clause "OAS 3.0.3, Operation Object, requestBody"
        bad r#"
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            responses: {"200": {description: the pet}}
        "#
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {description: the pet, content: {application/json: {schema: {type: object}}}}
        ";

    BODY_REQUIRED: Info change "change-body-required"
        "the request body became required"
        / "请求体变为必填"
        "Requests without a body are refused. Keep it optional."
        / "没有请求体的请求会被拒绝。请保持可选。"
        clause "OAS 3.0.3, Request Body Object, required"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {required: false, content: {application/json: {schema: {type: object}}}}
        ";

    BODY_OPTIONAL: Info change "change-body-optional"
        "the request body became optional"
        / "请求体变为可选"
        "Existing requests are still accepted. Check what the backend does without a body."
        / "现有请求仍会被接受。请确认没有请求体时后端的行为。"
        clause "OAS 3.0.3, Request Body Object, required"
        bad "
            # existing
            requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object}}}}
        "
        good "
            # existing
            requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {required: true, description: the pet, content: {application/json: {schema: {type: object}}}}
        ";

    MEDIA_TYPE_ADDED: Info change "change-media-type-added"
        "the media type `{value}` was added to `{at}`"
        / "为 `{at}` 新增了媒体类型 `{value}`"
        "In requests, callers may use it. In responses, callers who do not ask for a type may get one that they cannot read."
        / "在请求中，调用方可以使用该类型。在响应中，未指定类型的调用方可能收到无法解析的内容。"
        clause "OAS 3.0.3, Request Body Object, content"
        bad "
            # existing
            requestBody:
              content:
                application/json: {schema: {type: object}}
            # document, SpecOnly
            requestBody:
              content:
                application/json: {schema: {type: object}}
                application/xml: {schema: {type: object}}
        "
        good "
            # existing
            requestBody:
              content:
                application/json: {schema: {type: object}}
            # document, SpecOnly
            requestBody:
              content:
                application/json: {schema: {type: object, title: Pet}}
        ";

    MEDIA_TYPE_REMOVED: Info change "change-media-type-removed"
        "the media type `{value}` was removed from `{at}`"
        / "移除了 `{at}` 的媒体类型 `{value}`"
        "Callers who send or ask for this type get an error. Keep it until they use another one."
        / "发送或请求该类型的调用方会收到错误。请保留该类型，直到调用方改用其他类型。"
        clause "OAS 3.0.3, Request Body Object, content"
        bad "
            # existing
            requestBody:
              content:
                application/json: {schema: {type: object}}
                application/xml: {schema: {type: object}}
            # document, SpecOnly
            requestBody:
              content:
                application/json: {schema: {type: object}}
        "
        good "
            # existing
            requestBody:
              content:
                application/json: {schema: {type: object}}
                application/xml: {schema: {type: object}}
            # document, SpecOnly
            requestBody:
              content:
                application/xml: {schema: {type: object}}
                application/json: {schema: {type: object}}
        ";

    SCHEMA_ADDED: Info change "change-schema-added"
        "a schema was added to `{at}`, which allowed any value"
        / "为原本允许任意值的 `{at}` 添加了 Schema"
        "In requests, what does not match the schema is refused: check what callers send. In responses, callers learn what to expect."
        / "在请求中，不符合 Schema 的内容会被拒绝，请确认调用方发送的内容。在响应中，调用方可以明确其结构。"
        clause "OAS 3.0.3, Media Type Object, schema"
        bad "
            # existing
            requestBody: {content: {application/json: {}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {}}}
            # document, SpecOnly
            requestBody: {description: the pet, content: {application/json: {}}}
        ";

    SCHEMA_REMOVED: Info change "change-schema-removed"
        "the schema of `{at}` was removed, so that it allows any value"
        / "移除了 `{at}` 的 Schema，现在允许任意值"
        "In requests, anything is accepted. In responses, callers cannot rely on any form: keep the schema."
        / "在请求中，任何内容都会被接受。在响应中，调用方无法依赖其结构，请保留 Schema。"
        clause "OAS 3.0.3, Media Type Object, schema"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object}}}}
            # document, SpecOnly
            requestBody: {description: the pet, content: {application/json: {schema: {type: object}}}}
        ";
}
