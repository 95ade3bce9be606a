//! Records of operations and APIs.

use super::super::api_record::{HttpApiApiInfo, HttpApiApiInfoEnvironments};
use super::super::operation_record::{HttpApiOperation, HttpApiOperationInfo};
use super::{auth, deploy, destination, services};
use crate::model::operator::{Backend, Environment, Operator, Publication, change_in, stated};

macro_rules! operations {
    ($($record:ident)*) => {$(
        impl $record {
            /// What the operator added to the operation, in neutral terms: its mock, how callers authenticate, and what
            /// the first of `deployConfigs` says beside a mock.
            pub fn operator(&self) -> Operator {
                let config = deploy::first(self.deploy_configs.as_ref());
                let mut operator = Operator {
                    auth: auth::read(self.enable_auth, self.auth_config.as_ref()),
                    ..config.map(|config| config.operator()).unwrap_or_default()
                };
                operator.set_backend(|backend| {
                    backend.mock = self.mock.as_ref().map(destination::read_mock);
                });
                operator
            }

            /// Overwrites the record, and returns the members that it cannot hold.
            pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
                let before = self.operator();
                auth::write(wanted.auth.as_deref(), &mut self.enable_auth, &mut self.auth_config);
                let mock = wanted.backend.as_ref().and_then(|backend| backend.mock.as_ref());
                if before.backend.as_ref().and_then(|backend| backend.mock.as_ref()) != mock {
                    destination::write_mock(&mut self.mock, mock);
                }
                let config = deploy::first(self.deploy_configs.as_ref());
                let own = config.and_then(|config| config.operator().backend?.mock.clone());
                let mut published = wanted.clone();
                published.set_backend(|backend| backend.mock = own);
                deploy::write_first(&mut self.deploy_configs, &published);
                self.operator().differences(wanted)
            }
        }
    )*};
}
operations! { HttpApiOperation HttpApiOperationInfo }

impl HttpApiApiInfo {
    /// What the operator added to the API, in neutral terms: how callers authenticate, the protocols, and what the
    /// first of `deployConfigs` says, or without one the first of `environments`.
    pub fn operator(&self) -> Operator {
        let config = deploy::first(self.deploy_configs.as_ref()).map(|config| config.operator());
        let published = || self.environments.as_ref()?.first().map(environment);
        let mut operator = Operator {
            auth: auth::read(self.enable_auth, self.auth_config.as_ref()),
            ..config.or_else(published).unwrap_or_default()
        };
        let words = self.protocols.as_deref().unwrap_or_default();
        change_in(&mut operator.publication, |publication| {
            publication.protocols = services::protocols(words);
        });
        operator
    }

    /// Overwrites the record, and returns the members that it cannot hold. What is to be published goes into
    /// `deployConfigs`: `environments` says what is published.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let before = self.operator();
        auth::write(wanted.auth.as_deref(), &mut self.enable_auth, &mut self.auth_config);
        let protocols = wanted.publication.as_ref().map(|publication| publication.protocols.clone());
        let protocols = protocols.unwrap_or_default();
        let mut words = self.protocols.take();
        if services::protocols(words.as_deref().unwrap_or_default()) != protocols {
            services::set_protocols(words.get_or_insert_default(), &protocols);
        }
        self.protocols = words;
        let published = |operator: &Operator| {
            let mut published = Operator {
                backend: operator.backend.clone(),
                environment: operator.environment.clone(),
                publication: operator.publication.clone(),
                ..Operator::default()
            };
            change_in(&mut published.publication, |publication| publication.protocols.clear());
            published
        };
        if published(&before) != published(wanted) {
            deploy::write_first(&mut self.deploy_configs, &published(wanted));
        }
        self.operator().differences(wanted)
    }
}

/// What the gateway says is published.
fn environment(record: &HttpApiApiInfoEnvironments) -> Operator {
    let targets = record.service_configs.iter().flatten().map(services::published).collect();
    let scene = destination::read::<super::super::calls::DeployServiceConfig>(
        record.backend_scene.as_deref(),
        &[],
        None,
    );
    let domains = record.custom_domains.iter().flatten();
    Operator {
        backend: stated(Backend { targets, ..scene }),
        environment: stated(Environment {
            id: record.environment_id.clone(),
            name: record.name.clone(),
            gateway: record.gateway_info.as_ref().and_then(|gateway| gateway.gateway_id.clone()),
            ..Environment::default()
        }),
        publication: stated(Publication {
            domains: domains.filter_map(|domain| domain.name.clone().or(domain.domain_id.clone())).collect(),
            ..Publication::default()
        }),
        ..Operator::default()
    }
}
