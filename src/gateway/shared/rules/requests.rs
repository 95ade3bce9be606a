//! What a gateway does not take of an operation, or does not check in requests.

use crate::diagnostic::Term;

/// Why a gateway does not have a path.
const PATHS: &[Term] = &[
    Term::new("a variable fills only a part of a segment", "变量只占路径段的一部分"),
    Term::new("a variable that takes several segments is not the last segment", "匹配多段的变量不在末尾"),
    Term::new("a brace is not closed", "花括号未闭合"),
    Term::new("it is too long", "路径过长"),
    Term::new("a pattern reads one of its characters as an operator", "模式会将其中的某个字符视为运算符"),
    Term::new("a prefix has no variables", "前缀中不能有变量"),
];

/// What is wrong with a value.
pub(crate) const REASONS: &[Term] = &[
    Term::new("it is missing", "缺少该值"),
    Term::new("it is too long", "过长"),
    Term::new("it is too short", "过短"),
    Term::new("it has a character that is not allowed", "含有不允许的字符"),
    Term::new("it is not one of the known values", "不是允许的取值"),
    Term::new("it is out of range", "超出范围"),
    Term::new("there are too many", "数量过多"),
    Term::new("it is there twice", "重复"),
    Term::new("it refers to something that is not declared", "引用了未声明的内容"),
    Term::new("it does not go with another member", "与其他成员冲突"),
];

crate::diagnostic::rules! {
    "Conversion into payloads" / "转换为网关请求";

    CONVERT_METHOD_UNSUPPORTED: Error "convert-method-unsupported"
        "the gateway has no APIs with the method {method}"
        / "网关的 API 不支持方法 {method}"
        "Use another method, or serve the operation without the gateway."
        / "请改用其他方法，或不经网关提供该操作。"
        bad r#"
            # document
            paths:
              /pets:
                trace: {operationId: tracePets, responses: {"200": {description: the trace}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_PATH_UNSUPPORTED: Error "convert-path-unsupported"
        "the gateway does not take the path `{path}`: {reason}"
        / "网关不接受路径 `{path}`：{reason}"
        "Give each variable a segment of its own, and keep the path short."
        / "请让每个变量独占一个路径段，并缩短路径。"
        terms "reason" PATHS
        bad r#"
            # document
            paths:
              /pets/{id}.json:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            # document
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    CONVERT_PATH_OCCUPIED: Error "convert-path-occupied"
        "on the gateway `{other}` has this method and the path `{path}` already"
        / "在网关上，该方法和路径 `{path}` 已被 `{other}` 占用"
        "Give the operations different paths: the gateway does not look at queries or fragments."
        / "请为这些操作使用不同的路径：网关不区分查询参数和片段。"
        bad r#"
            # document
            paths:
              /#action=listPets:
                parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [listPets]}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /#action=listOwners:
                parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [listOwners]}}]
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
              /owners:
                get: {operationId: listOwners, responses: {"200": {description: the owners}}}
        "#;

    CONVERT_BACKEND_MISSING: Error "convert-backend-missing"
        "nothing says where the gateway sends requests"
        / "未指定网关将请求转发到何处"
        "Set `defaultBackend` in the options, or give the document a server with an absolute URL."
        / "请在配置中设置 `defaultBackend`，或为文档添加使用绝对 URL 的服务器。"
        bad r#"
            # convert options
            {"defaultBackend": null}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_VALUE_REFUSED: Error "convert-value-refused"
        "the gateway would refuse the member `{member}`: {reason}"
        / "网关会拒绝成员 `{member}`：{reason}"
        "Change what the document or the options have for it."
        / "请修改文档或配置中对应的内容。"
        terms "reason" REASONS
        bad r#"
            # convert options
            {"defaultBackend": {"address": "http://pets.example.com"}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            # convert options
            {"defaultBackend": {"address": "pets.example.com"}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    CONVERT_COOKIES_DROPPED: Warning "convert-cookies-dropped"
        "the gateway does not know cookie parameters; left out: {members}"
        / "网关不支持 Cookie 参数，已忽略：{members}"
        "Send the value in a header, or let the backend check the cookie."
        / "请改用请求头传递，或由后端检查 Cookie。"
        bad "
            # document
            parameters:
              - {name: session, in: cookie, schema: {type: string}}
        "
        good "
            # document
            parameters:
              - {name: X-Session, in: header, schema: {type: string}}
        ";

    CONVERT_PARAMETER_NAMES_REFUSED: Warning "convert-parameter-names-refused"
        "the gateway refuses the names of these parameters, so they are left out: {members}"
        / "网关不接受以下参数的名称，已忽略：{members}"
        "Rename them, or let the backend check them. Some names are the gateway's own, and the characters are limited."
        / "请重命名，或由后端检查这些参数。部分名称由网关保留，且字符有限制。"
        bad "
            # document
            parameters:
              - {name: X_Request_Source, in: header, schema: {type: string}}
        "
        good "
            # document
            parameters:
              - {name: X-Request-Source, in: header, schema: {type: string}}
        ";

    CONVERT_PARAMETER_NAMES_SHARED: Warning "convert-parameter-names-shared"
        "the gateway knows parameters by name alone, without regard to case; left out, as another has the name: {members}"
        / "网关仅按名称区分参数且不区分大小写；以下参数与其他参数重名，已忽略：{members}"
        "Give each parameter of an operation a name of its own."
        / "请为同一操作的每个参数使用不同的名称。"
        bad "
            # document
            parameters:
              - {name: lang, in: query, schema: {type: string}}
              - {name: Lang, in: header, schema: {type: string}}
        "
        good "
            # document
            parameters:
              - {name: lang, in: query, schema: {type: string}}
              - {name: X-Lang, in: header, schema: {type: string}}
        ";

    CONVERT_PARAMETERS_UNUSED: Warning "convert-parameters-unused"
        "these parameters have no place in what the gateway matches, or there are too many; left out: {members}"
        / "以下参数在网关的匹配规则中没有位置，或数量过多，已忽略：{members}"
        "A path parameter needs a variable of its name in the path; keep the others below the gateway's limit."
        / "路径参数需要路径中的同名变量；其他参数请控制在网关上限以内。"
        bad r#"
            # document
            paths:
              /files/{path+}:
                parameters: [{name: path, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the file}}}
        "#
        good r#"
            # document
            paths:
              /files/{path}:
                parameters: [{name: path, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the file}}}
        "#;

    CONVERT_PARAMETERS_RESHAPED: Warning "convert-parameters-reshaped"
        "parameters of the gateway have plain values; lists and objects become texts that it does not check: {members}"
        / "网关参数只能是简单值，数组和对象按文本处理且不校验：{members}"
        "Let the backend check them, and describe their form in the description."
        / "请由后端检查这些参数，并在描述中说明格式。"
        bad "
            # document
            parameters:
              - {name: tags, in: query, schema: {type: array, items: {type: string}}}
        "
        good "
            # document
            parameters:
              - {name: tags, in: query, schema: {type: string}}
        ";

    CONVERT_CONSTRAINTS_DROPPED: Warning "convert-constraints-dropped"
        "the gateway does not check {members}"
        / "网关不校验 {members}"
        "Let the backend check the values. Some gateways know lists of values, whole numbers as bounds, and lengths."
        / "请由后端检查取值。部分网关支持取值列表、整数边界和长度。"
        bad "
            # document
            parameters:
              - {name: code, in: query, schema: {type: string, pattern: '^[A-Z]+$'}}
        "
        good "
            # document
            parameters:
              - {name: code, in: query, schema: {type: string, minLength: 2, maxLength: 8}}
        ";

    CONVERT_ENUM_DROPPED: Warning "convert-enum-dropped"
        "the gateway separates the values of a list by commas, so one with a comma cannot be in it; not checked: {members}"
        / "网关以逗号分隔取值列表，含逗号的值无法写入；不校验：{members}"
        "Use values without commas and not empty ones, or let the backend check them."
        / "请使用不含逗号的非空值，或由后端检查。"
        bad "
            # document
            parameters:
              - {name: size, in: query, schema: {type: string, enum: ['1,5', '2']}}
        "
        good "
            # document
            parameters:
              - {name: size, in: query, schema: {type: string, enum: ['1.5', '2']}}
        ";

    CONVERT_SECURITY_WIDENED: Warning "convert-security-widened"
        "the gateway does not check these credentials, so only the backend can: {members}"
        / "网关不校验以下凭证，只能由后端校验：{members}"
        "Say in the options, under `security`, how the gateway authenticates in place of each security scheme."
        / "请在配置的 `security` 中说明网关以何种认证方式代替各安全方案。"
        bad r#"
            # document
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                login: {type: http, scheme: bearer}
        "#
        good r#"
            # convert options
            {"security": {"login": {"type": "IAM"}}}
            # document
            paths:
              /pets:
                get: {operationId: listPets, security: [{login: []}], responses: {"200": {description: the pets}}}
            components:
              securitySchemes:
                login: {type: http, scheme: bearer}
        "#;

    CONVERT_PATH_WIDENED: Warning "convert-path-widened"
        "the gateway matches more requests than the operation does: {members}"
        / "网关匹配的请求多于该操作：{members}"
        "Check that the backend refuses the others, or use variables that the gateway matches as they are."
        / "请确认后端会拒绝其他请求，或使用网关能准确匹配的变量。"
        bad r#"
            # document
            paths:
              /files/{path+}:
                parameters: [{name: path, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the file}}}
        "#
        good r#"
            # document
            paths:
              /files/{path}:
                parameters: [{name: path, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the file}}}
        "#;
}
