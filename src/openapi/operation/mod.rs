//! What an operation is made of: parameters, bodies, responses, security and servers.

pub(crate) mod declared;
pub(crate) mod media;
mod noted;
pub(crate) mod parameters;
pub(crate) mod responses;
pub(crate) mod security;
pub(crate) mod server_choice;
pub(crate) mod server_url;
pub(crate) mod servers;
