//! Notations of frameworks and of RFC 6570 in path templates.

crate::diagnostic::rules! {
    "Path notations" / "路径写法";

    PATH_VARIABLE_NOTATION: Info "path-variable-notation"
        "the path `{path}` describes the variable `{name}` in braces: `{text}`"
        / "路径 `{path}` 在花括号中描述了变量 `{name}`：`{text}`"
        "Write the name alone in braces, and describe its values under the parameter: `type`, `pattern` or `style`."
        / "花括号中请只写名称，并在参数中用 `type`、`pattern` 或 `style` 描述其取值。"
        clause "OAS 3.0.3, Path Templating; RFC 6570, section 3.2"
        bad r#"
            paths:
              "/pets/{petId:[0-9]+}":
                parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#
        good r#"
            paths:
              "/pets/{petId}":
                parameters: [{name: petId, in: path, required: true, schema: {type: string, pattern: "^[0-9]+$"}}]
                get: {operationId: getPet, responses: {"200": {description: the pet}}}
        "#;

    PATH_QUERY_EXPRESSION: Info "path-query-expression"
        "`{text}` in the path `{path}` names query parameters and leaves the path"
        / "路径 `{path}` 中的 `{text}` 表示查询参数，不属于路径"
        "Remove it from the path; the parameters are declared under `parameters`."
        / "请从路径中删除；参数在 `parameters` 中声明即可。"
        clause "RFC 6570, sections 3.2.8 and 3.2.9; OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              "/pets{?status}":
                parameters: [{name: status, in: query, schema: {type: string}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                parameters: [{name: status, in: query, schema: {type: string}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_QUERY_MISPLACED: Warning "path-query-misplaced"
        "the path has `{variable}` in its query, so the parameter is sent as the query parameter `{name}`"
        / "路径的查询串中有 `{variable}`，该参数作为查询参数 `{name}` 发送"
        "Declare the parameter with `in: query`."
        / "请以 `in: query` 声明该参数。"
        clause "OAS 3.0.3, Parameter Object, in"
        bad r#"
            paths:
              "/pets?status={status}":
                parameters: [{name: status, in: path, required: true, schema: {type: string}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                parameters: [{name: status, in: query, required: true, schema: {type: string}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_QUERY_UNDECLARED: Warning "path-query-undeclared"
        "the path names the query parameter `{name}`, which is not declared; a string is assumed"
        / "路径中的查询参数 `{name}` 未声明，按字符串处理"
        "Declare it under `parameters` with `in: query`."
        / "请在 `parameters` 中以 `in: query` 声明。"
        clause "OAS 3.0.3, Path Templating; Parameter Object, in"
        bad r#"
            paths:
              "/pets{?status}":
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#
        good r#"
            paths:
              /pets:
                parameters: [{name: status, in: query, schema: {type: string}}]
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
        "#;

    PATH_WILDCARD_LITERAL: Info lint "path-wildcard-literal"
        "the segment `{segment}` of the path `{path}` is taken literally"
        / "路径 `{path}` 中的 `{segment}` 一段按字面匹配"
        "Use a variable in its place to match any text, or declare the paths one by one."
        / "如需匹配任意文本，请改用变量，或逐个声明路径。"
        clause "OAS 3.0.3, Path Templating"
        bad r#"
            paths:
              /files/**:
                get: {operationId: getFile, responses: {"200": {description: the file}}}
        "#
        good r#"
            paths:
              "/files/{name}":
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: getFile, responses: {"200": {description: the file}}}
        "#;
}
