//! What is read quickly is what the whole parser reads: every entry, at the same place.

#![cfg(test)]

use crate::source::findings::Findings;
use crate::source::limits::Limits;
use crate::source::tape::Tape;
use crate::source::{quick, yaml};

/// Every entry of a tape, and every finding.
fn told(text: &str, (tape, findings): (Tape, Findings)) -> Vec<String> {
    let entries = (0..tape.len()).map(|at| {
        let entry = tape.entry(at);
        let past = tape.past(at);
        let decoded = tape.text(text, entry);
        format!("{:?} {} {}..{} to {past}: {decoded:?}", entry.tag, entry.flags, entry.start, entry.end)
    });
    let entries: Vec<String> = entries.collect();
    let findings = findings.into_diagnostics(&tape, text);
    entries.into_iter().chain(findings.iter().map(|found| format!("{found:?}"))).collect()
}

/// Whether a text is read quickly; what is has to be right.
fn is_quick(name: &str, text: &str) -> bool {
    let limits = Limits::default();
    let Some(read) = quick::read(text, &limits) else { return false };
    let read = told(text, read);
    let whole = match yaml::scan_whole(text, &limits) {
        Ok(whole) => told(text, whole),
        Err(fault) => panic!("{name}: read, though it is at fault: {fault:?}\n{text}"),
    };
    if let Some(at) = (0..read.len().max(whole.len())).find(|at| read.get(*at) != whole.get(*at)) {
        panic!("{name}: entry {at}\n quick: {:?}\n whole: {:?}", read.get(at), whole.get(at));
    }
    true
}

#[test]
fn what_documents_are_made_of_is_read_quickly() {
    let texts = [
        "a: 1",
        "---\na: b\n",
        "# c\n\n--- # c\n# c\na: b # c\n# c\n",
        "a:\nb:\n",
        "a: b\nc:\n  d: e\n  f:\n    g: h\ni: j\n",
        "a:\n- b\n- c: d\n  e: f\n-\n- - g\n  - h\nz:\n  - i\n  -\n",
        "a:\n-\n  - b\n- # c\n  d: e\n",
        "a:\n  # c\n  b: c\n # c\n\n  d: e\n",
        "- a\n- b:\n    c\n",
        "\"a\": 'b'\n'c': \"d\"\n$ref: '#/e'\n'200':\n  f: g\n",
        "a: it's, [x] {y} & *z! a#b a:b http://x/#y -z\n",
        "a: b\n  c\n\n  d # e\nf: g\n",
        "a:\n  b\n  c\nd:\n  - e\n    f\n",
        "a: \"b\\n\\t\\\"\\u00e9\\\\ c\\/\"\nd: 'it''s'\n",
        "a: \"b  \n  c \\\n   d\n\n\n  e\"\nf: 'g\n  h'\n",
        "a: |\n  b\n   c\n\n  d: e # f\n\n\ng: h\n",
        "a: |-\n\n  b\n\n# c\nd: |+\n  e\n\nf: |\n  g",
        "a: >\n  b\n  c\n\n  d\n   e\n\n   f\n  g\n\nh: >-\n  i\n",
        "a: |2-\n\n    b\n  c\nd:\n  e: |+3\n       f\n     g\n\n  h: |2\n      \n    x\nl:\n- |1\n  t\n u\n",
        "a:\n  b: |-\n  c: |\n\n  d: >\n# x\n\n  e: |+\n\n  f: x\n",
        "a: \"\\x41\\\n  \\ b\"\n",
        "a:\n- |\n  b\n- >-\n  c\n  d\n",
        "a: []\nb: {}\nc: [d, \"e\", 'f', [], {}]\ng: {h: i, \"j\": [k, l], m: {n: o}} # p\n",
        "a: [b,\n  c]\nd: {\n  \"e\": {}, # x\n\n # y\n  \"f\": g\n}\nh:\n- [\n  i, [\n  ]\n ]\n",
        "- [a]\n- {b: c}\n- - []\n",
        "a: 1.5\nb: 0x1F\nc: ~\nd: null\ne: true\nf: .inf\ng: 017\nh: yes\ni: 2020-01-01\nj: 1e400\n",
        "a: b\na: c\nd:\n  e: 1\n  e: 2\n",
        "a: é中𝄞 \u{a0}\nü: x\n",
        "a : b\n",
    ];
    let declined: Vec<&str> = texts.into_iter().filter(|text| !is_quick("text", text)).collect();
    assert_eq!(declined, [""; 0]);
}

#[test]
fn what_is_unusual_or_at_fault_is_left_to_the_whole_parser() {
    let texts = [
        // No block mapping or list.
        "",
        "# c\n",
        "a",
        "[]",
        "{a: b}",
        "'a'",
        // More than one document, or something before it.
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "--- a\n",
        "%YAML 1.1\n---\na: b\n",
        "\u{feff}a: b\n",
        // Anchors, tags and the like.
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "? a\n: b\n",
        "<<: {a: b}\n",
        "\"a\" : b\n",
        // Tabs and other characters.
        "a:\tb\n",
        "a:\n\tb: c\n",
        "a: b\r\n",
        "a: \u{7f}\n",
        "a: \u{85}\n",
        "a: \u{1}\n",
        // Columns that fit nothing.
        "a: b: c\n",
        "a: - b\n",
        "a:\n  b: c\n d: e\n",
        "a: b\n  c: d\n",
        "a: b\n- c\n",
        "- a\nb: c\n",
        // Scalars of several lines.
        "a: 'b\nc'\n",
        "a: b\n c\n# d\n e\n",
        "a: b #c\n  d\n",
        "a: \"b\n",
        "a: 'b' c\n",
        "a: |0\n  b\n",
        "a: |\n",
        "a: |2\n b\n",
        "a: | # c\n  b\n",
        "a: |\n    \n  b\n",
        "a: >\n  b\n     \n  c\n",
        "a: |\n  b\n\tc\n",
        // Escapes.
        "a: \"\\q\"\n",
        "a: \"\\ud83d\\ude00\"\n",
        "a: \"\\u00g0\"\n",
        "a: \"\\u+123\"\n",
        // Flow collections.
        "a: [b\n  c]\n",
        "a: [b,\nc]\n",
        "a: [b,]\n",
        "a: [,]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: [b: c]\n",
        "a: [b]]\n",
        "a: [b}\n",
        "a: [b] c\n",
        "a: [-]\n",
        "a: [b#, c #\n",
        // Characters that begin no plain scalar.
        "a: @b\n",
        "a: `b\n",
        "a: %b\n",
        "a: ,b\n",
    ];
    let taken: Vec<&str> = texts.into_iter().filter(|text| is_quick("text", text)).collect();
    assert_eq!(taken, [""; 0]);
}

#[test]
fn quick_and_whole_agree_on_the_fixtures() {
    let folders =
        ["fixtures", "tests"].map(|name| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    let (quick, all) = compare(folders.to_vec());
    assert!(all > 100 && quick > all / 2, "{quick} of {all} are read quickly");
}

#[test]
fn quick_and_whole_agree_on_real_documents() {
    let Some(corpus) = std::env::var_os("OASGATE_CORPUS") else {
        eprintln!("skipped: OASGATE_CORPUS names no folder of real documents");
        return;
    };
    let (quick, all) = compare(vec![corpus.into()]);
    assert!(quick > all / 2, "{quick} of {all} are read quickly");
}

/// Compares all YAML below some folders: how many are read quickly, of how many.
fn compare(mut folders: Vec<std::path::PathBuf>) -> (usize, usize) {
    let (mut quick, mut all) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
            let path = entry.expect("its entries can").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml" || end == "yml") {
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                all += 1;
                let is_quick = is_quick(&path.display().to_string(), &text);
                quick += usize::from(is_quick);
                if !is_quick {
                    eprintln!("declined: {}", path.display());
                }
            }
        }
    }
    (quick, all)
}
