//! The `oasgate` command: arguments, files and printing around the library, and nothing else.

mod calls;
mod commands;
mod conflicts;
mod definition;
mod dry_run;
mod excerpt;
mod explain;
mod files;
mod filters;
mod findings;
mod print;
mod root;
mod routes;
mod tally;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::filters::Filters;

/// Says what importing an OpenAPI or Swagger definition into an API gateway would change, and does it.
///
/// Exit status: 0 when everything imports, 1 when some part was left out or something else counts as an error, 2 when
/// nothing can be imported or the arguments or files are at fault.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print what an import would do: the plan, and what was found in the document
    Import {
        #[command(flatten)]
        merge: Merge,
        /// What to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Also list infos, which lose nothing: normalisations, and lints. JSON and SARIF always have them
        #[arg(long)]
        notes: bool,
        #[command(flatten)]
        filters: Filters,
        #[command(flatten)]
        lang: Language,
    },
    /// Print the API as it is after the import, as JSON fit for --existing; findings go to standard error
    Apply {
        #[command(flatten)]
        merge: Merge,
        #[command(flatten)]
        filters: Filters,
        #[command(flatten)]
        lang: Language,
    },
    /// Answer an Alibaba Cloud ImportHttpApi request body with the response body
    DryRun(dry_run::DryRun),
    /// Print the routes of the API as it is after the import, those that a gateway asks first in front
    Routes {
        #[command(flatten)]
        merge: Merge,
        /// One route for all methods of a path, not one for each operation
        #[arg(long)]
        group: bool,
        /// A table for people, or one JSON object
        #[arg(long, value_enum, default_value_t = RoutesFormat::Text)]
        format: RoutesFormat,
        /// Also list infos about routes, on standard error as all findings. JSON always has them
        #[arg(long)]
        notes: bool,
        #[command(flatten)]
        filters: Filters,
        #[command(flatten)]
        lang: Language,
    },
    /// Print which routes take each other's requests, inside each document and between them
    ///
    /// The documents count as APIs on one domain of one environment. Exit status: 0 when no conflict is critical, 1 when
    /// some is, 2 when a document cannot be read or the arguments are at fault.
    Conflicts(conflicts::Conflicts),
    /// Print the calls that bring an Alibaba Cloud gateway to what the import would make of it; sends nothing
    Calls(calls::Calls),
    /// Print what a rule means, with an example that provokes it and one that does not
    Explain {
        /// Code of the rule, such as `path-no-slash`
        code: String,
        #[command(flatten)]
        lang: Language,
    },
    /// Print all rules
    Rules {
        /// A line for each rule, one JSON array, or the reference page in both languages
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
        #[command(flatten)]
        lang: Language,
    },
}

/// A document, and what it is merged into.
#[derive(Args)]
struct Merge {
    /// The definition, JSON or YAML; `-` is standard input
    spec: PathBuf,
    /// The API as the gateway has it, JSON as `apply` prints it; without it the API is new
    #[arg(long, value_name = "FILE")]
    existing: Option<PathBuf>,
    /// Who wins where both have something
    #[arg(long, value_enum, default_value_t = Strategy::ExistFirst)]
    strategy: Strategy,
    /// Read the files of this folder that the definition refers to; without it nothing but the definition is read
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Args)]
struct Language {
    /// Language of messages
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The plan, and the findings with excerpts of the document, for people
    Text,
    /// One object, for programs
    Json,
    /// The findings as a SARIF 2.1.0 log, for code scanning
    Sarif,
    /// The findings as GitHub Actions workflow commands, which annotate pull requests
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum RulesFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoutesFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    En,
    Zh,
}

impl From<Lang> for oasgate::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Zh => Self::Zh,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Strategy {
    /// The document is the only truth: what it lacks is removed
    SpecOnly,
    /// The document wins; what it lacks is kept
    SpecFirst,
    /// The existing API wins; what it lacks is created
    ExistFirst,
}

impl From<Strategy> for oasgate::Strategy {
    fn from(strategy: Strategy) -> Self {
        match strategy {
            Strategy::SpecOnly => Self::SpecOnly,
            Strategy::SpecFirst => Self::SpecFirst,
            Strategy::ExistFirst => Self::ExistFirst,
        }
    }
}

fn main() -> ExitCode {
    let status = match Cli::parse().command {
        Command::Import { merge, format, notes, filters, lang } => {
            commands::import(&merge, format, notes, &filters, lang.lang.into())
        }
        Command::Apply { merge, filters, lang } => commands::apply(&merge, &filters, lang.lang.into()),
        Command::DryRun(arguments) => dry_run::dry_run(&arguments),
        Command::Routes { merge, group, format, notes, filters, lang } => {
            routes::routes(&merge, group, format, notes, &filters, lang.lang.into())
        }
        Command::Conflicts(args) => conflicts::run(&args),
        Command::Calls(arguments) => calls::calls(&arguments),
        Command::Explain { code, lang } => Ok(explain::explain(&code, lang.lang.into())),
        Command::Rules { format, lang } => Ok(explain::rules(format, lang.lang.into())),
    };
    match status {
        Ok(status) => status.into(),
        Err(problem) => {
            eprintln!("oasgate: {problem}");
            Status::Nothing.into()
        }
    }
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
