//! A path while its operations are read.

use std::borrow::Cow;
use std::sync::Arc;

use smallvec::SmallVec;

use super::fragment::Fragment;
use crate::model::{PathItem, Server, Style};
use crate::openapi::options::ImportOptions;
use crate::openapi::reader::Reader;
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::Parameters;
use crate::openapi::reader::report::Shared;
use crate::source::{Node, Site};
use crate::subject::PathKey;
use crate::subject::template::{Piece, VariableKind, pieces, split, variables, without_fragment};
use crate::tables::IndexSet;
use crate::text::percent;

/// What the operations of one path share.
pub(crate) struct Path<'d> {
    /// As the document has it.
    pub(crate) template: &'d str,
    /// As the model has it: with a slash at the beginning, without what is not a part of a path.
    pub(crate) own: Arc<str>,
    /// Its identity, as the options have it.
    pub(crate) key: PathKey,
    /// The identity with all of its fragment: of what cannot be read it is not known how much of it counts.
    pub(super) whole: Option<PathKey>,
    /// Whether nothing about the template can be wrong.
    pub(super) is_plain: bool,
    /// Its fragment. The operation being read then decides about `own` and `key`.
    pub(super) fragment: Option<Fragment<'d>>,
    pub(crate) variables: IndexSet<&'d str>,
    /// What the template says about the query's parameters.
    pub(crate) queries: Vec<QueryVariable<'d>>,
    /// The styles that the template writes variables in, by name.
    pub(crate) styles: Vec<(&'d str, Style)>,
    pub(crate) parameters: Parameters,
    /// OAS 2.0's body and form parameters, which become part of each operation's body.
    pub(crate) bodies: Vec<Dereferenced<'d>>,
    /// The lists of `parameters` as they stand.
    pub(crate) lists: Vec<Node<'d>>,
    pub(crate) servers: Vec<Server>,
    pub(crate) item: PathItem,
    pub(crate) site: Site,
    /// The template above that matches the same requests, until that is said.
    pub(super) variant_of: Option<Arc<str>>,
    /// What was entered while reading the shared things, which every operation of the path has to answer for.
    pub(super) shared: Shared,
}

/// A parameter of the query that a template names: `q` in `/s?q={q}` and in `/s{?q}`.
pub(crate) struct QueryVariable<'d> {
    /// The parameter's name.
    pub(crate) name: Cow<'d, str>,
    /// The name in braces, under which the document declares it.
    pub(crate) variable: &'d str,
    /// Whether the path matches no request without it.
    pub(crate) is_required: bool,
}

impl<'d> Path<'d> {
    pub(super) fn new(cx: &mut Reader<'d>, template: &'d str, site: Site) -> Self {
        let is_plain = is_plain(template);
        let (own, fragment) = if is_plain {
            (cx.memo.shared(template), None)
        } else {
            let own: Arc<str> = own_template(template).into();
            let fragment = split(template).fragment.map(|text| Fragment::new(text, own.clone()));
            (own, fragment)
        };
        let whole = fragment.as_ref().map(|fragment| cx.options.path_key(&fragment.whole()));
        Self {
            template,
            key: cx.options.path_key(&own),
            whole,
            own,
            is_plain,
            fragment,
            variables: variables_of(template).collect(),
            queries: if is_plain { Vec::new() } else { query_variables(template) },
            styles: if is_plain { Vec::new() } else { styles(template).collect() },
            parameters: Parameters::new(),
            bodies: Vec::new(),
            lists: Vec::new(),
            servers: Vec::new(),
            item: PathItem::default(),
            site,
            variant_of: None,
            shared: Shared::default(),
        }
    }

    /// The parameters of an operation: those of the path, replaced where it has its own.
    pub(crate) fn parameters_with(&self, own: Parameters) -> Parameters {
        if self.parameters.is_empty() {
            return own;
        }
        let mut parameters = Parameters::with_capacity(self.parameters.len() + own.len());
        parameters.extend(self.parameters.iter().map(|(key, parameter)| (key.clone(), parameter.clone())));
        parameters.extend(own);
        parameters
    }
}

/// Whether one look at each byte tells that nothing is wrong: segments are words or whole variables, each with a name of
/// its own. Nearly all paths are like that.
fn is_plain(template: &str) -> bool {
    const MOST_VARIABLES: usize = 8;
    let Some(path) = template.strip_prefix('/') else { return false };
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut names: SmallVec<[&[u8]; MOST_VARIABLES]> = SmallVec::new();
    let mut segments = path.as_bytes().split(|byte| *byte == b'/').peekable();
    while let Some(segment) = segments.next() {
        let is_plain = match segment {
            [b'{', name @ .., b'}'] => {
                let is_new = names.len() < MOST_VARIABLES && !names.contains(&name);
                names.push(name);
                is_new && !name.is_empty() && name.iter().all(is_letter)
            }
            [] => segments.peek().is_none(),
            [first, rest @ ..] => {
                is_letter(first) && rest.iter().all(|byte| is_letter(byte) || matches!(byte, b'.' | b'~'))
            }
        };
        if !is_plain {
            return false;
        }
    }
    true
}

/// A template as the model has it, but for its fragment: with a slash at the beginning, if nothing but the slash is missing
/// there, and without RFC 6570's expressions for query and fragment.
pub(super) fn own_template(template: &str) -> Cow<'_, str> {
    let (text, _) = without_fragment(template);
    let is_odd = |kind| matches!(kind, VariableKind::Query | VariableKind::Fragment);
    let text = if variables(text).any(|variable| is_odd(variable.kind)) {
        let mut own = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Literal(text) | Piece::Open(text) => own.push_str(text),
                Piece::Variable(variable) if is_odd(variable.kind) => {}
                Piece::Variable(variable) => own.extend(["{", variable.raw, "}"]),
            }
        }
        Cow::Owned(own)
    } else {
        Cow::Borrowed(text)
    };
    if lacks_slash(template) {
        ["/", text.trim_start().trim_start_matches('/')].concat().into()
    } else {
        text
    }
}

/// The identity of a path with all of its fragment, of which only an operation says how much counts.
pub(crate) fn whole_key(options: &ImportOptions, template: &str) -> PathKey {
    let own = own_template(template);
    match split(template).fragment {
        Some(fragment) => options.path_key(&[&*own, "#", fragment].concat()),
        None => options.path_key(&own),
    }
}

/// Whether a key of `paths` is a path but for the slash at its beginning: no keyword of OpenAPI, no URL, and no method with
/// its path.
pub(super) fn lacks_slash(template: &str) -> bool {
    !template.starts_with('/')
        && KEYWORDS.binary_search(&template).is_err()
        && !template.contains("://")
        && !template.trim().contains(" /")
}

/// The keywords of OpenAPI 2.0 and 3.0 down to the operation: one of them among the paths is misplaced.
const KEYWORDS: [&str; 49] = [
    "$ref",
    "basePath",
    "callbacks",
    "components",
    "consumes",
    "contact",
    "content",
    "definitions",
    "delete",
    "deprecated",
    "description",
    "examples",
    "externalDocs",
    "get",
    "head",
    "headers",
    "host",
    "info",
    "license",
    "links",
    "openapi",
    "operationId",
    "options",
    "parameters",
    "patch",
    "paths",
    "post",
    "produces",
    "properties",
    "put",
    "requestBodies",
    "requestBody",
    "responses",
    "schema",
    "schemas",
    "schemes",
    "security",
    "securityDefinitions",
    "securitySchemes",
    "servers",
    "summary",
    "swagger",
    "tags",
    "termsOfService",
    "title",
    "trace",
    "url",
    "version",
    "webhooks",
];

/// The names of a path's variables, in order. A question mark or `#` outside braces ends the path.
fn variables_of(template: &str) -> impl Iterator<Item = &str> {
    let path = variables(split(template).path);
    let path = path.filter(|it| !matches!(it.kind, VariableKind::Query | VariableKind::Fragment));
    path.map(|variable| variable.name)
}

/// The styles of RFC 6570 that variables are written in.
fn styles(template: &str) -> impl Iterator<Item = (&str, Style)> {
    variables(split(template).path).filter_map(|variable| match variable.kind {
        VariableKind::Matrix => Some((variable.name, Style::Matrix)),
        VariableKind::Label => Some((variable.name, Style::Label)),
        _ => None,
    })
}

fn query_variables(template: &str) -> Vec<QueryVariable<'_>> {
    let parts = split(template);
    let mut found = Vec::new();
    for part in parts.query.unwrap_or_default().split('&') {
        let Some((name, value)) = part.split_once('=') else { continue };
        let mut values = pieces(value);
        if let (Some(Piece::Variable(variable)), None) = (values.next(), values.next()) {
            let (name, variable) = (percent::decode(name), variable.name);
            found.push(QueryVariable { name, variable, is_required: true });
        }
    }
    let expressions = variables(parts.path).chain(variables(parts.query.unwrap_or_default()));
    for expression in expressions.filter(|variable| variable.kind == VariableKind::Query) {
        for name in expression.name.split(',') {
            let name = name.split(['*', ':']).next().unwrap_or_default().trim();
            if !name.is_empty() {
                found.push(QueryVariable { name: name.into(), variable: name, is_required: false });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_in_the_words_of_the_model() {
        for (template, own) in [
            ("/pets", "/pets"),
            ("pets", "/pets"),
            (" /pets", "/pets"),
            ("pets/{id}", "/pets/{id}"),
            ("", "/"),
            ("?a=1", "/?a=1"),
            ("pets#a=1", "/pets"),
            ("/a#", "/a"),
            ("/a?b={c}#d", "/a?b={c}"),
            ("/s{?q,lang}", "/s"),
            ("/s{?q}?a=1{&b}#c", "/s?a=1"),
            ("/s{#part}", "/s"),
            ("/u/{id:[0-9]{3}}/{*rest}", "/u/{id:[0-9]{3}}/{*rest}"),
            ("sold pets", "/sold pets"),
            ("components", "components"),
            ("https://h/pets", "https://h/pets"),
            ("GET /pets", "GET /pets"),
        ] {
            assert_eq!(own_template(template), own, "{template}");
        }
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn parameters_of_the_query() {
        for (template, expected) in [
            ("/s?q={q}", &[("q", "q", true)][..]),
            ("/s?query={q}&fixed=1&l%5B%5D={l}#x={y}", &[("query", "q", true), ("l[]", "l", true)]),
            ("/s?at={x}.{y}", &[]),
            ("/s{?q,lang*}", &[("q", "q", false), ("lang", "lang", false)]),
            ("/s?a=1{&page:3}", &[("page", "page", false)]),
            ("/{s?q={q}}", &[]),
        ] {
            let found: Vec<_> = query_variables(template)
                .into_iter()
                .map(|query| (query.name.into_owned(), query.variable, query.is_required))
                .collect();
            let found: Vec<_> =
                found.iter().map(|(name, variable, required)| (&**name, *variable, *required)).collect();
            assert_eq!(found, expected, "{template}");
        }
    }
}
