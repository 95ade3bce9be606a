//! References.

use crate::diagnostic::{Term, Text};

/// What a reference may have to lead to.
const KINDS: &[Term] = &[
    Term::new("schema", "Schema"),
    Term::new("response", "响应"),
    Term::new("parameter", "参数"),
    Term::new("example", "示例"),
    Term { value: "request-body", text: Text { en: "request body", zh: "请求体" } },
    Term::new("header", "响应头"),
    Term { value: "security-scheme", text: Text { en: "security scheme", zh: "安全方案" } },
    Term::new("link", "链接"),
    Term::new("callback", "回调"),
    Term::new("operation", "操作"),
];

/// What a reference to nothing may mean: the nearest component, or this.
const NEAREST: &[Term] = &[Term { value: "none", text: Text { en: "something else", zh: "其他目标" } }];

/// What to do with the keys beside a `$ref`, by where it is.
const INSTEAD: &[Term] = &[
    Term { value: "wrap", text: Text { en: "wrap the `$ref` in `allOf`", zh: "用 `allOf` 包裹 `$ref`" } },
    Term {
        value: "move", text: Text { en: "move them to the target", zh: "将其移到引用的目标中" }
    },
];

crate::diagnostic::rules! {
    "References" / "引用";

    REFERENCE_UNRESOLVED: Error "reference-unresolved"
        "`{target}` does not exist in the document"
        / "`{target}` 在文档中不存在"
        "Check whether the `$ref` means {nearest}, or add the target."
        / "请确认 `$ref` 是否应指向{nearest}，或补充其目标。"
        terms "nearest" NEAREST
        clause "OAS 3.0.3, Reference Object; RFC 6901"
        bad r##"
            responses:
              "200": {$ref: "#/components/responses/Pet"}
        "##
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;

    REFERENCE_EXTERNAL: Error "reference-external"
        "`{target}` is in another document, `{document}`, which was not passed"
        / "`{target}` 位于未提供的其他文档 `{document}` 中"
        "Pass that document, too, or bundle both into one. Documents are never fetched; on the command line, `--root` reads the files of a folder."
        / "请一并提供该文档，或将文档合并为一个。不会自动下载任何文档；命令行可用 `--root` 读取指定目录下的文件。"
        clause "OAS 3.0.3, Reference Object; RFC 3986"
        bad r#"
            responses:
              "200": {$ref: "common.yaml#/responses/Pets"}
        "#
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets}
        "##;

    REFERENCE_UNREADABLE: Error "reference-unreadable"
        "`{target}` is in `{document}`, which cannot be read: {fault}"
        / "`{target}` 位于文档 `{document}` 中，但该文档无法读取（{fault}）"
        "Fix the document; see the finding about it."
        / "请修正该文档，详见其自身的诊断。"
        clause "OAS 3.0.3, Reference Object"
        bad r#"
            # document
            responses:
              "200": {$ref: "common.yaml#/responses/Pets"}
            # common.yaml
            responses: {Pets: {description: the pets
        "#
        good r#"
            # document
            responses:
              "200": {$ref: "common.yaml#/responses/Pets"}
            # common.yaml
            responses: {Pets: {description: the pets}}
        "#;

    COMPONENT_RENAMED: Info "component-renamed"
        "`{target}` is `{component}` here: another component has its original name"
        / "`{target}` 在此名为 `{component}`：其原名称已被其他组件使用"
        "Give it a unique name, so that its name here does not depend on the order of the references."
        / "请使用唯一的名称，使其在此的名称不依赖引用的先后顺序。"
        clause "OAS 3.0.3, Components Object"
        bad r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {$ref: "#/components/responses/Pets"}, default: {$ref: "common.yaml#/responses/Pets"}}
            components:
              responses:
                Pets: {description: the pets}
            # common.yaml
            responses: {Pets: {description: no pets}}
        "##
        good r##"
            # document
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {$ref: "#/components/responses/Pets"}, default: {$ref: "common.yaml#/responses/NoPets"}}
            components:
              responses:
                Pets: {description: the pets}
            # common.yaml
            responses: {NoPets: {description: no pets}}
        "##;

    DOCUMENT_UNUSED: Info lint "document-unused"
        "`{document}` was passed, and nothing refers to it"
        / "已提供 `{document}`，但没有任何引用指向它"
        "Check the spelling of its name, or do not pass it."
        / "请检查其名称的拼写，或不再提供。"
        bad r#"
            # document
            responses:
              "200": {description: the pets}
            # common.yaml
            responses: {Pets: {description: the pets}}
        "#
        good r#"
            # document
            responses:
              "200": {$ref: "common.yaml#/responses/Pets"}
            # common.yaml
            responses: {Pets: {description: the pets}}
        "#;

    REFERENCE_WRONG_KIND: Error "reference-wrong-kind"
        "`{target}` does not refer to something of the kind {expected}"
        / "`{target}` 引用的内容不是“{expected}”"
        "Refer to something of the kind {expected}."
        / "请引用“{expected}”。"
        terms "expected" KINDS
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            paths:
              /pets:
                post: {operationId: addPet, requestBody: {$ref: "#/components/schemas/Pet"}, responses: {"204": {description: added}}}
            components:
              schemas:
                Pet: {type: object}
        "##
        good r##"
            paths:
              /pets:
                post: {operationId: addPet, requestBody: {$ref: "#/components/requestBodies/Pet"}, responses: {"204": {description: added}}}
            components:
              requestBodies:
                Pet: {content: {application/json: {schema: {type: object}}}}
        "##;

    REFERENCE_LOOP: Error "reference-loop"
        "`{target}` leads back to itself and never reaches a value"
        / "`{target}` 循环引用自身，无法得到值"
        "Make one of the references lead to a value."
        / "请让其中一个引用指向实际的值。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            components:
              responses:
                Pets: {$ref: "#/components/responses/Cats"}
                Cats: {$ref: "#/components/responses/Pets"}
        "##
        good r##"
            components:
              responses:
                Pets: {$ref: "#/components/responses/Cats"}
                Cats: {description: the cats}
        "##;

    REFERENCE_LIMIT: Error "reference-limit"
        "following `{target}` exceeds the limit for this document"
        / "展开 `{target}` 将超过该文档的上限"
        "Move the target into the components and refer to it directly: components are not copied."
        / "请将被引用的内容移入组件并直接引用；组件不会被复制。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            responses:
              "200": {$ref: "#/x-responses/0"}   # each of which refers … a hundred times to the next
        "##
        good r#"
            responses:
              "200": {description: the pets}
        "#;

    REFERENCE_NOT_TEXT: Error "reference-not-text"
        "`$ref` has type {found}, not string"
        / "`$ref` 类型为 {found}，应为 string"
        "Write the reference as a string."
        / "请将引用写成字符串。"
        clause "OAS 3.0.3, Reference Object, $ref"
        bad r#"
            responses:
              "200": {$ref: {name: Pets}}
        "#
        good r#"
            responses:
              "200": {description: the pets}
        "#;

    REFERENCE_OUTSIDE: Warning "reference-outside-components"
        "`{target}` is not a component, and the callback cannot be resolved without the document; the reference is kept"
        / "`{target}` 不是组件，脱离该文档后无法解析此回调；保留该引用"
        "Describe the path item in the callback itself."
        / "请在回调中直接描述该路径项。"
        clause "OAS 3.0.3, Callback Object"
        bad r##"
            paths:
              /pets:
                post:
                  operationId: addPet
                  callbacks: {added: {"{$request.body#/url}": {$ref: "#/x-items/added"}}}
                  responses: {"204": {description: added}}
            x-items:
              added: {post: {responses: {"204": {description: received}}}}
        "##
        good r#"
            paths:
              /pets:
                post:
                  operationId: addPet
                  callbacks: {added: {"{$request.body#/url}": {post: {responses: {"204": {description: received}}}}}}
                  responses: {"204": {description: added}}
        "#;

    REFERENCE_LIFTED: Info "reference-lifted"
        "`{target}` is not a component; it becomes `{component}`"
        / "`{target}` 不是组件，将成为 `{component}`"
        "Move it to the components and refer to it there, so that its name is yours to choose."
        / "请将其移入组件并引用该组件，以便自行决定名称。"
        clause "OAS 3.0.3, Components Object"
        bad r##"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: the pets, content: {application/json: {schema: {$ref: "#/x-schemas/Pets"}}}}
            x-schemas:
              Pets: {type: array, items: {type: string}}
        "##
        good r##"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: the pets, content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##;

    SCHEMA_WIDENED: Warning "schema-widened"
        "`{target}` cannot be found, so `{keyword}` accepts any value"
        / "找不到 `{target}`，因此 `{keyword}` 接受任意值"
        "Check whether the `$ref` means {nearest}, or add the target."
        / "请确认 `$ref` 是否应指向{nearest}，或补充其目标。"
        terms "nearest" NEAREST
        clause "OAS 3.0.3, Reference Object; RFC 6901"
        bad r##"
            components:
              schemas:
                Pet: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}
        "##
        good r##"
            components:
              schemas:
                Pet: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}
                Owner: {type: object}
        "##;

    SCHEMA_WIDENED_EXTERNAL: Warning "schema-widened-external"
        "`{target}` is in `{document}`, which was not passed or cannot be read, so `{keyword}` accepts any value"
        / "`{target}` 位于 `{document}`，该文档未提供或无法读取，因此 `{keyword}` 接受任意值"
        "Pass the document beside this one, or bundle both into one. Nothing is fetched; the command reads files below a folder with `--root`."
        / "请一并提供该文档，或将文档合并为一个。不会自动获取任何文档；命令行可用 `--root` 读取指定目录下的文件。"
        clause "OAS 3.0.3, Reference Object; RFC 3986"
        bad r#"
            components:
              schemas:
                Pet: {type: object, properties: {owner: {$ref: "common.yaml#/Owner"}}}
        "#
        good r##"
            components:
              schemas:
                Pet: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}
                Owner: {type: object}
        "##;

    REFERENCE_LEFT_OUT: Warning "reference-left-out"
        "`{target}` does not lead to something of the kind `{kind}`, which is left out here"
        / "`{target}` 未指向 `{kind}` 类型的内容，此处将其忽略"
        "Check whether the `$ref` means {nearest}, or add the target. A target in another document needs that document: pass it, or on the command name its folder with `--root`."
        / "请确认 `$ref` 是否应指向{nearest}，或补充其目标。如目标位于其他文档，请一并提供该文档；命令行可用 `--root` 指定其所在目录。"
        terms "nearest" NEAREST
        clause "OAS 3.0.3, Reference Object; RFC 6901"
        bad r##"
            responses:
              "200": {description: the pets, headers: {X-Total: {$ref: "#/components/headers/Total"}}}
        "##
        good r##"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {description: the pets, headers: {X-Total: {$ref: "#/components/headers/Total"}}}}
            components:
              headers:
                Total: {schema: {type: integer}}
        "##;

    RESPONSE_WRONG_KIND: Warning "response-wrong-kind"
        "`{target}` is not a response; the response is kept without a description and a body"
        / "`{target}` 不是响应；该响应仍保留，但没有描述和正文"
        "Describe a response whose `content` refers to the schema."
        / "请描述一个响应，并在其 `content` 中引用该 Schema。"
        clause "OAS 3.0.3, Responses Object"
        bad r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/schemas/Pets"}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##
        good r##"
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: the pets, content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}}
            components:
              schemas:
                Pets: {type: array, items: {type: string}}
        "##;

    REFERENCE_DESCRIPTION_LOST: Warning "reference-description-lost"
        "the text beside `$ref` is lost; the keys beside it are ignored: {keys}"
        / "`$ref` 旁的说明文字已丢失；`$ref` 旁的键会被忽略：{keys}"
        "Move the text to the target of the `$ref`, or describe the object here instead of the `$ref`."
        / "请将说明文字移到 `$ref` 的目标中，或在此处直接描述该对象。"
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets", description: the pets for sale}}}
            components:
              responses:
                Pets: {description: the pets}
        "##
        good r##"
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
            components:
              responses:
                Pets: {description: the pets for sale}
        "##;

    REFERENCE_SIBLINGS: Info "reference-siblings"
        "the keys beside `$ref` are ignored: {keys}"
        / "`$ref` 旁的键会被忽略：{keys}"
        "Remove them, or {instead}."
        / "请删除这些键，或{instead}。"
        terms "instead" INSTEAD
        clause "OAS 3.0.3, Reference Object"
        bad r##"
            components:
              schemas:
                Pet: {type: object}
                Cat: {$ref: "#/components/schemas/Pet", description: a pet that purrs}
        "##
        good r##"
            components:
              schemas:
                Pet: {type: object}
                Cat: {allOf: [{$ref: "#/components/schemas/Pet"}], description: a pet that purrs}
        "##;
}
