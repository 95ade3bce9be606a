//! Imports OpenAPI and Swagger definitions into API gateways: says exactly what an import would change and why, and
//! then does exactly that.
//!
//! # A tour, in the order in which data meets it
//!
//! 1. [`import`] reads bytes: OAS 3.0 or Swagger 2.0, JSON or YAML. The text becomes a [`Document`], one flat tape of
//!    values with byte spans; the readers turn it into an [`Api`], the normalised model. What cannot be read is left
//!    out part by part, each under a [`Diagnostic`] with a stable code, a JSON Pointer, a line and a column.
//! 2. [`plan()`] compares what was imported with an [`Existing`] API and decides one [`Change`](plan::Change) for each
//!    [`Subject`], by a [`Strategy`].
//! 3. [`apply`] carries the plan out. It decides nothing, so a dry run and an import cannot disagree.
//! 4. What operators add to an API, and no document has to say, is an [`Operator`](model::operator::Operator): a document
//!    that does not say it takes nothing away.
//! 5. A gateway's module speaks that gateway's words. [`aliyun::import_http_api`] answers Alibaba Cloud's
//!    `ImportHttpApi` whole: request in, response with the dry-run report out. [`huawei::write`](fn@huawei::write) makes
//!    the bodies of Huawei Cloud's `CreateApiV2`, with a ledger of what they do not hold.
//!
//! ```
//! use oasgate::{Action, Existing, ImportOptions, Lang, Strategy, apply, import, plan};
//!
//! let document = r#"
//! openapi: 3.0.3
//! info: {title: Pets, version: "1"}
//! paths:
//!   /pets:
//!     get: {operationId: listPets, responses: {"200": {description: all pets}}}
//!     post: {operationId: addPet}
//! "#;
//! let outcome = import(document, &ImportOptions::default());
//! let found = &outcome.diagnostics[0];
//! assert_eq!((found.code(), found.location().unwrap().line), ("responses-missing", 7));
//! assert_eq!(found.message(Lang::Zh), "缺少响应定义");
//!
//! let imported = outcome.into_result()?;
//! let first = plan(&imported, &Existing::default(), Strategy::SpecFirst);
//! assert_eq!((first.count(Action::Create), first.count(Action::Refuse)), (2, 1));
//!
//! let existing = apply(&first, Existing::default());
//! let second = plan(&imported, &existing, Strategy::SpecFirst);
//! assert_eq!(second.count(Action::Unchanged), 2);
//! # Ok::<(), oasgate::Rejected>(())
//! ```
//!
//! # I want to …
//!
//! | I want to … | use … |
//! |---|---|
//! | read a document | [`import`], with [`ImportOptions`] |
//! | hand over the documents that it refers to | [`external_references`], [`ImportOptions::with_document`] |
//! | show findings to a person | [`report::text`], `report::Excerpts` (feature `excerpts`), [`report::github`] |
//! | hand findings to a program | [`report::json`], [`report::sarif`], [`report::gitlab`], [`report::junit`], or serde |
//! | make a finding count for more or less | [`ImportOptions::with_severity`], [`diagnostic::overrule`] |
//! | know what a code means | [`catalogue()`] |
//! | see what an import would change | [`plan()`], [`Plan::text`], [`Plan::markdown`], [`Plan::to_json`] |
//! | look at a plan, its findings and its routes, and approve it | `page::Page` (feature `html`) |
//! | see what differs in a field | [`plan::FieldChange::difference`] |
//! | see the API as it would be | [`Plan::preview`] |
//! | accept findings and changes, until a day | [`baseline`] |
//! | carry the import out | [`apply`] |
//! | take an import for what exists | [`Existing::from`](Existing#impl-From<Imported>-for-Existing) |
//! | hand an API on as OpenAPI 3.0, also one that was Swagger 2.0 | [`openapi::write()`], [`openapi::write_existing`] |
//! | take some of its operations | [`select::select()`] |
//! | store an API and read it again | [`Existing`] with serde, [`read_existing`] |
//! | derive routes | [`routes()`], with [`RouteOptions`](route::RouteOptions) |
//! | compare the routes before and after an import | [`route::changes`] |
//! | find routes that take each other's requests | [`conflicts()`], with [`RouteSet::new`](route::RouteSet::new) |
//! | know which of two routes a request reaches | [`route::explain`] |
//! | order routes as a gateway does | [`route::compare_routes`], [`route::compare_routes_by`] |
//! | know which gateway understands a document's `x-` keys | [`extensions::claim`] |
//! | read what a document says in gateways' `x-` keys | [`extensions::interpret`], or a gateway's own `interpret` |
//! | write what operators added as a gateway's `x-` keys | [`extensions::annotate`], then [`openapi::write`](openapi::write()) |
//! | move an API from one gateway to another | [`extensions::extract`], then the other's `convert` |
//! | answer a gateway's own import call | [`aliyun::import_http_api`] |
//! | know which calls a gateway needs | [`aliyun::calls::call_plan`] |
//! | make a gateway's payloads of an API | [`huawei::convert`](fn@huawei::convert), [`huawei::write`](fn@huawei::write) |
//! | know what became of each member | [`convert::Ledger`] |
//! | check a file, or complete it in an editor | `schemas::SCHEMAS` (feature `schemas`) |
//!
//! Options are set in one expression: `ImportOptions::default().with_name("Pets").with_lint(false)`.
//!
//! # Four laws
//!
//! Each is a test, and each is shared with the fuzzer.
//!
//! - **Total.** Any bytes give an [`Outcome`]: no panic, no stack overflow, time and memory linear in the input, under
//!   [`Limits`](source::Limits).
//! - **Conservation.** What the document declares is in the Api or under a diagnostic that points at it; what the Api
//!   holds is in a gateway's records or under a diagnostic that names its Subject.
//! - **Determinism.** Same input, same output, byte for byte.
//! - **Idempotence.** Plan, apply, plan again: nothing is created, updated or removed.
//!
//! # What it does not do
//!
//! No I/O, no clock, no environment, no randomness: documents come in as bytes, results go out as plain data. References
//! to other documents are not fetched: the documents may be handed over ([`ImportOptions::documents`], with
//! [`external_references`] to find out which). OpenAPI 3.1 is refused by name. The crate has no `unsafe` code of its own.
//!
//! # For those who read the source
//!
//! The modules are rooms in the order of the tour: `text`, `hash`, `tables`, `subject`, `diagnostic` and `outcome` are what
//! everybody uses; `source` knows text, `openapi` knows OpenAPI's field names, `model` the normal form with what operators add
//! to it, `stored` the form in which an existing API is kept, `route` how gateways match (deriving routes, their order, what
//! changes of them, and their conflicts, which need no plan), `plan` the decisions, `gateway` the vendors and, in
//! `gateway/shared`, what they have in common, `schemas` the JSON Schemas of what is read and written, `report` the forms in which findings are handed on, `page` all of it as one page to look at. Each stage has its own
//! `rules`; `catalogue`, on the top floor, is the table of them all.
//!
//! `openapi` has rooms of its own: `documents`; `reader`, the state of one reading, which is what is reported, where references
//! lead and what was read before; `paths`, `operation` and `schema`; `v2` and `v3`, where the versions differ; `lint`, checks
//! that judge and change nothing; `salvage`, what falls with what.
//!
//! `tests/architecture` holds who may import whom, which words stand where, and how large a circle of imports may be. The
//! model imports `source`, because it carries schemas, examples and extensions as handles into their document instead of copies.

pub mod baseline;
mod catalogue;
pub mod diagnostic;
mod gateway;
mod hash;
pub mod model;
pub mod openapi;
mod outcome;
#[cfg(feature = "html")]
pub mod page;
pub mod plan;
pub mod report;
pub mod route;
#[cfg(feature = "schemas")]
pub mod schemas;
pub mod select;
mod setters;
pub mod source;
mod steps;
pub mod stored;
pub mod subject;
mod tables;
mod text;
mod verdict;

/// Which part of a document has which `x-` key, and which gateway understands it.
///
/// Each gateway's module has the table of its keys, such as [`aliyun::EXTENSIONS`].
pub mod extensions {
    pub use crate::gateway::{Claim, annotate, claim, extract, interpret};
    pub use crate::model::{ExtensionKey, ExtensionKeys, ExtensionPlace};
}

/// From the model into the payloads of a gateway, with a ledger of what they do not hold.
///
/// The gateways that have such a writer: [`aliyun`], [`huawei`] and [`tencent`].
pub mod convert {
    pub use crate::gateway::{Conversion, Entry, Fate, Ledger, Payload, Placement};
}

pub use catalogue::catalogue;
#[doc(inline)]
pub use diagnostic::{Diagnostic, Lang, Severity};
#[doc(inline)]
pub use gateway::{aliyun, aws, huawei, mcp, tencent};
#[doc(inline)]
pub use model::{Api, Existing, Imported};
#[doc(inline)]
pub use openapi::{ImportOptions, external_references, import};
pub use outcome::{Outcome, Rejected};
#[doc(inline)]
pub use plan::{Action, Plan, Strategy, apply, plan};
#[doc(inline)]
pub use route::{conflicts, routes};
#[doc(inline)]
pub use source::Document;
#[doc(inline)]
pub use stored::read_existing;
#[doc(inline)]
pub use subject::Subject;

/// The README's program is compiled as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// So is the Chinese one's.
#[cfg(doctest)]
#[doc = include_str!("../README.zh.md")]
struct ReadmeZh;

/// So are those of the guide for programs that embed the library.
#[cfg(doctest)]
#[doc = include_str!("../docs/embedding.md")]
struct Embedding;
