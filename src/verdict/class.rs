//! What a changed field is about, told from where it is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Place as SchemaPlace, place_of};
use crate::subject::{ComponentKind, Subject};
use crate::text::pointer;

/// What a changed field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Which requests are accepted and what they return.
    Contract,
    /// Where requests arrive.
    Routing,
    /// What an operator adds: backend, authentication, limits.
    Operator,
    /// What no caller can observe: texts, tags, names of path variables, links, and the order of what has no order.
    Text,
    /// Examples.
    Example,
    /// `x-` keys.
    Extension,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 6] =
        [Self::Contract, Self::Routing, Self::Operator, Self::Text, Self::Example, Self::Extension];

    /// The class as a word: `contract`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Routing => "routing",
            Self::Operator => "operator",
            Self::Text => "text",
            Self::Example => "example",
            Self::Extension => "extension",
        }
    }

    /// Whether changes of this class get a verdict.
    pub const fn is_judged(self) -> bool {
        matches!(self, Self::Contract | Self::Routing | Self::Operator)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in the JSON form of a part of the model.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// Everything here and below is of one class.
    All(Class),
    /// Parts of one kind by name, or in a list.
    Each(&'static Self),
    About,
    Operation,
    PathItem,
    Parameter,
    RequestBody,
    Responses,
    Response,
    Header,
    MediaType,
    Encoding,
    Server,
    ServerVariable,
    SecurityScheme,
    Flow,
    /// The text of a scope: which scopes there are is contract, what they mean is not.
    Scope,
    Schema,
}

use Part::{All, Each};

const CONTRACT: Part = All(Class::Contract);
const TEXT: Part = All(Class::Text);
const EXAMPLE: Part = All(Class::Example);
const EXTENSION: Part = All(Class::Extension);

impl Part {
    /// The form of a Subject.
    fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Api => Self::About,
            Subject::Operation(_) => Self::Operation,
            Subject::Component(key) => match key.kind {
                ComponentKind::Schema => Self::Schema,
                ComponentKind::Response => Self::Response,
                ComponentKind::Parameter => Self::Parameter,
                ComponentKind::Example => EXAMPLE,
                ComponentKind::RequestBody => Self::RequestBody,
                ComponentKind::Header => Self::Header,
                ComponentKind::SecurityScheme => Self::SecurityScheme,
                ComponentKind::Link | ComponentKind::Callback => TEXT,
            },
            Subject::Path(_) | Subject::Route(_) => CONTRACT,
        }
    }

    /// What a member is.
    fn member(self, name: &str) -> Self {
        match (self, name) {
            (All(_), _) => self,
            (Each(part), _) => *part,
            (Self::Schema, _) => of_keyword(name),
            (_, "extensions" | "infoExtensions" | "pathsExtensions" | "componentsExtensions") => EXTENSION,
            (_, "summary" | "description" | "externalDocs" | "tags" | "callbacks" | "links")
            | (Self::About, "name" | "version" | "termsOfService" | "contact" | "license")
            | (Self::Operation, "path") => TEXT,
            (_, "example" | "examples") => EXAMPLE,
            (Self::About, "basePath") => All(Class::Routing),
            (_, "operator") => All(Class::Operator),
            (_, "servers") => Each(&Self::Server),
            (Self::Server, "variables") => Each(&Self::ServerVariable),
            (Self::Operation, "parameters") => Each(&Self::Parameter),
            (Self::Operation, "requestBody") => Self::RequestBody,
            (Self::Operation, "responses") => Self::Responses,
            (Self::Operation, "pathItem") => Self::PathItem,
            (Self::Responses, "statuses") => Each(&Self::Response),
            (_, "headers") => Each(&Self::Header),
            (_, "content") => Each(&Self::MediaType),
            (Self::MediaType, "encoding") => Each(&Self::Encoding),
            (Self::Parameter | Self::Header | Self::MediaType, "schema") => Self::Schema,
            (Self::SecurityScheme, "flows") => Each(&Self::Flow),
            (Self::Flow, "scopes") => Each(&Self::Scope),
            _ => CONTRACT,
        }
    }

    /// The class of a field that is here.
    fn class(self, is_on_both_sides: bool) -> Class {
        match self {
            All(class) => class,
            Self::PathItem => Class::Text,
            Self::Scope if is_on_both_sides => Class::Text,
            _ => Class::Contract,
        }
    }
}

/// What is under a keyword of a schema.
fn of_keyword(keyword: &str) -> Part {
    match keyword {
        "title" | "description" | "externalDocs" | "$comment" => return TEXT,
        "example" | "examples" => return EXAMPLE,
        _ if keyword.starts_with("x-") => return EXTENSION,
        _ => {}
    }
    match place_of(keyword) {
        // `items` is a list only in old drafts.
        SchemaPlace::Schema | SchemaPlace::SchemaOrBool | SchemaPlace::SchemaOrList => Part::Schema,
        // A name or an index leads to a schema.
        SchemaPlace::SchemaList | SchemaPlace::SchemaMap => Each(&Part::Schema),
        SchemaPlace::Reference | SchemaPlace::Discriminator | SchemaPlace::Data => CONTRACT,
    }
}

/// The class of a field of a Subject by its place alone: a field that may be contract is taken for it.
pub(crate) fn class_of(subject: &Subject, at: &str, is_on_both_sides: bool) -> Class {
    let mut part = Part::of(subject);
    for token in at.split('/').skip(1) {
        if let All(class) = part {
            return class;
        }
        part = part.member(&pointer::unescape(token));
    }
    part.class(is_on_both_sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_tells_the_class() {
        use Class::{Contract, Example, Extension, Operator, Routing, Text};
        for (subject, cases) in [
            (
                "api",
                &[
                    ("/name", Text),
                    ("/basePath", Routing),
                    ("/servers/0/url", Contract),
                    ("/tags/a/description", Text),
                    ("/servers/0/description", Text),
                    ("/operator/auth", Operator),
                    ("/infoExtensions/x-a", Extension),
                    ("/security", Contract),
                    ("/servers/0/variables/v/description", Text),
                    ("/servers/0/variables/v/default", Contract),
                ][..],
            ),
            (
                "GET /pets",
                &[
                    ("", Contract),
                    ("/summary", Text),
                    ("/tags", Text),
                    ("/path", Text),
                    ("/deprecated", Contract),
                    ("/operationId", Contract),
                    ("/pathItem/extensions/x-a", Extension),
                    ("/pathItem", Text),
                    ("/parameters/query limit/description", Text),
                    ("/parameters/query limit", Contract),
                    ("/parameters/query description/schema/type", Contract),
                    ("/parameters/query a~1b/schema/properties/description", Contract),
                    ("/parameters/query a/schema/properties/description/description", Text),
                    ("/parameters/query a/schema/properties/example/example", Example),
                    ("/parameters/query a/examples/one/value", Example),
                    ("/requestBody/content/application~1json/schema/oneOf/0/x-a", Extension),
                    ("/requestBody/content/application~1json/schema/items/properties/x-a/type", Contract),
                    ("/responses/statuses/200/links/next", Text),
                    ("/responses/statuses/200/headers/X-A/description", Text),
                    ("/responses/statuses/200/headers/X-A/schema/maximum", Contract),
                    ("/responses/extensions/x-a", Extension),
                    ("/callbacks", Text),
                    ("/operator", Operator),
                ],
            ),
            (
                "schema Pet",
                &[
                    ("", Contract),
                    ("/type", Contract),
                    ("/xml/name", Contract),
                    ("/enum/0", Contract),
                    ("/default/description", Contract),
                    ("/x-enum-names", Extension),
                    ("/discriminator/mapping/a", Contract),
                ],
            ),
            (
                "security-scheme login",
                &[("/flows/implicit/scopes/read", Text), ("/description", Text), ("/scheme", Contract)],
            ),
            ("link next", &[("/operationId", Text)]),
            ("example one", &[("/value", Example)]),
        ] {
            let subject: Subject = subject.parse().unwrap();
            for (at, class) in cases {
                assert_eq!(class_of(&subject, at, true), *class, "{subject} {at}");
            }
        }
        let scheme: Subject = "security-scheme login".parse().unwrap();
        assert_eq!(class_of(&scheme, "/flows/implicit/scopes/read", false), Contract);
    }
}
