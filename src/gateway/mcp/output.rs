//! The answer of a call that goes well.

use super::state::Reader;
use super::tool::Output;
use crate::gateway::shared::values::{is_json, resolve};
use crate::model::Operation;

/// The answer with the smallest status of success; `2XX` comes after all, and `default` is not one.
pub(super) fn of<'a>(reader: &mut Reader<'a>, operation: &'a Operation) -> Option<Output> {
    let statuses = operation.responses.statuses.iter();
    let successes = statuses.filter(|(status, _)| status.len() == 3 && status.starts_with('2'));
    let (status, stated) = successes.min_by_key(|(status, _)| status.to_ascii_uppercase())?;
    let response = resolve(stated, &reader.api.components.responses).ok()?;
    let content = &response.content;
    let chosen =
        content.iter().find(|(name, _)| is_json(name) || name.starts_with("*/")).or_else(|| content.first());
    let schema = chosen.filter(|(name, _)| is_json(name) || name.starts_with("*/"));
    let schema = schema.and_then(|(_, media)| media.schema.as_ref());
    Some(Output {
        status: status.to_string(),
        media_type: chosen.map(|(name, _)| name.to_string()),
        schema: schema.map(|schema| reader.schemas.value(schema)),
    })
}
