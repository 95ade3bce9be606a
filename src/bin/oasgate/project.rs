//! `oasgate.toml`: where it is, and what it makes of the defaults of options.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::ArgMatches;
use clap::parser::ValueSource;
use oasgate::diagnostic::Text;

use crate::files::{self, FileProblem};
use crate::json_faults::JsonFault;
use crate::settings::{self, Lines, Server, Settings};

const NOT_UTF_8: Text = Text { en: "the text is not UTF-8", zh: "文本不是 UTF-8 编码" };

/// The name of the file.
const FILE: &str = "oasgate.toml";

/// The settings of this run, and where they come from.
#[derive(Debug, Default)]
pub(crate) struct Project {
    pub file: Option<PathBuf>,
    pub settings: Settings,
    pub lines: Lines,
    /// Where the values of options come from that every command takes.
    pub sources: BTreeMap<&'static str, ValueSource>,
}

static CHOSEN: OnceLock<Project> = OnceLock::new();

/// The project of this run; one without settings before it is chosen.
pub(crate) fn chosen() -> &'static Project {
    static NONE: OnceLock<Project> = OnceLock::new();
    CHOSEN.get().unwrap_or_else(|| NONE.get_or_init(Project::default))
}

impl Project {
    /// Reads the file that is named, or else the first one from the current folder upwards.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self, FileProblem> {
        let Some(file) = named.map(Path::to_owned).or_else(found) else { return Ok(Self::default()) };
        let (name, bytes) = (files::name(&file), files::read(&file)?);
        let fault = |fault: JsonFault| FileProblem::Json { name, faults: vec![fault] };
        let (settings, lines) = match str::from_utf8(files::without_mark(&bytes)) {
            Ok(text) => settings::read(text).map_err(fault)?,
            Err(_) => return Err(fault(JsonFault::own(NOT_UTF_8, (1, 1)))),
        };
        Ok(Self { file: Some(file), settings, lines, sources: BTreeMap::new() })
    }

    /// Makes this the project of this run.
    pub(crate) fn choose(mut self, arguments: &ArgMatches) {
        for name in ["lang", "color"] {
            self.sources.extend(arguments.value_source(name).map(|source| (name, source)));
        }
        _ = CHOSEN.set(self);
    }

    /// The path of a setting: relative to the file, so that it is the same from each folder.
    pub(crate) fn path(&self, path: &Path) -> PathBuf {
        self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join(path)
    }

    /// The arguments with the settings as their defaults.
    pub(crate) fn defaults_of(&self, arguments: clap::Command) -> clap::Command {
        let defaults = self.defaults();
        if defaults.is_empty() { arguments } else { with_defaults(arguments, &defaults) }
    }

    /// The settings that are options with one value, by the ids of the options.
    fn defaults(&self) -> BTreeMap<&'static str, OsString> {
        let Settings { lang, color, strategy, root, baseline, server, .. } = &self.settings;
        let Settings { accept_3_1, strict_references, max_warnings, .. } = &self.settings;
        let defaults = [
            ("lang", lang.map(|lang| lang.as_str().into())),
            ("color", color.map(|color| color.as_str().into())),
            ("strategy", strategy.map(|strategy| strategy.as_str().into())),
            ("root", root.as_deref().map(|path| self.path(path).into())),
            ("baseline", baseline.as_deref().map(|path| self.path(path).into())),
            ("server", server.as_ref().map(|server| server.text().into())),
            ("accept_3_1", accept_3_1.map(|is_set| is_set.to_string().into())),
            ("strict_references", strict_references.map(|is_set| is_set.to_string().into())),
            ("max_warnings", max_warnings.map(|most| most.to_string().into())),
        ];
        defaults.into_iter().filter_map(|(id, value)| Some((id, value?))).collect()
    }
}

impl Server {
    /// As `--server` takes it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Position(position) => position.to_string(),
            Self::Url(url) => url.clone(),
        }
    }
}

/// The first file from the current folder upwards. One in the current folder is called by its name alone.
fn found() -> Option<PathBuf> {
    let here = PathBuf::from(FILE);
    if here.is_file() {
        return Some(here);
    }
    let folder = std::env::current_dir().ok()?;
    folder.ancestors().skip(1).map(|above| above.join(FILE)).find(|file| file.is_file())
}

/// The arguments of a command and of those below it, with these defaults.
fn with_defaults(command: clap::Command, defaults: &BTreeMap<&'static str, OsString>) -> clap::Command {
    let command = command.mut_args(|argument| match defaults.get(argument.get_id().as_str()) {
        Some(value) => argument.default_value(value),
        None => argument,
    });
    command.mut_subcommands(|below| with_defaults(below, defaults))
}
