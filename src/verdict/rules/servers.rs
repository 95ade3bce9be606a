//! Changes of where an API is.

crate::diagnostic::rules! {
    "Changes: servers" / "变更：服务器";

    SERVER_ADDED: Info change "change-server-added"
        "the server `{value}` was added"
        / "新增了服务器 `{value}`"
        "Existing callers are not affected. Check that the server answers."
        / "现有调用方不受影响。请确认该服务器可以访问。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            # existing
            servers: [{url: "https://pets.example.com/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://pets.example.com/v1"}, {url: "https://eu.example.com/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: "https://pets.example.com/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://pets.example.com/v1", description: worldwide}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    SERVER_REMOVED: Info change "change-server-removed"
        "the server `{value}` was removed"
        / "移除了服务器 `{value}`"
        "The document does not tell whether it still answers. Keep it running until callers use another one."
        / "无法从文档判断该服务器是否仍可访问。请保持运行，直到调用方改用其他服务器。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            # existing
            servers: [{url: "https://pets.example.com/v1"}, {url: "https://eu.example.com/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://pets.example.com/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: "https://pets.example.com/v1"}, {url: "https://eu.example.com/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://pets.example.com/v1"}, {url: "https://eu.example.com/v1", description: Europe}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    BASE_PATH_MOVED: Info change "change-base-path"
        "the base path changed from `{before}` to `{after}`"
        / "基础路径由 `{before}` 改为 `{after}`"
        "Requests to every old address fail. Keep the base path, or route the old one to the new one."
        / "发往所有原地址的请求都会失败。请保留原基础路径，或将其转发到新路径。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            # existing
            servers: [{url: "/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "/v2"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: "/v1"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "/v1", description: here}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    HTTPS_ONLY: Info change "change-https-only"
        "servers are now offered over HTTPS only"
        / "服务器现在仅通过 HTTPS 提供"
        "The document does not tell whether HTTP still answers. Redirect HTTP requests, or tell callers."
        / "无法从文档判断是否仍支持 HTTP。请重定向 HTTP 请求，或通知调用方。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            # existing
            servers: [{url: "http://pets.example.com"}, {url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: "http://pets.example.com"}, {url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "http://pets.example.com", description: pets}, {url: "https://pets.example.com", description: pets}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    HTTP_ALLOWED: Info change "change-http-allowed"
        "servers are now offered over HTTP, too"
        / "服务器现在也通过 HTTP 提供"
        "Existing callers are not affected. Check that unencrypted requests are meant to be accepted."
        / "现有调用方不受影响。请确认允许未加密的请求。"
        clause "OAS 3.0.3, Server Object, url"
        bad r#"
            # existing
            servers: [{url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "http://pets.example.com"}, {url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: "https://pets.example.com"}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://pets.example.com", description: pets}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    SERVER_VARIABLE_CHANGED: Info change "change-server-variable"
        "the server variable `{name}` changed"
        / "服务器变量 `{name}` 发生变化"
        "Callers may get another address. Check that the old addresses still answer."
        / "调用方可能得到其他地址。请确认原地址仍可访问。"
        clause "OAS 3.0.3, Server Variable Object"
        bad r#"
            # existing
            servers: [{url: "https://{region}.example.com", variables: {region: {default: eu, enum: [eu, us]}}}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://{region}.example.com", variables: {region: {default: eu, enum: [eu]}}}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # existing
            servers: [{url: "https://{region}.example.com", variables: {region: {default: eu, enum: [eu, us]}}}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # document, SpecOnly
            servers: [{url: "https://{region}.example.com", variables: {region: {default: eu, enum: [us, eu]}}}]
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;
}
