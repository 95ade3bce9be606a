//! Arguments that several subcommands take.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{ArgAction, Args, ValueEnum};
use oasgate::{ImportOptions, Strategy};

/// The end of the help of each command that reads a document.
pub(crate) const EXIT_STATUS: &str = "\
Exit status:
  0  nothing counts as an error
  1  something counts as an error: a part was left out, a conflict is critical, or --deny or --max-warnings says so
  2  nothing could be done: nothing can be imported, or the arguments or files are at fault";

/// The same of `plan`.
pub(crate) const EXIT_STATUS_OF_PLAN: &str = "\
Exit status:
  0  nothing counts as an error; with --exit-code, nor does the plan change anything
  1  something counts as an error: a part was left out, a conflict is critical, or --deny or --max-warnings says so
  2  nothing could be done: nothing can be imported, one of several documents cannot be, or the arguments or files are at fault
  3  with --exit-code alone: nothing counts as an error, and the plan creates, updates or removes something";

/// The end of the help of the commands about rules.
pub(crate) const EXIT_STATUS_OF_RULES: &str = "\
Exit status:
  0  it was printed
  2  no rule has that code, or the arguments are at fault";

/// The same of what prints something about the command itself.
pub(crate) const EXIT_STATUS_OF_SETTINGS: &str = "\
Exit status:
  0  it was printed
  2  the arguments or the settings are at fault";

/// The same of what does not depend on settings.
pub(crate) const EXIT_STATUS_OF_PAGES: &str = "\
Exit status:
  0  it was printed
  2  the arguments are at fault";

/// A document, and what it is merged into.
#[derive(Args)]
pub(crate) struct Merge {
    /// The document, JSON or YAML; `-` is standard input
    pub spec: PathBuf,
    #[command(flatten)]
    pub how: HowToMerge,
}

/// What a document is merged into, and which files it may refer to.
#[derive(Args)]
pub(crate) struct HowToMerge {
    #[command(flatten)]
    pub into: MergeInto,
    /// Read the files of this folder that the document refers to; without it only the document is read
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

/// Which documents are read.
#[derive(Args)]
pub(crate) struct Reading {
    /// Read OpenAPI 3.1 and 3.2, too, in the words of 3.0. Without it such a document is refused, as the gateways' own
    /// imports refuse it
    #[arg(
        long = "accept-3.1", value_name = "true|false", num_args = 0..=1, require_equals = true, action = ArgAction::Set,
        default_missing_value = "true", default_value = "false", hide_default_value = true, hide_possible_values = true
    )]
    pub accept_3_1: bool,
}

/// What a document is merged into, and how.
#[derive(Args)]
pub(crate) struct MergeInto {
    /// The API as the gateway has it: JSON as `apply` prints it, an OpenAPI document, Alibaba Cloud's records, or what
    /// Tencent Cloud's DescribeApi answers, one or a list. Without it the API is new
    #[arg(long, value_name = "FILE")]
    pub existing: Option<PathBuf>,
    /// Which side wins when both have a part; spellings such as `SpecOnly` are accepted, too
    #[arg(long, value_parser = StrategyParser, default_value = "exist-first")]
    pub strategy: Strategy,
    /// Name of the API, instead of the document's title
    #[arg(long)]
    pub name: Option<String>,
    /// The server of the document from which the base path comes: its position, counting from 1, or its URL. Without it,
    /// the first one
    #[arg(long, value_name = "N|URL")]
    server: Option<String>,
    /// A value for a variable of the servers' URLs, instead of its default; may be repeated
    #[arg(long = "server-variable", value_name = "NAME=VALUE", value_parser = pair)]
    server_variables: Vec<(String, String)>,
    /// Leave out a part that refers to a schema, example, header, link or callback that cannot be found, which it could do
    /// without
    #[arg(
        long, value_name = "true|false", num_args = 0..=1, require_equals = true, action = ArgAction::Set,
        default_missing_value = "true", default_value = "false", hide_default_value = true, hide_possible_values = true
    )]
    strict_references: bool,
    #[command(flatten)]
    pub reading: Reading,
}

impl MergeInto {
    /// What is asked of the import.
    pub(crate) fn apply_to(&self, options: &mut ImportOptions) {
        options.name.clone_from(&self.name);
        options.server = self.server.as_deref().map(Into::into);
        options.server_variables = self.server_variables.iter().cloned().collect();
        options.strict_references = self.strict_references;
        options.accept_3_1 = self.reading.accept_3_1;
    }
}

/// `NAME=VALUE`
fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum RulesFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum RoutesFormat {
    Text,
    Json,
}

/// The strategies, as the help has them.
const STRATEGIES: [(Strategy, &str, &str); 3] = [
    (Strategy::SpecOnly, "spec-only", "The document decides alone: what it lacks is removed"),
    (Strategy::SpecFirst, "spec-first", "The document wins; what it lacks is kept"),
    (Strategy::ExistFirst, "exist-first", "The existing API wins; what it lacks is created"),
];

/// A strategy as `--strategy` takes it.
pub(crate) fn strategy_name(strategy: Strategy) -> &'static str {
    let name = STRATEGIES.into_iter().find(|(known, ..)| *known == strategy).map(|(_, name, _)| name);
    name.unwrap_or(strategy.as_str())
}

/// Reads whatever the library takes for a strategy; the help lists one spelling of each.
#[derive(Clone)]
struct StrategyParser;

impl TypedValueParser for StrategyParser {
    type Value = Strategy;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Strategy, clap::Error> {
        let parser = |text: &str| text.parse::<Strategy>();
        TypedValueParser::parse_ref(&parser, command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let listed = STRATEGIES.into_iter();
        Some(Box::new(listed.map(|(_, name, help)| PossibleValue::new(name).help(help))))
    }
}
