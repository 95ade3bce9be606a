//! YAML's traps.

use crate::diagnostic::Term;

/// The parser's words for what is wrong with a text that is not YAML: the usual ones.
const PROBLEMS: &[Term] = &[
    Term::new("unexpected EOF while parsing a flow sequence", "`[` 未闭合，文本意外结束"),
    Term::new("unexpected EOF while parsing a flow mapping", "`{` 未闭合，文本意外结束"),
    Term::new("unexpected EOF while parsing an implicit flow mapping", "映射未结束，文本意外结束"),
    Term::new("unexpected EOF while parsing a block sequence", "列表未结束，文本意外结束"),
    Term::new("unexpected EOF while parsing a block mapping", "映射未结束，文本意外结束"),
    Term::new("unexpected eof", "文本意外结束"),
    Term::new("while parsing a node, did not find expected node content", "此处应为值"),
    Term::new("while parsing a block mapping, did not find expected key", "此处应为键"),
    Term::new("while parsing a flow mapping, did not find expected ',' or '}'", "此处应为 `,` 或 `}`"),
    Term::new("while parsing a flow sequence, expected ',' or ']'", "此处应为 `,` 或 `]`"),
    Term::new("while parsing a block collection, did not find expected '-' indicator", "此处应为 `-`"),
    Term::new("mapping values are not allowed in this context", "此处不能出现键值对"),
    Term::new("simple key expected ':'", "键之后应为 `:`"),
    Term::new("simple key expected", "此处应为键"),
    Term::new("simple key is no longer valid", "键之后缺少 `:`"),
    Term::new("invalid indentation", "缩进无效"),
    Term::new("invalid indentation in multiline quoted scalar", "带引号的多行文本缩进无效"),
    Term::new("wrongly indented line in block scalar", "多行文本中有一行缩进错误"),
    Term::new("expected whitespace", "此处应为空白"),
    Term::new("comments must be separated from other tokens by whitespace", "注释之前应有空格"),
    Term::new("comment intercepting the multiline text", "多行文本被注释打断"),
    Term::new("misplaced bracket", "括号位置错误"),
    Term::new("unclosed bracket '['", "`[` 未闭合"),
    Term::new("unclosed bracket '{'", "`{` 未闭合"),
    Term::new("mismatched bracket '[' closed by '}'", "`[` 与 `}` 不匹配"),
    Term::new("mismatched bracket '{' closed by ']'", "`{` 与 `]` 不匹配"),
    Term::new("unexpected character: `@'", "意外的字符 `@`"),
    Term::new("unexpected character: `%'", "意外的字符 `%`"),
    Term::new("unexpected character: `\\`'", "意外的反引号"),
    Term::new("unclosed quote", "引号未闭合"),
    Term::new("block sequence entries are not allowed in this context", "此处不能出现列表项"),
    Term::new("\"-\" is only valid inside a block", "`-` 只能用于块状列表"),
    Term::new("'-' must be followed by a valid YAML whitespace", "`-` 之后应为空格"),
    Term::new("invalid trailing content after single-quoted scalar", "单引号文本之后有多余内容"),
    Term::new("invalid trailing content after double-quoted scalar", "双引号文本之后有多余内容"),
    Term::new(
        "while parsing a quoted scalar, found unknown escape character",
        "带引号的文本中含有未知的转义",
    ),
    Term::new("the handle wasn't declared", "标签前缀未声明"),
];

crate::diagnostic::rules! {
    "YAML" / "YAML";

    YAML_SYNTAX: Error "yaml-syntax"
        "the text is not valid YAML from here on: {problem}"
        / "此处起不是有效的 YAML：{problem}"
        "Fix the text at this place, or just above it; nothing can be imported before it parses. Quote text that contains `: ` or ` #` or begins with a character such as `@`, `*` or `%`, and indent each line like its neighbours."
        / "请修正此处或其上方的文本；解析成功之前无法导入任何内容。含有 `: ` 或 ` #`、或以 `@`、`*`、`%` 等符号开头的文本需加引号，每行的缩进应与相邻行一致。"
        terms "problem" PROBLEMS
        clause "YAML 1.2.2"
        bad r#"
            info:
              title: Pets: the shop
              version: "1"
        "#
        good r#"
            info:
              title: "Pets: the shop"
              version: "1"
        "#;

    YAML_ALIAS_UNKNOWN: Error "yaml-alias-unknown"
        "the alias `*{name}` has no anchor `&{name}` before it"
        / "别名 `*{name}` 之前不存在锚点 `&{name}`"
        "Define the anchor above its first use, or write the value out."
        / "请在首次使用之前定义锚点，或直接写出该值。"
        clause "YAML 1.2.2, section 7.1"
        bad "x-shared: *limits"
        good "
            x-limits: &limits {most: 10}
            x-shared: *limits
        ";

    YAML_ALIAS_CYCLE: Error "yaml-alias-cycle"
        "an alias is inside the value that it names"
        / "别名出现在它所指向的值内部"
        "Write the value out, or use a `$ref` if a recursive schema is meant."
        / "请直接写出该值；如需递归的 Schema，请使用 `$ref`。"
        clause "YAML 1.2.2, section 7.1"
        bad "x-node: &node {next: *node}"
        good r##"
            components:
              schemas:
                Node: {type: object, properties: {next: {$ref: "#/components/schemas/Node"}}}
        "##;

    YAML_DOCUMENTS: Warning "yaml-several-documents"
        "only the first of several YAML documents is read"
        / "存在多个 YAML 文档，仅读取第一个"
        "Import the other documents on their own."
        / "请将其余文档单独导入。"
        clause "YAML 1.2.2, section 9.2"
        bad r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
            ---
            openapi: 3.0.3
            info: {title: Owners, version: "1"}
            paths: {}
        "#
        good r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    YAML_TAG: Info "yaml-tag-ignored"
        "the tag `{tag}` is ignored"
        / "标签 `{tag}` 已忽略"
        "Remove the tag: OpenAPI documents are plain data."
        / "请删除该标签：OpenAPI 文档只包含普通数据。"
        clause "OAS 3.0.3, Format; YAML 1.2.2, section 6.8.2"
        bad "x-price: !money 10"
        good "x-price: 10";

    YAML_NOT_FINITE: Warning "yaml-number-not-finite"
        "JSON cannot express the number `{text}`; it is read as a string"
        / "JSON 无法表示数字 `{text}`，按字符串读取"
        "Write a finite number or quote the text."
        / "请写有限数值，或为该文本加引号。"
        clause "YAML 1.2.2, section 10.3.2; RFC 8259, section 6"
        bad "x-most: .inf"
        good "x-most: 1000000";

    YAML_KEY_NOT_SCALAR: Warning "yaml-key-not-scalar"
        "a key is a list or a mapping; the member is left out"
        / "键是列表或映射，该成员已忽略"
        "Use plain text as the key."
        / "请使用普通文本作为键。"
        clause "OAS 3.0.3, Format"
        bad "
            ? [x-a, x-b]
            : 1
        "
        good "
            x-a: 1
            x-b: 1
        ";

    YAML_MERGE_INVALID: Warning "yaml-merge-invalid"
        "the merge key `<<` does not name a mapping; it is left out"
        / "合并键 `<<` 指向的不是映射，已忽略"
        "Make `<<` refer to a mapping or a list of mappings."
        / "请让 `<<` 指向一个映射或映射列表。"
        clause "YAML 1.1, merge key"
        bad "
            x-limits:
              <<: 10
        "
        good "
            x-base: &base {most: 10}
            x-limits:
              <<: *base
        ";

    YAML_INDENT: Info "yaml-text-under-indented"
        "a line of a quoted text is indented less than YAML 1.2 requires; it still belongs to the text"
        / "带引号的多行文本缩进少于 YAML 1.2 的要求，仍按该文本的一部分读取"
        "Indent the line deeper than its key."
        / "请将该行缩进到比键更深的位置。"
        clause "YAML 1.2.2, section 7.3.1"
        bad r#"
            info:
              title: Pets
              version: "1"
              description: "What the shop
              has"
        "#
        good r#"
            info:
              title: Pets
              version: "1"
              description: "What the shop
                has"
        "#;

    YAML_FLOW_INDENT: Info "yaml-brackets-under-indented"
        "a line in brackets is indented less than YAML 1.2 requires; it still belongs to what the brackets enclose"
        / "括号内的一行缩进少于 YAML 1.2 的要求，仍按括号内的内容读取"
        "Indent the line deeper than the key or dash that the brackets belong to."
        / "请将该行缩进到比括号所属的键或列表项更深的位置。"
        clause "YAML 1.2.2, section 7.4"
        bad r#"
            info: {title: Pets,
            version: "1"}
        "#
        good r#"
            info: {title: Pets,
              version: "1"}
        "#;

    YAML_COMMENT: Warning "yaml-comment-unspaced"
        "a `#` follows a value at once; YAML 1.2 requires white space before a comment, and what follows is read as one"
        / "`#` 紧跟在值之后；YAML 1.2 要求注释前有空白，其后内容按注释读取"
        "Put a space before the `#`."
        / "请在 `#` 前加一个空格。"
        clause "YAML 1.2.2, section 6.6"
        bad r##"
            info:
              title: "Pets"# all of them
              version: "1"
        "##
        good r#"
            info:
              title: "Pets" # all of them
              version: "1"
        "#;

    YAML_NO_BREAK_SPACE: Error "yaml-no-break-space"
        "the key is indented with a space that YAML does not know, such as a no-break space, so it is not where it seems to be"
        / "该键使用了 YAML 不识别的空格（如不间断空格）缩进，因此其实际层级与看上去不同"
        "Indent with plain spaces (U+0020), here and in the lines below; nothing can be imported before that."
        / "请在此处及后续各行使用普通空格（U+0020）缩进；修正之前无法导入任何内容。"
        clause "YAML 1.2.2, section 6.1"
        bad "
            # ␣ stands for a no-break space …
            info:
            ␣␣title: Pets
        "
        good r#"
            info:
              title: Pets
              version: "1"
        "#;

    YAML_TAB: Error "yaml-tab"
        "a tab is used where YAML requires spaces"
        / "此处使用了制表符，而 YAML 要求使用空格"
        "Indent with spaces; nothing can be imported before the text parses."
        / "请使用空格缩进；解析成功之前无法导入任何内容。"
        clause "YAML 1.2.2, section 6.1"
        bad "
            # → stands for a tab …
            info:
            →title: Pets
        "
        good r#"
            info:
              title: Pets
              version: "1"
        "#;

    YAML_VERSION: Info "yaml-version-directive"
        "the directive `%YAML {version}` is ignored: the document is read as YAML 1.2"
        / "指令 `%YAML {version}` 已忽略：文档按 YAML 1.2 读取"
        "Remove the line, and write booleans as `true` and `false`."
        / "请删除该行，并将布尔值写为 `true` 和 `false`。"
        clause "YAML 1.2.2, section 6.8.1"
        bad r#"
            %YAML 1.1
            ---
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#
        good r#"
            ---
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    YAML_BOOLEAN_WORD: Info lint "yaml-boolean-word"
        "`{text}` is text in YAML 1.2, and a boolean to tools that still read YAML 1.1"
        / "`{text}` 在 YAML 1.2 中是文本，而仍按 YAML 1.1 读取的工具会视为布尔值"
        "Put it in quotes."
        / "请加引号。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, boolean type"
        bad "
            components:
              schemas:
                Light: {type: string, enum: [on, off]}
        "
        good r#"
            components:
              schemas:
                Light: {type: string, enum: ["on", "off"]}
        "#;

    YAML_LEADING_ZERO: Info lint "yaml-leading-zero"
        "`{text}` begins with a zero and is kept as text; to some tools it is a number, and to YAML 1.1 an octal one"
        / "`{text}` 以零开头，按文本保留；部分工具会视为数字，YAML 1.1 会视为八进制数"
        "Put it in quotes, or remove the zero if a number is meant."
        / "请加引号；如需表示数字，请去掉开头的零。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, integer type"
        bad "x-area: 0571"
        good r#"x-area: "0571""#;

    YAML_NUMBER_WORD: Info lint "yaml-number-word"
        "`{text}` is kept as text; to some tools it is a number"
        / "`{text}` 按文本保留；部分工具会视为数字"
        "Put it in quotes, or write the number in plain decimal digits if one is meant."
        / "请加引号；如需表示数字，请写成普通十进制数字。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, integer and float types"
        bad "x-most: 1_000"
        good "x-most: 1000";

    YAML_RADIX_NUMBER: Info lint "yaml-radix-number"
        "`{text}` is read as the number {number}; to some tools it is text"
        / "`{text}` 按数字 {number} 读取；部分工具会视为文本"
        "Write {number}, or put it in quotes if text is meant."
        / "请写成 {number}；如需表示文本，请加引号。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, integer type"
        bad "x-mode: 0o17"
        good "x-mode: 15";

    YAML_EXPONENT_NUMBER: Info lint "yaml-exponent-number"
        "`{text}` is a number in YAML 1.2, and text to tools that still read YAML 1.1"
        / "`{text}` 在 YAML 1.2 中是数字，而仍按 YAML 1.1 读取的工具会视为文本"
        "Write a point and a sign, as in `1.0e+3`, or the number without an exponent; put it in quotes if text is meant."
        / "请写出小数点和指数的正负号，例如 `1.0e+3`，或不使用指数；如需表示文本，请加引号。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, float type"
        bad "x-most: 1e3"
        good "x-most: 1000";

    YAML_SEXAGESIMAL: Info lint "yaml-sexagesimal"
        "`{text}` is text in YAML 1.2, and a number of base 60 to tools that still read YAML 1.1"
        / "`{text}` 在 YAML 1.2 中是文本，而仍按 YAML 1.1 读取的工具会视为六十进制数"
        "Put it in quotes; without them `1:30` can become 90."
        / "请加引号；不加引号时 `1:30` 可能变成 90。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, integer and float types"
        bad "
            components:
              schemas:
                Closing: {type: string, example: 22:30}
        "
        good r#"
            components:
              schemas:
                Closing: {type: string, example: "22:30"}
        "#;

    YAML_TIMESTAMP: Info lint "yaml-timestamp"
        "`{text}` is text in YAML 1.2, and a date to tools that still read YAML 1.1"
        / "`{text}` 在 YAML 1.2 中是文本，而仍按 YAML 1.1 读取的工具会视为日期"
        "Put it in quotes."
        / "请加引号。"
        clause "YAML 1.2.2, section 10.3.2; YAML 1.1, timestamp type"
        bad "
            components:
              schemas:
                Birthday: {type: string, format: date, example: 2020-02-29}
        "
        good r#"
            components:
              schemas:
                Birthday: {type: string, format: date, example: "2020-02-29"}
        "#;
}
