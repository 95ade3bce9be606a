//! Alibaba Cloud: `ImportHttpApi` and its records.

mod fragments;
mod generated;
mod laws;
mod matching;
mod misread;
mod operator;
mod payloads;
mod records;
mod report;
mod request;

use base64::Engine as _;
use oasgate::Lang;
use oasgate::aliyun::{Answer, Catalog, Done, ImportHttpApiOptions, ImportHttpApiRequest, import_http_api};

/// A fixture of this gateway.
fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/gateway/aliyun/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

fn catalog() -> Catalog {
    catalog_of("catalog.json")
}

fn catalog_of(name: &str) -> Catalog {
    serde_json::from_str(&fixture(name)).expect("the catalog reads")
}

/// A request with the document in it, and whatever else is given as JSON.
fn request(document: &str, more: serde_json::Value) -> ImportHttpApiRequest {
    let mut request: ImportHttpApiRequest = serde_json::from_value(more).expect("a request");
    request.spec_content_base64 = Some(base64::engine::general_purpose::STANDARD.encode(document));
    request
}

fn import(request: &ImportHttpApiRequest, catalog: &Catalog) -> Done {
    import_in(request, catalog, Lang::En)
}

fn import_in(request: &ImportHttpApiRequest, catalog: &Catalog, lang: Lang) -> Done {
    let mut options = ImportHttpApiOptions::default();
    options.lang = lang;
    options.request_id = Some("CE857A85-251D-5018-8103-A38957D71E20".to_owned());
    match import_http_api(request, catalog, None, &options) {
        Answer::Done(done) => *done,
        Answer::Fetch(location) => panic!("nothing to fetch: {location:?}"),
    }
}

/// Codes of the findings, in order.
fn codes(done: &Done) -> Vec<&'static str> {
    let codes = done.diagnostics.iter().map(oasgate::Diagnostic::code);
    // The small documents here have as little as they may.
    codes.filter(|code| !["info-version-missing", "paths-empty"].contains(code)).collect()
}

fn pretty<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("it serialises")
}
