//! Rules about findings themselves.

crate::diagnostic::rules! {
    "Findings" / "诊断";

    FINDINGS_SUPPRESSED: Info "findings-suppressed"
        "further findings of `{code}` that are not listed: {count}"
        / "另有 {count} 条 `{code}` 诊断未列出"
        "Fix the listed ones and import again."
        / "请先修正已列出的问题，然后重新导入。"
        bad "
            a0: 0
            a1: 0
            … 150 more such keys
        "
        good "
            x-a0: 0
            x-a1: 0
        ";
}
