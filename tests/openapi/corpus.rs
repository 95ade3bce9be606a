//! Every real document, whole: nothing panics, and every operation is accounted for.

use oasgate::{ImportOptions, Subject, import};

use crate::corpus;

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn every_operation_is_read_or_refused() {
    let mut wrong = Vec::new();
    let mut counted = 0;
    for entry in corpus::entries() {
        let bytes = std::fs::read(&entry.path).expect("the index names files that are there");
        let outcome = import(bytes, &ImportOptions::default());
        let Some(imported) = outcome.value else { continue };
        let is_operation = |subject: &&Subject| matches!(subject, Subject::Operation(_));
        let refused = imported.left_out.keys().filter(is_operation).count();
        let read = imported.api.operations.len();
        let judged = matches!(entry.class.as_str(), "wild" | "derived");
        if judged && Some(read + refused) != entry.operations {
            let path = entry.path.display();
            wrong
                .push(format!("{path}: {read} read, {refused} refused, {:?} in the index", entry.operations));
        }
        counted += usize::from(judged);
    }
    assert!(counted > 100, "only {counted} documents were judged");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
