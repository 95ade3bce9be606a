//! What the import call of the Alibaba Cloud gateway refuses.

crate::diagnostic::rules! {
    "Alibaba Cloud: the request" / "阿里云：请求";

    REQUEST_MEMBER_MISTYPED: Error "request-member-mistyped"
        "the request has no member `{member}`; `{nearest}` may be meant, so nothing is imported"
        / "请求中没有成员 `{member}`，可能应为 `{nearest}`，因此不导入任何内容"
        "Write the member as the gateway calls it: with a typo in `dryRun`, a dry run would be an import."
        / "请按网关的名称书写该成员：如 `dryRun` 拼写错误，试运行将变为实际导入。"
        clause "ImportHttpApi, request body"
        bad r#"
            # request
            {"dryrun": true}
        "#
        good r#"
            # request
            {"dryRun": true}
        "#;

    REQUEST_MEMBER_UNKNOWN: Warning "request-member-unknown"
        "the request has no member `{member}`, so it has no effect"
        / "请求中没有成员 `{member}`，该成员不起作用"
        "Remove it, or check its name."
        / "请删除该成员，或检查其名称。"
        clause "ImportHttpApi, request body"
        bad r#"
            # request
            {"comment": "for the shop"}
        "#
        good r#"
            # request
            {"description": "for the shop"}
        "#;

    STRATEGY_UNKNOWN: Error "strategy-unknown"
        "`{strategy}` is not a strategy; the gateway accepts SpecOnly, SpecFirst, ExistFirst"
        / "未知的策略 `{strategy}`；网关支持 SpecOnly、SpecFirst、ExistFirst"
        "Use one of these values, in this spelling."
        / "请使用上述取值之一，注意大小写。"
        clause "ImportHttpApi, strategy"
        bad r#"
            # request
            {"strategy": "Overwrite"}
        "#
        good r#"
            # request
            {"strategy": "SpecFirst"}
        "#;

    API_DESCRIPTION_TOO_LONG: Error "api-description-too-long"
        "the description of the request has {bytes} bytes, more than {limit}"
        / "请求中的描述为 {bytes} 字节，超过 {limit} 字节"
        "Shorten the description; a Chinese character takes three bytes."
        / "请缩短描述；一个汉字占三个字节。"
        clause "ImportHttpApi, description"
        bad r#"
            # request
            {"description": "Everything that the shop knows about its pets: what they are called, who owns them, when they were born, what they eat and how much of it, which vet they see and when they have to see one again, and where they sleep while their owners are away on a holiday."}
        "#
        good r#"
            # request
            {"description": "Everything that the shop knows about its pets."}
        "#;

    API_DESCRIPTION_TRUNCATED: Warning "api-description-truncated"
        "the description has {bytes} bytes and is cut to {limit}"
        / "描述为 {bytes} 字节，截断为 {limit} 字节"
        "Shorten `info.description`, or give `description` in the request."
        / "请缩短 `info.description`，或在请求中提供 `description`。"
        clause "ImportHttpApi, description"
        bad r#"
            # document
            info:
              title: Pets
              version: "1"
              description: >-
                Everything that the shop knows about its pets: what they are called, who owns them, when they were born, what
                they eat and how much of it, which vet they see and when they have to see one again, and where they sleep while
                their owners are away on a holiday.
        "#
        good r#"
            # document
            info:
              title: Pets
              version: "1"
              description: Everything that the shop knows about its pets.
        "#;

    API_BASE_PATH_INVALID: Error "api-base-path-invalid"
        "the gateway does not accept the base path `{path}`"
        / "网关不接受基础路径 `{path}`"
        "A base path starts with `/`, has at most 256 bytes and no spaces."
        / "基础路径以 `/` 开头，不超过 256 字节，且不含空格。"
        clause "HttpApiApiInfo, basePath"
        bad r#"
            # document
            servers: [{url: "https://example.com/pet shop"}]
        "#
        good r#"
            # document
            servers: [{url: "https://example.com/pet-shop"}]
        "#;

    API_NAME_TAKEN: Error "api-name-taken"
        "the name `{name}` belongs to `{id}`, which is of type {type}"
        / "名称 `{name}` 已被类型为 {type} 的 `{id}` 使用"
        "Choose another name; only an API of type Rest can be updated from a document."
        / "请更换名称；只有 Rest 类型的 API 可以通过文档更新。"
        clause "ImportHttpApi, name"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "LLM"}}]}
            # document
            info: {title: Pets, version: "1"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "LLM"}}]}
            # document
            info: {title: Pet shop, version: "1"}
        "#;

    API_AMBIGUOUS: Error "api-ambiguous"
        "{count} existing APIs match `{name}`: {ids}"
        / "有 {count} 个现有 API 与 `{name}` 匹配：{ids}"
        "Select one with targetHttpApiId."
        / "请用 targetHttpApiId 指明目标 API。"
        clause "ImportHttpApi, targetHttpApiId"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}},
                      {"info": {"httpApiId": "api-2", "name": "Pets", "type": "Rest"}}]}
            # request
            {"name": "Pets"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}},
                      {"info": {"httpApiId": "api-2", "name": "Pets", "type": "Rest"}}]}
            # request
            {"targetHttpApiId": "api-2"}
        "#;

    API_VERSION_REQUIRED: Error "api-version-required"
        "`{name}` has {count} versions, and the request does not name one"
        / "`{name}` 有 {count} 个版本，但请求没有指明版本"
        "Enable versionConfig and set its version, or use targetHttpApiId."
        / "请启用 versionConfig 并给出版本，或使用 targetHttpApiId。"
        clause "ImportHttpApi, versionConfig"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest", "versionInfo": {"enable": true, "version": "v1"}}},
                      {"info": {"httpApiId": "api-2", "name": "Pets", "type": "Rest", "versionInfo": {"enable": true, "version": "v2"}}}]}
            # request
            {"name": "Pets"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest", "versionInfo": {"enable": true, "version": "v1"}}},
                      {"info": {"httpApiId": "api-2", "name": "Pets", "type": "Rest", "versionInfo": {"enable": true, "version": "v2"}}}]}
            # request
            {"name": "Pets", "versionConfig": {"enable": true, "version": "v2"}}
        "#;

    API_VERSION_MISSING: Error "api-version-missing"
        "versionConfig is enabled, but names no version"
        / "versionConfig 已启用，但没有给出版本"
        "Set versionConfig.version."
        / "请提供 versionConfig.version。"
        clause "ImportHttpApi, versionConfig"
        bad r#"
            # request
            {"versionConfig": {"enable": true, "scheme": "Path"}}
        "#
        good r#"
            # request
            {"versionConfig": {"enable": true, "scheme": "Path", "version": "v1"}}
        "#;

    API_VERSION_INVALID: Error "api-version-invalid"
        "`{value}` cannot be `{member}` of versionConfig"
        / "`{value}` 不能作为 versionConfig 的 `{member}`"
        "`scheme` is Path, Header or Query; Header needs a `headerName`, Query a `queryName`; in a path the version has letters, digits and `-._~` only."
        / "`scheme` 为 Path、Header 或 Query；Header 需要 `headerName`，Query 需要 `queryName`；位于路径中的版本只能包含字母、数字和 `-._~`。"
        clause "ImportHttpApi, versionConfig"
        bad r#"
            # request
            {"versionConfig": {"enable": true, "scheme": "Path", "version": "v 1"}}
        "#
        good r#"
            # request
            {"versionConfig": {"enable": true, "scheme": "Path", "version": "v1"}}
        "#;

    API_UNVERSIONED: Error "api-unversioned"
        "`{name}` exists without versions ({id}), so the gateway would refuse one with a version: ApiNameDuplicated"
        / "`{name}` 已存在且未启用版本（{id}），网关将拒绝带版本的同名 API：ApiNameDuplicated"
        "Enable versions of the existing API first, update it with targetHttpApiId, or choose another name."
        / "请先为现有 API 启用版本，或通过 targetHttpApiId 更新该 API，或更换名称。"
        clause "ImportHttpApi, versionConfig"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}}]}
            # request
            {"name": "Pets", "versionConfig": {"enable": true, "scheme": "Path", "version": "v1"}}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}}]}
            # request
            {"name": "Shop", "versionConfig": {"enable": true, "scheme": "Path", "version": "v1"}}
        "#;

    TARGET_UNKNOWN: Error "target-unknown"
        "no API has the id `{id}`"
        / "不存在 ID 为 `{id}` 的 API"
        "Check targetHttpApiId, or omit it to match by name."
        / "请检查 targetHttpApiId，或去掉它以按名称匹配。"
        clause "ImportHttpApi, targetHttpApiId"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}}]}
            # request
            {"targetHttpApiId": "api-9"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}}]}
            # request
            {"targetHttpApiId": "api-1"}
        "#;

    TARGET_NOT_REST: Error "target-not-rest"
        "the API `{id}` is of type {type}"
        / "API `{id}` 的类型为 {type}"
        "Only an API of type Rest can be updated from a document; select one with targetHttpApiId."
        / "只有 Rest 类型的 API 可以通过文档更新；请用 targetHttpApiId 指定此类 API。"
        clause "ImportHttpApi, targetHttpApiId"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Chat", "type": "LLM"}},
                      {"info": {"httpApiId": "api-2", "name": "Pets", "type": "Rest"}}]}
            # request
            {"targetHttpApiId": "api-1"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Chat", "type": "LLM"}},
                      {"info": {"httpApiId": "api-2", "name": "Pets", "type": "Rest"}}]}
            # request
            {"targetHttpApiId": "api-2"}
        "#;

    REQUEST_FIELD_UNUSED: Warning "request-field-unused"
        "`{field}` of the request has no effect: the existing API keeps its own"
        / "请求中的 `{field}` 不生效：现有 API 保留自己的值"
        "Change it on the gateway. A description is taken with SpecFirst and SpecOnly."
        / "如需修改，请直接在网关上操作。使用 SpecFirst 或 SpecOnly 时会采用请求中的描述。"
        clause "ImportHttpApi, description, deployConfigs, resourceGroupId, gatewayId, versionConfig"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest", "resourceGroupId": "rg-1"}}]}
            # request
            {"targetHttpApiId": "api-1", "resourceGroupId": "rg-2"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest", "resourceGroupId": "rg-1"}}]}
            # request
            {"targetHttpApiId": "api-1"}
        "#;

    MCP_ROUTE_UNUSED: Warning "mcp-route-unused"
        "`mcpRouteId` has no effect here: no record of an API refers to an MCP route"
        / "`mcpRouteId` 在此不生效：API 的记录不引用 MCP 路由"
        "Attach the API to the MCP route on the gateway after the import."
        / "导入后请在网关上将 API 关联到 MCP 路由。"
        clause "ImportHttpApi, mcpRouteId"
        bad r#"
            # request
            {"mcpRouteId": "mr-1"}
        "#
        good r#"
            # request
            {"name": "Pets"}
        "#;

    EXTENSION_UNINTERPRETED: Warning "gateway-extension-uninterpreted"
        "the names of the gateway's own `x-` keys are not published; such keys are kept unchanged and have no effect here"
        / "网关扩展字段（`x-` 键）的名称未公开，原样保留，在此不生效"
        "Check policies, services and authentication on the gateway after the import."
        / "导入后请在网关上检查策略、服务和认证配置。"
        clause "ImportHttpApi, withGatewayExtension"
        bad r#"
            # request
            {"withGatewayExtension": true}
        "#
        good r#"
            # request
            {"withGatewayExtension": false}
        "#;
}
