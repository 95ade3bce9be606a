//! Texts made to hurt: each is answered, within its limits and on a small stack. How long that takes is not measured
//! here; what takes the square of its size is felt by who waits for it.

use oasgate::Document;
use oasgate::source::{Format, Limits, Value};

/// The code of the first finding, or `ok`; read on a thread with little stack.
fn verdict(text: String, limits: Limits) -> &'static str {
    let read = move || {
        let outcome = Document::parse(text, None, &limits);
        let code = outcome.diagnostics.first().map_or("ok", oasgate::Diagnostic::code);
        if let Some(document) = outcome.value {
            // Whatever was let through can be used freely.
            let value = document.value();
            assert_eq!(value, value.clone());
            assert!(value.to_string().len() < 200_000_000);
        }
        code
    };
    std::thread::Builder::new().stack_size(256 * 1024).spawn(read).unwrap().join().unwrap()
}

fn by_default(text: String) -> &'static str {
    verdict(text, Limits::default())
}

#[test]
fn depth_is_refused_where_it_is_too_much() {
    for text in [
        "[".repeat(1_000_000),
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        "{\"a\":".repeat(100_000),
        "a: ".to_owned() + &"{a: ".repeat(100_000),
        "{\"\":[".repeat(50_000),
        "- ".to_owned() + &"{\"\":[".repeat(50_000),
        "- ".repeat(100_000),
        "? ".repeat(10_000),
        "- - ? ".repeat(10_000),
        (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
    ] {
        assert_eq!(by_default(text.clone()), "document-too-deep", "{}", &text[..20]);
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert_eq!(by_default(nested(100)), "ok");
        assert_eq!(by_default(nested(101)), "document-too-deep");
        assert_eq!(by_default(format!("# yaml\n{}", nested(100))), "ok");
        assert_eq!(by_default(format!("# yaml\n{}", nested(101))), "document-too-deep");
        let mut limits = Limits::default();
        limits.depth = 1_000_000;
        assert_eq!(verdict(nested(1000), limits.clone()), "ok");
        assert_eq!(verdict(nested(1001), limits), "document-too-deep");
    }
}

#[test]
fn depth_counts_through_aliases() {
    let chain = |links: usize| {
        let mut text = String::from("a0: &a0 [1]\n");
        for at in 1..links {
            text += &format!("a{at}: &a{at} [*a{}]\n", at - 1);
        }
        text
    };
    assert_eq!(by_default(chain(99)), "ok");
    assert_eq!(by_default(chain(100)), "document-too-deep");
}

#[test]
fn alias_bombs_are_refused() {
    let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for at in 1..12 {
        let inner = format!("*a{}", at - 1);
        laughs += &format!("a{at}: &a{at} [{}]\n", [inner.as_str(); 9].join(", "));
    }
    let long_text = format!("a: &a {}\nb:\n{}", "x".repeat(1_000_000), "- *a\n".repeat(20_000));
    let long_key = format!("a: &a {}\nb:\n{}", "x".repeat(1_000_000), "  *a : 1\n".repeat(20_000));
    let members: String = (0..10_000).map(|at| format!("  k{at}: 1\n")).collect();
    let many_keys = format!("a: &a\n{members}b:\n{}", "- *a\n".repeat(10_000));
    let many_merges = format!("a: &a\n{members}b:\n{}", "- <<: *a\n".repeat(10_000));
    let nested_merges = String::from("<<: {<<: {a: 1, b: 2}, c: 3}\n");
    for text in [laughs, long_text, long_key, many_keys, many_merges] {
        assert_eq!(by_default(text.clone()), "yaml-alias-expansion", "{}", &text[..20]);
    }
    assert_eq!(by_default(nested_merges), "ok");
}

#[test]
fn many_of_anything_is_no_trouble() {
    let count = 200_000;
    let numbered = |each: fn(usize) -> String| (0..count).map(each).collect::<String>();
    for (text, verdict) in [
        (numbered(|at| format!("k{at}: &a{at} 1\n")), "ok"),
        (numbered(|at| format!("k{at}: 1\n")), "ok"),
        ("k: 1\n".repeat(count), "key-duplicate"),
        (format!("{{{}\"k\":1}}", "\"k\":1,".repeat(count)), "key-duplicate"),
        (format!("[{}1]", "1e999,".repeat(count)), "number-not-portable"),
        (format!("[{}1]", "\"\\ud800\",".repeat(count)), "json-lone-surrogate"),
        (format!("a: &a {{x: 1}}\nb:\n{}", "- {<<: *a}\n".repeat(count)), "ok"),
        (format!("a: &a [{{}}]\nb:\n{}", "- {<<: *a}\n".repeat(count)), "ok"),
        ("!x ".to_owned() + &"[".repeat(50) + &"!x 1, ".repeat(count) + &"]".repeat(50), "yaml-tag-ignored"),
        ("a\n".repeat(count), "ok"),
        ("'".to_owned() + &"''".repeat(count) + "'", "ok"),
        ("\"".to_owned() + &"\\\n".repeat(count) + "\"", "ok"),
        ("a: \"".to_owned() + &"b\n".repeat(count) + "\"", "yaml-text-under-indented"),
        ("a: [".to_owned() + &"b\n".repeat(count) + "]", "yaml-brackets-under-indented"),
        ("a: [b,\nc]\n".repeat(1000), "yaml-brackets-under-indented"),
        ("a: &a \"".to_owned() + &"b\n".repeat(count) + "\"", "yaml-text-under-indented"),
        ("{".to_owned() + &"// b\n".repeat(count) + "\"a\": 1}", "json-not-strict"),
        ("{\"a\": 1".to_owned() + &"/*".repeat(count), "json-syntax"),
        ("{\"a\": 1".to_owned() + &"\"/".repeat(count), "json-syntax"),
        ("a: \"x\nb\"\n".repeat(1000), "yaml-text-under-indented"),
        ("# c\n".repeat(count), "document-empty"),
        ("---\n".repeat(count), "document-empty"),
        ("{".to_owned() + &" ".repeat(10 * count), "json-syntax"),
        ("9".repeat(10 * count), "number-not-portable"),
        ("0.".to_owned() + &"0".repeat(10 * count) + "1", "number-not-portable"),
    ] {
        assert_eq!(by_default(text.clone()), verdict, "{:?}", &text[..20]);
    }
}

#[test]
fn keys_made_to_collide_are_no_trouble() {
    // Same length, same ends, same middle.
    let keys: String = (0..200_000).map(|at| format!("\"aaaaaaaa{at:06}m{at:06}zzzzzzzz\":1,")).collect();
    assert_eq!(by_default(format!("{{{keys}\"z\":1}}")), "ok");
}

#[test]
fn depth_of_stored_values_is_limited() {
    let mut nested = serde_json::Value::Null;
    for _ in 0..120 {
        nested = serde_json::json!([nested]);
    }
    assert_eq!(Value::from(nested.clone()).to_json(), nested);
    let outcome = Document::parse(nested.to_string(), Some(Format::Json), &Limits::default());
    assert_eq!(outcome.diagnostics[0].code(), "document-too-deep");
}
