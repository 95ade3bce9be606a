//! Tencent Cloud API Gateway: `CreateApi`, the call that creates an API.
//!
//! [`write`](fn@write) makes its bodies of an Api, one for each operation, with a [ledger](crate::convert::Ledger) of what
//! they do not hold; [`convert`] does so with places in the document. [`read`] reads bodies into the model.
//! [`WriteOptions`] has what no document says: the service, backends, and the ids of what bodies refer to. [`PathForm`]
//! says what a path of the gateway matches.

mod annotate;
mod check;
mod extensions;
mod interpret;
pub mod limits;
mod options;
mod path;
mod read;
mod requests;
pub(crate) mod rules;
mod wire;
mod write;

pub use self::annotate::annotate;
pub use self::extensions::EXTENSIONS;
pub use self::interpret::interpret;
pub use self::options::{AuthOptions, BackendOptions, FunctionOptions, OperationOptions, WriteOptions};
pub use self::path::PathForm;
pub use self::read::read;
pub use self::wire::*;
pub use self::write::{PLACED, convert, write};
