//! The `oasgate` command: arguments, files and printing around the library, and nothing else.

mod accepted;
mod answers;
mod arguments;
mod calls;
mod cli;
mod commands;
mod config;
mod config_command;
mod conflicts;
mod convert;
mod document_files;
mod dry_run;
mod existing;
mod explain;
mod files;
mod filters;
mod folders;
mod globals;
mod indented;
mod json_faults;
mod kind;
mod manual;
mod plan;
mod print;
mod progress;
mod project;
mod records;
mod root;
mod routes;
mod rows;
mod schema;
mod settings;
mod tally;
mod url;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use clap::FromArgMatches as _;
use oasgate::report::printable;

use crate::cli::{Cli, Command};
use crate::files::FileProblem;
use crate::project::Project;

fn main() -> ExitCode {
    let status = match read_arguments() {
        Ok(command) => command.and_then(|command| done(&command)).unwrap_or_else(|problem| failed(&problem)),
        Err(answer) => return answered(&answer),
    };
    progress::end();
    if status.code() == Status::Nothing.code() {
        print::reveal();
    }
    status.into()
}

/// Reads the arguments, and with the settings of the project as defaults once more. What holds for the whole run is then
/// chosen. The settings may be at fault, too.
fn read_arguments() -> Result<Result<Command, FileProblem>, clap::Error> {
    let mut matches = Cli::arguments().try_get_matches()?;
    let Cli { command, globals } = Cli::from_arg_matches(&matches)?;
    let project = if globals.no_config || !command.has_settings() {
        Ok(Project::default())
    } else {
        Project::read(globals.config_file.as_deref())
    };
    let project = match project {
        Ok(project) => project,
        Err(problem) => {
            globals.choose();
            return Ok(Err(problem));
        }
    };
    let (mut command, mut globals) = (command, globals);
    if project.file.is_some() {
        matches = project.defaults_of(Cli::arguments()).try_get_matches()?;
        Cli { command, globals } = Cli::from_arg_matches(&matches)?;
    }
    globals.choose();
    project.choose(&matches);
    Ok(Ok(command))
}

/// Runs a command, and delivers its result.
fn done(command: &Command) -> Result<Status, FileProblem> {
    for input in command.inputs() {
        files::check_input(input)?;
    }
    let status = command.run()?;
    print::finish(status != Status::Nothing)?;
    print::fault().map_or(Ok(status), |fault| Err(FileProblem::output(fault)))
}

/// Prints help, the version, or what is wrong with the arguments.
fn answered(answer: &clap::Error) -> ExitCode {
    let printed = answer.print().and_then(|()| std::io::stdout().flush());
    match printed {
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => failed(&FileProblem::output(&fault)).into(),
        _ => u8::try_from(answer.exit_code()).unwrap_or(Status::Nothing.code()).into(),
    }
}

/// Says what went wrong with a file.
fn failed(problem: &FileProblem) -> Status {
    for text in problem.texts(globals::lang()) {
        print::err(&format!("oasgate: {}\n", printable(&text)));
    }
    Status::Nothing
}

/// How it went; the numbers are a contract with scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Everything,
    LeftOut,
    Nothing,
    /// Of several documents, nothing could be done with some.
    SomeNothing,
    /// With --exit-code: all is well, and the plan changes something.
    Changes,
}

impl Status {
    const fn code(self) -> u8 {
        match self {
            Self::Everything => 0,
            Self::LeftOut => 1,
            Self::Nothing | Self::SomeNothing => 2,
            Self::Changes => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}
