//! What people are told: a follower writes notices, and mails for the weightiest.
use crate::{Failure, store::{Tx, events::Recorded}};
pub async fn follow(_tx: &Tx, _event: &Recorded) -> Result<(), Failure> {
    Ok(())
}
