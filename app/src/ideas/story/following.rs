//! Following an idea: begun or ended at once, and nobody else's business.
use crate::{
    ideas::api::FollowIdea,
    language::{Locale, locale, tr},
    ui::{Form, Icon},
    wire::Act,
};
use domain::{IdeaId, ideas::IdeaPage};
use leptos::prelude::*;

pub fn following(idea: &IdeaPage) -> Option<AnyView> {
    let (on, may) = (idea.following, idea.abilities.follow);
    (on || may).then(|| view! { <FollowForm idea=idea.id title=idea.title.clone() on may/> }.into_any())
}

#[component]
fn FollowForm(idea: IdeaId, title: String, on: bool, may: bool) -> impl IntoView {
    let l = locale();
    let action = Act::<FollowIdea>::new();
    let follows = shown(action, on);
    let says = move || words(l, follows.get(), &title);
    view! {
        <section aria-labelledby="follow">
            <h2 class="visually-hidden" id="follow">{tr!(l, ideas.follow)}</h2>
            <Form action name="follow" class="stack">
                <input type="hidden" name="idea" value=idea.to_string()/>
                <input type="hidden" name="on" value=move || if follows.get() { "off" } else { "on" }/>
                <p>
                    <button class="button" data-kind="quiet" type="submit"
                        aria-label=says aria-describedby="follow-words" disabled=move || !may && !follows.get()>
                        <Icon of=icondata::LuBell/>
                        {move || if follows.get() { tr!(l, ideas.unfollow) } else { tr!(l, ideas.follow) }}
                    </button>
                </p>
                <p class="small soft" id="follow-words">{tr!(l, ideas.follow_words)}</p>
            </Form>
        </section>
    }
}

fn words(l: Locale, follows: bool, title: &str) -> String {
    if follows { tr!(l, ideas.unfollow_idea, title = title) } else { tr!(l, ideas.follow_idea, title = title) }
}

/// As the server told it last, or as the reader wishes it while their wish is on its way.
fn shown(action: Act<FollowIdea>, on: bool) -> Memo<bool> {
    let kept = RwSignal::new(on);
    let wish = action.sent().input();
    Effect::new(move || {
        if let Some(on) = action.output() {
            kept.set(on);
        }
    });
    Memo::new(move |_| match wish.get().and_then(|wish| wish.get("on").map(|on| on == "on")) {
        Some(on) => on,
        None => kept.get(),
    })
}
