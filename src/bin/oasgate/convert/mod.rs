//! `oasgate convert`: what the operations of a document become on a gateway.

mod gateways;
mod import;
mod payloads;
mod text;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::Status;
use crate::arguments::{Language, RoutesFormat};
use crate::files::FileProblem;
use crate::filters::Filters;

/// Arguments.
#[derive(Args)]
pub(crate) struct Convert {
    /// The document, JSON or YAML; `-` is standard input
    spec: PathBuf,
    /// The gateway whose payloads are wanted
    #[arg(long, value_enum)]
    to: Target,
    /// What no document contains: group, backends, ids. JSON or YAML
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read the files of this folder that the document refers to; without it only the document is read
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The server of the document from which base path and backend come: its position, counting from 1, or its URL
    #[arg(long, value_name = "N|URL")]
    server: Option<String>,
    /// A list for people, or one JSON object
    #[arg(long, value_enum, default_value_t = RoutesFormat::Text)]
    format: RoutesFormat,
    /// Print each payload as JSON on a line of its own, and nothing else on standard output
    #[arg(long, conflicts_with = "format")]
    lines: bool,
    /// Also list infos, which concern documentation alone. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    import: import::Import,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    pub lang: Language,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// Huawei Cloud APIG: bodies of CreateApiV2
    Huawei,
    /// Tencent Cloud API Gateway: bodies of CreateApi
    Tencent,
    /// Alibaba Cloud APIG: CreateHttpApi and the calls that create and update its operations
    Aliyun,
}

pub(crate) fn run(arguments: &Convert) -> Result<Status, FileProblem> {
    match arguments.to {
        Target::Huawei => payloads::run::<gateways::Huawei>(arguments),
        Target::Tencent => payloads::run::<gateways::Tencent>(arguments),
        Target::Aliyun => payloads::run::<gateways::Aliyun>(arguments),
    }
}
