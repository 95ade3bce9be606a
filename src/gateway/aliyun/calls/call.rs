//! The calls as data.

use serde::{Deserialize, Serialize};

use super::conflict::{Conflict, Pages, Poll};
use super::records::{
    CreateDomainRequest, CreateHttpApiOperationRequest, CreateHttpApiRequest, CreatePolicyAttachmentRequest,
    CreatePolicyRequest, CreateServiceRequest, DeployHttpApiRequest, DetectHttpApiConflictsRequest,
    UndeployHttpApiRequest, UpdateHttpApiOperationRequest, UpdateHttpApiRequest,
};
use super::route_records::{CreateHttpApiRouteRequest, UpdateHttpApiRouteRequest};
use crate::model::{Map, is_false};

/// What to call, in which order.
///
/// Stages run one after the other. The lanes of a stage may run at the same time; the calls of a lane run one after the
/// other, and no call waits for a call of another lane of its stage. To run more calls at the same time, follow
/// [`Call::after`] and [`Call::after_stage`] alone: they have every call that has to come before.
///
/// ```
/// let text = r#"{
///     "api": "Orders", "apiType": "Http",
///     "stages": [{ "kind": "prepare", "lanes": [{ "key": "service orders", "calls": [1] }] }],
///     "calls": [{ "number": 1, "action": "GetService", "method": "GET", "path": "/v1/services/{serviceId}",
///                 "pathParameters": { "serviceId": "svc-1" } }]
/// }"#;
/// let plan: oasgate::aliyun::calls::CallPlan = serde_json::from_str(text)?;
/// assert_eq!(plan.calls[0].request.action(), "GetService");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CallPlan {
    /// Name of the API.
    pub api: String,
    /// `Http` or `Rest`.
    pub api_type: String,
    /// The stages, in the order in which they run. No stage is empty.
    pub stages: Vec<Stage>,
    /// The calls by number, from 1.
    pub calls: Vec<Call>,
    /// Routes and operations that need no call, because they are up to date or kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untouched: Vec<String>,
    /// Routes and operations that need calls but get none, because something is wrong with them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// A part that gets no calls because something is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// What it is: `route get-order`, `GET /orders/{}`.
    pub about: String,
    /// Codes of the errors about it; none when the document's part could not be read, which the import reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
}

/// Calls that run before those of the next stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Stage {
    /// What the calls of the stage do.
    pub kind: StageKind,
    /// Ordered groups of calls. The calls of different lanes may run at the same time.
    pub lanes: Vec<Lane>,
}

/// What the calls of a stage do, in the order in which the stages run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StageKind {
    /// Look up or create services, domains, and the policies that belong to no route.
    Prepare,
    /// Attach policies to domains, services and the gateway. Each resource has a lane.
    Attach,
    /// Create or update the API.
    Api,
    /// Attach policies to the API.
    ApiAttach,
    /// Remove operations of the API.
    RemoveOperations,
    /// Write the routes whose paths start with no literal segment, so that any other path could overlap with them. They
    /// share one lane.
    CommonRoutes,
    /// Write routes or operations. Each path prefix has a lane.
    Routes,
    /// Create the policies of routes or operations.
    RoutePolicies,
    /// Attach policies to routes or operations. Each resource has a lane.
    RouteAttach,
    /// Detect conflicts, deploy, and wait for the deployment. Each route has a lane.
    Deploy,
    /// Check the result.
    Verify,
    /// Remove routes of the API. Each route has a lane.
    RemoveRoutes,
}

/// An ordered group of calls: they run one after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The resource or path prefix that the calls share.
    pub key: String,
    /// Numbers of the calls.
    pub calls: Vec<usize>,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// Number, from 1.
    pub number: usize,
    /// Action and body.
    #[serde(flatten)]
    pub request: Request,
    /// What it is about: `service orders`, `route get-order`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// HTTP method.
    pub method: String,
    /// Path template of the call. Absent for the one call whose path is not published, `DetectHttpApiConflicts`: call
    /// it by its action, with the path parameters that it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Values of the path's variables, not percent-encoded.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub path_parameters: Map<String, String>,
    /// Parameters of the query.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub query: Map<String, String>,
    /// How the answer is paged, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Pages>,
    /// What its answer gives to later calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<Gives>,
    /// Where the call has `${…}` for values that earlier calls give. Replace the placeholders at these places only: a text
    /// of the document may look like one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Needs>,
    /// Numbers of the calls that have to be finished before this one, in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<usize>,
    /// Number of the stage, from 1, up to which all calls have to be finished before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_stage: Option<usize>,
    /// What its answer has to contain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Expect>,
    /// The policies, by name and class, that the answer to a smoke test has to show as enforced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enforced: Vec<String>,
    /// Conflicts that the call may meet, and conflicts that were foreseen and that the call resolves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// A value of an answer that later calls need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Gives {
    /// Name, such as `service:orders`.
    pub name: String,
    /// JSON Pointer into the answer's body.
    pub at: String,
}

/// A place that waits for a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Needs {
    /// Name, such as `service:orders`.
    pub name: String,
    /// JSON Pointer into the call: `/body/…` or `/pathParameters/…`.
    pub at: String,
}

/// A value that an answer has to contain.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Expect {
    /// JSON Pointer into the answer's body; `*` is any item of a list.
    pub at: String,
    /// The value that at least one of them has: a value that the gateway defines, or an id, with `${…}` for an id that an
    /// earlier call gives. An empty text means that nothing may be there.
    pub is: String,
    /// What the object that the `*` of [`Expect::at`] stands for has to have, by JSON Pointer into it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub within: Map<String, String>,
    /// Values that mean "ask again later".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wait_while: Vec<String>,
    /// Values that mean that it failed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<String>,
    /// JSON Pointer to the reason in the answer, after a failure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How often to ask again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poll: Option<Poll>,
    /// Whether a person decides if it is otherwise: what the gateway has is an operator's, and can be right all the same.
    #[serde(default, skip_serializing_if = "is_false")]
    pub confirm: bool,
}

/// Action and body of a call. JSON: `{"action": "CreateService", "body": {…}}`, `body` only where there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(tag = "action", content = "body")]
#[allow(missing_docs, reason = "the vendor's names of the calls")]
pub enum Request {
    CreateService(Box<CreateServiceRequest>),
    GetService,
    CreateDomain(Box<CreateDomainRequest>),
    GetDomain,
    CreatePolicy(Box<CreatePolicyRequest>),
    CreatePolicyAttachment(Box<CreatePolicyAttachmentRequest>),
    GetPolicyAttachment,
    CreateHttpApi(Box<CreateHttpApiRequest>),
    UpdateHttpApi(Box<UpdateHttpApiRequest>),
    GetHttpApi,
    ListHttpApiRoutes,
    CreateHttpApiRoute(Box<CreateHttpApiRouteRequest>),
    UpdateHttpApiRoute(Box<UpdateHttpApiRouteRequest>),
    GetHttpApiRoute,
    DeleteHttpApiRoute,
    CreateHttpApiOperation(Box<CreateHttpApiOperationRequest>),
    UpdateHttpApiOperation(Box<UpdateHttpApiOperationRequest>),
    DeleteHttpApiOperation,
    DetectHttpApiConflicts(Box<DetectHttpApiConflictsRequest>),
    DeployHttpApi(Box<DeployHttpApiRequest>),
    UndeployHttpApi(Box<UndeployHttpApiRequest>),
    /// Not a call of the gateway: a request to a domain of the API, which checks that the route forwards it. Any answer of
    /// the backend will do; the gateway's own 404 will not. Only routes with a method that changes nothing get one. Fill in
    /// each `{name}` in the path. A plan that an older version wrote has `LiveRequest`.
    #[serde(alias = "LiveRequest")]
    SmokeTest,
}

impl Request {
    /// The action's name.
    pub fn action(&self) -> &'static str {
        self.facts().0
    }

    /// Action, method and path template; method and path of a smoke test are its own.
    pub(in crate::gateway::aliyun) fn facts(&self) -> (&'static str, &'static str, Option<&'static str>) {
        const ROUTE: Option<&str> = Some("/v1/http-apis/{httpApiId}/routes/{routeId}");
        const ROUTES: Option<&str> = Some("/v1/http-apis/{httpApiId}/routes");
        const OPERATION: Option<&str> = Some("/v1/http-apis/{httpApiId}/operations/{operationId}");
        const API: Option<&str> = Some("/v1/http-apis/{httpApiId}");
        match self {
            Self::CreateService(_) => ("CreateService", "POST", Some("/v1/services")),
            Self::GetService => ("GetService", "GET", Some("/v1/services/{serviceId}")),
            Self::CreateDomain(_) => ("CreateDomain", "POST", Some("/v1/domains")),
            Self::GetDomain => ("GetDomain", "GET", Some("/v1/domains/{domainId}")),
            Self::CreatePolicy(_) => ("CreatePolicy", "POST", Some("/v2/policies")),
            Self::CreatePolicyAttachment(_) => {
                ("CreatePolicyAttachment", "POST", Some("/v1/policy-attachments"))
            }
            Self::GetPolicyAttachment => {
                ("GetPolicyAttachment", "GET", Some("/v1/policy-attachments/{policyAttachmentId}"))
            }
            Self::CreateHttpApi(_) => ("CreateHttpApi", "POST", Some("/v1/http-apis")),
            Self::UpdateHttpApi(_) => ("UpdateHttpApi", "PUT", API),
            Self::GetHttpApi => ("GetHttpApi", "GET", API),
            Self::ListHttpApiRoutes => ("ListHttpApiRoutes", "GET", ROUTES),
            Self::CreateHttpApiRoute(_) => ("CreateHttpApiRoute", "POST", ROUTES),
            Self::UpdateHttpApiRoute(_) => ("UpdateHttpApiRoute", "PUT", ROUTE),
            Self::GetHttpApiRoute => ("GetHttpApiRoute", "GET", ROUTE),
            Self::DeleteHttpApiRoute => ("DeleteHttpApiRoute", "DELETE", ROUTE),
            Self::CreateHttpApiOperation(_) => {
                ("CreateHttpApiOperation", "POST", Some("/v1/http-apis/{httpApiId}/operations"))
            }
            // POST, as the SDK sends it (11.6.0).
            Self::UpdateHttpApiOperation(_) => ("UpdateHttpApiOperation", "POST", OPERATION),
            Self::DeleteHttpApiOperation => ("DeleteHttpApiOperation", "DELETE", OPERATION),
            Self::DetectHttpApiConflicts(_) => ("DetectHttpApiConflicts", "POST", None),
            Self::DeployHttpApi(_) => ("DeployHttpApi", "POST", Some("/v1/http-apis/{httpApiId}/deploy")),
            Self::UndeployHttpApi(_) => {
                ("UndeployHttpApi", "POST", Some("/v1/http-apis/{httpApiId}/undeploy"))
            }
            Self::SmokeTest => ("SmokeTest", "GET", None),
        }
    }
}
