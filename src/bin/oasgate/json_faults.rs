//! Faults of a JSON file, where they are. All members that a type does not know are found at once.

use oasgate::Lang;
use oasgate::diagnostic::{Location, Text};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_path_to_error::Segment;

/// How many unknown members of a file are listed.
const LISTED: usize = 20;
/// How many characters of a name are compared and shown.
const SHOWN: usize = 128;
/// From which likeness on one name may be meant by another.
const LIKE: f64 = 0.8;

/// A fault in a JSON file, where it is.
#[derive(Debug)]
pub(crate) struct JsonFault {
    line: usize,
    /// In characters.
    column: usize,
    /// In bytes from the start of the text.
    end: usize,
    /// JSON Pointer of the member.
    pub pointer: String,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    /// As serde says it.
    Text(String),
    /// In the words of the command.
    Own(Text),
    /// A member that is not known.
    Unknown {
        /// Its path, with dots.
        path: String,
        /// The known members; the one that it may mean, if it is like one.
        known: Vec<String>,
    },
}

impl JsonFault {
    /// A fault that a reader of documents found.
    pub(crate) fn at(place: Option<&Location>, text: String) -> Self {
        let mut fault =
            Self { line: 1, column: 1, end: 0, pointer: String::new(), problem: Problem::Text(text) };
        fault.move_to(place);
        fault
    }

    /// A fault in the words of serde, at a line and a column.
    pub(crate) fn of_serde(problem: &str, (line, column): (usize, usize)) -> Self {
        let problem = unknown(problem, None).unwrap_or_else(|| Problem::Text(plain(problem)));
        Self { line, column, end: 0, pointer: String::new(), problem }
    }

    /// A fault that serde does not know of, at a line and a column.
    pub(crate) fn own(text: Text, (line, column): (usize, usize)) -> Self {
        Self { line, column, end: 0, pointer: String::new(), problem: Problem::Own(text) }
    }

    /// Line and column.
    pub(crate) fn position(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    /// Says which member it is about.
    pub(crate) fn within(self, pointer: String) -> Self {
        Self { pointer, ..self }
    }

    /// Puts a fault that was found in another form of the file where it is in the file itself.
    pub(crate) fn move_to(&mut self, place: Option<&Location>) {
        if let Some(place) = place {
            (self.line, self.column) = (place.line as usize, place.column as usize);
        }
    }

    /// For a person.
    pub(crate) fn text(&self, name: &str, lang: Lang) -> String {
        let Self { line, column, pointer, problem, .. } = self;
        let place = if pointer.is_empty() { "" } else { "  #" };
        let problem = match (problem, lang) {
            (Problem::Text(text), _) => text.clone(),
            (Problem::Own(text), lang) => text.get(lang).to_owned(),
            (Problem::Unknown { path, known }, Lang::En) => match known.as_slice() {
                [one] => format!("unknown member `{path}`; the nearest known member is `{one}`"),
                _ => format!("unknown member `{path}`; known members are `{}`", known.join("`, `")),
            },
            (Problem::Unknown { path, known }, Lang::Zh) => match known.as_slice() {
                [one] => format!("未知字段 `{path}`；最接近的已知字段是 `{one}`"),
                _ => format!("未知字段 `{path}`；已知字段有 `{}`", known.join("`、`")),
            },
        };
        format!("{name}:{line}:{column}{place}{pointer}: {problem}")
    }
}

/// Reads JSON into a type. Each unknown member is a fault, up to a limit, or else the first fault of another kind. A text
/// under `$schema` at the root is for editors, and none.
pub(crate) fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Vec<JsonFault>> {
    let (mut faults, mut rest) = (Vec::new(), text.to_vec());
    loop {
        let fault = match attempt(&rest) {
            Ok(value) if faults.is_empty() => return Ok(value),
            Ok(_) => break,
            Err(fault) => fault,
        };
        let Problem::Unknown { path, .. } = &fault.problem else {
            // The other faults are found when the unknown members are fixed.
            if faults.is_empty() {
                faults.push(fault);
            }
            break;
        };
        let is_schema = path == "$schema" && is_text(&rest, fault.end);
        let is_gone = blank_out(&mut rest, fault.end).is_some();
        if !is_schema || !is_gone {
            faults.push(fault);
        }
        if !is_gone || faults.len() == LISTED {
            break;
        }
    }
    Err(faults)
}

/// Whether the member whose key ends here is a text.
fn is_text(text: &[u8], end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_ascii_start();
    after.strip_prefix(b":").is_some_and(|value| value.trim_ascii_start().starts_with(b"\""))
}

/// Writes spaces over the member whose key ends here, and over the comma that belongs to it. Nothing else moves.
fn blank_out(text: &mut [u8], end: usize) -> Option<()> {
    let before = text.get(..end)?.strip_suffix(b"\"")?;
    // A quote in a key stands behind a backslash.
    let is_start = |at: &usize| {
        let escapes = before.get(..*at).unwrap_or_default().iter().rev().take_while(|byte| **byte == b'\\');
        before.get(*at) == Some(&b'"') && escapes.count() % 2 == 0
    };
    let mut start = (0..before.len()).rev().find(is_start)?;
    let colon = end + text.get(end..)?.iter().position(|byte| *byte == b':')? + 1;
    let mut values = serde_json::Deserializer::from_slice(text.get(colon..)?).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let mut stop = colon + values.byte_offset();
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let after = stop + text.get(stop..)?.iter().take_while(|byte| is_space(byte)).count();
    if text.get(after) == Some(&b',') {
        stop = after + 1;
    } else {
        let spaces = text.get(..start)?.iter().rev().take_while(|byte| is_space(byte)).count();
        let comma = (start - spaces).checked_sub(1)?;
        start = if text.get(comma) == Some(&b',') { comma } else { start };
    }
    let member = text.get_mut(start..stop)?.iter_mut();
    member.filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    Some(())
}

fn attempt<T: DeserializeOwned>(text: &[u8]) -> Result<T, JsonFault> {
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = Some(error.path()).filter(|path| path.iter().next().is_some());
        fault(text, path, error.inner())
    })?;
    json.end().map_err(|error| fault(text, None, &error))?;
    Ok(value)
}

fn fault(text: &[u8], path: Option<&serde_path_to_error::Path>, error: &serde_json::Error) -> JsonFault {
    let problem = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let problem = problem.strip_suffix(&place).unwrap_or(&problem);
    JsonFault {
        line: error.line(),
        column: column(text, error),
        end: end(text, error),
        pointer: path.map(pointer).unwrap_or_default(),
        problem: unknown(problem, path).unwrap_or_else(|| Problem::Text(plain(problem))),
    }
}

/// What serde says of a wrong type, in the words of JSON instead of Rust's.
fn plain(problem: &str) -> String {
    if problem.starts_with("invalid value: integer `-") && problem.ends_with("expected usize") {
        return "invalid value: a number below 0".to_owned();
    }
    let Some((found, expected)) =
        problem.strip_prefix("invalid type: ").and_then(|it| it.rsplit_once(", expected "))
    else {
        return problem.to_owned();
    };
    let found = match found {
        "sequence" => "list",
        "map" => "object",
        other => other,
    };
    let expected = match expected {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" | "isize" => "an integer",
        "f64" => "a number",
        "a sequence" => "a list",
        "path string" => "a path",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    };
    format!("invalid type: {found}, expected {expected}")
}

/// The unknown member, if serde says that there is one.
fn unknown(problem: &str, path: Option<&serde_path_to_error::Path>) -> Option<Problem> {
    let (name, expected) = problem.strip_prefix("unknown field `")?.rsplit_once("`, expected ")?;
    let names = expected.split('`').skip(1).step_by(2);
    let mut known: Vec<String> = names.map(str::to_owned).collect();
    let compared = |name: &str| name.chars().take(SHOWN).collect::<String>().to_lowercase();
    let wanted = compared(name);
    let scored = known.iter().map(|known| (strsim::jaro_winkler(&wanted, &compared(known)), known));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|(score, _)| *score >= LIKE);
    if let Some((_, best)) = best {
        known = vec![best.clone()];
    }
    Some(Problem::Unknown { path: named(path, name), known })
}

/// The path of an unknown member. Of a record that is read as a whole, serde only says where the record is.
fn named(path: Option<&serde_path_to_error::Path>, name: &str) -> String {
    let is_last = |path: &serde_path_to_error::Path| matches!(path.iter().next_back(), Some(Segment::Map { key }) if key == name);
    match path {
        Some(path) if is_last(path) => dotted(path),
        path => {
            let shown: String = name.chars().take(SHOWN).collect();
            let within = path.map(dotted).unwrap_or_default();
            if within.is_empty() { shown } else { [&within, "…", &shown].concat() }
        }
    }
}

/// A path as options are called: `services.orders.sourceType`, `backend.services[0].port`.
fn dotted(path: &serde_path_to_error::Path) -> String {
    let mut text = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => text.extend(["[", &index.to_string(), "]"]),
            Segment::Map { key } => {
                let shown: String = key.chars().take(SHOWN).collect();
                text.extend([if text.is_empty() { "" } else { "." }, shown.as_str()]);
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    text
}

/// The column of a fault in characters, from 1.
fn column(text: &[u8], error: &serde_json::Error) -> usize {
    let line = text.split(|byte| *byte == b'\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.get(..error.column()).unwrap_or(line);
    String::from_utf8_lossy(before).chars().count().max(1)
}

/// How many bytes of the text come before the end of what is at fault.
fn end(text: &[u8], error: &serde_json::Error) -> usize {
    let lines = text.split(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    lines.map(|line| line.len() + 1).sum::<usize>() + error.column()
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.extend(["/", &index.to_string()]),
            Segment::Map { key } => pointer.extend(["/", &key.replace('~', "~0").replace('/', "~1")]),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}
