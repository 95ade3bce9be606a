//! The record mapping: a gateway's records and the model, side by side.
//!
//! Records hold less than the model does. So what is imported into records is first projected, to what is left of an Api
//! once it has been written into records and read again, and then planned against what the records hold; else every import
//! would find the same differences anew. Two laws hold for each gateway:
//!
//! - Projecting twice gives the same result as projecting once.
//! - Writing what was read gives the same records, byte for byte. What the model has no word for (ids, states, what the
//!   operator set, another spelling of a path) stays in typed records beside the model. Where an
//!   [`Existing`](crate::model::Existing) goes out or comes in, they are the attachments of their Subjects.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::values::json_of;
use crate::diagnostic::Severity;
use crate::model::{Api, Imported, LeftOut};
use crate::outcome::Outcome;
use crate::source::Value;
use crate::subject::Subject;

/// A record as an attachment.
pub(in crate::gateway) fn attachment<T: Serialize>(record: &T) -> Value {
    Value::from_json_text(serde_json::to_string(record).unwrap_or_else(|_| "null".to_owned()))
}

/// The record that an attachment is; none when it is something else.
pub(in crate::gateway) fn attached<T: DeserializeOwned>(attachment: &Value) -> Option<T> {
    match attachment.node().json_text() {
        Some(text) => serde_json::from_str(text).ok(),
        None => serde_json::from_str(&json_of(attachment.node())).ok(),
    }
}

/// An import as the records of a gateway hold it, with what is lost. `projection` is that of its Api; an operation which
/// has an error there is left out.
pub(in crate::gateway) fn projected(imported: &Imported, projection: Outcome<Api>) -> Outcome<Imported> {
    let Outcome { value, mut diagnostics } = projection;
    imported.places.locate(&mut diagnostics, []);
    let mut left_out = imported.left_out.clone();
    for found in diagnostics.iter().filter(|found| found.rule().severity == Severity::Error) {
        let Some(subject @ Subject::Operation(key)) = found.subject() else { continue };
        let Some(operation) = imported.api.operations.get(key) else { continue };
        let part = LeftOut {
            method: Some(operation.method),
            path: Some(operation.path.clone()),
            name: Some(operation.name.as_str().into()),
            ..LeftOut::default()
        };
        left_out.insert(subject.clone(), part);
    }
    let value = value.map(|api| Imported { api: Arc::new(api), left_out, ..imported.clone() });
    Outcome { value, diagnostics }
}
