//! Which findings count, and as what.

use clap::{Args, CommandFactory as _};
use oasgate::diagnostic::{Level, Severities};
use oasgate::source::Limits;
use oasgate::{Diagnostic, ImportOptions, Lang, Severity, catalogue};

use crate::explain::nearest;

/// What findings count as, for the exit status too.
#[derive(Args)]
pub(crate) struct Filters {
    /// Count findings with these codes as errors: such a finding alone makes the exit status 1
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code)]
    deny: Vec<String>,
    /// Do not list findings with these codes, and do not count them. What an error left out stays left out and is
    /// still reported, but no longer makes the exit status 1
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code)]
    allow: Vec<String>,
    /// Make the exit status 1 when there are more warnings than this
    #[arg(long, value_name = "N")]
    max_warnings: Option<usize>,
    /// Leave out lints: the infos of checks that only judge the document and change nothing. `--deny` cannot bring them
    /// back
    #[arg(long)]
    no_lint: bool,
    /// Take a document for too large beyond another limit than the default: `bytes=N`, `depth=N`, `nodes=N`,
    /// `alias-expansion=N` or `copies=N`
    #[arg(long, value_name = "NAME=N", value_parser = limit)]
    limit: Vec<Limit>,
}

/// A limit of documents, and its value.
type Limit = (fn(&mut Limits) -> &mut usize, usize);

impl Filters {
    /// The severity overrides. A code that is both denied and allowed ends the command as a fault of its arguments.
    fn severities(&self) -> Severities {
        if let Some(code) = self.allow.iter().find(|code| self.deny.contains(code)) {
            let problem = format!("`{code}` cannot be both denied and allowed");
            crate::Cli::command().error(clap::error::ErrorKind::ArgumentConflict, problem).exit();
        }
        let denied = self.deny.iter().map(|code| (code.clone(), Level::Error));
        denied.chain(self.allow.iter().map(|code| (code.clone(), Level::Off))).collect()
    }

    /// What is asked of the import.
    pub(crate) fn apply_to(&self, options: &mut ImportOptions) {
        options.severities = self.severities();
        options.lint = !self.no_lint;
        for (field, value) in &self.limit {
            *field(&mut options.limits) = *value;
        }
    }

    /// Whether there are more warnings than asked for, as a sentence.
    pub(crate) fn too_many_warnings(&self, warnings: usize, lang: Lang) -> Option<String> {
        let most = self.max_warnings.filter(|most| warnings > *most)?;
        Some(match lang {
            Lang::En => format!("oasgate: too many warnings: {warnings}, with --max-warnings {most}\n"),
            Lang::Zh => format!("oasgate: 警告过多：{warnings} 个，--max-warnings 为 {most}\n"),
        })
    }
}

/// Whether a finding is listed without `--notes`: infos are not, except for the errors that were made infos.
pub(crate) fn is_urgent(found: &Diagnostic) -> bool {
    found.severity() != Severity::Info || found.rule().severity == Severity::Error
}

fn limit(text: &str) -> Result<Limit, String> {
    let (name, value) = text.split_once('=').ok_or("a limit is written `bytes=1000000`")?;
    let field: fn(&mut Limits) -> &mut usize = match name {
        "bytes" => |limits| &mut limits.bytes,
        "depth" => |limits| &mut limits.depth,
        "nodes" => |limits| &mut limits.nodes,
        "alias-expansion" => |limits| &mut limits.alias_expansion,
        "copies" => |limits| &mut limits.copies,
        _ => {
            return Err("the limits are `bytes`, `depth`, `nodes`, `alias-expansion` and `copies`".to_owned());
        }
    };
    Ok((field, value.parse().map_err(|_| "the value of a limit is a whole number")?))
}

fn code(text: &str) -> Result<String, String> {
    if catalogue().any(|rule| rule.code == text) {
        return Ok(text.to_owned());
    }
    let near = nearest(text).map(|near| format!("; the nearest is `{near}`"));
    Err(format!("no rule has this code{}", near.unwrap_or_default()))
}
