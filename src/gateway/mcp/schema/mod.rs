//! Schemas of the document in other forms.

pub(super) mod inline;
