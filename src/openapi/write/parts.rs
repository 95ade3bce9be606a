//! Parameters, bodies, responses, media types, headers, examples: what operations and components share.

use std::sync::Arc;

use super::rules::SCHEMA_ASSUMED;
use super::writer::Writer;
use crate::model::{
    Encoding, Example, Header, Map, MediaType, Parameter, ParameterLocation, RefOr, RequestBody, Response,
    Style,
};
use crate::source::Value;
use crate::subject::ComponentKind;

/// Where a style may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StylePlace {
    In(ParameterLocation),
    Encoding,
}

/// OAS 3.0's keyword for a style where it may be.
fn style_keyword(style: Style, place: StylePlace) -> Option<&'static str> {
    use ParameterLocation::{Cookie, Header, Path, Query};
    use StylePlace::{Encoding, In};
    match (style, place) {
        (Style::Matrix, In(Path)) => Some("matrix"),
        (Style::Label, In(Path)) => Some("label"),
        (Style::Simple, In(Path | Header)) => Some("simple"),
        (Style::Form, In(Query | Cookie) | Encoding) => Some("form"),
        (Style::SpaceDelimited, In(Query) | Encoding) => Some("spaceDelimited"),
        (Style::PipeDelimited, In(Query) | Encoding) => Some("pipeDelimited"),
        (Style::DeepObject, In(Query) | Encoding) => Some("deepObject"),
        _ => None,
    }
}

/// The name of a style in the model's JSON.
fn style_name(style: Style) -> String {
    let name = crate::model::to_json(&style);
    format!("style: {}", name.as_str().unwrap_or_default())
}

/// What parameters and headers have in common.
struct Described<'m> {
    name: &'m str,
    location: ParameterLocation,
    style: Option<Style>,
    explode: Option<bool>,
    allow_reserved: bool,
    schema: Option<&'m crate::model::Schema>,
    content: &'m Map<Arc<str>, MediaType>,
    example: Option<&'m Value>,
    examples: &'m Map<String, RefOr<Example>>,
}

impl Writer<'_> {
    pub(super) fn parameter(&mut self, parameter: &Parameter) {
        self.parameter_named(parameter, &parameter.name);
    }

    /// A parameter, under the name that its path has for it.
    pub(super) fn parameter_named(&mut self, parameter: &Parameter, name: &str) {
        self.json.open('{');
        self.json.text_member("name", name);
        self.json.text_member("in", parameter.location.as_str());
        self.json.text_if("description", parameter.description.as_deref().as_ref());
        self.json.flag_if("required", parameter.required || parameter.location == ParameterLocation::Path);
        self.json.flag_if("deprecated", parameter.deprecated);
        self.json.flag_if("allowEmptyValue", parameter.allow_empty_value);
        self.described(&Described {
            name,
            location: parameter.location,
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            schema: parameter.schema.as_ref(),
            content: &parameter.content,
            example: parameter.example.as_ref(),
            examples: &parameter.examples,
        });
        self.extensions(&parameter.extensions);
        self.json.close('}');
    }

    pub(super) fn header(&mut self, header: &Header) {
        self.json.open('{');
        self.json.text_if("description", header.description.as_deref().as_ref());
        self.json.flag_if("required", header.required);
        self.json.flag_if("deprecated", header.deprecated);
        self.json.flag_if("allowEmptyValue", header.allow_empty_value);
        self.described(&Described {
            name: "",
            location: ParameterLocation::Header,
            style: header.style,
            explode: header.explode,
            allow_reserved: header.allow_reserved,
            schema: header.schema.as_ref(),
            content: &header.content,
            example: header.example.as_ref(),
            examples: &header.examples,
        });
        self.extensions(&header.extensions);
        self.json.close('}');
    }

    /// A schema with how the value is sent, or one media type without.
    fn described(&mut self, it: &Described<'_>) {
        let of = if it.name.is_empty() { "header" } else { it.name };
        if it.schema.is_none() && !it.content.is_empty() {
            return self.by_content(it, of);
        }
        if !it.content.is_empty() {
            self.leave_out("content", of);
        }
        self.style(it.style, StylePlace::In(it.location), of);
        if let Some(explode) = it.explode {
            self.json.flag("explode", explode);
        }
        self.json.flag_if("allowReserved", it.allow_reserved);
        if it.schema.is_none() {
            self.report.say(SCHEMA_ASSUMED, [("name", of)]);
            self.json.key("schema");
            self.json.raw("{}");
        }
        self.schema_if(it.schema);
        self.examples(it.example, it.examples);
    }

    /// One media type: OAS 3.0 has nothing beside it.
    fn by_content(&mut self, it: &Described<'_>, of: &str) {
        let beside = [
            (it.style.is_some(), "style"),
            (it.explode.is_some(), "explode"),
            (it.allow_reserved, "allowReserved"),
            (it.example.is_some(), "example"),
            (!it.examples.is_empty(), "examples"),
        ];
        for (_, detail) in beside.into_iter().filter(|(is_there, _)| *is_there) {
            self.leave_out(detail, of);
        }
        self.json.open_in("content", '{');
        for (at, (name, media_type)) in it.content.iter().enumerate() {
            if at == 0 {
                self.json.key(name);
                self.media_type(media_type);
            } else {
                self.leave_out(name, of);
            }
        }
        self.json.close('}');
    }

    fn style(&mut self, style: Option<Style>, place: StylePlace, of: &str) {
        let Some(style) = style else { return };
        match style_keyword(style, place) {
            Some(keyword) => self.json.text_member("style", keyword),
            None => self.leave_out(&style_name(style), of),
        }
    }

    /// `example` and `examples` exclude each other; where there are both, those with names are written.
    fn examples(&mut self, example: Option<&Value>, examples: &Map<String, RefOr<Example>>) {
        if examples.is_empty() {
            return self.value_if("example", example);
        }
        if example.is_some() {
            self.leave_out("example", "examples");
        }
        self.details("examples", ComponentKind::Example, examples, Self::example);
    }

    pub(super) fn example(&mut self, example: &Example) {
        self.json.open('{');
        self.json.text_if("summary", example.summary.as_ref());
        self.json.text_if("description", example.description.as_ref());
        self.value_if("value", example.value.as_ref());
        self.json.text_if("externalValue", example.external_value.as_ref());
        self.extensions(&example.extensions);
        self.json.close('}');
    }

    pub(super) fn content(&mut self, content: &Map<Arc<str>, MediaType>) {
        self.json.open_in("content", '{');
        for (name, media_type) in content {
            self.json.key(name);
            self.media_type(media_type);
        }
        self.json.close('}');
    }

    fn media_type(&mut self, media_type: &MediaType) {
        self.json.open('{');
        self.schema_if(media_type.schema.as_ref());
        self.examples(media_type.example.as_ref(), &media_type.examples);
        if !media_type.encoding.is_empty() {
            self.json.open_in("encoding", '{');
            for (name, encoding) in &media_type.encoding {
                self.json.key(name);
                self.encoding(name, encoding);
            }
            self.json.close('}');
        }
        self.extensions(&media_type.extensions);
        self.json.close('}');
    }

    fn encoding(&mut self, name: &str, encoding: &Encoding) {
        self.json.open('{');
        self.json.text_if("contentType", encoding.content_type.as_ref());
        self.details("headers", ComponentKind::Header, &encoding.headers, Self::header);
        self.style(encoding.style, StylePlace::Encoding, name);
        if let Some(explode) = encoding.explode {
            self.json.flag("explode", explode);
        }
        self.json.flag_if("allowReserved", encoding.allow_reserved);
        self.extensions(&encoding.extensions);
        self.json.close('}');
    }

    pub(super) fn request_body(&mut self, body: &RequestBody) {
        self.json.open('{');
        self.json.text_if("description", body.description.as_deref().as_ref());
        self.content(&body.content);
        self.json.flag_if("required", body.required);
        self.extensions(&body.extensions);
        self.json.close('}');
    }

    pub(super) fn response(&mut self, response: &Response) {
        self.json.open('{');
        self.json.text_member("description", &response.description);
        self.details("headers", ComponentKind::Header, &response.headers, Self::header);
        if !response.content.is_empty() {
            self.content(&response.content);
        }
        self.links(&response.links);
        self.extensions(&response.extensions);
        self.json.close('}');
    }
}
