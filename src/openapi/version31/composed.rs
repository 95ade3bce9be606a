//! Schemas that combine others: alternatives, `allOf`, `not` and discriminators.

use super::draft::Draft;
use super::writer::{Mark, Writer};
use crate::openapi::rules::{OAS31_ALTERNATIVES_WIDENED, OAS31_REFERENCE_SIBLINGS};
use crate::source::{Key, Node};

impl<'d> Writer<'d, '_> {
    /// Writes alternatives, without null; one that is left alone goes with `allOf`.
    pub(super) fn alternatives(&mut self, draft: &mut Draft<'d>, key: Key<'d>, list: Node<'d>) {
        let (mark, was_lost) = (self.mark(), self.lost);
        let keyword = key.text();
        if draft.alternatives(list, keyword).next().is_none() && list.items().next().is_some() {
            // Null alone.
            return self
                .member("enum", key.site(), |out| out.list(list.site(), |out| out.raw("null", list.site())));
        }
        self.member(keyword, key.site(), |out| {
            out.list(list.site(), |out| {
                for (at, item) in draft.alternatives(list, keyword) {
                    out.item(at, |out| out.schema(item, false));
                }
            });
        });
        if self.lost == was_lost || keyword == "anyOf" {
            return;
        }
        // More of the alternatives may match than before.
        if draft.has("anyOf") || draft.types.are_several() {
            self.drop_again(mark, key, list);
            draft.lose(key);
        } else {
            self.one_of_becomes_any_of(mark);
            self.note(draft.entry, OAS31_ALTERNATIVES_WIDENED, key, []);
        }
    }

    /// Writes `not`. Where something in it was lost it would forbid more than the document, so it is lost itself.
    pub(super) fn not(&mut self, draft: &mut Draft<'d>, key: Key<'d>, child: Node<'d>) {
        let (mark, was_lost) = (self.mark(), self.lost);
        self.member("not", key.site(), |out| out.schema(child, false));
        if self.lost > was_lost {
            self.drop_again(mark, key, child);
            draft.lose(key);
        }
    }

    fn drop_again(&mut self, mark: Mark, key: Key<'d>, child: Node<'d>) {
        self.back_to(mark);
        self.leave_out(key.text(), child);
    }

    /// Writes `allOf`: the references that had members beside them, and what else has to hold together.
    pub(super) fn combined(&mut self, draft: &mut Draft<'d>, references: &[(Key<'d>, Node<'d>)]) {
        let own = draft.members.iter().find(|(key, node)| key.is("allOf") && node.is_array()).copied();
        let branches = draft.types.are_several() && draft.has("anyOf");
        if own.is_none() && draft.alone.is_empty() && !branches {
            match references {
                [] => return,
                [(key, reference)] if self.text.ends_with('{') => {
                    return self.member("$ref", key.site(), |out| out.reference(*reference));
                }
                _ => {}
            }
        }
        let site = own.map_or(draft.node.site(), |(_, list)| list.site());
        let key = own.map_or(site, |(key, _)| key.site());
        let alone = std::mem::take(&mut draft.alone);
        self.member("allOf", key, |out| {
            out.list(site, |out| {
                // Its own come first, so that pointers to them stay what they are.
                let list = own.into_iter().flat_map(|(_, list)| list.items()).chain(alone);
                let mut at = 0;
                for item in list {
                    out.item(at, |out| out.schema(item, false));
                    at += 1;
                }
                for (key, reference) in references {
                    out.item(at, |out| {
                        out.object(key.site(), |out| {
                            out.member("$ref", key.site(), |out| out.reference(*reference));
                        });
                    });
                    at += 1;
                }
                if branches {
                    let site = draft.key("type").unwrap_or(site);
                    out.item(at, |out| {
                        out.object(site, |out| {
                            let own = std::mem::take(&mut draft.members);
                            draft.members = own.iter().filter(|(key, _)| !key.is("anyOf")).copied().collect();
                            out.branches(draft, site);
                            draft.members = own;
                        });
                    });
                }
            });
        });
        if let Some((key, _)) = references.first() {
            self.note(draft.entry, OAS31_REFERENCE_SIBLINGS, *key, []);
        }
    }

    pub(super) fn discriminator(&mut self, draft: &mut Draft<'d>, key: Key<'d>, node: Node<'d>) {
        if !node.is_object() {
            return self.member(key.text(), key.site(), |out| out.verbatim(node));
        }
        let fallback = node.entries().find(|(key, _)| key.is("defaultMapping"));
        self.member(key.text(), key.site(), |out| {
            out.object(node.site(), |out| {
                for (key, child) in node.entries().filter(|(key, _)| !key.is("defaultMapping")) {
                    out.member(key.text(), key.site(), |out| match key.text() {
                        "mapping" if child.is_object() => out.object(child.site(), |out| {
                            for (key, target) in child.entries() {
                                out.member(key.text(), key.site(), |out| {
                                    if target.is_string() {
                                        out.reference(target);
                                    } else {
                                        out.verbatim(target);
                                    }
                                });
                            }
                        }),
                        _ => out.verbatim(child),
                    });
                }
            });
        });
        if let Some((key, _)) = fallback {
            draft.forget(key);
        }
    }
}
