//! Parameters.

use crate::gateway::shared::record::records;

records! { pascal_case
    /// A parameter of requests.
    RequestParameter {
        /// Name.
        name: String,
        /// Description.
        desc: String,
        /// `PATH`, `QUERY`, `HEADER`.
        position: String,
        /// `string`, `int`, `long`, `float`, `double`, `boolean`.
        r#type: String,
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
        position: String,
        /// The value.
        default_value: String,
    }

    /// A parameter that the backend gets from one of the request.
    ServiceParameter {
        /// Name at the backend.
        name: String,
        /// Where the backend gets it: `PATH`, `QUERY`, `HEADER`.
        position: String,
        /// Where the request has it: `PATH`, `QUERY`, `HEADER`.
        relevant_request_parameter_position: String,
        /// Name in the request.
        relevant_request_parameter_name: String,
        /// What the backend gets when callers leave it out.
        default_value: String,
        /// Description.
        relevant_request_parameter_desc: String,
        /// Type in the request.
        relevant_request_parameter_type: String,
    }
}
