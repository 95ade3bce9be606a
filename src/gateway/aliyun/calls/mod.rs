//! The calls that bring a gateway to the state of a plan: services, domains, policies, the API, its routes or
//! operations, deployment and verification.
//!
//! [`call_plan`] makes them of a [`Plan`](crate::Plan) and of what no document knows ([`CallOptions`]), against what the caller says
//! exists ([`Inventory`]). Nothing is sent: the calls are data with typed bodies, `${…}` for ids that earlier calls
//! return, the order they need, and the conflicts that each may meet with the answer to it. [`CallPlan::text`] prints
//! them for an operator.
//!
//! The order is that of the vendor's guide "Route and policy orchestration": services, domains and policies at the
//! same time; the API; its routes, those of one path prefix one after the other; their policies; attachments, one
//! resource at a time; detection of conflicts, deployment and polling of each route; verification. Policies that belong
//! to routes are created after these, as the guide's checklist has it, all others with services and domains.
//!
//! Records are those of the vendor's SDK (11.6.0); a member that the library does not know is kept under `other`.
//! [`check_route`] checks a request that the caller made.

mod api;
mod api_options;
mod attach;
mod call;
mod call_builder;
mod call_graph;
mod check;
mod check_records;
mod check_resources;
mod checked_options;
mod conflict;
mod deploy;
mod inventory;
mod item;
mod left_out;
pub(crate) mod links;
mod mermaid;
mod mock;
mod occupied;
mod operations;
mod options;
mod ordered_groups;
mod path_groups;
mod plan;
mod policy_classes;
mod records;
mod removal;
mod resources;
mod route_options;
mod route_records;
mod routes;
pub(crate) mod rules;
mod same;
mod smoke_test;
mod text;
pub(crate) mod titles;
mod unused;

pub use self::call::{Call, CallPlan, Expect, Gives, Lane, LeftOut, Needs, Request, Stage, StageKind};
pub use self::check::check_route;
pub(super) use self::check_records::check_deploy_configs;
pub use self::conflict::{Answer, Conflict, ConflictCode, Lookup, Pages, Poll};
pub use self::inventory::{DomainInfo, Inventory, PolicyAttachmentInfo, PolicyInfo, ServiceInfo};
pub use self::options::{ApiOptions, CallOptions, DomainOptions, ServiceOptions};
pub use self::plan::call_plan;
pub use self::records::{
    CreateDomainRequest, CreateHttpApiOperationRequest, CreateHttpApiRequest, CreatePolicyAttachmentRequest,
    CreatePolicyRequest, CreateServiceRequest, DeployEnvironment, DeployHttpApiRequest, DeployRestApiConfig,
    DetectHttpApiConflictsRequest, ServiceConfig, UndeployHttpApiRequest, UpdateHttpApiOperationRequest,
    UpdateHttpApiRequest,
};
pub use self::route_options::{
    AttachOptions, BackendOptions, BackendServiceOptions, PolicyOptions, RouteCallOptions,
};
pub use self::route_records::{
    CreateHttpApiRouteRequest, DeployServiceConfig, HttpApiDeployConfig, HttpRoute, HttpRouteEnvironmentInfo,
    HttpRouteMatch, HttpRouteMatchPath, HttpRouteMatchValue, McpRouteConfig, RouteBackendConfig,
    RouteBackendService, UpdateHttpApiRouteRequest,
};
pub(super) use self::routes::match_of;
