//! Policies: a class, and settings as JSON. The vendor publishes the settings of the two classes here.

use serde_json::{Map, Value as Json};

use super::super::calls::PolicyOptions;
use crate::model::operator::{AccessControl, Operator};
use crate::source::Value;

pub(super) const TIMEOUT: &str = "Timeout";
pub(super) const ACCESS: &str = "IpAccessControl";

impl PolicyOptions {
    /// What the policy does, in neutral terms: `backend.timeoutMs` of a `Timeout`, `accessControl` of an
    /// `IpAccessControl`. Other classes say nothing here.
    pub fn operator(&self) -> Operator {
        let mut operator = Operator::default();
        let Some(settings) = self.settings() else { return operator };
        match self.class_name.as_deref() {
            Some(TIMEOUT) => operator.set_backend(|backend| backend.timeout_ms = timeout(&settings)),
            Some(ACCESS) => operator.access_control = access(&settings).map(Into::into),
            _ => {}
        }
        operator
    }

    /// Overwrites the policy, and returns the members that it cannot hold. A policy without a class gets the one that
    /// can hold them.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let before = self.operator();
        let wanted_timeout = wanted.backend.as_ref().and_then(|backend| backend.timeout_ms);
        if self.class_name.is_none() {
            let class = if wanted_timeout.is_some() { TIMEOUT } else { ACCESS };
            let has_room = wanted_timeout.is_some() || wanted.access_control.is_some();
            self.class_name = has_room.then(|| class.to_owned());
        }
        let class = self.class_name.as_deref();
        let timeout = before.backend.as_ref().and_then(|backend| backend.timeout_ms);
        if class == Some(TIMEOUT) && timeout != wanted_timeout {
            self.change(|settings| set_timeout(settings, wanted_timeout));
        } else if class == Some(ACCESS) && before.access_control != wanted.access_control {
            self.change(|settings| set_access(settings, wanted.access_control.as_deref()));
        }
        self.operator().differences(wanted)
    }

    /// The settings, which are an object or the text of one.
    fn settings(&self) -> Option<Map<String, Json>> {
        let config = self.config.as_ref()?;
        let json = match config.as_str() {
            Some(text) => serde_json::from_str(text).ok()?,
            None => config.to_json(),
        };
        match json {
            Json::Object(settings) => Some(settings),
            _ => None,
        }
    }

    /// Changes settings, in the form that they have.
    fn change(&mut self, change: impl FnOnce(&mut Map<String, Json>)) {
        let before = self.settings().unwrap_or_default();
        let mut settings = before.clone();
        change(&mut settings);
        if settings == before {
            return;
        }
        let is_text = self.config.as_ref().is_some_and(|config| config.as_str().is_some());
        let json = Json::Object(settings);
        let json = if is_text { Json::String(json.to_string()) } else { json };
        self.config = Some(Value::from(json));
    }
}

fn is_on(settings: &Map<String, Json>) -> bool {
    settings.get("enable").and_then(Json::as_bool) != Some(false)
}

/// Seconds are the one unit that is published.
fn timeout(settings: &Map<String, Json>) -> Option<u64> {
    let seconds = settings.get("timeUnit").and_then(Json::as_str) == Some("s");
    let number = settings.get("unitNum").and_then(Json::as_u64);
    number.filter(|_| seconds && is_on(settings))?.checked_mul(1000)
}

fn set_timeout(settings: &mut Map<String, Json>, wanted: Option<u64>) {
    let set =
        |settings: &mut Map<String, Json>, name: &str, value| _ = settings.insert(name.to_owned(), value);
    match wanted {
        None => set(settings, "enable", false.into()),
        // A part of a second has no place.
        Some(wanted) if wanted.is_multiple_of(1000) => {
            set(settings, "unitNum", (wanted / 1000).into());
            set(settings, "timeUnit", "s".into());
            set(settings, "enable", true.into());
        }
        Some(_) => {}
    }
}

const KIND: &str = "ipAccessControlType";
const CONTENT: &str = "ipAccessControlContent";
/// The vendor's sample has `White`; that the other list is `Black` is a reading.
const ALLOW: &str = "White";
const DENY: &str = "Black";

fn access(settings: &Map<String, Json>) -> Option<AccessControl> {
    let content = settings.get(CONTENT)?.as_str()?;
    let list = content.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let control = match settings.get(KIND)?.as_str()? {
        ALLOW => AccessControl { allow: list, ..AccessControl::default() },
        DENY => AccessControl { deny: list, ..AccessControl::default() },
        _ => return None,
    };
    Some(AccessControl { disabled: !is_on(settings), ..control })
}

/// A policy has one list. Of two, none is written: half of them would let in who should stay out.
fn set_access(settings: &mut Map<String, Json>, wanted: Option<&AccessControl>) {
    let Some(wanted) = wanted else {
        settings.remove(CONTENT);
        return;
    };
    let (kind, list) = match (&*wanted.allow, &*wanted.deny) {
        ([], []) if settings.get(KIND).and_then(Json::as_str) == Some(DENY) => (DENY, &wanted.deny),
        (_, []) => (ALLOW, &wanted.allow),
        ([], _) => (DENY, &wanted.deny),
        _ => return,
    };
    settings.insert(KIND.to_owned(), kind.into());
    settings.insert(CONTENT.to_owned(), list.join(",").into());
    settings.insert("enable".to_owned(), (!wanted.disabled).into());
}
