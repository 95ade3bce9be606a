//! The settings of a project: the schema takes what the command takes.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::faults;

/// Files that the command takes, the first with every member.
const TAKEN: &[&str] = &[
    "lang = 'zh'\ncolor = 'never'\nstrategy = 'spec-first'\nroot = 'specs'\nbaseline = 'accepted.json'\nserver = 2\n\"accept-3.1\" = true\nstrict-references = false\nmax-warnings = 3\n[severity]\npath-no-slash = 'off'\nbreaking = 'error'\n[limits]\nbytes = 1\ndepth = 2\nnodes = 3\nalias-expansion = 4\ncopies = 5\n",
    "",
    "server = 'https://api.example.com'\nstrategy = 'SpecOnly'\n",
    "[severity]\npath-no-slash = 'info'\nresponses-missing = 'warning'\n",
];

/// Files that neither takes.
const REFUSED: &[&str] = &[
    "langs = 'zh'\n",
    "lang = 'fr'\n",
    "color = true\n",
    "strategy = 'first'\n",
    "server = true\n",
    "accept-3.1 = true\n",
    "strict-references = 'yes'\n",
    "max-warnings = -1\n",
    "severity = 'error'\n",
    "[severity]\npath-no-slash = 'fatal'\n",
    "[limits]\nbyte = 1\n",
    "[limits]\ncopies = 'many'\n",
];

#[test]
fn the_schema_takes_what_the_command_takes() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas-settings");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("oasgate.toml");
    let taken = TAKEN.iter().map(|text| (text, true));
    for (text, is_taken) in taken.chain(REFUSED.iter().map(|text| (text, false))) {
        std::fs::write(&file, text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_oasgate"));
        let ran = command.args(["config", "--config-file"]).arg(&file).env_remove("OASGATE_LANG").output();
        let output = ran.unwrap();
        assert_eq!(output.status.success(), is_taken, "{text}{}", String::from_utf8_lossy(&output.stderr));
        let value: Value = toml::from_str(text).unwrap();
        let faults = faults("settings", &value);
        assert_eq!(faults.is_empty(), is_taken, "{text}{faults:?}");
    }
}

#[test]
fn each_setting_is_described() {
    let shown = Command::new(env!("CARGO_BIN_EXE_oasgate"))
        .args(["config", "--format", "json", "--no-config"])
        .output();
    let shown: Value = serde_json::from_slice(&shown.unwrap().stdout).unwrap();
    let first: Value = toml::from_str(TAKEN[0]).unwrap();
    let names: Vec<&str> =
        shown["settings"].as_array().unwrap().iter().filter_map(|row| row["name"].as_str()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let value = match name.split_once("limits.") {
            Some((_, limit)) => &first["limits"][limit],
            None => &first[name],
        };
        assert!(!value.is_null(), "{name} is not in the file with every member");
    }
}
