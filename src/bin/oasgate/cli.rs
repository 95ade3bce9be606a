//! The commands, and what each of them runs.

use std::path::Path;

use clap::builder::Resettable;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::arguments::{
    EXIT_STATUS, EXIT_STATUS_OF_PAGES, EXIT_STATUS_OF_PLAN, EXIT_STATUS_OF_RULES, EXIT_STATUS_OF_SETTINGS,
    Merge, RulesFormat,
};
use crate::files::FileProblem;
use crate::filters::Filters;
use crate::globals::{Globals, LANG_VARIABLE};
use crate::{
    Status, accepted, calls, commands, config_command, conflicts, convert, dry_run, explain, globals, manual,
    plan, records, routes, schema,
};

/// Says what importing an OpenAPI or Swagger document into an API gateway would change, and does it.
#[derive(Parser)]
#[command(version, after_long_help = EXIT_STATUS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub globals: Globals,
}

impl Cli {
    /// The arguments as this run takes them: a variable of the environment that is empty says nothing.
    pub(crate) fn arguments() -> clap::Command {
        let arguments = Self::command();
        if std::env::var_os(LANG_VARIABLE).is_some_and(|value| value.is_empty()) {
            return arguments.mut_arg("lang", |lang| lang.env(Resettable::<clap::builder::OsStr>::Reset));
        }
        arguments
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print what an import would do: the plan, and what was found in the document
    #[command(visible_alias = "import", after_long_help = EXIT_STATUS_OF_PLAN)]
    Plan(Box<plan::Plan>),
    /// Print the API as it is after the import, as JSON fit for --existing; findings go to standard error
    #[command(after_long_help = EXIT_STATUS)]
    Apply {
        #[command(flatten)]
        merge: Merge,
        #[command(flatten)]
        accepted: accepted::Accepted,
        #[command(flatten)]
        filters: Filters,
    },
    /// Print the routes of the API as it is after the import, in the order in which a gateway matches them
    #[command(after_long_help = EXIT_STATUS)]
    Routes(routes::Routes),
    /// Print which routes match the same requests, inside each document and between documents
    ///
    /// The documents count as APIs on one domain of one environment.
    #[command(after_long_help = EXIT_STATUS)]
    Conflicts(conflicts::Conflicts),
    /// Print the payloads of a gateway that the operations become, and what they lose; or the document as OpenAPI 3.0
    #[command(after_long_help = EXIT_STATUS)]
    Convert(convert::Convert),
    /// Print a stored API as an OpenAPI 3.0 document; findings go to standard error
    #[command(after_long_help = EXIT_STATUS)]
    Export(convert::Export),
    /// Print what a rule means, with an example that provokes it and one that does not
    #[command(after_long_help = EXIT_STATUS_OF_RULES)]
    Explain {
        /// Code of the rule, such as `path-no-slash`
        code: String,
    },
    /// Print all rules
    #[command(after_long_help = EXIT_STATUS_OF_RULES)]
    Rules {
        /// A line for each rule, one JSON array, or the reference page in both languages
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
    },
    /// Print each setting of `oasgate.toml`, its value, and where it comes from
    #[command(after_long_help = EXIT_STATUS_OF_SETTINGS)]
    Config(config_command::Config),
    /// Print a script that completes this command's arguments in a shell
    #[command(after_long_help = EXIT_STATUS_OF_PAGES)]
    Completions(manual::Completions),
    /// Print a page of the manual, for `man -l -`
    #[command(after_long_help = EXIT_STATUS_OF_PAGES)]
    Man(manual::Manual),
    #[command(after_long_help = schema::EXIT_STATUS)]
    Schema(schema::Schema),
    /// Alibaba Cloud's API Gateway: its records, its import and its calls; nothing is sent
    #[command(after_long_help = EXIT_STATUS)]
    Aliyun {
        #[command(subcommand)]
        command: Aliyun,
    },
    /// The same as `aliyun import-http-api`
    #[command(after_long_help = EXIT_STATUS)]
    DryRun(dry_run::DryRun),
    /// The same as `aliyun calls`
    #[command(after_long_help = EXIT_STATUS)]
    Calls(calls::Calls),
}

#[derive(Subcommand)]
pub(crate) enum Aliyun {
    #[command(visible_alias = "dry-run", after_long_help = EXIT_STATUS)]
    ImportHttpApi(dry_run::DryRun),
    #[command(after_long_help = EXIT_STATUS)]
    Calls(calls::Calls),
    #[command(after_long_help = EXIT_STATUS)]
    Read(records::Read),
}

impl Command {
    /// The files whose content the command turns into its output.
    pub(crate) fn inputs(&self) -> Vec<&Path> {
        match self {
            Self::Plan(arguments) => arguments.specs.iter().map(|path| &**path).collect(),
            Self::Apply { merge, .. } => vec![&merge.spec],
            Self::Routes(arguments) => vec![&arguments.merge.spec],
            Self::Conflicts(arguments) => arguments.specs.iter().map(|path| &**path).collect(),
            Self::Convert(arguments) => vec![&arguments.spec],
            Self::Export(arguments) => vec![&arguments.existing],
            Self::DryRun(arguments) | Self::Aliyun { command: Aliyun::ImportHttpApi(arguments) } => {
                [&arguments.request].into_iter().chain(&arguments.spec).map(|path| &**path).collect()
            }
            Self::Calls(arguments) | Self::Aliyun { command: Aliyun::Calls(arguments) } => {
                vec![&arguments.spec]
            }
            Self::Aliyun { command: Aliyun::Read(arguments) } => vec![&arguments.records],
            Self::Explain { .. }
            | Self::Rules { .. }
            | Self::Config(_)
            | Self::Completions(_)
            | Self::Man(_)
            | Self::Schema(_) => Vec::new(),
        }
    }

    /// Whether the settings of a project concern the command.
    pub(crate) fn has_settings(&self) -> bool {
        !matches!(self, Self::Completions(_) | Self::Man(_) | Self::Schema(_))
    }

    pub(crate) fn run(&self) -> Result<Status, FileProblem> {
        let lang = globals::lang();
        match self {
            Self::Plan(arguments) => plan::run(arguments),
            Self::Apply { merge, accepted, filters } => commands::apply(merge, accepted, filters, lang),
            Self::Routes(arguments) => routes::routes(arguments),
            Self::Conflicts(arguments) => conflicts::run(arguments),
            Self::Convert(arguments) => convert::run(arguments),
            Self::Export(arguments) => convert::export(arguments),
            Self::Explain { code } => Ok(explain::explain(code, lang)),
            Self::Config(arguments) => Ok(config_command::run(arguments)),
            Self::Completions(arguments) => Ok(manual::completions(arguments)),
            Self::Man(arguments) => Ok(manual::manual(arguments)),
            Self::Schema(arguments) => Ok(schema::run(arguments)),
            Self::Rules { format } => Ok(explain::rules(*format, lang)),
            Self::DryRun(arguments) | Self::Aliyun { command: Aliyun::ImportHttpApi(arguments) } => {
                dry_run::dry_run(arguments)
            }
            Self::Calls(arguments) | Self::Aliyun { command: Aliyun::Calls(arguments) } => {
                calls::calls(arguments)
            }
            Self::Aliyun { command: Aliyun::Read(arguments) } => records::run(arguments),
        }
    }
}
