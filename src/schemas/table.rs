//! All kinds of files.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::baseline::BaselineFile;
use super::conflicts::ConflictsFile;
use super::existing::ExistingFile;
use super::file::FileSchema;
use super::finish::Unknown;
use super::payloads::{CallsFile, PayloadsFile};
use super::plan::PlanFile;
use super::routes::RoutesFile;
use super::settings::SettingsFile;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::CallOptions;
use crate::gateway::aliyun::{
    self, HttpApiRequest, ImportHttpApiRequest, ImportHttpApiResponse, PayloadOptions,
};
use crate::gateway::huawei::{self, ApiCreate};
use crate::gateway::tencent::{self, CreateApiRequest};
use crate::gateway::{Known, Ledger, mcp};
use crate::openapi;

/// The schemas, first of what is read, then of what is written.
///
/// A file of the command alone, such as its settings, is described by a type of this module.
pub const SCHEMAS: &[FileSchema] = &[
    FileSchema {
        unknown: Unknown::Void,
        ..read::<ExistingFile>(
            "existing",
            "An API as a gateway has it",
            "What `apply` prints and `--existing` reads; a person may write it, too.",
        )
    },
    read::<BaselineFile>(
        "baseline",
        "Accepted findings and changes",
        "What `--write-baseline` writes and `--baseline` reads, JSON or YAML.",
    ),
    read::<SettingsFile>("settings", "Settings of a project", "`oasgate.toml`, for an editor of TOML."),
    read::<openapi::WriteOptions>(
        "openapi3-config",
        "How OpenAPI 3.0 is written",
        "The `--config` of `convert --to openapi3` and of `export`, JSON or YAML.",
    ),
    read::<huawei::WriteOptions>(
        "huawei-config",
        "What Huawei Cloud needs beside a document",
        "The `--config` of `convert --to huawei`, JSON or YAML.",
    ),
    read::<tencent::WriteOptions>(
        "tencent-config",
        "What Tencent Cloud needs beside a document",
        "The `--config` of `convert --to tencent`, JSON or YAML.",
    ),
    read::<PayloadOptions>(
        "aliyun-config",
        "What Alibaba Cloud needs beside a document",
        "The `--config` of `convert --to aliyun`, JSON or YAML.",
    ),
    read::<CallOptions>(
        "aliyun-calls-config",
        "What Alibaba Cloud's calls need beside a document",
        "The `--config` of `aliyun calls`, JSON or YAML.",
    ),
    read::<mcp::Options>(
        "mcp-config",
        "How operations become tools",
        "The `--config` of `convert --to mcp` and `--to mcp-json`, JSON or YAML.",
    ),
    read::<aliyun::CatalogFile>(
        "aliyun-catalog",
        "Alibaba Cloud's records of APIs",
        "What `--catalog`, `aliyun read` and `--existing` read, and what `--records` writes: a catalogue, or the records of one API.",
    ),
    read::<Known<ImportHttpApiRequest>>(
        "aliyun-import-request",
        "Body of an ImportHttpApi request",
        "What `aliyun import-http-api` answers.",
    ),
    written::<ImportHttpApiResponse>(
        "aliyun-import-response",
        "Body of an ImportHttpApi response",
        "What `aliyun import-http-api` prints.",
    ),
    written::<PlanFile>(
        "plan",
        "A plan",
        "What `plan --format json` prints: what an import would change, and what was found.",
    ),
    written::<Vec<Diagnostic>>("findings", "Findings", "The member `diagnostics` of what commands print."),
    written::<RoutesFile>("routes", "Routes", "What `routes --format json` prints, in matching order."),
    written::<ConflictsFile>(
        "conflicts",
        "Conflicts between routes",
        "What `conflicts --format json` prints.",
    ),
    written::<PayloadsFile<ApiCreate>>(
        "huawei-payloads",
        "Payloads for Huawei Cloud",
        "What `convert --to huawei --format json` prints: bodies of CreateApiV2.",
    ),
    written::<PayloadsFile<CreateApiRequest>>(
        "tencent-payloads",
        "Payloads for Tencent Cloud",
        "What `convert --to tencent --format json` prints: bodies of CreateApi.",
    ),
    written::<PayloadsFile<HttpApiRequest>>(
        "aliyun-payloads",
        "Payloads for Alibaba Cloud",
        "What `convert --to aliyun --format json` prints: bodies of CreateHttpApi and of the calls for its operations.",
    ),
    written::<Ledger>(
        "ledger",
        "What payloads do not hold",
        "What became of each member that a payload does not hold as it is: the ledger of a conversion.",
    ),
    written::<CallsFile>(
        "aliyun-calls",
        "Calls to Alibaba Cloud",
        "What `aliyun calls --format json` prints.",
    ),
    written::<mcp::higress::HigressConfig>(
        "mcp",
        "MCP tools with their requests",
        "What `convert --to mcp` prints, as Higress and Alibaba Cloud's gateway read it.",
    ),
    written::<mcp::Tools>(
        "mcp-tools",
        "MCP tools",
        "What `convert --to mcp-json` prints, as a server lists tools.",
    ),
];

const fn read<T: JsonSchema>(
    name: &'static str,
    title: &'static str,
    description: &'static str,
) -> FileSchema {
    let (is_read, unknown) = (true, Unknown::Pass);
    FileSchema { name, title, description, is_read, unknown, root: root::<T> }
}

const fn written<T: JsonSchema>(
    name: &'static str,
    title: &'static str,
    description: &'static str,
) -> FileSchema {
    let (is_read, unknown) = (false, Unknown::None);
    FileSchema { name, title, description, is_read, unknown, root: root::<T> }
}

fn root<T: JsonSchema>(is_read: bool) -> Schema {
    let settings = SchemaSettings::draft2020_12();
    let settings = if is_read { settings.for_deserialize() } else { settings.for_serialize() };
    settings.into_generator().into_root_schema_for::<T>()
}

/// The schema of this name.
pub fn get(name: &str) -> Option<&'static FileSchema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}
