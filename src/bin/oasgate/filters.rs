//! Which findings count, and as what.

use clap::{Args, CommandFactory as _};
use oasgate::diagnostic::{Level, Severities};
use oasgate::plan::{Change, Verdict};
use oasgate::source::Limits;
use oasgate::{Diagnostic, ImportOptions, Lang, Severity, catalogue};

use crate::explain::nearest;
use crate::project;

/// What findings count as, for the exit status too.
#[derive(Args)]
pub(crate) struct Filters {
    /// Count findings with these codes as errors: such a finding alone makes the exit status 1. So does a change that is
    /// `breaking`, with this word, or one that is not known to be compatible, with the word `unclear`
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code_or_verdict)]
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
    /// The severity overrides. A code that is both denied and allowed ends the command as a fault of its arguments, which win
    /// over the settings of the project.
    fn severities(&self) -> Severities {
        if let Some(code) = self.allow.iter().find(|code| self.deny.contains(code)) {
            let problem = format!("`{code}` cannot be both denied and allowed");
            crate::cli::Cli::command().error(clap::error::ErrorKind::ArgumentConflict, problem).exit();
        }
        let codes = self.deny.iter().filter(|code| denied_verdict(code).is_none());
        let denied = codes.map(|code| (code.clone(), Level::Error));
        let given = denied.chain(self.allow.iter().map(|code| (code.clone(), Level::Off)));
        let set = project::chosen().settings.severity.iter().filter(|(code, _)| !is_verdict(code));
        set.map(|(code, level)| (code.clone(), *level)).chain(given).collect()
    }

    /// What is asked of an import whose plan is not judged.
    pub(crate) fn apply_to(&self, options: &mut ImportOptions) {
        if let Some(word) = self.deny.iter().find(|code| denied_verdict(code).is_some()) {
            let problem = format!("`{word}` can be denied of a plan alone");
            crate::cli::Cli::command().error(clap::error::ErrorKind::ArgumentConflict, problem).exit();
        }
        self.apply_to_plan(options);
    }

    /// What is asked of the import.
    pub(crate) fn apply_to_plan(&self, options: &mut ImportOptions) {
        options.severities = self.severities();
        options.lint = !self.no_lint;
        let set =
            project::chosen().settings.limits.set().filter_map(|(name, value)| Some((field(name)?, value)));
        for (field, value) in set.chain(self.limit.iter().copied()) {
            *field(&mut options.limits) = value;
        }
    }

    /// How many parts have changes that are denied, a sentence for each word and code that denies some. What has an allowed code does
    /// not count.
    pub(crate) fn denied(&self, changes: &[Change], lang: Lang) -> Vec<String> {
        let given = self.deny.iter().map(|code| (code, format!("--deny {code}")));
        let set = project::chosen().settings.severity.iter().filter(|(_, level)| **level == Level::Error);
        let set = set.filter(|(code, _)| !self.deny.contains(code) && !self.allow.contains(code));
        let set = set.map(|(code, _)| (code, format!("{code} = \"error\"")));
        let counted = given.chain(set).map(|(code, reason)| (code, reason, self.count(changes, code)));
        let sentences = counted.filter(|(.., count)| *count > 0).map(|(code, reason, count)| {
            let (en, zh) = match denied_verdict(code) {
                Some(Verdict::Breaking) => ("breaking changes".to_owned(), "不兼容".to_owned()),
                Some(_) => ("breaking or unclear changes".to_owned(), "不兼容或不确定".to_owned()),
                None => (format!("changes of the kind {code}"), format!("{code} 所指的")),
            };
            match (lang, count) {
                (Lang::En, 1) => format!("oasgate: 1 part has {en}, with {reason}\n"),
                (Lang::En, _) => format!("oasgate: {count} parts have {en}, with {reason}\n"),
                (Lang::Zh, _) => format!("oasgate: {count} 个对象有{zh}变更（{reason}）\n"),
            }
        });
        sentences.collect()
    }

    /// How many parts have a verdict or a code that is denied.
    fn count(&self, changes: &[Change], code: &str) -> usize {
        let worst = denied_verdict(code);
        let is_denied = |change: &&Change| {
            let mut effects = change
                .effects
                .iter()
                .filter(|effect| !effect.accepted)
                .filter(|effect| !self.allows(effect.finding.code()));
            match worst {
                // The worst verdict is the least.
                Some(worst) if change.effects.is_empty() => {
                    change.verdict.is_some_and(|verdict| verdict <= worst)
                }
                Some(worst) => effects.any(|effect| effect.verdict <= worst),
                None => effects.any(|effect| effect.finding.code() == code),
            }
        };
        changes.iter().filter(is_denied).count()
    }

    /// Whether findings with a code do not count.
    fn allows(&self, code: &str) -> bool {
        let is_code = |it: &String| it == code;
        let is_off = project::chosen().settings.severity.get(code) == Some(&Level::Off);
        self.allow.iter().any(is_code) || is_off && !self.deny.iter().any(is_code)
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

/// The limit of a name.
fn field(name: &str) -> Option<fn(&mut Limits) -> &mut usize> {
    Some(match name {
        "bytes" => |limits| &mut limits.bytes,
        "depth" => |limits| &mut limits.depth,
        "nodes" => |limits| &mut limits.nodes,
        "alias-expansion" => |limits| limits.alias_expansion.get_or_insert_default(),
        "copies" => |limits| limits.copies.get_or_insert_default(),
        _ => return None,
    })
}

fn limit(text: &str) -> Result<Limit, String> {
    let (name, value) = text.split_once('=').ok_or("a limit is written `bytes=1000000`")?;
    let field =
        field(name).ok_or("the limits are `bytes`, `depth`, `nodes`, `alias-expansion` and `copies`")?;
    Ok((field, value.parse().map_err(|_| "the value of a limit is a whole number")?))
}

/// What a word of `--deny` denies, when it is not a code: this verdict and what is worse.
fn denied_verdict(word: &str) -> Option<Verdict> {
    match word {
        "breaking" => Some(Verdict::Breaking),
        "unclear" => Some(Verdict::Unclear),
        _ => None,
    }
}

/// Whether a word of `--deny` is about changes.
pub(crate) fn is_verdict(word: &str) -> bool {
    denied_verdict(word).is_some()
}

/// Reads a word of `--deny`.
pub(crate) fn code_or_verdict(text: &str) -> Result<String, String> {
    if denied_verdict(text).is_some() { Ok(text.to_owned()) } else { code(text) }
}

fn code(text: &str) -> Result<String, String> {
    if catalogue().any(|rule| rule.code == text) {
        return Ok(text.to_owned());
    }
    let near = nearest(text).map(|near| format!("; the nearest is `{near}`"));
    Err(format!("no rule has this code{}", near.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use oasgate::plan::Effect;
    use oasgate::{Existing, Strategy, import, plan};

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        filters: Filters,
    }

    /// Changes that are not judged, breaking, unclear and compatible, all but the first with an effect of one code.
    fn changes() -> Vec<Change> {
        let document =
            "{openapi: 3.0.3, info: {title: T}, paths: {/a: {get: {}}, /b: {get: {}}, /c: {get: {}}}}";
        let outcome = import(document, &ImportOptions::default());
        let finding = outcome.diagnostics.iter().find(|found| found.code() == "responses-missing").unwrap();
        let plan = plan(outcome.value.as_ref().unwrap(), &Existing::default(), Strategy::SpecFirst);
        let mut changes = plan.changes().to_vec();
        for (change, verdict) in changes.iter_mut().skip(1).zip(Verdict::ALL) {
            change.verdict = Some(verdict);
            let (finding, pointer) = (finding.clone(), String::new());
            change.effects =
                vec![Effect { verdict, direction: None, accepted: false, pointer, finding, reached: None }];
        }
        assert_eq!(changes.len(), 4);
        changes
    }

    #[test]
    fn verdicts_and_codes_of_changes_are_denied() {
        for (args, sentences) in [
            (&[][..], &[][..]),
            (&["--deny", "breaking"], &["oasgate: 1 part has breaking changes, with --deny breaking\n"]),
            (
                &["--deny", "unclear"],
                &["oasgate: 2 parts have breaking or unclear changes, with --deny unclear\n"],
            ),
            (&["--deny", "key-unknown"], &[]),
            (
                &["--deny", "responses-missing,breaking"],
                &[
                    "oasgate: 3 parts have changes of the kind responses-missing, with --deny responses-missing\n",
                    "oasgate: 1 part has breaking changes, with --deny breaking\n",
                ],
            ),
            (&["--deny", "unclear", "--allow", "responses-missing"], &[]),
        ] {
            let filters = Cli::parse_from([&["oasgate"], args].concat()).filters;
            assert_eq!(filters.denied(&changes(), Lang::En), sentences, "{args:?}");
        }
        let filters = Cli::parse_from(["oasgate", "--deny", "unclear"]).filters;
        let mut changes = changes();
        for change in &mut changes {
            change.effects.clear();
        }
        assert_eq!(
            filters.denied(&changes, Lang::Zh),
            ["oasgate: 2 个对象有不兼容或不确定变更（--deny unclear）\n"]
        );
        let mut options = ImportOptions::default();
        filters.apply_to_plan(&mut options);
        assert!(options.severities.is_empty(), "a verdict is not a code");
    }
}
