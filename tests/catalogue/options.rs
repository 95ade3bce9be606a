//! The options that an example or a fixture states, as JSON. What is not stated is the default; a member that is not an
//! option is a fault of the example.

use oasgate::ImportOptions;
use oasgate::aliyun::MappingOptions;
use oasgate::openapi::DuplicateOperationIds;
use oasgate::route::ConflictOptions;
use oasgate::source::Limits;
use serde_json::Value;

/// `{limits: {bytes, depth, nodes, aliasExpansion}, operationQuota, accept31, leaveOutWarned, literalPaths,
/// defaultName, server, serverVariables, duplicateOperationIds}`; `duplicateOperationIds` is `rename` or `refuse`.
pub(super) fn import(json: Value) -> ImportOptions {
    let mut options = ImportOptions::default();
    for (name, value) in members(json) {
        match name.as_str() {
            "limits" => options.limits = limits(value),
            "operationQuota" => options.operation_quota = Some(number(&value)),
            "accept31" => options.accept_3_1 = flag(&value),
            "leaveOutWarned" => options.leave_out_warned = flag(&value),
            "literalPaths" => options.literal_paths = flag(&value),
            "defaultName" => options.default_name = value.as_str().map(str::to_owned),
            "server" => options.server = value.as_str().map(Into::into),
            "serverVariables" => options.server_variables = serde_json::from_value(value).unwrap(),
            "duplicateOperationIds" => {
                options.duplicate_operation_ids = match value.as_str() {
                    Some("rename") => DuplicateOperationIds::Rename,
                    Some("refuse") => DuplicateOperationIds::Refuse,
                    _ => panic!("{value} is neither `rename` nor `refuse`"),
                }
            }
            other => panic!("no import option is called `{other}`"),
        }
    }
    options
}

fn limits(json: Value) -> Limits {
    let mut limits = Limits::default();
    for (name, value) in members(json) {
        *match name.as_str() {
            "bytes" => &mut limits.bytes,
            "depth" => &mut limits.depth,
            "nodes" => &mut limits.nodes,
            "aliasExpansion" => limits.alias_expansion.get_or_insert_default(),
            "copies" => limits.copies.get_or_insert_default(),
            other => panic!("no limit is called `{other}`"),
        } = number(&value);
    }
    limits
}

/// `{contractBytes, literalPaths, extensions}`
pub(super) fn records(json: Value) -> MappingOptions {
    let mut options = MappingOptions::default();
    for (name, value) in members(json) {
        match name.as_str() {
            "contractBytes" => options.contract_bytes = number(&value),
            "literalPaths" => options.literal_paths = flag(&value),
            "extensions" => options.extensions = flag(&value),
            other => panic!("no option of records is called `{other}`"),
        }
    }
    options
}

/// `{perRoute, total, steps, stepsPerRoute}`
pub(super) fn conflicts(json: Value) -> ConflictOptions {
    let mut options = ConflictOptions::default();
    for (name, value) in members(json) {
        *match name.as_str() {
            "perRoute" => &mut options.per_route,
            "total" => &mut options.total,
            "steps" => &mut options.steps,
            "stepsPerRoute" => &mut options.steps_per_route,
            other => panic!("no option of conflicts is called `{other}`"),
        } = number(&value);
    }
    options
}

fn members(json: Value) -> serde_json::Map<String, Value> {
    let Value::Object(members) = json else { panic!("options are an object, not {json}") };
    members
}

fn number(json: &Value) -> usize {
    json.as_u64().unwrap_or_else(|| panic!("{json} is not a number")) as usize
}

fn flag(json: &Value) -> bool {
    json.as_bool().unwrap_or_else(|| panic!("{json} is not true or false"))
}
