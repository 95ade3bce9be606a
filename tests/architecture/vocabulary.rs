//! Words that belong into some rooms only, in code and comments: the lower a room, the fewer words it knows.

use super::{room, sources, untested, words};

/// Words of vendors and their products. `mcp` is not one of them inside of a gateway, which may have servers of that.
const VENDORS: &[(&str, &[&str])] = &[
    ("aliyun", &["aliyun", "alibaba"]),
    ("huawei", &["huawei"]),
    ("tencent", &["tencent"]),
    ("aws", &["aws", "amazon"]),
    ("mcp", &["mcp", "higress"]),
];

/// Words of what comes after `diagnostic`, which names no stage.
const STAGES: &[&str] = &["openapi", "swagger", "gateway", "gateways", "route", "routes", "plan", "yaml"];

/// Lines in which such a word may be, and why. An exception that is not needed has to be removed.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("catalogue.rs", "aliyun", "the one table of all rules"),
    ("catalogue.rs", "huawei", "the one table of all rules"),
    ("catalogue.rs", "tencent", "the one table of all rules"),
    ("catalogue.rs", "aws", "the one table of all rules"),
    ("catalogue.rs", "mcp", "the one table of all rules"),
    ("catalogue.rs", "higress", "the one table of all rules"),
    ("gateway/mod.rs", "mcp", "declares the folder"),
    ("gateway/mod.rs", "aliyun", "declares the folder"),
    ("gateway/mod.rs", "huawei", "declares the folder"),
    ("gateway/mod.rs", "tencent", "declares the folder"),
    ("gateway/mod.rs", "aws", "declares the folder"),
    ("gateway/interpret.rs", "aliyun", "the one table of all readers"),
    ("gateway/interpret.rs", "huawei", "the one table of all readers"),
    ("gateway/interpret.rs", "tencent", "the one table of all readers"),
    ("gateway/interpret.rs", "aws", "the one table of all readers"),
    ("page/mod.rs", "aliyun", "shows the calls of the one gateway that has them"),
    ("page/calls.rs", "aliyun", "shows the calls of the one gateway that has them"),
    ("diagnostic/masked.rs", "swagger", "its example imports a document"),
    ("diagnostic/severities.rs", "plan", "says of which findings an import's options know nothing"),
    ("diagnostic/severities.rs", "openapi", "its example imports a document"),
];

/// Words that the house does not use, in code and comments: each had several meanings, or is not plain English.
const NOT_OF_THE_HOUSE: &[&str] = &[
    "lens", "draught", "wish", "wishes", "stands", "taken", "book", "machines", "lanes", "setup", "bewailed",
    "manieth", "mend", "mended", "slip",
];

/// Phrases of the same kind.
const NO_PHRASES: &[&str] =
    &["further documents", "further document ", "told of", "found of", "live request"];

#[test]
fn the_house_uses_its_own_words() {
    // These words are fine as verbs and members of the wire; as names of types they had no meaning.
    const TYPES_ONLY: &[&str] = &["stands", "taken", "book", "lanes", "setup"];
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for line in text.lines() {
            for word in words(line) {
                let lower = word.to_ascii_lowercase();
                let is_type = word.starts_with(|first: char| first.is_ascii_uppercase());
                let is_named = NOT_OF_THE_HOUSE.contains(&lower.as_str());
                let is_prose = line.trim_start().starts_with("//");
                if is_named && (!TYPES_ONLY.contains(&lower.as_str()) || is_type && !is_prose) {
                    wrong.push(format!("{name}: `{word}` in: {}", line.trim()));
                }
            }
            let lower = line.to_lowercase();
            let phrase = NO_PHRASES.iter().find(|phrase| lower.contains(**phrase));
            wrong.extend(phrase.map(|phrase| format!("{name}: `{phrase}` in: {}", line.trim())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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
        // The schemas are named after the files of all of them.
        if room(name) == "schemas" {
            return Vec::new();
        }
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
