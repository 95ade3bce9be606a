//! Parameters of requests, and of what the backend gets.

use super::backend::has_path;
use crate::gateway::shared::write::terms::{
    CONFLICT, Checked, Fault, MANY, MISSING, Member, TWICE, UNDECLARED, fault, required, variables,
};
use crate::gateway::tencent::limits;
use crate::gateway::tencent::wire::{CreateApiRequest, RequestParameter};

const PLACES: &[&str] = &["PATH", "QUERY", "HEADER"];

/// A parameter by its place, a position in [`PLACES`], and name.
type Key<'p> = (usize, &'p str);
const PATH: usize = 0;

/// Which place a member says.
fn place(member: impl Into<String>, place: Option<&str>) -> Result<usize, Fault> {
    required(member, place, PLACES)?;
    Ok(PLACES.iter().position(|known| place == Some(known)).unwrap_or_default())
}

pub(super) fn all(payload: &CreateApiRequest) -> Checked {
    let records = payload.request_parameters.as_deref().unwrap_or_default();
    if records.len() > limits::PARAMETERS {
        return fault("RequestParameters", MANY);
    }
    // They are few, so they are compared one by one.
    let mut declared = Vec::with_capacity(records.len());
    for (at, record) in records.iter().enumerate() {
        one(at, record, &mut declared)?;
    }
    let front = payload.request_config.as_ref().and_then(|front| front.path.as_deref());
    if variables(front.unwrap_or_default()).any(|name| !declared.contains(&(PATH, name))) {
        return fault("RequestConfig.Path", UNDECLARED);
    }
    if !has_path(payload.service_type.as_deref().unwrap_or_default()) {
        let of_service = payload.service_parameters.as_ref().map(|_| "ServiceParameters");
        let constants = payload.constant_parameters.as_ref().map(|_| "ConstantParameters");
        return of_service.or(constants).map_or(Ok(()), |member| fault(member, CONFLICT));
    }
    constants(payload)?;
    of_service(payload, &declared)
}

/// (`InvalidRequestParameters`)
fn one<'p>(at: usize, record: &'p RequestParameter, declared: &mut Vec<Key<'p>>) -> Checked {
    let member = |name: &'static str| Member { list: "RequestParameters", index: at, name };
    let Some(name) = record.name.as_deref().filter(|name| !name.is_empty()) else {
        return fault(member("Name"), MISSING);
    };
    let position = place(member("Position"), record.position.as_deref())?;
    required(member("Type"), record.r#type.as_deref(), limits::PARAMETER_TYPES)?;
    if declared.contains(&(position, name)) {
        return fault(member("Name"), TWICE);
    }
    declared.push((position, name));
    if position == PATH && record.required != Some(true) {
        return fault(member("Required"), CONFLICT);
    }
    Ok(())
}

/// (`InvalidConstantParameters`)
fn constants(payload: &CreateApiRequest) -> Checked {
    for (index, record) in payload.constant_parameters.iter().flatten().enumerate() {
        let member = |name: &'static str| Member { list: "ConstantParameters", index, name };
        if record.name.as_deref().is_none_or(str::is_empty) {
            return fault(member("Name"), MISSING);
        }
        required(member("Position"), record.position.as_deref(), PLACES)?;
        if record.default_value.is_none() {
            return fault(member("DefaultValue"), MISSING);
        }
    }
    Ok(())
}

/// (`InvalidServiceParameters`, `InvalidServiceParam`, `ParameterNotMatch`)
fn of_service(payload: &CreateApiRequest, declared: &[Key<'_>]) -> Checked {
    let mut given: Vec<Key<'_>> = Vec::new();
    for (index, record) in payload.service_parameters.iter().flatten().enumerate() {
        let member = |name: &'static str| Member { list: "ServiceParameters", index, name };
        let Some(name) = record.name.as_deref().filter(|name| !name.is_empty()) else {
            return fault(member("Name"), MISSING);
        };
        let position = place(member("Position"), record.position.as_deref())?;
        let origin = record.relevant_request_parameter_position.as_deref();
        let origin = place(member("RelevantRequestParameterPosition"), origin)?;
        let of_request = record.relevant_request_parameter_name.as_deref().unwrap_or_default();
        if !declared.contains(&(origin, of_request)) {
            return fault(member("RelevantRequestParameterName"), UNDECLARED);
        }
        if given.contains(&(position, name)) {
            return fault(member("Name"), TWICE);
        }
        given.push((position, name));
    }
    let config = payload.service_config.as_ref();
    let path = config.and_then(|config| config.path.as_deref()).unwrap_or_default();
    if variables(path).any(|name| !given.contains(&(PATH, name))) {
        return fault("ServiceConfig.Path", UNDECLARED);
    }
    Ok(())
}
