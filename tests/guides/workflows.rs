//! The files of `docs/ci`, which readers copy, do in a repository what they say: their commands are run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use super::{REPOSITORY, path};

/// A repository with the ferry bookings on its target branch, and their next release on top.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workflows").join(name);
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let this = Self(folder);
        let made = this.bash(&format!(
            "git init -q . && git config user.email a@example.com && git config user.name a && git remote add origin .
            cp {REPOSITORY}/fixtures/merge/updated/existing.yaml api.yaml
            oasgate plan api.yaml --baseline oasgate-baseline.json --write-baseline >plan.txt 2>&1
            git add api.yaml oasgate-baseline.json && git commit -qm target
            cp {REPOSITORY}/fixtures/merge/updated/incoming.yaml api.yaml && git commit -qam merge"
        ));
        assert!(made, "the repository is made");
        this
    }

    /// Whether the commands succeed, under the shell options that GitHub and GitLab have.
    fn bash(&self, script: &str) -> bool {
        let status = Command::new("bash")
            .args(["-e", "-o", "pipefail", "-c"])
            .arg(format!(
                "export CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse -q --verify HEAD^1)\n{script}"
            ))
            .current_dir(&self.0)
            .env("PATH", path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .envs([("DOCUMENT", "api.yaml"), ("BASELINE", "oasgate-baseline.json"), ("RUNNER_TEMP", ".")])
            .env("GITHUB_STEP_SUMMARY", "summary.md")
            .output()
            .expect("there is bash");
        status.status.success()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn accept_what_breaks(&self) {
        let accepted = "git show HEAD^1:api.yaml >old.yaml; oasgate plan api.yaml --existing old.yaml --strategy spec-only \
            --deny breaking --baseline oasgate-baseline.json --write-baseline --reason 'the apps are ready'";
        assert!(self.bash(accepted));
    }
}

fn read(name: &str) -> Value {
    let text = fs::read_to_string(Path::new(REPOSITORY).join("docs/ci").join(name)).expect("it is there");
    serde_yaml::from_str(&text).expect("it is YAML")
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_sequence().expect("a list").iter();
    list.filter_map(|item| item.as_str().or_else(|| item.get("run")?.as_str())).map(str::to_owned).collect()
}

#[test]
fn the_workflow_of_github_fails_on_what_breaks_callers_and_reports_it() {
    let steps = texts(&read("github.yml")["jobs"]["plan"]["steps"]);
    let steps: Vec<&String> = steps.iter().filter(|step| !step.starts_with("cargo install")).collect();
    let repository = Repository::new("github");
    let passed = |repository: &Repository| steps.iter().map(|step| repository.bash(step)).collect::<Vec<_>>();
    assert_eq!(passed(&repository), [true, false, true, true]);
    assert!(repository.read("summary.md").contains("**breaking** (1)"));
    let sarif: serde_json::Value =
        serde_json::from_str(&repository.read("oasgate.sarif")).expect("it is JSON");
    assert_eq!(sarif["version"], "2.1.0");

    repository.accept_what_breaks();
    assert_eq!(passed(&repository), [true; 4]);
}

#[test]
fn a_document_that_the_target_branch_does_not_have_is_a_new_api() {
    for (name, take) in [
        ("new-github", texts(&read("github.yml")["jobs"]["plan"]["steps"])[1].clone()),
        ("new-gitlab", texts(&read("gitlab.yml")["openapi"]["script"])[..2].join("\n")),
    ] {
        let repository = Repository::new(name);
        let take = take.replace("$DOCUMENT", "absent.yaml");
        assert!(repository.bash(&take), "{name}");
        assert!(repository.bash("oasgate plan api.yaml --existing before.yaml | grep '5 created'"), "{name}");
    }
}

#[test]
fn the_job_of_gitlab_fails_on_what_breaks_callers_and_reports_it() {
    let script = texts(&read("gitlab.yml")["openapi"]["script"]).join("\n");
    let repository = Repository::new("gitlab");
    assert!(!repository.bash(&script));
    let report: serde_json::Value =
        serde_json::from_str(&repository.read("gl-code-quality-report.json")).expect("it is JSON");
    assert_eq!(report[0]["check_name"], "change-required-parameter-added");
    assert!(repository.read("junit.xml").contains(r#"type="change-required-parameter-added""#));

    repository.accept_what_breaks();
    assert!(repository.bash(&script));
}

#[test]
fn the_hooks_of_pre_commit_fail_on_a_document_with_an_error() {
    let config = read("pre-commit-config.yaml");
    let repository = Repository::new("pre-commit");
    let broken = format!("{REPOSITORY}/fixtures/merge/broken-counterpart/incoming.yaml");
    for hook in [&config["repos"][0]["hooks"][0], &read("pre-commit-hooks.yaml")[0]] {
        let entry = hook["entry"].as_str().expect("a command");
        assert!(repository.bash(&format!("{entry} api.yaml")), "{entry}");
        assert!(!repository.bash(&format!("{entry} {broken}")), "{entry}");
    }
    let several = read("pre-commit-hooks.yaml")[0]["entry"].as_str().expect("a command").to_owned();
    assert!(!repository.bash(&format!("{several} {broken} api.yaml")));
}
