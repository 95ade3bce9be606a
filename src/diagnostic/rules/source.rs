//! Faults of the text itself: encoding, syntax, limits, and YAML's traps.

super::rules! {
    EMPTY_DOCUMENT: Error "document-empty"
        "the document is empty" / "文档为空"
        "Hand in the text of an OpenAPI or Swagger definition." / "请提供 OpenAPI 或 Swagger 定义的内容。";
    TOO_MANY_BYTES: Error "document-too-large"
        "the document has {bytes} bytes, more than the limit of {limit}" / "文档大小为 {bytes} 字节，超过上限 {limit}"
        "Raise `Limits::bytes` if the document can be trusted." / "如果文档可信，请调高 `Limits::bytes`。";
    TOO_DEEP: Error "document-too-deep"
        "a value is nested deeper than {limit} levels" / "嵌套层数超过上限 {limit}"
        "Raise `Limits::depth` if the document can be trusted." / "如果文档可信，请调高 `Limits::depth`。";
    TOO_MANY_NODES: Error "document-too-many-nodes"
        "the document has more than {limit} keys and values" / "文档中的键和值超过上限 {limit} 个"
        "Raise `Limits::nodes` if the document can be trusted." / "如果文档可信，请调高 `Limits::nodes`。";
    ALIAS_EXPANSION: Error "yaml-alias-expansion"
        "the aliases of the document stand for more than {limit} keys and values" / "文档中的别名展开后超过上限 {limit} 个键和值"
        "Raise `Limits::alias_expansion` if the document can be trusted; documents built to exhaust memory look like this." / "如果文档可信，请调高 `Limits::alias_expansion`；用于耗尽内存的恶意文档通常如此。";
    ENCODING: Error "document-encoding"
        "the document is not UTF-8: it looks like {encoding}" / "文档不是 UTF-8 编码，疑似 {encoding}"
        "Save the document as UTF-8." / "请将文档保存为 UTF-8。";
    JSON_SYNTAX: Error "json-syntax"
        "the JSON text breaks off: {problem}" / "JSON 语法错误：{problem}"
        "Mend the text at this place; nothing can be imported before it parses." / "请修正此处的文本；解析成功之前无法导入任何内容。";
    YAML_SYNTAX: Error "yaml-syntax"
        "the YAML text breaks off: {problem}" / "YAML 语法错误：{problem}"
        "Mend the text at this place; nothing can be imported before it parses." / "请修正此处的文本；解析成功之前无法导入任何内容。";
    YAML_ALIAS_UNKNOWN: Error "yaml-alias-unknown"
        "no anchor of this name stands before the alias `*{name}`" / "别名 `*{name}` 之前没有同名锚点"
        "Define the anchor above its first use, or write the value out." / "请在首次使用之前定义锚点，或直接写出该值。";
    YAML_ALIAS_CYCLE: Error "yaml-alias-cycle"
        "an alias stands inside the value that it names" / "别名出现在它所指向的值内部"
        "Write the value out, or use a `$ref` if a recursive schema is meant." / "请直接写出该值；如需递归结构，请使用 `$ref`。";
    YAML_DOCUMENTS: Warning "yaml-several-documents"
        "only the first of several YAML documents is read" / "存在多个 YAML 文档，仅读取第一个"
        "Import the other documents on their own." / "请将其余文档单独导入。";
    YAML_TAG: Info "yaml-tag-ignored"
        "the tag `{tag}` is ignored" / "标签 `{tag}` 被忽略"
        "Remove the tag: OpenAPI documents are plain data." / "请删除该标签：OpenAPI 文档只包含普通数据。";
    YAML_NOT_FINITE: Warning "yaml-number-not-finite"
        "`{text}` is no number that JSON can hold; it is read as a string" / "`{text}` 不是 JSON 可表示的数字，按字符串读取"
        "Write a finite number or quote the text." / "请写有限数值，或为该文本加引号。";
    YAML_KEY_NOT_SCALAR: Warning "yaml-key-not-scalar"
        "a key is a list or a mapping; the member is left out" / "键是列表或映射，该成员被忽略"
        "Use plain text as the key." / "请使用普通文本作为键。";
    YAML_MERGE_INVALID: Warning "yaml-merge-invalid"
        "`<<` does not name a mapping; it is left out" / "`<<` 指向的不是映射，已忽略"
        "Let `<<` name a mapping or a list of mappings." / "请让 `<<` 指向一个映射或映射列表。";
    YAML_INDENT: Info "yaml-text-under-indented"
        "a line of a quoted text is indented less than YAML 1.2 asks; it belongs to the text all the same" / "带引号的多行文本缩进少于 YAML 1.2 的要求，仍按该文本的一部分读取"
        "Indent the line deeper than its key." / "请将该行缩进到比键更深的位置。";
    KEY_DUPLICATE: Warning "key-duplicate"
        "the key `{key}` stands twice in one object; the last one counts" / "键 `{key}` 在同一对象中重复，以最后一个为准"
        "Remove one of the two." / "请删除其中一个。";
    JSON_LENIENT: Warning "json-not-strict"
        "the text starts like JSON but breaks its rules ({problem}); it is read as YAML" / "文本形似 JSON 但不符合规范（{problem}），按 YAML 读取"
        "Remove trailing commas and comments, or save the document as YAML." / "请删除多余的逗号和注释，或另存为 YAML。";
    LONE_SURROGATE: Warning "json-lone-surrogate"
        "the escape `{text}` stands for half a character; it is replaced by U+FFFD" / "转义 `{text}` 只是半个字符，已替换为 U+FFFD"
        "Write both halves of the pair, or the character itself." / "请写出完整的代理对，或直接写该字符。";
    NUMBER_NOT_PORTABLE: Warning "number-not-portable"
        "the number `{text}` fits no 64-bit number; a store keeps the nearest one, or its text if there is none" / "数字 `{text}` 超出 64 位数值范围，存储时保留最接近的数值，没有时保留文本"
        "Use a number that other tools can hold, or a string." / "请使用其他工具可表示的数字，或使用字符串。";
    FINDINGS_SUPPRESSED: Info "findings-suppressed"
        "{count} more findings of `{code}` are not listed" / "还有 {count} 条 `{code}` 未列出"
        "Mend the listed ones and import again." / "请先修正已列出的问题，然后重新导入。";
}
