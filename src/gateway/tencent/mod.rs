//! Tencent Cloud API Gateway.

pub mod limits;
