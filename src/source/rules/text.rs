//! Faults of the text itself, and JSON's traps.

use crate::diagnostic::Term;

/// What a text may be instead of UTF-8.
const ENCODINGS: &[Term] = &[
    Term::new("UTF-16 (little-endian)", "UTF-16（小端序）"),
    Term::new("UTF-16 (big-endian)", "UTF-16（大端序）"),
    Term::new("UTF-32 (little-endian)", "UTF-32（小端序）"),
    Term::new("UTF-32 (big-endian)", "UTF-32（大端序）"),
    Term::new("ISO 8859-1 (Latin-1)", "ISO 8859-1（Latin-1）"),
    Term::new("GBK (GB 18030)", "GBK（GB 18030）"),
    Term::new("a ZIP archive", "ZIP 压缩包"),
    Term::new("gzip data", "gzip 数据"),
    Term::new("binary data", "二进制数据"),
    Term::new("UTF-8 that was cut off", "被截断的 UTF-8"),
    Term::new("UTF-8 with damaged characters", "含有损坏字符的 UTF-8"),
];

/// What is wrong with a text that is not JSON.
const PROBLEMS: &[Term] = &[
    Term::new("unexpected end of text", "文本意外结束"),
    Term::new("text after the end of the value", "值结束后还有其他文本"),
    Term::new("expected a value", "此处应为值"),
    Term::new("expected a key", "此处应为键"),
    Term::new("expected a key or `}`", "此处应为键或 `}`"),
    Term::new("expected a digit", "此处应为数字"),
    Term::new("expected `:`", "此处应为 `:`"),
    Term::new("expected `,` or `}`", "此处应为 `,` 或 `}`"),
    Term::new("expected `,` or `]`", "此处应为 `,` 或 `]`"),
    Term::new("expected four hexadecimal digits after `\\u`", "`\\u` 之后应为四位十六进制数字"),
    Term::new("a number with a leading zero", "数字以零开头"),
    Term::new("control character in a string", "字符串中含有控制字符"),
    Term::new("unknown escape in a string", "字符串中含有未知的转义"),
];

crate::diagnostic::rules! {
    "Text and JSON" / "文本与 JSON";

    ENCODING: Error "document-encoding"
        "the document is not UTF-8: it looks like {encoding}"
        / "文档不是 UTF-8 编码，疑似 {encoding}"
        "Save the document as UTF-8."
        / "请将文档保存为 UTF-8。"
        terms "encoding" ENCODINGS
        clause "RFC 8259, section 8.1; YAML 1.2.2, section 5.2"
        bad "
            # saved as UTF-16: o␀p␀e␀n␀a␀p␀i␀ …
            openapi: 3.0.3
        "
        good "
            # saved as UTF-8
            openapi: 3.0.3
        ";

    BOM_DECODED: Warning "byte-order-mark-decoded"
        "the text begins with `ï»¿`, a byte order mark that was read as Latin-1; it is left out"
        / "文本以 `ï»¿` 开头，这是被按 Latin-1 读取的字节顺序标记，已忽略"
        "Save the document as UTF-8 anew, and check its other characters beyond ASCII: they may be wrong in the same way."
        / "请将文档重新保存为 UTF-8，并检查其他非 ASCII 字符，它们可能也有同样的问题。"
        clause "RFC 8259, section 8.1; YAML 1.2.2, section 5.2"
        bad r#"
            # behind `ï»¿` at the very beginning of the text …
            info:
              title: Pets
              version: "1"
        "#
        good r#"
            info:
              title: Pets
              version: "1"
        "#;

    JSON_SYNTAX: Error "json-syntax"
        "the text is not valid JSON from here on: {problem}"
        / "此处起不是有效的 JSON：{problem}"
        "Fix the text at this place; nothing can be imported before it parses."
        / "请修正此处的文本；解析成功之前无法导入任何内容。"
        terms "problem" PROBLEMS
        clause "RFC 8259, section 2"
        bad r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version" "1"}, "paths": {}}"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#;

    JSON_LENIENT: Warning "json-not-strict"
        "the text starts like JSON but breaks its rules ({problem}); it is read all the same"
        / "文本形似 JSON，但不符合其语法（{problem}），仍可读取"
        "Remove trailing commas and comments, or save the document as YAML."
        / "请删除多余的逗号和注释，或另存为 YAML。"
        terms "problem" PROBLEMS
        clause "RFC 8259, sections 4 and 5"
        bad r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {},}"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#;

    LONE_SURROGATE: Warning "json-lone-surrogate"
        "the escape `{text}` is half a character; it is replaced by U+FFFD"
        / "转义 `{text}` 只是半个字符，已替换为 U+FFFD"
        "Write both halves of the pair, such as `\\ud83d\\ude00`, or the character itself."
        / "请写出完整的代理对，例如 `\\ud83d\\ude00`，或直接写该字符。"
        clause "RFC 8259, section 8.2"
        bad r#"{"openapi": "3.0.3", "info": {"title": "Pets \ud83d", "version": "1"}, "paths": {}}"#
        good r#"{"openapi": "3.0.3", "info": {"title": "Pets \ud83d\ude00", "version": "1"}, "paths": {}}"#;

    NUMBER_NOT_PORTABLE: Warning "number-not-portable"
        "the number `{text}` does not fit into 64 bits; it is stored as the nearest number, or as text if there is none"
        / "数字 `{text}` 超出 64 位数值的范围，存储为最接近的数值；没有最接近的数值时存储为文本"
        "Use a number that other tools can hold, or a string."
        / "请使用其他工具可表示的数字，或使用字符串。"
        clause "RFC 8259, section 6"
        bad "x-most: 1e400"
        good r#"x-most: "1e400""#;

    KEY_DUPLICATE: Warning "key-duplicate"
        "the key `{key}` occurs twice in one object; the last one counts"
        / "键 `{key}` 在同一对象中重复，以最后一个为准"
        "Remove one of the two."
        / "请删除其中一个。"
        clause "RFC 8259, section 4; YAML 1.2.2, section 3.2.1.1"
        bad r#"
            info:
              title: Pets
              version: "1"
              title: Cats
        "#
        good r#"
            info:
              title: Pets
              version: "1"
        "#;
}
