//! The wire: `CreateApi` and `DescribeApi` of 2018-08-08, as the SDK (tencentcloud-sdk-python-apigateway 3.1) has them.
//!
//! Every member is optional, so that what a caller still has to fill in is absent and not empty. Names are in Pascal case.

mod backend;
mod parameter;
mod request;
mod result;

pub use self::backend::{
    CosConfig, HealthCheckConf, MicroServiceReq, ServiceConfig, TargetServicesReq, TsfLoadBalanceConfResp,
};
pub use self::parameter::{ConstantParameter, RequestParameter, ServiceParameter};
pub use self::request::{ApiRequestConfig, CreateApiRequest, OauthConfig, ResponseErrorCodeReq};
pub use self::result::{ApiInfo, Base64EncodedTriggerRule, CreateApiResultInfo, Tag};

/// A word of the gateway's own, such as `PATH` or `GET`: as good as always one that this library has, so nothing is copied.
pub type Word = std::borrow::Cow<'static, str>;
