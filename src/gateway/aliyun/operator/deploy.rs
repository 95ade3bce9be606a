//! How something is published: `deployConfigs`, of which the first counts.

use super::super::calls::HttpApiDeployConfig;
use super::destination;
use crate::model::operator::{Environment, Operator, Publication, stated};
use crate::source::Value;

impl HttpApiDeployConfig {
    /// Destination, environment and publication, in neutral terms.
    pub fn operator(&self) -> Operator {
        let services = self.service_configs.as_deref().unwrap_or_default();
        Operator {
            backend: stated(destination::read(self.backend_scene.as_deref(), services, self.mock.as_ref())),
            environment: stated(Environment {
                id: self.environment_id.clone(),
                gateway: self.gateway_id.clone(),
                ..Environment::default()
            }),
            publication: stated(Publication {
                automatic: self.auto_deploy,
                domains: self.custom_domain_ids.clone().unwrap_or_default(),
                ..Publication::default()
            }),
            ..Operator::default()
        }
    }

    /// Overwrites the record, and returns the members that it cannot hold.
    pub fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
        let backend = wanted.backend.as_deref().cloned().unwrap_or_default();
        let (scene, services) = (&mut self.backend_scene, &mut self.service_configs);
        destination::write_optional(&backend, scene, services, Some(&mut self.mock));
        let environment = wanted.environment.as_deref().cloned().unwrap_or_default();
        self.environment_id = environment.id;
        self.gateway_id = environment.gateway;
        let publication = wanted.publication.as_deref().cloned().unwrap_or_default();
        self.auto_deploy = publication.automatic;
        if self.custom_domain_ids.clone().unwrap_or_default() != publication.domains {
            self.custom_domain_ids = Some(publication.domains).filter(|domains| !domains.is_empty());
        }
        self.operator().differences(wanted)
    }
}

/// The first of the configurations that a record keeps verbatim; none when it is not a configuration.
pub(super) fn first(configs: Option<&Vec<Value>>) -> Option<HttpApiDeployConfig> {
    typed(configs?.first()?)
}

/// Makes the first configuration say what is wanted, or adds one that does.
pub(super) fn write_first(configs: &mut Option<Vec<Value>>, wanted: &Operator) {
    let first = configs.as_ref().and_then(|configs| configs.first());
    let Some(before) = first.map_or_else(|| Some(HttpApiDeployConfig::default()), typed) else { return };
    let mut config = before.clone();
    config.set_operator(wanted);
    if config != before {
        let configs = configs.get_or_insert_default();
        match configs.first_mut() {
            Some(first) => *first = verbatim(&config),
            None => configs.push(verbatim(&config)),
        }
    }
}

fn typed(value: &Value) -> Option<HttpApiDeployConfig> {
    serde_json::from_str(&value.to_string()).ok()
}

fn verbatim(config: &HttpApiDeployConfig) -> Value {
    Value::from_json_text(serde_json::to_string(config).unwrap_or_else(|_| "null".to_owned()))
}
