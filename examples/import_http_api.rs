//! Answers Alibaba Cloud's ImportHttpApi for one document, as a control plane would: `cargo run --example
//! import_http_api -- SPEC.yaml`. Imports it twice; the second time nothing changes.

#![allow(clippy::print_stdout, clippy::indexing_slicing, reason = "an example prints")]

use std::process::ExitCode;

use oasgate::aliyun::{Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, import_http_api};
use oasgate::{Action, Lang};

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("a document is needed");
        return ExitCode::from(2);
    };
    let spec = match std::fs::read(&file) {
        Ok(spec) => spec,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    let request = ImportHttpApiRequest {
        spec_file_url: Some(format!("https://example.oss-cn-hangzhou.aliyuncs.com/{file}")),
        strategy: Some("SpecFirst".to_owned()),
        ..ImportHttpApiRequest::default()
    };
    let mut options = ImportHttpApiOptions::default();
    options.lang = Lang::Zh;
    let mut catalog = Catalog::default();
    for _ in 0..2 {
        // The request only says where the document is, so the caller fetched it.
        let Answer::Done(done) = import_http_api(&request, &catalog, Some(spec.as_slice().into()), &options)
        else {
            return ExitCode::from(2);
        };
        let plan = done.plan.as_ref();
        let counts = [Action::Create, Action::Update].map(|action| plan.map_or(0, |plan| plan.count(action)));
        println!("{} created, {} updated", counts[0], counts[1]);
        let Some(report) = done.response.data.and_then(|data| data.dry_run_info) else {
            return ExitCode::from(1);
        };
        report.warning_messages.iter().for_each(|message| println!("  {message}"));
        catalog.apis = done.result.into_iter().collect();
    }
    ExitCode::SUCCESS
}
