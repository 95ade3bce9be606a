//! The document as a whole: version, info, tags.

crate::diagnostic::rules! {
    "The whole document" / "文档整体";

    ROOT_NOT_OBJECT: Error "document-not-object"
        "the document has type {found}, not object"
        / "文档类型为 {found}，应为 object"
        "An OpenAPI or Swagger document is an object with `openapi` or `swagger`, `info` and `paths`."
        / "OpenAPI 或 Swagger 文档是包含 `openapi` 或 `swagger`、`info` 和 `paths` 的对象。"
        clause "OAS 3.0.3, OpenAPI Object; OAS 2.0, Swagger Object"
        bad r#"[{"openapi": "3.0.3"}]"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#;

    VERSION_MISSING: Error "version-missing"
        "the document has neither `openapi` nor `swagger`"
        / "文档中既没有 `openapi` 也没有 `swagger`"
        "State the version: `openapi: 3.0.3` or `swagger: \"2.0\"`."
        / "请声明版本：`openapi: 3.0.3` 或 `swagger: \"2.0\"`。"
        clause "OAS 3.0.3, OpenAPI Object; OAS 2.0, Swagger Object"
        bad r#"{"info": {"title": "Pets", "version": "1"}, "paths": {}}"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#;

    VERSION_UNSUPPORTED: Error "version-unsupported"
        "OpenAPI {version} is not supported"
        / "不支持 OpenAPI {version}"
        "Use OpenAPI 3.0.x (`openapi: 3.0.3`) or Swagger 2.0 (`swagger: \"2.0\"`), as gateways' own imports take no other. 3.1 and 3.2 are read on request: `ImportOptions::accept_3_1`, `--accept-3.1`."
        / "请使用 OpenAPI 3.0.x（`openapi: 3.0.3`）或 Swagger 2.0（`swagger: \"2.0\"`），网关自身的导入也只支持这两种。如需读取 3.1 和 3.2，请使用 `ImportOptions::accept_3_1` 或 `--accept-3.1`。"
        clause "OAS 3.0.3, Versions"
        bad "openapi: 3.1.0"
        good "openapi: 3.0.3";

    VERSION_KEY_WRONG: Error "version-key-wrong"
        "`{key}: {version}` states a version under the key of another version"
        / "`{key}: {version}` 使用了该版本没有的键"
        "Write `{other}: \"{version}\"`."
        / "请写成 `{other}: \"{version}\"`。"
        clause "OAS 3.0.3, OpenAPI Object, openapi; OAS 2.0, Swagger Object, swagger"
        bad "swagger: 3.0.3"
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

    PATHS_MISPLACED: Error "paths-misplaced"
        "the path `{path}` is beside `paths` instead of below it"
        / "路径 `{path}` 与 `paths` 并列，应在其下"
        "Indent the paths so that they belong to `paths`."
        / "请缩进各路径，使其属于 `paths`。"
        clause "OAS 3.0.3, OpenAPI Object; OAS 2.0, Swagger Object"
        bad r#"
            paths:
            /pets:
              get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    TITLE_MISSING: Error "title-missing"
        "`info.title` is missing or empty, so the API has no name"
        / "缺少 `info.title` 或其为空，API 没有名称"
        "Give the API a title, or name it: `ImportOptions::name`, `--name`; of a request, `name` or `targetHttpApiId`."
        / "请填写标题，或通过 `ImportOptions::name`、`--name` 指定名称；请求中可用 `name` 或 `targetHttpApiId`。"
        clause "OAS 3.0.3, Info Object"
        bad r#"info: {title: "", version: "1"}"#
        good r#"info: {title: Pets, version: "1"}"#;

    TITLE_REPLACED: Warning "title-replaced"
        "`info.title` is missing or empty; the API is called `{name}`"
        / "缺少 `info.title` 或其为空，API 名称为 `{name}`"
        "Give the API a title, or name it: `ImportOptions::name`, `--name`."
        / "请填写标题，或通过 `ImportOptions::name`、`--name` 指定名称。"
        clause "OAS 3.0.3, Info Object"
        bad r#"
            # import options
            {"defaultName": "pets"}
            # document
            info: {title: "", version: "1"}
        "#
        good r#"
            # import options
            {"defaultName": "pets"}
            # document
            info: {title: Pets, version: "1"}
        "#;

    TITLE_UNUSUAL: Info lint "title-unusual"
        "the title is longer than 64 characters or has control characters"
        / "标题超过 64 个字符或含有控制字符"
        "Shorten it: gateways show it as the API's name."
        / "请缩短标题：网关将其用作 API 名称。"
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
        "a tag has no name, or the name of another tag; it is left out"
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
            # import options
            {"operationQuota": 1}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
                post: {operationId: addPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # import options
            {"operationQuota": 1}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    VERSION_STATED_TWICE: Warning "version-stated-twice"
        "the document has both `openapi` and `swagger`; it is read as OpenAPI {version}"
        / "文档同时含有 `openapi` 和 `swagger`，按 OpenAPI {version} 读取"
        "Remove `swagger`."
        / "请删除 `swagger`。"
        clause "OAS 3.0.3, OpenAPI Object, openapi"
        bad r#"
            openapi: 3.0.3
            swagger: "2.0"
        "#
        good "openapi: 3.0.3";

    VERSION_UNPUBLISHED: Info "version-unpublished"
        "OpenAPI has no published version `{version}`; the document is read as 3.0.3"
        / "OpenAPI 没有以 `{version}` 发布的版本，按 3.0.3 读取"
        "State a version that was published: 3.0.0 to 3.0.4."
        / "请声明已发布的版本：3.0.0 至 3.0.4。"
        clause "OAS 3.0.3, OpenAPI Object, openapi"
        bad "openapi: 3.0.99"
        good "openapi: 3.0.3";

    INFO_VERSION_MISSING: Info lint "info-version-missing"
        "`info.version` is missing or empty"
        / "缺少 `info.version` 或其为空"
        "State which version of the API the document describes."
        / "请填写文档所描述的 API 版本。"
        clause "OAS 3.0.3, Info Object, version"
        bad "info: {title: Pets}"
        good r#"info: {title: Pets, version: "1"}"#;

    FIELD_REQUIRED: Info lint "field-required"
        "`{object}` has no `{key}`"
        / "`{object}` 缺少 `{key}`"
        "Add it, or remove the whole object."
        / "请补全，或删除整个对象。"
        clause "OAS 3.0.3, License Object, name; External Documentation Object, url"
        bad r#"
            info:
              title: Pets
              version: "1"
              license: {url: https://example.com/license}
        "#
        good r#"
            info:
              title: Pets
              version: "1"
              license: {name: MIT}
        "#;

    URL_INVALID: Info lint "url-invalid"
        "`{text}` is not a valid URL or e-mail address for `{key}`"
        / "`{text}` 不是 `{key}` 所需的有效 URL 或邮箱地址"
        "Write an absolute URL with its scheme; for `email`, write an address."
        / "请填写带协议的绝对 URL；`email` 请填写邮箱地址。"
        clause "OAS 3.0.3, Contact Object; License Object; External Documentation Object"
        bad "externalDocs: {url: www.example.com/pets}"
        good r#"externalDocs: {url: "https://www.example.com/pets"}"#;

    PATHS_EMPTY: Info lint "paths-empty"
        "`paths` is empty, so the API has no operations"
        / "`paths` 为空，API 没有操作"
        "Add a path with an operation."
        / "请添加路径和操作。"
        clause "OAS 3.0.3, Paths Object"
        bad "paths: {}"
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    COMPONENT_NAME_INVALID: Info lint "component-name-invalid"
        "`{name}` is not a valid name of a component; it is kept unchanged"
        / "`{name}` 不是有效的组件名称，原样保留"
        "Use letters, digits, `.`, `_` and `-` only."
        / "请仅使用字母、数字、`.`、`_` 和 `-`。"
        clause "OAS 3.0.3, Components Object"
        bad "
            components:
              schemas:
                List of pets: {type: array, items: {}}
        "
        good "
            components:
              schemas:
                ListOfPets: {type: array, items: {}}
        ";
}
