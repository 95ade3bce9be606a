//! Reading the values of a gateway's `x-` keys: typed, tolerant, with each finding at its place.

mod forget;
mod object;
mod parts;
mod report;
mod url;

use std::sync::Arc;

pub(in crate::gateway) use self::forget::forget;
pub(in crate::gateway) use self::object::{At, NUMBER, Object, Scope, Words, says_nothing};
pub(in crate::gateway) use self::parts::qualified;
pub(in crate::gateway) use self::report::{Report, Rules};
pub(in crate::gateway) use self::url::{Url, renamed};
use crate::diagnostic::sort;
use crate::gateway::extensions::{Claim, claim};
use crate::gateway::shared::rules::keys as rules;
use crate::model::{Api, ExtensionKeys, Extensions, Imported};
use crate::outcome::Outcome;

/// The rules of a reader that has none of its own for these.
pub(in crate::gateway) const RULES: Rules = Rules {
    invalid: rules::EXTENSION_VALUE_INVALID,
    missing: rules::EXTENSION_MEMBER_MISSING,
    unknown: rules::EXTENSION_MEMBER_UNKNOWN,
    normalised: rules::EXTENSION_VALUES_NORMALISED,
};

/// Reads the keys of a gateway, where there are some: `read` gets them, and the Api that it may change.
pub(in crate::gateway) fn interpreted(
    imported: &Imported,
    keys: &ExtensionKeys,
    read: impl FnOnce(&[Claim], &mut Api, &mut Report<'_>),
) -> Outcome<Imported> {
    let Outcome { value, mut diagnostics } = claim(imported, keys);
    let claims = value.unwrap_or_default();
    let mut result = imported.clone();
    if !claims.is_empty() {
        let mut report = Report::new(&imported.places, &RULES);
        read(&claims, Arc::make_mut(&mut result.api), &mut report);
        diagnostics.extend(report.done());
        sort(&mut diagnostics);
    }
    Outcome::found(result, diagnostics)
}

/// The value of a key, unless it is null.
pub(in crate::gateway) fn value_of<'d>(extensions: &'d Extensions, key: &str) -> Option<At<'d>> {
    let node = extensions.get(key)?.node();
    (!node.is_null()).then(|| At { node, member: key.to_owned() })
}

/// The value of a key of a part, or else of the root.
pub(in crate::gateway) fn value_or<'d>(
    own: &'d Extensions,
    root: &'d Extensions,
    key: &str,
) -> Option<At<'d>> {
    value_of(own, key).or_else(|| value_of(root, key))
}
