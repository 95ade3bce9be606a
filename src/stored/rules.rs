//! Findings in the stored form of an existing API.

crate::diagnostic::rules! {
    "Stored API" / "已存储的 API";

    EXISTING_UNREADABLE: Error "existing-unreadable"
        "the existing API cannot be read: {problem}"
        / "无法读取现有 API：{problem}"
        "Correct the text at this place; `oasgate apply` prints the expected format."
        / "请更正此处的内容；`oasgate apply` 会输出所需的格式。"
        bad r#"
            {"oasgate": 1, "attachments": {"pets": {"policy": "limit-10"}}}
        "#
        good r#"
            {"oasgate": 1, "attachments": {"GET /pets": {"policy": "limit-10"}}}
        "#;

    EXISTING_MEMBER_MISSING: Error "existing-member-missing"
        "the existing API cannot be read: `{member}` is missing here"
        / "无法读取现有 API：此处缺少 `{member}`"
        "Add the member; `oasgate apply` prints the expected format."
        / "请添加该成员；`oasgate apply` 会输出所需的格式。"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets"}, "operations": {"GET /pets/{}": {}}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets"}, "operations": {"GET /pets/{id}": {}}}}
        "#;

    EXISTING_VERSION_UNKNOWN: Warning "existing-version-unknown"
        "the existing API is stored in format version `{found}`, which this program does not know; it is read as version {known}"
        / "现有 API 以格式版本 `{found}` 存储，本程序无法识别该版本，按版本 {known} 读取"
        "Use the version of oasgate that wrote it, or a newer one."
        / "请使用写入它的 oasgate 版本或更新的版本。"
        bad r#"
            {"oasgate": 2, "attachments": {"api": {"id": "api-1"}}}
        "#
        good r#"
            {"oasgate": 1, "attachments": {"api": {"id": "api-1"}}}
        "#;

    EXISTING_MEMBER_UNKNOWN: Warning "existing-member-unknown"
        "`{key}` is not a member of a stored API; it is kept, but has no effect"
        / "`{key}` 不是已存储 API 的成员；该成员保留，但不起作用"
        "Check whether the nearest member, `{nearest}`, is meant."
        / "请确认是否应为最接近的成员 `{nearest}`。"
        bad r#"
            {"oasgate": 1, "attachment": {"GET /pets": {"policy": "limit-10"}}}
        "#
        good r#"
            {"oasgate": 1, "attachments": {"GET /pets": {"policy": "limit-10"}}}
        "#;

    EXISTING_MEMBER_LOST: Warning "existing-member-lost"
        "`{key}` has no meaning at this place of a stored API; it is not kept"
        / "`{key}` 在已存储 API 的此处没有意义，不会保留"
        "Correct the name, or move data of your own below an `extensions` member or into an attachment."
        / "请更正名称，或将自定义数据移至 `extensions` 成员或附加配置中。"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "titel": "All pets"}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "description": "All pets"}}}
        "#;
}
