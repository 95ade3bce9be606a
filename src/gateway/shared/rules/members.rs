//! Members of an Api that a gateway has no place for, or no room.

crate::diagnostic::rules! {
    "Conversion into payloads" / "转换为网关请求";

    CONVERT_BODY_UNCHECKED: Warning "convert-body-unchecked"
        "the gateway does not check bodies by a schema: {members}"
        / "网关不按 Schema 校验请求体：{members}"
        "Let the backend check the body."
        / "请由后端校验请求体。"
        bad "
            # document
            requestBody:
              content:
                application/json: {schema: {type: object, required: [id]}}
        "
        good "
            # document
            requestBody:
              content:
                application/json: {}
        ";

    CONVERT_MEDIA_TYPES_DROPPED: Warning "convert-media-types-dropped"
        "the gateway has one media type for a body, and few to choose from; left out: {members}"
        / "网关的请求体只能有一种媒体类型，且可选类型有限，已忽略：{members}"
        "List the media type that matters first; JSON takes precedence over all others."
        / "请将最重要的媒体类型放在首位；JSON 优先于其他类型。"
        bad "
            # document
            requestBody:
              content:
                application/json: {}
                application/x-www-form-urlencoded: {}
        "
        good "
            # document
            requestBody:
              content:
                application/json: {}
        ";

    CONVERT_SETTINGS_DROPPED: Warning "convert-settings-dropped"
        "what operators add is not all in the payload; left out: {members}"
        / "运营方附加的设置未全部写入请求，已忽略：{members}"
        "Set these on the gateway once the API exists there: it keeps them elsewhere, or does not have them."
        / "请在 API 创建后于网关上设置：网关将其保存在别处，或不支持。"
        bad r#"
            # convert options
            {"operations": {"listPets": {"backend": {"address": "pets.example.com", "host": "pets"}}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # convert options
            {"operations": {"listPets": {"backend": {"address": "pets.example.com"}}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_TEXT_CUT: Warning "convert-text-cut"
        "the gateway has too little room, or refuses a character, so a part is missing: {members}"
        / "网关空间不足或不接受某个字符，以下内容不完整：{members}"
        "Make the texts shorter, and avoid `<` and `>` in descriptions."
        / "请缩短文本，并避免在描述中使用 `<` 和 `>`。"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, description: 'all <b>pets</b>', responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, description: all pets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_REFERENCE_NEEDED: Warning "convert-reference-needed"
        "the gateway wants an id that is not known, so it is missing in the payload: {members}"
        / "网关需要的 ID 未知，请求中缺少该值：{members}"
        "Give the id in the options, in the table of its kind, or fill it in before you send the payload."
        / "请在配置的对应表中给出该 ID，或在发送请求前补上。"
        bad r#"
            # convert options
            {"groupId": null}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # convert options
            {"groupId": "c77f5e81d9cb4424bf704ef2b0ac7600"}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_OPTION_UNUSED: Warning "convert-option-unused"
        "the options have something for `{name}`, which is not an operation of the document"
        / "配置中包含 `{name}` 的内容，但文档中没有该操作"
        "Write the name of the operation as the document has it, or its method and path."
        / "请使用文档中的操作名称，或使用方法加路径。"
        bad r#"
            # convert options
            {"operations": {"listPet": {"public": true}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # convert options
            {"operations": {"listPets": {"public": true}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_QUOTA_EXCEEDED: Warning "convert-quota-exceeded"
        "there are {count} payloads, and a group of the gateway has at most {limit} APIs"
        / "共有 {count} 个请求，网关的一个分组最多 {limit} 个 API"
        "Split the document, and import the parts into several groups."
        / "请拆分文档，并分别导入多个分组。"
        bad r#"
            # convert options
            {"apiQuota": 1}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#;

    CONVERT_NAME_CHANGED: Info "convert-name-changed"
        "the gateway does not take these names as they are: {members}"
        / "网关不接受以下名称的原样写法：{members}"
        "Nothing else changes; use names that the gateway takes if people look for them there."
        / "其他内容不变；如需在网关上按名称查找，请使用网关接受的名称。"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: 'list pets!', responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_DETAILS_DROPPED: Info "convert-details-dropped"
        "the gateway does not store {members}"
        / "网关不保存 {members}"
        "Keep them in the document: the gateway does not act on them."
        / "请在文档中保留这些内容；网关不使用它们。"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, deprecated: true, responses: {"200": {description: ''}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: ''}}}
        "#;

    CONVERT_API_DETAILS_DROPPED: Info "convert-api-details-dropped"
        "payloads are made of operations alone; of the API they lack {members}"
        / "请求只由操作生成，其中不含 API 的 {members}"
        "Set on the gateway's group what callers have to know; keep the rest in the document."
        / "调用方需要了解的内容请在网关的分组上设置，其余请保留在文档中。"
        bad r#"
            # document
            info: {title: Pets, version: "1"}
        "#
        good "
            # no document
        ";

    CONVERT_COMPONENT_NOT_STORED: Info "convert-component-not-stored"
        "the gateway does not store components; operations that use this one have what they need of it"
        / "网关不保存组件；使用该组件的操作已包含所需内容"
        "To change it later, change the document and convert it again."
        / "如需修改，请修改文档后重新转换。"
        bad "
            # document
            components:
              schemas:
                Pet: {type: object}
        "
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;
}
