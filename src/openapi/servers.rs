//! Servers and the base path.

use std::collections::HashSet;

use super::fields::Fields;
use super::paths::variables;
use super::reader::Reader;
use crate::diagnostic::rules::openapi::{SERVER_INVALID, SERVER_VARIABLE_UNDECLARED, SERVERS_DIFFER};
use crate::model::{Server, ServerVariable};
use crate::source::Node;

impl<'d> Reader<'d> {
    /// `servers` of a document, path item or operation.
    pub(super) fn servers(&mut self, fields: &mut Fields<'d>) -> Vec<Server> {
        fields.items(self, "servers").filter_map(|node| self.server(node)).collect()
    }

    /// The path that stands before every operation's: the first server's.
    pub(super) fn base_path(&mut self, servers: &[Server], at: Node<'d>) -> Option<String> {
        let path = servers.first()?.base_path();
        if servers.iter().any(|server| server.base_path() != path) {
            self.report(SERVERS_DIFFER, at, [("path", path.clone())]);
        }
        Some(path)
    }

    pub(super) fn server(&mut self, node: Node<'d>) -> Option<Server> {
        let mut fields = Fields::of(node);
        let Some(url) = fields.string(self, "url") else {
            self.report(SERVER_INVALID, node, []);
            return None;
        };
        let mut server = Server { url, description: fields.string(self, "description"), ..Server::default() };
        let mut declared = HashSet::new();
        for (key, node) in fields.entries(self, "variables") {
            declared.insert(key.text());
            if let Some(variable) = self.server_variable(key.text(), node) {
                server.variables.insert(key.text().to_owned(), variable);
            }
        }
        let undeclared = variables(&server.url).find(|name| !declared.contains(name)).map(str::to_owned);
        if let Some(name) = undeclared {
            self.report(SERVER_VARIABLE_UNDECLARED, node, [("name", super::fields::shortened(&name))]);
        }
        server.extensions = fields.finish(self);
        Some(server)
    }

    fn server_variable(&mut self, name: &str, node: Node<'d>) -> Option<ServerVariable> {
        let mut fields = Fields::of(node);
        let Some(default) = fields.string(self, "default") else {
            self.report(SERVER_VARIABLE_UNDECLARED, node, [("name", super::fields::shortened(name))]);
            return None;
        };
        Some(ServerVariable {
            default,
            values: fields.strings(self, "enum").unwrap_or_default(),
            description: fields.string(self, "description"),
            extensions: fields.finish(self),
        })
    }
}
