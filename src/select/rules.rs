//! Findings about a selection of operations.

use crate::diagnostic::{Term, Text};

/// What a condition may mean: the nearest that the API has, or this.
const NEAREST: &[Term] = &[Term { value: "none", text: Text { en: "something else", zh: "其他条件" } }];

crate::diagnostic::rules! {
    "Selecting operations" / "选择操作";

    SELECTION_EMPTY: Warning "selection-empty"
        "`{condition}` selects no operation"
        / "`{condition}` 未选中任何操作"
        "Check whether `{nearest}` is meant."
        / "请确认是否应为 `{nearest}`。"
        terms "nearest" NEAREST
        bad r#"
            # select
            "tag=pet"
            # document
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets], responses: {"200": {description: all pets}}}
        "#
        good r#"
            # select
            "tag=pets"
            # document
            paths:
              /pets:
                get: {operationId: listPets, tags: [pets], responses: {"200": {description: all pets}}}
        "#;
}
