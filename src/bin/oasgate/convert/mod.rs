//! `oasgate convert`: what the operations of a document become on a gateway.

mod document;
mod gateways;
mod import;
mod payloads;
mod text;
mod tools;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use oasgate::select::{Select, select};
use oasgate::{Diagnostic, ImportOptions, Imported, aliyun, aws, huawei, tencent};

use crate::arguments::Reading;
use crate::document_files::DocumentFiles;
use crate::files::FileProblem;
use crate::filters::Filters;
use crate::{Status, globals};

/// Arguments.
#[derive(Args)]
pub(crate) struct Convert {
    /// The document, JSON or YAML; `-` is standard input
    pub spec: PathBuf,
    /// The gateway whose payloads are wanted, OpenAPI, or MCP tools
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
    /// Of payloads, a list for people (the default) or one JSON object; of an OpenAPI document and of MCP tools, YAML (the
    /// default) or JSON
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only these operations, with the components that they need: conditions with `|` between them, `tag=pets`,
    /// `path=/pets/**` or `id=getPet`
    #[arg(long, value_name = "CONDITIONS")]
    select: Option<Select>,
    /// Of an OpenAPI document: write what the keys of all gateways say as the keys of this one
    #[arg(long, value_enum)]
    keys: Option<document::Keys>,
    /// Print each payload as JSON on a line of its own, and nothing else on standard output
    #[arg(long, conflicts_with = "format")]
    lines: bool,
    /// Also list infos, which concern documentation alone. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    import: import::Import,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// Huawei Cloud APIG: bodies of CreateApiV2
    Huawei,
    /// Tencent Cloud API Gateway: bodies of CreateApi
    Tencent,
    /// Alibaba Cloud APIG: CreateHttpApi and the calls that create and update its operations
    Aliyun,
    /// OpenAPI 3.0.3, also of a document that is Swagger 2.0
    Openapi3,
    /// MCP tools with a template of the request behind each: the configuration of an MCP server of Higress, and of
    /// Alibaba Cloud APIG
    Mcp,
    /// MCP tools as a server lists them: `{"tools": […]}`
    McpJson,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A list for people
    Text,
    Json,
    Yaml,
}

pub(crate) use self::document::{Export, export};

pub(crate) fn run(arguments: &Convert) -> Result<Status, FileProblem> {
    if let Some(argument) = arguments.unused() {
        return Err(FileProblem::UnusedArgument(argument));
    }
    match arguments.to {
        Target::Openapi3 => document::run(arguments),
        Target::Mcp | Target::McpJson => tools::run(arguments),
        Target::Huawei => payloads::run::<gateways::Huawei>(arguments),
        Target::Tencent => payloads::run::<gateways::Tencent>(arguments),
        Target::Aliyun => payloads::run::<gateways::Aliyun>(arguments),
    }
}

impl Convert {
    /// An argument that says nothing for what is converted to.
    fn unused(&self) -> Option<&'static str> {
        let is_openapi = matches!(self.to, Target::Openapi3);
        let is_list = matches!(self.to, Target::McpJson);
        let is_document = is_openapi || is_list || matches!(self.to, Target::Mcp);
        let unused = [
            (is_document && self.format == Some(Format::Text), "--format text"),
            ((!is_document || is_list) && self.format == Some(Format::Yaml), "--format yaml"),
            (is_document && self.lines, "--lines"),
            (!is_openapi && self.keys.is_some(), "--keys"),
            (is_document && self.import.existing.is_some(), "--existing"),
        ];
        unused.into_iter().find(|(is_unused, _)| *is_unused).map(|(_, argument)| argument)
    }

    /// How a document is written.
    fn form(&self) -> document::Form {
        if self.format == Some(Format::Json) { document::Form::Json } else { document::Form::Yaml }
    }

    fn import_options(&self) -> ImportOptions {
        let mut options = ImportOptions::default();
        self.filters.apply_to(&mut options);
        options.accept_3_1 = self.reading.accept_3_1;
        options.extension_keys =
            vec![huawei::EXTENSIONS, aliyun::EXTENSIONS, tencent::EXTENSIONS, aws::EXTENSIONS];
        options.server = self.server.as_deref().map(Into::into);
        options
    }

    /// The document, what was imported of it and selected, and what was found.
    fn imported(
        &self,
        options: &mut ImportOptions,
    ) -> Result<(DocumentFiles, Option<Imported>, Vec<Diagnostic>), FileProblem> {
        let lang = globals::lang();
        let (document, input) = DocumentFiles::read(&self.spec, self.root.as_deref(), options, lang)?;
        let outcome = document.imported(input, options)?;
        let (mut imported, mut diagnostics) = (outcome.value, outcome.diagnostics);
        if let (Some(imported), Some(wanted)) = (&mut imported, &self.select) {
            let selected = select(&imported.api, wanted);
            diagnostics.extend(selected.diagnostics);
            imported.api = Arc::new(selected.value.unwrap_or_default());
        }
        Ok((document, imported, diagnostics))
    }
}
