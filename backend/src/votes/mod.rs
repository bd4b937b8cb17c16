//! Support: set or withdrawn, unique, and shown to nobody but the voter.

/// A colleague supports an idea, or no longer does.
mod set_support;
