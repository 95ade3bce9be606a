//! Huawei Cloud APIG: `CreateApiV2`, the call that creates an API.
//!
//! [`write`](fn@write) makes its bodies of an Api, one for each operation, with a [ledger](crate::convert::Ledger) of what
//! they do not hold; [`convert`] does so with places in the document, after [`interpret`] has read the gateway's own keys. [`read`] reads bodies into the model. [`WriteOptions`]
//! has what no document says: the group, backends, and the ids of what bodies refer to.

mod annotate;
mod backend_parameters;
mod check;
mod extensions;
mod import_report;
mod interpret;
pub mod limits;
mod options;
mod read;
pub(crate) mod rules;
mod wire;
mod write;

pub use self::annotate::annotate;
pub use self::extensions::EXTENSIONS;
pub use self::import_report::{
    ImportAnswer, ImportFailure, ImportIgnored, ImportMode, ImportRefusal, ImportReport, ImportReportOptions,
    ImportSuccess, ImportedExtension, import_report,
};
pub(in crate::gateway) use self::interpret::interpret_alone;
pub use self::interpret::{Interpreted, interpret};
pub use self::options::{AuthOptions, BackendOptions, OperationOptions, WriteOptions};
pub use self::read::read;
pub use self::wire::*;
pub use self::write::{PLACED, convert, write};
