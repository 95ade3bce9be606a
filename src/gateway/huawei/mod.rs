//! Huawei Cloud APIG.

pub mod limits;
