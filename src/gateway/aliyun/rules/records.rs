//! The records that the Alibaba Cloud gateway has already.

crate::diagnostic::rules! {
    "Alibaba Cloud: existing records" / "阿里云：现有记录";

    COMPONENT_REMOVED: Warning "component-removed"
        "the document does not have this component, and nothing uses it; it is removed"
        / "文档中没有该组件，且没有任何部分使用它，将被移除"
        "Import with SpecFirst to keep what the document does not have."
        / "如需保留文档中没有的内容，请使用 SpecFirst 导入。"
        clause "ImportHttpApi, strategy"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}, "components": {"Pet": "{\"type\": \"object\"}"}}]}
            # request
            {"strategy": "SpecOnly"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"}, "components": {"Pet": "{\"type\": \"object\"}"}}]}
            # request
            {"strategy": "SpecFirst"}
        "#;

    OPERATION_REMOVED_LIVE: Warning "operation-removed-live"
        "this operation is live: its deployment is {status}, and it is removed"
        / "该操作正在线上使用（发布状态为 {status}），将被移除"
        "Check that nobody calls it any more, or import with SpecFirst to keep it."
        / "请确认已无调用方；如需保留，请使用 SpecFirst 导入。"
        clause "ImportHttpApi, strategy; HttpApiOperationInfo, status"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"},
                       "operations": [{"operationId": "op-1", "name": "listOwners", "method": "GET", "path": "/owners", "status": "Deployed"}]}]}
            # request
            {"strategy": "SpecOnly"}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"},
                       "operations": [{"operationId": "op-1", "name": "listOwners", "method": "GET", "path": "/owners", "status": "Deployed"}]}]}
            # request
            {"strategy": "SpecFirst"}
        "#;

    RECORD_UNREADABLE: Warning "record-unreadable"
        "the existing record `{record}` cannot be read; it is kept unchanged"
        / "现有记录 `{record}` 无法读取，原样保留"
        "Fix it on the gateway so that an import can update it."
        / "请先在网关上修正，之后才能通过导入更新。"
        clause "HttpApiOperationInfo, method"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"},
                       "operations": [{"name": "anything", "path": "/pets", "method": "FETCH"}]}]}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"},
                       "operations": [{"name": "listPets", "path": "/pets", "method": "GET"}]}]}
        "#;

    RECORD_DOUBLED: Warning "record-doubled"
        "the existing operation `{record}` matches the same requests as `{other}`; it is kept unchanged"
        / "现有操作 `{record}` 与 `{other}` 匹配相同请求，原样保留"
        "Remove one of the two on the gateway."
        / "请在网关上删除其中一个。"
        clause "HttpApiOperationInfo, path"
        bad r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"},
                       "operations": [{"name": "getPet", "path": "/pets/{petId}", "method": "GET"},
                                      {"name": "findPet", "path": "/pets/:name", "method": "GET"}]}]}
        "#
        good r#"
            # catalog
            {"apis": [{"info": {"httpApiId": "api-1", "name": "Pets", "type": "Rest"},
                       "operations": [{"name": "getPet", "path": "/pets/{petId}", "method": "GET"},
                                      {"name": "findPet", "path": "/pets/by-name/:name", "method": "GET"}]}]}
        "#;

    ATTACHMENT_FOREIGN: Warning "attachment-foreign"
        "what is attached here is not a record of this gateway; it is left out"
        / "此处附加的内容不是该网关的记录，已忽略"
        "Write the API for the gateway that it was read from."
        / "请将 API 写回其来源网关。"
        bad r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # attached
            {"GET /pets": "a record of another gateway"}
        "#
        good r#"
            # existing
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: the pets}}}
            # attached
            {"GET /pets": {"record": {"operationId": "op-1"}}}
        "#;
}
