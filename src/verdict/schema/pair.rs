//! Schemas that are still to be compared.

use serde_json::Value;

use super::super::judge::Dirs;
use super::super::trail::{Spot, Step};

/// Two schemas that are to be compared. None is the schema that anything fits.
#[derive(Clone)]
pub(crate) struct Pair<'a> {
    /// Where the schema is that they are in.
    pub(crate) parent: Spot,
    pub(crate) step: Step<'a>,
    pub(crate) before: Option<&'a Value>,
    pub(crate) after: Option<&'a Value>,
    pub(crate) dirs: Dirs,
    /// Whether values are sent as text: in parameters, headers and forms.
    pub(crate) is_text: bool,
}

/// What is to be compared next.
pub(super) type Pending<'a> = Vec<Pair<'a>>;

/// The schema that parts are parts of.
pub(super) struct Whole {
    pub(super) at: Spot,
    pub(super) dirs: Dirs,
    pub(super) is_text: bool,
}

impl Whole {
    pub(super) fn part<'a>(
        &self,
        step: Step<'a>,
        [before, after]: [Option<&'a Value>; 2],
        dirs: Dirs,
    ) -> Pair<'a> {
        Pair { parent: self.at, step, before, after, dirs, is_text: self.is_text }
    }
}
