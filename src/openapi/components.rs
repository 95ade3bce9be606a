//! The shared parts of a document.

use crate::model::Components;
use crate::openapi::reader::Reader;
use crate::openapi::reader::report::PartEnd;
use crate::openapi::reader::shown::word;
use crate::openapi::reader::targets::ComponentId;
use crate::openapi::rules::COMPONENT_NOT_OBJECT;
use crate::source::{Node, Site};
use crate::subject::{ComponentKey, ComponentKind, Subject};

/// How one version reads a component, whose key is at a site.
pub(crate) type Read<'v, 'd> = &'v dyn Fn(&mut Reader<'d>, ComponentKey, Node<'d>, Site, &mut Components);

/// Reads every component that has not been read, each a part of its own, and those of external documents that it refers
/// to.
pub(crate) fn read<'d>(
    cx: &mut Reader<'d>,
    components: &mut Components,
    ends: &mut Vec<PartEnd>,
    read: Read<'_, 'd>,
) {
    while let Some(slot) = cx.refs.targets.slot(ends.len() as ComponentId) {
        let id = ends.len() as ComponentId;
        let (key, node, site) = (slot.key.clone(), slot.node, slot.site);
        cx.report.begin(Subject::from(key.clone()), site);
        cx.enter_notes(node);
        if node.is_object() || key.kind == ComponentKind::Schema {
            read(cx, key, node, site, components);
            cx.check_loop(id);
        } else {
            cx.report.at(COMPONENT_NOT_OBJECT, site, [("found", word(node.kind()).to_owned())]);
        }
        let end = cx.report.end();
        if end.failed {
            cx.refs.lost.insert(id);
        }
        ends.push(end);
    }
}
