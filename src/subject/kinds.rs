//! Methods, and the kinds of components.

/// An HTTP method. OpenAPI can state the first eight; `CONNECT` is known to gateways only, and so is an operation for
/// every method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`, OAS 3.0 only
    Trace,
    /// `CONNECT`, never produced by an import
    Connect,
    /// Every method that no other operation of the path has: gateways have operations like that, and `x-` keys for them,
    /// whose names end in `any-method`. No request has this method.
    Any,
}

impl Method {
    /// Every method that a request can have, in the order in which OpenAPI lists them.
    pub const ALL: [Self; 9] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
        Self::Trace,
        Self::Connect,
    ];

    /// The method's upper-case name, as on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Connect => "CONNECT",
            Self::Any => "ANY",
        }
    }
}

/// The kinds of reusable components. Swagger 2.0's `definitions` are schemas, its `securityDefinitions` are
/// security schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ComponentKind {
    /// A schema.
    Schema,
    /// A response.
    Response,
    /// A parameter.
    Parameter,
    /// An example.
    Example,
    /// A request body.
    RequestBody,
    /// A header.
    Header,
    /// A security scheme.
    SecurityScheme,
    /// A link.
    Link,
    /// A callback.
    Callback,
}

impl ComponentKind {
    /// Every kind, in the order in which OAS 3.0 lists them.
    pub const ALL: [Self; 9] = [
        Self::Schema,
        Self::Response,
        Self::Parameter,
        Self::Example,
        Self::RequestBody,
        Self::Header,
        Self::SecurityScheme,
        Self::Link,
        Self::Callback,
    ];

    /// The kind as a word of a Subject: `schema`, `request-body`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Response => "response",
            Self::Parameter => "parameter",
            Self::Example => "example",
            Self::RequestBody => "request-body",
            Self::Header => "header",
            Self::SecurityScheme => "security-scheme",
            Self::Link => "link",
            Self::Callback => "callback",
        }
    }

    /// The member of OAS 3.0's `components` that holds this kind, as it is in a `$ref`.
    pub const fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
        }
    }
}
