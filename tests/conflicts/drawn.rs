//! Conflicts as a flowchart of Mermaid.

use oasgate::model::Route;
use oasgate::route::{ConflictOptions, RouteSet};
use oasgate::{Lang, conflicts};
use serde_json::json;

use super::cases::route;
use crate::mermaid::{HOSTILE, judge};

/// The diagram of what is in conflict between sets of routes, if every line of it has one of the known shapes.
fn drawn(sets: &[&[Route]], lang: Lang) -> String {
    let names = ["Pets", "Shop"];
    let sets: Vec<RouteSet<'_>> =
        sets.iter().zip(names).map(|(routes, name)| RouteSet::new(name, routes)).collect();
    let diagram = conflicts(&sets, &ConflictOptions::default()).mermaid(&sets, lang);
    judge(&diagram);
    diagram
}

fn routes(texts: &[&str]) -> Vec<Route> {
    texts.iter().map(|text| route(text)).collect()
}

#[test]
fn each_level_has_its_arrow() {
    let pets = routes(&[
        "GET exact /pets",
        "GET exact /pets",
        "GET regex /[^/]+/toys",
        "GET regex /pets/[^/]+",
        "GET exact /pets/new",
        "GET exact /keys X-Api-Key=hunter2",
        "GET prefix /keys X-Api-Key=hunter2",
    ]);
    for lang in Lang::ALL {
        let diagram = drawn(&[&pets], lang);
        assert!(!diagram.contains("|\"GET /keys#44; X-Api-Key#58; hunter2"), "{diagram}");
        insta::assert_snapshot!(format!("mermaid-levels-{lang}"), diagram);
    }
    let shop = routes(&["exact /pets"]);
    insta::assert_snapshot!("mermaid-two-en", drawn(&[&pets[..1], &shop], Lang::En));
}

#[test]
fn no_conflict_has_a_diagram() {
    assert_eq!(drawn(&[&[]], Lang::En), "flowchart LR\n  n0[\"no conflicts to draw\"]\n");
    assert_eq!(drawn(&[], Lang::Zh), "flowchart LR\n  n0[\"没有需要画出的冲突\"]\n");
}

#[test]
fn the_rest_is_counted() {
    let same = vec![route("GET exact /a"); 150];
    let diagram = drawn(&[&same], Lang::En);
    assert_eq!(diagram.matches(" ==>|").count(), 100, "{diagram}");
    assert!(diagram.contains("conflicts that are not drawn#58; 49\""), "{diagram}");
    // Long labels leave room for fewer, and none is lost.
    let long = "汉\u{1f600}".repeat(100);
    let long: Vec<Route> = (0..150).map(|_| hostile(&long)).collect();
    for (lang, word) in [(Lang::En, "conflicts that are not drawn#58; "), (Lang::Zh, "未画出的冲突#65306;")]
    {
        let diagram = drawn(&[&long], lang);
        let count = diagram.matches(" ==>|").count();
        assert!(count > 10 && diagram.contains(&format!("{word}{}\"", 149 - count)), "{diagram}");
    }
}

/// A route with this wherever it can have a text.
fn hostile(text: &str) -> Route {
    let condition = json!([{ "name": text, "kind": "exact", "value": text }]);
    let path = json!({ "kind": "exact", "value": format!("/{text}") });
    serde_json::from_value(json!({ "name": text, "path": path, "headers": condition, "queries": condition }))
        .unwrap()
}

#[test]
fn texts_of_strangers_stay_in_their_labels() {
    let mut all = Vec::new();
    for text in HOSTILE {
        let pair = [hostile(text), hostile(text)];
        assert!(drawn(&[&pair], Lang::En).contains("==>"), "{text}");
        let long = [hostile(&text.repeat(1_000)), hostile(&text.repeat(1_000))];
        drawn(&[&long, &pair], Lang::Zh);
        all.extend(pair);
    }
    insta::assert_snapshot!("mermaid-hostile-en", drawn(&[&all], Lang::En));
}
