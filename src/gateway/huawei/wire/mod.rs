//! The wire: `CreateApiV2` of APIG v2, as the API Reference and the SDK (huaweicloudsdkapig 3.1) have it, in their order.
//!
//! Every member is optional, so that what a caller still has to fill in is absent and not empty. Names are in snake case.

mod api;
mod backend;
mod policy;
mod response;
mod response_parts;

pub use self::api::{ApiCreate, AuthOpt, BackendParamBase, ReqParamBase};
pub use self::backend::{
    ApiBackendVpcReq, ApiFuncCreate, ApiMockCreate, BackendApiCreate, MemberGroupUrlInfo,
};
pub use self::policy::{ApiConditionBase, ApiPolicyFunctionCreate, ApiPolicyHttpCreate, ApiPolicyMockCreate};
pub use self::response::{
    ApiPolicyFunctionResp, ApiPolicyHttpResp, ApiPolicyMockResp, BackendParam, CoditionResp,
    CreateApiV2Response, ReqParam,
};
pub use self::response_parts::{
    ApiFunc, ApiGroupCommonInfo, ApiMock, BackendApi, SslInfo, UrlDomain, VpcInfo,
};
