//! The `oasgate` command: arguments, files and printing around the library, and nothing else.

mod accepted;
mod answers;
mod arguments;
mod calls;
mod commands;
mod config;
mod conflicts;
mod convert;
mod document_files;
mod dry_run;
mod existing;
mod explain;
mod files;
mod filters;
mod indented;
mod json_faults;
mod kind;
mod plan;
mod print;
mod records;
mod root;
mod routes;
mod schema;
mod tally;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use oasgate::Lang;
use oasgate::report::printable;

use crate::arguments::{EXIT_STATUS, EXIT_STATUS_OF_RULES, Language, Merge, RulesFormat};
use crate::files::FileProblem;
use crate::filters::Filters;

/// Says what importing an OpenAPI or Swagger document into an API gateway would change, and does it.
#[derive(Parser)]
#[command(version, after_long_help = EXIT_STATUS)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print what an import would do: the plan, and what was found in the document
    #[command(visible_alias = "import", after_long_help = EXIT_STATUS)]
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
        #[command(flatten)]
        lang: Language,
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
        #[command(flatten)]
        lang: Language,
    },
    /// Print all rules
    #[command(after_long_help = EXIT_STATUS_OF_RULES)]
    Rules {
        /// A line for each rule, one JSON array, or the reference page in both languages
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
        #[command(flatten)]
        lang: Language,
    },
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
enum Aliyun {
    #[command(visible_alias = "dry-run", after_long_help = EXIT_STATUS)]
    ImportHttpApi(dry_run::DryRun),
    #[command(after_long_help = EXIT_STATUS)]
    Calls(calls::Calls),
    #[command(after_long_help = EXIT_STATUS)]
    Read(records::Read),
}

impl Command {
    fn lang(&self) -> Lang {
        match self {
            Self::Plan(arguments) => &arguments.lang,
            Self::Apply { lang, .. } | Self::Explain { lang, .. } | Self::Rules { lang, .. } => lang,
            // Schemas are in English.
            Self::Schema(_) => return Lang::En,
            Self::Routes(arguments) => &arguments.lang,
            Self::Conflicts(arguments) => &arguments.lang,
            Self::Convert(arguments) => &arguments.lang,
            Self::Export(arguments) => &arguments.lang,
            Self::DryRun(arguments) | Self::Aliyun { command: Aliyun::ImportHttpApi(arguments) } => {
                &arguments.lang
            }
            Self::Calls(arguments) | Self::Aliyun { command: Aliyun::Calls(arguments) } => &arguments.lang,
            Self::Aliyun { command: Aliyun::Read(arguments) } => &arguments.lang,
        }
        .get()
    }

    fn run(&self) -> Result<Status, FileProblem> {
        let lang = self.lang();
        match self {
            Self::Plan(arguments) => plan::run(arguments),
            Self::Apply { merge, accepted, filters, .. } => commands::apply(merge, accepted, filters, lang),
            Self::Routes(arguments) => routes::routes(arguments),
            Self::Conflicts(arguments) => conflicts::run(arguments),
            Self::Convert(arguments) => convert::run(arguments),
            Self::Export(arguments) => convert::export(arguments),
            Self::Explain { code, .. } => Ok(explain::explain(code, lang)),
            Self::Schema(arguments) => Ok(schema::run(arguments)),
            Self::Rules { format, .. } => Ok(explain::rules(*format, lang)),
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

fn main() -> ExitCode {
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(answer) => return answered(&answer),
    };
    let status = command.run().unwrap_or_else(|problem| failed(&problem, command.lang()));
    match print::fault() {
        Some(fault) => failed(&FileProblem::output(fault), command.lang()),
        None => status,
    }
    .into()
}

/// Prints help, the version, or what is wrong with the arguments.
fn answered(answer: &clap::Error) -> ExitCode {
    let printed = answer.print().and_then(|()| std::io::stdout().flush());
    match printed {
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => {
            failed(&FileProblem::output(&fault), Lang::En).into()
        }
        _ => u8::try_from(answer.exit_code()).unwrap_or(Status::Nothing as u8).into(),
    }
}

/// Says what went wrong with a file.
fn failed(problem: &FileProblem, lang: Lang) -> Status {
    for text in problem.texts(lang) {
        print::err(&format!("oasgate: {}\n", printable(&text)));
    }
    Status::Nothing
}

/// How it went; the numbers are a contract with scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Everything = 0,
    LeftOut = 1,
    Nothing = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}
