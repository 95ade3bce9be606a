//! Which room may import which. A permission that is not used is removed.

use std::collections::BTreeSet;

use super::{code, room, sources, words};

/// What each room may import from. A room is a file or folder right below `src/`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("subject", &[]),
    ("setters", &[]),
    ("steps", &[]),
    ("hash", &["steps"]),
    ("tables", &[]),
    ("text", &["steps"]),
    ("diagnostic", &["hash", "subject", "text"]),
    ("report", &["diagnostic", "subject", "tables", "text"]),
    ("outcome", &["diagnostic"]),
    ("source", &["diagnostic", "outcome", "setters", "steps", "tables", "text"]),
    // The model carries schemas, examples and extensions as handles into their document.
    ("model", &["diagnostic", "hash", "source", "subject", "tables", "text"]),
    (
        "openapi",
        &["diagnostic", "hash", "model", "outcome", "setters", "source", "subject", "tables", "text"],
    ),
    ("route", &["diagnostic", "hash", "model", "outcome", "setters", "subject", "tables", "text"]),
    ("select", &["diagnostic", "model", "outcome", "subject", "tables", "text"]),
    // The stored form of what the model calls an Existing, with the places of what is wrong in it.
    ("stored", &["diagnostic", "model", "outcome", "setters", "source", "subject", "text"]),
    ("verdict", &["diagnostic", "model", "subject", "tables", "text"]),
    ("plan", &["diagnostic", "model", "setters", "subject", "tables", "text", "verdict"]),
    // What a person looks at before an import: the plan, the calls, the findings, the routes.
    ("page", &["diagnostic", "gateway", "model", "plan", "report", "route", "setters", "text"]),
    (
        "gateway",
        &[
            "diagnostic",
            "hash",
            "model",
            "outcome",
            "plan",
            "route",
            "setters",
            "source",
            "subject",
            "tables",
            "text",
        ],
    ),
    ("baseline", &["diagnostic", "model", "outcome", "plan", "source", "subject", "tables", "text"]),
    // What each room reads and writes, described.
    (
        "schemas",
        &["baseline", "diagnostic", "gateway", "model", "openapi", "plan", "route", "source", "subject"],
    ),
    (
        "catalogue",
        &[
            "baseline",
            "diagnostic",
            "gateway",
            "openapi",
            "plan",
            "route",
            "select",
            "source",
            "stored",
            "verdict",
        ],
    ),
];

/// Files that may import more than their room.
const EXCEPTIONS: &[(&str, &[&str])] = &[
    // The wire call, whole: it reads the document that comes with the request.
    ("gateway/aliyun/import.rs", &["openapi"]),
];

/// The gateways: each a folder of `gateway`.
const GATEWAYS: &[&str] = &["aliyun", "huawei", "tencent", "aws", "mcp"];

fn allowed<'t>(table: &'t [(&str, &[&str])], of: &str) -> &'t [&'t str] {
    table.iter().find(|(name, _)| *name == of).map_or(&[][..], |(_, allowed)| allowed)
}

#[test]
fn rooms_import_only_what_they_may_and_may_only_what_they_do() {
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (name, text) in sources().iter().filter(|(name, _)| !name.starts_with("bin/") && name != "lib.rs") {
        let room = room(name);
        for line in code(text) {
            for target in line.split("crate::").skip(1).filter_map(|import| words(import).next()) {
                if target == room {
                } else if allowed(MAY_IMPORT, room).contains(&target) {
                    used.insert((room.to_owned(), target.to_owned()));
                } else if allowed(EXCEPTIONS, name).contains(&target) {
                    used.insert((name.clone(), target.to_owned()));
                } else {
                    wrong.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    for (of, targets) in MAY_IMPORT.iter().chain(EXCEPTIONS) {
        let idle = targets.iter().filter(|target| !used.contains(&((*of).to_owned(), (**target).to_owned())));
        wrong.extend(idle.map(|target| format!("nobody uses that {of} may import {target}")));
    }
    assert!(used.len() > 20, "{used:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_gateway_knows_another() {
    let mut judged = 0;
    for (name, text) in sources() {
        let Some((own, _)) = name.strip_prefix("gateway/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        judged += 1;
        // Tools are a protocol's form, which gateways may speak.
        for other in GATEWAYS.iter().filter(|other| **other != own && **other != "mcp") {
            let import = format!("gateway::{other}");
            assert!(!code(&text).any(|line| line.contains(&import)), "{name} imports {import}");
        }
    }
    assert!(judged > 20, "only {judged} files of gateways");
}
