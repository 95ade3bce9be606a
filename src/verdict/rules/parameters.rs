//! Changes of parameters.

crate::diagnostic::rules! {
    "Changes: parameters" / "变更：参数";

    PARAMETER_ADDED: Info change "change-parameter-added"
        "the optional parameter `{at}` was added"
        / "新增了可选参数 `{at}`"
        "Existing requests are still accepted. Check what happens to callers who do not send it."
        / "现有请求仍会被接受。请确认未发送该参数时的行为。"
        clause "OAS 3.0.3, Operation Object, parameters"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, schema: {type: string}}
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, description: how many, schema: {type: integer}}]
        ";

    REQUIRED_PARAMETER_ADDED: Info change "change-required-parameter-added"
        "the required parameter `{at}` was added"
        / "新增了必填参数 `{at}`"
        "Requests without it are refused. Make it optional, with a default that keeps the old behaviour."
        / "未携带该参数的请求会被拒绝。请将其设为可选，并用默认值保持原有行为。"
        clause "OAS 3.0.3, Parameter Object, required"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, required: true, schema: {type: string}}
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, schema: {type: string, default: name}}
        ";

    PARAMETER_REMOVED: Info change "change-parameter-removed"
        "the parameter `{at}` was removed"
        / "移除了参数 `{at}`"
        "Callers may still send it: a backend may ignore it or refuse it. Mark it as deprecated first."
        / "调用方可能仍会发送该参数，后端可能忽略或拒绝。请先将其标记为弃用。"
        clause "OAS 3.0.3, Operation Object, parameters"
        bad "
            # existing
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, schema: {type: string}}
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, schema: {type: string}}
            # document, SpecOnly
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: sort, in: query, deprecated: true, schema: {type: string}}
        ";

    PARAMETER_MOVED: Info change "change-parameter-moved"
        "the parameter `{name}` moved from `{before}` to `{after}`"
        / "参数 `{name}` 由 `{before}` 移至 `{after}`"
        "Callers who send it in the old place are not understood. Accept it in both places for a while."
        / "仍在原位置发送该参数的请求无法被正确识别。请在一段时间内同时接受两个位置。"
        clause "OAS 3.0.3, Parameter Object, in"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: header, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, description: how many, schema: {type: integer}}]
        ";

    PARAMETER_REQUIRED: Info change "change-parameter-required"
        "the parameter `{at}` became required"
        / "参数 `{at}` 变为必填"
        "Requests without it are refused. Keep it optional, with a default."
        / "未携带该参数的请求会被拒绝。请保持可选并设置默认值。"
        clause "OAS 3.0.3, Parameter Object, required"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, required: false, schema: {type: integer}}]
        ";

    PARAMETER_OPTIONAL: Info change "change-parameter-optional"
        "the parameter `{at}` became optional"
        / "参数 `{at}` 变为可选"
        "Existing requests are still accepted. Say in a default what is used without it."
        / "现有请求仍会被接受。请用默认值说明未发送时的取值。"
        clause "OAS 3.0.3, Parameter Object, required"
        bad "
            # existing
            parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, required: true, description: how many, schema: {type: integer}}]
        ";

    DEFAULT_ADDED: Info change "change-default-added"
        "the default `{after}` was added to `{at}`"
        / "为 `{at}` 添加了默认值 `{after}`"
        "Requests that leave it out may get another result. Check that the default is what the backend did before."
        / "未携带该值的请求可能得到不同结果。请确认默认值与后端原有行为一致。"
        clause "OAS 3.0.3, Schema Object, default"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, title: page size}}]
        ";

    DEFAULT_REMOVED: Info change "change-default-removed"
        "the default `{before}` was removed from `{at}`"
        / "移除了 `{at}` 的默认值 `{before}`"
        "Requests that leave it out may get another result. Check what the backend does without the value."
        / "未携带该值的请求可能得到不同结果。请确认缺少该值时后端的行为。"
        clause "OAS 3.0.3, Schema Object, default"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20, title: page size}}]
        ";

    DEFAULT_CHANGED: Info change "change-default"
        "the default of `{at}` changed from `{before}` to `{after}`"
        / "`{at}` 的默认值由 `{before}` 改为 `{after}`"
        "Requests that leave it out may get another result. Announce the new default to callers who rely on the old one."
        / "未携带该值的请求可能得到不同结果。请告知依赖原默认值的调用方。"
        clause "OAS 3.0.3, Schema Object, default"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer, default: 20, title: page size}}]
        ";

    SERIALIZATION_CHANGED: Info change "change-serialization"
        "the `{keyword}` of `{at}` changed"
        / "`{at}` 的 `{keyword}` 发生变化"
        "The same value is written differently, so one side does not understand the other. Keep the old form, or offer the new one under another name."
        / "同一个值的写法不同，双方可能无法相互识别。请保留原写法，或以新名称提供新写法。"
        clause "OAS 3.0.3, Parameter Object, style"
        bad "
            # existing
            parameters: [{name: tags, in: query, explode: true, schema: {type: array, items: {type: string}}}]
            # document, SpecOnly
            parameters: [{name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}]
        "
        good "
            # existing
            parameters: [{name: tags, in: query, explode: true, schema: {type: array, items: {type: string}}}]
            # document, SpecOnly
            parameters: [{name: tags, in: query, style: form, schema: {type: array, items: {type: string}}}]
        ";

    EMPTY_VALUE_ALLOWED: Info change "change-empty-value-allowed"
        "`{at}` may now be sent without a value"
        / "`{at}` 现在可以不带值发送"
        "Existing requests are still accepted. Check what the backend does with an empty value."
        / "现有请求仍会被接受。请确认后端如何处理空值。"
        clause "OAS 3.0.3, Parameter Object, allowEmptyValue"
        bad "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, allowEmptyValue: true, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, allowEmptyValue: false, schema: {type: integer}}]
        ";

    EMPTY_VALUE_REFUSED: Info change "change-empty-value-refused"
        "`{at}` may no longer be sent without a value"
        / "`{at}` 不能再不带值发送"
        "Requests with an empty value are refused. Keep `allowEmptyValue` while callers send one."
        / "空值请求会被拒绝。如调用方仍发送空值，请保留 `allowEmptyValue`。"
        clause "OAS 3.0.3, Parameter Object, allowEmptyValue"
        bad "
            # existing
            parameters: [{name: limit, in: query, allowEmptyValue: true, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, schema: {type: integer}}]
        "
        good "
            # existing
            parameters: [{name: limit, in: query, allowEmptyValue: true, schema: {type: integer}}]
            # document, SpecOnly
            parameters: [{name: limit, in: query, allowEmptyValue: true, description: how many, schema: {type: integer}}]
        ";
}
