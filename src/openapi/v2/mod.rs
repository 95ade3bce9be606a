//! Swagger 2.0.

pub(crate) mod body;
pub(crate) mod parameters;
pub(crate) mod servers;

use self::parameters::{place, schema_is_known};

use std::sync::Arc;

use crate::model::operator::Operator;
use crate::model::{Components, Dialect, Header, Map, MediaType, Operation, RefOr, Response, Schema};
use crate::openapi::about::{about, complete, external_docs, paths_node};
use crate::openapi::components;
use crate::openapi::lint::base_path::check_repeated;
use crate::openapi::lint::examples::Written;
use crate::openapi::lint::tags::check_tags;
use crate::openapi::operation::declared::Declared;
use crate::openapi::operation::responses::status;
use crate::openapi::operation::server_choice::check_used;
use crate::openapi::parts::{ReadDocument, read_operations};
use crate::openapi::paths::path::Path;
use crate::openapi::paths::{self, Paths, Version};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::{Fields, Texts, texts_of};
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::{MediaTypes, Parameters};
use crate::openapi::reader::report::Part;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::reader::targets::SECTIONS;
use crate::openapi::rules::{
    FORM_PARAMETER_SHARED, HEADER_INCOMPLETE, MEDIA_TYPE_REPEATED, MEDIA_TYPES_MANY, SCHEMES_WITHOUT_HOST,
};
use crate::openapi::syntax::{is_media_type, same_media_type};
use crate::openapi::v2::body::Body;
use crate::openapi::v2::servers::{Address, schemes};
use crate::source::{Kind, Node, Site};
use crate::subject::{ComponentKey, ComponentKind, Method};
use crate::tables::HashMap;

/// Where Swagger 2.0 keeps its security schemes.
const SECURITY_DEFINITIONS: &str = "/securityDefinitions/";

/// How many media types of `consumes` or `produces` are read. Each is copied to every operation, so a hostile list
/// would make the work quadratic; real ones have a dozen.
const MOST_MEDIA_TYPES: usize = 64;

/// What the root says for all operations.
pub(crate) struct V2<'d> {
    consumes: MediaTypes,
    produces: MediaTypes,
    schemes: Texts<'d>,
    address: Address,
}

/// Reads a document of Swagger 2.0.
pub(crate) fn read<'d>(cx: &mut Reader<'d>, root: Node<'d>) -> ReadDocument<'d> {
    let mut fields = Fields::of(root);
    fields.expect("swagger");
    cx.refs.targets.is_swagger = true;
    let mut about = about(&mut cx.report, &mut fields, cx.options, true);
    let version = V2 {
        consumes: cx.media_types(&mut fields, "consumes").unwrap_or_default(),
        produces: cx.media_types(&mut fields, "produces").unwrap_or_default(),
        schemes: schemes(&mut cx.report, &mut fields).unwrap_or_default(),
        address: Address::read(&mut cx.report, cx.options, &mut fields),
    };
    if !version.address.has_host() {
        // Said once for the document: without a host the schemes of operations say as little.
        if let Some(node) = fields.raw("schemes").or_else(|| first_schemes(&mut fields)) {
            cx.report.at(SCHEMES_WITHOUT_HOST, node, []);
        }
    }
    let address = fields.raw("basePath").or_else(|| fields.raw("host")).unwrap_or(root);
    about.servers = version.address.chosen(&mut cx.report, cx.options, &version.schemes, address);
    about.base_path = version.address.base_path();
    register(cx, &mut fields);
    let read_component = |cx: &mut Reader<'d>, key: ComponentKey, node, site, into: &mut Components| {
        version.component(cx, key, node, site, into);
    };
    let (mut components, mut ends) = (Components::default(), Vec::with_capacity(cx.refs.targets.len()));
    components::read(cx, &mut components, &mut ends, &read_component);
    about.security = cx.security(&mut fields, SECURITY_DEFINITIONS);
    let node = paths_node(&mut cx.report, &mut fields);
    let Paths { operations, unread, sites, extensions } =
        node.map(|node| paths::read(cx, &version, node)).unwrap_or_default();
    components::read(cx, &mut components, &mut ends, &read_component);
    check_used(&mut cx.report, cx.options, &about.servers, read_operations(&operations), address);
    complete(&mut cx.report, fields, &mut about, extensions);
    if cx.options.lint {
        check_tags(&mut cx.report, &operations, &about.tags);
        check_repeated(&mut cx.report, &operations, about.base_path.as_deref(), address);
    }
    ReadDocument { about, components, ends, operations, unread_paths: unread, path_sites: sites }
}

/// The first `schemes` of an operation.
fn first_schemes<'d>(root: &mut Fields<'d>) -> Option<Node<'d>> {
    let paths = root.raw("paths")?.entries();
    let mut operations = paths.flat_map(|(_, item)| item.entries()).map(|(_, operation)| operation);
    operations.find_map(|operation| operation.get("schemes"))
}

/// Enters every component into the table. A shared body parameter is a request body in the model's words.
fn register<'d>(cx: &mut Reader<'d>, root: &mut Fields<'d>) {
    for (section, kind) in SECTIONS {
        let name = match section {
            "/definitions/" => "definitions",
            "/parameters/" => "parameters",
            "/responses/" => "responses",
            SECURITY_DEFINITIONS => "securityDefinitions",
            _ => continue,
        };
        for (key, node) in root.entries(&mut cx.report, name) {
            let is_body = kind == ComponentKind::Parameter && place(node) == Some("body");
            let kind = if is_body { ComponentKind::RequestBody } else { kind };
            cx.refs.targets.add(section, kind, key.text(), node, key.site());
        }
    }
}

impl<'d> V2<'d> {
    fn component(
        &self,
        cx: &mut Reader<'d>,
        ComponentKey { kind, name }: ComponentKey,
        node: Node<'d>,
        site: Site,
        into: &mut Components,
    ) {
        match kind {
            ComponentKind::Schema => _ = into.schemas.insert(name, cx.schema(node, Dialect::Swagger2)),
            ComponentKind::Parameter if place(node) == Some("formData") => {
                cx.report.at(FORM_PARAMETER_SHARED, site, []);
            }
            ComponentKind::Parameter => {
                if let Some(item) = cx.ref_or(node, kind, Reader::shared_parameter_v2) {
                    into.parameters.insert(name, item);
                }
            }
            ComponentKind::RequestBody => {
                let body = cx.body_parameter(node, &self.consumes);
                into.request_bodies.insert(name, body.into());
            }
            ComponentKind::Response => {
                if let Some(item) = cx.ref_or(node, kind, |cx, node| cx.response_v2(node, &self.produces)) {
                    into.responses.insert(name, item);
                }
            }
            _ => {
                if let Some(item) = cx.ref_or(node, kind, Reader::security_scheme) {
                    into.security_schemes.insert(name, item);
                }
            }
        }
    }
}

impl<'d> Version<'d> for V2<'d> {
    const METHODS: &'static [(&'static str, Method)] = &[
        ("get", Method::Get),
        ("put", Method::Put),
        ("post", Method::Post),
        ("delete", Method::Delete),
        ("options", Method::Options),
        ("head", Method::Head),
        ("patch", Method::Patch),
    ];

    const SHARED: &'static [&'static str] = &["parameters"];

    fn path_item(&self, cx: &mut Reader<'d>, fields: &mut Fields<'d>, path: &mut Path<'d>) {
        path.lists.extend(fields.node().get("parameters"));
        if let Some(list) = fields.list(&mut cx.report, "parameters") {
            cx.parameter_list_v2(list, &mut path.parameters, &mut path.bodies);
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
        let consumes = cx.media_types(&mut fields, "consumes");
        let produces = cx.media_types(&mut fields, "produces");
        let (mut own, mut bodies) = (Parameters::new(), Vec::new());
        if let Some(list) = fields.list(&mut cx.report, "parameters") {
            cx.parameter_list_v2(list, &mut own, &mut bodies);
        }
        let mut parameters = path.parameters_with(own);
        Declared { cx, part, path, operation: fields.node() }.match_path(&mut parameters);
        let body = Body { consumes: &self.consumes, own_consumes: consumes.as_deref(), method };
        let request_body = body.read(cx, &path.bodies, &bodies);
        let schemes = schemes(&mut cx.report, &mut fields);
        let schemes = schemes.filter(|schemes| self.address.has_host() && *schemes != self.schemes);
        let at = fields.node();
        let servers = schemes.map(|schemes| self.address.repeated(cx, &schemes, at)).unwrap_or_default();
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
            responses: self.responses(cx, part, &mut fields, produces.as_deref()),
            callbacks: Map::new(),
            security: cx.security(&mut fields, SECURITY_DEFINITIONS),
            servers,
            path_item: path.item.clone(),
            operator: Operator::default(),
            extensions: fields.finish(&mut cx.report),
        }
    }
}

impl<'d> V2<'d> {
    fn responses(
        &self,
        cx: &mut Reader<'d>,
        part: Part,
        fields: &mut Fields<'d>,
        own: Option<&[Arc<str>]>,
    ) -> crate::model::Responses {
        let Some(own) = own.filter(|own| *own != &self.produces[..]) else {
            return cx.responses(part, fields, |cx, node| cx.listed_response_v2(node, &self.produces));
        };
        // A shared response has the root's media types; where the operation has others, it gets one of its own.
        let mut responses = cx.responses(part, fields, |cx, node| cx.listed_response_v2(node, own));
        if !responses.statuses.values().any(|response| matches!(response, RefOr::Reference(_))) {
            return responses;
        }
        let sites = fields.node().get("responses").into_iter().flat_map(Node::entries);
        let sites: HashMap<_, _> =
            sites.filter_map(|(key, node)| Some((status(key.text())?, node))).collect();
        for (status, response) in responses.statuses.iter_mut() {
            let RefOr::Reference(_) = response else { continue };
            let found = sites.get(&**status).copied();
            let found =
                found.and_then(|node| cx.again(|cx| cx.dereferenced(node, Some(ComponentKind::Response))));
            let Some(Dereferenced { node, component: Some((_, reference)) }) = found else { continue };
            if node.get("schema").is_none() || !cx.may_copy_at(node, reference) {
                continue;
            }
            if let Some(item) = cx.again(|cx| cx.response_v2(node, own)) {
                *response = item.into();
            }
        }
        responses
    }
}

impl<'d> Reader<'d> {
    /// `consumes` or `produces`. Generated documents have the same list at each operation.
    fn media_types(&mut self, fields: &mut Fields<'d>, name: &'static str) -> Option<MediaTypes> {
        let node = fields.list(&mut self.report, name)?;
        let read = if name == "consumes" { Self::consumed } else { Self::produced };
        Some(self.once(node, |memo| &mut memo.media_types, read))
    }

    fn consumed(&mut self, list: Node<'d>) -> MediaTypes {
        self.new_media_types("consumes", list)
    }

    fn produced(&mut self, list: Node<'d>) -> MediaTypes {
        self.new_media_types("produces", list)
    }

    fn new_media_types(&mut self, name: &'static str, list: Node<'d>) -> MediaTypes {
        let mut types = texts_of(&mut self.report, name, list);
        if types.len() > MOST_MEDIA_TYPES {
            let args = [
                ("key", name.to_owned()),
                ("count", types.len().to_string()),
                ("limit", MOST_MEDIA_TYPES.to_string()),
            ];
            self.report.at(MEDIA_TYPES_MANY, list, args);
            types.truncate(MOST_MEDIA_TYPES);
        }
        for (at, text) in types.iter().enumerate() {
            let other = types.iter().take(at).find(|other| same_media_type(other, text));
            if other.is_some() || !is_media_type(text) {
                let node = list.items().filter(|item| text_of(*item).is_some()).nth(at).unwrap_or(list);
                self.check_media_type(text, node.site());
                if let Some(other) = other {
                    let args = [("name", shortened(text)), ("other", shortened(other))];
                    self.report.at(MEDIA_TYPE_REPEATED, node, args);
                }
            }
        }
        types.into_iter().map(|name| self.memo.shared(name)).collect()
    }

    /// The content of a body that has one schema for all its media types; any, when the document does not say which.
    pub(crate) fn content_of(
        &mut self,
        types: &[Arc<str>],
        schema: Option<Schema>,
        (key, at): (&str, Node<'d>),
    ) -> Map<Arc<str>, MediaType> {
        let may_repeat = self.may_repeat(key, types.iter().map(|name| &**name), at)
            && at.get("schema").is_none_or(|schema| self.may_share(schema, types.len(), key, at));
        if !may_repeat {
            return Map::new();
        }
        let media_type = MediaType { schema, ..MediaType::default() };
        if types.is_empty() {
            return [(self.memo.shared("*/*"), media_type)].into_iter().collect();
        }
        types.iter().map(|name| (name.clone(), media_type.clone())).collect()
    }

    /// A response of an operation, or the reference to a shared one. One without a schema is the same whatever the
    /// operation produces.
    fn listed_response_v2(&mut self, node: Node<'d>, produces: &[Arc<str>]) -> Option<RefOr<Response>> {
        if node.get("$ref").is_none() && node.get("schema").is_none() {
            return self.once(node, |memo| &mut memo.responses, Self::response_without_schema);
        }
        self.response_or(node, |cx, node| cx.response_v2(node, produces))
    }

    fn response_without_schema(&mut self, node: Node<'d>) -> Option<RefOr<Response>> {
        self.response_v2(node, &[]).map(RefOr::from)
    }

    /// A response of Swagger 2.0: one schema for all that the operation `produces`.
    fn response_v2(&mut self, node: Node<'d>, produces: &[Arc<str>]) -> Option<Response> {
        if !self.is_response(node) {
            return None;
        }
        let mut fields = Fields::of(node);
        let mut response =
            Response { description: self.response_description(&mut fields), ..Response::default() };
        if let Some(node) = fields.get(&mut self.report, "schema") {
            let schema = self.schema(node, Dialect::Swagger2);
            response.content = self.content_of(produces, Some(schema), ("produces", fields.node()));
        }
        for (key, example) in fields.entries(&mut self.report, "examples") {
            self.check_media_type(key.text(), key.site());
            self.compare_example(&fields, example, Written::of(key.text()));
            response.content.insert_if_absent(self.memo.shared(key.text()), MediaType::default);
            if let Some(media_type) = response.content.get_mut(key.text()) {
                media_type.example = Some(example.value());
            }
        }
        for (key, node) in fields.entries(&mut self.report, "headers") {
            if node.is_object() {
                response.headers.insert(key.text().to_owned(), self.header_v2(node).into());
            } else {
                self.report.wrong_type_here(node, Kind::Object);
            }
        }
        response.extensions = fields.finish(&mut self.report);
        Some(response)
    }

    /// A header of Swagger 2.0, whose schema is written into it.
    fn header_v2(&mut self, node: Node<'d>) -> Header {
        let mut fields = Fields::of(node);
        let (style, explode) = self.collection_format(&mut fields, crate::model::ParameterLocation::Header);
        schema_is_known(&mut fields);
        if fields.raw("type").is_none() && !fields.are_of_other_version() {
            self.report.at(HEADER_INCOMPLETE, node.key_site(), []);
        }
        Header {
            description: fields.prose(&mut self.report, "description"),
            style,
            explode,
            schema: Some(self.schema(node, Dialect::Swagger2Parameter)),
            extensions: fields.finish(&mut self.report),
            ..Header::default()
        }
    }
}
