//! What the backend gets beside what came in, as an operator says it.

use super::Writer;
use super::front::Front;
use super::params::{Part, position};
use crate::gateway::shared::ledger::Fate;
use crate::gateway::tencent::check;
use crate::gateway::tencent::options::{BackendOptions, OperationOptions};
use crate::gateway::tencent::wire::{
    ConstantParameter, CreateApiRequest, RequestParameter, ServiceParameter,
};
use crate::model::ParameterLocation;
use crate::model::operator::{BackendParameter, BackendValue};

/// Parameters in the gateway's words.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) of_request: Vec<ServiceParameter>,
    pub(super) constants: Vec<ConstantParameter>,
}

impl<'a> Writer<'a> {
    /// The parameters that an operator states, as far as the gateway takes them. What the options have for the same place
    /// counts.
    pub(super) fn stated_parameters(
        &mut self,
        part: &Part<'a>,
        front: &Front,
        payload: &CreateApiRequest,
    ) -> Stated {
        let mut stated = Stated::default();
        let own = part.options.and_then(|options| options.backend.as_ref());
        let Some(backend) = part.operator.backend.as_deref() else { return stated };
        if own.and_then(BackendOptions::service_type).is_some() {
            // The whole backend is noted.
            return stated;
        }
        let is_web = check::has_path(payload.service_type.as_deref().unwrap_or_default());
        for (index, one) in backend.parameters.iter().enumerate() {
            if is_made(one, front) && is_web {
                continue;
            }
            let is_of_options = is_constant(&self.options.constant_parameters, one)
                || part.options.is_some_and(|own| has(own, one));
            let is_free = is_web && !is_of_options && !stated.has(one);
            if !is_free || stated.add(one, front, payload).is_none() {
                self.notes.setting(part, &format!("/backend/parameters/{index}"), Fate::Lost, None);
            }
        }
        stated
    }
}

/// Whether the writer makes it of the variable of the path itself.
fn is_made(one: &BackendParameter, front: &Front) -> bool {
    let BackendValue::Request(request) = &one.value else { return false };
    let is_of_path = one.location == ParameterLocation::Path && request.location == one.location;
    is_of_path && front.given(&request.name) == one.name && one.description.is_none()
}

/// Whether the options have a parameter in the same place.
fn has(own: &OperationOptions, one: &BackendParameter) -> bool {
    is_of_request(&own.service_parameters, one) || is_constant(&own.constant_parameters, one)
}

fn is_of_request(records: &[ServiceParameter], one: &BackendParameter) -> bool {
    records.iter().any(|record| is_at(one, record.name.as_deref(), record.position.as_deref()))
}

fn is_constant(records: &[ConstantParameter], one: &BackendParameter) -> bool {
    records.iter().any(|record| is_at(one, record.name.as_deref(), record.position.as_deref()))
}

fn is_at(one: &BackendParameter, name: Option<&str>, place: Option<&str>) -> bool {
    name == Some(&one.name) && place == Some(position(one.location))
}

impl Stated {
    fn has(&self, one: &BackendParameter) -> bool {
        is_of_request(&self.of_request, one) || is_constant(&self.constants, one)
    }

    /// Adds a parameter; none where the gateway has no such place or value.
    fn add(&mut self, one: &BackendParameter, front: &Front, payload: &CreateApiRequest) -> Option<()> {
        let name = Some(one.name.clone()).filter(|name| !name.is_empty())?;
        let place = (one.location != ParameterLocation::Cookie).then(|| position(one.location).to_owned())?;
        match &one.value {
            BackendValue::Request(request) => {
                let given = front.given(&request.name);
                let wanted = if request.location == ParameterLocation::Path { given } else { &request.name };
                let is_origin = |record: &&RequestParameter| {
                    record.name.as_deref() == Some(wanted)
                        && record.position.as_deref() == Some(position(request.location))
                };
                let origin = payload.request_parameters.iter().flatten().find(is_origin)?;
                self.of_request.push(ServiceParameter {
                    name: Some(name),
                    position: Some(place),
                    relevant_request_parameter_position: origin.position.clone(),
                    relevant_request_parameter_name: origin.name.clone(),
                    relevant_request_parameter_type: origin.r#type.clone(),
                    relevant_request_parameter_desc: one.description.clone(),
                    ..ServiceParameter::default()
                });
            }
            BackendValue::Constant(value) if one.location != ParameterLocation::Path => {
                self.constants.push(ConstantParameter {
                    name: Some(name),
                    position: Some(place),
                    default_value: Some(value.clone()),
                    desc: one.description.clone(),
                    ..ConstantParameter::default()
                });
            }
            // What the gateway knows about a request is not for backends.
            BackendValue::Constant(_) | BackendValue::Context(_) => return None,
        }
        Some(())
    }
}
