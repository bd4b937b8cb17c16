//! A short message that goes by itself, for what happens away from a form.
use crate::wire::Act;
use leptos::prelude::*;
use std::time::Duration;

#[derive(Clone, Copy)]
struct Shown(RwSignal<Option<String>>);

/// Makes room for messages, once for the application.
pub fn provide() {
    provide_context(Shown(RwSignal::new(None)));
}

/// Shows a message for some seconds. Call it within the reactive tree, or with what [`teller`] gave there.
pub fn toast(words: impl Into<String>) {
    teller()(words.into());
}

/// For callbacks outside the reactive tree: what shows a message.
pub fn teller() -> impl Fn(String) + Copy + Send + Sync + 'static {
    let shown = use_context::<Shown>();
    move |words: String| {
        if let Some(Shown(shown)) = shown {
            shown.set(Some(words));
            set_timeout(move || shown.set(None), Duration::from_secs(6));
        }
    }
}

/// Says so each time an action went well, and counts it for what is to be asked anew.
pub fn tell_after<S: 'static>(action: Act<S>, done: RwSignal<usize>, words: &'static str) {
    let tell = teller();
    Effect::new(move || {
        if action.went_well() {
            done.update(|times| *times += 1);
            tell(words.to_owned());
        }
    });
}

/// Where messages appear: a live region that is always there.
#[component]
pub fn Toaster() -> impl IntoView {
    let shown = use_context::<Shown>();
    let words = move || shown.and_then(|Shown(shown)| shown.get());
    view! { <div role="status">{move || words().map(|words| view! { <div class="toast">{words}</div> })}</div> }
}
