//! Findings about the keys of the existing API, which a person may have written.

crate::diagnostic::rules! {
    "Merging into an existing API" / "合并到现有 API";

    ATTACHMENT_UNMATCHED: Warning "attachment-unmatched"
        "neither the existing API nor the document has this part; what is attached to it is kept, but has no effect"
        / "现有 API 和文档中都没有该部分；附加在其上的配置保留，但不起作用"
        "Correct the key of the attachment, or remove the attachment; the nearest part is `{nearest}`."
        / "请更正该附加配置的键，或将其删除；最接近的部分是 `{nearest}`。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # attached
            {"GET /pet": {"policy": "limit-10"}}
            # document
            paths: {}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # attached
            {"GET /pets": {"policy": "limit-10"}}
            # document
            paths: {}
        "#;

    EXISTING_KEY_REPEATED: Warning "existing-key-repeated"
        "this key of the existing API matches the same requests as `{other}`; it is matched by its literal text only"
        / "现有 API 中的该键与 `{other}` 匹配相同的请求；该键仅按字面文本匹配"
        "Keep one of the two: variable names do not tell paths apart."
        / "请只保留其中之一：变量名不能区分路径。"
        bad r#"
            # existing
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # attached
            {"GET /pets/{}": {"policy": "limit-10"}, "GET /pets/{id}": {"policy": "limit-20"}}
            # document
            paths: {}
        "#
        good r#"
            # existing
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # attached
            {"GET /pets/{id}": {"policy": "limit-20"}}
            # document
            paths: {}
        "#;

    EXISTING_KEY_DIFFERS: Warning "existing-key-differs"
        "the existing API has `{operation}` under this key; it is matched by the key"
        / "现有 API 在该键下的操作是 `{operation}`；按键匹配"
        "Make the key and the operation's method and path agree."
        / "请使该键与操作的方法和路径一致。"
        bad r#"
            # existing
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # import options
            {"literalPaths": true}
            # document
            paths: {}
        "#
        good r#"
            # existing
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # document
            paths: {}
        "#;
}
