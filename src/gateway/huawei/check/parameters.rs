//! Parameters of requests, and of what the backend gets.

use super::terms::{
    CHARACTER, CONFLICT, Checked, MANY, MISSING, Member, RANGE, TWICE, UNDECLARED, fault, named, number,
    remark, required, text, variables,
};
use crate::gateway::huawei::limits;
use crate::gateway::huawei::wire::{ApiCreate, BackendParamBase, ReqParamBase};
use crate::tables::HashSet;

pub(super) const PLACES: &[&str] = &["PATH", "QUERY", "HEADER"];

pub(super) fn all(payload: &ApiCreate) -> Checked {
    let records = payload.req_params.as_deref().unwrap_or_default();
    if records.len() > limits::PARAMETERS {
        return fault("req_params", MANY);
    }
    if !records.is_empty() && payload.backend_type.as_deref() == Some("GRPC") {
        return fault("req_params", CONFLICT);
    }
    // There are at most 50, so that nothing is gained by a table.
    for (at, record) in records.iter().enumerate() {
        one(at, record)?;
        // APIG.3209; names are compared without regard to case.
        let name = record.name.as_deref().unwrap_or_default();
        let is_same =
            |other: &ReqParamBase| other.name.as_ref().is_some_and(|one| one.eq_ignore_ascii_case(name));
        if records.iter().take(at).any(is_same) {
            return fault(format!("req_params[{at}].name"), TWICE);
        }
    }
    if records.iter().filter(|record| record.orchestrations.is_some()).count() > 1 {
        return fault("req_params.orchestrations", MANY);
    }
    // APIG.2026
    let has_path = |name: &str| {
        let of_path = records.iter().filter(|record| record.location.as_deref() == Some("PATH"));
        of_path.into_iter().any(|record| record.name.as_deref() == Some(name))
    };
    let path = payload.req_uri.as_deref().unwrap_or_default();
    if variables(path).any(|name| !has_path(name)) {
        return fault("req_uri", UNDECLARED);
    }
    of_backend("backend_params", payload.backend_params.as_deref(), records)
}

fn one(at: usize, record: &ReqParamBase) -> Checked {
    let member = |name: &'static str| Member { list: "req_params", index: at, name };
    let name = record.name.as_deref();
    named(member("name"), name, &limits::PARAMETER_NAME)?;
    required(member("location"), record.location.as_deref(), PLACES)?;
    required(member("type"), record.r#type.as_deref(), &["STRING", "NUMBER"])?;
    let name = name.unwrap_or_default();
    let location = record.location.as_deref().unwrap_or_default();
    if limits::is_reserved(name) || location == "HEADER" && limits::is_refused_header(name) {
        return fault(member("name"), CHARACTER);
    }
    number(member("required"), record.required, 1, if location == "PATH" { 1 } else { 2 })?;
    number(member("valid_enable"), record.valid_enable, 1, 2)?;
    number(member("pass_through"), record.pass_through, 1, 2)?;
    remark(member("default_value"), record.default_value.as_deref())?;
    remark(member("sample_value"), record.sample_value.as_deref())?;
    remark(member("remark"), record.remark.as_deref())?;
    let is_number = record.r#type.as_deref() == Some("NUMBER");
    let whole = i64::from(i32::MAX);
    let bounds = [("min_num", record.min_num, -whole, true), ("max_num", record.max_num, -whole, true)];
    let lengths = [("min_size", record.min_size, 0, false), ("max_size", record.max_size, 0, false)];
    for (name, value, least, of_number) in bounds.into_iter().chain(lengths) {
        number(member(name), value, least, whole)?;
        if value.is_some() && of_number != is_number {
            return fault(member(name), CONFLICT);
        }
    }
    for (name, least, most) in
        [("max_num", record.min_num, record.max_num), ("max_size", record.min_size, record.max_size)]
    {
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            return fault(member(name), RANGE);
        }
    }
    Ok(())
}

pub(super) fn of_backend(
    at: &str,
    records: Option<&[BackendParamBase]>,
    declared: &[ReqParamBase],
) -> Checked {
    let is_declared = |name: &str| declared.iter().any(|record| record.name.as_deref() == Some(name));
    let mut places = HashSet::default();
    for (index, record) in records.unwrap_or_default().iter().enumerate() {
        let member = |name: &'static str| Member { list: at, index, name };
        required(member("origin"), record.origin.as_deref(), &["REQUEST", "CONSTANT", "SYSTEM"])?;
        named(member("name"), record.name.as_deref(), &limits::PARAMETER_NAME)?;
        required(member("location"), record.location.as_deref(), PLACES)?;
        remark(member("remark"), record.remark.as_deref())?;
        let name = record.name.as_deref().unwrap_or_default().to_ascii_lowercase();
        if limits::is_reserved(&name) {
            return fault(member("name"), CHARACTER);
        }
        let Some(value) = record.value.as_deref().filter(|value| !value.is_empty()) else {
            return fault(member("value"), MISSING);
        };
        text(member("value"), Some(value), limits::REMARK)?;
        let is_known = match record.origin.as_deref() {
            // APIG.2028
            Some("REQUEST") => is_declared(value),
            Some("SYSTEM") => value.starts_with("$context."),
            _ => true,
        };
        if !is_known {
            return fault(member("value"), UNDECLARED);
        }
        if !places.insert((record.location.as_deref(), name)) {
            return fault(member("name"), TWICE);
        }
    }
    Ok(())
}

/// Each variable of a backend's path is a parameter of its path (APIG.2027).
pub(super) fn of_path(at: &str, path: Option<&str>, records: Option<&[BackendParamBase]>) -> Checked {
    let in_path = |record: &&BackendParamBase| record.location.as_deref() == Some("PATH");
    let records = records.unwrap_or_default().iter().filter(in_path);
    let names: HashSet<&str> = records.filter_map(|record| record.name.as_deref()).collect();
    if variables(path.unwrap_or_default()).any(|name| !names.contains(name)) {
        return fault(at, UNDECLARED);
    }
    Ok(())
}
