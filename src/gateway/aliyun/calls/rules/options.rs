//! What the options of the call plan lack or have wrong.

crate::diagnostic::rules! {
    "Alibaba Cloud: the call plan's options" / "阿里云：调用计划的配置";

    CALL_OPTION_MISSING: Error "call-option-missing"
        "the option `{option}` is missing"
        / "缺少配置项 `{option}`"
        "Set the option: the document does not describe the gateway."
        / "请提供该配置项；文档中不包含网关自身的信息。"
        clause "CreateHttpApiRoute, environmentId; orchestration guide, key parameters"
        bad r#"
            # config
            {"environmentId": null}
        "#
        good r#"
            # config
            {"environmentId": "env-1"}
        "#;

    CALL_REFERENCE_UNKNOWN: Error "call-reference-unknown"
        "`{option}` names `{name}`, which does not exist"
        / "`{option}` 引用的 `{name}` 不存在"
        "Correct the name, or define what it names."
        / "请更正名称，或补充其定义。"
        bad r#"
            # config
            {"backend": {"services": [{"service": "order", "protocol": "HTTP"}]}}
        "#
        good r#"
            # config
            {"backend": {"services": [{"service": "orders", "protocol": "HTTP"}]}}
        "#;

    CALL_WORD_UNKNOWN: Error "call-word-unknown"
        "`{place}` is `{value}`; the gateway accepts {known}"
        / "`{place}` 的值为 `{value}`；网关支持 {known}"
        "Use one of these values."
        / "请使用上述取值之一。"
        clause "CreateHttpApiRoute, backendConfig, match"
        bad r#"
            # config
            {"backend": {"scene": "RoundRobin"}}
        "#
        good r#"
            # config
            {"backend": {"scene": "SingleService"}}
        "#;

    CALL_NAME_INVALID: Error "call-name-invalid"
        "the gateway does not accept the name `{name}` in `{option}`"
        / "网关不接受 `{option}` 中的名称 `{name}`"
        "A name must not be empty and must not have control characters; a domain is a host name of at most 128 characters, without scheme, port and path."
        / "名称不能为空，不能含控制字符；域名为不超过 128 个字符的主机名，不含协议、端口和路径。"
        clause "CreateDomain, name; CreateService, name"
        bad r#"
            # config
            {"services": {"orders": {"id": null, "name": "", "sourceType": "K8S", "namespace": "shop"}}}
        "#
        good r#"
            # config
            {"services": {"orders": {"id": null, "name": "orders", "sourceType": "K8S", "namespace": "shop"}}}
        "#;

    CALL_ADDRESS_INVALID: Error "call-address-invalid"
        "`{place}` is `{address}`, which is not the address of a host"
        / "`{place}` 的值 `{address}` 不是主机地址"
        "Write a host and a port, such as `orders.example.com:80`, without scheme and path."
        / "请填写主机和端口，例如 `orders.example.com:80`，不含协议和路径。"
        clause "CreateService, addresses"
        bad r#"
            # config
            {"services": {"orders": {"id": null, "sourceType": "DNS", "addresses": ["https://orders.example.com:443/v1"]}}}
        "#
        good r#"
            # config
            {"services": {"orders": {"id": null, "sourceType": "DNS", "addresses": ["orders.example.com:443"]}}}
        "#;

    CALL_NAME_REPEATED: Error "call-name-repeated"
        "{code} is foreseen: `{option}` and `{other}` have the same name, `{name}`"
        / "预计返回 {code}：`{option}` 与 `{other}` 的名称相同，均为 `{name}`"
        "Keep one of them, or give them different names; for domains, upper and lower case are the same."
        / "请只保留其中之一，或使用不同的名称；域名不区分大小写。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"services": {"orders": {"id": null, "name": "shop", "sourceType": "K8S", "namespace": "a"},
                          "next": {"id": null, "name": "shop", "sourceType": "K8S", "namespace": "b"}}}
        "#
        good r#"
            # config
            {"services": {"orders": {"id": null, "name": "shop-a", "sourceType": "K8S", "namespace": "a"},
                          "next": {"id": null, "name": "shop-b", "sourceType": "K8S", "namespace": "b"}}}
        "#;

    CALL_OPTION_NOT_APPLIED: Warning "call-option-not-applied"
        "`{option}` is `{value}`, but the existing `{id}` has `{existing}`; it is used unchanged"
        / "`{option}` 为 `{value}`，而现有的 `{id}` 为 `{existing}`；不作修改，直接使用"
        "Change it on the gateway, or correct the option."
        / "请在网关上修改，或更正该配置项。"
        clause "orchestration guide, sections 2 and 7"
        bad r#"
            # config
            {"domains": {"api.example.com": {"id": null, "protocol": "HTTPS"}}}
            # inventory
            {"domains": [{"domainId": "d-1", "name": "api.example.com", "protocol": "HTTP"}]}
        "#
        good r#"
            # config
            {"domains": {"api.example.com": {"id": null, "protocol": "HTTP"}}}
            # inventory
            {"domains": [{"domainId": "d-1", "name": "api.example.com", "protocol": "HTTP"}]}
        "#;
}
