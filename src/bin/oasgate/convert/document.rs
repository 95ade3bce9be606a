//! OpenAPI out: a document alone on standard output.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use oasgate::extensions::{ExtensionKeys, annotate, extract};
use oasgate::openapi::{OpenApiDocument, WriteOptions, convert, write_existing};
use oasgate::report::Excerpts;
use oasgate::select::{Select, select};
use oasgate::{Api, Diagnostic, ImportOptions, Lang, Outcome, aliyun, aws, huawei, tencent};

use super::Convert;
use crate::arguments::Reading;
use crate::existing::Store;
use crate::files::FileProblem;
use crate::filters::{Filters, is_urgent};
use crate::tally::Tally;
use crate::{Status, commands, config, globals, print};

/// Arguments of `export`.
#[derive(Args)]
pub(crate) struct Export {
    /// The API as the gateway has it: JSON as `apply` prints it, an OpenAPI document, Alibaba Cloud's records, or what
    /// Tencent Cloud's DescribeApi answers, one or a list; `-` is standard input
    pub existing: PathBuf,
    /// Name or id of the API, when records have several
    #[arg(long)]
    name: Option<String>,
    /// YAML or JSON
    #[arg(long, value_enum, default_value_t = Form::Yaml)]
    format: Form,
    /// How it is written: whether with what operators added, and so on. JSON or YAML
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Only these operations, with the components that they need: conditions with `|` between them, `tag=pets`,
    /// `path=/pets/**` or `id=getPet`
    #[arg(long, value_name = "CONDITIONS")]
    select: Option<Select>,
    /// Write what operators added as the `x-` keys of this gateway, instead of leaving it out
    #[arg(long, value_enum)]
    keys: Option<Keys>,
    /// Also list infos
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    filters: Filters,
}

/// How a document is written.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Form {
    Yaml,
    Json,
}

impl Form {
    fn text(self, document: &OpenApiDocument) -> String {
        match self {
            Self::Yaml => document.to_yaml(),
            Self::Json => print::json(document.to_json()),
        }
    }
}

/// A gateway whose keys say what operators added.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Keys {
    Huawei,
    Tencent,
    /// Alibaba Cloud's traditional gateway; the present one publishes no keys
    Aliyun,
    Aws,
}

impl Keys {
    const fn table(self) -> &'static ExtensionKeys {
        match self {
            Self::Huawei => &huawei::EXTENSIONS,
            Self::Tencent => &tencent::EXTENSIONS,
            Self::Aliyun => &aliyun::EXTENSIONS,
            Self::Aws => &aws::EXTENSIONS,
        }
    }

    /// The Api with these keys. Operations for every method get the gateway's own one.
    fn annotate(self, api: &Api, options: &mut WriteOptions, found: &mut Vec<Diagnostic>) -> Api {
        let key = self.table().any_method_key().map(str::to_owned);
        options.any_method_key = options.any_method_key.take().or(key);
        let Outcome { value, diagnostics } = annotate(api, self.table());
        found.extend(diagnostics);
        value.unwrap_or_default()
    }
}

/// `oasgate convert --to openapi3`
pub(super) fn run(arguments: &Convert) -> Result<Status, FileProblem> {
    let mut options: WriteOptions = config::given(arguments.config.as_deref())?;
    let mut import_options = arguments.import_options();
    let (document, mut imported, mut diagnostics) = arguments.imported(&mut import_options)?;
    if let (Some(keys), Some(imported)) = (arguments.keys, &mut imported) {
        // What the keys of other gateways say becomes keys of this one.
        let Outcome { value, diagnostics: found } = extract(imported, Some(keys.table()));
        diagnostics.extend(found);
        if let Some(read) = value {
            *imported = read;
        }
        imported.api = Arc::new(keys.annotate(&imported.api, &mut options, &mut diagnostics));
    }
    let mut written = None;
    if let Some(imported) = &imported {
        let Outcome { value, diagnostics: found } = convert(imported, &options);
        diagnostics.extend(found);
        written = value;
    }
    let written = written.map(|written| arguments.form().text(&written));
    let said = Said { written, diagnostics, notes: arguments.notes, lang: globals::lang() };
    Ok(said.print(document.excerpts(), (&arguments.filters, &import_options)))
}

/// `oasgate export`
pub(crate) fn export(arguments: &Export) -> Result<Status, FileProblem> {
    let lang = globals::lang();
    let mut options: WriteOptions = config::given(arguments.config.as_deref())?;
    let mut import_options = ImportOptions::default();
    arguments.filters.apply_to(&mut import_options);
    import_options.accept_3_1 = arguments.reading.accept_3_1;
    let store = Store::of(&arguments.existing)?.with(&import_options);
    let Outcome { value, mut diagnostics } = store.alone(arguments.name.as_deref(), lang)?;
    let mut written = None;
    if let Some(mut existing) = value {
        if let (Some(wanted), Some(api)) = (&arguments.select, &mut existing.api) {
            let selected = select(api, wanted);
            diagnostics.extend(selected.diagnostics);
            *api = selected.value.unwrap_or_default();
        }
        if let (Some(keys), Some(api)) = (arguments.keys, &mut existing.api) {
            *api = keys.annotate(api, &mut options, &mut diagnostics);
        }
        let Outcome { value, diagnostics: found } = write_existing(&existing, &options);
        diagnostics.extend(found);
        written = value;
    }
    let (name, text) = store.source().unwrap_or_default();
    let written = written.map(|written| arguments.format.text(&written));
    let said = Said { written, diagnostics, notes: arguments.notes, lang };
    Ok(said.print(Excerpts::new(&name, &text), (&arguments.filters, &import_options)))
}

/// The text of a document, and what was found on the way.
pub(super) struct Said {
    pub(super) written: Option<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) notes: bool,
    pub(super) lang: Lang,
}

impl Said {
    /// Findings go to standard error.
    pub(super) fn print(
        mut self,
        excerpts: Excerpts<'_>,
        (filters, options): (&Filters, &ImportOptions),
    ) -> Status {
        commands::settle(&mut self.diagnostics, &options.severities);
        let tally = Tally::new(self.written.is_some(), None, &self.diagnostics);
        let is_listed = |found: &&Diagnostic| !found.is_silenced() && (self.notes || is_urgent(found));
        let excerpts = excerpts.with_colours(print::err_takes_colours());
        print::err(&excerpts.text(self.diagnostics.iter().filter(is_listed), self.lang));
        match &self.written {
            Some(text) => {
                print::err(&tally.findings(self.notes, self.lang));
                print::out(text);
            }
            None => print::err(&tally.line(self.notes, self.lang)),
        }
        commands::status(&tally, filters, self.lang)
    }
}
