//! Findings of conflicts between routes. The examples are lists of routes, as `oasgate routes --format json` has them.

use crate::diagnostic::{Term, Text};

/// Why a route comes first, by the rule of the order.
const REASONS: &[Term] = &[
    reason("domain", "its domain is longer", "域名更长"),
    reason("pathKind", "its kind of path has precedence", "路径匹配类型的优先级更高"),
    reason("pathLength", "its path is longer", "路径更长"),
    reason("headers", "it has more header conditions", "请求头条件更多"),
    reason("queries", "it has more query conditions", "查询参数条件更多"),
    reason("position", "it was created first", "创建时间更早"),
    reason("name", "its name sorts first", "名称排序靠前"),
];

const fn reason(value: &'static str, en: &'static str, zh: &'static str) -> Term {
    Term { value, text: Text { en, zh } }
}

const ANY_METHOD: &[Term] = &[Term { value: "*", text: Text { en: "any method", zh: "任意方法" } }];

crate::diagnostic::rules! {
    "Route conflicts" / "路由冲突";

    CONFLICT_IDENTICAL: Error "conflict-identical"
        "`{winner}` matches the same requests ({methods}) and gets them all, such as `{witness}`"
        / "`{winner}` 匹配相同的请求（{methods}），并全部接收，例如 `{witness}`"
        "Remove one of the two, or publish them on different domains."
        / "请删除其中一条，或将它们发布到不同的域名。"
        terms "methods" ANY_METHOD
        clause "ApiRouteConflictInfo, level Critical"
        bad r#"
            [{"name": "one", "methods": ["GET"], "path": {"kind": "exact", "value": "/pets"}},
             {"name": "two", "methods": ["GET"], "path": {"kind": "exact", "value": "/pets"}}]
        "#
        good r#"
            [{"name": "one", "methods": ["GET"], "path": {"kind": "exact", "value": "/pets"}},
             {"name": "two", "methods": ["POST"], "path": {"kind": "exact", "value": "/pets"}}]
        "#;

    CONFLICT_SHADOWED: Error "conflict-shadowed"
        "this route never gets a request: `{winner}` comes first ({rule}) and takes them all, such as `{witness}`"
        / "该路由被遮蔽，永远收不到请求：`{winner}` 优先（{rule}）并接收全部请求，例如 `{witness}`"
        "Make the other route narrower, or remove this one."
        / "请缩小另一条路由的匹配范围，或删除该路由。"
        terms "rule" REASONS
        clause "ApiRouteConflictInfo, level Critical"
        bad r#"
            [{"name": "all", "path": {"kind": "prefix", "value": "/v1/"}},
             {"name": "pet", "path": {"kind": "regex", "value": "/v1/pets/[^/]+"}}]
        "#
        good r#"
            [{"name": "all", "path": {"kind": "prefix", "value": "/v2/"}},
             {"name": "pet", "path": {"kind": "regex", "value": "/v1/pets/[^/]+"}}]
        "#;

    CONFLICT_PARTLY_SHADOWED: Error "conflict-partly-shadowed"
        "for the methods that it shares with `{winner}`, this route never gets a request: the other one comes first ({rule}), for example for `{witness}`"
        / "该路由在与 `{winner}` 共有的方法上被遮蔽，永远收不到这些请求：后者优先（{rule}），例如 `{witness}`"
        "Remove the shared methods from one of the two routes, or make the other one narrower."
        / "请从其中一条路由中移除共有的方法，或缩小另一条路由的匹配范围。"
        terms "rule" REASONS
        clause "ApiRouteConflictInfo, level Critical"
        bad r#"
            [{"name": "all", "methods": ["GET"], "path": {"kind": "prefix", "value": "/v1/"}},
             {"name": "pet", "methods": ["GET", "PUT"], "path": {"kind": "regex", "value": "/v1/pets/[^/]+"}}]
        "#
        good r#"
            [{"name": "all", "methods": ["GET"], "path": {"kind": "prefix", "value": "/v1/"}},
             {"name": "pet", "methods": ["PUT"], "path": {"kind": "regex", "value": "/v1/pets/[^/]+"}}]
        "#;

    CONFLICT_AMBIGUOUS: Warning "conflict-ambiguous"
        "`{winner}` also matches `{witness}` and gets it ({rule}), though neither route is more specific"
        / "`{winner}` 也匹配 `{witness}` 并优先接收（{rule}），但两条路由都不比另一条更具体"
        "Make the two paths differ in a literal segment."
        / "请使两个路径至少有一个固定的路径段不同。"
        terms "rule" REASONS
        clause "ApiRouteConflictInfo, level Warning"
        bad r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/a/[^/]+/c"}},
             {"name": "two", "path": {"kind": "regex", "value": "/a/b/[^/]+"}}]
        "#
        good r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/a/[^/]+/c"}},
             {"name": "two", "path": {"kind": "regex", "value": "/b/[^/]+/c"}}]
        "#;

    CONFLICT_PREFIX_IN_PREFIX: Warning "conflict-prefix-in-prefix"
        "`{winner}` is a longer prefix and takes a part of this one's requests, such as `{witness}`"
        / "`{winner}` 是更长的前缀，会截走该路由的部分请求，例如 `{witness}`"
        "Check that this is intended; a prefix is compared as text, so end it with `/` to match whole segments."
        / "请确认这符合预期；前缀按文本比较，如需匹配完整路径段，请以 `/` 结尾。"
        clause "ApiRouteConflictInfo, level Warning"
        bad r#"
            [{"name": "user", "path": {"kind": "prefix", "value": "/user"}},
             {"name": "users", "path": {"kind": "prefix", "value": "/users"}}]
        "#
        good r#"
            [{"name": "user", "path": {"kind": "prefix", "value": "/user/"}},
             {"name": "users", "path": {"kind": "prefix", "value": "/users/"}}]
        "#;

    CONFLICT_REGEX_OVERLAP: Warning "conflict-regex-overlap"
        "a regular expression is involved: `{winner}` also matches `{witness}` and gets it ({rule})"
        / "涉及正则表达式：`{winner}` 也匹配 `{witness}` 并优先接收（{rule}）"
        "Check that this is intended; the length of an expression does not tell how much it matches."
        / "请确认这符合预期；表达式的长度与其匹配范围无关。"
        terms "rule" REASONS
        clause "ApiRouteConflictInfo, level Warning"
        bad r#"
            [{"name": "number", "path": {"kind": "regex", "value": "/pets/\\d+"}},
             {"name": "short", "path": {"kind": "regex", "value": "/pets/.{1,3}"}}]
        "#
        good r#"
            [{"name": "number", "path": {"kind": "regex", "value": "/pets/\\d+"}},
             {"name": "short", "path": {"kind": "regex", "value": "/pets/[a-z]{1,3}"}}]
        "#;

    CONFLICT_MORE_SPECIFIC: Info "conflict-more-specific"
        "`{winner}` is more specific and takes a part of this one's requests, such as `{witness}`"
        / "`{winner}` 更具体，会接收该路由的部分请求，例如 `{witness}`"
        "Check that `{winner}` is meant to answer them; OpenAPI and the gateway both prefer the more specific path."
        / "请确认这些请求应由 `{winner}` 响应；OpenAPI 与网关都优先匹配更具体的路径。"
        clause "ApiRouteConflictInfo, level Informational"
        bad r#"
            [{"name": "me", "path": {"kind": "exact", "value": "/users/me"}},
             {"name": "user", "path": {"kind": "regex", "value": "/users/[^/]+"}}]
        "#
        good r#"
            [{"name": "me", "path": {"kind": "exact", "value": "/me"}},
             {"name": "user", "path": {"kind": "regex", "value": "/users/[^/]+"}}]
        "#;

    CONFLICT_UNDECIDED: Info "conflict-undecided"
        "it cannot be decided whether `{winner}`, which comes first, matches some of the same requests"
        / "无法判断优先的 `{winner}` 是否匹配部分相同的请求"
        "Simplify the regular expressions of the two, or check by hand."
        / "请简化两条路由的正则表达式，或自行检查。"
        bad r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/(.*a.{20})"}},
             {"name": "two", "path": {"kind": "regex", "value": "/[^/]+"}}]
        "#
        good r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/x/(.*a.{20})"}},
             {"name": "two", "path": {"kind": "regex", "value": "/[^/]+"}}]
        "#;

    CONFLICT_UNREADABLE: Info "conflict-unreadable"
        "`{path}` cannot be read as a regular expression, so this route was not compared with any other"
        / "`{path}` 无法作为正则表达式解析，因此未与其他路由比较"
        "Fix the expression; look-around and back references cannot be compared."
        / "请修正表达式；环视和反向引用无法比较。"
        bad r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/(?!admin).*"}}]
        "#
        good r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/public/.*"}}]
        "#;

    CONFLICT_UNLISTED: Warning "conflict-unlisted"
        "further conflicts of this route that are not listed: {count}"
        / "该路由还有 {count} 个冲突未列出"
        "Resolve the listed conflicts first; they usually have one cause."
        / "请先处理已列出的冲突，它们通常出自同一原因。"
        bad r#"
            # conflict options
            {"perRoute": 1}
            # document
            [{"name": "all", "path": {"kind": "prefix", "value": "/"}},
             {"name": "one", "path": {"kind": "exact", "value": "/one"}},
             {"name": "two", "path": {"kind": "exact", "value": "/two"}}]
        "#
        good r#"
            [{"name": "all", "path": {"kind": "prefix", "value": "/"}},
             {"name": "one", "path": {"kind": "exact", "value": "/one"}}]
        "#;

    CONFLICT_SEARCH_ENDED: Warning "conflict-search-ended"
        "the routes have so much in common that not all of them were compared"
        / "路由之间重叠过多，未能全部比较"
        "Resolve the listed conflicts and check again; routes with identical conditions are all listed."
        / "请先处理已列出的冲突，然后重新检查；匹配条件完全相同的路由均已列出。"
        bad r#"
            # conflict options
            {"steps": 0, "stepsPerRoute": 1}
            # document
            [{"name": "one", "path": {"kind": "regex", "value": "/[^/]+/x/a"}},
             {"name": "two", "path": {"kind": "regex", "value": "/y/[^/]+/b"}}]
        "#
        good r#"
            [{"name": "one", "path": {"kind": "regex", "value": "/x/[^/]+/a"}},
             {"name": "two", "path": {"kind": "regex", "value": "/y/[^/]+/b"}}]
        "#;
}
