//! Which files the command takes, and what it says of another command's file.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::command::{run, stdout};

/// Runs the command in the folder `fixtures/command/inputs`.
fn oasgate(args: &[&str], input: &str) -> Output {
    run(Path::new("fixtures/command/inputs"), args, input)
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it prints text")
}

/// The commands that have a help of their own.
const COMMANDS: [&[&str]; 19] = [
    &[],
    &["plan"],
    &["apply"],
    &["routes"],
    &["conflicts"],
    &["convert"],
    &["explain"],
    &["rules"],
    &["export"],
    &["config"],
    &["completions"],
    &["man"],
    &["schema"],
    &["aliyun"],
    &["aliyun", "import-http-api"],
    &["aliyun", "calls"],
    &["aliyun", "read"],
    &["dry-run"],
    &["calls"],
];

#[test]
fn each_help_says_how_the_command_ends() {
    let mut all = String::new();
    for command in COMMANDS {
        let output = oasgate(&[command, &["--help"]].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{command:?}");
        let help = stdout(&output);
        let (_, status) =
            help.split_once("\nExit status:\n").unwrap_or_else(|| panic!("{command:?}: {help}"));
        assert!(status.lines().count() >= 2, "{status}");
        if !["dry-run", "calls"].contains(command.first().unwrap_or(&"")) {
            let lines = help.lines().map(|line| [line.trim_end(), "\n"].concat());
            all.extend([format!("==== oasgate {} --help\n", command.join(" "))].into_iter().chain(lines));
        }
    }
    insta::assert_snapshot!("command-help", all);
}

#[test]
fn aliases_print_the_same() {
    for (name, alias) in [
        (&["plan", "pets.yaml", "--notes"][..], &["import", "pets.yaml", "--notes"][..]),
        (
            &["aliyun", "import-http-api", "request.json", "--spec", "pets.yaml"],
            &["dry-run", "request.json", "--spec", "pets.yaml"],
        ),
        (
            &["aliyun", "dry-run", "request.json", "--spec", "pets.yaml"],
            &["dry-run", "request.json", "--spec", "pets.yaml"],
        ),
        (
            &["aliyun", "calls", "pets.yaml", "--config", "config.json"],
            &["calls", "pets.yaml", "--config", "config.json"],
        ),
    ] {
        let (named, aliased) = (oasgate(name, ""), oasgate(alias, ""));
        assert!(named.status.code().is_some_and(|code| code < 2), "{name:?}: {}", stderr(&named));
        assert!(!named.stdout.is_empty());
        assert_eq!(named, aliased, "{name:?}");
    }
}

#[test]
fn strategies_are_read_in_the_vendors_spelling() {
    let plan = |strategy: &str| {
        oasgate(&["plan", "pets.yaml", "--existing", "existing.json", "--strategy", strategy], "")
    };
    for [kebab, others @ ..] in [
        ["spec-only", "SpecOnly", "SPECONLY"],
        ["spec-first", "SpecFirst", "SPEC-FIRST"],
        ["exist-first", "ExistFirst", "existfirst"],
    ] {
        for other in others {
            assert_eq!(plan(kebab).status.code(), Some(0), "{kebab}");
            assert_eq!(stdout(&plan(kebab)), stdout(&plan(other)), "{other}");
        }
    }
    let guess = plan("guess");
    assert_eq!(guess.status.code(), Some(2));
    insta::assert_snapshot!("command-strategy-unknown", stderr(&guess));
}

#[test]
fn a_name_takes_the_place_of_the_title() {
    let applied = oasgate(&["apply", "pets.yaml", "--name", "Animals"], "");
    let applied: Value = serde_json::from_slice(&applied.stdout).unwrap();
    assert_eq!(applied["api"]["about"]["name"], "Animals");
    let planned = oasgate(&["plan", "pets.yaml", "--name", "Animals"], "");
    assert!(stdout(&planned).starts_with("Animals 1: OpenAPI"), "{}", stdout(&planned));
    for command in [&["routes", "pets.yaml"][..], &["calls", "pets.yaml", "--config", "config.json"]] {
        let output = oasgate(&[command, &["--name", "Animals"]].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

/// Every file that some command takes, given to every other one.
#[test]
fn another_commands_file_is_recognised() {
    let files = [
        "pets.yaml",
        "pets.json",
        "existing.json",
        "records.json",
        "record.json",
        "request.json",
        "config.json",
        "plan.json",
    ];
    let document = ["pets.yaml", "pets.json"];
    let records = ["records.json", "record.json"];
    let existing = [&document[..], &records, &["existing.json"]].concat();
    for lang in ["en", "zh"] {
        let mut page = String::new();
        for (command, takes) in [
            (&["plan", "FILE"][..], &document[..]),
            (&["apply", "FILE"], &document),
            (&["routes", "FILE"], &document),
            (&["conflicts", "FILE"], &document),
            (&["plan", "pets.yaml", "--existing", "FILE"], &existing),
            (&["aliyun", "import-http-api", "FILE", "--spec", "pets.yaml"], &["request.json"]),
            (&["aliyun", "import-http-api", "request.json", "--spec", "FILE"], &document),
            (
                &["aliyun", "import-http-api", "request.json", "--spec", "pets.yaml", "--catalog", "FILE"],
                &records,
            ),
            (&["aliyun", "calls", "FILE", "--config", "config.json"], &document),
            (&["aliyun", "calls", "pets.yaml", "--config", "FILE"], &["config.json"]),
            (&["aliyun", "read", "FILE", "--name", "Pets"], &records),
        ] {
            page.extend([format!("$ oasgate {}\n", command.join(" "))]);
            for file in files {
                let mut args: Vec<&str> =
                    command.iter().map(|arg| if *arg == "FILE" { file } else { arg }).collect();
                args.extend(["--lang", lang]);
                let output = oasgate(&args, "");
                if takes.contains(&file) {
                    assert!(
                        output.status.code().is_some_and(|code| code < 2),
                        "{args:?}: {}",
                        stderr(&output)
                    );
                    continue;
                }
                assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
                assert_eq!(stderr(&output).lines().count(), 1, "{args:?}: {}", stderr(&output));
                page.push_str(&stderr(&output));
            }
            page.push('\n');
        }
        insta::assert_snapshot!(format!("command-wrong-files-{lang}"), page);
    }
}

#[test]
fn what_exists_is_an_existing_a_document_or_records() {
    for lang in ["en", "zh"] {
        let mut page = String::new();
        for file in ["existing.json", "old.yaml", "old.json", "records.json", "record.json", "empty.json"] {
            let args = ["plan", "pets.yaml", "--existing", file, "--strategy", "spec-first", "--lang", lang];
            let output = oasgate(&args, "");
            assert_eq!(output.status.code(), Some(0), "{file}: {}", stderr(&output));
            page.extend([format!("$ oasgate {}\n{}{}\n", args.join(" "), stderr(&output), stdout(&output))]);
        }
        insta::assert_snapshot!(format!("command-existing-{lang}"), page);
    }
    let none = oasgate(&["plan", "pets.yaml", "--existing", "records.json", "--name", "Birds"], "");
    assert_eq!((none.status.code(), stdout(&none).as_str()), (Some(2), ""));
    let broken =
        oasgate(&["plan", "pets.yaml", "--existing", "-"], "openapi: 3.1.0\ninfo: {title: T}\npaths: {}\n");
    assert_eq!(broken.status.code(), Some(2));
    insta::assert_snapshot!("command-existing-none", [stderr(&none), stderr(&broken)].concat());
}

#[test]
fn the_records_that_were_written_are_what_exists() {
    let file = std::env::temp_dir().join(format!("oasgate-records-{}.json", std::process::id()));
    let path = file.display().to_string();
    let import = ["aliyun", "import-http-api", "request.json", "--spec", "pets.yaml"];
    let written = oasgate(&[&import[..], &["--records", &path]].concat(), "");
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let calls = oasgate(&["calls", "pets.yaml", "--config", "config.json", "--existing", &path], "");
    assert_eq!(calls.status.code(), Some(0), "{}", stderr(&calls));
    assert!(stderr(&calls).contains("holds Alibaba Cloud's records"), "{}", stderr(&calls));
    let again = oasgate(&[&import[..], &["--catalog", &path]].concat(), "");
    assert_eq!(again.status.code(), Some(0), "{}", stderr(&again));
    let read = oasgate(&["aliyun", "read", &path], "");
    let stored = serde_json::from_slice::<Value>(&read.stdout).unwrap();
    assert_eq!((&stored["oasgate"], &stored["api"]["about"]["name"]), (&1.into(), &"Pets".into()));
    std::fs::remove_file(&file).unwrap();

    // A dry run writes none, and says so.
    let input = r#"{"dryRun": true, "specFileUrl": "https://shop.oss-cn-hangzhou.aliyuncs.com/pets.yaml"}"#;
    let dry = ["aliyun", "import-http-api", "-", "--spec", "pets.yaml", "--records", &path];
    let answer = oasgate(&dry, input);
    assert!(answer.status.success(), "{}", stderr(&answer));
    assert!(
        stderr(&answer).ends_with("is not written, because the request is a dry run\n"),
        "{}",
        stderr(&answer)
    );
    assert!(!file.exists());
    let refused = oasgate(&dry, &input.replace("true", "false").replace('{', r#"{"strategy": "Both", "#));
    assert!(stderr(&refused).contains("is not written, because nothing is imported"), "{}", stderr(&refused));
}

#[test]
fn records_are_read_into_an_existing() {
    let several = oasgate(&["aliyun", "read", "records.json"], "");
    assert_eq!(several.status.code(), Some(2));
    let pets = oasgate(&["aliyun", "read", "records.json", "--name", "api-pets"], "");
    assert_eq!(pets.status.code(), Some(0), "{}", stderr(&pets));
    let denied = ["aliyun", "read", "records.json", "--name", "Pets", "--max-warnings", "0"];
    assert_eq!(oasgate(&denied, "").status.code(), Some(1));
    let text = format!("{}{}\n{}", stderr(&several), stderr(&pets), stdout(&pets));
    insta::assert_snapshot!("command-read", text);
    let file = std::env::temp_dir().join(format!("oasgate-read-{}.json", std::process::id()));
    std::fs::write(&file, &pets.stdout).unwrap();
    let by_file = oasgate(&["plan", "pets.yaml", "--existing", file.to_str().unwrap()], "");
    assert_eq!(stdout(&by_file), stdout(&oasgate(&["plan", "pets.yaml", "--existing", "records.json"], "")));
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn a_fault_in_json_has_its_place() {
    let mut page = String::new();
    let config = |text: &str| oasgate(&["calls", "pets.yaml", "--config", "-"], text);
    for text in [
        "{\"gatewayId\": \"gw-1\",\n  \"backend\": {\"services\": [{\"service\": \"宠物\", \"port\": \"80\"}]}}",
        "{\"gatewayId\": \"gw-1\", \"environmentID\": \"env-1\"}",
        "{\"gatewayId\": \"gw-1\"",
        "gatewayId: gw-1",
        "{\"gatewayId\": \"gw-1\"} {}",
        // All that is unknown, with what it may mean; the last of an object has no comma after it.
        "{\n  \"services\": {\n    \"orders\": { \"sorceType\": \"DNS\", \"adresses\": [\"a:80\"] }\n  },\n  \"a\\\"b\": {\"x\": [1, 2]},\n  \
         \"backend\": { \"services\": [{ \"servce\": \"宠物\", \"port\": 80, \"pórt\": 1 }] } }",
        "{\"routs\": {}, \"deploy\": 1}",
        "{\"routs\": ",
    ] {
        let output = config(text);
        assert_eq!(output.status.code(), Some(2), "{text}");
        page.extend([format!("{text}\n  {}", stderr(&output))]);
    }
    for (args, text) in [
        (&["dry-run", "-"][..], "{\"dryRun\": \"yes\", \"strategy\": \"SpecOnly\"}"),
        (&["aliyun", "read", "-"], "{\"apis\": [{\"info\": {\"name\": \"T\", \"httpApiId\": 7}}]}"),
        (
            &["calls", "pets.yaml", "--config", "config.json", "--existing", "-"],
            "{\"oasgate\": 1, \"gateway\": {\"a/b\": 1, \"services\": {}}}",
        ),
    ] {
        let output = oasgate(args, text);
        assert_eq!(output.status.code(), Some(2), "{text}");
        page.extend([format!("{text}\n  {}", stderr(&output))]);
    }
    insta::assert_snapshot!("command-json-faults", page);
    let zh = oasgate(&["calls", "pets.yaml", "--config", "-", "--lang", "zh"], "{\"routs\": {}, \"zzz\": 1}");
    assert!(
        stderr(&zh)
            .starts_with("oasgate: <stdin>:1:8  #/routs: 未知字段 `routs`；最接近的已知字段是 `routes`\n"),
        "{}",
        stderr(&zh)
    );
    let many: Vec<_> = (0..1000).map(|at| format!("\"x{at}\": {at}")).collect();
    let many = config(&format!("{{{}}}", many.join(",")));
    assert_eq!(stderr(&many).lines().count(), 20, "no more than are read by a person");
}

#[test]
fn a_file_may_say_where_its_schema_is() {
    let config = std::fs::read_to_string("fixtures/command/inputs/config.json").unwrap();
    let (brace, rest) = config.split_at(config.find('{').unwrap() + 1);
    let with = |member: &str| [brace, member, ", ", rest].concat();
    let args = ["calls", "pets.yaml", "--config", "-"];
    let plain = oasgate(&args, &config);
    assert_eq!(oasgate(&args, &with("\"$schema\": \"docs/schemas/aliyun-calls-config.json\"")), plain);
    let yaml: Value = serde_json::from_str(&config).unwrap();
    let yaml = format!("$schema: a.json\n{}", serde_yaml::to_string(&yaml).unwrap());
    assert_eq!(oasgate(&args, &yaml), plain);
    // It is a text at the root, and nothing else.
    for (text, place) in [
        (with("\"$schema\": 1"), "#/$schema"),
        (with("\"api\": {\"$schema\": \"a\"}"), "#/api/$schema"),
        (with("\"$schema\": \"a\", \"$scheme\": \"a\""), "#/$scheme"),
    ] {
        let output = oasgate(&args, &text);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(stderr(&output).contains(place), "{}", stderr(&output));
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    }
}

#[test]
fn schemas_are_listed_and_printed() {
    let list = stdout(&oasgate(&["schema"], ""));
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"plan") && names.contains(&"huawei-config"), "{list}");
    let schema: Value = serde_json::from_str(&stdout(&oasgate(&["schema", "plan"], ""))).unwrap();
    assert_eq!(schema["$id"], "urn:oasgate:schema:plan");
    let unknown = oasgate(&["schema", "plans"], "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("'plan'"), "{}", stderr(&unknown));
}
