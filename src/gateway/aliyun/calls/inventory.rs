//! What the gateway has beside the API, according to the caller.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::super::api_record::HttpApiApiInfo;
use super::super::operation_record::HttpApiOperationInfo;
use super::route_records::HttpRoute;
use crate::gateway::shared::record::records;
use crate::setters::setters;

/// What the gateway has, as the vendor's list calls answer it: the `items` of `ListServices`, `ListDomains`,
/// `ListPolicies` (with attachments), `ListHttpApis`, `ListHttpApiRoutes` and `ListHttpApiOperations`.
///
/// What is listed here is not created again, and conflicts with it are foreseen. An empty inventory means that the
/// gateway has nothing.
///
/// ```
/// use oasgate::aliyun::calls::{Inventory, ServiceInfo};
///
/// let service = ServiceInfo { name: Some("orders".to_owned()), ..ServiceInfo::default() };
/// assert_eq!(Inventory::default().with_services([service]).services.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Inventory {
    /// Services of the gateway.
    pub services: Vec<ServiceInfo>,
    /// Domains of the account.
    pub domains: Vec<DomainInfo>,
    /// Policies, with what they are attached to.
    pub policies: Vec<PolicyInfo>,
    /// APIs.
    pub http_apis: Vec<HttpApiApiInfo>,
    /// Routes of the API, when it is of type `Http`. A route of another environment or gateway counts as another route.
    pub routes: Vec<HttpRoute>,
    /// Routes of the gateway's other APIs, which may take the same requests, whatever they are called.
    pub other_routes: Vec<HttpRoute>,
    /// Operations of the API, when it is of type `Rest`, whether or not its own records come with it.
    pub operations: Vec<HttpApiOperationInfo>,
}

setters! {
    Inventory {
        with_services(services: Vec<ServiceInfo>);
        with_domains(domains: Vec<DomainInfo>);
        with_policies(policies: Vec<PolicyInfo>);
        with_http_apis(http_apis: Vec<HttpApiApiInfo>);
        with_routes(routes: Vec<HttpRoute>);
        with_other_routes(other_routes: Vec<HttpRoute>);
        with_operations(operations: Vec<HttpApiOperationInfo>);
    }
}

impl Inventory {
    /// The routes here that have a name and an id, by name; of several the first.
    pub(super) fn known_routes(&self, here: Here<'_>) -> HashMap<&str, &HttpRoute> {
        let mut known = HashMap::new();
        let routes = self.routes.iter().filter(|route| here.has(route));
        for route in routes.filter(|route| route.route_id.is_some()) {
            if let Some(name) = &route.name {
                known.entry(name.as_str()).or_insert(route);
            }
        }
        known
    }
}

/// The environment and the gateway that calls are made for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) environment: &'a str,
    pub(super) gateway: &'a str,
}

impl Here<'_> {
    /// Whether a route is here, as far as it is known: a route of another environment is another route.
    pub(super) fn has(self, route: &HttpRoute) -> bool {
        let environment = route.environment_info.as_ref();
        let gateway = environment.and_then(|environment| environment.gateway_info.as_ref());
        let same = |id: Option<&String>, own: &str| id.is_none_or(|id| id == own);
        same(environment.and_then(|environment| environment.environment_id.as_ref()), self.environment)
            && same(gateway.and_then(|gateway| gateway.gateway_id.as_ref()), self.gateway)
    }

    /// Whether what is attached to a resource here is. A domain has no environment.
    pub(super) fn binds(self, attachment: &PolicyAttachmentInfo) -> bool {
        let environment = attachment.environment_id.as_deref();
        let is_domain = attachment.attach_resource_type.as_deref() == Some("Domain");
        attachment.gateway_id.as_deref().is_none_or(|id| id == self.gateway)
            && (is_domain || environment.is_none_or(|id| id == "*" || id == self.environment))
    }
}

records! {
    /// A service of the gateway.
    ServiceInfo {
        /// Id; starts with `svc-` or `gs-`.
        service_id: String,
        /// Name.
        name: String,
        /// Gateway.
        gateway_id: String,
        /// Source, such as `DNS`.
        source_type: String,
    }

    /// A domain of the account.
    DomainInfo {
        /// Id; starts with `d-`.
        domain_id: String,
        /// Domain.
        name: String,
        /// `API` or `AI`; absent counts as `API`.
        gateway_type: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
    }

    /// A policy.
    PolicyInfo {
        /// Id; starts with `p-`.
        policy_id: String,
        /// Name.
        name: String,
        /// Class.
        class_name: String,
        /// JSON as text.
        config: String,
        /// What it is attached to.
        attachments: Vec<PolicyAttachmentInfo>,
    }

    /// What a policy is attached to.
    PolicyAttachmentInfo {
        /// Id; starts with `pr-`.
        policy_attachment_id: String,
        /// The one resource.
        attach_resource_id: String,
        /// Several resources.
        attach_resource_ids: Vec<String>,
        /// Type of the resources.
        attach_resource_type: String,
        /// Environment; `*` when it is tied to none.
        environment_id: String,
        /// Gateway.
        gateway_id: String,
    }
}
