//! What one operation asks of a route.

use std::sync::Arc;

use super::check;
use super::constants::{self, Constants};
use super::options::{RouteOptions, VersionScheme};
use super::path::{self, Template};
use crate::diagnostic::Diagnostic;
use crate::model::operator::{Backend, Operator};
use crate::model::{About, Api, MatchKind, Operation, PathMatch, Server, ValueMatch};
use crate::route::rules;
use crate::subject::{Method, OperationKey};

/// What a route for one operation would be.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) key: &'a OperationKey,
    pub(super) operation: &'a Operation,
    /// None when there can be no route; then one of the findings says why.
    pub(super) matches: Option<Matches>,
    /// What was found, not yet about any route.
    pub(super) found: Vec<Diagnostic>,
}

/// The conditions of a route, but for its methods, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Matches {
    pub(super) path: PathMatch,
    pub(super) headers: Vec<ValueMatch>,
    pub(super) queries: Vec<ValueMatch>,
    /// The operation's own servers; none when it has those of the Api.
    pub(super) own_servers: Option<Arc<Backend>>,
    /// What an operator adds to the operation.
    pub(super) operator: Operator,
    /// Whether a parameter is behind one of the conditions.
    pub(super) by_parameter: bool,
}

/// Makes drafts of the operations of an Api.
pub(super) struct Deriver<'a> {
    options: &'a RouteOptions,
    about: &'a About,
    constants: Constants<'a>,
}

impl<'a> Deriver<'a> {
    pub(super) fn new(api: &'a Api, options: &'a RouteOptions) -> Self {
        Self { options, about: &api.about, constants: Constants::of(&api.components) }
    }

    pub(super) fn draft(&mut self, key: &'a OperationKey, operation: &'a Operation) -> Draft<'a> {
        let mut draft = Draft { key, operation, matches: None, found: Vec::new() };
        // Gateways express any method by naming none.
        let is_known =
            operation.method == Method::Any || self.options.limits.methods.contains(&operation.method);
        if !is_known {
            draft.find(rules::ROUTE_METHOD_UNSUPPORTED, []);
            return draft;
        }
        if let Some(template) = self.template(&mut draft) {
            draft.matches = Some(self.matches(template, &mut draft));
        }
        draft
    }

    /// The operation's template behind base path and version.
    fn template(&self, draft: &mut Draft<'a>) -> Option<Template> {
        let operation = draft.operation;
        let base = self.options.base_path_of(self.about, operation);
        let limits = &self.options.limits;
        if !check::is_base_path(&base, limits.base_path_bytes) {
            let most = limits.base_path_bytes.to_string();
            draft.find(rules::ROUTE_BASE_PATH_INVALID, [("path", &*base), ("limit", &most)]);
            return None;
        }
        let whole = self.options.whole_template(&base, operation);
        let Some(template) = path::read(&whole).filter(|_| operation.path.starts_with('/')) else {
            draft.find(rules::ROUTE_PATH_INVALID, [("value", whole.as_str())]);
            return None;
        };
        let (bytes, limit) = (template.path.value.len(), limits.path_bytes);
        if bytes > limit {
            let (bytes, limit) = (bytes.to_string(), limit.to_string());
            draft.find(rules::ROUTE_PATH_TOO_LONG, [("bytes", bytes.as_str()), ("limit", &limit)]);
            return None;
        }
        if template.respelt {
            draft.find(rules::ROUTE_PATH_RESPELT, [("value", template.path.value.as_str())]);
        }
        Some(template)
    }

    fn matches(&mut self, template: Template, draft: &mut Draft<'a>) -> Matches {
        let exact = |name: &String, value: &String| ValueMatch {
            name: name.clone(),
            kind: MatchKind::Exact,
            value: value.clone(),
        };
        let (mut headers, mut queries) = (Vec::new(), template.queries);
        match &self.options.version {
            VersionScheme::Query { name, version } => queries.push(exact(name, version)),
            VersionScheme::Header { name, version } => headers.push(exact(name, version)),
            VersionScheme::None | VersionScheme::Path { .. } => {}
        }
        let (mut by_header, mut by_query) = self.constants.conditions(draft.operation);
        constants::of_fragment(draft.operation, &mut by_header, &mut by_query);
        for (place, condition) in
            by_header.iter().map(|one| ("header", one)).chain(by_query.iter().map(|one| ("query", one)))
        {
            let args = [("in", place), ("name", condition.name.as_str()), ("value", &condition.value)];
            draft.find(rules::ROUTE_CONDITION_STATED, args);
        }
        let by_parameter = !by_header.is_empty() || !by_query.is_empty();
        headers.extend(by_header);
        queries.extend(by_query);
        let servers = &draft.operation.servers;
        Matches {
            path: template.path,
            headers: draft.settle(headers, str::to_ascii_lowercase),
            queries: draft.settle(queries, str::to_owned),
            own_servers: (!servers.is_empty()).then(|| backend(servers)),
            operator: draft.operation.operator.clone(),
            by_parameter,
        }
    }
}

impl Draft<'_> {
    /// The operation as the reader of its document knows it.
    pub(super) fn title(&self) -> String {
        format!("`{} {}`", self.operation.method, self.operation.path)
    }

    fn find<const N: usize>(
        &mut self,
        rule: &'static crate::diagnostic::Rule,
        args: [(&'static str, &str); N],
    ) {
        let found = Diagnostic::new(rule).arg("operation", self.title());
        self.found.push(args.into_iter().fold(found, |found, (name, value)| found.arg(name, value)));
    }

    /// Conditions sorted by name, one for each name: of two, the first that asks for a certain value.
    fn settle(&mut self, mut conditions: Vec<ValueMatch>, fold: impl Fn(&str) -> String) -> Vec<ValueMatch> {
        conditions.sort_by_cached_key(|condition| fold(&condition.name));
        let mut settled: Vec<ValueMatch> = Vec::with_capacity(conditions.len());
        for condition in conditions {
            match settled.last_mut().filter(|last| fold(&last.name) == fold(&condition.name)) {
                None => settled.push(condition),
                Some(last) if last.kind == condition.kind && last.value == condition.value => {}
                Some(last) if last.kind == MatchKind::Regex => *last = condition,
                Some(last) => {
                    let args = [
                        ("name", condition.name.as_str()),
                        ("value", &last.value),
                        ("other", &condition.value),
                    ];
                    self.find(rules::ROUTE_CONDITION_CONTRADICTORY, args);
                }
            }
        }
        settled
    }
}

/// Servers as a backend, variables of their URLs replaced by their defaults.
pub(super) fn backend(servers: &[Server]) -> Arc<Backend> {
    let urls = servers.iter().map(Server::resolved_url).collect();
    Arc::new(Backend { urls, ..Backend::default() })
}
