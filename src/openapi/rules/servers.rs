//! Servers and base paths.

crate::diagnostic::rules! {
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
        "the server variable `{name}` is not declared with a default"
        / "服务器变量 `{name}` 没有声明默认值"
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

    SERVER_URL_INVALID: Info lint "server-url-invalid"
        "the server's URL `{url}` cannot be called because of `{part}`; it is kept unchanged"
        / "服务器 URL `{url}` 含有 `{part}`，无法调用，原样保留"
        "A server's URL is scheme, host and path: no query, no fragment, no spaces, and braces only around names of variables."
        / "服务器 URL 由协议、主机和路径组成：不含查询串、片段和空格，花括号只用于变量名。"
        clause "OAS 3.0.3, Server Object, url"
        bad "
            servers:
              - url: https://api.example.com/v1?key=1
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    SERVER_SCHEME_MISSING: Info lint "server-scheme-missing"
        "the server's URL `{url}` has no scheme, so all of it is a path, the host included"
        / "服务器 URL `{url}` 没有协议，因此整体被视为路径，包括其中的主机名"
        "Write `https://` before it."
        / "请在前面加上 `https://`。"
        clause "OAS 3.0.3, Server Object, url; RFC 3986, section 4.2"
        bad "
            servers:
              - url: api.example.com/v1
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    SERVER_RELATIVE: Info lint "server-relative"
        "the server's URL `{url}` is relative to where the document is published"
        / "服务器 URL `{url}` 相对于文档的发布位置"
        "Write the full URL for readers who do not know that location; a gateway uses its own hosts."
        / "如供不知道该位置的读者使用，请写出完整 URL；网关使用自己的域名。"
        clause "OAS 3.0.3, Server Object, url"
        bad "
            servers:
              - url: /v1
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    SERVER_REPEATED: Info lint "server-repeated"
        "the server `{url}` is listed twice"
        / "服务器 `{url}` 重复"
        "Remove one of the two."
        / "请删除其中一个。"
        clause "OAS 3.0.3, OpenAPI Object, servers"
        bad "
            servers:
              - url: https://api.example.com
              - url: https://api.example.com
        "
        good "
            servers:
              - url: https://api.example.com
        ";

    SERVER_VARIABLE_UNUSED: Info lint "server-variable-unused"
        "the server's URL has no variable `{name}`"
        / "服务器 URL 中没有变量 `{name}`"
        "Use the variable in the URL, or remove it."
        / "请在 URL 中使用该变量，或将其删除。"
        clause "OAS 3.0.3, Server Object, variables"
        bad "
            servers:
              - url: https://api.example.com
                variables: {region: {default: eu}}
        "
        good "
            servers:
              - url: https://api.example.com
        ";

    SERVER_VARIABLE_DEFAULT: Info lint "server-variable-default"
        "the default `{default}` of the variable `{name}` is not one of its values; it is kept unchanged"
        / "变量 `{name}` 的默认值 `{default}` 不在可选值之中，原样保留"
        "Add it to `enum`, or use one of its values."
        / "请将其加入 `enum`，或改用其中的值。"
        clause "OAS 3.0.3, Server Variable Object, default"
        bad "
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: asia, enum: [eu, us]}}
        "
        good "
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu, enum: [eu, us]}}
        ";

    SERVER_VARIABLE_ENUM_EMPTY: Warning "server-variable-enum-empty"
        "the variable `{name}` has an empty `enum`; any value is assumed"
        / "变量 `{name}` 的 `enum` 为空，按任意值处理"
        "List the values, or remove `enum`."
        / "请列出可选值，或删除 `enum`。"
        clause "OAS 3.0.3, Server Variable Object, enum"
        bad "
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu, enum: []}}
        "
        good "
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu}}
        ";

    SERVER_BASE_PATH_VARIABLE: Info "server-base-path-variable"
        "the base path depends on the variable `{name}`; with its default it is `{path}`"
        / "基础路径取决于变量 `{name}`，按默认值为 `{path}`"
        "Write the path out if the gateway serves one version only."
        / "如果网关只提供一个版本，请直接写出路径。"
        bad "
            servers:
              - url: https://api.example.com/{version}
                variables: {version: {default: v1, enum: [v1, v2]}}
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    OPERATION_SERVERS_DIFFER: Warning "operation-servers-differ"
        "these servers have the path `{path}`, but the base path of the API is `{base}`, which is used; a gateway has one base path"
        / "此处服务器的路径为 `{path}`，而 API 的基础路径为 `{base}`，以后者为准；网关只有一个基础路径"
        "Move the difference into the paths, and give all servers the same path."
        / "请将差异写入路径，并让所有服务器使用相同的路径。"
        clause "OAS 3.0.3, Path Item Object, servers; Operation Object, servers"
        bad r#"
            servers: [{url: https://api.example.com/v1}]
            paths:
              /pets:
                servers: [{url: https://api.example.com/v2}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            servers: [{url: https://api.example.com/v1}]
            paths:
              /pets:
                servers: [{url: https://pets.example.com/v1}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    HOST_INVALID: Info lint "host-invalid"
        "`{host}` is more than a host; it is kept unchanged"
        / "`{host}` 不只是主机名，原样保留"
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
        "`{path}` is not a valid base path; a missing slash is added, and the rest is kept unchanged"
        / "`{path}` 不是有效的基础路径；缺少斜杠时在前面补上，其余原样保留"
        "Start it with `/`, and use neither variables nor a query in it."
        / "请以 `/` 开头，且不要使用变量和查询串。"
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
