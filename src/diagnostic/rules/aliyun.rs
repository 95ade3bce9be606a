//! Findings of the Alibaba Cloud gateway: what its import call refuses, and what its records have no room for.

super::rules! {
    SPEC_MISSING: Error "spec-missing"
        "the request names no definition" / "请求中没有 API 定义"
        "Give one of specContentBase64, specFileUrl and specOssConfig." / "请提供 specContentBase64、specFileUrl 或 specOssConfig 之一。";
    SPEC_OSS_INCOMPLETE: Error "spec-oss-incomplete"
        "specOssConfig has no `{field}`" / "specOssConfig 缺少 `{field}`"
        "Give regionId, bucketName and objectKey." / "请提供 regionId、bucketName 和 objectKey。";
    SPEC_NOT_BASE64: Error "spec-not-base64"
        "character {position} of specContentBase64 (`{character}`) is no base64" / "specContentBase64 的第 {position} 个字符（`{character}`）不是有效的 Base64"
        "Encode the text of the definition once, in the standard or the URL-safe alphabet." / "请用标准或 URL 安全字母表对定义文本编码一次。";
    SPEC_BASE64_CUT: Error "spec-base64-cut"
        "specContentBase64 breaks off after {characters} characters" / "specContentBase64 在 {characters} 个字符后中断"
        "Send the whole text; a part of it was lost on the way." / "请发送完整文本；传输过程中有内容丢失。";
    SPEC_TOO_LARGE: Error "spec-content-too-large"
        "specContentBase64 holds {bytes} bytes, more than the {limit} that fit into a request" / "specContentBase64 解码后为 {bytes} 字节，超过请求可容纳的 {limit} 字节"
        "Put the definition where the gateway can download it and use specFileUrl." / "请将定义放在网关可下载的位置，并使用 specFileUrl。";
    STRATEGY_UNKNOWN: Error "strategy-unknown"
        "`{strategy}` is no strategy" / "未知的策略 `{strategy}`"
        "Use SpecOnly, SpecFirst or ExistFirst." / "请使用 SpecOnly、SpecFirst 或 ExistFirst。";
    API_DESCRIPTION_TOO_LONG: Error "api-description-too-long"
        "the description of the request has {bytes} bytes, more than {limit}" / "请求中的描述为 {bytes} 字节，超过 {limit} 字节"
        "Shorten the description; a Chinese character takes three bytes." / "请缩短描述；一个汉字占三个字节。";
    API_DESCRIPTION_TRUNCATED: Warning "api-description-truncated"
        "the description has {bytes} bytes and is cut to {limit}" / "描述为 {bytes} 字节，截断为 {limit} 字节"
        "Shorten `info.description`, or give `description` in the request." / "请缩短 `info.description`，或在请求中提供 `description`。";
    API_BASE_PATH_INVALID: Error "api-base-path-invalid"
        "the gateway does not take the base path `{path}`" / "网关不接受基础路径 `{path}`"
        "A base path starts with `/`, has at most 256 bytes and no spaces." / "基础路径以 `/` 开头，不超过 256 字节，且不含空格。";
    API_NAME_TAKEN: Error "api-name-taken"
        "the name `{name}` belongs to `{id}`, which is of type {type}" / "名称 `{name}` 已被类型为 {type} 的 `{id}` 使用"
        "Choose another name; only an API of type Rest can be updated from a definition." / "请更换名称；只有 Rest 类型的 API 可以通过定义更新。";
    API_AMBIGUOUS: Error "api-ambiguous"
        "{count} existing APIs match `{name}`: {ids}" / "有 {count} 个现有 API 与 `{name}` 匹配：{ids}"
        "Name the one that is meant by targetHttpApiId." / "请用 targetHttpApiId 指明目标 API。";
    API_VERSION_REQUIRED: Error "api-version-required"
        "`{name}` has {count} versions, but the request does not say which one is meant" / "`{name}` 有 {count} 个版本，但请求没有指明版本"
        "Enable versionConfig and give its version, or use targetHttpApiId." / "请启用 versionConfig 并给出版本，或使用 targetHttpApiId。";
    API_VERSION_MISSING: Error "api-version-missing"
        "versionConfig is enabled, but names no version" / "versionConfig 已启用，但没有给出版本"
        "Give versionConfig.version." / "请提供 versionConfig.version。";
    TARGET_UNKNOWN: Error "target-unknown"
        "there is no API with the id `{id}`" / "不存在 ID 为 `{id}` 的 API"
        "Check targetHttpApiId, or leave it out to match by name." / "请检查 targetHttpApiId，或去掉它以按名称匹配。";
    TARGET_NOT_REST: Error "target-not-rest"
        "the API `{id}` is of type {type}" / "API `{id}` 的类型为 {type}"
        "Only an API of type Rest can be updated from a definition." / "只有 Rest 类型的 API 可以通过定义更新。";
    REQUEST_FIELD_UNUSED: Warning "request-field-unused"
        "`{field}` of the request has no effect on the API" / "请求中的 `{field}` 对 API 不生效"
        "What an existing API has is the operator's; change it on the gateway itself." / "现有 API 的运维配置保持不变；如需修改，请直接在网关上操作。";
    EXTENSION_UNINTERPRETED: Warning "gateway-extension-uninterpreted"
        "the gateway's own `x-` keys are not published; they are carried as they are and have no effect here" / "网关扩展字段的名称未公开，按原样保留，不作解释"
        "Check policies, services and authentication on the gateway after the import." / "导入后请在网关上检查策略、服务和认证配置。";
    CONTRACT_PATH_REREAD: Warning "contract-path-reread"
        "the gateway reads the path `{path}` as `{reading}`" / "网关将路径 `{path}` 理解为 `{reading}`"
        "Write path parameters as `{name}`, and avoid `[`, `]` and a leading `:` otherwise." / "请将路径参数写成 `{name}`，其他情况避免使用 `[`、`]` 和开头的 `:`。";
    CONTRACT_PATH_TAKEN: Error "contract-path-taken"
        "the gateway reads this path as `{reading}`, which another operation has" / "网关将该路径理解为 `{reading}`，已被其他操作占用"
        "Rename one of the paths." / "请修改其中一个路径。";
    CONTRACT_COOKIES_DROPPED: Warning "contract-cookies-dropped"
        "an operation of the gateway has no cookie parameters; left out: {names}" / "网关操作不支持 Cookie 参数，已忽略：{names}"
        "Send the value in a header, or document it in the description." / "请改用请求头传递，或在描述中说明。";
    CONTRACT_PARAMETERS_RESHAPED: Warning "contract-parameters-reshaped"
        "parameters of the gateway are single values; arrays and objects become strings: {names}" / "网关参数只能是单个值，数组和对象按字符串处理：{names}"
        "Describe the format of the text in the parameter's description." / "请在参数描述中说明文本格式。";
    CONTRACT_MEDIA_TYPES_REDUCED: Warning "contract-media-types-reduced"
        "the {part} has room for one media type; `{kept}` is kept, left out: {dropped}" / "{part} 只能有一种媒体类型，保留 `{kept}`，已忽略：{dropped}"
        "Put the media type that matters first; JSON comes before all others." / "请将最重要的媒体类型放在首位；JSON 优先于其他类型。";
    CONTRACT_STATUSES_DROPPED: Warning "contract-statuses-dropped"
        "responses of the gateway have a number; left out: {statuses}" / "网关响应必须有状态码数字，已忽略：{statuses}"
        "Name the status codes one by one." / "请逐一写明状态码。";
    CONTRACT_REFERENCE_MISSING: Warning "contract-reference-missing"
        "a reference leads nowhere that the gateway keeps: {targets}" / "引用的目标在网关中不存在：{targets}"
        "Refer to schemas under components, or write the part out." / "请引用 components 中的 schema，或直接写出内容。";
    CONTRACT_CUT: Warning "contract-cut"
        "shared parts take more room than all operations of the API together may have; some are left out here" / "共享部分展开后超出该 API 所有操作的总上限，此处部分内容已忽略"
        "Make the shared parameters, bodies and responses smaller, or split the API." / "请缩小共享的参数、请求体和响应，或拆分 API。";
    CONTRACT_DETAILS_DROPPED: Info "contract-details-dropped"
        "an operation of the gateway has no room for {details}" / "网关操作无法保存 {details}"
        "Nothing to do; the gateway would not act on them." / "无需处理；网关不使用这些内容。";
    API_DETAILS_DROPPED: Info "api-details-dropped"
        "an API of the gateway has no room for {details}" / "网关 API 无法保存 {details}"
        "Nothing to do; authentication and domains are set on the gateway." / "无需处理；认证和域名在网关上配置。";
    COMPONENT_INLINED: Info "component-inlined"
        "the gateway stores schemas only; this is written into the operations that use it" / "网关只保存 schema，该组件将直接写入使用它的操作"
        "Nothing to do." / "无需处理。";
    COMPONENT_NOT_STORED: Info "component-not-stored"
        "the gateway stores schemas only; nothing keeps this" / "网关只保存 schema，该组件不会保存"
        "Nothing to do; the gateway would not act on it." / "无需处理；网关不使用该组件。";
    COMPONENT_REMOVED: Warning "component-removed"
        "the document does not have this component, and nothing needs it; it is removed" / "文档中没有该组件，且无处使用，将被移除"
        "Import with SpecFirst to keep what the document does not have." / "如需保留文档中没有的内容，请使用 SpecFirst 导入。";
    RECORD_UNREADABLE: Warning "record-unreadable"
        "the existing record `{record}` cannot be read; it is carried untouched" / "现有记录 `{record}` 无法读取，原样保留"
        "Mend it on the gateway if an import should be able to update it." / "如需通过导入更新，请先在网关上修正。";
    RECORD_DOUBLED: Warning "record-doubled"
        "the existing operation `{record}` matches the same requests as `{other}`; it is carried untouched" / "现有操作 `{record}` 与 `{other}` 匹配相同请求，原样保留"
        "Remove one of the two on the gateway." / "请在网关上删除其中一个。";
    ATTACHMENT_FOREIGN: Warning "attachment-foreign"
        "what is attached here is no record of this gateway; it is left out" / "此处附加的内容不是该网关的记录，已忽略"
        "Write the API for the gateway that it was read from." / "请将 API 写回其来源网关。";
}
