//! What a schema object says, before it is written in OAS 3.0's words.

use smallvec::SmallVec;

use crate::source::{Key, Node, Site};

/// The members of a schema object.
pub(super) type Members<'d> = SmallVec<[(Key<'d>, Node<'d>); 8]>;

/// A type of values; without null, which is not one in OAS 3.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

/// Every type that is not a part of another one.
const WHOLE: [Type; 5] = [Type::String, Type::Number, Type::Boolean, Type::Array, Type::Object];

impl Type {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::String,
            "number" => Self::Number,
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// What `type` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Types {
    /// Each once, in the order of the document.
    pub(super) list: SmallVec<[Type; 2]>,
    pub(super) null: bool,
    /// Whether it is there.
    pub(super) is_stated: bool,
    pub(super) is_list: bool,
    /// Whether it is something else, which whoever reads it reports.
    pub(super) is_other: bool,
}

impl Types {
    fn of(node: Option<Node<'_>>) -> Self {
        let mut types = Self { is_stated: node.is_some(), ..Self::default() };
        let Some(node) = node else { return types };
        types.is_list = node.is_array();
        let single = (!types.is_list).then_some(node);
        for item in node.items().chain(single) {
            match item.as_str() {
                Some("null") => types.null = true,
                Some(name) => match Type::of(name) {
                    Some(one) if !types.list.contains(&one) => types.list.push(one),
                    Some(_) => {}
                    None => types.is_other = true,
                },
                None => types.is_other = true,
            }
        }
        if types.list.contains(&Type::Number) {
            types.list.retain(|one| *one != Type::Integer);
        }
        // A list of nothing says nothing that can be kept.
        types.is_other |= types.list.is_empty() && !types.null;
        types
    }

    /// Whether null is all that there may be.
    pub(super) fn only_null(&self) -> bool {
        self.null && self.list.is_empty() && !self.is_other
    }

    /// Whether any value may be there.
    pub(super) fn is_any(&self) -> bool {
        self.null && WHOLE.iter().all(|one| self.list.contains(one))
    }

    /// Whether each of the types needs a schema of its own.
    pub(super) fn are_several(&self) -> bool {
        self.list.len() > 1 && !self.is_other && !self.is_any()
    }
}

/// A schema object that is being written.
pub(super) struct Draft<'d> {
    pub(super) node: Node<'d>,
    /// The entry of the object.
    pub(super) entry: u32,
    pub(super) members: Members<'d>,
    pub(super) types: Types,
    /// Whether null may be there, too.
    pub(super) nullable: bool,
    /// Whether `enum` lacks the null that an alternative had.
    pub(super) enum_lacks_null: bool,
    /// The keyword whose alternatives had null among them.
    pub(super) with_null: SmallVec<[&'static str; 2]>,
    /// Alternatives that were left when null was none any more.
    pub(super) alone: SmallVec<[Node<'d>; 1]>,
    /// Whether it accepts more than the document says.
    pub(super) is_wider: bool,
    /// Keywords that cannot be kept, and where the first of them is.
    pub(super) lost: (Vec<&'d str>, Option<Site>),
    /// Keywords that mean nothing for the values.
    pub(super) idle: (Vec<&'d str>, Option<Site>),
}

impl<'d> Draft<'d> {
    /// Reads a schema object. `is_wanted` says whether a reference leads to a schema in it.
    pub(super) fn of(node: Node<'d>, entry: u32, is_wanted: &dyn Fn(Site) -> bool) -> Self {
        let mut draft = Self {
            node,
            entry,
            members: node.entries().collect(),
            types: Types::default(),
            nullable: false,
            enum_lacks_null: false,
            with_null: SmallVec::new(),
            alone: SmallVec::new(),
            is_wider: false,
            lost: (Vec::new(), None),
            idle: (Vec::new(), None),
        };
        for keyword in ["anyOf", "oneOf"] {
            draft.take_null(keyword, is_wanted);
        }
        draft.types = Types::of(draft.get("type"));
        // What is not said beside the alternatives is said in them.
        draft.nullable = if draft.types.is_stated { draft.types.null } else { !draft.with_null.is_empty() }
            || draft.nullable;
        if draft.get("const").is_some_and(Node::is_null) {
            draft.nullable = true;
        }
        draft
    }

    pub(super) fn get(&self, name: &str) -> Option<Node<'d>> {
        self.members.iter().find(|(key, _)| key.is(name)).map(|(_, node)| *node)
    }

    pub(super) fn key(&self, name: &str) -> Option<Site> {
        self.members.iter().find(|(key, _)| key.is(name)).map(|(key, _)| key.site())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Takes null out of alternatives. Where one is left, it moves to what is beside them.
    fn take_null(&mut self, keyword: &'static str, is_wanted: &dyn Fn(Site) -> bool) {
        /// Larger schemas are not compared member by member.
        const MOST: usize = 32;
        let Some(list) = self.get(keyword).filter(|list| list.is_array()) else { return };
        if !list.items().any(is_null) {
            return;
        }
        self.with_null.push(keyword);
        let mut rest = list.items().filter(|item| !is_null(*item));
        let (Some(one), None) = (rest.next(), rest.next()) else { return };
        let own: Members<'d> = one.entries().collect();
        let is_beside = |name: &str| self.members.iter().any(|(key, _)| key.is(name));
        let may_move = one.is_object()
            && own.len() <= MOST
            && self.members.len() <= MOST
            && !is_wanted(one.site())
            && !own.iter().any(|(key, _)| key.text().starts_with('$') || is_beside(key.text()));
        self.members.retain(|(key, _)| !key.is(keyword));
        if !may_move {
            self.alone.push(one);
            return;
        }
        let moved = Types::of(one.get("type"));
        // The type that moves is not the whole type: null is the other.
        self.nullable |= !self.has("type");
        self.enum_lacks_null |= self.nullable && (one.get("enum").is_some() || one.get("const").is_some());
        self.members.extend(own);
        self.nullable &= !moved.is_other;
        for nested in ["anyOf", "oneOf"] {
            if one.get(nested).is_some() && !self.with_null.contains(&nested) {
                self.take_null(nested, is_wanted);
            }
        }
    }

    /// The alternatives without null.
    pub(super) fn alternatives(
        &self,
        list: Node<'d>,
        keyword: &str,
    ) -> impl Iterator<Item = (usize, Node<'d>)> + use<'d> {
        let without_null = self.with_null.contains(&keyword);
        list.items().filter(move |item| !without_null || !is_null(*item)).enumerate()
    }

    /// Notes a constraint that cannot be kept.
    pub(super) fn lose(&mut self, key: Key<'d>) {
        self.is_wider = true;
        self.forget(key);
    }

    /// Notes a keyword that cannot be kept, and that forbids nothing.
    pub(super) fn forget(&mut self, key: Key<'d>) {
        add(&mut self.lost, key);
    }

    /// Notes a keyword that means nothing for the values.
    pub(super) fn pass(&mut self, key: Key<'d>) {
        add(&mut self.idle, key);
    }
}

fn add<'d>((names, first): &mut (Vec<&'d str>, Option<Site>), key: Key<'d>) {
    /// More are not named.
    const MOST: usize = 8;
    if names.len() < MOST {
        names.push(key.text());
    }
    first.get_or_insert(key.site());
}

/// Whether null is all that a schema allows.
pub(super) fn is_null(node: Node<'_>) -> bool {
    let is_only = |list: Node<'_>| {
        let mut items = list.items();
        items.next().is_some_and(|item| item.is_null() || item.as_str() == Some("null"))
            && items.next().is_none()
    };
    let says_so = |name: &str, node: Node<'_>| match name {
        "type" => node.as_str() == Some("null") || is_only(node),
        "const" => node.is_null(),
        "enum" => is_only(node) && node.items().all(Node::is_null),
        _ => false,
    };
    let is_beside = |name: &str| {
        matches!(
            name,
            "type"
                | "const"
                | "enum"
                | "title"
                | "description"
                | "$comment"
                | "default"
                | "example"
                | "examples"
                | "nullable"
        )
    };
    node.entries().take(10).any(|(key, node)| says_so(key.text(), node))
        && node.entries().take(11).all(|(key, _)| is_beside(key.text()))
}
