//! The calls as data.

use serde::{Deserialize, Serialize};

use super::conflict::Conflict;
use super::records::{
    CreateDomainRequest, CreateHttpApiOperationRequest, CreateHttpApiRequest, CreatePolicyAttachmentRequest,
    CreatePolicyRequest, CreateServiceRequest, DeployHttpApiRequest, DetectHttpApiConflictsRequest,
    UndeployHttpApiRequest, UpdateHttpApiOperationRequest, UpdateHttpApiRequest,
};
use super::route_records::{CreateHttpApiRouteRequest, UpdateHttpApiRouteRequest};
use crate::model::Map;

/// What to call, in which order.
///
/// Stages come one after the other. The lanes of a stage may run at the same time, the calls of a lane come one after
/// the other. Whoever wants more at the same time goes by [`Call::after`] alone, which holds everything that has to
/// come before a call.
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
#[serde(rename_all = "camelCase")]
pub struct CallPlan {
    /// Name of the API.
    pub api: String,
    /// `Http` or `Rest`.
    pub api_type: String,
    /// The stages, in order; none is empty.
    pub stages: Vec<Stage>,
    /// The calls by number, from 1.
    pub calls: Vec<Call>,
    /// Routes and operations that are as they should be, or are kept: nothing is called for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untouched: Vec<String>,
}

/// Calls that come before those of the next stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stage {
    /// What it is for.
    pub kind: StageKind,
    /// Calls that may run at the same time as those of other lanes.
    pub lanes: Vec<Lane>,
}

/// What a stage is for, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StageKind {
    /// Services, domains, and the policies that belong to no route.
    Prepare,
    /// Policies of domains, services and the gateway, one lane a resource.
    Attach,
    /// The API.
    Api,
    /// Policies of the API.
    ApiAttach,
    /// Operations that the API loses.
    RemoveOperations,
    /// Routes whose paths share no prefix of their own, and so could share one with any other: one lane.
    CommonRoutes,
    /// Routes or operations, one lane a path prefix.
    Routes,
    /// Policies of routes or operations.
    RoutePolicies,
    /// Policies of routes or operations onto these, one lane a resource.
    RouteAttach,
    /// Detection of conflicts, deployment, and waiting for it, one lane a route.
    Deploy,
    /// Looking at what came of it.
    Verify,
    /// Routes that the API loses, one lane a route.
    RemoveRoutes,
}

/// Calls that come one after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The resource or path prefix that the calls share.
    pub key: String,
    /// Numbers of the calls.
    pub calls: Vec<usize>,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// it by its action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Values of the path's variables, not percent-encoded.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub path_parameters: Map<String, String>,
    /// Parameters of the query.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub query: Map<String, String>,
    /// What its answer gives to later calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<Gives>,
    /// Where it has `${…}` of what earlier calls gave. Replace these and nothing else: a text of the document may look
    /// the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Needs>,
    /// Numbers of the calls that have to be over, in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<usize>,
    /// What its answer has to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Expect>,
    /// Conflicts that it may meet, or that were foreseen and it is the answer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// A value of an answer that later calls need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Gives {
    /// Name, such as `service:orders`.
    pub name: String,
    /// JSON Pointer into the answer's body.
    pub at: String,
}

/// A place that waits for a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Needs {
    /// Name, such as `service:orders`.
    pub name: String,
    /// JSON Pointer into the call: `/body/…` or `/pathParameters/…`.
    pub at: String,
}

/// What an answer has to say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Expect {
    /// JSON Pointer into the answer's body; `*` is any item of a list.
    pub at: String,
    /// The value of one of them at least: a word of the gateway's, or an id, with `${…}` for one that an earlier call
    /// gave. Empty says that there may be nothing at all.
    pub is: String,
    /// Values that say "ask again later".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wait_while: Vec<String>,
    /// Values that say that it failed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<String>,
    /// Where the answer then says why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Action and body of a call. JSON: `{"action": "CreateService", "body": {…}}`, `body` only where there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// No call of the gateway's: a request to a domain of the API, to see that the route forwards it. Any answer of the
    /// backend will do; the gateway's own 404 will not. Only for routes that take a method that changes nothing; a
    /// `{name}` in the path is to be filled in.
    LiveRequest,
}

impl Request {
    /// The action's name.
    pub fn action(&self) -> &'static str {
        self.facts().0
    }

    /// Action, method and path template; method and path of a live request are its own.
    pub(super) fn facts(&self) -> (&'static str, &'static str, Option<&'static str>) {
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
            Self::LiveRequest => ("LiveRequest", "GET", None),
        }
    }
}
