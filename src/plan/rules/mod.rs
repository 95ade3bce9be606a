//! Findings of the plan: clashes and hazards between the document and the existing API.

pub(crate) mod stored_keys;

pub(crate) use self::stored_keys::{ATTACHMENT_UNMATCHED, EXISTING_KEY_DIFFERS, EXISTING_KEY_REPEATED};

crate::diagnostic::rules! {
    "Merging into an existing API" / "合并到现有 API";

    OPERATION_NAME_TAKEN: Error "operation-name-taken"
        "the name `{name}` belongs to `{other}`, so the document's operation is not imported"
        / "名称 `{name}` 已属于 `{other}`，文档中的该操作不会导入"
        "Choose another operationId, or give the other operation another name."
        / "请更换 operationId，或更改另一操作的名称。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: list, responses: {"200": {description: the pets}}}
            # document
            paths:
              /owners:
                get: {operationId: list, responses: {"200": {description: the owners}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: list, responses: {"200": {description: the pets}}}
            # document
            paths:
              /owners:
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#;

    OPERATION_NAME_SHIFTED: Warning "operation-name-shifted"
        "the numbered name `{name}` belongs to `{other}` in the existing API, so this operation is called `{new}`"
        / "带编号的名称 `{name}` 在现有 API 中属于 `{other}`，因此该操作命名为 `{new}`"
        "Give each operation an operationId of its own: a number changes whenever an operation is added before."
        / "请为每个操作指定唯一的 operationId：在其之前新增操作时，编号会随之变化。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: list_1, responses: {"200": {description: the pets}}}
            # document
            paths:
              /owners:
                get: {operationId: list_1, responses: {"200": {description: the owners}}}
              /pets:
                get: {operationId: list_2, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document
            paths:
              /owners:
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    OPERATION_COUNTERPART_BROKEN: Warning "operation-counterpart-broken"
        "the document describes this operation or its path, but it cannot be read; the existing operation is kept"
        / "文档中该操作或其路径的内容无法读取，保留现有操作"
        "Fix the operation or the path in the document and import again."
        / "请修正文档中的该操作或路径后重新导入。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    COMPONENT_COUNTERPART_BROKEN: Warning "component-counterpart-broken"
        "the document has this component, but it cannot be read; the existing component is kept"
        / "文档中的该组件无法读取，保留现有组件"
        "Fix the component in the document and import again."
        / "请修正文档中的该组件后重新导入。"
        bad "
            # existing
            components:
              schemas:
                Pet: {type: object}
            # document
            components:
              schemas:
                Pet: a pet
        "
        good "
            # existing
            components:
              schemas:
                Pet: {type: object}
            # document
            components:
              schemas:
                Pet: {type: object, description: a pet}
        ";

    COMPONENT_STILL_USED: Info "component-still-used"
        "the document no longer has this component, but `{user}` is kept and needs it"
        / "文档中已没有该组件，但被保留的 `{user}` 仍需要它"
        "To remove it too, import a document in which `{user}` no longer uses it, or remove `{user}`."
        / "如需一并移除，请导入 `{user}` 不再使用它的文档，或移除 `{user}`。"
        bad r##"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets}
        "##
        good r##"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
            # document, SpecOnly
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "##;

    COMPONENT_KEPT_DIFFERS: Warning "component-kept-differs"
        "this comes from the document, but it uses the existing `{component}`, which differs from the document's"
        / "此项来自文档，但使用的是与文档不同的现有组件 `{component}`"
        "Fix or rename the component in the document, or import with SpecFirst to take the document's."
        / "请修正或重命名文档中的该组件，或使用 SpecFirst 导入以采用文档中的定义。"
        bad r##"
            # existing
            components:
              responses:
                Pets: {description: the pets}
            # document, ExistFirst
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: "the pets, page by page"}
        "##
        good r##"
            # existing
            components:
              responses:
                Pets: {description: the pets}
            # document, SpecFirst
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: "the pets, page by page"}
        "##;

    COMPONENT_CHANGED_UNDER: Warning "component-changed-under"
        "this operation is kept unchanged, but `{component}`, which it uses, is updated"
        / "该操作保持不变，但其使用的 `{component}` 将被更新"
        "Check that the operation still has the intended meaning."
        / "请确认该操作的含义仍然正确。"
        bad r##"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
            # document, SpecFirst
            components:
              responses:
                Pets: {description: "the pets, page by page"}
        "##
        good r##"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
            # document, SpecFirst
            components:
              responses:
                PetPage: {description: "the pets, page by page"}
        "##;

    PATH_PARAMETER_RENAMED: Warning "path-parameter-renamed"
        "the path `{before}` becomes `{after}`: the same requests, other parameter names"
        / "路径 `{before}` 变为 `{after}`：匹配相同请求，仅参数名不同"
        "Check backends and policies that use the old parameter names."
        / "请检查使用旧参数名的后端和策略。"
        bad r#"
            # existing
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # document, SpecFirst
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # existing
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
            # document, SpecFirst
            paths:
              /pets/{petId}:
                parameters: [{name: petId, in: path, required: true, schema: {type: string, format: uuid}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    API_NAME_DIFFERS: Warning "api-name-differs"
        "the document calls the API `{document}`; the existing name `{existing}` is kept"
        / "文档中的 API 名称为 `{document}`，保留现有名称 `{existing}`"
        "Rename the API on the gateway if the new name is meant."
        / "如需使用新名称，请在网关上重命名该 API。"
        bad r#"
            # existing
            info: {title: Pets, version: "1"}
            # document, SpecFirst
            info: {title: Pet shop, version: "2"}
        "#
        good r#"
            # existing
            info: {title: Pets, version: "1"}
            # document, SpecFirst
            info: {title: Pets, version: "2"}
        "#;

    ATTACHMENT_LOST: Warning "attachment-lost"
        "what the operator attached to this part goes with it"
        / "附加在该部分上的运维配置将一并移除"
        "Move the attachment to another part before the import if it is still needed."
        / "如仍需要，请在导入前将其转移到其他部分。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # attached
            {"GET /pets": {"policy": "limit-10"}}
            # document, SpecOnly
            paths: {}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # attached
            {"GET /pets": {"policy": "limit-10"}}
            # document, SpecFirst
            paths: {}
        "#;

    BASE_PATH_CHANGED: Warning "base-path-changed"
        "the base path `{before}` becomes `{after}`, which moves every existing operation ({count})"
        / "基础路径由 `{before}` 变为 `{after}`，全部 {count} 个现有操作的地址随之改变"
        "Keep the base path, or tell the callers: no existing address works after the import."
        / "请保留原基础路径，或通知调用方：导入后原有地址均不可用。"
        bad r#"
            # existing
            servers: [{url: /v1}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecFirst
            servers: [{url: /v2}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: /v1}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecFirst
            servers: [{url: /v1}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    BASE_PATH_KEPT: Warning "base-path-kept"
        "the base path `{document}` of the document is not taken; the API keeps `{existing}`"
        / "不采用文档中的基础路径 `{document}`，API 保留 `{existing}`"
        "Import with SpecFirst to take the document's base path, which moves every operation."
        / "如需采用文档中的基础路径，请使用 SpecFirst 导入，所有操作的地址将随之改变。"
        bad "
            # existing
            servers: [{url: /v1}]
            paths: {}
            # document, ExistFirst
            servers: [{url: /v2}]
            paths: {}
        "
        good "
            # existing
            servers: [{url: /v1}]
            paths: {}
            # document, ExistFirst
            servers: [{url: /v1}]
            paths: {}
        ";

    OPERATION_REMOVED: Warning "operation-removed"
        "the document does not have this operation; it is removed"
        / "文档中没有该操作，将被移除"
        "Import with SpecFirst to keep what the document does not have."
        / "如需保留文档中没有的内容，请使用 SpecFirst 导入。"
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
            # document, SpecFirst
            paths: {}
        "#;
}
