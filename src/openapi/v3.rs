//! OAS 3.0.

use crate::model::{Components, Dialect, Extensions, Operation, RefOr, RequestBody};
use crate::openapi::lint::tags::check_tags;
use crate::openapi::operation::parameters::Parameters;
use crate::openapi::paths::{self, Path, Version};
use crate::openapi::reader::fields::{Fields, shortened, word};
use crate::openapi::reader::targets::{ComponentId, SECTIONS};
use crate::openapi::reader::{PartEnd, Reader};
use crate::openapi::root::{Draught, complete};
use crate::openapi::rules::{
    BODY_UNUSUAL, COMPONENT_NAME_INVALID, COMPONENT_NOT_OBJECT, CONTENT_MISSING, VERSION_STATED_TWICE,
    VERSION_UNPUBLISHED,
};
use crate::openapi::syntax::is_component_name;
use crate::source::{Kind, Node};
use crate::subject::{ComponentKind, Method, Subject};

/// Where OAS 3.0 keeps its security schemes.
const SECURITY_SCHEMES: &str = "/components/securitySchemes/";

/// Reads a document of OAS 3.0.
pub(crate) fn read<'d>(cx: &mut Reader<'d>, root: Node<'d>) -> Draught<'d> {
    let mut fields = Fields::of(root);
    check_version(cx, &mut fields);
    let mut about = cx.about(&mut fields);
    let extensions = register(cx, &mut fields);
    about.components_extensions = extensions;
    let (mut components, mut ends) = (Components::default(), Vec::with_capacity(cx.targets.len()));
    read_components(cx, &mut components, &mut ends);
    about.servers = cx.servers(&mut fields);
    about.base_path = cx.base_path(&about.servers, fields.raw("servers").unwrap_or(root));
    about.security = cx.security(&mut fields, SECURITY_SCHEMES);
    let node = cx.paths_node(&mut fields);
    let version = V3 { base_path: about.base_path.clone() };
    let (operations, extensions) = node.map(|node| paths::read(cx, &version, node)).unwrap_or_default();
    read_components(cx, &mut components, &mut ends);
    complete(cx, fields, &mut about, extensions);
    check_tags(cx, &operations, &about.tags);
    Draught { about, components, ends, operations }
}

/// What is odd about the version, which was judged before.
fn check_version<'d>(cx: &mut Reader<'d>, fields: &mut Fields<'d>) {
    let stated = fields.raw("openapi").unwrap_or(fields.node());
    let version = stated.scalar().unwrap_or_default();
    if let Some(swagger) = fields.get(cx, "swagger") {
        cx.report(VERSION_STATED_TWICE, swagger, [("version", shortened(version))]);
    }
    if !matches!(version, "3.0.0" | "3.0.1" | "3.0.2" | "3.0.3" | "3.0.4") {
        cx.report(VERSION_UNPUBLISHED, stated, [("version", shortened(version))]);
    }
}

/// Enters every component into the table before any is read, so that references may go forwards.
fn register<'d>(cx: &mut Reader<'d>, root: &mut Fields<'d>) -> Extensions {
    let Some(node) = root.object(cx, "components") else { return Extensions::new() };
    let mut fields = Fields::of(node);
    for (section, kind) in SECTIONS {
        if section.strip_prefix("/components/").is_none() {
            continue;
        }
        for (key, node) in fields.entries(cx, kind.section()) {
            cx.targets.add(section, kind, key.text(), node, key.site());
        }
    }
    fields.finish(cx)
}

/// Reads every component that has not been read, each a part of its own, and those of further documents that it refers
/// to.
fn read_components(cx: &mut Reader<'_>, components: &mut Components, ends: &mut Vec<PartEnd>) {
    while let Some(slot) = cx.targets.slot(ends.len() as ComponentId) {
        let id = ends.len() as ComponentId;
        let (key, node, site) = (slot.key.clone(), slot.node, slot.site);
        cx.begin(Subject::from(key.clone()), site);
        if !is_component_name(&key.name) {
            cx.report_at(COMPONENT_NAME_INVALID, site, [("name", shortened(&key.name))]);
        }
        if node.is_object() || key.kind == ComponentKind::Schema {
            component(cx, key.kind, key.name, node, components);
            cx.check_loop(id);
        } else {
            cx.report_at(COMPONENT_NOT_OBJECT, site, [("found", word(node.kind()).to_owned())]);
        }
        let end = cx.end();
        if end.failed {
            cx.lost.insert(id);
        }
        ends.push(end);
    }
}

fn component<'d>(
    cx: &mut Reader<'d>,
    kind: ComponentKind,
    name: String,
    node: Node<'d>,
    into: &mut Components,
) {
    macro_rules! read {
        ($map:ident, $read:expr) => {
            if let Some(item) = cx.ref_or(node, kind, $read) {
                into.$map.insert(name, item);
            }
        };
    }
    match kind {
        ComponentKind::Schema => _ = into.schemas.insert(name, cx.schema(node, Dialect::Oas3)),
        ComponentKind::Response => read!(responses, Reader::response_v3),
        ComponentKind::Parameter => read!(parameters, Reader::parameter_v3),
        ComponentKind::Example => read!(examples, Reader::example),
        ComponentKind::RequestBody => read!(request_bodies, Reader::request_body),
        ComponentKind::Header => read!(headers, Reader::header),
        ComponentKind::SecurityScheme => read!(security_schemes, Reader::security_scheme),
        ComponentKind::Link => read!(links, Reader::link),
        ComponentKind::Callback => read!(callbacks, Reader::callback),
    }
}

/// OAS 3.0's path items and operations.
struct V3 {
    /// The API's.
    base_path: Option<String>,
}

impl<'d> Version<'d> for V3 {
    const METHODS: &'static [(&'static str, Method)] = &[
        ("get", Method::Get),
        ("put", Method::Put),
        ("post", Method::Post),
        ("delete", Method::Delete),
        ("options", Method::Options),
        ("head", Method::Head),
        ("patch", Method::Patch),
        ("trace", Method::Trace),
    ];

    const SHARED: &'static [&'static str] = &["summary", "description", "servers", "parameters"];

    fn path_item(&self, cx: &mut Reader<'d>, fields: &mut Fields<'d>, path: &mut Path<'d>) {
        let (summary, description) = (fields.string(cx, "summary"), fields.string(cx, "description"));
        path.item.summary = path.item.summary.take().or(summary);
        path.item.description = path.item.description.take().or(description);
        let servers = cx.servers(fields);
        cx.check_base_path(&servers, self.base_path.as_deref(), fields);
        if path.servers.is_empty() {
            path.servers = servers;
        }
        path.lists.extend(fields.node().get("parameters"));
        if let Some(list) = fields.list(cx, "parameters") {
            cx.parameter_list(list, &mut path.parameters, Reader::parameter_in_list);
        }
    }

    fn operation(
        &self,
        cx: &mut Reader<'d>,
        path: &Path<'d>,
        method: Method,
        mut fields: Fields<'d>,
    ) -> Operation {
        fields.needs(&["operationId"]);
        let (parameters, request_body) =
            (parameters(cx, path, &mut fields), request_body(cx, method, &mut fields));
        let servers = cx.servers(&mut fields);
        cx.check_base_path(&servers, self.base_path.as_deref(), &mut fields);
        Operation {
            name: String::new(),
            operation_id: fields.string(cx, "operationId"),
            method,
            path: path.template.to_owned(),
            summary: fields.prose(cx, "summary"),
            description: fields.prose(cx, "description"),
            tags: fields.strings(cx, "tags").unwrap_or_default(),
            deprecated: fields.flag(cx, "deprecated").unwrap_or_default(),
            external_docs: cx.external_docs(&mut fields),
            parameters,
            request_body,
            responses: cx.responses(&mut fields, Reader::response_v3),
            callbacks: cx.callbacks(&mut fields),
            security: cx.security(&mut fields, SECURITY_SCHEMES),
            servers: if servers.is_empty() { path.servers.clone() } else { servers },
            path_item: path.item.clone(),
            extensions: fields.finish(cx),
        }
    }
}

/// The parameters of an operation, with those of its path.
fn parameters<'d>(cx: &mut Reader<'d>, path: &Path<'d>, fields: &mut Fields<'d>) -> Parameters {
    let mut own = Parameters::new();
    if let Some(list) = fields.list(cx, "parameters") {
        cx.parameter_list(list, &mut own, Reader::parameter_in_list);
    }
    let mut parameters = path.parameters_with(own);
    cx.without_ignored_headers(path, fields.node(), &mut parameters);
    cx.match_path(path, fields.node(), &mut parameters);
    parameters
}

fn request_body<'d>(
    cx: &mut Reader<'d>,
    method: Method,
    fields: &mut Fields<'d>,
) -> Option<RefOr<RequestBody>> {
    let node = fields.get(cx, "requestBody")?;
    cx.body_on(method, node);
    cx.ref_or(node, ComponentKind::RequestBody, Reader::request_body)
}

impl<'d> Reader<'d> {
    fn request_body(&mut self, node: Node<'d>) -> Option<RequestBody> {
        if !node.is_object() {
            self.wrong_type_here(node, Kind::Object);
            return None;
        }
        let mut fields = Fields::of(node);
        fields.needs(&["content"]);
        let body = RequestBody {
            description: fields.prose(self, "description"),
            required: fields.flag(self, "required").unwrap_or_default(),
            content: self.content(&mut fields),
            ..RequestBody::default()
        };
        if body.content.is_empty() && fields.lacks_content() {
            self.report(CONTENT_MISSING, node, []);
        }
        Some(RequestBody { extensions: fields.finish(self), ..body })
    }

    /// A body where HTTP gives it no meaning is kept, and said so.
    pub(crate) fn body_on(&mut self, method: Method, node: Node<'d>) {
        if matches!(method, Method::Get | Method::Head | Method::Delete | Method::Trace) {
            self.report(BODY_UNUSUAL, node, [("method", method.to_string())]);
        }
    }
}
