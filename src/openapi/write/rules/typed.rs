//! Findings of the way to the types of another crate.

crate::diagnostic::rules! {
    "OpenAPI out" / "导出 OpenAPI";

    TYPED_PART_REFUSED: Error "typed-part-refused"
        "the types of the crate `openapiv3` refuse the part: `{problem}`; it is left out"
        / "`openapiv3` 库的类型不接受该部分：`{problem}`，不导出该部分"
        "Correct the part, or use the document itself."
        / "请更正该部分，或直接使用文档。"
        bad r"
            # typed
            true
            # document
            components:
              schemas:
                Pet: {type: animal, description: [a, pet]}
        "
        good r#"
            # typed
            true
            # document
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
        "#;

    TYPED_MEMBER_LOST: Warning "typed-member-lost"
        "the types of the crate `openapiv3` have no place for `{pointer}`; it is lost"
        / "`openapiv3` 库的类型无法容纳 `{pointer}`，该内容丢失"
        "Use the document itself where this counts."
        / "如果该内容不可缺少，请直接使用文档。"
        bad r#"
            # typed
            true
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pet": {"type": "object", "$comment": "an animal"}}
            }}}
        "#
        good r#"
            # typed
            true
            # document
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pet": {"type": "object", "description": "an animal"}}
            }}}
        "#;
}
