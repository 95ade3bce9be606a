//! Plans of real documents are valid.

use std::path::Path;

use super::faults;
use crate::command::{run, stdout};
use crate::corpus;

/// Bytes of a document whose plan is judged.
const MOST: u64 = 1_000_000;

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn plans_of_real_documents_are_valid() {
    let (mut wrong, mut judged) = (Vec::new(), 0);
    for entry in corpus::entries() {
        let path = entry.path.to_str().expect("names are text");
        if std::fs::metadata(&entry.path).expect("the index names files that are there").len() > MOST {
            continue;
        }
        let output = run(Path::new(""), &["plan", path, "--format", "json"], "");
        let plan = serde_json::from_str(&stdout(&output)).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        wrong.extend(faults("plan", &plan).into_iter().map(|fault| format!("{path}{fault}")));
        judged += 1;
    }
    assert!(judged > 100, "only {judged} plans were judged");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
