//! OAS 3.0's media types, headers, examples and encodings: what bodies and parameters share.

use std::sync::Arc;

use crate::model::{
    Dialect, Encoding, Example, Header, Map, MediaType, ParameterLocation, Prose, RefOr, Schema, Style,
};
use crate::openapi::lint::examples::Written;
use crate::openapi::lint::placement::{check_described, check_encodings};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    EXAMPLES_EXCLUSIVE, HEADER_INCOMPLETE, MEDIA_TYPE_INVALID, MEDIA_TYPE_REPEATED, RESPONSE_HEADER_IGNORED,
    STYLE_UNKNOWN,
};
use crate::openapi::syntax::{is_media_type, same_media_type};
use crate::source::{Kind, Node, Site, Value};
use crate::subject::ComponentKind;

/// What parameters and headers have in common.
pub(crate) struct Described {
    pub(crate) description: Option<Prose>,
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    pub(crate) allow_empty_value: bool,
    pub(crate) style: Option<Style>,
    pub(crate) explode: Option<bool>,
    pub(crate) allow_reserved: bool,
    pub(crate) schema: Option<Schema>,
    pub(crate) content: Map<Arc<str>, MediaType>,
    pub(crate) example: Option<Value>,
    pub(crate) examples: Map<String, RefOr<Example>>,
}

impl<'d> Reader<'d> {
    pub(crate) fn described(&mut self, fields: &mut Fields<'d>) -> Described {
        let described = Described {
            description: fields.prose(&mut self.report, "description"),
            required: fields.flag(&mut self.report, "required").unwrap_or_default(),
            deprecated: fields.flag(&mut self.report, "deprecated").unwrap_or_default(),
            allow_empty_value: fields.flag(&mut self.report, "allowEmptyValue").unwrap_or_default(),
            style: self.style(fields),
            explode: fields.flag(&mut self.report, "explode"),
            allow_reserved: fields.flag(&mut self.report, "allowReserved").unwrap_or_default(),
            schema: self.schema_of(fields),
            content: self.content(fields),
            example: fields.raw("example").map(Node::value),
            examples: self.examples(fields),
        };
        self.check_examples(fields, described.example.is_some(), &described.examples);
        self.compare_examples(fields, Written::Parameter);
        described
    }

    /// `example` and `examples` exclude each other.
    fn check_examples(
        &mut self,
        fields: &mut Fields<'d>,
        has_example: bool,
        examples: &Map<String, RefOr<Example>>,
    ) {
        if has_example && !examples.is_empty() {
            self.exclusive(fields, "example", "examples");
        }
    }

    fn exclusive(&mut self, fields: &mut Fields<'d>, one: &'static str, other: &'static str) {
        let at = fields.raw(one).unwrap_or(fields.node());
        self.report.at(EXAMPLES_EXCLUSIVE, at, [("one", one.to_owned()), ("other", other.to_owned())]);
    }

    /// `schema`, checked.
    fn schema_of(&mut self, fields: &mut Fields<'d>) -> Option<Schema> {
        fields.get(&mut self.report, "schema").map(|node| self.schema(node, Dialect::Oas3))
    }

    fn style(&mut self, fields: &mut Fields<'d>) -> Option<Style> {
        let text = fields.text(&mut self.report, "style")?;
        let style = match text {
            "matrix" => Style::Matrix,
            "label" => Style::Label,
            "form" => Style::Form,
            "simple" => Style::Simple,
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            "deepObject" => Style::DeepObject,
            _ => {
                self.word_unknown(fields, "style", text);
                return None;
            }
        };
        Some(style)
    }

    /// Reports a word that OpenAPI does not know under a key.
    pub(crate) fn word_unknown(&mut self, fields: &mut Fields<'d>, key: &'static str, text: &str) {
        let at = fields.raw(key).unwrap_or(fields.node());
        self.report.at(STYLE_UNKNOWN, at, [("text", shortened(text)), ("key", key.to_owned())]);
    }

    /// `content`: bodies by media type.
    pub(crate) fn content(&mut self, fields: &mut Fields<'d>) -> Map<Arc<str>, MediaType> {
        let mut content = Map::new();
        for (key, node) in fields.entries(&mut self.report, "content") {
            let name = key.text();
            self.check_media_type(name, key.site());
            // Real bodies have a handful; looking no further keeps hostile ones linear.
            let is_same = |other: &&Arc<str>| same_media_type(other, name);
            if let Some(other) = content.keys().take(16).find(is_same) {
                let args = [("name", shortened(name)), ("other", shortened(other))];
                self.report.at(MEDIA_TYPE_REPEATED, key.site(), args);
            }
            content.insert(self.memo.shared(name), self.media_type(name, node));
        }
        content
    }

    /// Reports what is not a media type.
    pub(crate) fn check_media_type(&mut self, name: &str, site: Site) {
        if !is_media_type(name) {
            self.report.at(MEDIA_TYPE_INVALID, site, [("name", shortened(name))]);
        }
    }

    fn media_type(&mut self, name: &str, node: Node<'d>) -> MediaType {
        if !node.is_object() {
            self.report.wrong_type_here(node, Kind::Object);
            return MediaType::default();
        }
        let mut fields = Fields::of(node);
        let mut media_type = self.body_of(name, &mut fields);
        if let Some(encodings) = fields.object(&mut self.report, "encoding") {
            check_encodings(&mut self.report, name, &mut fields, encodings);
            media_type.encoding = self.encodings(encodings);
        }
        media_type.extensions = fields.finish(&mut self.report);
        media_type
    }

    /// A media type without its encodings.
    fn body_of(&mut self, name: &str, fields: &mut Fields<'d>) -> MediaType {
        let media_type = MediaType {
            schema: self.schema_of(fields),
            example: fields.raw("example").map(Node::value),
            examples: self.examples(fields),
            ..MediaType::default()
        };
        self.check_examples(fields, media_type.example.is_some(), &media_type.examples);
        self.compare_examples(fields, Written::of(name));
        media_type
    }

    fn encodings(&mut self, encodings: Node<'d>) -> Map<String, Encoding> {
        let mut read = Map::new();
        for (key, node) in encodings.entries() {
            if node.is_object() {
                read.insert(key.text().to_owned(), self.encoding(node));
            } else {
                self.report.wrong_type_here(node, Kind::Object);
            }
        }
        read
    }

    fn encoding(&mut self, node: Node<'d>) -> Encoding {
        let mut fields = Fields::of(node);
        self.refs.encodings += 1;
        let headers = self.headers(&mut fields);
        self.refs.encodings -= 1;
        self.encoding_of(&mut fields, headers)
    }

    fn encoding_of(&mut self, fields: &mut Fields<'d>, headers: Map<String, RefOr<Header>>) -> Encoding {
        Encoding {
            content_type: fields.string(&mut self.report, "contentType"),
            headers,
            style: self.style(fields),
            explode: fields.flag(&mut self.report, "explode"),
            allow_reserved: fields.flag(&mut self.report, "allowReserved").unwrap_or_default(),
            extensions: fields.finish(&mut self.report),
        }
    }

    /// `headers` by name.
    pub(crate) fn headers(&mut self, fields: &mut Fields<'d>) -> Map<String, RefOr<Header>> {
        let mut headers = Map::new();
        for (key, node) in fields.entries(&mut self.report, "headers") {
            if key.text().eq_ignore_ascii_case("Content-Type") {
                self.report.at(RESPONSE_HEADER_IGNORED, key.site(), [("name", key.text().to_owned())]);
            }
            if let Some(header) = self.detail_or(node, ComponentKind::Header, Self::header) {
                headers.insert(key.text().to_owned(), header);
            }
        }
        headers
    }

    pub(crate) fn header(&mut self, node: Node<'d>) -> Option<Header> {
        if !node.is_object() {
            self.report.wrong_type_here(node, Kind::Object);
            return None;
        }
        let mut fields = Fields::of(node);
        fields.needs(&["schema"]);
        let described = self.described(&mut fields);
        Some(self.header_of(node, &mut fields, described))
    }

    /// A header of what was read of it. On its own, so that less is on the stack while what is in it is read.
    fn header_of(&mut self, node: Node<'d>, fields: &mut Fields<'d>, described: Described) -> Header {
        check_described(&mut self.report, fields, ParameterLocation::Header, &described);
        let is_empty = described.schema.is_none() && described.content.is_empty();
        if is_empty && fields.lacks("schema") && fields.lacks_content() && !fields.are_of_other_version() {
            self.report.at(HEADER_INCOMPLETE, node.key_site(), []);
        }
        let Described {
            description,
            required,
            deprecated,
            allow_empty_value,
            style,
            explode,
            allow_reserved,
            schema,
            content,
            example,
            examples,
        } = described;
        let extensions = fields.finish(&mut self.report);
        Header {
            description,
            required,
            deprecated,
            allow_empty_value,
            style,
            explode,
            allow_reserved,
            schema,
            content,
            example,
            examples,
            extensions,
        }
    }

    fn examples(&mut self, fields: &mut Fields<'d>) -> Map<String, RefOr<Example>> {
        let mut examples = Map::new();
        for (key, node) in fields.entries(&mut self.report, "examples") {
            if let Some(example) = self.detail_or(node, ComponentKind::Example, Self::example) {
                examples.insert(key.text().to_owned(), example);
            }
        }
        examples
    }

    pub(crate) fn example(&mut self, node: Node<'d>) -> Option<Example> {
        if !node.is_object() {
            self.report.wrong_type_here(node, Kind::Object);
            return None;
        }
        let mut fields = Fields::of(node);
        let example = Example {
            summary: fields.string(&mut self.report, "summary"),
            description: fields.string(&mut self.report, "description"),
            value: fields.raw("value").map(Node::value),
            external_value: fields.string(&mut self.report, "externalValue"),
            ..Example::default()
        };
        if example.value.is_some() && example.external_value.is_some() {
            self.exclusive(&mut fields, "value", "externalValue");
        }
        Some(Example { extensions: fields.finish(&mut self.report), ..example })
    }
}
