//! `x-amazon-apigateway-integration`: where requests go.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use super::mapping::Mapping;
use super::mock;
use crate::diagnostic::Diagnostic;
use crate::gateway::aws::rules;
use crate::gateway::shared::keys::{At, Object, Report, Scope, Url, Words, says_nothing, value_of};
use crate::gateway::shared::losses::NameList;
use crate::model::Extensions;
use crate::model::operator::{Backend, Cors, Function, Protocol, Target};
use crate::source::{Node, shared_bytes};
use crate::subject::Subject;
use crate::text::{pointer, quoted};

const KINDS: Words = &[
    ("HTTP", "HTTP"),
    ("HTTP_PROXY", "HTTP_PROXY"),
    ("AWS", "AWS"),
    ("AWS_PROXY", "AWS_PROXY"),
    ("MOCK", "MOCK"),
];
const CONNECTIONS: Words = &[("INTERNET", "INTERNET"), ("VPC_LINK", "VPC_LINK")];

/// The longest timeout that any quota allows, in milliseconds.
const TIMEOUT: i64 = 300_000;

/// How many references lead from one to the next, and how many variables are listed.
const MOST: usize = 8;

const COMPONENTS: &str = "x-amazon-apigateway-integrations";

/// What an integration says.
#[derive(Debug, Clone, Default)]
pub(super) struct Integration {
    backend: Option<Arc<Backend>>,
    /// The backend with a path that ends before its last segment, a variable, and the name of that.
    before_tail: Option<(String, Arc<Backend>)>,
    /// CORS that a mock answers with.
    pub(super) cors: Option<Arc<Cors>>,
}

impl Integration {
    /// The backend of an operation. Its path ends where the operation's variable for the rest of the path begins.
    pub(super) fn backend_of(&self, path: &str) -> Option<Arc<Backend>> {
        let last = path.rsplit('/').next().unwrap_or_default();
        let rest = last.strip_prefix('{').and_then(|last| last.strip_suffix("+}"));
        match &self.before_tail {
            Some((name, backend)) if rest == Some(name) => Some(backend.clone()),
            _ => self.backend.clone(),
        }
    }

    fn new(backend: Backend, cors: Option<Cors>) -> Self {
        let path = backend.path.as_deref().unwrap_or_default();
        let last = path.rsplit_once('/').and_then(|(before, last)| {
            let name = last.strip_prefix('{')?.strip_suffix('}')?;
            Some((if before.is_empty() { "/" } else { before }, name))
        });
        let before_tail = last.map(|(before, name)| {
            let backend = Backend { path: Some(before.to_owned()), ..backend.clone() };
            (name.to_owned(), Arc::new(backend))
        });
        Self { backend: Some(backend.into()), before_tail, cors: cors.map(Arc::new) }
    }
}

/// The integrations among the components, each read once.
pub(super) struct Integrations {
    all: HashMap<String, Component>,
    /// How many more bytes of them operations may repeat.
    room: Cell<usize>,
}

enum Component {
    /// An integration, and how many bytes each operation has of it.
    Read(Integration, usize),
    Reference(String),
}

impl Integrations {
    /// Those of a document of so many bytes.
    pub(super) fn read(components: &Extensions, document: usize, report: &mut Report<'_>) -> Self {
        let mut all = HashMap::new();
        let mut scope = Scope { report, subject: &Subject::Api };
        if let Some(at) = value_of(components, COMPONENTS) {
            scope.object(&at);
            for (key, node) in at.node.entries() {
                let at = At { node, member: [COMPONENTS, ".", &*quoted(key.text())].concat() };
                let component = if let Some(target) = reference(node) {
                    Component::Reference(target.to_owned())
                } else {
                    let found = read(&mut scope, &at);
                    let size = serde_json::to_string(&found.backend).map_or(0, |json| json.len());
                    Component::Read(found, size)
                };
                all.insert(key.text().to_owned(), component);
            }
            scope.report.end(&Subject::Api);
        }
        Self { all, room: Cell::new(shared_bytes(document)) }
    }

    /// The integration that a key says, or refers to.
    pub(super) fn of(&self, scope: &mut Scope<'_, '_>, at: &At<'_>) -> Integration {
        let Some(first) = reference(at.node) else { return read(scope, at) };
        let mut target = first;
        for _ in 0..MOST {
            let name = target.strip_prefix("#/components/x-amazon-apigateway-integrations/");
            match name.and_then(|name| self.all.get(&*pointer::decode(name))) {
                Some(Component::Read(found, size)) => {
                    // Written for people, it takes up to three times as much.
                    let Some(left) = self.room.get().checked_sub(3 * size) else {
                        scope.own(at);
                        return Integration::default();
                    };
                    self.room.set(left);
                    return found.clone();
                }
                Some(Component::Reference(next)) => target = next,
                None => break,
            }
        }
        let found = Diagnostic::new(rules::AWS_INTEGRATION_UNDEFINED).about(scope.subject.clone());
        let found = found.arg("member", quoted(&at.member)).arg("found", quoted(first));
        scope.report.add(found, Some(at.node));
        Integration::default()
    }
}

fn reference(node: Node<'_>) -> Option<&str> {
    node.get("$ref").and_then(Node::as_str)
}

fn read(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Integration {
    let Some(mut object) = scope.object(at) else { return Integration::default() };
    let kind = object.needs(scope, "type").and_then(|at| scope.word(&at, KINDS));
    let subtype = object.get("integrationSubtype");
    let mut mapping = match &subtype {
        // The parameters are those of the service's call.
        Some(_) => object.get("requestParameters").map(|_| Mapping::default()).unwrap_or_default(),
        None => Mapping::read(scope, &mut object),
    };
    let timeout = object.get("timeoutInMillis").and_then(|at| scope.number(&at, 1, TIMEOUT));
    let mut backend =
        Backend { timeout_ms: timeout.and_then(|timeout| u64::try_from(timeout).ok()), ..Backend::default() };
    let is_whole = match kind {
        Some("HTTP" | "HTTP_PROXY") => web(scope, &mut object, &mut mapping, &mut backend),
        Some("MOCK") => {
            backend.mock = Some(mock::read(scope, &mut object));
            true
        }
        Some(_) => service(scope, &mut object, (&subtype, &mut mapping), &mut backend),
        None => false,
    };
    settings(scope, &mut object, kind);
    object.finish(scope);
    backend.parameters = mapping.parameters;
    if !is_whole {
        return Integration::default();
    }
    let cors = backend.mock.as_ref().and_then(|mock| mock::cors(&mock.headers));
    Integration::new(backend, cors)
}

/// What only this gateway has.
fn settings(scope: &mut Scope<'_, '_>, object: &mut Object<'_>, kind: Option<&'static str>) {
    let is_mock = kind == Some("MOCK");
    let is_proxy = matches!(kind, Some("HTTP_PROXY" | "AWS_PROXY"));
    let is_usual = |usual: &'static str| {
        move |node: Node<'_>| {
            says_nothing(node) || node.scalar().is_some_and(|text| text.eq_ignore_ascii_case(usual))
        }
    };
    // Requests of proxies are not mapped, and a mock has no backend to map them for.
    object.own(scope, "requestTemplates", |node| is_mock || is_proxy || says_nothing(node));
    let is_passed = is_usual("when_no_match");
    object.own(scope, "passthroughBehavior", |node| is_mock || is_proxy || is_passed(node));
    object.own(scope, "responses", |node| is_mock || !maps(node));
    object.own(scope, "payloadFormatVersion", is_usual("1.0"));
    object.own(scope, "responseTransferMode", is_usual("BUFFERED"));
    for name in ["contentHandling", "cacheKeyParameters", "credentials", "tlsConfig"] {
        object.own(scope, name, says_nothing);
    }
    // What a cache is called says nothing where no parameters are in its key.
    for name in ["cacheNamespace", "description", "connectionType", "connectionId", "httpMethod", "uri"] {
        object.get(name);
    }
}

/// Whether answers are mapped. Every export has a default that does not.
fn maps(responses: Node<'_>) -> bool {
    responses.entries().any(|(key, response)| {
        let is_said = |name: &str| response.get(name).is_some_and(|node| !says_nothing(node));
        !key.is("default")
            || ["responseParameters", "responseTemplates", "contentHandling"].into_iter().any(is_said)
    })
}

/// A text, also as templates of the vendor's deployment tool have it: `{"Fn::Sub": "…"}`.
fn text_of(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<String> {
    let inside = at.node.get("Fn::Sub").filter(|node| node.is_string());
    if inside.is_some() {
        scope.report.normalised(&at.member);
    }
    let at = At { node: inside.unwrap_or(at.node), member: at.member.clone() };
    let text = scope.name(&at)?;
    let mut names = NameList::default();
    let variables = text.split("${").skip(1).filter_map(|part| part.split_once('}'));
    variables.take(MOST).for_each(|(name, _)| names.add(&["${", name, "}"].concat()));
    if let Some(list) = names.list() {
        let found = Diagnostic::new(rules::AWS_VARIABLES_OPEN).about(scope.subject.clone());
        let found = found.arg("member", quoted(&at.member)).arg("variables", list);
        scope.report.add(found, Some(at.node));
    }
    Some(text)
}

/// A web server, perhaps behind a link into a private network. Says whether it is known.
fn web(
    scope: &mut Scope<'_, '_>,
    object: &mut Object<'_>,
    mapping: &mut Mapping,
    backend: &mut Backend,
) -> bool {
    backend.method = object.needs(scope, "httpMethod").and_then(|at| scope.method(&at, false));
    let connection = object.get("connectionType").and_then(|at| scope.word(&at, CONNECTIONS));
    let is_linked = connection == Some("VPC_LINK");
    let link = if is_linked { object.needs(scope, "connectionId") } else { object.get("connectionId") };
    let link = link.filter(|_| is_linked).and_then(|at| text_of(scope, &at));
    let uri = object.needs(scope, "uri");
    let text = uri.as_ref().and_then(|at| text_of(scope, at));
    let url = text.as_deref().and_then(Url::of);
    if let Some((at, text)) = uri.zip(text.as_deref()).filter(|_| url.is_none()) {
        // A listener of a load balancer behind the link.
        if is_linked && text.starts_with("arn:") {
            scope.own(&at);
        } else {
            scope.invalid(&at, "an absolute URL");
        }
    } else if let Some((at, query)) = object.get("uri").zip(url.and_then(|url| url.query)) {
        mapping.query(scope, &at, query);
    }
    backend.path = url.map(|url| mapping.path(if url.path.is_empty() { "/" } else { url.path }));
    if let Some(service) = link {
        let (host, port) = url.map(|url| url.host()).unzip();
        backend.targets = vec![Target {
            service: Some(service),
            host: host.map(str::to_owned),
            port: port.flatten(),
            protocol: url.map(|url| if url.is_secure() { Protocol::Https } else { Protocol::Http }),
            ..Target::default()
        }];
    } else if let Some(url) = url {
        backend.urls = vec![url.origin.to_owned()];
    }
    backend.has_destination()
}

/// A function, or another service of the cloud. Says whether it is known.
fn service(
    scope: &mut Scope<'_, '_>,
    object: &mut Object<'_>,
    (subtype, mapping): (&Option<At<'_>>, &mut Mapping),
    backend: &mut Backend,
) -> bool {
    if let Some(at) = subtype {
        let found = at.node.scalar().unwrap_or_default();
        scope.unsupported(at, found);
        return false;
    }
    let Some(at) = object.needs(scope, "uri") else { return false };
    let Some(text) = text_of(scope, &at) else { return false };
    let Some(name) = function_of(&text) else {
        // `arn:aws:apigateway:<region>:<service>:…`
        scope.unsupported(&at, text.split(':').nth(4).unwrap_or(&text));
        return false;
    };
    let asynchronous = mapping.invocation() == Some("Event");
    backend.function = Some(Function { name: name.to_owned(), asynchronous, ..Function::default() });
    true
}

/// The ARN of a function, as it is, or within the address of its invocation.
fn function_of(text: &str) -> Option<&str> {
    if let Some((_, after)) = text.split_once("/functions/") {
        let name = after.strip_suffix("/invocations").unwrap_or(after);
        return Some(name).filter(|name| text.contains(":lambda:") && !name.is_empty());
    }
    (text.starts_with("arn:") && text.contains(":lambda:") && text.contains(":function:")).then_some(text)
}
