//! Which changes of a plan are listed.

use clap::{Args, ValueEnum};
use oasgate::plan::{Class, TextOptions};
use oasgate::{Action, Lang};

/// Which changes are listed, in the formats for people.
#[derive(Args)]
pub(super) struct Changes {
    /// List the fields of these classes; those of the others are counted. By default contract, routing and operator
    #[arg(long, value_name = "CLASS", value_enum, value_delimiter = ',')]
    show: Vec<Show>,
    /// List only what is created, updated, kept, removed or refused
    #[arg(long, value_name = "ACTION", value_enum, value_delimiter = ',')]
    action: Vec<Done>,
    /// List only the operations of these paths: `*` is anything within a segment, `**` any segments. The names of
    /// variables do not count
    #[arg(long, value_name = "GLOB", value_parser = path)]
    path: Option<String>,
    /// List only the operations with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Print one line for each part, with the number of its fields
    #[arg(long)]
    stat: bool,
    /// Print every value, field and part whole
    #[arg(long)]
    full: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Which requests are accepted and what they return
    Contract,
    /// Where requests arrive
    Routing,
    /// Backend, authentication, limits
    Operator,
    /// Summaries, descriptions, tags
    Text,
    Example,
    /// `x-` keys
    Extension,
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum Done {
    Create,
    Update,
    Keep,
    Remove,
    Refuse,
}

/// A pattern of paths.
fn path(text: &str) -> Result<String, String> {
    if text.starts_with(['/', '*']) {
        Ok(text.to_owned())
    } else {
        Err("a path begins with `/` or `*`".to_owned())
    }
}

impl Changes {
    pub(super) fn options(&self, lang: Lang) -> TextOptions {
        let mut options = TextOptions::default().with_lang(lang).with_stat(self.stat).with_full(self.full);
        options.path.clone_from(&self.path);
        options.tag.clone_from(&self.tag);
        options.actions = self.action.iter().map(|done| done.action()).collect();
        if self.show.contains(&Show::All) {
            options.classes = Class::ALL.to_vec();
        } else if !self.show.is_empty() {
            options.classes = self.show.iter().filter_map(|show| show.class()).collect();
        }
        options
    }
}

impl Show {
    fn class(self) -> Option<Class> {
        Some(match self {
            Self::Contract => Class::Contract,
            Self::Routing => Class::Routing,
            Self::Operator => Class::Operator,
            Self::Text => Class::Text,
            Self::Example => Class::Example,
            Self::Extension => Class::Extension,
            Self::All => return None,
        })
    }
}

impl Done {
    fn action(self) -> Action {
        match self {
            Self::Create => Action::Create,
            Self::Update => Action::Update,
            Self::Keep => Action::Keep,
            Self::Remove => Action::Remove,
            Self::Refuse => Action::Refuse,
        }
    }
}
