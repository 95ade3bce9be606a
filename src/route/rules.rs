//! Findings of routes: what cannot become one, and what was decided on the way.

use crate::diagnostic::Term;

/// Where a parameter is that becomes a condition.
const PLACES: &[Term] = &[Term::new("header", "请求头"), Term::new("query", "查询")];

crate::diagnostic::rules! {
    "Routes" / "路由";

    ROUTE_OPTION_INVALID: Error "route-option-invalid"
        "`{value}` is not a valid value of the option `{option}`, so no routes are derived"
        / "`{value}` 不是选项 `{option}` 的有效值，未生成路由"
        "Use a value such as {form}."
        / "请使用 {form} 之类的值。"
        bad r#"
            # route options
            {"basePath": "/my pets"}
        "#
        good r#"
            # route options
            {"basePath": "/my-pets"}
        "#;

    ROUTE_BASE_PATH_INVALID: Error "route-base-path-invalid"
        "`{path}` is not a valid base path for {operation}"
        / "`{path}` 不是 {operation} 的有效基础路径"
        "A base path starts with `/`, has at most {limit} bytes and no spaces; fix the server's URL, or set a base path as an option."
        / "基础路径以 `/` 开头，不超过 {limit} 字节，且不含空格；请修正服务器 URL，或在选项中指定基础路径。"
        clause "CreateHttpApi, basePath"
        bad r#"
            servers: [{url: "https://api.example.com/my pets"}]
        "#
        good r#"
            servers: [{url: "https://api.example.com/my-pets"}]
        "#;

    ROUTE_EXISTING_INVALID: Error "route-existing-invalid"
        "`{value}` is not a valid value of the option `{option}`, so this existing route is ignored"
        / "`{value}` 不是选项 `{option}` 的有效值，该现有路由已忽略"
        "Fix the route, or omit it; each valid name occurs once, and a path that is not a regular expression starts with `/`."
        / "请修正或删除该路由；每个合法名称只能出现一次，非正则表达式的路径以 `/` 开头。"
        bad r#"
            # route options
            {"existing": [{"name": "List Pets", "path": {"kind": "exact", "value": "/pets"}}]}
        "#
        good r#"
            # route options
            {"existing": [{"name": "list-pets", "path": {"kind": "exact", "value": "/pets"}}]}
        "#;

    ROUTE_PATH_INVALID: Error "route-path-invalid"
        "`{value}`, the path of {operation}, cannot match any request"
        / "{operation} 的路径 `{value}` 无法匹配任何请求"
        "A path starts with `/`, has no fragment, and writes each variable as a name in braces; the same holds for a base path."
        / "路径以 `/` 开头，不含片段，每个变量写成花括号中的名称；基础路径同样如此。"
        clause "OpenAPI 3.0.3, Paths Object; Server Object, url"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # route options
            {"basePath": "/{tenant"}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # route options
            {"basePath": "/shop"}
        "#;

    ROUTE_PATH_TOO_LONG: Error "route-path-too-long"
        "the path condition of {operation} has {bytes} bytes, more than {limit}"
        / "{operation} 的路径条件为 {bytes} 字节，超过 {limit} 字节"
        "Shorten the path or the base path."
        / "请缩短路径或基础路径。"
        bad r#"
            # document
            paths:
              /pets/{petId}/owner/address/street:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getStreet, responses: {"200": {description: the street}}}
            # route options
            {"limits": {"pathBytes": 24}}
        "#
        good r#"
            # document
            paths:
              /pets/{petId}/owner/street:
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getStreet, responses: {"200": {description: the street}}}
            # route options
            {"limits": {"pathBytes": 24}}
        "#;

    ROUTE_METHOD_UNSUPPORTED: Error "route-method-unsupported"
        "the gateway has no routes for the method of {operation}"
        / "网关的路由不支持 {operation} 的方法"
        "Offer the operation under another method."
        / "请改用其他方法提供该操作。"
        bad r#"
            # document
            paths:
              /pets:
                trace: {operationId: tracePets, responses: {"200": {description: the request}}}
            # route options
            {"limits": {"methods": ["GET", "POST"]}}
        "#
        good r#"
            # document
            paths:
              /pets:
                post: {operationId: tracePets, responses: {"200": {description: the request}}}
            # route options
            {"limits": {"methods": ["GET", "POST"]}}
        "#;

    ROUTE_PATH_RESPELT: Info "route-path-respelt"
        "requests encode the path of {operation} as `{value}`, so the route matches that"
        / "{operation} 的路径在请求中编码为 `{value}`，路由按此匹配"
        "Percent-encode the path in the document to see there what is matched."
        / "如需在文档中直接看到匹配内容，请将路径写成百分号编码形式。"
        clause "RFC 3986, sections 2.1 and 6.2.2"
        bad r#"
            paths:
              /cafés:
                get: {operationId: listCafes, responses: {"200": {description: the cafés}}}
        "#
        good r#"
            paths:
              /caf%C3%A9s:
                get: {operationId: listCafes, responses: {"200": {description: the cafés}}}
        "#;

    ROUTE_CONDITION_STATED: Info "route-condition-stated"
        "{operation} allows only one value of the {in} parameter `{name}`, so its route requires `{value}`"
        / "{operation} 的{in}参数 `{name}` 只有一个取值，路由按 `{value}` 匹配"
        "Make the parameter optional, or allow more values, if other requests should be accepted."
        / "如需放行其他请求，请将该参数改为可选，或允许更多取值。"
        terms "in" PLACES
        clause "OpenAPI 3.0.3, Parameter Object, required; Schema Object, enum"
        bad r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: X-Version, in: header, required: true, schema: {type: string, enum: [v1]}}]
                  responses: {"200": {description: the pets}}
        "#
        good r#"
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: X-Version, in: header, required: true, schema: {type: string, enum: [v1, v2]}}]
                  responses: {"200": {description: the pets}}
        "#;

    ROUTE_SHARED_LIMIT: Error "route-shared-limit"
        "the servers and settings of {operation} do not fit: each route repeats them, and all routes together have at most {limit} bytes of them"
        / "{operation} 的服务器和配置放不下：每条路由都会重复这些内容，全部路由合计最多 {limit} 字节"
        "Name fewer servers, or raise `sharedBytes` in the options."
        / "请减少服务器，或在选项中调高 `sharedBytes`。"
        bad r#"
            # document
            servers: [{url: "https://pets.example.com"}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {description: the pets}}
            # route options
            {"sharedBytes": 10}
        "#
        good r#"
            # document
            servers: [{url: "https://pets.example.com"}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {description: the pets}}
            # route options
            {"sharedBytes": 1000}
        "#;

    ROUTE_CONDITION_CONTRADICTORY: Warning "route-condition-contradictory"
        "`{name}` of {operation} would have to be both `{value}` and `{other}`; the route requires `{value}`"
        / "{operation} 的 `{name}` 需同时为 `{value}` 和 `{other}`；路由按 `{value}` 匹配"
        "Require one value, in the path, the version or the parameter."
        / "请在路径、版本或参数中只要求一个值。"
        bad r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: version, in: query, required: true, schema: {type: string, enum: [v1]}}]
                  responses: {"200": {description: the pets}}
            # route options
            {"version": {"in": "query", "name": "version", "version": "v2"}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: version, in: query, required: true, schema: {type: string, enum: [v2]}}]
                  responses: {"200": {description: the pets}}
            # route options
            {"version": {"in": "query", "name": "version", "version": "v2"}}
        "#;

    ROUTE_NAME_SHARED: Warning "route-name-shared"
        "the name `{wanted}` is not unique, so this route is called `{name}`"
        / "名称 `{wanted}` 不唯一，该路由改用 `{name}`"
        "Give each operation an operationId that differs from others in more than case and separators."
        / "请为每个操作设置不同的 operationId，区别不应仅限于大小写和分隔符。"
        clause "CreateHttpApiRoute, name"
        bad r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /all-pets:
                get: {operationId: list_pets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /all-pets:
                get: {operationId: listAllPets, responses: {"200": {description: the pets}}}
        "#;

    ROUTE_NAME_UNFIT: Info "route-name-unfit"
        "`{wanted}` is not a valid route name, so the route is called `{name}`"
        / "`{wanted}` 不是有效的路由名称，该路由改用 `{name}`"
        "To choose the name yourself, use a short operationId of Latin letters and digits."
        / "如需自定名称，请使用由拉丁字母和数字组成的较短 operationId。"
        clause "CreateHttpApiRoute, name"
        bad r#"
            paths:
              /pets:
                get: {operationId: 获取宠物, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;
}
