//! What is read quickly is what the whole parser reads: every entry, at the same place.

#![cfg(test)]

use crate::source::findings::Findings;
use crate::source::limits::Limits;
use crate::source::tape::Tape;
use crate::source::{quick, yaml};

/// Every entry of a tape, and every finding.
fn reported(text: &str, (tape, findings): (Tape, Findings)) -> Vec<String> {
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

/// Whether a text is read quickly; what is read wrongly is the error.
fn agrees(text: &str) -> Result<bool, String> {
    let limits = Limits::default();
    let Some(read) = quick::read(text, &limits) else { return Ok(false) };
    let read = reported(text, read);
    let whole = yaml::scan_whole(text, &limits)
        .map_err(|fault| format!("read, though it is at fault: {} {:?}", fault.rule.code, fault.place))?;
    let whole = reported(text, whole);
    match (0..read.len().max(whole.len())).find(|at| read.get(*at) != whole.get(*at)) {
        Some(at) => Err(format!("entry {at}, quickly {:?}, else {:?}", read.get(at), whole.get(at))),
        None => Ok(true),
    }
}

fn is_quick(name: &str, text: &str) -> bool {
    agrees(text).unwrap_or_else(|difference| panic!("{name}: {difference}"))
}

/// What documents are made of.
const TEXTS: &[&str] = &[
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
    "a: 'b\nc\n\n d'\ne:\n- f: \"g\n h\"\n  i: \"j\\\nk\"#l\n",
    "a: 'b'#c\nd: [e]#f\ng: {h: \"i\"}#j\nk: l#m\n",
];

#[test]
fn what_documents_are_made_of_is_read_quickly() {
    let declined: Vec<&&str> = TEXTS.iter().filter(|text| !is_quick("text", text)).collect();
    assert_eq!(declined, [&""; 0]);
}

#[test]
fn one_edit_anywhere_is_read_as_the_whole_parser_reads_it() {
    let pieces = [
        "", " ", "  ", "\n", "\n\n", "\t", ":", ": ", "#", " #", "-", "- ", "\"", "'", "\\", "[", "]", "{",
        "}", ",", "|", ">", "|2\n", "?", "&", "*", "!", "%", "@", "~", "é", "\u{85}", "---\n", "...\n", "<<",
        "a: b\n", "\n ", "\n  x",
    ];
    let (mut quick, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for text in TEXTS {
        for (at, _) in text.char_indices() {
            let (before, after) = text.split_at(at);
            let without = after.chars().skip(1).collect::<String>();
            for piece in pieces {
                for after in [after, &without] {
                    all += 1;
                    let edited = [before, piece, after].concat();
                    match agrees(&edited) {
                        Ok(is_quick) => quick += usize::from(is_quick),
                        Err(difference) => wrong.push((edited, difference)),
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {all}, the first {:#?}",
        wrong.len(),
        wrong.iter().take(9).collect::<Vec<_>>()
    );
    assert!(quick > all / 4, "{quick} of {all} are read quickly");
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
fn quick_and_whole_agree_on_fixtures_and_examples() {
    let folders =
        ["fixtures", "tests"].map(|name| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    let (mut quick, mut all) = compare(folders.to_vec());
    for rule in crate::catalogue() {
        for text in [rule.bad, rule.good].map(|snippet| snippet.to_string()) {
            all += 1;
            quick += usize::from(is_quick(rule.code, &text));
        }
    }
    assert!(all > 500 && quick > all / 2, "{quick} of {all} are read quickly");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn quick_and_whole_agree_on_real_documents() {
    let corpus = std::env::var_os("OASGATE_CORPUS").expect("it names a folder of real documents");
    let (quick, all) = compare(vec![corpus.into()]);
    assert!(all > 20 && quick > all / 2, "{quick} of {all} are read quickly");
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
