//! What the backend gets beside what came in.

use super::params::Part;
use super::path::Front;
use super::writer::Writer;
use crate::gateway::huawei::backend_parameters::{place, written};
use crate::gateway::huawei::limits;
use crate::gateway::huawei::options::BackendOptions;
use crate::gateway::huawei::wire::{ApiCreate, BackendParamBase};
use crate::gateway::shared::ledger::{Fate, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::write::text::{Angles, fitting};
use crate::model::ParameterLocation;
use crate::model::operator::{BackendParameter, BackendValue, RequestParameter};
use crate::subject::Subject;
use crate::tables::HashSet;

impl<'a> Writer<'a> {
    /// What the backend gets: each variable of its path, what an operator says, and what the options add.
    pub(super) fn backend_parameters(
        &mut self,
        part: &Part<'a>,
        front: &Front<'_>,
        payload: &ApiCreate,
    ) -> Vec<BackendParamBase> {
        let own = part.options.into_iter().flat_map(|options| &options.backend_parameters);
        let added: Vec<_> = self.options.backend_parameters.iter().chain(own).cloned().collect();
        let stated = self.stated_parameters(part, front, payload, &added);
        let is_stated = |name: &str| stated.iter().any(|one| is_at(one, ParameterLocation::Path, name));
        let web = payload.backend_api.as_ref();
        let path = web.and_then(|web| web.req_uri.as_deref()).unwrap_or_default();
        let used = |name: &str| path.contains(&["{", name, "}"].concat()) && !is_stated(name);
        let of_path =
            front.variables.iter().filter(|(_, name)| used(name)).map(|(_, name)| BackendParamBase {
                origin: Some("REQUEST".to_owned()),
                name: Some(name.clone()),
                location: Some("PATH".to_owned()),
                value: Some(name.clone()),
                ..BackendParamBase::default()
            });
        let mut all: Vec<_> = of_path.collect();
        all.extend(stated);
        all.extend(added);
        all
    }

    /// The parameters that an operator states, as far as the gateway takes them. What the options add has precedence.
    fn stated_parameters(
        &mut self,
        part: &Part<'a>,
        front: &Front<'_>,
        payload: &ApiCreate,
        added: &[BackendParamBase],
    ) -> Vec<BackendParamBase> {
        let Some(backend) = part.operator.backend.as_deref() else { return Vec::new() };
        let options = part.options.and_then(|options| options.backend.as_ref());
        let is_elsewhere = options.is_some_and(BackendOptions::has_destination);
        let is_known =
            |one: &BackendParameter| added.iter().any(|other| is_at(other, one.location, &one.name));
        let mut places = HashSet::default();
        let mut records = Vec::new();
        let of_operation = part.operation.operator.backend.as_deref();
        let is_own = of_operation.is_some_and(|own| !own.parameters.is_empty());
        let subject = if is_own { part.subject.clone() } else { Subject::Api };
        for (index, one) in backend.parameters.iter().enumerate() {
            let found = record(one, front, payload).filter(|_| !is_elsewhere);
            if found.as_ref().is_some_and(|(record, _)| added.contains(record)) {
                continue;
            }
            let pointer = || below("/operator/backend/parameters", &index.to_string());
            let is_first = |_: &_| places.insert((one.location, one.name.to_ascii_lowercase()));
            let Some((record, is_cut)) = found.filter(|_| !is_known(one)).filter(is_first) else {
                self.notes.note_once(
                    &subject,
                    (rules::CONVERT_SETTINGS_DROPPED, Fate::Lost),
                    pointer(),
                    None,
                );
                continue;
            };
            if is_cut {
                let rule = (rules::CONVERT_TEXT_CUT, Fate::Truncated);
                self.notes.note_once(&subject, rule, pointer() + "/description", None);
            }
            records.push(record);
        }
        records
    }
}

fn is_at(record: &BackendParamBase, location: ParameterLocation, name: &str) -> bool {
    record.location.as_deref() == place(location)
        && record.name.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name))
}

/// A parameter as the gateway takes it: a valid name, a value, and of parameters of the request those that are declared.
/// Says whether its description was cut.
fn record(
    parameter: &BackendParameter,
    front: &Front<'_>,
    payload: &ApiCreate,
) -> Option<(BackendParamBase, bool)> {
    let name = parameter.name.as_str();
    let is_valid = limits::PARAMETER_NAME.allows(name) && !limits::is_reserved(&name.to_ascii_lowercase());
    let of_request = match &parameter.value {
        BackendValue::Request(request) => declared(request, front, payload)?,
        _ => String::new(),
    };
    let mut record = written(parameter, &of_request).filter(|_| is_valid)?;
    let length = record.value.as_deref().unwrap_or_default().chars().take(limits::REMARK + 1).count();
    let (remark, is_cut) = fitting(record.remark.take().unwrap_or_default(), limits::REMARK, Angles::Removed);
    record.remark = Some(remark).filter(|remark| !remark.is_empty());
    (1..=limits::REMARK).contains(&length).then_some((record, is_cut))
}

/// What the gateway calls a parameter of the request.
fn declared(request: &RequestParameter, front: &Front<'_>, payload: &ApiCreate) -> Option<String> {
    let is_variable = request.location == ParameterLocation::Path;
    let mut variables = front.variables.iter().filter(|_| is_variable);
    let given = variables.find(|(name, _)| *name == request.name).map_or(&request.name, |(_, given)| given);
    let place = place(request.location)?;
    let is_there = payload
        .req_params
        .iter()
        .flatten()
        .any(|record| record.name.as_ref() == Some(given) && record.location.as_deref() == Some(place));
    is_there.then(|| given.clone())
}
