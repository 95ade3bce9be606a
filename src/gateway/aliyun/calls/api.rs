//! The API itself: which one it is, and the call that creates or updates it.

use super::super::api_record::{HttpApiApiInfo, HttpApiVersionConfig};
use super::super::mapping::fitting;
use super::api_options;
use super::call::Request;
use super::call_builder::{CallBuilder, Id};
use super::check::Scene;
use super::checked_options::CheckedOptions;
use super::conflict::{Answer, ConflictCode, Lookup};
use super::inventory::Inventory;
use super::records::{CreateHttpApiRequest, UpdateHttpApiRequest};
use super::resources::pairs;
use super::route_records::{DeployServiceConfig, HttpApiDeployConfig};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::About;
use crate::plan::{Action, Plan};
use crate::subject::Subject;

/// Which API it is.
pub(super) struct Target<'a> {
    pub(super) name: String,
    pub(super) id: Id,
    /// Its record, if there is one.
    record: Option<Box<HttpApiApiInfo>>,
    /// The conflict that is foreseen, and answered by using what exists.
    foreseen: Option<ConflictCode>,
    about: &'a About,
}

/// Finds the API by the option's id, by what is attached to the existing API, or by name in the inventory.
pub(super) fn find<'a>(
    checked: &CheckedOptions<'_>,
    inventory: &Inventory,
    attached: &HttpApiApiInfo,
    about: &'a About,
    found: &mut Vec<Diagnostic>,
) -> Target<'a> {
    let name = checked.options.api.name.clone().unwrap_or_else(|| about.name.clone());
    let attached = Some(attached).filter(|info| info.http_api_id.is_some());
    let mut target = Target { name, id: Id::Later("api".to_owned()), record: None, foreseen: None, about };
    let given = checked.options.api.id.clone().filter(|id| !id.is_empty());
    if let Some(id) = given {
        let same = |info: &&HttpApiApiInfo| info.http_api_id.as_ref() == Some(&id);
        target.record =
            attached.filter(same).or(inventory.http_apis.iter().find(same)).cloned().map(Box::new);
        target.id = Id::Known(id);
        return target;
    }
    if let Some(info) = attached {
        target.id = Id::Known(info.http_api_id.clone().unwrap_or_default());
        target.record = Some(Box::new(info.clone()));
        return target;
    }
    target.by_name(checked, inventory, found);
    target
}

impl Target<'_> {
    fn by_name(&mut self, checked: &CheckedOptions<'_>, inventory: &Inventory, found: &mut Vec<Diagnostic>) {
        let named = inventory.http_apis.iter().filter(|info| info.name.as_ref() == Some(&self.name));
        let kind = checked.api_type();
        let version =
            checked.options.api.version_config.as_ref().filter(|config| config.enable == Some(true));
        let mut matching = Vec::new();
        for info in named {
            let elsewhere = info.gateway_id.as_deref().is_some_and(|gateway| gateway != checked.gateway);
            let other = info.r#type.as_deref().filter(|other| !other.eq_ignore_ascii_case(kind));
            if elsewhere {
                if is_deployed_on(info, checked.gateway) {
                    let clash = Diagnostic::new(rules::CALL_API_NAME_ON_GATEWAY).about(Subject::Api);
                    found.push(clash.arg("id", info.to_string()).arg("name", &self.name));
                }
            } else if let Some(other) = other {
                let clash = Diagnostic::new(rules::CALL_API_NAME_TAKEN).about(Subject::Api);
                found.push(clash.arg("name", &self.name).arg("id", info.to_string()).arg("type", other));
            } else if version.is_none_or(|version| is_version(info, version)) {
                matching.push(info);
            } else if info.version_info.as_ref().is_none_or(|has| has.enable != Some(true)) {
                let clash = Diagnostic::new(rules::CALL_API_UNVERSIONED).about(Subject::Api);
                found.push(clash.arg("id", info.to_string()).arg("name", &self.name));
            }
        }
        if let [one] = matching.as_slice() {
            self.foreseen = Some(match version {
                Some(_) => ConflictCode::ApiVersionDuplicated,
                None => ConflictCode::ApiNameDuplicated,
            });
            self.id = one.http_api_id.clone().map_or_else(|| self.id.clone(), Id::Known);
            self.record = Some(Box::new((*one).clone()));
        } else if !matching.is_empty() {
            let ids: Vec<_> = matching.iter().map(|info| format!("`{info}`")).collect();
            let clash = Diagnostic::new(rules::CALL_API_AMBIGUOUS).about(Subject::Api);
            found.push(clash.arg("name", &self.name).arg("ids", ids.join(", ")));
        }
        if let (Some(code), Id::Known(id)) = (self.foreseen, &self.id) {
            found.push(exists(code, &format!("api {}", self.name), id).about(Subject::Api));
        }
    }

    /// The call that makes the API what it should be; a look at it when it is.
    pub(super) fn call(
        &self,
        checked: &CheckedOptions<'_>,
        plan: &Plan,
        stored: &HttpApiApiInfo,
        found: &mut Vec<Diagnostic>,
    ) -> CallBuilder {
        let about = format!("api {}", self.name);
        let deploy = deploy_config(checked);
        let description = self.description(checked, stored, found);
        let Id::Known(id) = &self.id else {
            let request = self.create(checked, description, deploy);
            return self.creating(checked, CallBuilder::new(Request::CreateHttpApi(request.into()), about));
        };
        let api_change = plan.changes().iter().find(|change| change.subject == Subject::Api);
        let changes = api_change.is_some_and(|change| change.action == Action::Update);
        let published = deploy.as_ref().is_none_or(|wanted| self.has_deploy_config(wanted));
        let compared = api_options::compare(&checked.options.api, self.record.as_deref());
        let builder = if changes || !published || compared.differs {
            let request = self.update(checked, description, deploy);
            with_ids(checked, CallBuilder::new(Request::UpdateHttpApi(request.into()), about))
        } else {
            let look = CallBuilder::new(Request::GetHttpApi, about);
            compared.unknown.into_iter().fold(look, CallBuilder::expect)
        };
        let builder = builder.path("httpApiId", &self.id);
        match self.foreseen {
            Some(code) => builder.foreseen(code, id),
            None => builder,
        }
    }

    /// What creating the API gives, and what it may meet.
    fn creating(&self, checked: &CheckedOptions<'_>, builder: CallBuilder) -> CallBuilder {
        let take = || Answer::Take { lookup: self.lookup(checked) };
        let mut builder = with_ids(checked, builder.gives("api", "/data/httpApiId"));
        builder = builder.may(ConflictCode::ApiNameDuplicated, take());
        if checked.options.api.version_config.is_some() {
            builder = builder.may(ConflictCode::ApiVersionDuplicated, take());
        }
        builder.may(ConflictCode::ApiNameDuplicatedWithInstance, Answer::Stop)
    }

    fn update(
        &self,
        checked: &CheckedOptions<'_>,
        description: Option<String>,
        deploy: Option<HttpApiDeployConfig>,
    ) -> UpdateHttpApiRequest {
        let api = &checked.options.api;
        let base_path = self.record.as_ref().and_then(|info| info.base_path.clone());
        let base_path = if checked.rest { self.about.base_path.clone().or(base_path) } else { base_path };
        UpdateHttpApiRequest {
            base_path: Some(base_path.unwrap_or_else(|| "/".to_owned())),
            description,
            protocols: Some(api.protocols.clone()).filter(|protocols| !protocols.is_empty()),
            deploy_configs: deploy.map(|config| vec![config]),
            version_config: api.version_config.clone(),
            enable_auth: api.enable_auth,
            auth_config: api.auth_config.clone(),
            ..UpdateHttpApiRequest::default()
        }
    }

    fn create(
        &self,
        checked: &CheckedOptions<'_>,
        description: Option<String>,
        deploy: Option<HttpApiDeployConfig>,
    ) -> CreateHttpApiRequest {
        let api = &checked.options.api;
        CreateHttpApiRequest {
            name: Some(self.name.clone()),
            r#type: Some(checked.api_type().to_owned()),
            description,
            protocols: Some(api.protocols.clone()).filter(|protocols| !protocols.is_empty()),
            // Routes have the base path in their own paths.
            base_path: checked.rest.then(|| self.about.base_path.clone().unwrap_or_else(|| "/".to_owned())),
            version_config: api.version_config.clone(),
            enable_auth: api.enable_auth,
            auth_config: api.auth_config.clone(),
            belong_gateway_id: Some(checked.gateway.to_owned()),
            resource_group_id: checked.options.resource_group_id.clone(),
            deploy_configs: deploy.map(|config| vec![config]),
            ..CreateHttpApiRequest::default()
        }
    }

    /// The description, as far as there is room for it; of a REST API that was settled with its records.
    fn description(
        &self,
        checked: &CheckedOptions<'_>,
        stored: &HttpApiApiInfo,
        found: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        if checked.rest {
            return stored.description.clone();
        }
        self.about.description.as_deref().map(|text| fitting(text, found).to_owned())
    }

    fn lookup(&self, checked: &CheckedOptions<'_>) -> Lookup {
        let kind = checked.api_type();
        let mut having = pairs(&[("/name", &self.name), ("/type", kind)]);
        let version = checked.options.api.version_config.as_ref().and_then(|config| config.version.as_ref());
        if let Some(version) = version {
            having.insert("/versionInfo/version".to_owned(), version.clone());
        }
        Lookup {
            action: "ListHttpApis".to_owned(),
            path: "/v1/http-apis".to_owned(),
            query: pairs(&[("gatewayId", checked.gateway), ("name", &self.name), ("types", kind)]),
            items: "/data/items/*/versionedHttpApis".to_owned(),
            having,
            value: "/httpApiId".to_owned(),
            ..Lookup::default()
        }
        .in_pages()
    }

    fn has_deploy_config(&self, wanted: &HttpApiDeployConfig) -> bool {
        let configs = self.record.iter().flat_map(|info| info.deploy_configs.iter().flatten());
        let mut configs =
            configs.filter_map(|value| serde_json::from_str::<HttpApiDeployConfig>(&value.to_string()).ok());
        configs.any(|has| {
            let scene = |config: &HttpApiDeployConfig| config.backend_scene.as_deref().and_then(Scene::of);
            has.environment_id == wanted.environment_id
                && scene(&has) == scene(wanted)
                && services(&has) == services(wanted)
                && has.custom_domain_ids.unwrap_or_default()
                    == wanted.custom_domain_ids.clone().unwrap_or_default()
        })
    }
}

type Compared<'a> = (&'a Option<String>, &'a Option<String>, Option<i32>, i64);

/// What is compared of services: what the gateway adds to them does not count.
fn services(config: &HttpApiDeployConfig) -> Vec<Compared<'_>> {
    let services = config.service_configs.iter().flatten();
    services.map(|it| (&it.service_id, &it.protocol, it.port, it.weight.unwrap_or(100))).collect()
}

/// A conflict that is answered by using what exists.
pub(super) fn exists(code: ConflictCode, thing: &str, id: &str) -> Diagnostic {
    Diagnostic::new(rules::CALL_EXISTS).arg("code", code.as_str()).arg("thing", thing).arg("id", id)
}

/// How a REST API is published. Its services are stated here: a deployment takes none.
fn deploy_config(checked: &CheckedOptions<'_>) -> Option<HttpApiDeployConfig> {
    let backend = checked.options.backend.as_ref().filter(|_| checked.rest)?;
    let scene = Scene::of(backend.scene.as_deref()?)?;
    let services = backend.services.iter().map(|service| DeployServiceConfig {
        service_id: service
            .service
            .as_deref()
            .and_then(|key| checked.services.get(key))
            .map(|part| part.id.text()),
        protocol: service.protocol.clone(),
        port: service.port.and_then(|port| i32::try_from(port).ok()),
        weight: Some(service.weight.unwrap_or(100)),
        ..DeployServiceConfig::default()
    });
    let services: Vec<_> = services.collect();
    let domains: Vec<_> = domain_ids(checked).map(Id::text).collect();
    Some(HttpApiDeployConfig {
        environment_id: Some(checked.environment.to_owned()),
        gateway_id: Some(checked.gateway.to_owned()),
        gateway_type: Some(checked.options.gateway_type.clone()),
        auto_deploy: Some(false),
        backend_scene: Some(scene.as_str().to_owned()),
        service_configs: Some(services).filter(|services| !services.is_empty()),
        custom_domain_ids: Some(domains).filter(|domains| !domains.is_empty()),
        ..HttpApiDeployConfig::default()
    })
}

/// Records the places of ids in the body of a REST API.
fn with_ids(checked: &CheckedOptions<'_>, mut builder: CallBuilder) -> CallBuilder {
    for (at, id) in deploy_ids(checked) {
        builder = builder.needs(&at, id);
    }
    builder
}

/// The places of ids in the body of a REST API.
fn deploy_ids<'s>(checked: &'s CheckedOptions<'_>) -> Vec<(String, &'s Id)> {
    let backend = checked.options.backend.as_ref().filter(|_| checked.rest);
    let services = backend.into_iter().flat_map(|backend| &backend.services).enumerate();
    let services = services.filter_map(|(at, service)| {
        let part = checked.services.get(service.service.as_deref()?)?;
        Some((format!("/body/deployConfigs/0/serviceConfigs/{at}/serviceId"), &part.id))
    });
    let domains = domain_ids(checked).filter(|_| checked.rest).enumerate();
    let domains = domains.map(|(at, id)| (format!("/body/deployConfigs/0/customDomainIds/{at}"), id));
    services.chain(domains).collect()
}

/// Ids of all domains, in the options' order.
pub(super) fn domain_ids<'s>(checked: &'s CheckedOptions<'_>) -> impl Iterator<Item = &'s Id> {
    checked.options.domains.keys().filter_map(|name| checked.domains.get(name.as_str())).map(|part| &part.id)
}

fn is_version(info: &HttpApiApiInfo, wanted: &HttpApiVersionConfig) -> bool {
    let has = info.version_info.as_ref().filter(|info| info.enable == Some(true));
    has.is_some_and(|info| info.version == wanted.version)
}

fn is_deployed_on(info: &HttpApiApiInfo, gateway: &str) -> bool {
    let environments = info.environments.iter().flatten().filter_map(|it| it.gateway_info.as_ref());
    let mut gateways = environments.filter_map(|it| it.gateway_id.as_deref());
    let configs = info.deploy_configs.iter().flatten();
    gateways.any(|id| id == gateway)
        || configs.filter_map(|config| config.get("gatewayId")).any(|id| id.as_str() == Some(gateway))
}
