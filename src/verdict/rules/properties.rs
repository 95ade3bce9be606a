//! Changes of the properties of objects.

crate::diagnostic::rules! {
    "Changes: properties" / "变更：属性";

    PROPERTY_ADDED: Info change "change-property-added"
        "the optional property `{at}` was added"
        / "新增了可选属性 `{at}`"
        "Existing requests are still accepted, and callers ignore what they do not know in a response. Check what the backend does without the property."
        / "现有请求仍会被接受，调用方会忽略响应中的未知属性。请确认缺少该属性时后端的行为。"
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
        "Requests without it are refused. Make it optional where callers send it."
        / "未携带该属性的请求会被拒绝。如由调用方发送，请将其设为可选。"
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
        "Callers who send or read it may notice. Mark it as deprecated first."
        / "发送或读取该属性的调用方可能受到影响。请先将其标记为弃用。"
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
        "Callers who read it in responses fail, and those who send it may be refused. Make it optional and deprecated first."
        / "在响应中读取该属性的调用方会出错，发送该属性的请求可能被拒绝。请先将其改为可选并标记为弃用。"
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
        "Requests without it are refused. In a response, callers may rely on it from now on."
        / "未携带该属性的请求会被拒绝；对于响应，调用方今后可以依赖该属性。"
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
        "Existing requests are still accepted. In a response, callers fail where it is missing: keep it required while the backend sends it."
        / "现有请求仍会被接受；对于响应，缺少该属性时调用方会出错，如后端仍会返回，请保持必填。"
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
        "Responses do not have it any more. Mark it as deprecated in responses first."
        / "响应中不再包含该属性。请先通知读取该属性的调用方。"
        clause "OAS 3.0.3, Schema Object, writeOnly"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: false}}}}}}
        ";

    NOT_WRITE_ONLY: Info change "change-not-write-only"
        "`{at}` is not write-only any more"
        / "`{at}` 不再是只写"
        "Responses may have it from now on. Check that the value may be shown to callers."
        / "响应中可能包含该属性。请确认其值可以返回给调用方。"
        clause "OAS 3.0.3, Schema Object, writeOnly"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer}}}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true}}}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: object, properties: {age: {type: integer, writeOnly: true, title: Age}}}}}}
        ";

    OTHER_PROPERTIES_REFUSED: Info change "change-other-properties-refused"
        "`{at}` allows only the listed properties"
        / "`{at}` 只允许已列出的属性"
        "Requests with other properties are refused. Keep `additionalProperties` open where callers may send more."
        / "包含其他属性的请求会被拒绝。如调用方可能发送其他属性，请允许 `additionalProperties`。"
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
        "`{at}` allows properties that are not listed"
        / "`{at}` 允许未列出的属性"
        "Existing requests are still accepted. In a response, strict callers may refuse what they do not know."
        / "现有请求仍会被接受；对于响应，严格的调用方可能拒绝未知属性。"
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
