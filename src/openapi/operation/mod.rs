//! What an operation is made of: parameters, bodies, responses, security and servers.

pub(crate) mod declared;
pub(crate) mod media;
pub(crate) mod parameters;
mod queried;
pub(crate) mod responses;
pub(crate) mod security;
pub(crate) mod servers;
