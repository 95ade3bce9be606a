//! What diagrams of Mermaid may look like: every line has one of a few shapes, so that no text of a document leaves its label.

use std::collections::BTreeSet;

/// A label: quotes with letters, digits, blanks, slashes, hyphens and numbers of characters, as `#35;`.
fn is_label(text: &str) -> bool {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let Some(mut rest) = inside.filter(|inside| !inside.is_empty()) else { return false };
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        if character == '#' {
            let Some((number, after)) = rest.split_once(';') else { return false };
            if number.parse::<u32>().ok().and_then(char::from_u32).is_none() {
                return false;
            }
            rest = after;
        } else if !character.is_alphanumeric() && !matches!(character, ' ' | '/' | '-') {
            return false;
        }
    }
    true
}

fn is_id(text: &str, letter: char) -> bool {
    text.strip_prefix(letter).is_some_and(|number| number.parse::<usize>().is_ok())
}

/// `n1["label"]`
fn boxed(text: &str, letter: char) -> Option<&str> {
    let (id, label) = text.split_once('[')?;
    (is_id(id, letter) && is_label(label.strip_suffix(']')?)).then_some(id)
}

/// `n1 ==>|"label"| n2`
fn is_edge(line: &str, nodes: &BTreeSet<&str>) -> bool {
    let Some((from, rest)) = line.split_once(' ') else { return false };
    let Some((arrow, to)) = rest.rsplit_once(' ') else { return false };
    let label = ["==>", "-->", "-.->"].iter().find_map(|kind| arrow.strip_prefix(kind));
    let is_labelled = label.is_some_and(|label| {
        label.is_empty()
            || label.strip_prefix('|').and_then(|label| label.strip_suffix('|')).is_some_and(is_label)
    });
    nodes.contains(from) && nodes.contains(to) && is_labelled
}

/// Panics if a line of a diagram has none of the shapes, or if Mermaid would refuse it for its size.
pub(crate) fn judge(diagram: &str) {
    assert!(diagram.len() < 50_000, "{} bytes", diagram.len());
    let mut lines = diagram.strip_suffix('\n').expect("a last line").split('\n');
    let first = lines.next();
    assert!(matches!(first, Some("flowchart TD" | "flowchart LR")), "{first:?}");
    let (mut nodes, mut edges, mut open) = (BTreeSet::new(), 0, false);
    for line in lines {
        let text = line.strip_prefix("  ").unwrap_or_else(|| panic!("not indented: {line}"));
        if let Some(frame) = text.strip_prefix("subgraph ") {
            let id = boxed(frame, 's').unwrap_or_else(|| panic!("not a frame: {line}"));
            assert!(!open && nodes.insert(id), "{line}");
            open = true;
        } else if text == "end" {
            assert!(open);
            open = false;
        } else if let Some(id) = boxed(text, 'n') {
            assert!(nodes.insert(id), "twice: {line}");
        } else if let Some(style) = text.strip_prefix("classDef ") {
            let is_style = |one: char| one.is_ascii_alphanumeric() || " -:,#".contains(one);
            assert!(style.chars().all(is_style), "{line}");
        } else if let Some(class) = text.strip_prefix("class ") {
            let (of, name) = class.split_once(' ').expect("a class has a name");
            assert!(of.split(',').all(|id| nodes.contains(id)), "{line}");
            assert!(name.chars().all(|one| one.is_ascii_lowercase()), "{line}");
        } else {
            assert!(is_edge(text, &nodes), "none of the shapes: {line}");
            edges += 1;
        }
    }
    assert!(!open && edges <= 500, "{edges} edges");
}

/// Texts that would be more than a label if they were not escaped.
pub(crate) const HOSTILE: &[&str] = &[
    "\"] --> n0; click n0 \"javascript:alert(1)\"",
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "`**bold** _it_ <b>x</b>`",
    "%%{init: {\"securityLevel\": \"loose\"}}%%",
    "a\nend\nn0[\"b\"]\r\nclassDef x fill:#f00;",
    "#quot;#35;&quot;&#60;b&#62;",
    "style x:#60; classDef y:#f00;",
    "1. one",
    "- item",
    "    code",
    "www.example.com http://example.com a@example.com",
    "fa:fa-bomb \\n \\u0000",
    "\u{202e}txet\u{200b}\u{0}",
    "$$x^2$$ :::class |pipe| {brace} (round) ]]",
    "end",
    "",
];

#[test]
fn the_judge_knows_what_leaves_its_label() {
    let whole = |line: &str| format!("flowchart TD\n  n0[\"a\"]\n  n1[\"b\"]\n  {line}\n");
    for fine in [
        "n0 --> n1",
        "n0 ==>|\"GET /a#58;\"| n1",
        "n2[\"c\"]",
        "class n0,n1 needs",
        "subgraph s1[\"a\"]\n  end",
    ] {
        judge(&whole(fine));
    }
    for bad in [
        "n0 --> n7",
        "n0[\"again\"]",
        "n2[\"a\"b\"]",
        "n2[\"#x;\"]",
        "n2[\"<b>\"]",
        "n2[\"\"]",
        "n2[a]",
        "click n0 \"javascript:alert(1)\"",
        "subgraph s1[\"a\"]",
        "%% comment",
        "n0 -->|x| n1",
        "\nn1 --> n0",
    ] {
        let diagram = whole(bad);
        assert!(std::panic::catch_unwind(|| judge(&diagram)).is_err(), "{bad}");
    }
}
