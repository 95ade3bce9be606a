//! `mcpToolsDefinition`: the document as tools.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::{self, higress};
use crate::model::Imported;
use crate::setters::setters;

/// What `mcpToolsDefinition` of the report holds.
///
/// ```
/// use oasgate::aliyun::{ImportHttpApiOptions, McpForm, McpTools};
///
/// let tools = McpTools::default().with_form(McpForm::List);
/// let options = ImportHttpApiOptions::default().with_mcp_tools(tools);
/// assert_eq!(options.mcp_tools.unwrap().form, McpForm::List);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct McpTools {
    /// In which form.
    pub form: McpForm,
    /// How operations become tools.
    pub options: mcp::Options,
}

setters! {
    McpTools {
        with_form(form: McpForm);
        with_options(options: mcp::Options);
    }
}

/// The form of `mcpToolsDefinition`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum McpForm {
    /// A server and its tools, as the gateway's user guide has it, in YAML: what `mcpServerSpec` of `CreateMcpServer` takes.
    #[default]
    Yaml,
    /// The same in JSON.
    Json,
    /// A list of tools, `{"tools": […]}`, as `ListMcpProductTools` has it.
    List,
}

impl McpTools {
    /// The text, and what was found on the way.
    pub(super) fn text(&self, imported: &Imported) -> (Option<String>, Vec<Diagnostic>) {
        if self.form == McpForm::List {
            let outcome = mcp::tools(imported, &self.options);
            let text = outcome.value.and_then(|tools| serde_json::to_string(&tools).ok());
            return (text, outcome.diagnostics);
        }
        let outcome = higress(imported, &self.options);
        let text = outcome.value.map(|config| match self.form {
            McpForm::Json => config.to_string(),
            McpForm::Yaml | McpForm::List => config.to_yaml(),
        });
        (text, outcome.diagnostics)
    }
}
