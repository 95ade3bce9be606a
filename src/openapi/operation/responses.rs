//! Responses, links and callbacks. Statuses are read the same way in both versions.

use std::borrow::Cow;

use crate::model::{Callback, ExtensionPlace, Link, Map, Prose, RefOr, Response, Responses, has_no_body};
use crate::openapi::documents::walk::{has_names, is_data, kind_below};
use crate::openapi::operation::servers::link_server;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::findings::Finding;
use crate::openapi::reader::report::Part;
use crate::openapi::reader::shown::shortened;
use crate::openapi::reader::targets::Target;
use crate::openapi::rules::{
    CALLBACK_EXPRESSION_INVALID, LINK_TARGET_MISSING, LINK_TARGET_TWICE, LINK_TARGET_UNKNOWN,
    REFERENCE_LEFT_OUT, REFERENCE_OUTSIDE, RESPONSE_BODY_UNUSUAL, RESPONSE_DESCRIPTION_MISSING,
    RESPONSE_RANGE_OTHER_VERSION, RESPONSE_STATUS_INVALID, RESPONSE_WRONG_KIND, RESPONSES_MISSING,
};
use crate::source::rules::KEY_DUPLICATE;
use crate::source::{Key, Kind, Node, Rewrite};
use crate::subject::ComponentKind;

impl<'d> Reader<'d> {
    /// `responses` of an operation; an operation without any is left out.
    pub(crate) fn responses(
        &mut self,
        part: Part,
        fields: &mut Fields<'d>,
        read: impl Fn(&mut Self, Node<'d>) -> Option<RefOr<Response>>,
    ) -> Responses {
        let mut responses = Responses::default();
        let errors = self.report.error_count(part);
        let node = fields.raw("responses").filter(|node| node.is_object());
        // A gateway may have a response of its own, under a key that is not a status.
        let mut has_other = false;
        responses.statuses = Map::with_capacity(node.map_or(0, Node::len));
        for (key, node) in node.into_iter().flat_map(Node::entries) {
            let name = key.text();
            if name.starts_with("x-") || self.options.is_extension_in(ExtensionPlace::Responses, name) {
                has_other = has_other || !name.starts_with("x-");
                responses.extensions.insert(name.to_owned(), node.value());
            } else if let Some(status) = status(name) {
                let Some(response) = read(self, node) else { continue };
                if has_no_body(&status)
                    && response.item().is_some_and(|response| !response.content.is_empty())
                {
                    self.report.at(RESPONSE_BODY_UNUSUAL, key.site(), [("status", name.to_owned())]);
                }
                if self.is_swagger() && status.ends_with("XX") {
                    self.report.at(RESPONSE_RANGE_OTHER_VERSION, key.site(), [("status", name.to_owned())]);
                }
                let status = match status {
                    Cow::Borrowed(status) => self.memo.shared(status),
                    Cow::Owned(status) => status.into(),
                };
                // Ranges are spelt both ways: `4xx` beside `4XX`.
                if responses.statuses.insert(status, response).is_some() {
                    self.say_twice(fields.node(), key);
                }
            } else {
                self.report.at(RESPONSE_STATUS_INVALID, key.site(), [("status", shortened(name))]);
            }
        }
        let is_missing = responses.statuses.is_empty() && !part.is_any_method && !has_other;
        if is_missing && self.report.error_count(part) == errors {
            // What stands there in place of an object is wrong itself.
            let place = |node: Node<'d>| if node.is_object() { node.key_site() } else { node.site() };
            let at = fields.raw("responses").map_or(part.site, place);
            self.report.at(RESPONSES_MISSING, at, []);
        }
        responses
    }

    /// Reports a range of statuses that occurs before in another spelling.
    fn say_twice(&mut self, operation: Node<'d>, again: Key<'d>) {
        let keys = operation.get("responses").into_iter().flat_map(Node::entries).map(|(key, _)| key);
        let mut same = keys.filter(|key| key.text().eq_ignore_ascii_case(again.text()));
        let args = vec![("key", again.text().to_owned())];
        let related = same.next().map(Key::site);
        self.report.push(Finding { rule: KEY_DUPLICATE, site: again.site(), subject: None, args, related });
    }

    /// The `description` of a response, which OpenAPI asks for.
    pub(crate) fn response_description(&mut self, fields: &mut Fields<'d>) -> Prose {
        fields.needs(&["description"]);
        let description = fields.prose(&mut self.report, "description");
        if description.is_none() && fields.lacks("description") {
            self.report.at(RESPONSE_DESCRIPTION_MISSING, fields.node().key_site(), []);
        }
        description.unwrap_or_default()
    }

    /// Whether a response can be read: null counts as an empty one, whose missing description is reported.
    pub(crate) fn is_response(&mut self, node: Node<'d>) -> bool {
        let is_one = node.is_object() || node.is_null();
        if !is_one {
            self.report.wrong_type_here(node, Kind::Object);
        }
        is_one
    }

    /// A response of an operation in OAS 3.0, or the reference to a shared one.
    pub(crate) fn listed_response_v3(&mut self, node: Node<'d>) -> Option<RefOr<Response>> {
        self.once(node, |memo| &mut memo.responses, Self::response_or_reference_v3)
    }

    fn response_or_reference_v3(&mut self, node: Node<'d>) -> Option<RefOr<Response>> {
        self.response_or(node, Self::response_v3)
    }

    /// A response, or the reference to one. One that leads to a component of another kind stands for an empty response.
    pub(crate) fn response_or(
        &mut self,
        node: Node<'d>,
        read: impl Fn(&mut Self, Node<'d>) -> Option<Response>,
    ) -> Option<RefOr<Response>> {
        let reference = node.get("$ref").filter(|it| it.is_string() && !self.options.strict_references);
        let Some(reference) = reference else { return self.ref_or(node, ComponentKind::Response, read) };
        match self.not_of_kind(reference, ComponentKind::Response) {
            Some(Target::Component(_)) => {
                let target = reference.as_str().map(shortened).unwrap_or_default();
                self.report.widened(None);
                self.report.at(RESPONSE_WRONG_KIND, reference, [("target", target)]);
                Some(Response::default().into())
            }
            _ => self.ref_or(node, ComponentKind::Response, read),
        }
    }

    /// A response of OAS 3.0.
    pub(crate) fn response_v3(&mut self, node: Node<'d>) -> Option<Response> {
        if !self.is_response(node) {
            return None;
        }
        let mut fields = Fields::of(node);
        let mut response = Response {
            description: self.response_description(&mut fields),
            headers: self.headers(&mut fields),
            content: self.content(&mut fields),
            ..Response::default()
        };
        for (key, node) in fields.entries(&mut self.report, "links") {
            if let Some(link) = self.detail_or(node, ComponentKind::Link, Self::link) {
                response.links.insert(key.text().to_owned(), link);
            }
        }
        response.extensions = fields.finish(&mut self.report);
        Some(response)
    }

    pub(crate) fn link(&mut self, node: Node<'d>) -> Option<Link> {
        if !node.is_object() {
            self.report.wrong_type_here(node, Kind::Object);
            return None;
        }
        let mut fields = Fields::of(node);
        fields.needs(&["operationRef", "operationId"]);
        let mut link = Link {
            operation_ref: fields.string(&mut self.report, "operationRef"),
            operation_id: fields.string(&mut self.report, "operationId"),
            request_body: fields.raw("requestBody").map(Node::value),
            description: fields.string(&mut self.report, "description"),
            server: fields
                .object(&mut self.report, "server")
                .and_then(|node| link_server(&mut self.report, self.options, node)),
            ..Link::default()
        };
        let parameters = fields.entries(&mut self.report, "parameters");
        link.parameters = parameters.map(|(key, node)| (key.text().to_owned(), node.value())).collect();
        self.check_link(&mut fields, &link);
        link.extensions = fields.finish(&mut self.report);
        Some(link)
    }

    /// A link leads to one operation, named in one way.
    fn check_link(&mut self, fields: &mut Fields<'d>, link: &Link) {
        match (&link.operation_ref, &link.operation_id) {
            (Some(_), Some(_)) => {
                let at = fields.raw("operationRef").unwrap_or(fields.node());
                self.report.at(LINK_TARGET_TWICE, at, []);
            }
            (None, Some(id)) if self.facts.lacks_operation(self.document.root(), id) => {
                let at = fields.raw("operationId").unwrap_or(fields.node());
                self.report.at(LINK_TARGET_UNKNOWN, at, [("id", shortened(id))]);
            }
            (Some(text), None) if self.is_link_lost(fields) => {
                let at = fields.raw("operationRef").unwrap_or(fields.node());
                self.report.at(LINK_TARGET_UNKNOWN, at, [("id", shortened(text))]);
            }
            (None, None) => self.report.at(LINK_TARGET_MISSING, fields.node().key_site(), []),
            _ => {}
        }
    }

    /// Whether an `operationRef` points to nothing in its own document. Of another one it may be a URL, which is not read.
    fn is_link_lost(&mut self, fields: &Fields<'d>) -> bool {
        let Some(reference) = fields.peek("operationRef") else { return false };
        let is_own = reference.as_str().is_some_and(|text| text.starts_with('#'));
        is_own && matches!(self.refs.find(reference, None), Target::Missing)
    }

    /// `callbacks` by name.
    pub(crate) fn callbacks(&mut self, fields: &mut Fields<'d>) -> Map<String, RefOr<Callback>> {
        let mut callbacks = Map::new();
        for (key, node) in fields.entries(&mut self.report, "callbacks") {
            if let Some(callback) = self.detail_or(node, ComponentKind::Callback, Self::callback) {
                callbacks.insert(key.text().to_owned(), callback);
            }
        }
        callbacks
    }

    /// A callback, kept verbatim; only its references are looked at.
    pub(crate) fn callback(&mut self, node: Node<'d>) -> Option<Callback> {
        if !node.is_object() {
            self.report.wrong_type_here(node, Kind::Object);
            return None;
        }
        for (key, _) in node.entries() {
            if !is_expression(key.text()) && !key.text().starts_with("x-") && !key.is("$ref") {
                let args = [("text", shortened(key.text()))];
                self.report.at(CALLBACK_EXPRESSION_INVALID, key.site(), args);
            }
        }
        // With what a reference in a value would have to lead to, if it may be a component.
        let members = node.entries().filter(|(key, _)| !key.text().starts_with("x-"));
        let mut pending: Vec<_> = members.map(|(_, child)| (child, false, None)).collect();
        while let Some((node, keys_are_names, kind)) = pending.pop() {
            for (key, child) in node.entries() {
                let name = key.text();
                match child.as_str() {
                    Some(_) if name == "$ref" => self.verbatim_reference(node, child, kind),
                    _ if keys_are_names => pending.push((child, false, kind)),
                    _ if name == "examples" => self.verbatim_examples(child),
                    _ if name == "responses" => {
                        let members = child.entries().filter(|(key, _)| !key.text().starts_with("x-"));
                        pending.extend(members.map(|(_, child)| (child, false, kind_below(name))));
                    }
                    _ if is_data(name) => {}
                    _ => pending.push((child, has_names(name), kind_below(name))),
                }
            }
            pending.extend(node.items().map(|item| (item, false, kind)));
        }
        Some(Callback(self.kept(node)))
    }

    /// Examples may be references; what is in them is data.
    fn verbatim_examples(&mut self, examples: Node<'d>) {
        for (_, example) in examples.entries() {
            if let Some(reference) = example.get("$ref").filter(|reference| reference.is_string()) {
                self.verbatim_reference(example, reference, Some(ComponentKind::Example));
            }
        }
    }

    /// A `$ref` in what is kept verbatim, and the object that it stands in.
    fn verbatim_reference(&mut self, around: Node<'d>, node: Node<'d>, expected: Option<ComponentKind>) {
        let found = self.refs.find(node, expected);
        self.refs.note_rewrite(node, found);
        match (found, expected) {
            (Target::Component(id) | Target::Inside(id, _), _) => self.report.uses(id, node.site()),
            (Target::Elsewhere(value), Some(kind)) if value.is_object() => self.lift(node, kind, value),
            (Target::Elsewhere(_), _) => {
                let target = node.as_str().map(shortened).unwrap_or_default();
                self.report.at(REFERENCE_OUTSIDE, node, [("target", target)]);
            }
            (lost, Some(kind)) if is_detail(kind) => {
                let args = vec![("kind", kind.as_str().to_owned())];
                self.lost_detail(node, lost, kind, (REFERENCE_LEFT_OUT, args));
                self.refs.rewrite(node, around.site(), Rewrite::Json("{}"));
            }
            (lost, kind) => self.refs.report_lost(&mut self.report, node, kind, lost),
        }
    }
}

/// Whether a part can do without a component of this kind.
fn is_detail(kind: ComponentKind) -> bool {
    use ComponentKind::{Example, Header, Link, Schema};
    matches!(kind, Schema | Example | Header | Link)
}

/// Whether a callback's key tells where to call: a runtime expression, a text with some in it, or an absolute URL.
fn is_expression(text: &str) -> bool {
    let starts = ["$url", "$method", "$statusCode", "$request.", "$response."];
    let is_bare = |text: &str| starts.iter().any(|start| text.starts_with(start));
    let mut embedded = text.split('{').skip(1).peekable();
    if embedded.peek().is_some() {
        return embedded.all(is_bare);
    }
    is_bare(text) || text.contains("://")
}

/// A status in its canonical spelling.
pub(crate) fn status(text: &str) -> Option<Cow<'_, str>> {
    let code = text.len() == 3 && text.starts_with(|first| matches!(first, '1'..='5'));
    let digits = code && text.bytes().all(|byte| byte.is_ascii_digit());
    let range = code && text.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("xx"));
    if range {
        return Some(text.to_ascii_uppercase().into());
    }
    (digits || text == "default").then_some(Cow::Borrowed(text))
}
