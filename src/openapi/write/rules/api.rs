//! Findings about the API as a whole.

crate::diagnostic::rules! {
    "OpenAPI out" / "导出 OpenAPI";

    NOTHING_TO_WRITE: Error "export-nothing"
        "the existing API does not exist yet; nothing is written"
        / "现有 API 尚不存在，不导出任何内容"
        "Import a document into the existing API first."
        / "请先将文档导入现有 API。"
        bad r#"
            {"oasgate": 1}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}}}
        "#;

    SERVER_ADDED: Info "export-server-added"
        "the API has the base path `{path}` and no servers; a server of this path is written"
        / "该 API 有基础路径 `{path}` 但没有服务器，导出一个该路径的服务器"
        "State the server of the API."
        / "请声明该 API 的服务器。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1"}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1",
              "servers": [{"url": "https://api.example.com/v1"}]}}}
        "#;

    BASE_PATH_STATED: Info "export-base-path-stated"
        "the API states no base path; the URL of its first server makes it `/`"
        / "该 API 未声明基础路径；其首个服务器的 URL 使基础路径成为 `/`"
        "State the base path `/` to make both agree."
        / "如需两者一致，请声明基础路径 `/`。"
        clause "OAS 3.0.3, Server Object, url; OAS 2.0, basePath"
        bad r#"
            # document
            swagger: "2.0"
            info: {title: Pets, version: "1"}
            host: api.example.com
            schemes: [https]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#
        good r#"
            # document
            swagger: "2.0"
            info: {title: Pets, version: "1"}
            host: api.example.com
            basePath: /
            schemes: [https]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    BASE_PATH_DIFFERS: Warning "export-base-path-differs"
        "the API has the base path `{path}`, but its first server, `{url}`, has another; the servers are written"
        / "该 API 的基础路径为 `{path}`，而其首个服务器 `{url}` 的路径与之不同，按服务器导出"
        "Make the base path and the first server agree."
        / "请使基础路径与首个服务器一致。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1",
              "servers": [{"url": "https://api.example.com/v2"}]}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "basePath": "/v1",
              "servers": [{"url": "https://api.example.com/v1"}]}}}
        "#;

    OPERATOR_LEFT_OUT: Warning "export-operator-left-out"
        "what operators added is not written; parts of the API that have such additions: {count}"
        / "不导出运维人员在该 API 的 {count} 个部分中添加的内容"
        "Set the option `operator` to write it under an `x-` key. On the command line, `--keys` writes it as the keys of a gateway, and `operator: true` in the file of `--config` under `x-oasgate`."
        / "如需将其导出到 `x-` 键下，请设置选项 `operator`。在命令行中，`--keys` 将其导出为某一网关的键，`--config` 文件中的 `operator: true` 将其导出到 `x-oasgate` 下。"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}}, "attachments": {"api": {"id": "api-1"}}}
        "#
        good r#"
            # write options
            {"operator": true}
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}}, "attachments": {"api": {"id": "api-1"}}}
        "#;

    OWN_KEY_REPLACED: Warning "export-own-key-replaced"
        "the API has `{key}` keys of its own; what operators added is written in their place"
        / "该 API 本身带有 `{key}` 键，导出时以运维人员添加的内容取代"
        "Rename the key of the API, or turn the option `operator` off."
        / "请重命名 API 中的该键，或关闭选项 `operator`。"
        bad r#"
            # write options
            {"operator": true}
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "extensions": {"x-oasgate": 1}}}}
        "#
        good r#"
            # write options
            {"operator": true}
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "extensions": {"x-owner": 1}}}}
        "#;
}
