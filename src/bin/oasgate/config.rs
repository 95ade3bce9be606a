//! Options from a file, JSON or YAML.

use std::path::Path;

use oasgate::source::{Format, Limits};
use oasgate::{Document, Lang};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::files::{self, FileProblem};
use crate::json_faults::{self, JsonFault};
use crate::kind::Kind;

/// How many findings of a file that cannot be read are listed.
const LISTED: usize = 20;

/// Reads options from the file that is named; the defaults where none is.
pub(crate) fn given<T: DeserializeOwned + Serialize + Default>(
    path: Option<&Path>,
) -> Result<T, FileProblem> {
    Ok(path.map(|path| read(path, None)).transpose()?.unwrap_or_default())
}

/// Reads options. `kind` is what they are, if another file could be taken for it.
pub(crate) fn read<T: DeserializeOwned + Serialize>(
    path: &Path,
    kind: Option<Kind>,
) -> Result<T, FileProblem> {
    let (name, text) = (files::name(path), files::read(path)?);
    if let Some(problem) = kind.and_then(|kind| Kind::mistaken(&name, &text, kind)) {
        return Err(problem);
    }
    of_text(&text).map_err(|faults| FileProblem::Json { name, faults })
}

fn of_text<T: DeserializeOwned + Serialize>(text: &[u8]) -> Result<T, Vec<JsonFault>> {
    let outcome = Document::parse(text, None, &Limits::default());
    let Some(document) = outcome.value else {
        let faults = outcome.diagnostics.iter().take(LISTED);
        return Err(faults.map(|found| JsonFault::at(found.location(), found.message(Lang::En))).collect());
    };
    let json = document.value().to_string();
    let options: T = if document.format() == Format::Json {
        json_faults::read(files::without_mark(text))?
    } else {
        json_faults::read(json.as_bytes()).map_err(|mut faults| {
            for fault in &mut faults {
                let place = document.place(&fault.pointer).or_else(|| document.place(""));
                fault.move_to(place.as_ref());
            }
            faults
        })?
    };
    let mut pointers = Vec::new();
    if let (Ok(given), Ok(read)) = (serde_json::from_str(&json), serde_json::to_value(&options)) {
        lists(&given, &read, &mut String::new(), &mut pointers);
    }
    let fault = |pointer: String| {
        let place = document.place(&pointer);
        JsonFault::at(place.as_ref(), "invalid type: list, expected an object".to_owned()).within(pointer)
    };
    let mut faults: Vec<_> = pointers.into_iter().take(LISTED).map(fault).collect();
    faults.sort_by_key(JsonFault::position);
    if faults.is_empty() { Ok(options) } else { Err(faults) }
}

/// Finds lists that were read as objects: serde takes the members of a struct in their order, too. Both values are at
/// most as deep as the reader of JSON allows.
fn lists(given: &Json, read: &Json, pointer: &mut String, found: &mut Vec<String>) {
    let mut below = |name: &str, given: &Json, read: &Json| {
        let length = pointer.len();
        pointer.extend(["/", &name.replace('~', "~0").replace('/', "~1")]);
        lists(given, read, pointer, found);
        pointer.truncate(length);
    };
    match (given, read) {
        (Json::Array(_), Json::Object(_)) => found.push(pointer.clone()),
        (Json::Array(given), Json::Array(read)) => {
            for (at, (given, read)) in given.iter().zip(read).enumerate() {
                below(&at.to_string(), given, read);
            }
        }
        (Json::Object(given), Json::Object(read)) => {
            for (name, given) in given {
                if let Some(read) = read.get(name) {
                    below(name, given, read);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use oasgate::aliyun::calls::CallOptions;

    use super::*;

    #[test]
    fn a_list_is_not_an_object() {
        for (text, places) in [
            ("[]", &["name:1:1: invalid type: list, expected an object"][..]),
            ("{\"api\": []}", &["name:1:2  #/api: invalid type: list, expected an object"]),
            ("domains: {a/b: []}", &["name:1:11  #/domains/a~1b: invalid type: list, expected an object"]),
            (
                "backend: {services: [[]]}\napi: [null]",
                &[
                    "name:1:22  #/backend/services/0: invalid type: list, expected an object",
                    "name:2:1  #/api: invalid type: list, expected an object",
                ],
            ),
            ("policies: {p: {config: [1], attach: [{names: [a]}]}}", &[]),
        ] {
            let read: Result<CallOptions, _> = of_text(text.as_bytes());
            let faults = read.err().unwrap_or_default();
            let found: Vec<_> = faults.iter().map(|fault| fault.text("name", Lang::En)).collect();
            assert_eq!(found, places, "{text}");
        }
    }
}
