//! Alibaba Cloud's records: a catalogue of APIs, or those of one API, as `--records` writes them. And
//! `oasgate aliyun read`.

use std::path::{Path, PathBuf};

use clap::Args;
use oasgate::aliyun::{self, Catalog, CatalogApi, MappingOptions};
use oasgate::report::Excerpts;
use oasgate::source::Value;
use oasgate::{Existing, ImportOptions, Outcome};
use serde::Deserialize;

use crate::existing::GATEWAY;
use crate::files::{self, FileProblem};
use crate::filters::{Filters, is_urgent};
use crate::kind::Kind;
use crate::tally::Tally;
use crate::{Status, commands, globals, print};

/// Print an API of Alibaba Cloud's records as JSON fit for --existing; findings go to standard error
#[derive(Args)]
pub(crate) struct Read {
    /// The records, JSON: a catalogue `{"apis": […]}`, or those of one API as --records writes them; `-` is standard input
    pub records: PathBuf,
    /// Name or id of the API, when there are several
    #[arg(long)]
    name: Option<String>,
    /// Also list infos
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    filters: Filters,
}

pub(crate) fn run(arguments: &Read) -> Result<Status, FileProblem> {
    let (name, text) = (files::name(&arguments.records), files::read(&arguments.records)?);
    let lang = globals::lang();
    let catalog = of_text(&name, &text)?;
    let record = match (catalog.apis.as_slice(), &arguments.name) {
        ([], None) => None,
        ([one], None) => Some(one),
        (apis, wanted) => Some(chosen(apis, wanted.as_deref(), &name)?),
    };
    let Outcome { value, mut diagnostics } = existing(record, &name, &text)?;
    let mut options = ImportOptions::default();
    arguments.filters.apply_to(&mut options);
    commands::settle(&mut diagnostics, &options.severities);
    let tally = Tally::new(value.is_some(), None, &diagnostics);
    let is_listed = |found: &oasgate::Diagnostic| arguments.notes || is_urgent(found);
    let listed = diagnostics.iter().filter(|found| !found.is_silenced() && is_listed(found));
    let excerpts = Excerpts::new(&name, &text).with_colours(print::err_takes_colours());
    print::err(&excerpts.text(listed, lang));
    print::err(&tally.findings(arguments.notes, lang));
    if let Some(existing) = &value {
        print::out_json(existing);
    }
    Ok(commands::status(&tally, &arguments.filters, lang))
}

/// Reads a file of records; an empty catalogue where there is none.
pub(crate) fn read(path: Option<&Path>) -> Result<Catalog, FileProblem> {
    let Some(path) = path else { return Ok(Catalog::default()) };
    of_text(&files::name(path), &files::read(path)?)
}

/// The records in a text.
pub(crate) fn of_text(name: &str, text: &[u8]) -> Result<Catalog, FileProblem> {
    /// The one member that a catalogue has and the records of one API have not.
    #[derive(Deserialize)]
    struct Root {
        apis: Option<serde::de::IgnoredAny>,
    }
    if let Some(problem) = Kind::mistaken(name, text, Kind::Records) {
        return Err(problem);
    }
    let root: Root = files::from_json(name, text)?;
    if root.apis.is_some() || Kind::of(text).is_none() {
        return files::from_json(name, text);
    }
    Ok(Catalog { apis: vec![files::from_json(name, text)?] })
}

/// The one API of this name or id.
pub(crate) fn chosen<'a>(
    apis: &'a [CatalogApi],
    wanted: Option<&str>,
    file: &str,
) -> Result<&'a CatalogApi, FileProblem> {
    let is_wanted = |api: &&CatalogApi| {
        wanted.is_some() && [api.info.name.as_deref(), api.info.http_api_id.as_deref()].contains(&wanted)
    };
    let matching: Vec<&CatalogApi> = apis.iter().filter(is_wanted).collect();
    if let [one] = matching.as_slice() {
        return Ok(one);
    }
    Err(FileProblem::WhichApi {
        name: file.to_owned(),
        wanted: wanted.map(str::to_owned),
        known: apis.iter().map(label).collect(),
    })
}

/// The name and the id of an API, as far as it has them.
fn label(api: &CatalogApi) -> String {
    match (&api.info.name, &api.info.http_api_id) {
        (Some(name), Some(id)) => format!("`{name}` ({id})"),
        (Some(name), None) => format!("`{name}`"),
        (None, id) => id.clone().unwrap_or_else(|| "?".to_owned()),
    }
}

/// The Existing that the records of an API make. What the file says of the rest of the gateway comes along.
pub(crate) fn existing(
    record: Option<&CatalogApi>,
    name: &str,
    text: &[u8],
) -> Result<Outcome<Existing>, FileProblem> {
    #[derive(Deserialize)]
    struct Beside {
        gateway: Option<Value>,
    }
    let beside: Beside = files::from_json(name, text)?;
    let mut outcome = match record {
        Some(record) => aliyun::read(record, &MappingOptions::default()),
        None => Outcome { value: Some(Existing::default()), diagnostics: Vec::new() },
    };
    if let (Some(existing), Some(gateway)) = (&mut outcome.value, beside.gateway) {
        existing.other.insert(GATEWAY.to_owned(), gateway);
    }
    Ok(outcome)
}
