//! Findings about what is accepted.

crate::diagnostic::rules! {
    "Accepted findings" / "已接受的诊断";

    BASELINE_UNREADABLE: Error "baseline-unreadable"
        "the baseline has no list `{member}`, so it accepts nothing"
        / "基线中缺少列表 `{member}`，因此不接受任何诊断"
        "Write the file anew with `--write-baseline`."
        / "请使用 `--write-baseline` 重新生成该文件。"
        bad r#"
            # baseline
            {"oasgateBaseline": 1}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#
        good r#"
            # baseline
            {"oasgateBaseline": 1, "entries": []}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    BASELINE_ENTRY_INVALID: Error "baseline-entry-invalid"
        "`{member}` of this entry cannot be read, so the entry accepts nothing"
        / "该条目的 `{member}` 无法读取，因此不起作用"
        "A fingerprint has 16 hexadecimal digits, and `expires` is a day such as `2027-01-31`."
        / "指纹为 16 位十六进制数，`expires` 为日期，例如 `2027-01-31`。"
        bad r#"
            # baseline
            {"oasgateBaseline": 1, "entries": [{"fingerprint": "e383f9001b7de13f", "expires": "next year"}]}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#
        good r#"
            # baseline
            {"oasgateBaseline": 1, "entries": []}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    BASELINE_STALE: Warning "baseline-stale"
        "nothing has the fingerprint of this entry any more: it was about `{subject}` and `{code}`"
        / "已没有与该条目指纹相符的诊断：该条目针对 `{subject}` 的 `{code}`"
        "Remove the entry, or write the file anew with `--write-baseline`."
        / "请删除该条目，或使用 `--write-baseline` 重新生成该文件。"
        bad r#"
            # baseline
            {"oasgateBaseline": 1, "entries": [{"fingerprint": "e383f9001b7de13f", "code": "path-no-slash", "subject": "path /pets"}]}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#
        good r#"
            # baseline
            {"oasgateBaseline": 1, "entries": []}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths: {}
        "#;

    BASELINE_EXPIRED: Warning "baseline-expired"
        "this entry for `{code}` of `{subject}` was accepted until {date}; it counts again"
        / "针对 `{subject}` 的 `{code}` 的条目有效期至 {date}，现已失效"
        "Fix what was accepted, or give the entry a later `expires` and a reason."
        / "请修正已接受的问题，或为该条目设置更晚的 `expires` 并说明理由。"
        bad r#"
            # baseline
            {"oasgateBaseline": 1, "entries": [{"fingerprint": "ea3e5767b63dfddf", "code": "responses-missing", "subject": "GET /pets", "expires": "2020-01-31"}]}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths:
              /pets:
                get: {operationId: listPets}
        "#
        good r#"
            # baseline
            {"oasgateBaseline": 1, "entries": [{"fingerprint": "ea3e5767b63dfddf", "code": "responses-missing", "subject": "GET /pets", "expires": "2999-01-31"}]}
            # document
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths:
              /pets:
                get: {operationId: listPets}
        "#;

    IGNORE_UNUSED: Warning "ignore-unused"
        "`x-oasgate-ignore` lists `{code}`, but nothing that was found here has this code"
        / "`x-oasgate-ignore` 中列出了 `{code}`，但此处没有该代码的诊断"
        "Remove the code from the list, or fix its spelling."
        / "请从列表中删除该代码，或更正其拼写。"
        bad r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-oasgate-ignore: [value-wrong-type]
                  responses: {"200": {description: all pets}}
        "#
        good r#"
            openapi: 3.0.3
            info: {title: Pets, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  x-oasgate-ignore: [value-wrong-type]
                  tags: all
                  responses: {"200": {description: all pets}}
        "#;
}
