//! Home: what is mine to do, what runs, what rises, what was decided, and who won.

/// The page, put together.
mod page;
/// Ideas that rise.
mod rising;
/// What waits for the reader, in the order of urgency.
mod to_do;

/// What waits for whom, tested.
#[cfg(test)]
mod what_waits;
