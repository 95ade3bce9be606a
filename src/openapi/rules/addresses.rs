//! Findings about the address of Swagger 2.0: `schemes`, `host` and `basePath`.

crate::diagnostic::rules! {
    "Servers" / "服务器";

    SCHEMES_WITHOUT_HOST: Warning "schemes-without-host"
        "without a `host` the `schemes` belong to the host that publishes the document; they are left out"
        / "没有 `host` 时，`schemes` 指向发布该文档的主机，已忽略"
        "Add a `host`, or remove the `schemes`."
        / "请添加 `host`，或删除 `schemes`。"
        clause "OAS 2.0, Swagger Object, host and schemes"
        bad r#"
            swagger: "2.0"
            schemes: [https]
        "#
        good r#"
            swagger: "2.0"
            host: api.example.com
            schemes: [https]
        "#;

    HOST_INVALID: Warning "host-invalid"
        "`{host}` is more than a host; the server is read as `{server}`"
        / "`{host}` 不只是主机名，服务器按 `{server}` 读取"
        "Write name and port only: the scheme belongs to `schemes`, a path to `basePath`."
        / "请只写主机名和端口：协议写在 `schemes`，路径写在 `basePath`。"
        clause "OAS 2.0, Swagger Object, host"
        bad r#"
            swagger: "2.0"
            host: https://api.example.com
        "#
        good r#"
            swagger: "2.0"
            host: api.example.com
            schemes: [https]
        "#;

    BASE_PATH_INVALID: Warning "base-path-invalid"
        "`{path}` is not a valid base path; it is read as `{read}`"
        / "`{path}` 不是有效的基础路径，按 `{read}` 读取"
        "Write a path that starts with `/`, without host, query, fragment and spaces."
        / "请填写以 `/` 开头的路径，不含主机、查询串、片段和空格。"
        clause "OAS 2.0, Swagger Object, basePath"
        bad r#"
            swagger: "2.0"
            host: api.example.com
            basePath: v1
        "#
        good r#"
            swagger: "2.0"
            host: api.example.com
            basePath: /v1
        "#;

    SCHEMES_UNKNOWN: Info lint "schemes-unknown"
        "`{scheme}` is not a scheme; it is kept unchanged"
        / "`{scheme}` 不是有效的协议，原样保留"
        "Use http, https, ws or wss, in lower case."
        / "请使用小写的 http、https、ws 或 wss。"
        clause "OAS 2.0, Swagger Object, schemes"
        bad r#"
            swagger: "2.0"
            host: api.example.com
            schemes: [HTTPS]
        "#
        good r#"
            swagger: "2.0"
            host: api.example.com
            schemes: [https]
        "#;
}
