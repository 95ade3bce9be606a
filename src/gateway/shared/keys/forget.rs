//! Leaving keys out that a writer has the meaning of.

use std::sync::Arc;

use crate::model::{Api, Extensions, Parameter, RefOr};

/// Removes keys whose meaning was read: of the API, and of operations with their paths, parameters and responses.
pub(in crate::gateway) fn forget(api: &mut Api, is_read: impl Fn(&str) -> bool) {
    let has_any = |extensions: &Extensions| extensions.keys().any(|key| is_read(key));
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
