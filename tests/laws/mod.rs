//! The four laws, as functions of bytes. The fuzz targets include this folder's `law.rs` by path, so a law is written
//! once; here they hold over every fixture, every example and every real document.

pub(crate) mod law;

use std::path::Path;

use crate::corpus;

/// Every file below `fixtures/`, in a fixed order, and the documents that show the rules.
fn documents() -> Vec<Vec<u8>> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the fixtures are there") {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    assert!(files.len() > 50, "only {} fixtures", files.len());
    let examples = crate::rules::documents().into_iter().map(|(_, document)| document);
    files.iter().map(|path| read(path)).chain(examples).collect()
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_laws_hold_over_fixtures_and_examples() {
    let mut previous = Vec::new();
    let mut judged = 0;
    for bytes in documents() {
        judged += law::all(&bytes, &previous);
        previous = bytes;
    }
    assert!(judged > 500, "only {judged} operations were looked for");
}

#[test]
fn the_law_of_conservation_sees_what_nobody_can_read() {
    for (paths, judged) in [
        ("/a: {get: {responses: {default: {description: d}}}, post: 1}", 2),
        ("/a: {GET: {responses: {default: {description: d}}}}", 1),
        ("/a: nothing", 1),
        ("/a: {$ref: other.yaml}", 1),
        ("/a: {$ref: '#/paths/~1b', put: {}}, /b: {get: {}}", 3),
        ("a: {get: {responses: {default: {description: d}}}}, '/s{?q}#x': {get: {}, put: 1}", 3),
        ("'/{a:[0-9]{3}}#b=1': {get: {responses: {default: {description: d}}}}, get: {get: {}}", 2),
    ] {
        let document = format!("{{openapi: 3.0.3, info: {{title: t, version: '1'}}, paths: {{{paths}}}}}");
        assert_eq!(law::all(document.as_bytes(), b""), judged, "{paths}");
    }
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn the_laws_hold_over_real_documents() {
    let mut previous = Vec::new();
    let mut judged = 0;
    for entry in corpus::entries() {
        let bytes = read(&entry.path);
        judged += law::all(&bytes, &previous);
        previous = bytes;
    }
    assert!(judged > 10_000, "only {judged} operations were looked for");
}

#[test]
fn the_laws_hold_for_cut_and_spoiled_documents() {
    let short: Vec<_> = documents().into_iter().filter(|bytes| bytes.len() <= 4_000).collect();
    assert!(short.len() > 250, "only {} documents", short.len());
    for bytes in short {
        for part in 1..8 {
            let at = bytes.len() * part / 8;
            law::all(bytes.get(..at).unwrap_or_default(), &bytes);
            let mut spoiled = bytes.clone();
            if let Some(byte) = spoiled.get_mut(at) {
                *byte = b"{}[]:,\"#-&*\n\t \0\xff"[part * 2 % 16];
            }
            law::all(&spoiled, &bytes);
        }
    }
}
