//! Findings about the `x-` keys of gateways.

crate::diagnostic::rules! {
    "Extension keys" / "扩展键";

    EXTENSION_KEY_UNKNOWN: Warning "extension-key-unknown"
        "`{key}` begins with `{prefix}`, but is not a key of this gateway; it is kept, but has no effect"
        / "`{key}` 以 `{prefix}` 开头，但不是该网关的键；该键保留，但不起作用"
        "Check whether the nearest key, `{nearest}`, is meant."
        / "请确认是否应为最接近的键 `{nearest}`。"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {description: the pets}}
                  x-apigateway-request-typ: public
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {description: the pets}}
                  x-apigateway-request-type: public
        "#;

    EXTENSION_KEY_MISPLACED: Warning "extension-key-misplaced"
        "`{key}` is in the {place}, where the gateway does not read it; it is kept, but has no effect"
        / "`{key}` 位于 {place} 中，网关不会在此读取；该键保留，但不起作用"
        "Move the key to where the gateway reads it: {places}."
        / "请将该键移至网关会读取的位置：{places}。"
        bad r#"
            paths:
              /pets:
                x-apigateway-request-type: public
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {description: the pets}}
                  x-apigateway-request-type: public
        "#;
}
