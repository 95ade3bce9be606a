//! Options from a file, JSON or YAML.

use std::path::Path;

use oasgate::source::{Format, Limits};
use oasgate::{Document, Lang};
use serde::de::DeserializeOwned;

use crate::files::{self, FileProblem};
use crate::json_faults::{self, JsonFault};
use crate::kind::Kind;

/// How many findings of a file that cannot be read are listed.
const LISTED: usize = 20;

/// Reads options. `kind` is what they are, if another file could be taken for it.
pub(crate) fn read<T: DeserializeOwned>(path: &Path, kind: Option<Kind>) -> Result<T, FileProblem> {
    let (name, text) = (files::name(path), files::read(path)?);
    if let Some(problem) = kind.and_then(|kind| Kind::mistaken(&name, &text, kind)) {
        return Err(problem);
    }
    of_text(&text).map_err(|faults| FileProblem::Json { name, faults })
}

fn of_text<T: DeserializeOwned>(text: &[u8]) -> Result<T, Vec<JsonFault>> {
    let outcome = Document::parse(text, None, &Limits::default());
    let Some(document) = outcome.value else {
        let faults = outcome.diagnostics.iter().take(LISTED);
        return Err(faults.map(|found| JsonFault::at(found.location(), found.message(Lang::En))).collect());
    };
    let value = document.value();
    // Serde would read a list as the members of a type in their order.
    if !value.to_json().is_object() {
        let text = "options are an object, with a member for each option".to_owned();
        return Err(vec![JsonFault::at(document.place("").as_ref(), text)]);
    }
    if document.format() == Format::Json {
        return json_faults::read(files::without_mark(text));
    }
    let json = value.to_string();
    json_faults::read(json.as_bytes()).map_err(|mut faults| {
        for fault in &mut faults {
            let place = document.place(&fault.pointer).or_else(|| document.place(""));
            fault.move_to(place.as_ref());
        }
        faults
    })
}
