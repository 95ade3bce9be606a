//! Options that cannot be written as a literal outside of the crate have a setter for each field.

use super::{sources, untested};

/// A struct that others cannot write as a literal, with its fields.
struct Open {
    name: String,
    fields: Vec<String>,
}

/// The structs of a source that are `#[non_exhaustive]` and have a default, and so are made by setting fields.
fn open(text: &str) -> Vec<Open> {
    let (mut found, mut attributes, mut inside): (Vec<Open>, String, bool) =
        (Vec::new(), String::new(), false);
    for line in untested(text) {
        if inside {
            inside = line != "}";
            let field = line.strip_prefix("    pub ").and_then(|field| field.split_once(": "));
            if let (Some((field, _)), Some(open)) = (field, found.last_mut()) {
                open.fields.push(field.to_owned());
            }
        } else if line.starts_with("#[") {
            attributes.push_str(line);
        } else if let Some(rest) = line.strip_prefix("pub struct ").filter(|rest| rest.ends_with('{')) {
            let name = rest.trim_end_matches(" {").to_owned();
            let has_default =
                attributes.contains("Default") || text.contains(&format!("impl Default for {name} "));
            inside = attributes.contains("#[non_exhaustive]") && has_default;
            if inside {
                found.push(Open { name, fields: Vec::new() });
            }
            attributes.clear();
        } else {
            attributes.clear();
        }
    }
    found
}

#[test]
fn every_field_of_options_has_a_setter() {
    let (mut judged, mut wrong) = (0, Vec::new());
    for (file, text) in sources() {
        for open in open(&text) {
            judged += 1;
            let start = format!("setters! {{\n    {} {{\n", open.name);
            let block = text.split_once(&start).and_then(|(_, rest)| rest.split_once("\n    }\n"));
            let block = block.map_or("", |(block, _)| block);
            let missing = open.fields.iter().filter(|field| !block.contains(&format!("({field}: ")));
            wrong.extend(missing.map(|field| format!("{file}: {}::{field}", open.name)));
        }
    }
    assert!(judged > 15, "only {judged} structs");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
