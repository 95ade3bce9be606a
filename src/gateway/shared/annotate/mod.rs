//! What operators added, as keys of a gateway: the way back from its reader.
//!
//! The reader itself judges what was written: what it does not read back as it was is a finding. So a writer leaves out
//! what the gateway has no key for, and does not report it.

mod canonical;
mod value;

use std::sync::Arc;

use self::canonical::{canonical, comparable};
pub(in crate::gateway) use self::value::{address, object, ordered, require, variables};
use super::losses::NameList;
use super::rules::keys as rules;
use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::model::operator::Operator;
use crate::model::{Api, Imported, Operation, to_json};
use crate::outcome::Outcome;
use crate::subject::{OperationKey, Subject};

/// What the keys of an operation have to say.
#[derive(Debug, Default)]
pub(in crate::gateway) struct Added {
    /// All that operators added to the operation and to the API. Backends and authentication have one form: see
    /// [`canonical`].
    pub(in crate::gateway) wanted: Operator,
    /// The fields of it that the keys do not say yet.
    pub(in crate::gateway) missing: Operator,
}

/// Writes what operators added to an API as keys of a gateway, which `write` puts there: one `Added` for each operation, in
/// order. It gives the members at the root that said something else before. The result has no operator side.
pub(in crate::gateway) fn annotated(
    api: &Api,
    read: impl Fn(&Imported) -> Outcome<Imported>,
    write: impl FnOnce(&mut Api, &[Added]) -> Vec<String>,
) -> Outcome<Api> {
    let mut bare = api.clone();
    bare.about.operator = Operator::default();
    bare.operations.values_mut().for_each(|operation| operation.operator = Operator::default());
    if bare == *api {
        return Outcome::found(bare, Vec::new());
    }
    let said = |api: &Api| Said::new(read(&Imported::from(api.clone())).value);
    let before = said(&bare);
    let added = added(api, &before);
    let mut result = bare.clone();
    let root = write(&mut result, &added);
    let after = said(&result);
    let mut findings = Findings { root: to_json(&api.about.operator), ..Findings::default() };
    for member in &root {
        findings.replaced.add(member);
    }
    for (at, (key, operation)) in api.operations.iter().enumerate() {
        let subject = Subject::Operation(key.clone());
        if let Some((old, new)) = bare.operations.get(key).zip(result.operations.get(key)) {
            findings.replaced(&bare, &subject, old, new);
        }
        if let Some(one) = added.get(at) {
            findings.lost(operation, &subject, &one.wanted.differences(&after.of(key, &one.wanted)));
        }
    }
    // What no operation says is not in a key, and what too many say is not copied.
    let is_copied = added.iter().all(|one| !one.is_cut(&api.about.operator));
    if api.operations.is_empty() || !is_copied {
        api.about.operator.members().iter().for_each(|member| findings.dropped.add(member));
    }
    Outcome::found(result, findings.done())
}

impl Added {
    /// Whether it lacks what operators added to the API.
    fn is_cut(&self, root: &Operator) -> bool {
        self.wanted.lacks(root)
    }
}

/// What each operation's keys have to say, and do not say `before`.
fn added(api: &Api, before: &Said) -> Vec<Added> {
    let root = &api.about.operator;
    // Written for people, JSON takes up to three times as much.
    let size = if root.is_empty() { 0 } else { 3 * to_json(root).to_string().len() };
    // A hostile document has many operations and a long text that counts for all of them.
    let mut left = api.shared_bytes(size);
    let one = |(key, operation): (_, &Operation)| {
        let all = match left.checked_sub(size) {
            Some(rest) => {
                left = rest;
                operation.operator.over(root)
            }
            None => operation.operator.clone(),
        };
        let wanted = canonical(all, operation, api.about.base_path.as_deref());
        Added { missing: missing(&wanted, &before.of(key, &wanted)), wanted }
    };
    api.operations.iter().map(one).collect()
}

/// Bytes of the longest backend of a root that is compared with what each operation wants.
const SHORT: usize = 4096;

/// What keys say.
struct Said {
    api: Option<Arc<Api>>,
    /// Whether the backend of the root is too long to be compared often.
    is_long: bool,
}

impl Said {
    fn new(read: Option<Imported>) -> Self {
        let api = read.map(|read| read.api);
        let backend = api.as_ref().and_then(|api| api.about.operator.backend.as_ref());
        let is_long = backend.is_some_and(|backend| to_json(backend).to_string().len() > SHORT);
        Self { api, is_long }
    }

    /// What they say of an operation, in the same form as what is wanted of it.
    fn of(&self, key: &OperationKey, wanted: &Operator) -> Operator {
        let found = self.api.as_deref().and_then(|api| Some((api, api.operations.get(key)?)));
        let Some((api, operation)) = found else { return Operator::default() };
        let mut root = api.about.operator.clone();
        root.backend = root.backend.filter(|_| !self.is_long);
        let all = comparable(operation.operator.over(&root), wanted);
        canonical(all, operation, api.about.base_path.as_deref())
    }
}

/// The fields that are not said yet.
fn missing(wanted: &Operator, said: &Operator) -> Operator {
    Operator {
        backend: wanted.backend.clone().filter(|_| wanted.backend != said.backend),
        auth: wanted.auth.clone().filter(|_| wanted.auth != said.auth),
        cors: wanted.cors.clone().filter(|_| wanted.cors != said.cors),
        rate_limit: wanted.rate_limit.clone().filter(|_| wanted.rate_limit != said.rate_limit),
        access_control: wanted
            .access_control
            .clone()
            .filter(|_| wanted.access_control != said.access_control),
        environment: wanted.environment.clone().filter(|_| wanted.environment != said.environment),
        publication: wanted.publication.clone().filter(|_| wanted.publication != said.publication),
    }
}

/// What is found: of each operation, and of the API.
#[derive(Default)]
struct Findings {
    /// What operators added to the API.
    root: serde_json::Value,
    found: Vec<Diagnostic>,
    dropped: NameList,
    replaced: NameList,
}

impl Findings {
    fn add(&mut self, rule: &'static Rule, subject: &Subject, members: &NameList) {
        if let Some(list) = members.list() {
            self.found.push(Diagnostic::new(rule).about(subject.clone()).arg("members", list));
        }
    }

    /// Keys of an operation that said something else.
    fn replaced(&mut self, api: &Api, subject: &Subject, old: &Operation, new: &Operation) {
        let mut names = NameList::default();
        for (key, value) in &old.extensions {
            names.add_if(new.extensions.get(key) != Some(value), key);
        }
        let stated = old.security.as_ref().or(api.about.security.as_ref()).filter(|all| !all.is_empty());
        names.add_if(
            stated.is_some() && new.security != old.security && new.security.as_ref() != stated,
            "security",
        );
        self.add(rules::EXTENSION_KEYS_REPLACED, subject, &names);
    }

    /// Members that the keys do not say. Those that operators added to the API are reported once.
    fn lost(&mut self, operation: &Operation, subject: &Subject, members: &[String]) {
        if members.is_empty() {
            return;
        }
        let own = to_json(&operation.operator);
        let mut names = NameList::default();
        for member in members {
            let (field, _) = member.split_once('.').unwrap_or((member, ""));
            let is_inherited = own.get(field).is_none() && self.root.get(field).is_some();
            let name = shown(member, if is_inherited { &self.root } else { &own });
            if is_inherited { self.dropped.add(name) } else { names.add(name) }
        }
        self.add(rules::EXTENSION_SETTINGS_DROPPED, subject, &names);
    }

    fn done(mut self) -> Vec<Diagnostic> {
        for (rule, names) in [
            (rules::EXTENSION_SETTINGS_DROPPED, std::mem::take(&mut self.dropped)),
            (rules::EXTENSION_KEYS_REPLACED, std::mem::take(&mut self.replaced)),
        ] {
            self.add(rule, &Subject::Api, &names);
        }
        sort(&mut self.found);
        self.found
    }
}

/// The name of a member as operators have it: their URL is a target in the one form.
fn shown<'m>(member: &'m str, stated: &serde_json::Value) -> &'m str {
    let is_url = stated.pointer("/backend/targets").is_none() && stated.pointer("/backend/urls").is_some();
    if member == "backend.targets" && is_url { "backend.urls" } else { member }
}
