//! Changes of operations as a whole.

crate::diagnostic::rules! {
    "Changes: operations" / "变更：操作";

    OPERATION_ADDED: Info change "change-operation-added"
        "the operation was added"
        / "新增了该操作"
        "Existing callers are not affected. Check that the operation is meant to be public."
        / "现有调用方不受影响。请确认该操作可以对外开放。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            # existing
            paths: {}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good "
            # existing
            paths: {}
            # document, SpecOnly
            paths: {}
        ";

    OPERATION_REMOVED: Info change "change-operation-removed"
        "the operation was removed"
        / "移除了该操作"
        "Requests of its callers fail. Mark it as deprecated first, and remove it when nobody calls it any more."
        / "调用该操作的请求会失败。请先将其标记为弃用，确认无人调用后再移除。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths: {}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {deprecated: true, operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    DEPRECATED_OPERATION_REMOVED: Info change "change-deprecated-operation-removed"
        "the operation was removed after it had been deprecated"
        / "移除了此前已弃用的操作"
        "Requests of its remaining callers fail. Check that nobody calls it any more."
        / "仍在调用该操作的请求会失败。请确认已无人调用。"
        clause "OAS 3.0.3, Operation Object, deprecated"
        bad r#"
            # existing
            paths:
              /pets:
                get: {deprecated: true, operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths: {}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {deprecated: true, operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {deprecated: true, operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_MOVED: Info change "change-operation-moved"
        "the operation moved from `{before}` to `{after}`"
        / "操作由 `{before}` 移至 `{after}`"
        "Requests to the old address fail. Keep the old operation beside the new one until its callers use the new one."
        / "发往原地址的请求会失败。请同时保留原操作，直到调用方改用新操作。"
        clause "OAS 3.0.3, Paths Object"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /animals:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_ID_CHANGED: Info change "change-operation-id"
        "the operationId changed from `{before}` to `{after}`"
        / "operationId 由 `{before}` 改为 `{after}`"
        "Requests stay the same, but generated clients name their methods after it. Keep the operationId where callers generate clients."
        / "请求不变，但生成的客户端以其命名方法。如调用方使用生成的客户端，请保留原 operationId。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: findPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    DEPRECATED: Info change "change-deprecated"
        "`{at}` was marked as deprecated"
        / "`{at}` 被标记为弃用"
        "Everything still works. Say in the description what callers should use instead."
        / "原有调用仍然有效。请在描述中说明替代方案。"
        clause "OAS 3.0.3, Operation Object, deprecated"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, deprecated: true, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    UNDEPRECATED: Info change "change-undeprecated"
        "`{at}` is not marked as deprecated any more"
        / "`{at}` 不再标记为弃用"
        "Everything still works. Check that it is meant to stay."
        / "原有调用仍然有效。请确认该部分会继续保留。"
        clause "OAS 3.0.3, Operation Object, deprecated"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, deprecated: true, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, deprecated: true, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, deprecated: true, responses: {"200": {description: all pets}}}
        "#;

    ROUTE_TAKEN: Info change "change-route-taken"
        "the operation takes requests such as `{request}` from `{other}`"
        / "`{request}` 等请求原由 `{other}` 处理，现在由该操作处理"
        "Callers who sent them to the other operation get another answer. Choose a path that the other one does not match."
        / "将此类请求发往原操作的调用方会得到不同的响应。请改用原操作不匹配的路径。"
        clause "OAS 3.0.3, Paths Object, Path Templating Matching"
        bad r#"
            # existing
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # document, SpecOnly
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/new:
                get: {operationId: newPet, responses: {"200": {description: an empty pet}}}
        "#
        good r#"
            # existing
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # document, SpecOnly
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /new-pet:
                get: {operationId: newPet, responses: {"200": {description: an empty pet}}}
        "#;
}
