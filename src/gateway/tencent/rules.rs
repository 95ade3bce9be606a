//! What is found when operations become APIs of this gateway, and no other gateway has.

use crate::diagnostic::Term;

/// Why a request may go to another API.
const REASONS: &[Term] = &[
    Term::new("a prefix comes before patterns", "前缀的优先级高于模式"),
    Term::new("the vendor does not say which of two patterns comes first", "厂商未说明两个模式的先后顺序"),
    Term::new("all other forms come before a plain path", "其他形式的优先级均高于普通路径"),
];

crate::diagnostic::rules! {
    "Tencent Cloud: conversion into payloads" / "腾讯云：转换为网关请求";

    TENCENT_REQUESTS_MISROUTED: Warning "tencent-requests-misrouted"
        "requests such as `{request}` may reach `{other}` on the gateway: {reason}"
        / "`{request}` 等请求在网关上可能被转发到 `{other}`：{reason}"
        "A variable takes slashes there. Use paths that differ before the first variable, or send both to one backend."
        / "网关中的变量可匹配斜杠。请让路径在第一个变量之前就不同，或将两者转发到同一后端。"
        terms "reason" REASONS
        clause "Creating General API"
        bad r#"
            # document
            paths:
              /users/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: getUser, responses: {"200": {description: the user}}}
              /users/{id}/orders:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#
        good r#"
            # document
            paths:
              /users:
                get: {operationId: listUsers, responses: {"200": {description: the users}}}
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#;

    TENCENT_REQUESTS_UNLISTED: Warning "tencent-requests-unlisted"
        "further pairs of operations that share requests on the gateway: {count}; operations that were not compared with all others: {skipped}"
        / "网关上另有 {count} 对操作会匹配相同的请求；{skipped} 个操作未与其他所有操作比较"
        "Change the paths of those that are listed, and convert again."
        / "请先修改已列出的路径，然后重新转换。"
        clause "Creating General API"
        bad r#"
            # document
            paths:
              /{a}:
                get: {operationId: one, responses: {"200": {description: it}}}
              /{a}/{b}:
                get: {operationId: two, responses: {"200": {description: it}}}
              /{a}/{b}/{c}:
                get: {operationId: three, responses: {"200": {description: it}}}
              /{a}/{b}/{c}/{d}:
                get: {operationId: four, responses: {"200": {description: it}}}
              /{a}/{b}/{c}/{d}/{e}:
                get: {operationId: five, responses: {"200": {description: it}}}
        "#
        good r#"
            # document
            paths:
              /users:
                get: {operationId: listUsers, responses: {"200": {description: the users}}}
              /orders:
                get: {operationId: listOrders, responses: {"200": {description: the orders}}}
        "#;
}
