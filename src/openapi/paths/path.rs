//! A path while its operations are read.

use super::templates::variables;
use crate::model::{PathItem, Server};
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::Parameters;
use crate::openapi::reader::report::Shared;
use crate::source::{Node, Site};
use crate::subject::PathKey;
use crate::tables::IndexSet;

/// What the operations of one path share.
pub(crate) struct Path<'d> {
    pub(crate) template: &'d str,
    /// Its identity, as the options have it.
    pub(crate) key: PathKey,
    pub(crate) variables: IndexSet<&'d str>,
    pub(crate) parameters: Parameters,
    /// OAS 2.0's body and form parameters, which become part of each operation's body.
    pub(crate) bodies: Vec<Dereferenced<'d>>,
    /// The lists of `parameters` as they stand.
    pub(crate) lists: Vec<Node<'d>>,
    pub(crate) servers: Vec<Server>,
    pub(crate) item: PathItem,
    pub(crate) site: Site,
    /// The template above that matches the same requests, until that is said.
    pub(super) variant_of: Option<&'d str>,
    /// What was entered while reading the shared things, which every operation of the path has to answer for.
    pub(super) shared: Shared,
}

impl<'d> Path<'d> {
    pub(super) fn new(key: PathKey, template: &'d str, site: Site) -> Self {
        Self {
            template,
            key,
            variables: variables(template.split('?').next().unwrap_or_default()).collect(),
            parameters: Parameters::new(),
            bodies: Vec::new(),
            lists: Vec::new(),
            servers: Vec::new(),
            item: PathItem::default(),
            site,
            variant_of: None,
            shared: Shared::default(),
        }
    }

    /// The parameters of an operation: those of the path, replaced where it has its own.
    pub(crate) fn parameters_with(&self, own: Parameters) -> Parameters {
        if self.parameters.is_empty() {
            return own;
        }
        let mut parameters = Parameters::with_capacity(self.parameters.len() + own.len());
        parameters.extend(self.parameters.iter().map(|(key, parameter)| (key.clone(), parameter.clone())));
        parameters.extend(own);
        parameters
    }
}
