//! The API's own record.

use super::options::MappingOptions;
use super::read;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::api_record::HttpApiApiInfo;
use crate::gateway::aliyun::rules;
use crate::gateway::shared::losses::NameList;
use crate::model::{About, Api, Map, normal_base_path};
use crate::subject::{ComponentKind, Subject};

/// How many bytes the description of an API may have.
pub(in crate::gateway::aliyun) const MAX_DESCRIPTION: usize = 255;

pub(super) fn about_of(info: &HttpApiApiInfo, options: MappingOptions) -> About {
    About {
        name: info.name.clone().unwrap_or_default(),
        description: info.description.clone(),
        base_path: info.base_path.as_deref().map(normal_base_path),
        extensions: if options.extensions { read::extensions(&info.other) } else { Map::default() },
        ..About::default()
    }
}

pub(super) fn project_about(
    about: &About,
    options: MappingOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> About {
    About {
        name: about.name.clone(),
        description: about.description.as_deref().map(|text| fitting(text, diagnostics).to_owned()),
        base_path: about.base_path.clone(),
        extensions: if options.extensions { about.extensions.clone() } else { Map::default() },
        ..About::default()
    }
}

pub(super) fn write_about(
    about: &About,
    info: &mut HttpApiApiInfo,
    options: MappingOptions,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let before = about_of(info, options);
    if before.name != about.name {
        info.name = Some(about.name.clone());
    }
    if before.description != about.description {
        info.description = about.description.as_deref().map(|text| fitting(text, diagnostics).to_owned());
    }
    if before.base_path != about.base_path && about.base_path.is_some() {
        info.base_path.clone_from(&about.base_path);
    }
    if before.extensions != about.extensions && options.extensions {
        info.other.retain(|key, _| !key.starts_with("x-"));
        info.other.extend(about.extensions.clone());
    }
    // An API of the gateway has a type and a base path in any case.
    info.r#type.get_or_insert_with(|| "Rest".to_owned());
    info.base_path.get_or_insert_with(|| "/".to_owned());
}

/// The description as far as there is room for it.
pub(in crate::gateway::aliyun) fn fitting<'a>(text: &'a str, diagnostics: &mut Vec<Diagnostic>) -> &'a str {
    if text.len() <= MAX_DESCRIPTION {
        return text;
    }
    let found = Diagnostic::new(rules::API_DESCRIPTION_TRUNCATED).about(Subject::Api);
    diagnostics.push(found.arg("bytes", text.len().to_string()).arg("limit", MAX_DESCRIPTION.to_string()));
    let whole = (0..=MAX_DESCRIPTION).rev().find_map(|end| text.get(..end));
    whole.unwrap_or_default()
}

/// Reports what no record of the API can hold, including components that are not data structures.
pub(super) fn api_losses(
    api: &Api,
    operator: &[String],
    options: MappingOptions,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let about = &api.about;
    let mut details = NameList::default();
    details.add_if(!about.version.is_empty(), "info.version");
    details.add_if(about.terms_of_service.is_some(), "info.termsOfService");
    details.add_if(about.contact.is_some(), "info.contact");
    details.add_if(about.license.is_some(), "info.license");
    details.add_if(!about.servers.is_empty(), "servers");
    details.add_if(about.security.is_some(), "security");
    details.add_if(!about.tags.is_empty(), "tags");
    details.add_if(about.external_docs.is_some(), "externalDocs");
    if !options.extensions {
        details.add_keys("", about.extensions.keys().map(String::as_str));
    }
    details.add_keys("info.", about.info_extensions.keys().map(String::as_str));
    details.add_keys("paths.", about.paths_extensions.keys().map(String::as_str));
    details.add_keys("components.", about.components_extensions.keys().map(String::as_str));
    details.add_keys("operator.", operator.iter().map(String::as_str));
    if let Some(list) = details.list() {
        diagnostics
            .push(Diagnostic::new(rules::API_DETAILS_DROPPED).about(Subject::Api).arg("details", list));
    }
    for key in api.components.keys() {
        let rule = match key.kind {
            ComponentKind::Schema => continue,
            ComponentKind::Parameter
            | ComponentKind::Response
            | ComponentKind::RequestBody
            | ComponentKind::Example => rules::COMPONENT_INLINED,
            ComponentKind::Header
            | ComponentKind::SecurityScheme
            | ComponentKind::Link
            | ComponentKind::Callback => rules::COMPONENT_NOT_STORED,
        };
        diagnostics.push(Diagnostic::new(rule).about(key));
    }
}
