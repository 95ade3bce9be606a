//! `oasgate config`: each setting, its value, and where it comes from.

use std::fmt::Write as _;

use clap::Args;
use clap::parser::ValueSource;
use oasgate::diagnostic::Text;
use oasgate::report::printable;
use oasgate::source::Limits;
use oasgate::{Lang, Strategy};
use serde_json::{Value, json};

use crate::arguments::{RoutesFormat, strategy_name};
use crate::globals::{self, LANG_VARIABLE};
use crate::project::{self, Project};
use crate::settings::Settings;
use crate::{Status, files, print};

#[derive(Args)]
pub(crate) struct Config {
    /// A table for people, or one JSON object
    #[arg(long, value_enum, default_value_t = RoutesFormat::Text)]
    format: RoutesFormat,
}

/// Where a value comes from.
enum Source {
    Default,
    Argument,
    Environment(&'static str),
    /// A line of the file.
    File(usize),
}

/// A setting with its value, which is null where there is none.
struct Row {
    name: String,
    value: Value,
    source: Source,
}

/// `oasgate config`
pub(crate) fn run(arguments: &Config) -> Status {
    let project = project::chosen();
    let rows = rows(project);
    match arguments.format {
        RoutesFormat::Text => print::out(&table(project, &rows, globals::lang())),
        RoutesFormat::Json => print::out_json(&to_json(project, &rows)),
    }
    Status::Everything
}

fn rows(project: &Project) -> Vec<Row> {
    let Settings { strategy, root, baseline, server, accept_3_1, strict_references, .. } = &project.settings;
    let path = |path: &std::path::PathBuf| files::name(&project.path(path));
    let strategy = strategy.unwrap_or(Strategy::ExistFirst);
    let language = if globals::lang() == Lang::Zh { "zh" } else { "en" };
    let mut rows = vec![
        project.row("lang", language),
        project.row("color", globals::colour().as_str()),
        project.row("strategy", strategy_name(strategy)),
        project.row("root", root.as_ref().map(path)),
        project.row("baseline", baseline.as_ref().map(path)),
        project.row("server", server.as_ref().map(crate::settings::Server::text)),
        project.row("accept-3.1", accept_3_1.unwrap_or_default()),
        project.row("strict-references", strict_references.unwrap_or_default()),
        project.row("max-warnings", project.settings.max_warnings),
    ];
    let severities = project.settings.severity.iter();
    rows.extend(severities.map(|(code, level)| project.row(&format!("severity.{code}"), level.to_string())));
    let Limits { bytes, depth, nodes, alias_expansion, copies, .. } = Limits::default();
    let defaults = [
        ("bytes", Some(bytes)),
        ("depth", Some(depth)),
        ("nodes", Some(nodes)),
        ("alias-expansion", alias_expansion),
        ("copies", copies),
    ];
    rows.extend(defaults.into_iter().map(|(name, default)| {
        let set = project.settings.limits.set().find(|(set, _)| *set == name);
        project.row(&format!("limits.{name}"), set.map(|(_, value)| value).or(default))
    }));
    rows
}

impl Project {
    fn row(&self, name: &str, value: impl Into<Value>) -> Row {
        let source = match (self.sources.get(name), self.lines.get(name)) {
            (Some(ValueSource::CommandLine), _) => Source::Argument,
            (Some(ValueSource::EnvVariable), _) => Source::Environment(LANG_VARIABLE),
            (_, Some(line)) => Source::File(*line),
            (_, None) => Source::Default,
        };
        Row { name: name.to_owned(), value: value.into(), source }
    }

    fn file_name(&self) -> Option<String> {
        self.file.as_deref().map(files::name)
    }
}

fn table(project: &Project, rows: &[Row], lang: Lang) -> String {
    let file = project.file_name().unwrap_or_default();
    let values: Vec<String> = rows.iter().map(Row::shown).collect();
    let width = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let names = width(&mut rows.iter().map(|row| row.name.len()));
    let shown = width(&mut values.iter().map(|value| value.chars().count()));
    let mut table = String::new();
    for (row, value) in rows.iter().zip(&values) {
        let source = match row.source {
            Source::Default => Text { en: "default", zh: "默认值" }.get(lang).to_owned(),
            Source::Argument => Text { en: "argument", zh: "命令行参数" }.get(lang).to_owned(),
            Source::Environment(name) => {
                [Text { en: "environment, ", zh: "环境变量 " }.get(lang), name].concat()
            }
            Source::File(line) => format!("{}:{line}", printable(&file)),
        };
        // Writing to a String cannot fail.
        _ = writeln!(table, "{:<names$}  {value:<shown$}  {source}", row.name);
    }
    table
}

impl Row {
    fn shown(&self) -> String {
        match &self.value {
            Value::Null => "-".to_owned(),
            Value::String(text) => printable(text),
            other => other.to_string(),
        }
    }
}

/// `{file, settings: [{name, value, source, line}]}`, where `source` is `default`, `argument`, `environment` or `file`.
fn to_json(project: &Project, rows: &[Row]) -> Value {
    let settings = rows.iter().map(|row| {
        let (source, line) = match row.source {
            Source::Default => ("default", None),
            Source::Argument => ("argument", None),
            Source::Environment(_) => ("environment", None),
            Source::File(line) => ("file", Some(line)),
        };
        json!({ "name": row.name, "value": row.value, "source": source, "line": line })
    });
    json!({ "file": project.file_name(), "settings": settings.collect::<Vec<_>>() })
}
