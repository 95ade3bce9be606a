//! Links and callbacks.

crate::diagnostic::rules! {
    "Links and callbacks" / "链接与回调";

    LINK_TARGET_UNKNOWN: Info lint "link-target-unknown"
        "the link refers to the operation `{id}`, which does not exist; it is kept unchanged"
        / "链接指向的操作 `{id}` 不存在，原样保留"
        "Use the operationId of an operation of this document, or a pointer to one as `operationRef`."
        / "请使用本文档中操作的 operationId，或在 `operationRef` 中使用指向该操作的指针。"
        clause "OAS 3.0.3, Link Object, operationId and operationRef"
        bad r#"
            responses:
              "200":
                description: the pet
                links: {owner: {operationId: getOwner}}
        "#
        good r#"
            responses:
              "200":
                description: the pet
                links: {owner: {operationId: addPet}}
        "#;

    LINK_TARGET_TWICE: Info lint "link-target-twice"
        "`operationRef` and `operationId` exclude each other; both are kept"
        / "`operationRef` 与 `operationId` 不能同时使用，两者均保留"
        "Use `operationId` for an operation of this document and `operationRef` for one of another document."
        / "本文档的操作请用 `operationId`，其他文档的操作请用 `operationRef`。"
        clause "OAS 3.0.3, Link Object"
        bad r##"
            responses:
              "200":
                description: the pet
                links: {owner: {operationId: addPet, operationRef: "#/paths/~1pets/post"}}
        "##
        good r#"
            responses:
              "200":
                description: the pet
                links: {owner: {operationId: addPet}}
        "#;

    LINK_TARGET_MISSING: Info lint "link-target-missing"
        "the link does not name the operation that it refers to"
        / "链接没有写明指向哪个操作"
        "Add an `operationId` or an `operationRef`."
        / "请添加 `operationId` 或 `operationRef`。"
        clause "OAS 3.0.3, Link Object"
        bad r#"
            responses:
              "200":
                description: the pet
                links: {owner: {description: who owns it}}
        "#
        good r#"
            responses:
              "200":
                description: the pet
                links: {owner: {operationId: addPet, description: who owns it}}
        "#;

    CALLBACK_EXPRESSION_INVALID: Info lint "callback-expression-invalid"
        "`{text}` does not say where to send the callback"
        / "`{text}` 未给出回调地址"
        "Use a runtime expression, such as `$request.body#/url`, or a URL with some in it."
        / "请使用运行时表达式，例如 `$request.body#/url`，或包含表达式的 URL。"
        clause "OAS 3.0.3, Callback Object, Key Expression"
        bad r#"
            paths:
              /pets:
                post:
                  operationId: addPet
                  responses: {"200": {description: the pet}}
                  callbacks:
                    sold:
                      "/sold":
                        post: {responses: {"200": {description: noted}}}
        "#
        good r#"
            paths:
              /pets:
                post:
                  operationId: addPet
                  responses: {"200": {description: the pet}}
                  callbacks:
                    sold:
                      "{$request.body#/url}":
                        post: {responses: {"200": {description: noted}}}
        "#;
}
