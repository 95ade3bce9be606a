//! Changes of the values that a schema allows.

crate::diagnostic::rules! {
    "Changes: values" / "变更：取值";

    NULL_ALLOWED: Info change "change-null-allowed"
        "`{at}` became nullable"
        / "`{at}` 变为可为 null"
        "In requests, everything is accepted as before. In responses, callers who do not expect null fail: leave the value out instead."
        / "在请求中，原有内容仍会被接受。在响应中，未处理 null 的调用方会出错，请改为省略该值。"
        clause "OAS 3.0.3, Schema Object, nullable"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, nullable: true}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, nullable: false}}]
        ";

    NULL_REFUSED: Info change "change-null-refused"
        "`{at}` is not nullable any more"
        / "`{at}` 不再可为 null"
        "In requests, null is refused: accept it while callers send it. In responses, callers get null no longer."
        / "在请求中，null 会被拒绝，如调用方仍在发送，请继续接受。在响应中，不会再出现 null。"
        clause "OAS 3.0.3, Schema Object, nullable"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, nullable: true}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, nullable: true}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, nullable: true, title: page size}}]
        ";

    ENUM_VALUE_ADDED: Info change "change-enum-value-added"
        "the value `{value}` was added to the enum of `{at}`"
        / "`{at}` 的枚举新增了值 `{value}`"
        "In requests, callers may use it. In responses, callers who know only the old values may fail: announce that the list can grow."
        / "在请求中，调用方可以使用该值。在响应中，只识别原有取值的调用方可能出错，请提前说明取值可能增加。"
        clause "JSON Schema Validation, draft 00, section 5.20"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age, size]}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, enum: [age, name]}}]
        ";

    ENUM_VALUE_REMOVED: Info change "change-enum-value-removed"
        "the value `{value}` was removed from the enum of `{at}`"
        / "`{at}` 的枚举移除了值 `{value}`"
        "In requests, it is refused: accept it until callers do not send it any more. In responses, callers get it no longer."
        / "在请求中，该值会被拒绝，请继续接受，直到调用方不再发送。在响应中，不会再出现该值。"
        clause "JSON Schema Validation, draft 00, section 5.20"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name]}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, enum: [age, name]}}]
        ";

    ENUM_ADDED: Info change "change-enum-added"
        "`{at}` was limited to the values of an enum"
        / "`{at}` 被限定为枚举中的值"
        "In requests, other values are refused: list every value that callers send. In responses, callers get no others."
        / "在请求中，其他值会被拒绝，请列出调用方发送的所有值。在响应中，不会出现其他值。"
        clause "JSON Schema Validation, draft 00, section 5.20"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, title: order}}]
        ";

    ENUM_REMOVED: Info change "change-enum-removed"
        "`{at}` is not limited to the values of an enum any more"
        / "`{at}` 不再限定为枚举中的值"
        "In requests, everything is accepted as before. In responses, callers may get values that they do not expect: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到预期之外的值，请确认其依赖的范围。"
        clause "JSON Schema Validation, draft 00, section 5.20"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: string, enum: [name, age]}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: string, enum: [age, name]}}]
        ";

    TYPE_WIDENED: Info change "change-type-widened"
        "the type of `{at}` was widened from `{before}` to `{after}`"
        / "`{at}` 的类型由 `{before}` 放宽为 `{after}`"
        "In requests, everything is accepted as before. In responses, callers may get values that do not fit the old type: keep the type of responses."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到不符合原类型的值，请保留响应的类型。"
        clause "OAS 3.0.3, Data Types"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: number}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size}}]
        ";

    TYPE_NARROWED: Info change "change-type-narrowed"
        "the type of `{at}` was narrowed from `{before}` to `{after}`"
        / "`{at}` 的类型由 `{before}` 收窄为 `{after}`"
        "In requests, values outside of the new type are refused: accept them while callers send them. In responses, callers get fewer values."
        / "在请求中，超出新类型的值会被拒绝，如调用方仍在发送，请继续接受。在响应中，取值范围变小。"
        clause "OAS 3.0.3, Data Types"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: number}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: number}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: number, title: page size}}]
        ";

    TYPE_CHANGED: Info change "change-type"
        "the type of `{at}` changed from `{before}` to `{after}`"
        / "`{at}` 的类型由 `{before}` 改为 `{after}`"
        "Values of the old type do not fit the new one. Offer the new type under another name, and keep the old one."
        / "原类型的值不符合新类型。请以其他名称提供新类型，并保留原类型。"
        clause "OAS 3.0.3, Data Types"
        bad "
            # existing
            requestBody: {content: {application/json: {schema: {type: integer}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: string}}}}
        "
        good "
            # existing
            requestBody: {content: {application/json: {schema: {type: integer}}}}
            # document, SpecOnly
            requestBody: {content: {application/json: {schema: {type: integer, title: page size}}}}
        ";
}
