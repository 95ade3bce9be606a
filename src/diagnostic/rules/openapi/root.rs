//! The document as a whole: version, info, tags.

crate::diagnostic::rules::rules! {
    "The whole document" / "文档整体";

    ROOT_NOT_OBJECT: Error "document-not-object"
        "the document has type {found}, not object"
        / "文档类型为 {found}，应为 object"
        "An OpenAPI or Swagger definition is an object with `openapi` or `swagger`, `info` and `paths`."
        / "OpenAPI 或 Swagger 定义是包含 `openapi` 或 `swagger`、`info` 和 `paths` 的对象。"
        clause "OAS 3.0.3, OpenAPI Object; OAS 2.0, Swagger Object"
        bad r#"[{"openapi": "3.0.3"}]"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#;

    VERSION_MISSING: Error "version-missing"
        "the document says neither `openapi` nor `swagger`"
        / "文档中既没有 `openapi` 也没有 `swagger`"
        "State the version: `openapi: 3.0.3` or `swagger: \"2.0\"`."
        / "请声明版本：`openapi: 3.0.3` 或 `swagger: \"2.0\"`。"
        clause "OAS 3.0.3, OpenAPI Object; OAS 2.0, Swagger Object"
        bad r#"{"info": {"title": "Pets", "version": "1"}, "paths": {}}"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#;

    VERSION_UNSUPPORTED: Error "version-unsupported"
        "OpenAPI {version} is not supported"
        / "OpenAPI {version} 版本不支持"
        "Use OpenAPI 3.0.x (`openapi: 3.0.3`) or Swagger 2.0 (`swagger: \"2.0\"`)."
        / "请使用 OpenAPI 3.0.x（`openapi: 3.0.3`）或 Swagger 2.0（`swagger: \"2.0\"`）。"
        clause "OAS 3.0.3, Versions"
        bad "openapi: 3.1.0"
        good "openapi: 3.0.3";

    PATHS_MISSING: Error "paths-missing"
        "the document has no `paths`"
        / "文档缺少 `paths`"
        "Add `paths` with at least one operation."
        / "请添加 `paths` 及至少一个操作。"
        clause "OAS 3.0.3, OpenAPI Object; OAS 2.0, Swagger Object"
        bad r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}}"#
        good r#"
            {"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {"/pets": {"get":
              {"operationId": "listPets", "responses": {"200": {"description": "the pets"}}}}}}
        "#;

    TITLE_MISSING: Error "title-missing"
        "`info.title` is missing or empty, so the API has no name"
        / "缺少 `info.title` 或其为空，API 没有名称"
        "Give the API a title, or name it in the import options."
        / "请填写标题，或在导入选项中指定名称。"
        clause "OAS 3.0.3, Info Object"
        bad r#"info: {title: "", version: "1"}"#
        good r#"info: {title: Pets, version: "1"}"#;

    TITLE_UNUSUAL: Warning "title-unusual"
        "the title is longer than 64 characters or has control characters"
        / "标题超过 64 个字符或含有控制字符"
        "Shorten it: gateways show it as the API's name."
        / "请缩短：网关以它作为 API 名称。"
        bad r#"
            info:
              title: Everything that the shop knows about its pets, their owners and their vets
              version: "1"
        "#
        good r#"
            info:
              title: Pets
              description: Everything that the shop knows about its pets, their owners and their vets.
              version: "1"
        "#;

    TAG_INVALID: Warning "tag-invalid"
        "a tag has no name, or one that is taken; it is left out"
        / "标签没有名称或名称重复，已忽略"
        "Give each tag a name of its own."
        / "请为每个标签使用不同的名称。"
        clause "OAS 3.0.3, OpenAPI Object, tags; Tag Object"
        bad "
            tags:
              - {name: pets}
              - {name: pets, description: everything about pets}
        "
        good "
            tags:
              - {name: pets, description: everything about pets}
        ";

    OPERATION_QUOTA: Error "operation-quota"
        "the document has {count} operations, more than the limit of {limit}"
        / "文档有 {count} 个操作，超过上限 {limit}"
        "Split the API, or ask for a higher quota."
        / "请拆分 API，或申请提升配额。"
        bad r#"
            # the quota is one operation
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # the quota is one operation
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;
}
