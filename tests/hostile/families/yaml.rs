//! What only YAML has: anchors, merge keys, tags, comments.

use super::{Family, joined, long};

fn document(rest: &str) -> String {
    format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\n{rest}")
}

/// Each level names the one before so many times.
fn bomb(size: usize, fan: usize) -> String {
    let levels = size / (16 + 6 * fan);
    let mut text = "x-0: &a0 [0]\n".to_owned();
    for level in 1..levels {
        let users = vec![format!("*a{}", level - 1); fan].join(", ");
        text.push_str(&format!("x-{level}: &a{level} [{users}]\n"));
    }
    document(&text)
}

pub const FAMILIES: &[Family] = &[
    ("alias-bomb", |size| bomb(size, 9).into()),
    ("alias-bomb-of-two", |size| bomb(size, 2).into()),
    ("chain-of-aliases", |size| bomb(size, 1).into()),
    ("many-aliases-of-a-long-text", |size| {
        document(&format!("x-a: &a {}\nx-b: [{}]\n", long(size / 2), joined(size / 2, "*a", ", "))).into()
    }),
    ("many-aliases-of-a-text-of-sixty-bytes", |size| {
        document(&format!("x-a: &a {}\nx-b: [{}]\n", long(60), joined(size, "*a", ", "))).into()
    }),
    ("many-aliases-of-a-large-list", |size| {
        let list = joined(size / 2, "0", ", ");
        document(&format!("x-a: &a [{list}]\nx-b: [{}]\n", joined(size / 2, "*a", ", "))).into()
    }),
    ("chain-of-merge-keys", |size| {
        let mut text = "x-0: &a0 {k: 0}\n".to_owned();
        for level in 1..size / 32 {
            text.push_str(&format!("x-{level}: &a{level} {{<<: *a{}, k{level}: 0}}\n", level - 1));
        }
        document(&text).into()
    }),
    ("many-merge-keys-of-one-large-object", |size| {
        let members = joined(size / 2, "k@: 0", ", ");
        document(&format!("x-a: &a {{{members}}}\n{}\n", joined(size / 2, "x-@: {<<: *a}", "\n"))).into()
    }),
    ("merge-keys-of-a-long-key", |size| {
        document(&format!("x-a: &a {{{}: 0}}\n{}\n", long(size / 2), joined(size / 2, "x-@: {<<: *a}", "\n")))
            .into()
    }),
    ("aliased-operations", |size| {
        let paths = joined(size / 2, "  /p@: {get: *a}", "\n");
        format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nx-a: &a {{description: {}, responses: {{'200': {{description: d}}}}}}\npaths:\n{paths}\n",
            long(size / 2)
        )
        .into()
    }),
    ("aliased-parameters", |size| {
        let paths =
            joined(size / 2, "  /p@: {get: {parameters: [*a], responses: {'200': {description: d}}}}", "\n");
        format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nx-a: &a {{name: {}, in: query, schema: {{}}}}\npaths:\n{paths}\n",
            long(size / 2)
        )
        .into()
    }),
    ("aliased-schemas-of-a-hundred-bytes", |size| {
        let text = long(63);
        let schemas = joined(size, "    S@: *a", "\n");
        format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\nx-a: &a {{description: {text}, title: {text}, x-b: {text}}}\ncomponents:\n  schemas:\n{schemas}\n"
        )
        .into()
    }),
    ("many-anchors", |size| document(&joined(size, "x-@: &a@ 0", "\n")).into()),
    ("many-tags-of-yaml", |size| document(&format!("x-a: [{}]\n", joined(size, "!t@ 0", ", "))).into()),
    ("one-long-tag-of-yaml", |size| document(&format!("x-a: !{} 0\n", long(size))).into()),
    ("many-comments", |size| document(&joined(size, "# c@", "\n")).into()),
    ("many-documents", |size| joined(size, "a: 0", "\n---\n").into()),
    ("many-block-texts", |size| document(&joined(size, "x-@: |\n  a\n  b", "\n")).into()),
    ("deep-blocks", |size| {
        let levels: String = (0..90).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        document(&joined(size, &format!("x-@:\n {}", levels.replace('\n', "\n ")), "\n")).into()
    }),
    ("long-lines-with-findings", |size| {
        document(&format!("x-a: [{}]\n", joined(size, "!t 'é'", ", "))).into()
    }),
    ("many-misleading-scalars", |size| document(&format!("x-a: [{}]\n", joined(size, "no", ", "))).into()),
    ("many-duplicate-keys-in-yaml", |size| document(&joined(size, "x-a: 0", "\n")).into()),
    ("text-that-breaks-off", |size| document(&format!("x-a: '{}", long(size))).into()),
    ("tabs", |size| document(&"\t".repeat(size)).into()),
];
