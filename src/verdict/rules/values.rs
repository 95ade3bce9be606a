//! Changes of the values that a schema allows.

crate::diagnostic::rules! {
    "Changes: values" / "变更：取值";

    NULL_ALLOWED: Info change "change-null-allowed"
        "`{at}` may be null"
        / "`{at}` 可以为 null"
        "Existing requests are still accepted. In a response, callers who do not expect null fail: keep it out of responses."
        / "现有请求仍会被接受；对于响应，未处理 null 的调用方会出错，请勿返回 null。"
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
        "`{at}` may not be null any more"
        / "`{at}` 不能再为 null"
        "Requests with null are refused. Accept null while callers send it."
        / "值为 null 的请求会被拒绝。如调用方仍发送 null，请继续接受。"
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
        "Requests may use it. In a response, callers who know only the old values may fail: announce that the list can grow."
        / "请求可以使用该值；对于响应，只识别原有取值的调用方可能出错，请说明列表可能增加。"
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
        "Requests with this value are refused. Accept it until callers do not send it any more."
        / "使用该值的请求会被拒绝。请继续接受，直到调用方不再发送该值。"
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
        "Requests with other values are refused. List every value that callers send."
        / "使用其他值的请求会被拒绝。请列出调用方发送的所有值。"
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
        "Existing requests are still accepted. In a response, callers may get values that they do not know."
        / "现有请求仍会被接受；对于响应，调用方可能收到未知的值。"
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
        "Existing requests are still accepted. In a response, callers may get values that do not fit the old type."
        / "现有请求仍会被接受；对于响应，调用方可能收到不符合原类型的值。"
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
        "Requests with values outside of the new type are refused. Accept the old type while callers send it."
        / "超出新类型的请求会被拒绝。如调用方仍发送原类型的值，请继续接受。"
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
