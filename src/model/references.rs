//! Which components a part of the model refers to.

use super::{
    Callback, Encoding, Example, Header, Link, Map, MediaType, Operation, Parameter, RefOr, RequestBody,
    Response, Responses, Schema, SecurityRequirement, SecurityScheme,
};
use crate::subject::ComponentKind;

/// Something that may refer to components.
pub(crate) trait References {
    /// Calls a function with every component that is referred to, once for each reference.
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str));
}

impl<T: References> References for RefOr<T> {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        match self {
            Self::Reference(target) => found(target.0.kind, &target.0.name),
            Self::Item(item) => item.references(found),
        }
    }
}

impl<T: References> References for Option<T> {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        if let Some(item) = self {
            item.references(found);
        }
    }
}

impl<K, T: References> References for Map<K, T> {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        for item in self.values() {
            item.references(found);
        }
    }
}

impl<T: References> References for Vec<T> {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        for item in self {
            item.references(found);
        }
    }
}

impl References for SecurityRequirement {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        for scheme in self.0.keys() {
            found(ComponentKind::SecurityScheme, scheme);
        }
    }
}

impl References for Schema {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        self.for_each_reference(found);
    }
}

impl References for Callback {
    fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        // A callback is kept verbatim; every string member `$ref` in it is taken for a reference.
        let mut pending = vec![self.0.node()];
        while let Some(node) = pending.pop() {
            for (key, child) in node.entries() {
                match child.as_str() {
                    Some(target) if key.text() == "$ref" => {
                        if let Some((component, _)) = super::reference::component_of(target) {
                            found(component.kind, &component.name);
                        }
                    }
                    _ => pending.push(child),
                }
            }
            pending.extend(node.items());
        }
    }
}

/// The members of a type that may refer to components.
macro_rules! references {
    ($($type:ident { $($field:ident),* })+) => {$(
        impl References for $type {
            #[allow(unused_variables, reason = "a type without such members")]
            fn references(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
                $(self.$field.references(found);)*
            }
        }
    )+};
}

references! {
    Responses { statuses }
    Operation { parameters, request_body, responses, callbacks, security }
    Parameter { schema, content, examples }
    RequestBody { content }
    Response { headers, content, links }
    Header { schema, content, examples }
    MediaType { schema, examples, encoding }
    Encoding { headers }
    Example {}
    Link {}
    SecurityScheme {}
}
