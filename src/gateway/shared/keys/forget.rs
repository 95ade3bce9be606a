//! Leaving keys out that a writer has the meaning of.

use std::sync::Arc;

use crate::model::{Api, Extensions, Operation, Parameter, RefOr};

/// Removes keys whose meaning was read: of the API, and of operations with their paths, parameters and responses.
pub(in crate::gateway) fn forget(api: &mut Arc<Api>, is_read: impl Fn(&str) -> bool) {
    let has_any = |extensions: &Extensions| extensions.keys().any(|key| is_read(key));
    if !all(api).any(has_any) {
        return;
    }
    let api = Arc::make_mut(api);
    let from = |extensions: &mut Extensions| {
        if has_any(extensions) {
            extensions.retain(|key, _| !is_read(key));
        }
    };
    let from_parameter = |parameter: &mut RefOr<Parameter>| {
        if let RefOr::Item(item) = parameter
            && has_any(&item.extensions)
        {
            from(&mut Arc::make_mut(item).extensions);
        }
    };
    from(&mut api.about.extensions);
    from(&mut api.about.components_extensions);
    api.components.parameters.values_mut().for_each(from_parameter);
    for operation in api.operations.values_mut() {
        from(&mut operation.extensions);
        from(&mut operation.path_item.extensions);
        operation.parameters.values_mut().for_each(from_parameter);
        from(&mut operation.responses.extensions);
        for response in operation.responses.statuses.values_mut() {
            if let RefOr::Item(item) = response
                && has_any(&item.extensions)
            {
                from(&mut Arc::make_mut(item).extensions);
            }
        }
    }
}

/// The keys of all these parts.
fn all(api: &Api) -> impl Iterator<Item = &Extensions> {
    let about = [&api.about.extensions, &api.about.components_extensions];
    let shared = api.components.parameters.values().filter_map(RefOr::item).map(|item| &item.extensions);
    about.into_iter().chain(shared).chain(api.operations.values().flat_map(of_operation))
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = &Extensions> {
    let own = [&operation.extensions, &operation.path_item.extensions, &operation.responses.extensions];
    let parameters = operation.parameters.values().filter_map(RefOr::item).map(|item| &item.extensions);
    let responses =
        operation.responses.statuses.values().filter_map(RefOr::item).map(|item| &item.extensions);
    own.into_iter().chain(parameters).chain(responses)
}
