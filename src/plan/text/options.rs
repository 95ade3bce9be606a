//! What of a plan is written, and how.

use crate::diagnostic::Lang;
use crate::plan::decision::Action;
use crate::setters::setters;
use crate::verdict::Class;

/// How [`Plan::text_with`](crate::Plan::text_with) writes a plan.
///
/// ```
/// use oasgate::plan::{Class, TextOptions};
/// use oasgate::{Action, Lang};
///
/// let options = TextOptions::default()
///     .with_lang(Lang::Zh)
///     .with_classes(Class::ALL)
///     .with_actions([Action::Update, Action::Remove])
///     .with_path("/pets/**".to_owned())
///     .with_full(true);
/// assert_eq!(options.classes.len(), 6);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextOptions {
    /// The language.
    pub lang: Lang,
    /// The classes whose fields are listed; those of other classes are only counted. By default the fields that are judged:
    /// contract, routing and operator.
    pub classes: Vec<Class>,
    /// The actions whose changes are listed. Empty for all of them.
    pub actions: Vec<Action>,
    /// The paths whose operations are listed, and nothing else: `*` is anything within a segment, `**` any segments. The names
    /// of variables do not count.
    pub path: Option<String>,
    /// The tag whose operations are listed, and nothing else.
    pub tag: Option<String>,
    /// Write one line for each part, with the number of its fields by class.
    pub stat: bool,
    /// Write every value, field and part whole.
    pub full: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        let classes = Class::ALL.into_iter().filter(|class| class.is_judged()).collect();
        let (actions, path, tag) = (Vec::new(), None, None);
        Self { lang: Lang::En, classes, actions, path, tag, stat: false, full: false }
    }
}

impl TextOptions {
    /// Whether only some of the changes are asked for.
    pub(super) fn is_choosy(&self) -> bool {
        !self.actions.is_empty() || self.path.is_some() || self.tag.is_some()
    }
}

setters! {
    TextOptions {
        with_lang(lang: Lang);
        with_classes(classes: Vec<Class>);
        with_actions(actions: Vec<Action>);
        with_path(path: Option<String>);
        with_tag(tag: Option<String>);
        with_stat(stat: bool);
        with_full(full: bool);
    }
}
