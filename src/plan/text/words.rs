//! The words of a plan's text.

use crate::diagnostic::{Lang, Text};
use crate::plan::{Action, Class, Direction, Verdict};

pub(super) const LIST: Text = Text { en: ", ", zh: "，" };
pub(super) const COLON: Text = Text { en: ": ", zh: "：" };
pub(super) const SEMICOLON: Text = Text { en: "; ", zh: "；" };

/// An action as what was done.
pub(crate) fn done(action: Action, lang: Lang) -> &'static str {
    let text = match action {
        Action::Create => Text { en: "created", zh: "新建" },
        Action::Update => Text { en: "updated", zh: "更新" },
        Action::Unchanged => Text { en: "unchanged", zh: "不变" },
        Action::Keep => Text { en: "kept", zh: "保留" },
        Action::Remove => Text { en: "removed", zh: "移除" },
        Action::Refuse => Text { en: "refused", zh: "拒绝" },
    };
    text.get(lang)
}

/// A number with what is counted: `2 removed`.
pub(super) fn counted(count: usize, what: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{count} {what}"),
        Lang::Zh => format!("{what} {count}"),
    }
}

pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let text = match verdict {
        Verdict::Breaking => Text { en: "breaking", zh: "不兼容" },
        Verdict::Unclear => Text { en: "unclear", zh: "不确定" },
        Verdict::Compatible => Text { en: "compatible", zh: "兼容" },
    };
    text.get(lang)
}

/// A verdict with the side that it is about: `breaking in responses`.
pub(crate) fn judged(of: Verdict, direction: Option<Direction>, lang: Lang) -> String {
    let verdict = verdict(of, lang);
    match (direction, lang) {
        (None, _) => verdict.to_owned(),
        (Some(Direction::Request), Lang::En) => format!("{verdict} in requests"),
        (Some(Direction::Response), Lang::En) => format!("{verdict} in responses"),
        (Some(Direction::Request), Lang::Zh) => format!("请求{verdict}"),
        (Some(Direction::Response), Lang::Zh) => format!("响应{verdict}"),
    }
}

/// How many fields there are of each class: `2 texts, 1 example`.
pub(crate) fn fields(counts: &[(Class, usize)], lang: Lang) -> String {
    let counted = counts.iter().filter(|(_, count)| *count > 0).map(|(class, count)| match lang {
        Lang::En => format!("{count} {}{}", noun(*class, lang), if *count == 1 { "" } else { "s" }),
        Lang::Zh => format!("{count} 处{}", noun(*class, lang)),
    });
    let counted: Vec<String> = counted.collect();
    counted.join(LIST.get(lang))
}

fn noun(class: Class, lang: Lang) -> &'static str {
    let text = match class {
        Class::Contract => Text { en: "contract field", zh: "契约" },
        Class::Routing => Text { en: "routing field", zh: "路由" },
        Class::Operator => Text { en: "operator field", zh: "运维配置" },
        Class::Text => Text { en: "text", zh: "文本" },
        Class::Example => Text { en: "example", zh: "示例" },
        Class::Extension => Text { en: "extension", zh: "扩展" },
    };
    text.get(lang)
}
