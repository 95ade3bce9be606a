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
        "the server variable `{name}` is not declared with a default; a path that contains it is not used as the base path"
        / "服务器变量 `{name}` 没有声明默认值；含有该变量的路径不作为基础路径"
        "Declare the variable with a `default` (Swagger 2.0 has no variables: write the value), or give its value: `ImportOptions::server_variables`, `--server-variable`."
        / "请声明该变量并提供 `default`（Swagger 2.0 不支持变量，请直接写出其值），或通过 `ImportOptions::server_variables`、`--server-variable` 指定其值。"
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
        "Put the server with the right path first, or choose it: `ImportOptions::server`, `--server`."
        / "请将路径正确的服务器放在第一位，或通过 `ImportOptions::server`、`--server` 选择。"
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

    SERVER_NOT_FOUND: Error "server-not-found"
        "the import options choose the server `{server}`, but the document has no such server"
        / "导入选项选择了服务器 `{server}`，但文档中没有该服务器"
        "Choose a server by its position or its URL: {servers}."
        / "请按序号或 URL 选择服务器：{servers}。"
        clause "OAS 3.0.3, OpenAPI Object, servers; OAS 2.0, Swagger Object, host, basePath and schemes"
        bad r#"
            # import options
            {"server": "2"}
            # document
            servers:
              - url: https://api.example.com/v1
        "#
        good r#"
            # import options
            {"server": "2"}
            # document
            servers:
              - url: https://api.example.com/v1
              - url: https://test.example.com/v1
        "#;

    SERVER_VARIABLE_NOT_FOUND: Error "server-variable-not-found"
        "the import options have a value for the server variable `{name}`, but no server's URL has that variable"
        / "导入选项为服务器变量 `{name}` 指定了值，但没有服务器的 URL 含有该变量"
        "Correct the name, or remove the value from the options."
        / "请更正变量名，或从选项中删除该值。"
        clause "OAS 3.0.3, Server Object, variables"
        bad r#"
            # import options
            {"serverVariables": {"region": "eu"}}
            # document
            servers:
              - url: https://api.example.com
        "#
        good r#"
            # import options
            {"serverVariables": {"region": "eu"}}
            # document
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: us}}
        "#;

    SERVER_VARIABLE_VALUE_INVALID: Error "server-variable-value-invalid"
        "the import options give the server variable `{name}` the value `{value}`, which it does not allow"
        / "导入选项为服务器变量 `{name}` 指定的值 `{value}` 不是其可选值"
        "Give it one of its values: {values}."
        / "请指定其可选值之一：{values}。"
        clause "OAS 3.0.3, Server Variable Object, enum"
        bad r#"
            # import options
            {"serverVariables": {"region": "asia"}}
            # document
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu, enum: [eu, us]}}
        "#
        good r#"
            # import options
            {"serverVariables": {"region": "us"}}
            # document
            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu, enum: [eu, us]}}
        "#;

    SERVER_URL_REPAIRED: Warning "server-url-repaired"
        "the server's URL `{url}` is read as `{read}`"
        / "服务器 URL `{url}` 按 `{read}` 读取"
        "Write the scheme, `://`, the host and the path."
        / "请依次写出协议、`://`、主机和路径。"
        clause "OAS 3.0.3, Server Object, url; RFC 3986, section 3"
        bad "
            servers:
              - url: https//api.example.com/v1
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    SERVER_BASE_PATH_UNKNOWN: Warning "server-base-path-unknown"
        "no base path is taken from the server's URL `{url}`, because of `{part}`"
        / "服务器 URL `{url}` 含有 `{part}`，因此未从中取得基础路径"
        "Write scheme, host and path, and braces only around names of variables."
        / "请写出协议、主机和路径，花括号只用于变量名。"
        clause "OAS 3.0.3, Server Object, url; RFC 3986, section 3"
        bad "
            servers:
              - url: mailto:api@example.com
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    SERVER_BASE_PATH_GUESSED: Warning "server-base-path-guessed"
        "the server's URL `{url}` leads above the folder of the document, and that location is not known; the base path is read as `{path}`"
        / "服务器 URL `{url}` 指向文档所在目录的上级，而该位置未知，基础路径按 `{path}` 读取"
        "Write the path from the root of the host."
        / "请写出从主机根目录开始的路径。"
        clause "OAS 3.0.3, Server Object, url; RFC 3986, section 5.2.4"
        bad "
            servers:
              - url: ../v1
        "
        good "
            servers:
              - url: https://api.example.com/v1
        ";

    BASE_PATH_IN_QUERY: Warning "base-path-in-query"
        "the base path `{path}` goes on in a query, so no path of the API can be matched as a path"
        / "基础路径 `{path}` 延伸到查询串中，API 的路径都无法按路径匹配"
        "Let the server take the path without a question mark, such as `/index.php/api`."
        / "请让服务器接受不含问号的路径，例如 `/index.php/api`。"
        clause "OAS 2.0, Swagger Object, basePath; OAS 3.0.3, Server Object, url"
        bad r#"
            swagger: "2.0"
            host: api.example.com
            basePath: /index.php?/api
        "#
        good r#"
            swagger: "2.0"
            host: api.example.com
            basePath: /index.php/api
        "#;

    BASE_PATH_REPEATED: Info lint "base-path-repeated"
        "the base path is `{path}`, and every path begins with it once more"
        / "基础路径为 `{path}`，而每个路径又以其开头"
        "Remove it from the paths, or from the servers (in Swagger 2.0, `basePath`), if the gateway is to match it once."
        / "如果网关只应匹配一次，请从路径或服务器（Swagger 2.0 中为 `basePath`）中将其删除。"
        clause "OAS 3.0.3, Server Object, url; OAS 2.0, Swagger Object, basePath"
        bad r#"
            servers: [{url: https://api.example.com/v1}]
            paths:
              /v1/pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            servers: [{url: https://api.example.com/v1}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    SERVER_RELATIVE: Info lint "server-relative"
        "the server's URL `{url}` is relative to where the document is published"
        / "服务器 URL `{url}` 相对于文档的发布位置"
        "Write the full URL for readers who do not know that location (in Swagger 2.0, a `host`); a gateway uses its own hosts."
        / "如供不知道该位置的读者使用，请写出完整 URL（Swagger 2.0 中为 `host`）；网关使用自己的域名。"
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
        "If the gateway serves another value, give it: `ImportOptions::server_variables`, `--server-variable`."
        / "如果网关使用其他值，请通过 `ImportOptions::server_variables` 或 `--server-variable` 指定。"
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
}
