//! Findings of the plan: clashes and hazards between the document and the existing API.

super::rules! {
    OPERATION_NAME_TAKEN: Error "operation-name-taken"
        "the name `{name}` belongs to `{other}` of the existing API; the operation is left as it was" / "名称 `{name}` 已被现有 API 的 `{other}` 使用，该操作保持原状"
        "Choose another operationId, or let the document describe the other operation too." / "请更换 operationId，或在文档中同时描述该操作。";
    OPERATION_COUNTERPART_BROKEN: Warning "operation-counterpart-broken"
        "the document describes this operation, but not so that it can be read; the existing one is kept" / "文档中的该操作无法读取，保留现有操作"
        "Mend the operation in the document and import again." / "请修正文档中的该操作后重新导入。";
    COMPONENT_COUNTERPART_BROKEN: Warning "component-counterpart-broken"
        "the document describes this component, but not so that it can be read; the existing one is kept" / "文档中的该组件无法读取，保留现有组件"
        "Mend the component in the document and import again." / "请修正文档中的该组件后重新导入。";
    COMPONENT_STILL_USED: Info "component-still-used"
        "the document does not have this component any more, but `{user}` is kept and needs it" / "文档中已没有该组件，但被保留的 `{user}` 仍需要它"
        "Nothing to do; it goes when its last user goes." / "无需处理；最后一个使用者移除后它将被移除。";
    COMPONENT_KEPT_DIFFERS: Warning "component-kept-differs"
        "this operation comes from the document, but it refers to the existing `{component}`, which differs from the document's" / "该操作来自文档，但引用了与文档不同的现有组件 `{component}`"
        "Import with SpecFirst, or rename the component in the document." / "请使用 SpecFirst 导入，或在文档中重命名该组件。";
    COMPONENT_CHANGED_UNDER: Warning "component-changed-under"
        "this operation is kept as it is, but `{component}`, which it refers to, is updated" / "该操作保持不变，但其引用的 `{component}` 将被更新"
        "Check that the operation still means what it should." / "请确认该操作的含义仍然正确。";
    PATH_PARAMETER_RENAMED: Warning "path-parameter-renamed"
        "the path `{before}` becomes `{after}`: the same requests, other parameter names" / "路径 `{before}` 变为 `{after}`：匹配相同请求，仅参数名不同"
        "Check backends and policies that use the old parameter names." / "请检查使用旧参数名的后端和策略。";
    API_NAME_DIFFERS: Warning "api-name-differs"
        "the document calls the API `{document}`; the existing name `{existing}` is kept" / "文档中的 API 名称为 `{document}`，保留现有名称 `{existing}`"
        "Rename the API on the gateway if the new name is meant." / "如需使用新名称，请在网关上重命名该 API。";
    ATTACHMENT_LOST: Warning "attachment-lost"
        "what the operator attached to this part goes with it" / "附加在该部分上的运维配置将一并移除"
        "Move the attachment to another operation before the import if it is still needed." / "如仍需要，请在导入前将其转移到其他操作。";
    OPERATION_REMOVED: Warning "operation-removed"
        "the document does not have this operation; it is removed" / "文档中没有该操作，将被移除"
        "Import with SpecFirst to keep what the document does not have." / "如需保留文档中没有的内容，请使用 SpecFirst 导入。";
}
