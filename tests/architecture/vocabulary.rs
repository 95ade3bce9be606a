//! Words that stand only where they belong, in code and in what is written about it: the lower a room, the fewer it knows.

use super::{room, sources, untested, words};

/// Words of vendors and their products. `mcp` is not one of them inside of a gateway, which may have servers of that.
const VENDORS: &[(&str, &[&str])] = &[
    ("aliyun", &["aliyun", "alibaba", "higress"]),
    ("huawei", &["huawei"]),
    ("tencent", &["tencent"]),
    ("aws", &["aws", "amazon"]),
    ("mcp", &["mcp"]),
];

/// Words of what comes after `diagnostic`, which names no stage.
const STAGES: &[&str] = &["openapi", "swagger", "gateway", "gateways", "route", "routes", "plan", "yaml"];

/// Lines in which such a word may stand, and why. Whoever makes one idle takes it away.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("catalogue.rs", "aliyun", "the one table of all rules"),
    ("gateway/mod.rs", "aliyun", "declares the folder"),
    ("gateway/mod.rs", "huawei", "declares the folder"),
    ("gateway/mod.rs", "tencent", "declares the folder"),
    ("gateway/mod.rs", "aws", "declares the folder"),
    ("diagnostic/severities.rs", "plan", "says of which findings an import's options know nothing"),
    ("diagnostic/severities.rs", "openapi", "its example imports a document"),
];

/// Compares the words of each file that has to mind some with the exceptions.
fn judge(mut minded: impl FnMut(&str) -> Vec<&'static str>, of: impl Fn(&str) -> bool) {
    let (mut wrong, mut used, mut judged) = (Vec::new(), Vec::new(), 0);
    for (name, text) in sources().iter().filter(|(name, _)| !name.starts_with("bin/") && name != "lib.rs") {
        let minded = minded(name);
        judged += usize::from(!minded.is_empty());
        for line in untested(text) {
            for word in words(line).map(str::to_ascii_lowercase) {
                // `HUAWEI_LIKE` has a vendor's word too.
                let Some(found) = minded.iter().find(|minded| word.split('_').any(|part| part == **minded))
                else {
                    continue;
                };
                match EXCEPTIONS.iter().find(|(file, word, _)| file == name && word == found) {
                    Some(exception) => used.push(exception),
                    None => wrong.push(format!("{name}: `{found}` in: {}", line.trim())),
                }
            }
        }
    }
    let idle = EXCEPTIONS.iter().filter(|exception| of(exception.1) && !used.contains(exception));
    wrong.extend(idle.map(|(file, word, _)| format!("{file} has no `{word}`: its exception can go")));
    assert!(judged > 0, "no file minds its words");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_of_vendor(word: &str) -> bool {
    VENDORS.iter().any(|(_, all)| all.contains(&word))
}

#[test]
fn a_vendor_is_known_in_its_own_folder_only() {
    let minded = |name: &str| {
        let folder = name.strip_prefix("gateway/").and_then(|rest| rest.split_once('/')).map(|(own, _)| own);
        let others = VENDORS.iter().filter(|(of, _)| match folder {
            Some(own) => *of != own && *of != "mcp",
            None => true,
        });
        others.flat_map(|(_, all)| all.iter().copied()).collect()
    };
    judge(minded, is_of_vendor);
}

#[test]
fn diagnostic_names_no_stage() {
    let minded = |name: &str| if room(name) == "diagnostic" { STAGES.to_vec() } else { Vec::new() };
    judge(minded, |word| !is_of_vendor(word));
}
