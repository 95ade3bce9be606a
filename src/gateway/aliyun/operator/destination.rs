//! Who answers: a scene, services, and the mock that some records have.

use std::mem::take;

use super::super::operation_record::HttpApiMockContract;
use super::services::{Service, set_targets, targets};
use crate::model::operator::{Backend, Mock, Redirect};

/// The scene in which the gateway answers itself.
const MOCK: &str = "Mock";
const REDIRECT: &str = "Redirect";
/// One service; the reading side of the wire says `Single`.
const SINGLE: [&str; 2] = ["SingleService", "Single"];
const RATIO: &str = "MultiServiceByRatio";

/// What a scene with services and mock says. Without a mock of its own, the scene alone may say that there is one.
pub(super) fn read<S: Service>(
    scene: Option<&str>,
    services: &[S],
    mock: Option<&HttpApiMockContract>,
) -> Backend {
    let mock = mock.map(|mock| {
        let mock = read_mock(mock);
        Mock { disabled: mock.disabled || scene.is_some_and(|scene| scene != MOCK), ..mock }
    });
    Backend {
        targets: targets(services),
        mock: mock.or_else(|| (scene == Some(MOCK)).then(Mock::default)),
        redirect: (scene == Some(REDIRECT)).then(Redirect::default),
        ..Backend::default()
    }
}

/// Makes scene, services and mock, where there may be one, say what is wanted.
pub(super) fn write<S: Service>(
    wanted: &Backend,
    scene: &mut Option<String>,
    services: &mut Vec<S>,
    mock: Option<&mut Option<HttpApiMockContract>>,
) {
    let before = read(scene.as_deref(), services, mock.as_deref().and_then(Option::as_ref));
    let stated = |backend: &Backend| (backend.mock.clone(), backend.redirect.clone());
    if before.targets == wanted.targets && stated(&before) == stated(wanted) {
        return;
    }
    set_targets(services, &wanted.targets);
    set_scene(scene, wanted);
    if let Some(mock) = mock
        && read(scene.as_deref(), services, mock.as_ref()).mock != wanted.mock
    {
        write_mock(mock, wanted.mock.as_ref());
    }
}

/// As [`write`], over a list that may be absent.
pub(super) fn write_optional<S: Service>(
    wanted: &Backend,
    scene: &mut Option<String>,
    services: &mut Option<Vec<S>>,
    mock: Option<&mut Option<HttpApiMockContract>>,
) {
    let was_there = services.is_some();
    let mut list = take(services).unwrap_or_default();
    write(wanted, scene, &mut list, mock);
    *services = Some(list).filter(|list| was_there || !list.is_empty());
}

fn set_scene(scene: &mut Option<String>, wanted: &Backend) {
    let is_mocked = wanted.mock.as_ref().is_some_and(|mock| !mock.disabled);
    let word = match wanted.targets.len() {
        _ if is_mocked => Some(MOCK),
        _ if wanted.redirect.is_some() => Some(REDIRECT),
        0 => None,
        1 => Some(SINGLE[0]),
        _ => Some(RATIO),
    };
    let by_services = !matches!(word, Some(MOCK | REDIRECT));
    let keeps = scene.as_deref().is_some_and(|now| {
        // Scenes that choose by tag, content or model are about services, too.
        let is_known = SINGLE.contains(&now) || [MOCK, REDIRECT, RATIO].contains(&now);
        by_services && !is_known || word == Some(SINGLE[0]) && SINGLE.contains(&now)
    });
    if !keeps {
        *scene = word.map(str::to_owned);
    }
}

pub(super) fn read_mock(record: &HttpApiMockContract) -> Mock {
    Mock {
        disabled: record.enable == Some(false),
        status: record.response_code.and_then(|code| code.try_into().ok()),
        body: record.response_content.clone(),
        ..Mock::default()
    }
}

/// Makes the record of a mock say what is wanted, except for headers.
pub(super) fn write_mock(record: &mut Option<HttpApiMockContract>, wanted: Option<&Mock>) {
    let Some(wanted) = wanted else { return *record = None };
    let record = record.get_or_insert_default();
    let read = read_mock(record);
    if record.enable != Some(!wanted.disabled) {
        record.enable = Some(!wanted.disabled);
    }
    if read.status != wanted.status {
        record.response_code = wanted.status.map(Into::into);
    }
    record.response_content.clone_from(&wanted.body);
}
