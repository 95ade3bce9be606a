//! The options of calls: what no document knows.

use super::super::calls::{
    AttachOptions, BackendOptions, BackendServiceOptions, CallOptions, DomainOptions, PolicyOptions,
    RouteCallOptions,
};
use super::policy::{ACCESS, TIMEOUT};
use super::{auth, destination, services};
use crate::model::operator::{Backend, Environment, Operator, Publication, stated};

impl BackendOptions {
    /// Where routes send requests, in neutral terms. A target's service is a key of [`CallOptions::services`].
    pub fn operator(&self) -> Operator {
        Operator { backend: stated(backend_of(self)), ..Operator::default() }
    }

    /// Overwrites the options, and returns the members that they cannot hold.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let backend = wanted.backend.as_deref().cloned().unwrap_or_default();
        destination::write(&backend, &mut self.scene, &mut self.services, None);
        self.operator().differences(wanted)
    }
}

fn backend_of(options: &BackendOptions) -> Backend {
    destination::read::<BackendServiceOptions>(options.scene.as_deref(), &options.services, None)
}

/// Makes options that may be absent say what is wanted.
fn write_backend(options: &mut Option<BackendOptions>, wanted: &Backend) {
    let was_there = options.is_some();
    let mut backend = options.take().unwrap_or_default();
    destination::write(wanted, &mut backend.scene, &mut backend.services, None);
    *options = Some(backend).filter(|backend| was_there || *backend != BackendOptions::default());
}

impl RouteCallOptions {
    /// What is special about the route, in neutral terms: destination, mock and domains, and how it is published as the
    /// first of `deployConfigs` says.
    pub fn operator(&self) -> Operator {
        let backend = self.backend.as_ref();
        let (scene, services) = backend
            .map_or((None, &[][..]), |backend| (backend.scene.as_deref(), backend.services.as_slice()));
        let config = self.deploy_configs.as_ref().and_then(|configs| configs.first());
        let published = config.map(super::super::calls::HttpApiDeployConfig::operator).unwrap_or_default();
        let automatic = published.publication.as_ref().and_then(|publication| publication.automatic);
        let publication = Publication {
            automatic,
            domains: self.domains.clone().unwrap_or_default(),
            ..Publication::default()
        };
        Operator {
            backend: stated(destination::read(scene, services, self.mock.as_ref())),
            environment: published.environment,
            publication: stated(publication),
            ..Operator::default()
        }
    }

    /// Overwrites the options, and returns the members that they cannot hold.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let before = self.operator();
        if before.backend != wanted.backend {
            let backend = wanted.backend.as_deref().cloned().unwrap_or_default();
            let was_there = self.backend.is_some();
            let mut own = self.backend.take().unwrap_or_default();
            destination::write(&backend, &mut own.scene, &mut own.services, Some(&mut self.mock));
            self.backend = Some(own).filter(|own| was_there || *own != BackendOptions::default());
        }
        let publication = wanted.publication.as_deref().cloned().unwrap_or_default();
        if self.domains.clone().unwrap_or_default() != publication.domains {
            self.domains = Some(publication.domains).filter(|domains| !domains.is_empty());
        }
        self.publish(&before, wanted, publication.automatic);
        self.operator().differences(wanted)
    }

    fn publish(&mut self, before: &Operator, wanted: &Operator, automatic: Option<bool>) {
        let was = before.publication.as_ref().and_then(|publication| publication.automatic);
        if before.environment == wanted.environment && was == automatic {
            return;
        }
        let environment = wanted.environment.as_deref().cloned().unwrap_or_default();
        let configs = self.deploy_configs.get_or_insert_default();
        if configs.is_empty() {
            configs.push(super::super::calls::HttpApiDeployConfig::default());
        }
        if let Some(config) = configs.first_mut() {
            config.environment_id = environment.id;
            config.gateway_id = environment.gateway;
            config.auto_deploy = automatic;
        }
    }
}

impl CallOptions {
    /// What the operator adds to the API and to every route, in neutral terms: the common backend, how callers
    /// authenticate, environment, protocols and domains, and the policies that are attached to the API or to all of its
    /// routes or operations.
    pub fn operator(&self) -> Operator {
        let mut operator = self.backend.as_ref().map(BackendOptions::operator).unwrap_or_default();
        let timeout = self.policy(TIMEOUT).and_then(|policy| policy.operator().backend?.timeout_ms);
        operator.set_backend(|backend| backend.timeout_ms = timeout);
        operator.auth = auth::read(self.api.enable_auth, self.api.auth_config.as_ref());
        operator.access_control = self.policy(ACCESS).and_then(|policy| policy.operator().access_control);
        operator.environment = stated(Environment {
            id: self.environment_id.clone(),
            gateway: self.gateway_id.clone(),
            ..Environment::default()
        });
        operator.publication = stated(Publication {
            protocols: services::protocols(&self.api.protocols),
            domains: self.domains.keys().cloned().collect(),
            ..Publication::default()
        });
        operator
    }

    /// Overwrites the options, and returns the members that they cannot hold. A policy that is not there yet is added
    /// for the API.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let before = self.operator();
        let backend = wanted.backend.as_deref().cloned().unwrap_or_default();
        write_backend(&mut self.backend, &backend);
        auth::write(wanted.auth.as_deref(), &mut self.api.enable_auth, &mut self.api.auth_config);
        let environment = wanted.environment.as_deref().cloned().unwrap_or_default();
        self.environment_id = environment.id;
        self.gateway_id = environment.gateway;
        let publication = wanted.publication.as_deref().cloned().unwrap_or_default();
        services::set_protocols(&mut self.api.protocols, &publication.protocols);
        self.set_domains(&publication.domains);

        let mut timeout = Operator::default();
        timeout.set_backend(|timed| timed.timeout_ms = backend.timeout_ms);
        let was = before.backend.as_ref().and_then(|before| before.timeout_ms);
        if was != backend.timeout_ms {
            self.set_policy(TIMEOUT, "timeout", &timeout);
        }
        if before.access_control != wanted.access_control {
            let access = Operator { access_control: wanted.access_control.clone(), ..Operator::default() };
            self.set_policy(ACCESS, "ip-access-control", &access);
        }
        self.operator().differences(wanted)
    }

    fn set_domains(&mut self, wanted: &[String]) {
        if !self.domains.keys().eq(wanted) {
            let mut before = std::mem::take(&mut self.domains);
            let domains = wanted.iter().map(|name| {
                let known: Option<DomainOptions> = before.get_mut(name).map(std::mem::take);
                (name.clone(), known.unwrap_or_default())
            });
            self.domains = domains.collect();
        }
    }

    /// The first policy of a class that is for the whole API.
    fn policy(&self, class: &str) -> Option<&PolicyOptions> {
        self.policies.values().find(|policy| is_for_all(policy, class))
    }

    fn set_policy(&mut self, class: &str, name: &str, wanted: &Operator) {
        if let Some(policy) = self.policies.values_mut().find(|policy| is_for_all(policy, class)) {
            policy.set_operator(wanted);
            return;
        }
        let mut policy = PolicyOptions {
            class_name: Some(class.to_owned()),
            attach: vec![AttachOptions { kind: Some("HttpApi".to_owned()), ..AttachOptions::default() }],
            ..PolicyOptions::default()
        };
        policy.set_operator(wanted);
        let names =
            std::iter::once(name.to_owned()).chain((2..).map(|number: u32| format!("{name}-{number}")));
        let free = names.into_iter().find(|name| !self.policies.contains_key(name));
        if let Some(name) = free.filter(|_| policy.config.is_some()) {
            self.policies.insert(name, policy);
        }
    }
}

fn is_for_all(policy: &PolicyOptions, class: &str) -> bool {
    let of_all = |attach: &AttachOptions| match attach.kind.as_deref() {
        Some("HttpApi") => true,
        Some("GatewayRoute" | "Operation") => attach.names.iter().any(|name| name == "*"),
        _ => false,
    };
    policy.class_name.as_deref() == Some(class) && policy.attach.iter().any(of_all)
}
