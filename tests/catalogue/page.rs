//! The catalogue as the command prints it.

use std::process::{Command, Output};

use oasgate::catalogue;

fn oasgate(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oasgate")).args(args).output().expect("the command was built")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints text")
}

#[test]
fn the_reference_page_is_that_of_the_catalogue() {
    let page = stdout(&oasgate(&["rules", "--format", "markdown"]));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    let differs = page.lines().zip(stored.lines()).position(|(new, old)| new != old);
    let at = differs.unwrap_or_else(|| page.lines().count().min(stored.lines().count())) + 1;
    assert!(
        page == stored.replace("\r\n", "\n"),
        "docs/rules.md differs from the catalogue from line {at} on; make it anew by\n\
         cargo run --features cli -- rules --format markdown > docs/rules.md"
    );
}

#[test]
fn the_reference_page_has_every_rule_whole() {
    let page = stdout(&oasgate(&["rules", "--format", "markdown"]));
    let mut sections = page.split("\n### ").skip(1);
    let mut listed = 0;
    for rule in catalogue() {
        let section = sections.next().expect("each rule has a section");
        assert_eq!(section.lines().next(), Some(rule.code));
        for part in [rule.message.en, rule.message.zh, rule.help.en, rule.help.zh] {
            assert!(section.contains(part), "{}: {part}", rule.code);
        }
        for snippet in [rule.bad, rule.good] {
            assert!(section.contains(&snippet.to_string()), "{}: {snippet}", rule.code);
        }
        listed += 1;
    }
    assert!(sections.next().is_none(), "a section is of no rule");
    assert!(listed >= 100, "only {listed} rules");
}

#[test]
fn every_rule_explains_itself() {
    for lang in ["en", "zh"] {
        let output = oasgate(&["explain", "path-no-slash", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0));
        insta::assert_snapshot!(format!("explain-{lang}"), stdout(&output));
    }
}

#[test]
fn an_unknown_code_names_the_nearest_one() {
    let output = oasgate(&["explain", "path-no-slashes"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "oasgate: no rule has the code `path-no-slashes`; the nearest code is `path-no-slash`\n"
    );

    let output = oasgate(&["explain", "zzzz", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "oasgate: 没有代码为 `zzzz` 的规则\n");
}

#[test]
fn all_rules_are_listed() {
    for lang in ["en", "zh"] {
        let output = oasgate(&["rules", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0));
        let text = stdout(&output);
        let codes: Vec<_> =
            text.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().nth(1)).collect();
        assert_eq!(codes, catalogue().map(|rule| rule.code).collect::<Vec<_>>());
        let of_paths = text.split("\n\n").find(|part| part.contains(" path-no-slash "));
        insta::assert_snapshot!(format!("rules-{lang}"), of_paths.unwrap());
    }
    let output = oasgate(&["rules", "--format", "json", "--lang", "zh"]);
    let rules: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rules.len(), catalogue().count());
    let first = rules.iter().find(|rule| rule["code"] == "path-no-slash").unwrap();
    insta::assert_snapshot!("rules-json", serde_json::to_string_pretty(first).unwrap());
}
