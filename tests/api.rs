//! What embedding crates rely on: auto traits, and errors that are errors.

use oasgate::{
    Api, Diagnostic, Document, Existing, ImportOptions, Imported, Outcome, Plan, Rejected, Schema, Subject,
    Value,
};

fn crosses_threads<T: Send + Sync + Clone + std::fmt::Debug + Unpin + 'static>() {}

#[test]
fn values_cross_threads() {
    crosses_threads::<Api>();
    crosses_threads::<Diagnostic>();
    crosses_threads::<Document>();
    crosses_threads::<Existing>();
    crosses_threads::<ImportOptions>();
    crosses_threads::<Imported>();
    crosses_threads::<Outcome<Imported>>();
    crosses_threads::<Plan>();
    crosses_threads::<Schema>();
    crosses_threads::<Subject>();
    crosses_threads::<Value>();
}

#[test]
fn a_rejection_says_what_is_wrong_and_where() {
    let rejected = oasgate::import("{\"openapi\": \"3.1.0\"}", &ImportOptions::default()).into_result();
    let error: Box<dyn std::error::Error + Send + Sync> = rejected.expect_err("3.1 is not read").into();
    assert_eq!(error.to_string(), "OpenAPI 3.1.x is not supported at line 1 column 13");
    assert!(error.downcast_ref::<Rejected>().is_some());
}
