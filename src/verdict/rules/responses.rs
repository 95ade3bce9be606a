//! Changes of responses and their headers.

crate::diagnostic::rules! {
    "Changes: responses" / "变更：响应";

    STATUS_ADDED: Info change "change-status-added"
        "the response status `{value}` was added"
        / "新增了响应状态 `{value}`"
        "Callers get a status that no response described before. Cover it by a range such as `4XX`, or announce it."
        / "调用方会收到此前未描述的状态。请用 `4XX` 等范围覆盖，或提前告知调用方。"
        clause "OAS 3.0.3, Responses Object"
        bad r#"
            # existing
            responses:
              "200": {description: the pet}
            # document, SpecOnly
            responses:
              "200": {description: the pet}
              "202": {description: the pet}
        "#
        good r#"
            # existing
            responses:
              "200": {description: the pet}
            # document, SpecOnly
            responses:
              "200": {description: a pet}
        "#;

    STATUS_REMOVED: Info change "change-status-removed"
        "the response status `{value}` was removed"
        / "移除了响应状态 `{value}`"
        "Callers who wait for this status do not get it any more. Keep a success status that callers check."
        / "等待该状态的调用方不会再收到它。请保留调用方会检查的成功状态。"
        clause "OAS 3.0.3, Responses Object"
        bad r#"
            # existing
            responses:
              "200": {description: the pet}
              "202": {description: the pet}
            # document, SpecOnly
            responses:
              "200": {description: the pet}
        "#
        good r#"
            # existing
            responses:
              "200": {description: the pet}
              "202": {description: the pet}
            # document, SpecOnly
            responses:
              "202": {description: the pet}
              "200": {description: the pet}
        "#;

    HEADER_ADDED: Info change "change-header-added"
        "the header `{at}` was added"
        / "新增了响应头 `{at}`"
        "Callers ignore headers that they do not know. Describe what it is for."
        / "调用方会忽略未知的响应头。请说明其用途。"
        clause "OAS 3.0.3, Response Object, headers"
        bad r#"
            # existing
            responses:
              "200": {description: the pet}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {schema: {type: integer}}}
        "#
        good r#"
            # existing
            responses:
              "200": {description: the pet}
            # document, SpecOnly
            responses:
              "200": {description: a pet}
        "#;

    HEADER_REMOVED: Info change "change-header-removed"
        "the optional header `{at}` was removed"
        / "移除了可选响应头 `{at}`"
        "Callers who use it do not get it any more. Mark it as deprecated first."
        / "使用该响应头的调用方将无法再获取它。请先将其标记为弃用。"
        clause "OAS 3.0.3, Response Object, headers"
        bad r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200": {description: the pet}
        "#
        good r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {deprecated: true, schema: {type: integer}}}
        "#;

    REQUIRED_HEADER_REMOVED: Info change "change-required-header-removed"
        "the required header `{at}` was removed"
        / "移除了必填响应头 `{at}`"
        "Callers who rely on it fail. Make it optional first, and tell callers."
        / "依赖该响应头的调用方会出错。请先将其改为可选并通知调用方。"
        clause "OAS 3.0.3, Header Object, required"
        bad r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {required: true, schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200": {description: the pet}
        "#
        good r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {required: true, schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {description: how many, required: true, schema: {type: integer}}}
        "#;

    HEADER_REQUIRED: Info change "change-header-required"
        "the header `{at}` became required"
        / "响应头 `{at}` 变为必填"
        "Callers may rely on it from now on. Check that the backend always sends it."
        / "调用方今后可以依赖该响应头。请确认后端始终会返回它。"
        clause "OAS 3.0.3, Header Object, required"
        bad r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {required: true, schema: {type: integer}}}
        "#
        good r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {required: false, schema: {type: integer}}}
        "#;

    HEADER_OPTIONAL: Info change "change-header-optional"
        "the header `{at}` became optional"
        / "响应头 `{at}` 变为可选"
        "Callers who rely on it fail where it is missing. Keep it required while the backend sends it."
        / "缺少该响应头时，依赖它的调用方会出错。如后端仍会返回，请保持必填。"
        clause "OAS 3.0.3, Header Object, required"
        bad r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {required: true, schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {schema: {type: integer}}}
        "#
        good r#"
            # existing
            responses:
              "200":
                description: the pet
                headers: {X-Total: {required: true, schema: {type: integer}}}
            # document, SpecOnly
            responses:
              "200":
                description: the pet
                headers: {X-Total: {description: how many, required: true, schema: {type: integer}}}
        "#;
}
