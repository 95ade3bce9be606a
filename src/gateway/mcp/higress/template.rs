//! The request of a tool: what goes where.

use std::sync::Arc;

use super::args::{Draft, PROSE, kind};
use super::wire::{Header, Position, RequestTemplate};
use crate::gateway::mcp::media::Kind as Media;
use crate::gateway::mcp::request::{Body, Place};
use crate::gateway::mcp::schema::inline::{Child, Inliner, Kind, Shape};
use crate::gateway::mcp::tool::{Input, Tool};
use crate::gateway::shared::values::parse_json;

/// A request, and the arguments that it is made of.
pub(super) struct Placed {
    pub(super) template: RequestTemplate,
    pub(super) drafts: Vec<Draft>,
    /// Headers that are sent without a value where a call does not have the argument.
    pub(super) empty: Vec<String>,
}

/// Text that is no part of the template language.
pub(super) fn literal(text: &str) -> String {
    text.replace("{{", r#"{{"{{"}}"#)
}

/// Places the inputs of a tool. `stated` is the address that the options give: it may be a template.
pub(super) fn place(tool: &Tool<'_>, stated: Option<&str>, inliner: &mut Inliner<'_>) -> Placed {
    let mut placed = Placed {
        template: RequestTemplate {
            url: url(&tool.request.url, stated),
            method: tool.request.method.as_str().to_owned(),
            ..RequestTemplate::default()
        },
        drafts: Vec::with_capacity(tool.inputs.len()),
        empty: Vec::new(),
    };
    let parameters = tool.inputs.iter().filter(|input| !is_of_body(input));
    let mut query = String::new();
    let mut cookies = String::new();
    for input in parameters {
        placed.parameter(input, &mut query, &mut cookies, inliner);
    }
    if !query.is_empty() {
        let join = if placed.template.url.contains('?') { "&" } else { "?" };
        placed.template.url.extend([join, &query]);
    }
    if !cookies.is_empty() {
        placed.template.headers.push(Header { key: "Cookie".to_owned(), value: cookies });
    }
    if let Some(body) = &tool.request.body {
        placed.body(tool, body, inliner);
    }
    placed
}

fn url(url: &str, stated: Option<&str>) -> String {
    let prefix =
        stated.map(|stated| stated.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/'));
    match prefix.and_then(|prefix| Some((prefix, url.strip_prefix(prefix)?))) {
        Some((prefix, path)) => [prefix, &literal(path)].concat(),
        None => literal(url),
    }
}

fn is_of_body(input: &Input) -> bool {
    matches!(input.argument.place, Place::Field | Place::Body)
}

/// The value of an argument, where it is there: `name=value` and what ends it.
fn pair(name: &str, key: &str, escape: &str, end: &str) -> String {
    let print = format!("{{{{if print .args.{key}}}}}{}=", literal(name));
    format!("{print}{{{{{escape}.args.{key}}}}}{end}{{{{end}}}}")
}

/// A name in a query or form.
fn encoded(name: &str) -> String {
    crate::text::percent::encode(name, crate::text::percent::is_unreserved).into_owned()
}

impl Placed {
    fn parameter(
        &mut self,
        input: &Input,
        query: &mut String,
        cookies: &mut String,
        inliner: &mut Inliner<'_>,
    ) {
        let (key, name) = (&input.argument.key, &*input.argument.name);
        let has_name = **key == *name;
        let position = match input.argument.place {
            Place::Path => Some(Position::Path),
            Place::Query if has_name => Some(Position::Query),
            Place::Query => {
                query.push_str(&pair(&encoded(name), key, "urlquery ", "&"));
                None
            }
            Place::Header if has_name => Some(Position::Header),
            Place::Header => {
                let value = format!("{{{{.args.{key}}}}}");
                self.template.headers.push(Header { key: name.to_owned(), value });
                if !input.argument.required {
                    self.empty.push(name.to_owned());
                }
                None
            }
            Place::Cookie if has_name => Some(Position::Cookie),
            Place::Cookie => {
                cookies.push_str(&pair(name, key, "", "; "));
                if !input.argument.required {
                    self.empty.push("Cookie".to_owned());
                }
                None
            }
            Place::Field | Place::Body => None,
        };
        let draft = draft(input, position, Some(Kind::String), inliner);
        self.drafts.push(draft);
    }

    fn body(&mut self, tool: &Tool<'_>, body: &Body, inliner: &mut Inliner<'_>) {
        let media = Media::of(&body.media_type);
        let value = literal(&body.media_type);
        self.template.headers.push(Header { key: "Content-Type".to_owned(), value });
        let inputs: Vec<&Input> = tool.inputs.iter().filter(|input| is_of_body(input)).collect();
        match inputs.first().map(|input| input.argument.place) {
            Some(Place::Field) => self.fields(&inputs, (body, media), inliner),
            Some(_) => {
                let likely = if media == Media::Json { Kind::Object } else { Kind::String };
                for input in inputs {
                    let draft = draft(input, None, Some(likely), inliner);
                    let kind = kind(&inliner.shape(&draft.child));
                    self.template.body = Some(whole(&draft.name, media, kind));
                    self.drafts.push(draft);
                }
            }
            // All members of the body are set by the server.
            None if body.required && media == Media::Json => self.template.body = Some("{}".to_owned()),
            None => {}
        }
    }

    /// The members of the body, each an argument.
    fn fields(&mut self, inputs: &[&Input], (body, media): (&Body, Media), inliner: &mut Inliner<'_>) {
        let have_names = inputs.iter().all(|input| *input.argument.key == *input.argument.name);
        // Without any member there is no body, unless a flag asks for one; and that takes all that has no position.
        let may_be_empty = body.required && !inputs.iter().any(|input| input.argument.required);
        let is_alone = self.drafts.iter().all(|draft| draft.position.is_some());
        let is_placed = have_names && (!may_be_empty || is_alone);
        if is_placed || media != Media::Json {
            let position = is_placed.then_some(Position::Body);
            if !is_placed {
                let pairs = inputs
                    .iter()
                    .map(|input| pair(&encoded(&input.argument.name), &input.argument.key, "urlquery ", "&"));
                self.template.body = Some(pairs.collect());
            }
            for input in inputs {
                let draft = draft(input, position, None, inliner);
                self.drafts.push(draft);
            }
            let needs_flag = may_be_empty && is_placed;
            self.template.args_to_json_body = needs_flag && media == Media::Json;
            self.template.args_to_form_body = needs_flag && media == Media::Form;
            return;
        }
        let name = self.free("body");
        self.template.body = Some(whole(&name, media, Kind::Object));
        let mut shape = Shape { kind: Some(Kind::Object), ..Shape::default() };
        for input in inputs {
            let draft = draft(input, None, None, inliner);
            let name: Arc<str> = input.argument.name.clone();
            if draft.required {
                shape.required.push(name.clone());
            }
            shape.properties.push((name, draft.child));
        }
        self.drafts.push(Draft {
            name,
            child: Child::Own(Arc::new(shape)),
            prose: Some("The body of the request.".to_owned()),
            example: None,
            deprecated: false,
            required: body.required,
            position: None,
        });
    }

    /// A name that no argument has.
    fn free(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while self.drafts.iter().any(|draft| draft.name == name) {
            name.push('_');
        }
        name
    }
}

/// The template of a body that is one argument.
fn whole(name: &str, media: Media, kind: Kind) -> String {
    if media == Media::Json && kind == Kind::String {
        // A text alone is JSON with its quotes.
        return format!(r#"{{{{gjson "args.{name}|@tostr"}}}}"#);
    }
    format!("{{{{.args.{name}}}}}")
}

/// An input without its place.
fn draft(
    input: &Input,
    position: Option<Position>,
    likely: Option<Kind>,
    inliner: &mut Inliner<'_>,
) -> Draft {
    let child = match (&input.schema, likely) {
        (Some(schema), _) => inliner.child(schema),
        (None, Some(kind)) => {
            let json = format!(r#"{{"type":"{}"}}"#, kind.as_str());
            parse_json(&json).map_or_else(|| Child::Own(Arc::default()), |schema| inliner.child(&schema))
        }
        (None, None) => Child::Own(Arc::default()),
    };
    Draft {
        name: input.argument.key.clone(),
        child,
        prose: input.description.as_ref().map(|text| text.trim().chars().take(PROSE + 1).collect()),
        example: input.example.clone(),
        deprecated: input.deprecated,
        required: input.argument.required,
        position,
    }
}
