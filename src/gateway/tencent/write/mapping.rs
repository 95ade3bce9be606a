//! What the backend gets: variables of its path, parameters of the request by other names, and constants.

use super::Writer;
use super::front::Front;
use super::params::{Part, position};
use crate::gateway::shared::ledger::Fate;
use crate::gateway::tencent::check;
use crate::gateway::tencent::options::BackendOptions;
use crate::gateway::tencent::wire::{
    ConstantParameter, CreateApiRequest, RequestParameter, ServiceParameter,
};
use crate::model::ParameterLocation;
use crate::model::operator::{BackendParameter, BackendValue, RequestParameter as Origin};

impl<'a> Writer<'a> {
    /// Writes what an operator says that the backend gets, then what the options say, and before them each variable of the
    /// backend's path that neither has.
    pub(super) fn parameters(&mut self, part: &Part<'a>, front: &Front<'_>, payload: &mut CreateApiRequest) {
        let own = part.options.and_then(|options| options.backend.as_ref());
        // The parameters of another backend are of no use to this one.
        let is_own = own.and_then(BackendOptions::service_type).is_some();
        let stated = part.operator.backend.as_deref().filter(|_| !is_own);
        let stated = stated.map(|backend| backend.parameters.as_slice());
        let mut all = Vec::new();
        for (at, parameter) in stated.unwrap_or_default().iter().enumerate() {
            match mapped(parameter, front, payload) {
                Some(Mapped::Request(record)) => all.push(record),
                Some(Mapped::Constant(record)) => {
                    payload.constant_parameters.get_or_insert_default().push(record);
                }
                None => {
                    let member = format!("/backend/parameters/{at}");
                    self.notes.setting(part, &member, Fate::Lost, None);
                }
            }
        }
        if let Some(own) = part.options {
            all.extend(own.service_parameters.iter().cloned());
            payload.constant_parameters.get_or_insert_default().extend(own.constant_parameters.clone());
        }
        let mut of_path = of_path(payload, &all);
        of_path.append(&mut all);
        payload.service_parameters = Some(of_path).filter(|all| !all.is_empty());
        payload.constant_parameters = payload.constant_parameters.take().filter(|all| !all.is_empty());
    }
}

enum Mapped {
    Request(ServiceParameter),
    Constant(ConstantParameter),
}

/// A parameter of the backend, in the gateway's words; none where it has none. Cookies and what the gateway knows about a
/// request are such.
fn mapped(parameter: &BackendParameter, front: &Front<'_>, payload: &CreateApiRequest) -> Option<Mapped> {
    let is_cookie = |location| location == ParameterLocation::Cookie;
    if payload.service_config.is_none() || is_cookie(parameter.location) {
        return None;
    }
    let place = Some(position(parameter.location).into());
    match &parameter.value {
        BackendValue::Constant(value) => Some(Mapped::Constant(ConstantParameter {
            name: Some(parameter.name.clone()),
            desc: parameter.description.clone(),
            position: place,
            default_value: Some(value.clone()),
            ..ConstantParameter::default()
        })),
        BackendValue::Request(origin) if !is_cookie(origin.location) => {
            let origin = declared(origin, front, payload)?;
            Some(Mapped::Request(ServiceParameter {
                name: Some(parameter.name.as_str().into()),
                position: place,
                relevant_request_parameter_desc: parameter.description.clone(),
                ..of_request(origin)
            }))
        }
        _ => None,
    }
}

/// The parameter of the request that one of the model is.
fn declared<'p>(
    origin: &Origin,
    front: &Front<'_>,
    payload: &'p CreateApiRequest,
) -> Option<&'p RequestParameter> {
    let renamed = front.variables.iter().find(|(name, _)| *name == origin.name);
    let renamed = renamed.filter(|_| origin.location == ParameterLocation::Path);
    let name = renamed.map_or(&origin.name, |(_, given)| given);
    let place = position(origin.location);
    let mut records = payload.request_parameters.iter().flatten();
    records.find(|record| record.name.as_deref() == Some(name) && record.position.as_deref() == Some(place))
}

/// The variables of the backend's path that it does not get otherwise.
fn of_path(payload: &CreateApiRequest, others: &[ServiceParameter]) -> Vec<ServiceParameter> {
    let path = payload.service_config.as_ref().and_then(|config| config.path.as_deref());
    let used: Vec<&str> = check::variables(path.unwrap_or_default()).collect();
    let is_other = |record: &RequestParameter| {
        others.iter().any(|other| other.name == record.name && other.position == record.position)
    };
    let records = payload.request_parameters.iter().flatten().filter(|record| {
        let is_used = record.name.as_deref().is_some_and(|name| used.contains(&name));
        record.position.as_deref() == Some("PATH") && is_used && !is_other(record)
    });
    records.map(of_request).collect()
}

/// What a backend gets of a parameter of the request: the same.
fn of_request(record: &RequestParameter) -> ServiceParameter {
    ServiceParameter {
        name: record.name.clone(),
        position: record.position.clone(),
        relevant_request_parameter_position: record.position.clone(),
        relevant_request_parameter_name: record.name.clone(),
        relevant_request_parameter_type: record.r#type.clone(),
        ..ServiceParameter::default()
    }
}
