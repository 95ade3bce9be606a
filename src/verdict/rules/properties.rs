//! Changes of the properties of objects.

crate::diagnostic::rules! {
    "Changes: properties" / "变更：属性";

    PROPERTY_ADDED: Info change "change-property-added"
        "the optional property `{at}` was added"
        / "新增了可选属性 `{at}`"
        "In requests, check what the backend does without it. In responses, callers ignore properties that they do not know."
        / "在请求中，请确认缺少该属性时后端的行为。在响应中，调用方会忽略未知的属性。"
        clause "OAS 3.0.3, Schema Object, properties"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string, title: Name}}}}}}
        ";

    REQUIRED_PROPERTY_ADDED: Info change "change-required-property-added"
        "the required property `{at}` was added"
        / "新增了必填属性 `{at}`"
        "In requests, what lacks it is refused: make it optional. In responses, callers ignore properties that they do not know."
        / "在请求中，缺少该属性的内容会被拒绝，请将其设为可选。在响应中，调用方会忽略未知的属性。"
        clause "JSON Schema Validation, draft 00, section 5.15"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {name: {type: string}, age: {type: integer}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
        ";

    PROPERTY_REMOVED: Info change "change-property-removed"
        "the optional property `{at}` was removed"
        / "移除了可选属性 `{at}`"
        "In requests, a backend may ignore or refuse it. In responses, callers who read it do not get it any more: mark it as deprecated first."
        / "在请求中，后端可能忽略或拒绝该属性。在响应中，读取该属性的调用方将无法再获取它，请先将其标记为弃用。"
        clause "OAS 3.0.3, Schema Object, properties"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer, deprecated: true}}}}}}
        ";

    REQUIRED_PROPERTY_REMOVED: Info change "change-required-property-removed"
        "the required property `{at}` was removed"
        / "移除了必填属性 `{at}`"
        "In requests, a backend may ignore or refuse it. In responses, callers who rely on it fail: make it optional and deprecated first."
        / "在请求中，后端可能忽略或拒绝该属性。在响应中，依赖该属性的调用方会出错，请先将其改为可选并标记为弃用。"
        clause "JSON Schema Validation, draft 00, section 5.15"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {age: {type: integer}, name: {type: string}}}}}}
        ";

    PROPERTY_REQUIRED: Info change "change-property-required"
        "the property `{at}` became required"
        / "属性 `{at}` 变为必填"
        "In requests, what lacks it is refused: keep it optional. In responses, callers may rely on it from now on."
        / "在请求中，缺少该属性的内容会被拒绝，请保持可选。在响应中，调用方今后可以依赖该属性。"
        clause "JSON Schema Validation, draft 00, section 5.15"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {name: {type: string}, age: {type: integer}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}, name: {type: string}}}}}}
        ";

    PROPERTY_OPTIONAL: Info change "change-property-optional"
        "the property `{at}` became optional"
        / "属性 `{at}` 变为可选"
        "In requests, everything is accepted as before. In responses, callers fail where it is missing: keep it required while the backend sends it."
        / "在请求中，原有内容仍会被接受。在响应中，缺少该属性时调用方会出错，如后端仍会返回，请保持必填。"
        clause "JSON Schema Validation, draft 00, section 5.15"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {name: {type: string}, age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, required: [age], properties: {age: {type: integer}, name: {type: string}}}}}}
        ";

    READ_ONLY: Info change "change-read-only"
        "`{at}` became read-only"
        / "`{at}` 变为只读"
        "Callers may not send it any more: a backend may ignore it or refuse it. Keep accepting it while callers send it."
        / "调用方不应再发送该属性，后端可能忽略或拒绝。如调用方仍在发送，请继续接受。"
        clause "OAS 3.0.3, Schema Object, readOnly"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, readOnly: true}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, readOnly: false}}}}}}
        ";

    NOT_READ_ONLY: Info change "change-not-read-only"
        "`{at}` is not read-only any more"
        / "`{at}` 不再是只读"
        "Callers may send it from now on. Check that those who do not send it keep their result."
        / "调用方今后可以发送该属性。请确认不发送时结果不变。"
        clause "OAS 3.0.3, Schema Object, readOnly"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, readOnly: true}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, readOnly: true}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, readOnly: true, title: Age}}}}}}
        ";

    WRITE_ONLY: Info change "change-write-only"
        "`{at}` became write-only"
        / "`{at}` 变为只写"
        "Responses do not have it any more. Tell callers who read it before the import."
        / "响应中不再包含该属性。请在导入前通知读取该属性的调用方。"
        clause "OAS 3.0.3, Schema Object, writeOnly"
        bad r#"
            # existing
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}}
            # document, SpecOnly
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true}}}}}}}
        "#
        good r#"
            # existing
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}}
            # document, SpecOnly
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: false}}}}}}}
        "#;

    NOT_WRITE_ONLY: Info change "change-not-write-only"
        "`{at}` is not write-only any more"
        / "`{at}` 不再是只写"
        "Responses may have it from now on. Check that the value may be shown to callers."
        / "响应中可能包含该属性。请确认其值可以返回给调用方。"
        clause "OAS 3.0.3, Schema Object, writeOnly"
        bad r#"
            # existing
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true}}}}}}}
            # document, SpecOnly
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}}
        "#
        good r#"
            # existing
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true}}}}}}}
            # document, SpecOnly
            responses: {"200": {description: the pet, content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true, title: Age}}}}}}}
        "#;

    OTHER_PROPERTIES_REFUSED: Info change "change-other-properties-refused"
        "`{at}` now allows only the listed properties"
        / "`{at}` 现在只允许已列出的属性"
        "In requests, other properties are refused: check what callers send. In responses, callers get no others."
        / "在请求中，其他属性会被拒绝，请确认调用方发送的属性。在响应中，不会出现其他属性。"
        clause "OAS 3.0.3, Schema Object, additionalProperties"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}, additionalProperties: false}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}, additionalProperties: true}}}}
        ";

    OTHER_PROPERTIES_ALLOWED: Info change "change-other-properties-allowed"
        "`{at}` now allows properties that are not listed"
        / "`{at}` 现在允许未列出的属性"
        "In requests, everything is accepted as before. In responses, callers who check the schema refuse properties that they do not know."
        / "在请求中，原有内容仍会被接受。在响应中，校验 Schema 的调用方会拒绝未知的属性。"
        clause "OAS 3.0.3, Schema Object, additionalProperties"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}, additionalProperties: false}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}, additionalProperties: false}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {additionalProperties: false, type: object, properties: {name: {type: string}}}}}}
        ";
}
