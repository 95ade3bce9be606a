//! A piece of a difference.

/// An item of a list or a piece of a text, on the way from before to after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<T> {
    /// It is on both sides.
    Same(T),
    /// It is only before.
    Removed(T),
    /// It is only after.
    Added(T),
}
