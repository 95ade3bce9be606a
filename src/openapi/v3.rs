//! OAS 3.0.

use crate::model::operator::Operator;
use crate::model::{Components, Dialect, Extensions, Operation, RefOr, RequestBody};
use crate::openapi::about::{about, complete, external_docs, paths_node};
use crate::openapi::components;
use crate::openapi::lint::base_path::check_repeated;
use crate::openapi::lint::tags::check_tags;
use crate::openapi::operation::declared::Declared;
use crate::openapi::operation::server_choice::check_used;
use crate::openapi::operation::servers::{api_servers, base_path, check_base_path, servers};
use crate::openapi::parts::{ReadDocument, read_operations};
use crate::openapi::paths::path::Path;
use crate::openapi::paths::{self, Paths, Version};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::memo::Parameters;
use crate::openapi::reader::report::Part;
use crate::openapi::reader::shown::shortened;
use crate::openapi::reader::targets::SECTIONS;
use crate::openapi::rules::{
    BODY_UNUSUAL, COMPONENT_NAME_INVALID, CONTENT_MISSING, VERSION_STATED_TWICE, VERSION_UNPUBLISHED,
};
use crate::openapi::syntax::is_component_name;
use crate::source::{Kind, Node, Site};
use crate::subject::{ComponentKey, ComponentKind, Method};

/// Where OAS 3.0 keeps its security schemes.
const SECURITY_SCHEMES: &str = "/components/securitySchemes/";

/// Reads a document of OAS 3.0.
pub(crate) fn read<'d>(cx: &mut Reader<'d>, root: Node<'d>) -> ReadDocument<'d> {
    let mut fields = Fields::of(root);
    check_version(cx, &mut fields);
    let mut about = about(&mut cx.report, &mut fields, cx.options, false);
    let extensions = register(cx, &mut fields);
    about.components_extensions = extensions;
    let (mut components, mut ends) = (Components::default(), Vec::with_capacity(cx.refs.targets.len()));
    components::read(cx, &mut components, &mut ends, &component);
    about.servers = api_servers(&mut cx.report, cx.options, &mut fields);
    let servers_node = fields.raw("servers").unwrap_or(root);
    about.base_path = base_path(&mut cx.report, cx.options, &about.servers, servers_node);
    about.security = cx.security(&mut fields, SECURITY_SCHEMES);
    let node = paths_node(&mut cx.report, &mut fields);
    let version = V3 { base_path: about.base_path.clone() };
    let Paths { operations, unread, sites, extensions } =
        node.map(|node| paths::read(cx, &version, node)).unwrap_or_default();
    components::read(cx, &mut components, &mut ends, &component);
    check_used(&mut cx.report, cx.options, &about.servers, read_operations(&operations), servers_node);
    complete(&mut cx.report, fields, &mut about, extensions);
    if cx.options.lint {
        check_tags(&mut cx.report, &operations, &about.tags);
        check_repeated(&mut cx.report, &operations, about.base_path.as_deref(), servers_node);
    }
    ReadDocument { about, components, ends, operations, unread_paths: unread, path_sites: sites }
}

/// What is odd about the version, which was judged before.
fn check_version<'d>(cx: &mut Reader<'d>, fields: &mut Fields<'d>) {
    let stated = fields.raw("openapi").unwrap_or(fields.node());
    let version = stated.scalar().unwrap_or_default();
    if let Some(swagger) = fields.get(&mut cx.report, "swagger") {
        cx.report.at(VERSION_STATED_TWICE, swagger, [("version", shortened(version))]);
    }
    if !matches!(version, "3.0.0" | "3.0.1" | "3.0.2" | "3.0.3" | "3.0.4") {
        cx.report.at(VERSION_UNPUBLISHED, stated, [("version", shortened(version))]);
    }
}

/// Enters every component into the table before any is read, so that references may go forwards.
fn register<'d>(cx: &mut Reader<'d>, root: &mut Fields<'d>) -> Extensions {
    let Some(node) = root.object(&mut cx.report, "components") else { return Extensions::new() };
    let mut fields = Fields::of(node);
    for (section, kind) in SECTIONS {
        if section.strip_prefix("/components/").is_none() {
            continue;
        }
        for (key, node) in fields.entries(&mut cx.report, kind.section()) {
            cx.refs.targets.add(section, kind, key.text(), node, key.site());
        }
    }
    if cx.origins.is_some() {
        // Path items there are read where a path refers to them.
        fields.expect("pathItems");
    }
    fields.finish(&mut cx.report)
}

fn component<'d>(
    cx: &mut Reader<'d>,
    ComponentKey { kind, name }: ComponentKey,
    node: Node<'d>,
    site: Site,
    into: &mut Components,
) {
    if !is_component_name(&name) {
        cx.report.at(COMPONENT_NAME_INVALID, site, [("name", shortened(&name))]);
    }
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
        ComponentKind::Parameter => read!(parameters, Reader::shared_parameter_v3),
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
        let (summary, description) =
            (fields.string(&mut cx.report, "summary"), fields.string(&mut cx.report, "description"));
        path.item.summary = path.item.summary.take().or(summary);
        path.item.description = path.item.description.take().or(description);
        let servers = servers(&mut cx.report, cx.options, fields);
        check_base_path(&mut cx.report, &servers, self.base_path.as_deref(), fields);
        if path.servers.is_empty() {
            path.servers = servers;
        }
        path.lists.extend(fields.node().get("parameters"));
        if let Some(list) = fields.list(&mut cx.report, "parameters") {
            cx.parameter_list_v3(list, &mut path.parameters);
        }
    }

    fn operation(
        &self,
        cx: &mut Reader<'d>,
        part: Part,
        path: &Path<'d>,
        method: Method,
        mut fields: Fields<'d>,
    ) -> Operation {
        fields.needs(&["operationId"]);
        let (parameters, request_body) =
            (parameters(cx, part, path, &mut fields), request_body(cx, method, &mut fields));
        let servers = servers(&mut cx.report, cx.options, &mut fields);
        check_base_path(&mut cx.report, &servers, self.base_path.as_deref(), &mut fields);
        Operation {
            name: String::new(),
            operation_id: fields.string(&mut cx.report, "operationId"),
            method,
            path: path.own.clone(),
            summary: fields.prose(&mut cx.report, "summary"),
            description: fields.prose(&mut cx.report, "description"),
            tags: fields.strings(&mut cx.report, "tags").unwrap_or_default(),
            deprecated: fields.flag(&mut cx.report, "deprecated").unwrap_or_default(),
            external_docs: external_docs(&mut cx.report, &mut fields),
            parameters,
            request_body,
            responses: cx.responses(part, &mut fields, Reader::listed_response_v3),
            callbacks: cx.callbacks(&mut fields),
            security: cx.security(&mut fields, SECURITY_SCHEMES),
            servers: if servers.is_empty() { path.servers.clone() } else { servers },
            path_item: path.item.clone(),
            operator: Operator::default(),
            extensions: fields.finish(&mut cx.report),
        }
    }
}

/// The parameters of an operation, with those of its path.
fn parameters<'d>(cx: &mut Reader<'d>, part: Part, path: &Path<'d>, fields: &mut Fields<'d>) -> Parameters {
    let mut own = Parameters::new();
    if let Some(list) = fields.list(&mut cx.report, "parameters") {
        cx.parameter_list_v3(list, &mut own);
    }
    let mut parameters = path.parameters_with(own);
    let mut declared = Declared { cx, part, path, operation: fields.node() };
    declared.without_ignored_headers(&mut parameters);
    declared.match_path(&mut parameters);
    parameters
}

fn request_body<'d>(
    cx: &mut Reader<'d>,
    method: Method,
    fields: &mut Fields<'d>,
) -> Option<RefOr<RequestBody>> {
    let node = fields.get(&mut cx.report, "requestBody")?;
    cx.body_on(method, node);
    cx.ref_or(node, ComponentKind::RequestBody, Reader::request_body)
}

impl<'d> Reader<'d> {
    fn request_body(&mut self, node: Node<'d>) -> Option<RequestBody> {
        if !node.is_object() {
            self.report.wrong_type_here(node, Kind::Object);
            return None;
        }
        let mut fields = Fields::of(node);
        fields.needs(&["content"]);
        let body = RequestBody {
            description: fields.prose(&mut self.report, "description"),
            required: fields.flag(&mut self.report, "required").unwrap_or_default(),
            content: self.content(&mut fields),
            ..RequestBody::default()
        };
        if body.content.is_empty() && fields.lacks_content() {
            self.report.at(CONTENT_MISSING, node.key_site(), []);
        }
        Some(RequestBody { extensions: fields.finish(&mut self.report), ..body })
    }

    /// A body to which HTTP gives no meaning is kept and reported.
    pub(crate) fn body_on(&mut self, method: Method, node: Node<'d>) {
        // OAS 3.1 leaves it to HTTP.
        if self.origins.is_none()
            && matches!(method, Method::Get | Method::Head | Method::Delete | Method::Trace)
        {
            self.report.at(BODY_UNUSUAL, node, [("method", method.to_string())]);
        }
    }
}
