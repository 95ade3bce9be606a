//! Parameters.

use std::sync::Arc;

use super::Word;
use crate::gateway::shared::record::records;
use crate::model::Prose;

records! { pascal_case
    /// A parameter of requests.
    RequestParameter {
        /// Name.
        name: Arc<str>,
        /// Description.
        desc: Prose,
        /// `PATH`, `QUERY`, `HEADER`.
        position: Word,
        /// `string`, `int`, `long`, `float`, `double`, `boolean`.
        r#type: Word,
        /// What the backend gets when callers leave the parameter out.
        default_value: String,
        /// Whether it is required.
        required: bool,
    }

    /// A parameter with one value that the backend gets.
    ConstantParameter {
        /// Name.
        name: String,
        /// Description.
        desc: String,
        /// `QUERY`, `HEADER`.
        position: Word,
        /// The value.
        default_value: String,
    }

    /// A parameter that the backend gets from one of the request.
    ServiceParameter {
        /// Name at the backend.
        name: Arc<str>,
        /// Where the backend gets it: `PATH`, `QUERY`, `HEADER`.
        position: Word,
        /// Where the request has it: `PATH`, `QUERY`, `HEADER`.
        relevant_request_parameter_position: Word,
        /// Name in the request.
        relevant_request_parameter_name: Arc<str>,
        /// What the backend gets when callers leave it out.
        default_value: String,
        /// Description.
        relevant_request_parameter_desc: String,
        /// Type in the request.
        relevant_request_parameter_type: Word,
    }
}
