//! MCP tools.

mod higress;
