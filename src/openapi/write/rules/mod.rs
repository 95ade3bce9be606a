//! What a document of OAS 3.0 cannot say of an Api, or says in another way.

pub(crate) mod api;
pub(crate) mod components;
pub(crate) mod details;
pub(crate) mod operations;
pub(crate) mod typed;

pub(super) use self::{api::*, components::*, details::*, operations::*};
