//! `oasgate aliyun import-http-api`: Alibaba Cloud's `ImportHttpApi`, answered from files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use oasgate::Lang;
use oasgate::aliyun::{
    Answer, ImportHttpApiOptions, ImportHttpApiRequest, McpForm, McpTools, RecordOptions, SpecLocation,
    SpecSource, import_http_api, spec_source,
};
use oasgate::report::printable;

use crate::arguments::Reading;
use crate::document_files::DocumentFiles;
use crate::files::{self, FileProblem};
use crate::filters::Filters;
use crate::kind::Kind;
use crate::tally::Tally;
use crate::{Status, commands, globals, print, records};

/// Answer an ImportHttpApi request body with the response body
///
/// Nothing is sent. A request either contains the document, in base64, or says where it is:
///   {"specContentBase64": "b3BlbmFwaTog…", "dryRun": true}
///   {"specFileUrl": "https://bucket.oss-cn-hangzhou.aliyuncs.com/orders.yaml", "dryRun": true}   with --spec orders.yaml
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct DryRun {
    /// The request body, JSON; `-` is standard input
    pub request: PathBuf,
    /// The APIs that the gateway has, JSON: a catalogue `{"apis": […]}`, or the records of one API as --records writes them
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    /// The document, when the request only says where it is
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,
    /// Read the files of this folder that the document refers to; one inside the request counts as a file of the folder.
    /// Without it only the document is read
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where to write the API's records after the import, when the request is not a dry run
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// Fill `mcpToolsDefinition` of the report: with a server and its tools, in YAML or JSON, or with a list of tools
    #[arg(long, value_enum, value_name = "FORM")]
    mcp: Option<Mcp>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    filters: Filters,
}

/// A form of `mcpToolsDefinition`.
#[derive(Clone, Copy, ValueEnum)]
enum Mcp {
    Yaml,
    Json,
    List,
}

impl From<Mcp> for McpForm {
    fn from(form: Mcp) -> Self {
        match form {
            Mcp::Yaml => Self::Yaml,
            Mcp::Json => Self::Json,
            Mcp::List => Self::List,
        }
    }
}

pub(crate) fn dry_run(arguments: &DryRun) -> Result<Status, FileProblem> {
    let mut options = ImportHttpApiOptions::default();
    options.lang = globals::lang();
    options.mcp_tools = arguments.mcp.map(|form| McpTools::default().with_form(form));
    arguments.filters.apply_to_plan(&mut options.import);
    options.import.accept_3_1 = arguments.reading.accept_3_1;
    let request: ImportHttpApiRequest = files::read_json(&arguments.request, Kind::Request)?;
    let catalog = records::read(arguments.catalog.as_deref())?;
    let spec = arguments.spec.as_deref().map(document_file).transpose()?;
    if let Some(path) = arguments.spec.as_deref().filter(|_| is_elsewhere(&request)) {
        options.import.default_name = files::api_name(path);
    }
    let document = match (&arguments.root, spec) {
        (None, spec) => spec.map(Into::into),
        (Some(root), spec) => match document(&request, arguments.spec.as_deref().zip(spec)) {
            Some((path, text)) => {
                Some(DocumentFiles::of(path, text, Some(root), &mut options.import, options.lang)?.1)
            }
            None => None,
        },
    };
    let done = match import_http_api(&request, &catalog, document, &options) {
        Answer::Fetch(location) => {
            let place = place(&location);
            print::err(&match options.lang {
                Lang::En => format!("oasgate: the document is at {place}; pass it with --spec\n"),
                Lang::Zh => format!("oasgate: 文档位于 {place}；请用 --spec 提供\n"),
            });
            return Ok(Status::Nothing);
        }
        Answer::Done(done) => done,
    };
    print::out_json(&done.response.to_json(&RecordOptions::default()));
    match (&arguments.records, &done.result) {
        (Some(path), Some(result)) => files::write(path, print::pretty(&result).as_bytes())?,
        (Some(path), None) => {
            print::err(&not_written(path, request.dry_run == Some(true), options.lang));
        }
        (None, _) => {}
    }
    let report = done.response.data.as_ref().and_then(|data| data.dry_run_info.as_ref());
    let is_usable = report.is_some_and(|report| report.error_messages.is_empty());
    let tally = Tally::new(is_usable, done.plan.as_ref(), &done.diagnostics);
    Ok(commands::status_of_plan(&tally, &arguments.filters, done.plan.as_ref(), None, options.lang))
}

/// Reads the file of the document.
fn document_file(path: &Path) -> Result<Vec<u8>, FileProblem> {
    let text = files::read(path)?;
    Kind::mistaken(&files::name(path), &text, Kind::Document).map_or(Ok(text), Err)
}

/// Whether the request only says where the document is, so that the file of --spec holds it.
fn is_elsewhere(request: &ImportHttpApiRequest) -> bool {
    matches!(spec_source(request).value, Some(SpecSource::Location(_)))
}

/// The document that the library will read, and its file, which is standard input when the request contains it.
fn document<'a>(
    request: &ImportHttpApiRequest,
    spec: Option<(&'a Path, Vec<u8>)>,
) -> Option<(&'a Path, Vec<u8>)> {
    match spec_source(request).value? {
        SpecSource::Content(bytes) => Some((Path::new("-"), bytes)),
        SpecSource::Location(_) => spec,
    }
}

/// Says why there are no records after the import.
fn not_written(path: &Path, is_dry_run: bool, lang: Lang) -> String {
    let name = printable(&files::name(path));
    match (lang, is_dry_run) {
        (Lang::En, true) => format!("oasgate: {name} is not written, because the request is a dry run\n"),
        (Lang::En, false) => format!("oasgate: {name} is not written, because nothing is imported\n"),
        (Lang::Zh, true) => format!("oasgate: 请求为试运行，不写入 {name}\n"),
        (Lang::Zh, false) => format!("oasgate: 没有导入任何内容，不写入 {name}\n"),
    }
}

fn place(location: &SpecLocation) -> String {
    match location {
        SpecLocation::Url(url) => url.clone(),
        SpecLocation::Oss { bucket_name, object_key, .. } => format!("oss://{bucket_name}/{object_key}"),
    }
}
