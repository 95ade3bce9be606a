//! The texts about conflicts.

use oasgate::Lang;
use oasgate::diagnostic::Text;
use oasgate::route::{ConflictKind, ConflictLevel, OrderRule};

pub(super) const WINS: Text = Text { en: "wins   ", zh: "优先：" };
pub(super) const LOSES: Text = Text { en: "loses  ", zh: "被遮蔽：" };
pub(super) const WITNESS: Text = Text { en: "both match", zh: "均匹配：" };
pub(super) const DOMAINS: Text = Text { en: "on", zh: "域名：" };
pub(super) const WHY: Text = Text { en: "because", zh: "原因：" };
pub(super) const HELP: Text = Text { en: "help:", zh: "建议：" };
pub(super) const UNREADABLE: Text = Text {
    en: "Informational: the path cannot be read, so nothing was compared with it",
    zh: "提示：路径无法解析，未参与比较",
};
pub(super) const UNLISTED: Text = Text { en: "conflicts that are not listed,", zh: "未列出的冲突" };
pub(super) const ENDED: Text = Text {
    en: "the routes have so much in common that not all of them were compared",
    zh: "路由之间重叠过多，未能全部比较",
};

pub(super) const fn level(level: ConflictLevel, lang: Lang) -> &'static str {
    let zh = match level {
        ConflictLevel::Critical => "严重",
        ConflictLevel::Warning => "警告",
        ConflictLevel::Informational => "提示",
        other => other.as_str(),
    };
    Text { en: level.as_str(), zh }.get(lang)
}

pub(super) const fn message(kind: ConflictKind) -> Text {
    match kind {
        ConflictKind::Identical => {
            Text { en: "two routes match the same requests", zh: "两条路由匹配相同的请求" }
        }
        ConflictKind::Shadowed => {
            Text { en: "a route never gets a request", zh: "一条路由永远收不到请求" }
        }
        ConflictKind::PartlyShadowed => Text {
            en: "a route never gets a request with a method that both have",
            zh: "对于共有的方法，一条路由永远收不到请求",
        },
        ConflictKind::Ambiguous => Text {
            en: "two routes overlap, and neither is the more specific one",
            zh: "两条路由部分重叠，且没有哪一条更具体",
        },
        ConflictKind::PrefixInPrefix => Text {
            en: "a longer prefix takes requests of a shorter one",
            zh: "较长的前缀会截走较短前缀的部分请求",
        },
        ConflictKind::RegexOverlap => Text {
            en: "two routes overlap, at least one of them by a regular expression",
            zh: "两条路由因正则表达式而部分重叠",
        },
        ConflictKind::MoreSpecific => {
            Text { en: "the more specific route comes first", zh: "更具体的路由优先" }
        }
        ConflictKind::Undecided => Text {
            en: "whether two routes overlap cannot be decided",
            zh: "无法判断两条路由是否重叠",
        },
        other => Text { en: other.as_str(), zh: other.as_str() },
    }
}

pub(super) const fn why(rule: OrderRule) -> Text {
    match rule {
        OrderRule::Domain => Text { en: "its domain name is longer", zh: "域名更长" },
        OrderRule::PathKind => Text {
            en: "exact paths come before prefixes, and prefixes before regular expressions",
            zh: "精确匹配先于前缀匹配，前缀匹配先于正则匹配",
        },
        OrderRule::PathLength => Text { en: "its path is longer as text", zh: "路径文本更长" },
        OrderRule::Headers => Text { en: "it has more conditions on headers", zh: "请求头条件更多" },
        OrderRule::Queries => {
            Text { en: "it has more conditions on the query", zh: "查询参数条件更多" }
        }
        OrderRule::Position => Text { en: "it was created first", zh: "创建时间更早" },
        OrderRule::Name => Text { en: "its name sorts first", zh: "名称排序靠前" },
        other => Text { en: other.as_str(), zh: other.as_str() },
    }
}

pub(super) const fn help(kind: ConflictKind) -> Text {
    match kind {
        ConflictKind::Identical => Text {
            en: "remove one of the two, or publish them on different domains",
            zh: "删除其中一条，或发布到不同的域名",
        },
        ConflictKind::Shadowed | ConflictKind::PartlyShadowed => Text {
            en: "make the winning route narrower, or remove the losing one",
            zh: "缩小优先路由的匹配范围，或删除被遮蔽的路由",
        },
        ConflictKind::Ambiguous => Text {
            en: "make the two paths differ in a literal segment",
            zh: "使两个路径至少有一个固定的路径段不同",
        },
        ConflictKind::MoreSpecific => Text {
            en: "check that the more specific route is meant to answer",
            zh: "请确认应由更具体的路由响应",
        },
        ConflictKind::Undecided => {
            Text { en: "simplify the regular expressions", zh: "简化正则表达式" }
        }
        _ => Text { en: "check that this is intended", zh: "请确认这符合预期" },
    }
}
