//! Changes of bounds: of numbers, lengths and counts.

crate::diagnostic::rules! {
    "Changes: bounds" / "变更：上下限";

    UPPER_BOUND_ADDED: Info change "change-upper-bound-added"
        "the upper bound `{keyword}: {after}` was added to `{at}`"
        / "为 `{at}` 添加了上限 `{keyword}: {after}`"
        "In requests, values outside of the bound are refused: check what callers send. In responses, callers get fewer values."
        / "在请求中，超出界限的值会被拒绝，请确认调用方发送的值。在响应中，取值范围变小。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size}}]
        ";

    UPPER_BOUND_REMOVED: Info change "change-upper-bound-removed"
        "the upper bound `{keyword}: {before}` was removed from `{at}`"
        / "移除了 `{at}` 的上限 `{keyword}: {before}`"
        "In requests, everything is accepted as before. In responses, callers may get values that they do not expect: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到预期之外的值，请确认其依赖的范围。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size, maximum: 50}}]
        ";

    UPPER_BOUND_LOWERED: Info change "change-upper-bound-lowered"
        "the upper bound `{keyword}` of `{at}` was lowered from `{before}` to `{after}`"
        / "`{at}` 的上限 `{keyword}` 由 `{before}` 降低到 `{after}`"
        "In requests, values between the two bounds are refused: check what callers send. In responses, callers get fewer values."
        / "在请求中，介于两个界限之间的值会被拒绝，请确认调用方发送的值。在响应中，取值范围变小。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size, maximum: 100}}]
        ";

    UPPER_BOUND_RAISED: Info change "change-upper-bound-raised"
        "the upper bound `{keyword}` of `{at}` was raised from `{before}` to `{after}`"
        / "`{at}` 的上限 `{keyword}` 由 `{before}` 提高到 `{after}`"
        "In requests, everything is accepted as before. In responses, callers may get values between the two bounds: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到介于两个界限之间的值，请确认其依赖的范围。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size, maximum: 50}}]
        ";

    LOWER_BOUND_ADDED: Info change "change-lower-bound-added"
        "the lower bound `{keyword}: {after}` was added to `{at}`"
        / "为 `{at}` 添加了下限 `{keyword}: {after}`"
        "In requests, values outside of the bound are refused: check what callers send. In responses, callers get fewer values."
        / "在请求中，超出界限的值会被拒绝，请确认调用方发送的值。在响应中，取值范围变小。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size}}]
        ";

    LOWER_BOUND_REMOVED: Info change "change-lower-bound-removed"
        "the lower bound `{keyword}: {before}` was removed from `{at}`"
        / "移除了 `{at}` 的下限 `{keyword}: {before}`"
        "In requests, everything is accepted as before. In responses, callers may get values that they do not expect: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到预期之外的值，请确认其依赖的范围。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size, minimum: 1}}]
        ";

    LOWER_BOUND_LOWERED: Info change "change-lower-bound-lowered"
        "the lower bound `{keyword}` of `{at}` was lowered from `{before}` to `{after}`"
        / "`{at}` 的下限 `{keyword}` 由 `{before}` 降低到 `{after}`"
        "In requests, everything is accepted as before. In responses, callers may get values between the two bounds: check what they rely on."
        / "在请求中，原有内容仍会被接受。在响应中，调用方可能收到介于两个界限之间的值，请确认其依赖的范围。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 10}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 10}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size, minimum: 10}}]
        ";

    LOWER_BOUND_RAISED: Info change "change-lower-bound-raised"
        "the lower bound `{keyword}` of `{at}` was raised from `{before}` to `{after}`"
        / "`{at}` 的下限 `{keyword}` 由 `{before}` 提高到 `{after}`"
        "In requests, values between the two bounds are refused: check what callers send. In responses, callers get fewer values."
        / "在请求中，介于两个界限之间的值会被拒绝，请确认调用方发送的值。在响应中，取值范围变小。"
        clause "JSON Schema Validation, draft 00, section 5"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 10}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size, minimum: 1}}]
        ";
}
