//! Options that hold for a whole run: every command takes them, before or after its name.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anstream::ColorChoice;
use clap::{Args, ValueEnum};
use oasgate::Lang;
use serde::Deserialize;

/// The variable of the environment that is read for `--lang`.
pub(crate) const LANG_VARIABLE: &str = "OASGATE_LANG";

#[derive(Args, Debug)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// Write to this file what otherwise goes to standard output; `-` is standard output. A run that prints
    /// nothing there and ends with status 2 leaves the file as it is
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Print nothing to standard error, unless the exit status is 2
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Whether to print colours. `auto` prints them to a terminal, and follows NO_COLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
    /// Language of messages; `zh_CN.UTF-8` is read as `zh`
    #[arg(long, global = true, value_name = "en|zh", env = LANG_VARIABLE, hide_env_values = true, value_parser = language, default_value = "en")]
    lang: Lang,
    /// What to call the document that comes from standard input, in findings and where it has no title
    #[arg(long, global = true, value_name = "NAME")]
    stdin_filename: Option<String>,
    /// Read the settings from this file, instead of the first `oasgate.toml` from the current folder upwards
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub config_file: Option<PathBuf>,
    /// Read no `oasgate.toml`
    #[arg(long, global = true)]
    pub no_config: bool,
}

/// When to print colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// As `--color` takes it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// Reads a language, also where a locale names it.
pub(crate) fn language(text: &str) -> Result<Lang, String> {
    match text.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "en" => Ok(Lang::En),
        "zh" => Ok(Lang::Zh),
        _ => Err(format!("the languages of --lang and of {LANG_VARIABLE} are `en` and `zh`")),
    }
}

/// The options of this run. They are set once, before a command runs.
static CHOSEN: OnceLock<Globals> = OnceLock::new();

impl Globals {
    /// Makes these the options of this run.
    pub(crate) fn choose(self) {
        match self.color {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        }
        .write_global();
        _ = CHOSEN.set(self);
    }
}

/// The language of messages.
pub(crate) fn lang() -> Lang {
    CHOSEN.get().map_or(Lang::En, |chosen| chosen.lang)
}

/// The file that takes what otherwise goes to standard output.
pub(crate) fn output() -> Option<&'static Path> {
    let file = CHOSEN.get()?.output.as_deref()?;
    (file != Path::new("-")).then_some(file)
}

/// Whether standard error is for failures alone.
pub(crate) fn is_quiet() -> bool {
    CHOSEN.get().is_some_and(|chosen| chosen.quiet)
}

/// Which colours are asked for.
pub(crate) fn colour() -> Colour {
    CHOSEN.get().map_or(Colour::Auto, |chosen| chosen.color)
}

/// What standard input is called, if that is said.
pub(crate) fn stdin_filename() -> Option<&'static str> {
    CHOSEN.get()?.stdin_filename.as_deref()
}
