//! Findings about references and components.

use crate::diagnostic::{Term, Text};

/// What is written in place of a reference that leads to nothing.
const OUTCOMES: &[Term] = &[
    Term { value: "left-out", text: Text { en: "it is left out", zh: "不导出该引用" } },
    Term {
        value: "any-value",
        text: Text { en: "any value is allowed in its place", zh: "导出为允许任意值" },
    },
    Term {
        value: "any-text",
        text: Text { en: "any text is allowed in its place", zh: "导出为允许任意文本" },
    },
    Term {
        value: "empty", text: Text { en: "an empty one is written in its place", zh: "导出为空对象" }
    },
];

crate::diagnostic::rules! {
    "OpenAPI out" / "导出 OpenAPI";

    REFERENCE_DANGLING: Warning "export-reference-dangling"
        "`{target}` leads to nothing; {outcome}"
        / "`{target}` 没有指向任何内容；{outcome}"
        "Correct the reference, or add what it refers to."
        / "请更正该引用，或添加其指向的内容。"
        terms "outcome" OUTCOMES
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"Pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}
            }}}
        "##
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {
                "Pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                "Pet": {"type": "object"}
              }
            }}}
        "##;

    COMPONENT_UNRESOLVED: Error "export-component-unresolved"
        "the component is a reference to nothing, or to itself; it is left out"
        / "该组件是指向空处或指向自身的引用，不导出"
        "Correct the reference, or remove the component."
        / "请更正该引用，或删除该组件。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "responses": {"NotFound": {"$ref": "#/components/responses/Missing"}}
            }}}
        "##
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "responses": {
                "NotFound": {"$ref": "#/components/responses/Missing"},
                "Missing": {"description": "not found"}
              }
            }}}
        "##;

    COMPONENT_RENAMED: Warning "export-component-renamed"
        "`{name}` may not be the name of a component in OAS 3.0; it is written as `{new}`, and so are all references to it"
        / "OAS 3.0 不允许组件名为 `{name}`，该组件及其所有引用导出为 `{new}`"
        "Use letters, digits, `.`, `_` and `-` in names of components."
        / "组件名请只使用字母、数字、`.`、`_` 和 `-`。"
        clause "OAS 3.0.3, Components Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"A pet": {"type": "object"}}
            }}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {"APet": {"type": "object"}}
            }}}
        "#;

    DISCRIMINATOR_MAPPED: Info "export-discriminator-mapped"
        "the schema `{name}` is renamed; the discriminator maps the value `{name}` to its new name"
        / "Schema `{name}` 被重命名，鉴别器将值 `{name}` 映射到其新名称"
        "Use letters, digits, `.`, `_` and `-` in names of components."
        / "组件名请只使用字母、数字、`.`、`_` 和 `-`。"
        clause "OAS 3.0.3, Discriminator Object"
        bad r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {
                "A cat": {"type": "object"},
                "Pet": {"oneOf": [{"$ref": "#/components/schemas/A cat"}], "discriminator": {"propertyName": "kind"}}
              }
            }}}
        "##
        good r##"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1"}, "components": {
              "schemas": {
                "Cat": {"type": "object"},
                "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}], "discriminator": {"propertyName": "kind"}}
              }
            }}}
        "##;

    SECURITY_UNDEFINED: Warning "export-security-undefined"
        "the security scheme `{name}` is not among the components; the requirement is written all the same, as anybody could call without it"
        / "组件中没有安全方案 `{name}`；仍导出该安全要求，否则任何人都可以调用"
        "Declare the security scheme."
        / "请声明该安全方案。"
        clause "OAS 3.0.3, Security Requirement Object"
        bad r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "security": [{"key": []}]}}}
        "#
        good r#"
            {"oasgate": 1, "api": {"about": {"name": "Pets", "version": "1", "security": [{"key": []}]}, "components": {
              "securitySchemes": {"key": {"type": "apiKey", "name": "X-Key", "in": "header"}}
            }}}
        "#;
}
