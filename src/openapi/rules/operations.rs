//! Operations and their names.

crate::diagnostic::rules! {
    "Operations" / "操作";

    OPERATION_NOT_OBJECT: Error "operation-not-object"
        "the operation has type {found}, not object"
        / "操作类型为 {found}，应为 object"
        "Describe the operation with at least `responses`."
        / "请至少用 `responses` 描述该操作。"
        clause "OAS 3.0.3, Operation Object"
        bad "
            paths:
              /pets:
                get: the pets
        "
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_DUPLICATE: Error "operation-duplicate"
        "another operation matches the same requests and counts: `{other}`"
        / "已有匹配相同请求的操作，以其为准：`{other}`"
        "Keep one of the two; variable names do not tell paths apart."
        / "请只保留其中一个；变量名不能区分路径。"
        clause "OAS 3.0.3, Paths Object, Path Templating Matching"
        bad r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/{name}:
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: findPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
              /pets/by-name/{name}:
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: findPet, responses: {"200": {description: the pet}}}
        "#;

    OPERATION_ID_MISSING: Info "operation-id-missing"
        "the operation has no operationId; it is named `{name}`"
        / "操作没有 operationId，命名为 `{name}`"
        "Add an operationId, so that the name does not depend on the path."
        / "请填写 operationId，使名称不依赖路径。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            paths:
              /pets:
                get: {responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_ID_DUPLICATE: Warning "operation-id-duplicate"
        "`{other}` has the operationId `{id}` already; this operation is named `{name}`"
        / "`{other}` 已使用 operationId `{id}`，该操作命名为 `{name}`"
        "Give each operation an operationId of its own."
        / "请为每个操作使用不同的 operationId。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            paths:
              /pets:
                get: {operationId: list, responses: {"200": {description: the pets}}}
              /owners:
                get: {operationId: list, responses: {"200": {description: the owners}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /owners:
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#;

    OPERATION_ID_REFUSED: Error "operation-id-refused"
        "`{other}` has the operationId `{id}` already"
        / "`{other}` 已使用 operationId `{id}`"
        "Give each operation an operationId of its own."
        / "请为每个操作使用不同的 operationId。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            # import options
            {"duplicateOperationIds": "refuse"}
            # document
            paths:
              /pets:
                get: {operationId: list, responses: {"200": {description: the pets}}}
              /owners:
                get: {operationId: list, responses: {"200": {description: the owners}}}
        "#
        good r#"
            # import options
            {"duplicateOperationIds": "refuse"}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /owners:
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#;

    PART_WARNED: Error "part-warned"
        "it is left out because it has warnings, as the options require"
        / "该部分存在警告，按选项要求已忽略"
        "Fix what the warnings report, or import without this option."
        / "请修正警告所述问题，或不使用该选项。"
        bad r#"
            # import options
            {"leaveOutWarned": true}
            # document
            paths:
              /pets:
                get: {operationId: listPets, colour: red, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # import options
            {"leaveOutWarned": true}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    METHOD_UNKNOWN: Error "method-unknown"
        "`{method}` is not a method in this version; what it describes is left out"
        / "`{method}` 不是该版本支持的方法，其中的内容已忽略"
        "Methods are get, put, post, delete, options, head, patch and, in OpenAPI 3.0, trace, in lower case."
        / "方法包括 get、put、post、delete、options、head、patch，以及 OpenAPI 3.0 的 trace，均为小写。"
        clause "OAS 3.0.3, Path Item Object"
        bad r#"
            paths:
              /pets:
                GET: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    ANY_METHOD_UNREAD: Error "any-method-unread"
        "`{key}` describes an operation for every method, but is beside the paths instead of in one; the operation is left out"
        / "`{key}` 描述适用于所有方法的操作，但与路径并列，而不在某个路径之内，该操作已忽略"
        "Move it into the path that it is for, beside get, put, post and so on."
        / "请将其移到所属的路径内，与 get、put、post 等并列。"
        clause "OAS 3.0.3, Path Item Object"
        bad r#"
            paths:
              x-apigateway-any-method: {operationId: anyPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                x-apigateway-any-method: {operationId: anyPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_ID_UNUSUAL: Info lint "operation-id-unusual"
        "the operationId `{id}` is not a name that programs can use unchanged"
        / "operationId `{id}` 不适合直接作为程序中的名称"
        "Use letters, digits, `_`, `-` and `.`, and at most 128 of them."
        / "请使用字母、数字、`_`、`-` 和 `.`，且不超过 128 个字符。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            paths:
              /pets:
                get: {operationId: list all pets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listAllPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_ID_CASE: Info lint "operation-id-case"
        "the operationId `{id}` differs from `{other}` only in upper and lower case"
        / "operationId `{id}` 与 `{other}` 仅大小写不同"
        "Use names that differ in more than upper and lower case."
        / "请使用不只是大小写不同的名称。"
        clause "OAS 3.0.3, Operation Object, operationId"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /owners/pets:
                get: {operationId: listpets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /owners/pets:
                get: {operationId: listPetsOfOwners, responses: {"200": {description: the pets}}}
        "#;

    TAG_UNDECLARED: Info lint "tag-undeclared"
        "the document declares tags, but not `{name}`"
        / "文档声明了标签，但没有声明 `{name}`"
        "Declare it under `tags` of the document, or use one that is declared."
        / "请在文档的 `tags` 中声明，或使用已声明的标签。"
        clause "OAS 3.0.3, OpenAPI Object, tags"
        bad r#"
            tags: [{name: pets}]
            paths:
              /pets:
                get: {operationId: listPets, tags: [pet], responses: {"200": {description: the pets}}}
        "#
        good r#"
            tags: [{name: pets}]
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets], responses: {"200": {description: the pets}}}
        "#;

    TAG_REPEATED: Info lint "tag-repeated"
        "the operation has the tag `{name}` twice"
        / "操作的标签 `{name}` 重复"
        "Remove one of the two."
        / "请删除其中一个。"
        clause "OAS 3.0.3, Operation Object, tags"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets, pets], responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets], responses: {"200": {description: the pets}}}
        "#;
}
