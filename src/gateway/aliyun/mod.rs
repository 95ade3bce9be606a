//! Alibaba Cloud API Gateway: the call `ImportHttpApi` (APIG, 2024-03-27) and the records that it works on.
//!
//! [`import_http_api`] answers a request as the gateway would, against a [`Catalog`] of what the gateway has. Its parts
//! can be used alone: [`read`] and [`write`](fn@write) go between records and the model, [`project`] says what is left
//! of an Api in records, and [`dry_run_info`] makes the gateway's report of any plan.
//!
//! Records hold every member that the vendor's SDK knows (11.6.0), all optional, and carry unknown ones along. What
//! only an operator sets the library reads back as it was; `operator` of a record is what it says in [neutral
//! words](crate::model::operator), `set_operator` writes those over it.
//!
//! [`interpret`] reads the keys that documents of the traditional gateway have, and [`annotate`] writes them.

mod api_record;
pub mod calls;
mod catalog;
mod check_request;
mod conflicts;
mod existing_api;
mod extensions;
mod import;
pub mod limits;
mod mapping;
mod mcp_tools;
mod operation_record;
mod operator;
mod payloads;
mod report;
mod request;
mod response;
mod routes;
pub(crate) mod rules;
mod spec_source;
mod traditional;

pub use self::api_record::{
    AuthConfig, GatewayInfo, GatewayInfoVpcInfo, HttpApiApiInfo, HttpApiApiInfoDeployCntMapValue,
    HttpApiApiInfoEnvironments, HttpApiApiInfoEnvironmentsGatewayInfo,
    HttpApiApiInfoEnvironmentsServiceConfigs, HttpApiApiInfoEnvironmentsSubDomains,
    HttpApiApiInfoIngressInfo, HttpApiApiInfoIngressInfoEnvironmentInfo,
    HttpApiApiInfoIngressInfoK8sClusterInfo, HttpApiBackendMatchCondition, HttpApiBackendMatchConditions,
    HttpApiDomainInfo, HttpApiInfoByName, HttpApiVersionConfig, HttpApiVersionInfo,
};
#[cfg(feature = "schemas")]
pub(crate) use self::catalog::CatalogFile;
pub use self::catalog::{Catalog, CatalogApi, NameScope};
pub use self::conflicts::{
    ApiRouteConflictInfo, ApiRouteConflictInfoConflicts, ApiRouteConflictInfoConflictsDetails,
    ApiRouteConflictInfoConflictsDetailsMatch, ApiRouteConflictInfoConflictsDetailsMatchOperationInfo,
    ApiRouteConflictInfoConflictsEnvironmentInfo, ApiRouteConflictInfoConflictsRouteInfo,
    ApiRouteConflictInfoDomainInfo, conflict_infos,
};
pub use self::extensions::EXTENSIONS;
pub use self::import::{Answer, Done, ImportHttpApiOptions, import_http_api};
pub use self::mapping::{MappingOptions, PLACED, ledger, project, read, write};
pub use self::mcp_tools::{McpForm, McpTools};
pub use self::operation_record::{
    HttpApiMockContract, HttpApiOperation, HttpApiOperationInfo, HttpApiParameter, HttpApiRequestContract,
    HttpApiRequestContractBody, HttpApiResponseContract, HttpApiResponseContractItems,
};
pub use self::operator::attached_operator;
pub use self::payloads::{HttpApiRequest, PayloadOptions, convert};
pub use self::report::dry_run_info;
pub use self::request::{ImportHttpApiRequest, ImportHttpApiRequestSpecOssConfig};
pub use self::response::{
    DryRunInfo, FailureItem, FailureOperation, ImportHttpApiData, ImportHttpApiResponse, RecordOptions,
    ReportedAction, SuccessItem, SuccessOperation,
};
pub use self::spec_source::{MAX_SPEC_CONTENT, SpecLocation, SpecSource, spec_source};
pub use self::traditional::{annotate, interpret};
