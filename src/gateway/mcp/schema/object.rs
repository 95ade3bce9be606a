//! What is asked about the keywords of a schema before they are lowered.

use super::lower::{Full, Lowering};
use crate::source::Node;
use crate::tables::{HashMap, HashSet};

/// What the keywords of an object say about one another.
pub(super) struct Object<'d> {
    pub(super) is_nullable: bool,
    pub(super) is_composed: bool,
    exclusive: HashMap<&'static str, bool>,
    /// Properties that are left out.
    pub(super) hidden: HashSet<&'d str>,
}

impl<'d> Object<'d> {
    pub(super) fn read(node: Node<'d>, lowering: &mut Lowering<'_, '_>) -> Result<Self, Full> {
        let mut object = Self {
            is_nullable: false,
            is_composed: false,
            exclusive: HashMap::default(),
            hidden: HashSet::default(),
        };
        for (key, child) in node.entries() {
            match key.text() {
                "nullable" => object.is_nullable = child.as_bool() == Some(true),
                "allOf" | "oneOf" | "anyOf" | "not" => object.is_composed = true,
                "exclusiveMinimum" => {
                    object.exclusive.insert("minimum", child.as_bool() == Some(true));
                }
                "exclusiveMaximum" => {
                    object.exclusive.insert("maximum", child.as_bool() == Some(true));
                }
                "properties" => {
                    lowering.spend_on(child.entries())?;
                    let hidden = child.entries().filter(|(_, property)| lowering.is_hidden(*property));
                    object.hidden = hidden.map(|(name, _)| name.text()).collect();
                }
                _ => {}
            }
        }
        Ok(object)
    }

    pub(super) fn excludes(&self, bound: &str) -> bool {
        self.exclusive.get(bound) == Some(&true)
    }
}

/// Whether a keyword has schemas in it that mean something.
pub(super) fn has_schemas(key: &str, child: Node<'_>) -> bool {
    match key {
        "allOf" | "oneOf" | "anyOf" | "not" => true,
        "properties" => child.is_object(),
        "items" => child.is_array() || child.is_object() || child.as_bool().is_some(),
        "additionalProperties" => child.is_object() || child.as_bool().is_some(),
        _ => false,
    }
}
