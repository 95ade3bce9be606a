//! The fixed words of the page.

use crate::diagnostic::{Lang, Text};
use crate::plan::Class;
use crate::route::ConflictLevel;

/// Makes a struct of texts, and its values in each language.
macro_rules! words {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// The words of the page in one language.
        pub(super) struct Words {
            $(pub(super) $name: &'static str,)*
        }

        impl Words {
            pub(super) const fn of(lang: Lang) -> Self {
                Self { $($name: Text { en: $en, zh: $zh }.get(lang),)* }
            }
        }
    };
}

words! {
    changes "Changes" "变更"
    findings "Findings" "发现"
    routes "Routes" "路由"
    conflicts "Route conflicts" "路由冲突"
    sections "Sections" "章节"
    filters "Filter the changes" "筛选变更"
    search "Search parts, paths and texts" "搜索对象、路径和文本"
    verdict "Verdict" "判定"
    action "Action" "操作"
    class "Class" "类别"
    tag "Tag" "标签"
    all_tags "all tags" "全部标签"
    part "Part" "对象"
    effect "What callers notice" "对调用方的影响"
    clear "Clear" "清除"
    unfold "Unfold all" "全部展开"
    fold "Fold all" "全部折叠"
    before "Before" "变更前"
    after "After" "变更后"
    none "none" "无"
    not_judged "not judged" "未判定"
    shown "shown" "显示"
    nothing_matches "No change matches." "没有符合条件的变更。"
    nothing_changes "Nothing changes." "没有任何变更。"
    no_plan "Nothing can be imported: there is no plan." "无法导入：没有计划。"
    see_finding "See the findings." "请查看发现。"
    no_findings "No findings." "没有发现。"
    no_routes "No routes." "没有路由。"
    no_conflicts "No two routes match the same request." "没有两条路由匹配相同的请求。"
    incomplete "The routes have so much in common that not all of them were compared." "路由之间重叠过多，未能全部比较。"
    wins "wins" "优先"
    loses "loses" "被遮蔽"
    both_match "both match" "均匹配"
    order_note "The number of a route is its position in the order in which the gateway tries routes." "路由的编号为网关匹配路由的次序。"
    in_conflict "in conflict" "冲突"
    is_new "new" "新增"
    is_changed "changed" "变更"
    is_removed "removed" "移除"
    keys "Keys: / searches, j and k or the arrows go from change to change, Enter folds, Esc clears." "按键：/ 搜索，j、k 或方向键切换变更，Enter 折叠，Esc 清除。"
    masked "Values that look like credentials are masked." "疑似凭据的值已隐藏。"
    of_changes "changes" "变更"
    of_findings "findings" "发现"
    of_routes "routes" "路由"
    of_conflicts "conflicts" "冲突"
    calls "Calls" "调用"
    calls_note "The stages run one after the other, the groups of a stage side by side, the calls of a group from top to bottom. Nothing was sent." "各阶段依次执行，同一阶段的各组并行执行，组内调用自上而下依次执行。尚未发送任何调用。"
    no_calls "Nothing needs a call." "无需任何调用。"
    need_ids "need ids" "需要 ID"
    needs_id "needs the id of" "所需 ID 来自"
    waits "waits for" "等待"
    may_conflict "may meet a conflict" "可能冲突"
    foreseen "conflict foreseen" "已预见冲突"
    on_conflict "If a call answers 409" "调用返回 409 时"
    not_called "Left out because of their findings, so that nothing is called for them:" "因存在问题而不生成调用："
    of_calls "calls" "调用"
    same_items "the same items in another order" "内容相同，顺序不同"
}

/// What a field is about.
pub(super) fn class(class: Class, lang: Lang) -> &'static str {
    let text = match class {
        Class::Contract => Text { en: "contract", zh: "契约" },
        Class::Routing => Text { en: "routing", zh: "路由" },
        Class::Operator => Text { en: "operator", zh: "运维配置" },
        Class::Text => Text { en: "text", zh: "文本" },
        Class::Example => Text { en: "example", zh: "示例" },
        Class::Extension => Text { en: "extension", zh: "扩展" },
    };
    text.get(lang)
}

/// Every class, as a key and as a text.
pub(super) fn classes(lang: Lang) -> Vec<(&'static str, &'static str)> {
    Class::ALL.map(|of| (of.as_str(), class(of, lang))).into()
}

/// A conflict's level.
pub(super) const fn level(level: ConflictLevel, lang: Lang) -> &'static str {
    let text = match level {
        ConflictLevel::Critical => Text { en: "critical", zh: "严重" },
        ConflictLevel::Warning => Text { en: "warning", zh: "警告" },
        ConflictLevel::Informational => Text { en: "informational", zh: "提示" },
    };
    text.get(lang)
}

/// How many changes are listed without their fields.
pub(super) fn bare(count: usize, lang: Lang) -> Option<String> {
    (count > 0).then(|| match lang {
        Lang::En => format!("For the size of the page, {count} changes are listed without their fields."),
        Lang::Zh => format!("因篇幅所限，{count} 项变更未列出字段。"),
    })
}

/// How many of something are not on the page.
pub(super) fn left_out(count: usize, what: &str, lang: Lang) -> Option<String> {
    (count > 0).then(|| match lang {
        Lang::En => format!("{count} more {what} are left out of the page for its size."),
        Lang::Zh => format!("因篇幅所限，另有 {count} 项{what}未列出。"),
    })
}
