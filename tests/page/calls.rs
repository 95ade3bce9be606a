//! The calls on the page.

use oasgate::Lang;
use oasgate::aliyun::calls::CallPlan;
use oasgate::page::{Page, PageOptions};
use serde_json::json;

use super::{HOSTILE, body};
use crate::gateway::calls::Case;
use crate::gateway::calls::drawn::many;

fn page(calls: &CallPlan, options: &PageOptions) -> String {
    Page::new("orders.yaml").with_calls(calls).html(options)
}

/// The part of the page about the calls, a line for each call.
fn section(page: &str) -> String {
    let body = body(page);
    let (_, section) = body.split_once("<section id=\"calls\">").expect("the calls are on the page");
    section
        .split_once("<section id=\"findings\">")
        .expect("findings follow")
        .0
        .replace("<section", "\n<section")
}

#[test]
fn calls_are_a_graph_of_their_stages() {
    let calls = Case::sample().calls();
    for lang in Lang::ALL {
        let html = page(&calls, &PageOptions::default().with_lang(lang));
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("page-calls-{lang}"), section(&html));
        });
    }
}

#[test]
fn every_call_is_there_once_and_links_lead_to_calls() {
    for calls in [Case::sample().calls(), many(100)] {
        let html = page(&calls, &PageOptions::default());
        for call in &calls.calls {
            assert_eq!(html.matches(&format!("<li id=\"k{}\">", call.number)).count(), 1, "{}", call.number);
        }
        for link in html.split("href=\"#k").skip(1) {
            let number = link.split('"').next().unwrap();
            assert!(html.contains(&format!("id=\"k{number}\"")), "{number}");
        }
        let is_long = calls.calls.len() > 60;
        assert_eq!(section(&html).contains("<details>"), is_long, "only what is long is folded");
    }
}

#[test]
fn two_thousand_calls_are_listed_and_the_rest_is_counted() {
    let calls = many(800);
    let all = calls.calls.len();
    assert!(all > 2_500, "{all}");
    let html = page(&calls, &PageOptions::default());
    assert_eq!(html.matches("<li id=\"k").count(), 2_000);
    assert!(html.contains(&format!("{} more calls are left out of the page", all - 2_000)));
    let small = page(&calls, &PageOptions::default().with_bytes(200_000).with_lang(Lang::Zh));
    assert!(small.len() <= 200_000, "{}", small.len());
    let listed = small.matches("<li id=\"k").count();
    assert!(listed > 50 && small.contains(&format!("另有 {} 项调用未列出", all - listed)), "{listed}");
}

/// A plan in which everything that may be a text is that text.
fn hostile(text: &str) -> CallPlan {
    let conflict =
        json!({ "code": "ServiceExisted", "foreseen": true, "answer": { "do": "use", "id": text } });
    let call = json!({
        "number": 1, "action": "GetService", "about": text, "method": text, "path": text, "conflicts": [conflict],
        "gives": [{ "name": text, "at": text }],
    });
    let mut second = call.clone();
    second["number"] = json!(2);
    second["needs"] = json!([{ "name": text, "at": text }]);
    second["after"] = json!([1]);
    let lane = json!({ "key": text, "calls": [1, 2, 2, 7, 0] });
    let plan = json!({
        "api": text, "apiType": text, "calls": [call, second], "stages": [{ "kind": "prepare", "lanes": [lane] }],
        "untouched": [text], "leftOut": [{ "about": text, "codes": [text] }],
    });
    serde_json::from_value(plan).unwrap()
}

#[test]
fn texts_of_strangers_stay_text() {
    let tags = |html: &str| -> Vec<String> {
        let tags = html.split('<').skip(1).map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag));
        tags.map(|tag| tag.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    let plain = section(&page(&hostile("plain"), &PageOptions::default()));
    for text in HOSTILE {
        let html = page(&hostile(text), &PageOptions::default());
        assert_eq!(tags(&section(&html)), tags(&plain), "{text}");
        assert!(!html.contains('\u{202e}') && !html.contains('\u{200b}'));
    }
    let long = page(&hostile(&"<&\">".repeat(100_000)), &PageOptions::default());
    assert!(long.len() < 100_000, "{}", long.len());
}

#[test]
fn a_plan_that_is_not_one_has_a_bounded_page() {
    let mut plan = hostile("x");
    let stage = plan.stages[0].clone();
    plan.stages.extend(std::iter::repeat_n(stage, 100_000));
    let html = page(&plan, &PageOptions::default());
    assert!(html.len() < 1_500_000, "{}", html.len());
}

#[test]
fn without_calls_the_page_says_so() {
    let html = page(&CallPlan::default(), &PageOptions::default());
    assert!(section(&html).contains("Nothing needs a call."), "{html}");
    let none = Page::new("orders.yaml").html(&PageOptions::default());
    assert!(!none.contains("id=\"calls\""), "{none}");
}

#[cfg(feature = "cli")]
#[test]
fn the_command_writes_the_calls_with_the_plan() {
    let folder = std::path::Path::new("fixtures/gateway/aliyun/calls");
    let run = |format: &str| {
        let output = crate::command::run(
            folder,
            &["calls", "orders.yaml", "--config", "config.json", "--format", format],
            "",
        );
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        crate::command::stdout(&output)
    };
    let html = run("html");
    assert!(
        section(&html).contains("CreateHttpApiRoute") && html.contains("<section id=\"changes\">"),
        "{html}"
    );
    let diagram = run("mermaid");
    crate::mermaid::judge(&diagram);
    assert!(diagram.contains("CreateHttpApiRoute route list-orders"), "{diagram}");
}
