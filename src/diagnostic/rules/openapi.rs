//! Faults of the definition: what OAS 2.0 and 3.0 ask for, and what a gateway cannot do without.

super::rules! {
    ROOT_NOT_OBJECT: Error "document-not-object"
        "the document has type {found}, not object" / "文档类型为 {found}，应为 object"
        "An OpenAPI or Swagger definition is an object with `openapi` or `swagger`, `info` and `paths`." / "OpenAPI 或 Swagger 定义是包含 `openapi` 或 `swagger`、`info` 和 `paths` 的对象。";
    VERSION_MISSING: Error "version-missing"
        "the document says neither `openapi` nor `swagger`" / "文档中既没有 `openapi` 也没有 `swagger`"
        "State the version: `openapi: 3.0.3` or `swagger: \"2.0\"`." / "请声明版本：`openapi: 3.0.3` 或 `swagger: \"2.0\"`。";
    VERSION_UNSUPPORTED: Error "version-unsupported"
        "OpenAPI {version} is not supported" / "OpenAPI {version} 版本不支持"
        "Use OpenAPI 3.0.x (`openapi: 3.0.3`) or Swagger 2.0 (`swagger: \"2.0\"`)." / "请使用 OpenAPI 3.0.x（`openapi: 3.0.3`）或 Swagger 2.0（`swagger: \"2.0\"`）。";
    PATHS_MISSING: Error "paths-missing"
        "the document has no `paths`" / "文档缺少 `paths`"
        "Add `paths` with at least one operation." / "请添加 `paths` 及至少一个操作。";
    TITLE_MISSING: Error "title-missing"
        "`info.title` is missing or empty, so the API has no name" / "缺少 `info.title` 或其为空，API 没有名称"
        "Give the API a title, or name it in the import options." / "请填写标题，或在导入选项中指定名称。";
    TITLE_UNUSUAL: Warning "title-unusual"
        "the title is longer than 64 characters or has control characters" / "标题超过 64 个字符或含有控制字符"
        "Shorten it: gateways show it as the API's name." / "请缩短：网关以它作为 API 名称。";
    OPERATION_QUOTA: Error "operation-quota"
        "the document has {count} operations, more than the limit of {limit}" / "文档有 {count} 个操作，超过上限 {limit}"
        "Split the API, or have the quota raised." / "请拆分 API 或提升配额。";

    VALUE_NULL: Info "value-null"
        "`{key}` is null; it is read as absent" / "`{key}` 为 null，按不存在处理"
        "Remove the key, or give it a value." / "请删除该键，或为其赋值。";
    VALUE_WRONG_TYPE: Warning "value-wrong-type"
        "`{key}` has type {found} where {expected} is expected; it is left out" / "`{key}` 类型为 {found}，应为 {expected}，已忽略"
        "Use a value of type {expected} here." / "此处请使用 {expected} 类型的值。";
    TEXT_UNQUOTED: Info "text-unquoted"
        "`{key}` has type {found} where a string is expected; its text `{text}` is used" / "`{key}` 类型为 {found}，应为 string，按其文本 `{text}` 读取"
        "Put the value in quotes." / "请为该值加引号。";
    KEY_UNKNOWN: Warning "key-unknown"
        "`{key}` means nothing here; it is left out" / "`{key}` 在此处没有含义，已忽略"
        "The nearest known name is `{nearest}`; data of your own belongs under an `x-` key." / "最接近的已知名称是 `{nearest}`；自定义数据请使用 `x-` 键。";

    PATH_NO_SLASH: Error "path-no-slash"
        "the path `{path}` does not start with `/`" / "路径 `{path}` 没有以 `/` 开头"
        "Start the path with `/`." / "路径请以 `/` 开头。";
    PATH_FRAGMENT: Error "path-fragment"
        "the path `{path}` has a fragment, which never reaches a gateway" / "路径 `{path}` 含有片段，片段不会到达网关"
        "Tell such operations apart by path, query or header instead." / "请改用路径、查询参数或请求头区分这些操作。";
    PATH_TEMPLATE_INVALID: Error "path-template-invalid"
        "the braces of the path `{path}` do not name variables" / "路径 `{path}` 的花括号没有正确表示变量"
        "Write each variable as a name in braces." / "请将每个变量写成花括号中的名称。";
    PATH_QUERY: Warning "path-query"
        "the path `{path}` has a query string; it becomes a condition of the route" / "路径 `{path}` 含有查询串，将作为路由的匹配条件"
        "Declare query parameters under `parameters`." / "请在 `parameters` 中声明查询参数。";
    PATH_VARIABLE_REPEATED: Warning "path-variable-repeated"
        "the path `{path}` names the variable `{name}` twice" / "路径 `{path}` 中变量 `{name}` 重复"
        "Give each variable a name of its own." / "请为每个变量使用不同的名称。";
    PATH_TEMPLATE_VARIANT: Warning "path-template-variant"
        "the path `{path}` matches the same requests as `{other}`" / "路径 `{path}` 与 `{other}` 匹配相同的请求"
        "Use one template, with one set of names, for one path." / "同一路径请使用同一个模板和变量名。";
    PATH_ITEM_EMPTY: Info "path-item-empty"
        "the path `{path}` has no operations" / "路径 `{path}` 没有操作"
        "Add an operation, or remove the path." / "请添加操作，或删除该路径。";

    PATH_ITEM_UNRESOLVED: Warning "path-item-unresolved"
        "`{target}` names no path item that was handed in; its operations, if any, are left out" / "`{target}` 不是已提供的路径项，其中的操作（如有）被忽略"
        "Write the path item out, or bundle the documents into one." / "请直接写出该路径项，或将文档合并为一个。";

    OPERATION_NOT_OBJECT: Error "operation-not-object"
        "the operation has type {found}, not object" / "操作类型为 {found}，应为 object"
        "Describe the operation with at least `responses`." / "请至少用 `responses` 描述该操作。";
    OPERATION_DUPLICATE: Error "operation-duplicate"
        "another operation above matches the same requests: `{other}`" / "上文已有匹配相同请求的操作：`{other}`"
        "Keep one of the two; variable names do not tell paths apart." / "请只保留其中一个；变量名不能区分路径。";
    OPERATION_ID_MISSING: Warning "operation-id-missing"
        "the operation has no operationId; it is named `{name}`" / "操作没有 operationId，命名为 `{name}`"
        "Give it an operationId, so that its name does not depend on its path." / "请填写 operationId，使名称不依赖路径。";
    OPERATION_ID_DUPLICATE: Warning "operation-id-duplicate"
        "`{other}` has the operationId `{id}` already; this operation is named `{name}`" / "`{other}` 已使用 operationId `{id}`，该操作命名为 `{name}`"
        "Give each operation an operationId of its own." / "请为每个操作使用不同的 operationId。";
    OPERATION_ID_REFUSED: Error "operation-id-refused"
        "`{other}` has the operationId `{id}` already" / "`{other}` 已使用 operationId `{id}`"
        "Give each operation an operationId of its own." / "请为每个操作使用不同的 operationId。";
    PART_WARNED: Error "part-warned"
        "it is left out because of its warnings, as the options ask for" / "按照选项要求，因存在警告而被忽略"
        "Mend what the warnings say, or import without this option." / "请修正警告所述问题，或不使用该选项。";

    RESPONSES_MISSING: Error "responses-missing"
        "the response definition is missing" / "缺少响应定义"
        "Add `responses` with at least one status, such as `default`." / "请添加 `responses` 及至少一个状态码，例如 `default`。";
    RESPONSE_STATUS_INVALID: Warning "response-status-invalid"
        "`{status}` is no status; the response is left out" / "`{status}` 不是状态码，该响应已忽略"
        "Use a code such as `200`, a range such as `4XX`, or `default`." / "请使用 `200` 之类的状态码、`4XX` 之类的范围或 `default`。";
    RESPONSE_DESCRIPTION_MISSING: Warning "response-description-missing"
        "the response has no description" / "响应没有描述"
        "Add a `description`; OpenAPI requires one." / "请添加 `description`，OpenAPI 要求必填。";
    BODY_UNUSUAL: Warning "body-unusual"
        "a body on {method} means nothing in HTTP; it is kept" / "{method} 请求的请求体在 HTTP 中没有含义，予以保留"
        "Check that clients and backends can handle it." / "请确认客户端和后端支持。";
    BODY_SEVERAL: Warning "body-several"
        "the operation has a body already; `{name}` is left out" / "操作已有请求体，`{name}` 已忽略"
        "Put everything into one body parameter, or use `formData` alone." / "请合并为一个 body 参数，或仅使用 `formData`。";
    MEDIA_TYPES_MANY: Warning "media-types-many"
        "`{key}` lists {count} media types; only the first {limit} are read" / "`{key}` 列出了 {count} 个媒体类型，仅读取前 {limit} 个"
        "List the media types that callers really send." / "请仅列出实际使用的媒体类型。";
    CONTENT_MISSING: Warning "content-missing"
        "the body has no `content`" / "请求体缺少 `content`"
        "Say what media types the body has." / "请说明请求体的媒体类型。";

    PARAMETER_INCOMPLETE: Warning "parameter-incomplete"
        "the parameter definition is incomplete" / "参数定义不完整"
        "Give the parameter `{name}` a valid `{needs}`." / "请为参数 `{name}` 提供有效的 `{needs}`。";
    PARAMETER_UNUSABLE: Error "parameter-unusable"
        "the shared parameter has no usable `{needs}`" / "共享参数缺少有效的 `{needs}`"
        "Complete the parameter, or remove it." / "请补全或删除该参数。";
    PARAMETER_DUPLICATE: Warning "parameter-duplicate"
        "the parameter `{parameter}` stands twice; the first one counts" / "参数 `{parameter}` 重复，以第一个为准"
        "Remove one of the two." / "请删除其中一个。";
    PARAMETER_HEADER_IGNORED: Info "parameter-header-ignored"
        "OAS 3.0 ignores the header parameter `{name}`" / "OAS 3.0 忽略请求头参数 `{name}`"
        "Describe it by media types or security schemes." / "请用媒体类型或安全方案描述。";
    PATH_PARAMETER_UNDECLARED: Warning "path-parameter-undeclared"
        "the path variable `{name}` is not declared; a required string is assumed" / "路径变量 `{name}` 未声明，按必填字符串处理"
        "Declare it under `parameters` with `in: path`." / "请在 `parameters` 中以 `in: path` 声明。";
    PATH_PARAMETER_UNUSED: Warning "path-parameter-unused"
        "the path has no variable `{name}`; the parameter is left out" / "路径中没有变量 `{name}`，该参数已忽略"
        "Add the variable to the path, or remove the parameter." / "请在路径中加入该变量，或删除该参数。";
    PATH_PARAMETER_OPTIONAL: Warning "path-parameter-optional"
        "the path parameter `{name}` is not `required: true`; it is taken to be" / "路径参数 `{name}` 未设为 `required: true`，按必填处理"
        "Add `required: true`." / "请添加 `required: true`。";
    STYLE_UNKNOWN: Warning "style-unknown"
        "`{text}` is no `{key}`; the default is used" / "`{text}` 不是有效的 `{key}`，使用默认值"
        "Use one of the words that OpenAPI knows for `{key}`." / "请使用 OpenAPI 为 `{key}` 定义的取值。";
    FORM_PARAMETER_SHARED: Info "form-parameter-shared"
        "the shared form parameter is written into each operation that uses it" / "共享表单参数将写入每个使用它的操作"
        "Nothing to do." / "无需处理。";
    FORM_EMPTY_VALUE: Warning "form-empty-value-lost"
        "OAS 3.0 has no word for the `allowEmptyValue` of a form field; it is left out" / "OAS 3.0 无法表示表单字段的 `allowEmptyValue`，已忽略"
        "Say in the description that the field may be empty." / "请在描述中说明该字段可以为空。";

    SCHEMA_MALFORMED: Error "schema-malformed"
        "the data structure definition is wrong" / "数据结构定义有误"
        "`{keyword}` has to be of type {expected}, not {found}." / "`{keyword}` 的类型应为 {expected}，而不是 {found}。";
    SCHEMA_TYPE_UNKNOWN: Warning "schema-type-unknown"
        "`{type}` is no type; it is carried as it stands" / "`{type}` 不是有效类型，原样保留"
        "Use string, number, integer, boolean, array or object." / "请使用 string、number、integer、boolean、array 或 object。";
    SCHEMA_TYPE_LIST: Warning "schema-type-list"
        "a list of types is a word of OpenAPI 3.1; it is carried as it stands" / "类型列表是 OpenAPI 3.1 的写法，原样保留"
        "Name one type, with `nullable: true` if null is meant." / "请只写一个类型；如允许 null，请使用 `nullable: true`。";
    SCHEMA_KEYWORD_TYPE: Warning "schema-keyword-type"
        "`{keyword}` has type {found} where {expected} is expected; it is carried as it stands" / "`{keyword}` 类型为 {found}，应为 {expected}，原样保留"
        "Use a value of type {expected} here." / "此处请使用 {expected} 类型的值。";

    REFERENCE_UNRESOLVED: Error "reference-unresolved"
        "`{target}` names nothing in this document" / "`{target}` 在文档中不存在"
        "Check the spelling of the `$ref`, or add what it names." / "请检查 `$ref` 的拼写，或补充其目标。";
    REFERENCE_EXTERNAL: Error "reference-external"
        "`{target}` is in another document, which was not handed in" / "`{target}` 位于未提供的其他文档中"
        "Bundle the documents into one before the import." / "请在导入前将文档合并为一个。";
    REFERENCE_WRONG_KIND: Error "reference-wrong-kind"
        "`{target}` is no {expected}" / "`{target}` 不是 {expected}"
        "Refer to a {expected}." / "请引用一个 {expected}。";
    REFERENCE_LOOP: Error "reference-loop"
        "`{target}` leads back to itself without ever reaching a value" / "`{target}` 循环引用自身，无法得到值"
        "Let one of the references name a value." / "请让其中一个引用指向实际的值。";
    REFERENCE_LIMIT: Error "reference-limit"
        "following `{target}` would copy more than the limit for this document" / "展开 `{target}` 将超过该文档的复制上限"
        "Move what is referred to into `components`." / "请将被引用的内容移入 `components`。";
    REFERENCE_NOT_TEXT: Error "reference-not-text"
        "`$ref` has type {found}, not string" / "`$ref` 类型为 {found}，应为 string"
        "Write the reference as a string." / "请将引用写成字符串。";
    REFERENCE_OUTSIDE: Warning "reference-outside-components"
        "`{target}` is no component; it is carried as it stands" / "`{target}` 不是组件，原样保留"
        "Move the schema to the components, so that gateways can find it." / "请将该结构移入组件，便于网关引用。";
    REFERENCE_SIBLINGS: Info "reference-siblings"
        "what stands beside `$ref` is ignored: {keys}" / "`$ref` 旁的内容被忽略：{keys}"
        "Remove it, or wrap the `$ref` in `allOf`." / "请删除，或用 `allOf` 包裹 `$ref`。";
    COMPONENT_LEFT_OUT: Error "component-left-out"
        "it needs `{component}`, which was left out: {chain}" / "它依赖已被忽略的 `{component}`：{chain}"
        "Mend `{component}`; see its own finding." / "请修正 `{component}`，详见其自身的诊断。";

    SERVER_INVALID: Warning "server-invalid"
        "the server has no `url`; it is left out" / "服务器缺少 `url`，已忽略"
        "Give the server a `url`." / "请填写 `url`。";
    SERVER_VARIABLE_UNDECLARED: Warning "server-variable-undeclared"
        "the server's URL uses `{name}`, which has no default" / "服务器 URL 使用了没有默认值的变量 `{name}`"
        "Declare the variable with a `default`." / "请声明该变量并提供 `default`。";
    SERVERS_DIFFER: Warning "servers-base-paths-differ"
        "the servers have different paths; the base path is the first one's, `{path}`" / "各服务器的路径不同，基础路径取第一个：`{path}`"
        "Put the server with the right path first." / "请将路径正确的服务器放在第一位。";
    SCHEMES_WITHOUT_HOST: Info "schemes-without-host"
        "`schemes` say nothing without a `host`" / "没有 `host` 时 `schemes` 不起作用"
        "Add a `host`, or remove the `schemes`." / "请添加 `host`，或删除 `schemes`。";
    SECURITY_UNDEFINED: Warning "security-scheme-undefined"
        "no usable security scheme is called `{name}`" / "没有名为 `{name}` 的可用安全方案"
        "Define the scheme, or remove the requirement." / "请定义该方案，或删除该要求。";
    SECURITY_SCHEME_INVALID: Error "security-scheme-invalid"
        "the security scheme's `{key}` is missing or unknown" / "安全方案的 `{key}` 缺失或无法识别"
        "Complete it by the OpenAPI version that the document states." / "请按文档声明的 OpenAPI 版本补全。";
    TAG_INVALID: Warning "tag-invalid"
        "a tag has no name, or one that is taken; it is left out" / "标签没有名称或名称重复，已忽略"
        "Give each tag a name of its own." / "请为每个标签使用不同的名称。";
    COMPONENT_NOT_OBJECT: Error "component-not-object"
        "the component has type {found}, not object" / "组件类型为 {found}，应为 object"
        "Describe the component as an object." / "请用对象描述该组件。";
}
