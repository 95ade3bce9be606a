//! Options from a file, JSON or YAML: each unknown member is reported, with its place and the nearest known one.

use std::path::Path;

use oasgate::Document;
use oasgate::source::Limits;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::files::{self, ConfigFault, FileProblem, Problem};

/// How many faults are listed: each costs reading the file again.
const MOST: usize = 50;

/// From which likeness on a known name may be meant.
const LIKE: f64 = 0.8;

/// Reads options.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, FileProblem> {
    let name = files::name(path);
    let outcome = Document::parse(files::read(path)?, None, &Limits::default());
    let Some(document) = outcome.value else {
        let faults = outcome.diagnostics.iter().map(|found| {
            let place = found
                .location()
                .map_or_else(|| name.clone(), |at| format!("{name}:{}:{}", at.line, at.column));
            let problem = Problem::Other(found.message(oasgate::Lang::En));
            ConfigFault { place, pointer: String::new(), problem }
        });
        return Err(FileProblem::Config(faults.take(MOST).collect()));
    };
    let mut value = document.value().to_json();
    if !value.is_object() {
        let place = format!("{name}:1:1");
        let problem = Problem::Other("invalid type: options are an object".to_owned());
        return Err(FileProblem::Config(vec![ConfigFault { place, pointer: String::new(), problem }]));
    }
    let mut faults: Vec<ConfigFault> = Vec::new();
    loop {
        // What is wrong is taken out, to see what else is.
        let error = match serde_path_to_error::deserialize(value.clone()) {
            Ok(read) if faults.is_empty() => return Ok(read),
            Ok(_) => break,
            Err(error) => error,
        };
        let message = error.inner().to_string();
        let (mut pointer, unknown) = (pointer_of(error.path()), unknown(&message));
        if let Some((member, _)) = &unknown {
            pointer = find(&value, &pointer, member);
        }
        let is_removed = unknown.is_some() && remove(&mut value, &pointer);
        let problem = unknown.map_or_else(
            || Problem::Other(message.clone()),
            |(name, nearest)| Problem::Unknown { name, nearest },
        );
        let at = document.place(&pointer).or_else(|| document.place(""));
        let place = at.map_or_else(|| name.clone(), |at| format!("{name}:{}:{}", at.line, at.column));
        faults.push(ConfigFault { place, pointer, problem });
        if !is_removed || faults.len() >= MOST {
            break;
        }
    }
    Err(FileProblem::Config(faults))
}

/// The unknown member that a message of serde is about, and the known one that it is most like.
fn unknown(message: &str) -> Option<(String, Option<String>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (member, known) = rest.split_once('`')?;
    let known = known.split('`').skip(1).step_by(2);
    let likeness = |name: &str| strsim::jaro_winkler(&member.to_lowercase(), &name.to_lowercase());
    let best = known.map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    let nearest = best.filter(|(like, _)| *like >= LIKE).map(|(_, name)| name.to_owned());
    Some((member.to_owned(), nearest))
}

/// The pointer of an unknown member: where serde says, or the first of that name below, where it only knows the list.
fn find(value: &Value, pointer: &str, member: &str) -> String {
    let token = files::token(member);
    if pointer.rsplit('/').next() == Some(&token) {
        return pointer.to_owned();
    }
    let mut pending = vec![(pointer.to_owned(), value.pointer(pointer))];
    while let Some((at, part)) = pending.pop() {
        match part {
            Some(Value::Object(members)) if members.contains_key(member) => return format!("{at}/{token}"),
            Some(Value::Object(members)) => {
                let parts = members.iter().rev();
                pending
                    .extend(parts.map(|(name, part)| (format!("{at}/{}", files::token(name)), Some(part))));
            }
            Some(Value::Array(items)) => {
                let parts = items.iter().enumerate().rev();
                pending.extend(parts.map(|(index, part)| (format!("{at}/{index}"), Some(part))));
            }
            _ => {}
        }
    }
    pointer.to_owned()
}

/// Takes a member out of its object.
fn remove(value: &mut Value, pointer: &str) -> bool {
    let Some((parent, token)) = pointer.rsplit_once('/') else { return false };
    let name = token.replace("~1", "/").replace("~0", "~");
    let members = value.pointer_mut(parent).and_then(Value::as_object_mut);
    members.is_some_and(|members| members.remove(&name).is_some())
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.extend(["/", &index.to_string()]),
            Segment::Map { key } => pointer.extend(["/", &files::token(key)]),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}
