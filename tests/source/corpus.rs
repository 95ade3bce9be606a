//! Real documents, judged by serde_json and by another YAML parser.

use std::fs;
use std::path::{Path, PathBuf};

use oasgate::Document;
use oasgate::source::{Format, Limits, Value};

/// All files below the folder that `OASGATE_CORPUS` names.
fn files() -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![crate::corpus::folder()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

fn with_extension(extensions: &[&str]) -> impl Fn(&PathBuf) -> bool {
    move |path| {
        path.extension().and_then(|found| found.to_str()).is_some_and(|found| extensions.contains(&found))
    }
}

fn read(path: &Path) -> (Vec<u8>, Option<Document>) {
    let bytes = fs::read(path).unwrap();
    let document = Document::parse(bytes.clone(), None, &Limits::default()).value;
    (bytes, document)
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn json_documents_read_as_serde_json_reads_them() {
    let mut judged = 0;
    for path in files().into_iter().filter(with_extension(&["json"])) {
        let (bytes, document) = read(&path);
        match (serde_json::from_slice::<serde_json::Value>(&bytes), document) {
            (Ok(expected), Some(document)) => {
                let value = document.value();
                assert_eq!(document.format(), Format::Json, "{}", path.display());
                assert!(super::same(&value.to_json(), &expected), "{}", path.display());
                assert!(Value::from(value.to_json()) == value, "{}", path.display());
                assert!(
                    Document::parse(value.to_string(), None, &Limits::default()).value.unwrap().value()
                        == value
                );
                judged += 1;
            }
            (Err(_), None) => {}
            // What is only almost JSON is read as YAML.
            (Err(_), Some(document)) => assert_eq!(document.format(), Format::Yaml, "{}", path.display()),
            (Ok(_), None) => panic!("{} is refused", path.display()),
        }
    }
    assert!(judged > 20, "only {judged} documents were judged");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn yaml_documents_read_as_another_parser_reads_them() {
    let mut judged = 0;
    for path in files().into_iter().filter(with_extension(&["yaml", "yml"])) {
        let (bytes, document) = read(&path);
        let expected = serde_yaml::from_slice::<serde_yaml::Value>(&bytes);
        match (expected, document) {
            (Ok(expected), Some(document)) => {
                let mut place = Vec::new();
                let same = agree(&document.value().to_json(), &expected, &mut place);
                assert!(same, "{} at {place:?}", path.display());
                judged += 1;
            }
            (Ok(_), None) => panic!("{} is refused", path.display()),
            (Err(_), _) => {}
        }
    }
    assert!(judged > 20, "only {judged} documents were judged");
}

/// Whether both mean the same, as far as the other parser takes YAML 1.2's core schema as we do. It does not in this:
/// it reads binary numbers, leaves merge keys as they are, and gives keys types.
fn agree(ours: &serde_json::Value, theirs: &serde_yaml::Value, place: &mut Vec<String>) -> bool {
    use serde_json::Value as Ours;
    use serde_yaml::Value as Theirs;
    match (ours, theirs) {
        (Ours::Null, Theirs::Null) => true,
        (Ours::Bool(a), Theirs::Bool(b)) => a == b,
        (Ours::String(a), Theirs::String(b)) => a == b,
        (Ours::Number(a), Theirs::Number(b)) => a.as_f64() == b.as_f64(),
        (Ours::Array(a), Theirs::Sequence(b)) => {
            a.len() == b.len()
                && a.iter().zip(b).enumerate().all(|(at, (a, b))| {
                    place.push(at.to_string());
                    agree(a, b, place) && place.pop().is_some()
                })
        }
        (Ours::Object(a), Theirs::Mapping(b)) => {
            b.contains_key("<<")
                || a.len() == b.len()
                    && b.iter().all(|(key, b)| {
                        let key = match key {
                            Theirs::String(key) => key.clone(),
                            other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
                        };
                        place.push(key.clone());
                        a.get(&key).is_some_and(|a| agree(a, b, place)) && place.pop().is_some()
                    })
        }
        _ => false,
    }
}
