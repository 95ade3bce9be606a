//! How callers prove who they are: a switch and a word.

use std::sync::Arc;

use super::super::api_record::AuthConfig;
use crate::model::operator::{Auth, AuthKind, stated};

/// The one word of the gateway for a kind of proof that is published.
const JWT: &str = "Jwt";

pub(super) fn read(enable: Option<bool>, config: Option<&AuthConfig>) -> Option<Arc<Auth>> {
    let word = config.and_then(|config| config.auth_type.as_deref());
    stated(Auth { required: enable, kind: word.map(kind), authorizer: None })
}

fn kind(word: &str) -> AuthKind {
    if word.eq_ignore_ascii_case(JWT) { AuthKind::Jwt } else { AuthKind::of(word) }
}

/// Makes switch and word say what is wanted. A kind for which the gateway has no known word leaves the word as it is:
/// none at all would open the API.
pub(super) fn write(wanted: Option<&Auth>, enable: &mut Option<bool>, config: &mut Option<AuthConfig>) {
    let Auth { required, kind, .. } = wanted.cloned().unwrap_or_default();
    *enable = required;
    let before = read(None, config.as_ref()).and_then(|before| before.kind.clone());
    if before == kind {
        return;
    }
    match kind {
        None => {
            if let Some(config) = config {
                config.auth_type = None;
            }
        }
        Some(AuthKind::Jwt) => config.get_or_insert_default().auth_type = Some(JWT.to_owned()),
        Some(AuthKind::Other(word)) => config.get_or_insert_default().auth_type = Some(word),
        Some(_) => {}
    }
}
