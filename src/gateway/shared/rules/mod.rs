//! What is found when an Api is converted into the payloads of a gateway, whichever it is, and in the values of keys.

pub(crate) mod keys;
pub(crate) mod members;
pub(crate) mod requests;

pub(in crate::gateway) use self::members::*;
pub(in crate::gateway) use self::requests::*;
