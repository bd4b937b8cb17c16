//! Short opinions: whom the hosts ask, what was said, and what the jury reads beside a pitch.

/// What is asked and answered.
pub mod api;
/// Whom the hosts asked, and asking one more.
mod asking;
/// What I am asked, and what I say.
mod mine;
/// Opinions as they are read, and supports by department.
mod said;

pub use {
    asking::Asking,
    mine::Mine,
    said::{BesidePitch, Said},
};

use crate::wire::Act;
use leptos::prelude::*;

/// Once it went well the page asks anew, and something else may be done with what was typed.
fn afterwards<S: 'static>(action: Act<S>, changed: RwSignal<usize>, then: impl Fn() + 'static) {
    Effect::new(move || {
        if action.version() > 0 && untrack(|| action.went_well()) {
            then();
            changed.update(|n| *n += 1);
        }
    });
}

/// Whether a plain form came back refused: this one, of those that send the same.
fn came_back<S: 'static>(action: Act<S>, field: &str, is: &str) -> bool {
    action.was_refused() && use_context::<crate::wire::KeptForm>().is_some_and(|kept| kept.get(field) == Some(is))
}

#[cfg(test)]
mod tests;
