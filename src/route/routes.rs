//! The routes of an Api.

use std::sync::Arc;

use indexmap::IndexMap;

use super::derive::{self, Deriver, Draft, Matches};
use super::names::{self, Changed, Named, WantedName};
use super::options::{Grouping, RouteOptions};
use super::{check, naming};
use crate::diagnostic::{Diagnostic, sort};
use crate::model::operator::{Backend, Operator};
use crate::model::{Api, Route};
use crate::outcome::Outcome;
use crate::route::rules;
use crate::subject::{Method, OperationKey, Subject};
use crate::tables::HashSet;

/// Derives the routes that serve the operations of an Api, in its order.
///
/// Each operation becomes one route. It has the operation's method, its path after the base path and the version,
/// conditions on the headers and query parameters that allow only one value, and the operation's servers as the
/// backend. With [`Grouping::Path`], the methods of a path share one route if operators add the same to them. A
/// variable of a path matches one non-empty segment, or a part of one; a greedy variable, `{proxy+}` or `{+x}`, matches
/// any non-empty text. Trailing slashes count, and paths are compared percent-encoded.
///
/// # Names
/// A route is named after its operationId, or else after method and path, in the form that the gateway accepts. Such a
/// name depends on its own operation only, with one exception: when several routes want one name, each of them gets a
/// suffix that hashes its Subject, because it is not known which of them had the name first. So names do not depend on
/// order, and a new operation renames others only by wanting the name of exactly one of them. With
/// [`RouteOptions::existing`], or with [`NameSuffix::Always`](super::NameSuffix::Always), not even then.
///
/// # Findings
/// Findings are about `route <name>`. An operation that cannot become a route is left out under an error. There is no
/// value when the options or the Api's base path are invalid.
///
/// ```
/// use oasgate::model::MatchKind;
/// use oasgate::route::RouteOptions;
/// use oasgate::{ImportOptions, import, routes};
///
/// let document = r#"
/// openapi: 3.0.3
/// info: {title: Pets, version: "1"}
/// servers: [{url: "https://api.example.com/v1"}]
/// paths:
///   /pets/{petId}.json:
///     get: {operationId: getPet, responses: {"200": {description: a pet}}}
/// "#;
/// let imported = import(document, &ImportOptions::default()).into_result()?;
/// let routes = routes(&imported.api, &RouteOptions::default()).into_result()?;
/// assert_eq!(routes[0].name, "get-pet");
/// assert_eq!(routes[0].path.kind, MatchKind::Regex);
/// assert_eq!(routes[0].path.value, r"/v1/pets/[^/]+\.json");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn routes(api: &Api, options: &RouteOptions) -> Outcome<Vec<Route>> {
    let mut diagnostics = check::options(options);
    let mut deriver = Deriver::new(api, options);
    let (base, most) = (api.about.base_path.as_deref().unwrap_or("/"), options.limits.base_path_bytes);
    if options.base_path.is_none() && !check::is_base_path(base, most) {
        let found = Diagnostic::new(rules::ROUTE_BASE_PATH_INVALID).about(Subject::Api);
        let found = found.arg("operation", "`api`").arg("path", base).arg("limit", most.to_string());
        diagnostics.push(found);
    }
    if !diagnostics.is_empty() {
        return Outcome::failed(diagnostics);
    }
    let (existing, of_existing) = check::existing(options);
    let mut drafts: Vec<Draft> =
        api.operations.iter().map(|(key, operation)| deriver.draft(key, operation)).collect();
    let groups = groups(&drafts, options.grouping);
    let named = named(&drafts, &groups, &existing, options);
    let servers = Some(derive::backend(&api.about.servers)).filter(|servers| !servers.urls.is_empty());
    let mut room = Room::new(api, servers.as_deref(), options);
    let mut routes = Vec::with_capacity(groups.len());
    for (group, named) in groups.iter().zip(&named) {
        diagnostics.extend(named.finding());
        for at in group {
            let found = drafts.get_mut(*at).map(|draft| std::mem::take(&mut draft.found)).unwrap_or_default();
            diagnostics.extend(
                found.into_iter().map(|found| found.about(Subject::Route(named.name.as_str().into()))),
            );
        }
        let members: Vec<&Draft> = group.iter().filter_map(|at| drafts.get(*at)).collect();
        let Some(matches) = members.first().and_then(|first| first.matches.as_ref()) else { continue };
        if let Some(found) = room.take(matches.own_servers.as_deref(), &members) {
            diagnostics.push(found.about(Subject::Route(named.name.as_str().into())));
            continue;
        }
        routes.push(Route {
            operator: operator(matches, &api.about.operator, servers.as_ref()),
            domains: options.domains.clone(),
            ignore_case: options.ignore_case,
            ..route(named.name.clone(), &members, matches)
        });
    }
    let served = groups.iter().zip(&named).flat_map(|(group, named)| {
        let members = group.iter().filter_map(|at| drafts.get(*at));
        members.map(|member| (named.name.as_str(), member.key))
    });
    options.places.locate(&mut diagnostics, served);
    diagnostics.extend(of_existing);
    sort(&mut diagnostics);
    Outcome::found(routes, diagnostics)
}

/// The room for what the routes of an API repeat.
struct Room {
    bytes: usize,
    limit: usize,
    /// What a route takes of the API's servers.
    servers: usize,
    /// What it takes of what operators added to the API.
    settings: usize,
}

impl Room {
    fn new(api: &Api, servers: Option<&Backend>, options: &RouteOptions) -> Self {
        let servers = servers.map_or(0, Self::size);
        // Written for people, they take up to three times as much.
        let settings = 3 * serde_json::to_string(&api.about.operator).map_or(0, |json| json.len());
        let own = api.operations.values().flat_map(|operation| &operation.servers);
        let own: usize = own.map(|server| server.url.len()).sum();
        let limit = options.shared_bytes.unwrap_or_else(|| api.shared_bytes(servers + settings + own));
        Self { bytes: limit, limit, servers, settings }
    }

    /// With what is around each URL.
    fn size(servers: &Backend) -> usize {
        servers.urls.iter().map(|url| url.len() + 16).sum()
    }

    /// Takes what a route repeats from the room; without room it says so.
    fn take(&mut self, own: Option<&Backend>, members: &[&Draft<'_>]) -> Option<Diagnostic> {
        if let Some(left) = self.bytes.checked_sub(self.settings + own.map_or(self.servers, Self::size)) {
            self.bytes = left;
            return None;
        }
        let operation = members.first().map(|first| first.title()).unwrap_or_default();
        let found = Diagnostic::new(rules::ROUTE_SHARED_LIMIT).arg("operation", operation);
        Some(found.arg("limit", self.limit.to_string()))
    }
}

/// What an operator adds to the operations, or else to the Api. Without another destination, the servers are one.
fn operator(matches: &Matches, api: &Operator, servers: Option<&Arc<Backend>>) -> Operator {
    let mut operator = matches.operator.over(api);
    if let Some(servers) = matches.own_servers.as_ref().or(servers) {
        operator.backend = Some(match operator.backend.take() {
            None => Arc::clone(servers),
            Some(backend) if backend.has_destination() => backend,
            Some(backend) => Backend { urls: servers.urls.clone(), ..(*backend).clone() }.into(),
        });
    }
    operator
}

fn route(name: String, members: &[&Draft<'_>], matches: &Matches) -> Route {
    let mut methods: Vec<_> = members.iter().map(|member| member.key.method).collect();
    methods.sort_unstable();
    methods.dedup();
    if methods.contains(&Method::Any) {
        methods.clear();
    }
    Route {
        name,
        description: description(members),
        operations: members.iter().map(|member| member.key.clone()).collect(),
        methods,
        domains: Vec::new(),
        path: matches.path.clone(),
        headers: matches.headers.clone(),
        queries: matches.queries.clone(),
        ignore_case: false,
        operator: Operator::default(),
    }
}

/// The operations' summary, or the first line of their description; of several, what their path says of itself.
fn description(members: &[&Draft<'_>]) -> Option<String> {
    let line =
        |text: &str| text.lines().next().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    let [only] = members else {
        return members.iter().find_map(|member| {
            let item = &member.operation.path_item;
            item.summary.as_deref().or(item.description.as_deref()).and_then(line)
        });
    };
    let operation = only.operation;
    operation.summary.as_deref().and_then(line).or_else(|| operation.description.as_deref().and_then(line))
}

/// Positions of the drafts that share a route. An operation without a route is alone.
fn groups(drafts: &[Draft<'_>], grouping: Grouping) -> Vec<Vec<usize>> {
    let mut groups: IndexMap<_, Vec<usize>> = IndexMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let key = match (grouping, &draft.matches) {
            (Grouping::Path, Some(matches)) => (None, Some((&draft.key.path, matches))),
            _ => (Some(draft.key), None),
        };
        groups.entry(key).or_default().push(at);
    }
    groups.into_values().collect()
}

fn named(
    drafts: &[Draft<'_>],
    groups: &[Vec<usize>],
    existing: &[&Route],
    options: &RouteOptions,
) -> Vec<Named> {
    let members = |at: usize| groups.get(at).into_iter().flatten().filter_map(|at| drafts.get(*at));
    let wanted_of = |at: usize| -> WantedName {
        let first = members(at).next();
        first.map_or_else(WantedName::default, |first| match options.grouping {
            Grouping::Path if first.matches.is_some() => naming::of_path(first),
            _ => naming::of_operation(first),
        })
    };
    let mut wanted: Vec<WantedName> = (0..groups.len()).map(wanted_of).collect();
    let keys = |at: usize| -> Vec<&OperationKey> { members(at).map(|member| member.key).collect() };
    naming::keep(&mut wanted, existing, keys);
    let taken: HashSet<&str> = options.existing.iter().map(|route| route.name.as_str()).collect();
    names::assign(&options.limits.name, &options.name_prefix, options.suffix, &taken, &wanted)
}

impl Named {
    /// Why the name is not the wanted one.
    fn finding(&self) -> Option<Diagnostic> {
        let found = match self.change.as_ref()? {
            Changed::Shared(wanted) => Diagnostic::new(rules::ROUTE_NAME_SHARED).arg("wanted", wanted),
            Changed::Unfit(text) => Diagnostic::new(rules::ROUTE_NAME_UNFIT).arg("wanted", text),
        };
        Some(found.arg("name", &self.name).about(Subject::Route(self.name.as_str().into())))
    }
}
