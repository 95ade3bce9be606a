//! What shells and `man` know of the command: completions, and pages of the manual.

use clap::Args;
use clap_complete::Shell;
use clap_mangen::Man;
use oasgate::Lang;
use oasgate::report::printable;

use crate::cli::Cli;
use crate::{Status, globals, print};

#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// `oasgate completions`
pub(crate) fn completions(arguments: &Completions) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::arguments(), "oasgate", &mut script);
    print::out(&String::from_utf8_lossy(&script));
    Status::Everything
}

#[derive(Args)]
pub(crate) struct Manual {
    /// The command, such as `plan` or `aliyun calls`; without it, the page is about all of them
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// `oasgate man`
pub(crate) fn manual(arguments: &Manual) -> Status {
    let mut all = Cli::arguments();
    all.build();
    let mut command = &all;
    for name in &arguments.command {
        let Some(below) = command.find_subcommand(name) else {
            print::err(&unknown(&arguments.command.join(" "), globals::lang()));
            return Status::Nothing;
        };
        command = below;
    }
    let mut page = Vec::new();
    // Writing to memory does not fail.
    _ = Man::new(command.clone()).render(&mut page);
    // The only thing that follows the options is what the exit status means.
    let page = String::from_utf8_lossy(&page).replace(".SH EXTRA\nExit status:\n", ".SH \"EXIT STATUS\"\n");
    print::out(&page);
    Status::Everything
}

fn unknown(command: &str, lang: Lang) -> String {
    let command = printable(command);
    match lang {
        Lang::En => format!("oasgate: no command is called `{command}`; `oasgate --help` lists them\n"),
        Lang::Zh => format!("oasgate: 没有命令 `{command}`；`oasgate --help` 会列出全部命令\n"),
    }
}
