//! Swagger 2.0's `body` and `formData` parameters, which become one request body.

use std::sync::Arc;

use crate::model::{Dialect, Encoding, Map, MediaType, ParameterLocation, RefOr, RequestBody, Schema};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::MediaTypes;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::rules::{BODY_SEVERAL, FORM_EMPTY_VALUE, FORM_MEDIA_TYPE_REPLACED, PARAMETER_DUPLICATE};
use crate::openapi::syntax::begins_media_type;
use crate::openapi::v2::parameters::{place, schema_is_known};
use crate::source::{Node, Value, write_json_string};
use crate::subject::{ComponentKind, Method};

/// What an operation says about bodies beside its parameters.
pub(crate) struct Body<'a> {
    /// `consumes` of the root.
    pub(crate) consumes: &'a [Arc<str>],
    /// `consumes` of the operation, which replaces the root's, also when it is empty.
    pub(crate) own_consumes: Option<&'a [Arc<str>]>,
    pub(crate) method: Method,
}

/// The parameters of a form, by name.
type Form<'d> = Map<&'d str, Dereferenced<'d>>;

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl Body<'_> {
    /// The body that the parameters describe: those of the path item, unless the operation has its own of that name.
    pub(crate) fn read<'d>(
        &self,
        cx: &mut Reader<'d>,
        shared: &[Dereferenced<'d>],
        own: &[Dereferenced<'d>],
    ) -> Option<RefOr<RequestBody>> {
        let (shared_bodies, mut form) = sort(cx, shared);
        let (mut bodies, own_form) = sort(cx, own);
        form.extend(own_form);
        if bodies.is_empty() {
            bodies = shared_bodies;
        }
        let first = bodies.first().or(form.values().next())?.site();
        cx.body_on(self.method, first);
        let superfluous = bodies.iter().skip(1).chain(form.values().filter(|_| !bodies.is_empty()));
        for extra in superfluous {
            let name = extra.node.get("name").and_then(text_of).unwrap_or_default();
            cx.report.at(BODY_SEVERAL, extra.site(), [("name", shortened(name))]);
        }
        match bodies.first() {
            Some(body) => self.body(cx, *body),
            None => Some(self.form(cx, &form).into()),
        }
    }

    fn consumes(&self) -> &[Arc<str>] {
        self.own_consumes.unwrap_or(self.consumes)
    }

    fn body<'d>(&self, cx: &mut Reader<'d>, body: Dereferenced<'d>) -> Option<RefOr<RequestBody>> {
        match body.component {
            // A shared body has the root's media types; where the operation has others, it gets one of its own.
            Some((id, site)) if self.consumes() == self.consumes => {
                cx.reference_to(id, ComponentKind::RequestBody, site).map(RefOr::Reference)
            }
            Some((_, site)) if !cx.may_copy_at(body.node, site) => None,
            Some(_) => Some(cx.again(|cx| cx.body_parameter(body.node, self.consumes())).into()),
            None => Some(cx.body_parameter(body.node, self.consumes()).into()),
        }
    }

    fn form<'d>(&self, cx: &mut Reader<'d>, form: &Form<'d>) -> RequestBody {
        let is_file = |item: &Dereferenced<'d>| item.node.get("type").and_then(Node::as_str) == Some("file");
        let has_file = form.values().any(is_file);
        let is_form = |name: &&Arc<str>| begins_media_type(name, FORM) || begins_media_type(name, MULTIPART);
        let mut types: MediaTypes = self.consumes().iter().filter(is_form).cloned().collect();
        if types.is_empty() {
            let assumed = if has_file { MULTIPART } else { FORM };
            if let (Some(item), false) = (form.values().next(), self.consumes().is_empty()) {
                let from = shortened(&self.consumes().join(", "));
                cx.report.at(
                    FORM_MEDIA_TYPE_REPLACED,
                    item.site(),
                    [("from", from), ("to", assumed.to_owned())],
                );
            }
            types.push(cx.memo.shared(assumed));
        }
        for item in form.values() {
            if !cx.may_share(item.node, types.len(), "consumes", item.node) {
                return RequestBody::default();
            }
        }
        let mut required = Vec::new();
        let (mut encoding, mut properties) = (Map::new(), String::new());
        for (name, item) in form {
            let (schema, how, is_required) = cx.form_parameter(item.node);
            if is_required {
                required.push(*name);
            }
            if let Some(how) = how {
                encoding.insert((*name).to_owned(), how);
            }
            let separator = if properties.is_empty() { "" } else { "," };
            properties.push_str(separator);
            write_json_string(name, &mut properties);
            properties.push(':');
            schema.value().node().write_json(&mut properties);
        }
        let schema = form_schema(&properties, &required);
        let media_type = MediaType { schema: Some(schema), encoding, ..MediaType::default() };
        let content = types.into_iter().map(|name| (name, media_type.clone())).collect();
        RequestBody { required: !required.is_empty(), content, ..RequestBody::default() }
    }
}

/// Tells body parameters from those of a form.
fn sort<'d>(cx: &mut Reader<'d>, items: &[Dereferenced<'d>]) -> (Vec<Dereferenced<'d>>, Form<'d>) {
    let (mut bodies, mut form) = (Vec::new(), Form::new());
    for item in items {
        let place = item.component.map_or_else(|| place(item.node), |(id, _)| cx.refs.settled(id).place);
        if place == Some("body") {
            bodies.push(*item);
            continue;
        }
        // A shared form parameter is read again for each operation that has it.
        if item.component.is_some_and(|(_, site)| !cx.may_copy_at(item.node, site)) {
            continue;
        }
        match item.node.get("name").and_then(text_of) {
            None => cx.incomplete(item.site(), "", "name"),
            Some(name) if form.contains_key(name) => {
                let parameter = format!("formData {}", shortened(name));
                cx.report.at(PARAMETER_DUPLICATE, item.site(), [("parameter", parameter)]);
            }
            Some(name) => _ = form.insert(name, *item),
        }
    }
    (bodies, form)
}

/// An object schema with the given properties, as JSON text, of which some are required.
fn form_schema(properties: &str, required: &[&str]) -> Schema {
    let mut text = format!("{{\"type\":\"object\",\"properties\":{{{properties}}}");
    if !required.is_empty() {
        text.push_str(",\"required\":[");
        for (at, name) in required.iter().enumerate() {
            text.push_str(if at > 0 { "," } else { "" });
            write_json_string(name, &mut text);
        }
        text.push(']');
    }
    text.push('}');
    Schema::new(Value::from_json_text(text), Dialect::Oas3)
}

impl<'d> Reader<'d> {
    /// A `body` parameter as a request body.
    pub(crate) fn body_parameter(&mut self, node: Node<'d>, consumes: &[Arc<str>]) -> RequestBody {
        let mut fields = Fields::of(node);
        fields.needs(&["schema"]);
        fields.expect("in");
        // The name of a body parameter means nothing on the wire, and the model has no place for it.
        let name = fields.string(&mut self.report, "name").unwrap_or_default();
        let schema = fields.get(&mut self.report, "schema").map(|node| {
            if let Some(kind) = node.get("type") {
                self.check_type_of_parameter(kind, "body", &["file"]);
            }
            self.schema(node, Dialect::Swagger2)
        });
        if schema.is_none() {
            self.incomplete(node, &name, "schema");
        }
        RequestBody {
            description: fields.prose(&mut self.report, "description"),
            required: fields.flag(&mut self.report, "required").unwrap_or_default(),
            content: self.content_of(consumes, schema, ("consumes", node)),
            extensions: fields.finish(&mut self.report),
        }
    }

    /// A `formData` parameter as a property: its schema, how it is sent, and whether it has to be.
    fn form_parameter(&mut self, node: Node<'d>) -> (Schema, Option<Encoding>, bool) {
        let mut fields = Fields::of(node);
        for name in ["in", "name", "description"] {
            fields.expect(name);
        }
        if fields.flag(&mut self.report, "allowEmptyValue") == Some(true) {
            self.report.at(FORM_EMPTY_VALUE, fields.raw("allowEmptyValue").unwrap_or(node), []);
        }
        let (style, explode) = self.collection_format(&mut fields, ParameterLocation::Query);
        let required = fields.flag(&mut self.report, "required").unwrap_or_default();
        schema_is_known(&mut fields);
        match fields.raw("type") {
            Some(kind) => self.check_type_of_parameter(kind, "formData", &["object"]),
            None if fields.are_of_other_version() => {}
            None => {
                let name = fields.peek("name").and_then(text_of).unwrap_or_default();
                self.incomplete(node, name, "type");
            }
        }
        let extensions = fields.finish(&mut self.report);
        let encoding = Encoding { style, explode, extensions, ..Encoding::default() };
        let encoding = (encoding != Encoding::default()).then_some(encoding);
        (self.schema(node, Dialect::Swagger2Form), encoding, required)
    }
}
