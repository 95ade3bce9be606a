//! What an operation has beside schemas, operations as a whole, servers, and what operators add.

use super::{Page, Row, document, noticed, planned, read, readable, row, with_operator};

/// Members of one operation.
pub(super) const MEMBERS: &[Row] = &[
    // Parameters.
    row(
        "an optional parameter",
        "",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameter-added C request",
        "parameter-removed U request",
    ),
    row(
        "a required parameter",
        "",
        "parameters: [{name: a, in: query, required: true, schema: {type: string, default: x}}]",
        "required-parameter-added B request",
        "parameter-removed U request",
    ),
    row(
        "a parameter is moved",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: header, schema: {type: string}}]",
        "parameter-moved B request",
        "parameter-moved B request",
    ),
    row(
        "a parameter is required",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: query, required: true, schema: {type: string}}]",
        "parameter-required B request",
        "parameter-optional C request",
    ),
    row(
        "a deprecated parameter",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: query, deprecated: true, schema: {type: string}}]",
        "deprecated C request",
        "undeprecated C request",
    ),
    row(
        "the default of a parameter",
        "parameters: [{name: a, in: query, schema: {type: string, default: x}}]",
        "parameters: [{name: a, in: query, schema: {type: string, default: y}}]",
        "default U request",
        "default U request",
    ),
    row(
        "a nullable parameter",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: query, schema: {type: string, nullable: true}}]",
        "null-allowed C request",
        "null-refused B request",
    ),
    row(
        "a parameter is text anyway",
        "parameters: [{name: a, in: query, schema: {type: integer}}]",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "type-widened C request",
        "type-narrowed B request",
    ),
    row(
        "a listed value of a parameter",
        "parameters: [{name: a, in: query, schema: {type: string, enum: [x]}}]",
        "parameters: [{name: a, in: query, schema: {type: string, enum: [x, y]}}]",
        "enum-value-added C request",
        "enum-value-removed B request",
    ),
    row(
        "style",
        "parameters: [{name: a, in: query, explode: false, schema: {type: array, items: {type: string}}}]",
        "parameters: [{name: a, in: query, explode: false, style: pipeDelimited, schema: {type: array, items: {type: string}}}]",
        "serialization B request",
        "serialization B request",
    ),
    row(
        "explode",
        "parameters: [{name: a, in: query, explode: false, schema: {type: array, items: {type: string}}}]",
        "parameters: [{name: a, in: query, schema: {type: array, items: {type: string}}}]",
        "serialization B request",
        "serialization B request",
    ),
    row(
        "allowReserved",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: query, allowReserved: true, schema: {type: string}}]",
        "serialization B request",
        "serialization B request",
    ),
    row(
        "a parameter in JSON",
        "parameters: [{name: a, in: query, schema: {type: object}}]",
        "parameters: [{name: a, in: query, content: {application/json: {schema: {type: object}}}}]",
        "serialization B request",
        "serialization B request",
    ),
    row(
        "allowEmptyValue",
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: query, allowEmptyValue: true, schema: {type: string}}]",
        "empty-value-allowed C request",
        "empty-value-refused B request",
    ),
    // Bodies.
    row(
        "an optional body",
        "",
        "requestBody: {content: {application/json: {schema: {type: object}}}}",
        "body-added C request",
        "body-removed B request",
    ),
    row(
        "a required body",
        "",
        "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}",
        "required-body-added B request",
        "body-removed B request",
    ),
    row(
        "the body is required",
        "requestBody: {content: {application/json: {schema: {type: object}}}}",
        "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}",
        "body-required B request",
        "body-optional C request",
    ),
    row(
        "a media type of the body",
        "requestBody: {content: {application/json: {schema: {type: object}}}}",
        "requestBody: {content: {application/json: {schema: {type: object}}, text/csv: {schema: {type: string}}}}",
        "media-type-added C request",
        "media-type-removed B request",
    ),
    row(
        "a range of media types",
        "requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}",
        "requestBody: {content: {'*/*': {schema: {type: object, properties: {a: {type: string}}}}}}",
        "media-type-added C request",
        "media-type-removed B request",
    ),
    row(
        "the schema of the body",
        "requestBody: {content: {application/json: {}}}",
        "requestBody: {content: {application/json: {schema: {type: object}}}}",
        "schema-added B request",
        "schema-removed C request",
    ),
    row(
        "a form is text",
        "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: integer}}}}}}",
        "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}}}}}}",
        "type-widened C request",
        "type-narrowed B request",
    ),
    row(
        "the encoding of a form",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}}",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}, \
         encoding: {a: {contentType: text/csv}}}}}",
        "serialization B request",
        "serialization B request",
    ),
    row(
        "a property of a form with an encoding of its own",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}}",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}, \
         b: {type: object}}}, encoding: {b: {style: deepObject, explode: true}, c: {contentType: text/csv}}}}}",
        "property-added C request",
        "property-removed U request",
    ),
    // Responses.
    row(
        "a media type of a response",
        "responses: {'200': {description: the pet, content: {application/json: {schema: {type: object}}}}}",
        "responses: {'200': {description: the pet, content: {application/json: {schema: {type: object}}, \
         text/csv: {schema: {type: string}}}}}",
        "media-type-added U response",
        "media-type-removed B response",
    ),
    row(
        "the schema of a response",
        "responses: {'200': {description: the pet, content: {application/json: {}}}}",
        "responses: {'200': {description: the pet, content: {application/json: {schema: {type: object}}}}}",
        "schema-added C response",
        "schema-removed U response",
    ),
    row(
        "a success",
        "responses: {'200': {description: the pet}}",
        "responses: {'200': {description: the pet}, '202': {description: later}}",
        "status-added B response",
        "status-removed B response",
    ),
    row(
        "an error",
        "responses: {'200': {description: the pet}}",
        "responses: {'200': {description: the pet}, '404': {description: nothing}}",
        "status-added B response",
        "status-removed C response",
    ),
    row(
        "an error that `default` covers",
        "responses: {'200': {description: the pet}, default: {description: an error}}",
        "responses: {'200': {description: the pet}, default: {description: an error}, '404': {description: nothing}}",
        "status-added C response",
        "status-removed C response",
    ),
    row(
        "an error that a range covers",
        "responses: {'200': {description: the pet}, 4XX: {description: an error}}",
        "responses: {'200': {description: the pet}, 4XX: {description: an error}, '404': {description: nothing}}",
        "status-added C response",
        "status-removed C response",
    ),
    row(
        "`default`",
        "responses: {'200': {description: the pet}}",
        "responses: {'200': {description: the pet}, default: {description: an error}}",
        "status-added B response",
        "status-removed C response",
    ),
    row(
        "an optional header",
        "responses: {'200': {description: the pet}}",
        "responses: {'200': {description: the pet, headers: {X-A: {schema: {type: string}}}}}",
        "header-added C response",
        "header-removed U response",
    ),
    row(
        "a required header",
        "responses: {'200': {description: the pet}}",
        "responses: {'200': {description: the pet, headers: {X-A: {required: true, schema: {type: string}}}}}",
        "header-added C response",
        "required-header-removed B response",
    ),
    row(
        "a header is required",
        "responses: {'200': {description: the pet, headers: {X-A: {schema: {type: string}}}}}",
        "responses: {'200': {description: the pet, headers: {X-A: {required: true, schema: {type: string}}}}}",
        "header-required C response",
        "header-optional B response",
    ),
    row(
        "the schema of a header",
        "responses: {'200': {description: the pet, headers: {X-A: {schema: {type: string}}}}}",
        "responses: {'200': {description: the pet, headers: {X-A: {schema: {type: string, maxLength: 5}}}}}",
        "upper-bound-added C response",
        "upper-bound-removed B response",
    ),
    // The operation itself.
    row("a deprecated operation", "", "deprecated: true", "deprecated C -", "undeprecated C -"),
    row(
        "the name for generated clients",
        "operationId: addPet",
        "operationId: createPet",
        "operation-id U -",
        "operation-id U -",
    ),
    // Security.
    row(
        "an alternative",
        "security: [{key: []}]",
        "security: [{key: []}, {login: []}]",
        "security-alternative-added C request",
        "security-alternative-removed B request",
    ),
    row(
        "a scheme of an alternative",
        "security: [{key: []}]",
        "security: [{key: [], login: []}]",
        "security-scheme-added B request",
        "security-scheme-dropped C request",
    ),
    row(
        "a scope of a scheme",
        "security: [{tokens: [read]}]",
        "security: [{tokens: [read, write]}]",
        "security-scheme-added B request",
        "security-scheme-dropped C request",
    ),
    row("security", "", "security: [{key: []}]", "security-required B request", "security-lifted C request"),
    row(
        "anonymous access",
        "security: [{key: []}, {}]",
        "security: [{key: []}]",
        "security-required B request",
        "security-lifted C request",
    ),
    // Servers.
    row(
        "the base path of one operation",
        "servers: [{url: 'https://pets.example.com/v1'}]",
        "servers: [{url: 'https://pets.example.com/v2'}]",
        "base-path B -",
        "base-path B -",
    ),
];

/// Schemes that the operation may name.
const SCHEMES: &str = "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, login: {type: http, \
     scheme: basic}, tokens: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://id.example.com', scopes: {read: \
     to read, write: to write}}}}}}";

/// A document with members of one operation.
pub(super) fn with_members(members: &str) -> String {
    let has = |member: &str| members.contains(member);
    let id = if members.starts_with("operationId:") { "" } else { "operationId: addPet, " };
    let separator = if members.is_empty() || has("responses:") { "" } else { ", " };
    let responses = if has("responses:") { "" } else { "responses: {'200': {description: the pet}}" };
    document(&format!("paths: {{/pets: {{post: {{{id}{members}{separator}{responses}}}}}}}\n{SCHEMES}"))
}

/// Whole documents.
pub(super) const DOCUMENTS: &[Row] = &[
    row(
        "an operation",
        "paths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "paths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}, \
         post: {operationId: b, responses: {'201': {description: it}}}}}",
        "operation-added C -",
        "operation-removed B -",
    ),
    row(
        "a path",
        "paths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "paths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}, \
         /b: {get: {operationId: b, responses: {'201': {description: it}}}}}",
        "operation-added C -",
        "operation-removed B -",
    ),
    row(
        "a path that another one matches",
        "paths: {'/pets/{id}': {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: string}}], \
         responses: {'200': {description: it}}}}}",
        "paths: {'/pets/{id}': {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: string}}], \
         responses: {'200': {description: it}}}}, /pets/new: {get: {operationId: b, responses: {'201': {description: it}}}}}",
        "operation-added C -, route-taken U -",
        "operation-removed B -",
    ),
    row(
        "the type of a path variable",
        "paths: {'/pets/{id}': {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], \
         responses: {'200': {description: it}}}}}",
        "paths: {'/pets/{pet}': {get: {operationId: a, parameters: [{name: pet, in: path, required: true, schema: {type: string}}], \
         responses: {'200': {description: it}}}}}",
        "type-widened C request",
        "type-narrowed B request",
    ),
    row(
        "a word where another path wants a number",
        "paths: {'/pets/{id}': {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], \
         responses: {'200': {description: it}}}}}",
        "paths: {'/pets/{id}': {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], \
         responses: {'200': {description: it}}}}, /pets/new: {get: {operationId: b, responses: {'201': {description: it}}}}}",
        "operation-added C -",
        "operation-removed B -",
    ),
    row(
        "a deprecated operation is gone",
        "paths: {/a: {get: {operationId: a, deprecated: true, responses: {'200': {description: it}}}}}",
        "paths: {}",
        "deprecated-operation-removed B -",
        "operation-added C -",
    ),
    row(
        "another literal in a path",
        "paths: {/pets/all: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "paths: {/pets/every: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "operation-moved B -, operation-moved C -",
        "operation-moved B -, operation-moved C -",
    ),
    row(
        "a slash at the end of a path",
        "paths: {/pets: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "paths: {/pets/: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "operation-moved B -, operation-moved C -",
        "operation-moved B -, operation-moved C -",
    ),
    row(
        "the case of a path",
        "paths: {/pets: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "paths: {/Pets: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "operation-moved B -, operation-moved C -",
        "operation-moved B -, operation-moved C -",
    ),
    row(
        "a path and the answer",
        "paths: {/pets: {get: {operationId: a, responses: {'200': {description: it}}}}}",
        "paths: {/animals: {get: {operationId: a, responses: {'201': {description: it}}}}}",
        "operation-added C -, operation-removed B -",
        "operation-added C -, operation-removed B -",
    ),
    row(
        "security of the API",
        "paths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "security: [{key: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "security-required B request",
        "security-lifted C request",
    ),
    row(
        "the place of an API key",
        "security: [{key: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "security: [{key: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {key: {type: apiKey, in: query, name: key}}}",
        "api-key-moved B request",
        "api-key-moved B request",
    ),
    row(
        "the type of a scheme",
        "security: [{key: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "security: [{key: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {key: {type: http, scheme: bearer}}}",
        "security-scheme B request",
        "security-scheme B request",
    ),
    row(
        "where tokens come from",
        "security: [{id: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {id: {type: openIdConnect, openIdConnectUrl: 'https://a.example.com'}}}",
        "security: [{id: []}]\npaths: {/a: {get: {operationId: a, responses: {'200': {description: it}}}}}\n\
         components: {securitySchemes: {id: {type: openIdConnect, openIdConnectUrl: 'https://b.example.com'}}}",
        "security-endpoint U request",
        "security-endpoint U request",
    ),
    row(
        "a host",
        "servers: [{url: 'https://a.example.com'}]\npaths: {}",
        "servers: [{url: 'https://a.example.com'}, {url: 'https://b.example.com'}]\npaths: {}",
        "server-added C -",
        "server-removed U -",
    ),
    row(
        "a host where there was none",
        "servers: [{url: /v1}]\npaths: {}",
        "servers: [{url: 'https://a.example.com/v1'}]\npaths: {}",
        "server-added C -",
        "server-removed U -",
    ),
    row(
        "the base path",
        "servers: [{url: /v1}]\npaths: {}",
        "servers: [{url: /v2}]\npaths: {}",
        "base-path B -",
        "base-path B -",
    ),
    row(
        "the scheme of servers",
        "servers: [{url: 'http://a.example.com'}, {url: 'https://a.example.com'}]\npaths: {}",
        "servers: [{url: 'https://a.example.com'}]\npaths: {}",
        "https-only U -",
        "http-allowed C -",
    ),
    row(
        "a variable of a server",
        "servers: [{url: 'https://{at}.example.com', variables: {at: {default: a, enum: [a]}}}]\npaths: {}",
        "servers: [{url: 'https://{at}.example.com', variables: {at: {default: a, enum: [a, b]}}}]\npaths: {}",
        "server-variable U -",
        "server-variable U -",
    ),
];

/// What an operator adds to an operation. A field that is gone is kept, so each is there on both sides.
pub(super) const OPERATORS: &[Row] = &[
    row(
        "the backend",
        r#"{"backend": {"urls": ["http://a.example.com"]}}"#,
        r#"{"backend": {"urls": ["http://b.example.com"]}}"#,
        "backend U -",
        "backend U -",
    ),
    row(
        "the timeout",
        r#"{"backend": {"timeoutMs": 3000}}"#,
        r#"{"backend": {"timeoutMs": 1000}}"#,
        "timeout U -",
        "timeout U -",
    ),
    row(
        "the mock",
        r#"{"backend": {"mock": {"status": 200}}}"#,
        r#"{"backend": {"mock": {"status": 503}}}"#,
        "mock U -",
        "mock U -",
    ),
    row(
        "whether callers authenticate",
        r#"{"auth": {"required": false, "kind": "jwt"}}"#,
        r#"{"auth": {"kind": "jwt"}}"#,
        "authentication-added B -",
        "authentication-removed C -",
    ),
    row(
        "nobody has to authenticate",
        r#"{"auth": {"kind": "open"}}"#,
        r#"{"auth": {"kind": "apiKey"}}"#,
        "authentication-added B -",
        "authentication-removed C -",
    ),
    row(
        "how callers authenticate",
        r#"{"auth": {"required": true, "kind": "jwt"}}"#,
        r#"{"auth": {"required": true, "kind": "iam"}}"#,
        "authentication U -",
        "authentication U -",
    ),
    row(
        "another way of no authentication",
        r#"{"auth": {"kind": "open"}}"#,
        r#"{"auth": {"required": false}}"#,
        "authentication C -",
        "authentication C -",
    ),
    row(
        "the rate limit",
        r#"{"rateLimit": {"limits": [{"by": "app", "requests": 5, "periodSeconds": 1}]}}"#,
        r#"{"rateLimit": {"limits": [{"by": "app", "requests": 6, "periodSeconds": 1}]}}"#,
        "rate-limit U -",
        "rate-limit U -",
    ),
    row(
        "other settings",
        r#"{"cors": {}, "accessControl": {"deny": ["10.0.0.1"]}}"#,
        r#"{"cors": {"allowOrigins": ["*"]}, "accessControl": {"deny": ["10.0.0.2"]}}"#,
        "operator U -, operator U -",
        "operator U -, operator U -",
    ),
];

#[test]
fn members_of_an_operation() {
    let mut page = Page::default();
    for row in MEMBERS {
        row.judge(&[], |members| read(&with_members(members)), &mut page);
    }
    insta::assert_snapshot!("verdicts-operations", page.finish());
}

#[test]
fn whole_documents() {
    let mut page = Page::default();
    for row in DOCUMENTS {
        row.judge(&[], |rest| read(&document(rest)), &mut page);
    }
    insta::assert_snapshot!("verdicts-documents", page.finish());
}

#[test]
fn what_operators_add() {
    let mut page = Page::default();
    for row in OPERATORS {
        row.judge(&[], with_operator, &mut page);
    }
    insta::assert_snapshot!("verdicts-operators", page.finish());
}

#[test]
fn a_media_type_is_compared_with_the_range_that_has_it() {
    let with = |media: &str, kind: &str| {
        let members = format!("requestBody: {{content: {{'{media}': {{schema: {{type: {kind}}}}}}}}}");
        read(&with_members(&members))
    };
    for range in ["application/*", "*/*"] {
        let plan = planned(&with("application/json", "string"), &with(range, "integer"));
        assert_eq!(noticed(&plan), ["media-type-added C request", "type B request"], "{}", readable(&plan));
    }
}
