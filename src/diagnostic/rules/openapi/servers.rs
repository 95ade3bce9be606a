//! Servers and base paths.

crate::diagnostic::rules::rules! {
    "Servers" / "服务器";

    SERVER_INVALID: Warning "server-invalid"
        "the server has no `url`; it is left out"
        / "服务器缺少 `url`，已忽略"
        "Give the server a `url`."
        / "请填写 `url`。"
        clause "OAS 3.0.3, Server Object, url"
        bad "
            servers:
              - description: production
        "
        good "
            servers:
              - {url: https://api.example.com, description: production}
        ";

    SERVER_VARIABLE_UNDECLARED: Warning "server-variable-undeclared"
        "the server's URL uses `{name}`, which has no default"
        / "服务器 URL 使用了没有默认值的变量 `{name}`"
        "Declare the variable with a `default`."
        / "请声明该变量并提供 `default`。"
        clause "OAS 3.0.3, Server Object, url; Server Variable Object, default"
        bad "
            servers:
              - url: https://{region}.example.com
        "
        good "
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu, enum: [eu, us]}}
        ";

    SERVERS_DIFFER: Warning "servers-base-paths-differ"
        "the servers have different paths; the base path is the first one's, `{path}`"
        / "各服务器的路径不同，基础路径取第一个：`{path}`"
        "Put the server with the right path first."
        / "请将路径正确的服务器放在第一位。"
        bad "
            servers:
              - url: https://api.example.com/v1
              - url: https://test.example.com/v2
        "
        good "
            servers:
              - url: https://api.example.com/v1
              - url: https://test.example.com/v1
        ";

    SCHEMES_WITHOUT_HOST: Info "schemes-without-host"
        "`schemes` say nothing without a `host`"
        / "没有 `host` 时 `schemes` 不起作用"
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
}
