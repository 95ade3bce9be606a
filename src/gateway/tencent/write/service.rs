//! The members of a payload that say where requests go.

use super::Writer;
use super::backend::Destination;
use super::front::Front;
use super::params::Part;
use crate::gateway::shared::ledger::Fate;
use crate::gateway::tencent::options::{BackendOptions, FunctionOptions};
use crate::gateway::tencent::wire::{ConstantParameter, CreateApiRequest, ServiceConfig, Word};
use crate::gateway::tencent::{check, limits};
use crate::model::Map;

/// Name, namespace and version of a function.
type FunctionMembers = (Option<String>, Option<String>, Option<String>);

impl<'a> Writer<'a> {
    pub(super) fn backend(
        &mut self,
        part: &Part<'a>,
        front: &Front<'_>,
        destination: &Destination<'a>,
        payload: &mut CreateApiRequest,
    ) {
        let options = &*destination.options;
        let kind = options.service_type().unwrap_or_default();
        payload.service_type = Some(kind.clone());
        payload.api_type = (kind == "TSF").then_some("TSF".into());
        let has_sockets = kind == "WEBSOCKET" || kind == "SCF" && options.function.is_none();
        payload.protocol = Some(if has_sockets { "WEBSOCKET" } else { "HTTP" }.into());
        payload.service_timeout = Some(self.timeout(part, options, &kind));
        if check::has_path(&kind) {
            payload.service_config = Some(self.web(part, front, options));
            payload.constant_parameters = Some(self.options.constant_parameters.clone());
        }
        match &*kind {
            "MOCK" => {
                let stated = options.mock.clone().filter(|body| !body.is_empty());
                let example = || payload.response_success_example.clone();
                payload.service_mock_return_message = Some(stated.or_else(example).unwrap_or_default());
            }
            "SCF" => self.functions(part, options, payload),
            "TSF" => {
                payload.micro_services = Some(options.micro_services.clone());
                payload.service_tsf_load_balance_conf.clone_from(&options.load_balance);
                payload.service_tsf_health_check_conf.clone_from(&options.health_check);
            }
            "TARGET" => {
                payload.target_services = Some(options.target_services.clone());
                payload.target_services_load_balance_conf = options.target_load_balance;
                payload.target_services_health_check_conf.clone_from(&options.health_check);
                payload.target_namespace_id.clone_from(&options.target_namespace);
            }
            "EB" => {
                payload.event_bus_id =
                    self.of_backend(part, (&self.options.event_buses, "eb-"), options.event_bus.as_deref());
            }
            _ => {}
        }
        self.host(part, destination, payload);
        self.parameters(part, front, payload);
    }

    /// The id of something that a backend refers to. Notes that there is none.
    fn of_backend(
        &mut self,
        part: &Part<'a>,
        known: (&Map<String, String>, &str),
        name: Option<&str>,
    ) -> Option<String> {
        if let Some(name) = name {
            return self.id(part, known, name, "/operator/backend");
        }
        self.notes.need(&part.subject, "/operator/backend", known.1.trim_end_matches('-'));
        None
    }

    /// In whole seconds, rounded up.
    fn timeout(&mut self, part: &Part<'a>, options: &BackendOptions, kind: &str) -> i64 {
        let default = if kind == "SCF" { limits::FUNCTION_TIMEOUT_MS } else { limits::DEFAULT_TIMEOUT_MS };
        let wanted = options.timeout_ms.unwrap_or(default);
        let seconds = wanted / 1000 + i64::from(wanted > 0 && wanted % 1000 != 0);
        let given = seconds.min(limits::TIMEOUT_S);
        if given.saturating_mul(1000) != wanted {
            self.notes.setting(part, "/backend/timeoutMs", Fate::Truncated, Some(format!("{given} s")));
        }
        given
    }

    fn web(&mut self, part: &Part<'a>, front: &Front<'_>, options: &BackendOptions) -> ServiceConfig {
        let base = options.path_prefix.as_deref().or(self.notes.api.about.base_path.as_deref());
        let path = match &options.path {
            Some(path) => front.renamed(path),
            None => front.below(base.unwrap_or_default()),
        };
        let vpc = options.vpc.as_deref();
        let upstream = options.upstream.as_deref();
        let is_upstream = upstream.is_some() || options.kind.as_deref() == Some("UPSTREAM");
        let product = match (is_upstream, vpc) {
            (true, _) => Some("upstream"),
            (false, Some(_)) => Some("clb"),
            (false, None) => None,
        };
        ServiceConfig {
            product: options.product.clone().map(Word::Owned).or(product.map(Word::Borrowed)),
            uniq_vpc_id: vpc.and_then(|_| self.of_backend(part, (&self.options.vpcs, "vpc-"), vpc)),
            url: options.url.clone(),
            path: Some(path),
            method: Some(options.method.clone().map_or(part.operation.method.as_str().into(), Word::Owned)),
            upstream_id: if is_upstream {
                self.of_backend(part, (&self.options.upstreams, "upstream-"), upstream)
            } else {
                None
            },
            cos_config: options.cos.clone(),
            ..ServiceConfig::default()
        }
    }

    /// The `Host` header as a constant, which is how the gateway has it.
    fn host(&mut self, part: &Part<'a>, destination: &Destination<'a>, payload: &mut CreateApiRequest) {
        let Some(host) = &destination.host else { return };
        if payload.service_config.is_some() {
            payload.constant_parameters.get_or_insert_default().push(ConstantParameter {
                name: Some("Host".to_owned()),
                position: Some("HEADER".into()),
                default_value: Some(host.clone()),
                ..ConstantParameter::default()
            });
        } else {
            self.notes.setting(part, "/backend/host", Fate::Lost, None);
        }
    }

    fn functions(&mut self, part: &Part<'a>, options: &BackendOptions, payload: &mut CreateApiRequest) {
        (
            payload.service_scf_function_name,
            payload.service_scf_function_namespace,
            payload.service_scf_function_qualifier,
        ) = self.function(part, options.function.as_ref());
        (
            payload.service_websocket_register_function_name,
            payload.service_websocket_register_function_namespace,
            payload.service_websocket_register_function_qualifier,
        ) = self.function(part, options.register.as_ref());
        (
            payload.service_websocket_transport_function_name,
            payload.service_websocket_transport_function_namespace,
            payload.service_websocket_transport_function_qualifier,
        ) = self.function(part, options.transport.as_ref());
        (
            payload.service_websocket_cleanup_function_name,
            payload.service_websocket_cleanup_function_namespace,
            payload.service_websocket_cleanup_function_qualifier,
        ) = self.function(part, options.cleanup.as_ref());
        payload.service_scf_function_type.clone_from(&options.function_type);
        payload.service_scf_is_integrated_response = options.integrated_response;
        payload.service_scf_event_is_async_call = options.asynchronous.then_some(true);
        payload.is_base64_encoded = options.base64;
    }

    fn function(&mut self, part: &Part<'a>, function: Option<&FunctionOptions>) -> FunctionMembers {
        let Some(function) = function else { return (None, None, None) };
        let name = self.options.functions.get(&function.name).unwrap_or(&function.name);
        let name = Some(name.clone()).filter(|name| limits::FUNCTION_NAME.allows(name));
        if name.is_none() {
            self.notes.need(&part.subject, "/operator/backend", &function.name);
        }
        let or =
            |stated: &Option<String>, default: &str| stated.clone().unwrap_or_else(|| default.to_owned());
        (name, Some(or(&function.namespace, "default")), Some(or(&function.qualifier, "$LATEST")))
    }
}
