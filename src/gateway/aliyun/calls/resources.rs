//! Services, domains and policies: the first stage, whose calls do not depend on one another.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::call::{Expect, Request};
use super::call_builder::{CallBuilder, Id};
use super::check_resources::{policy_config, source_type};
use super::checked_options::{CheckedOptions, Part};
use super::conflict::{Answer, ConflictCode, Lookup};
use super::options::{DomainOptions, ServiceOptions};
use super::records::{CreateDomainRequest, CreatePolicyRequest, CreateServiceRequest, ServiceConfig};
use super::route_options::PolicyOptions;
use crate::model::Map;

/// One group for each service, each domain and each policy that something gets and that belongs to no route.
pub(super) fn groups(
    checked: &CheckedOptions<'_>,
    attached: &HashSet<&str>,
) -> Vec<(String, Vec<CallBuilder>)> {
    let mut groups = Vec::new();
    for (key, service) in &checked.options.services {
        if let Some(part) = checked.services.get(key.as_str()) {
            groups.push((format!("service {key}"), vec![service_call(checked, key, service, part)]));
        }
    }
    for (name, domain) in &checked.options.domains {
        if let Some(part) = checked.domains.get(name.as_str()) {
            groups.push((format!("domain {name}"), vec![domain_call(checked, name, domain, part)]));
        }
    }
    let policies = checked.options.policies.iter();
    let policies =
        policies.filter(|(name, policy)| attached.contains(name.as_str()) && !is_of_routes(policy));
    groups.extend(policies.filter_map(|(name, policy)| policy_group(checked, name, policy, None)));
    groups
}

/// Whether a policy belongs to routes or operations: it is then created after them, as the guide has it. Its settings
/// may name the route.
pub(super) fn is_of_routes(policy: &PolicyOptions) -> bool {
    policy.attach.iter().any(|attach| matches!(attach.kind.as_deref(), Some("GatewayRoute" | "Operation")))
}

/// The group that creates a policy; none when the policy exists.
pub(super) fn policy_group(
    checked: &CheckedOptions<'_>,
    name: &str,
    policy: &PolicyOptions,
    after: Option<usize>,
) -> Option<(String, Vec<CallBuilder>)> {
    let part = checked.policies.get(name)?;
    let Id::Later(gives) = &part.id else { return None };
    let request = CreatePolicyRequest {
        name: Some(name.to_owned()),
        class_name: policy.class_name.clone(),
        description: policy.description.clone(),
        config: policy.config.as_ref().and_then(policy_config),
        ..CreatePolicyRequest::default()
    };
    let about = format!("policy {name}");
    let lookup = Lookup {
        action: "ListPolicies".to_owned(),
        path: "/v1/policies".to_owned(),
        query: pairs(&[("gatewayId", checked.gateway)]),
        items: "/data/items".to_owned(),
        having: pairs(&[("/name", name)]),
        value: "/policyId".to_owned(),
        ..Lookup::default()
    };
    let text = |text: &Option<String>| text.clone().map(Json::from);
    let config = policy.config.as_ref().and_then(policy_config);
    let config = config.and_then(|config| serde_json::from_str(&config).ok());
    let lookup = lookup.same("/className", text(&policy.class_name)).same("/config", config);
    let builder = CallBuilder::new(Request::CreatePolicy(request.into()), about.clone())
        .gives(gives, "/data/policyId")
        .after(after)
        .may(ConflictCode::PolicyExisted, Answer::Take { lookup });
    Some((about, vec![builder]))
}

fn service_call(
    checked: &CheckedOptions<'_>,
    key: &str,
    service: &ServiceOptions,
    part: &Part,
) -> CallBuilder {
    let about = format!("service {key}");
    let gives = match &part.id {
        Id::Later(gives) => gives,
        Id::Known(id) => {
            // A route refers to a service that is there; so look before.
            let builder = CallBuilder::new(Request::GetService, about).path("serviceId", &part.id);
            let builder = service_facts(checked, key, service).into_iter().fold(builder, CallBuilder::expect);
            return if part.found { builder.foreseen(ConflictCode::ServiceExisted, id) } else { builder };
        }
    };
    let name = service.name.as_deref().unwrap_or(key);
    let list = |items: &Vec<String>| Some(items.clone()).filter(|items| !items.is_empty());
    let config = ServiceConfig {
        name: Some(name.to_owned()),
        addresses: list(&service.addresses),
        dns_servers: list(&service.dns_servers),
        namespace: service.namespace.clone(),
        group_name: service.group_name.clone(),
        qualifier: service.qualifier.clone(),
        source_id: service.source_id.clone(),
        ..ServiceConfig::default()
    };
    let request = CreateServiceRequest {
        gateway_id: Some(checked.gateway.to_owned()),
        resource_group_id: checked.options.resource_group_id.clone(),
        source_type: service.source_type.as_deref().map(source_type),
        service_configs: Some(vec![config]),
        ..CreateServiceRequest::default()
    };
    let lookup = Lookup {
        action: "ListServices".to_owned(),
        path: "/v1/services".to_owned(),
        query: pairs(&[("gatewayId", checked.gateway), ("name", name)]),
        items: "/data/items".to_owned(),
        having: pairs(&[("/name", name)]),
        value: "/serviceId".to_owned(),
        ..Lookup::default()
    };
    let addresses = (!service.addresses.is_empty()).then(|| service.addresses.clone().into());
    let lookup = lookup
        .in_pages()
        .same("/sourceType", request.source_type.clone().map(Json::from))
        .same("/addresses", addresses)
        .same("/namespace", service.namespace.clone().map(Json::from))
        .same("/groupName", service.group_name.clone().map(Json::from));
    CallBuilder::new(Request::CreateService(request.into()), about)
        .gives(gives, "/data/serviceIds/0")
        .may(ConflictCode::ServiceExisted, Answer::Take { lookup })
        .may(ConflictCode::ServiceQuotaPerGatewayExceed, Answer::Stop)
}

fn domain_call(checked: &CheckedOptions<'_>, name: &str, domain: &DomainOptions, part: &Part) -> CallBuilder {
    let about = format!("domain {name}");
    let gives = match &part.id {
        Id::Later(gives) => gives,
        Id::Known(id) => {
            let builder = CallBuilder::new(Request::GetDomain, about).path("domainId", &part.id);
            let facts = [("/data/name", Some(name)), ("/data/protocol", domain.protocol.as_deref())];
            let facts = facts.into_iter().filter_map(|(at, is)| Some(confirm(at, is?)));
            let builder = facts.fold(builder, CallBuilder::expect);
            return if part.found { builder.foreseen(ConflictCode::DomainExisted, id) } else { builder };
        }
    };
    let kind = checked.options.gateway_type.as_str();
    let request = CreateDomainRequest {
        name: Some(name.to_owned()),
        protocol: domain.protocol.clone(),
        gateway_type: Some(kind.to_owned()),
        resource_group_id: checked.options.resource_group_id.clone(),
        cert_identifier: domain.cert_identifier.clone(),
        ca_cert_identifier: domain.ca_cert_identifier.clone(),
        client_ca_cert: domain.client_ca_cert.clone(),
        mtls_enabled: domain.mtls_enabled,
        force_https: domain.force_https,
        http2_option: domain.http2_option.clone(),
        tls_min: domain.tls_min.clone(),
        tls_max: domain.tls_max.clone(),
        tls_cipher_suites_config: domain.tls_cipher_suites_config.clone(),
        domain_scope: domain.domain_scope.clone(),
        ..CreateDomainRequest::default()
    };
    let lookup = Lookup {
        action: "ListDomains".to_owned(),
        path: "/v1/domains".to_owned(),
        query: pairs(&[("gatewayType", kind), ("nameLike", name)]),
        items: "/data/items".to_owned(),
        having: pairs(&[("/name", name)]),
        value: "/domainId".to_owned(),
        ..Lookup::default()
    };
    let lookup = lookup.in_pages().same("/protocol", domain.protocol.clone().map(Json::from));
    CallBuilder::new(Request::CreateDomain(request.into()), about)
        .gives(gives, "/data/domainId")
        .may(ConflictCode::DomainExisted, Answer::Take { lookup })
}

/// What an existing service has to be for the backends that send requests to it: the guide wants its address, port and
/// protocol looked at before a route refers to it.
fn service_facts(checked: &CheckedOptions<'_>, key: &str, service: &ServiceOptions) -> Vec<Expect> {
    let own = [
        ("/data/sourceType", service.source_type.as_deref().map(source_type)),
        ("/data/namespace", service.namespace.clone()),
        ("/data/groupName", service.group_name.clone()),
    ];
    let own = own.into_iter().filter_map(|(at, is)| Some(confirm(at, &is?)));
    let addresses = service.addresses.iter().map(|address| confirm("/data/addresses/*", address));
    let of_routes = checked.options.routes.values().filter_map(|own| own.backend.as_ref());
    let backends = checked.options.backend.iter().chain(of_routes);
    let uses = backends.flat_map(|backend| &backend.services);
    let uses = uses.filter(|service| service.service.as_deref() == Some(key)).flat_map(|service| {
        let port = service.port.map(|port| confirm("/data/ports/*/port", &port.to_string()));
        let protocol = service.protocol.as_deref().map(|protocol| confirm("/data/protocol", protocol));
        port.into_iter().chain(protocol)
    });
    let mut facts: Vec<Expect> = Vec::new();
    for fact in own.chain(addresses).chain(uses) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

/// A fact that a person decides about if it is otherwise.
pub(super) fn confirm(at: &str, is: &str) -> Expect {
    Expect { at: at.to_owned(), is: is.to_owned(), confirm: true, ..Expect::default() }
}

/// A map of texts.
pub(super) fn pairs(pairs: &[(&str, &str)]) -> Map<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
