//! Policies: their settings, and what they are attached to.

crate::diagnostic::rules! {
    "Alibaba Cloud: the call plan's policies" / "阿里云：调用计划的策略";

    CALL_POLICY_CONFIG_INVALID: Error "call-policy-config-invalid"
        "`{option}` is not a JSON object"
        / "`{option}` 不是 JSON 对象"
        "Set an object, or a text that is the JSON of one."
        / "请提供对象，或内容为 JSON 对象的文本。"
        clause "CreatePolicy, config"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": "1s"}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": "{\"unitNum\":1,\"timeUnit\":\"s\",\"enable\":true}",
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_POLICY_CLASS_UNKNOWN: Warning "call-policy-class-unknown"
        "the policy `{policy}` is of the class `{class}`, which the gateway does not publish; it publishes `{known}`"
        / "策略 `{policy}` 的类型 `{class}` 不在网关公布的类型中；已公布的是 `{known}`"
        "Correct the class; the gateway may refuse one that it does not know."
        / "请更正类型；网关可能拒绝未知的类型。"
        clause "CreatePolicy, className"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeuot", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_POLICY_CONFIG_CONTRADICTS: Warning "call-policy-config-contradicts"
        "`{option}` is `{value}`, but the policy itself has `{wanted}`"
        / "`{option}` 的值为 `{value}`，而策略本身为 `{wanted}`"
        "Use the name of the policy and the type of the resources that it is attached to."
        / "请与策略的名称及其挂载的资源类型保持一致。"
        clause "orchestration guide, sections 3.1 and 5.1"
        bad r#"
            # config
            {"policies": {"inside": {"className": "IpAccessControl", "config": {"ipAccessControlResourceType": "Domain"},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#
        good r#"
            # config
            {"policies": {"inside": {"className": "IpAccessControl", "config": {"ipAccessControlResourceType": "Domain"},
                                  "attach": [{"type": "Domain", "names": ["*"]}]}}}
        "#;

    CALL_POLICY_NAME_TAKEN: Error "call-policy-name-taken"
        "PolicyExisted is foreseen: `{id}` has the name `{name}`, but is of the class {class}"
        / "预计返回 PolicyExisted：`{id}` 已使用名称 `{name}`，但其类型为 {class}"
        "Choose another name."
        / "请更换名称。"
        clause "orchestration guide, sections 3.1 and 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Retry"}]}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Timeout"}]}
        "#;

    CALL_POLICY_CONFIG_DIFFERS: Warning "call-policy-config-differs"
        "the existing policy `{id}` named `{policy}` has other settings; it is used unchanged"
        / "现有策略 `{id}`（`{policy}`）的配置不同，不作修改，直接使用"
        "Update the policy on the gateway, or choose another name."
        / "请在网关上更新该策略，或更换名称。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"unitNum": 2},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Timeout", "config": "{\"unitNum\":1}"}]}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"unitNum": 1},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "slow", "className": "Timeout", "config": "{\"unitNum\":1}"}]}
        "#;

    CALL_POLICY_TYPES_MIXED: Error "call-policy-types-mixed"
        "PolicyAttachResourceTypeNotMatch is foreseen: the policy `{policy}` would be attached to resources of several types: {types}"
        / "预计返回 PolicyAttachResourceTypeNotMatch：策略 `{policy}` 将挂载到多种类型的资源：{types}"
        "Create one policy for each type of resource."
        / "请为每种资源类型分别创建策略。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "HttpApi"}, {"type": "GatewayRoute", "names": ["*"]}]}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true}, "attach": [{"type": "HttpApi"}]}}}
        "#;

    CALL_POLICY_CLASS_MISPLACED: Warning "call-policy-class-misplaced"
        "the policy `{policy}` is of the class {class}, which is not known to apply to a resource of type {type}"
        / "策略 `{policy}` 的类型为 {class}，尚不清楚 {type} 类型的资源是否支持"
        "Check the class; the gateway may answer PolicyAttachResourceTypeNotMatch."
        / "请检查类型；网关可能返回 PolicyAttachResourceTypeNotMatch。"
        clause "PolicyInfo, attachable resource types"
        bad r#"
            # config
            {"policies": {"wall": {"className": "Redirect", "config": {"enable": true}, "attach": [{"type": "HttpApi"}]}}}
        "#
        good r#"
            # config
            {"policies": {"wall": {"className": "Redirect", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_POLICY_CLASS_TAKEN: Warning "call-policy-class-taken"
        "PolicyAttachConflict is foreseen: `{resource}` has the policy `{other}` of the class {class}, so `{policy}` is not attached to it"
        / "预计返回 PolicyAttachConflict：`{resource}` 已有 {class} 类型的策略 `{other}`，`{policy}` 不会挂载"
        "Detach the other policy, or leave this one out."
        / "请解除另一策略，或去掉此策略。"
        clause "orchestration guide, section 7"
        bad r#"
            # config
            {"policies": {"inside": {"className": "IpAccessControl", "config": {"enable": true},
                                  "attach": [{"type": "Domain", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "office", "className": "IpAccessControl",
                           "attachments": [{"attachResourceId": "d-1", "attachResourceType": "Domain"}]}]}
        "#
        good r#"
            # config
            {"policies": {"inside": {"className": "IpAccessControl", "config": {"enable": true},
                                  "attach": [{"type": "Domain", "names": ["*"]}]}}}
            # inventory
            {"policies": [{"policyId": "p-9", "name": "office", "className": "Waf",
                           "attachments": [{"attachResourceId": "d-1", "attachResourceType": "Domain"}]}]}
        "#;

    CALL_REDIRECT_UNSET: Warning "call-redirect-unset"
        "the scene is Redirect, but no policy of the class Redirect is attached to the route"
        / "场景为 Redirect，但路由没有挂载 Redirect 类型的策略"
        "Add such a policy to `policies`."
        / "请在 `policies` 中添加该类策略。"
        clause "PolicyInfo, className"
        bad r#"
            # config
            {"backend": {"scene": "Redirect", "services": []}}
        "#
        good r#"
            # config
            {"backend": {"scene": "Redirect", "services": []},
             "policies": {"moved": {"className": "Redirect", "config": {"enable": true},
                                   "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_ATTACH_EMPTY: Warning "call-attach-empty"
        "`{option}` names no resource of the type {type}"
        / "`{option}` 没有对应任何 {type} 类型的资源"
        "Name resources of the API, or use `ids`. An API of type Http has no operations, one of type Rest has no routes, and ports have ids only."
        / "请指明 API 的资源，或使用 `ids`。Http 类型的 API 没有操作，Rest 类型的 API 没有路由，服务端口只能用 ID 指明。"
        clause "CreatePolicyAttachment, attachResourceType"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}, {"type": "GatewayRoute"}]}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;

    CALL_POLICY_UNATTACHED: Warning "call-policy-unattached"
        "the policy `{policy}` is attached to nothing, so no calls are planned for it"
        / "策略 `{policy}` 没有挂载到任何资源，不为其生成调用"
        "Set in `attach` what the policy is for, or remove it. An API of type Http has no operations, and one of type Rest has no routes."
        / "请在 `attach` 中指明策略的资源，或删除该策略。Http 类型的 API 没有操作，Rest 类型的 API 没有路由。"
        clause "CreatePolicyAttachment, attachResourceType"
        bad r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "Operation", "names": ["*"]}]}}}
        "#
        good r#"
            # config
            {"policies": {"slow": {"className": "Timeout", "config": {"enable": true},
                                  "attach": [{"type": "GatewayRoute", "names": ["*"]}]}}}
        "#;
}
