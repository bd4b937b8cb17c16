//! The support of an idea: the count, my votes, what is left, and, before one tries, why one can't. The page answers at
//! once, and takes it back when the server says no.
use super::api::SetSupport;
use crate::{
    error::refusal,
    language::{Locale, is_one, locale, number, tr, trn},
    ui::{Form, Icon},
    wire::Act,
};
use domain::{IdeaId, votes::Ballot};
use leptos::prelude::*;

#[component]
pub fn SupportBox(idea: IdeaId, title: String, ballot: Ballot) -> impl IntoView {
    let l = locale();
    let action = Act::<SetSupport>::new();
    let (budget, most, why) = (ballot.left.is_some(), ballot.most.max(ballot.mine), ballot.refusal);
    let shown = shown(action, ballot);
    let buttons = match (budget, most) {
        (_, 0) if why.is_some() && !budget => ().into_any(),
        (true, most) => votes(l, title, shown, most, why.is_some()),
        (false, _) => support(l, title, shown, why.is_some()),
    };
    view! {
        <section class="support-box" aria-labelledby="support">
            <h2 class="visually-hidden" id="support">{tr!(l, votes.title)}</h2>
            {move || count(l, shown.get().supports)}
            <p id="support-why">{why.map(|why| refusal(l, why))} " " {tr!(l, votes.nobody_knows)}</p>
            <Form action name="support" class="support-form">
                <input type="hidden" name="idea" value=idea.to_string()/>
                {buttons}
            </Form>
            {move || shown.get().left.map(|left| view! { <p role="status">{trn!(l, left, votes.left_1, votes.left_n)}</p> })}
        </section>
    }
}

/// The ballot as the reader sees it: as the server told it last, or as they wish it while their wish is on its way.
fn shown(action: Act<SetSupport>, ballot: Ballot) -> Memo<Ballot> {
    let kept = RwSignal::new(ballot);
    let wish = action.sent().input();
    Effect::new(move || {
        if let Some(ballot) = action.output() {
            kept.set(ballot);
        }
    });
    Memo::new(move |_| match wish.get().and_then(|wish| wish.get("votes")?.parse().ok()) {
        Some(votes) => wished(kept.get(), votes),
        None => kept.get(),
    })
}

/// The ballot once a wish is granted.
fn wished(kept: Ballot, votes: i64) -> Ballot {
    let more = votes - kept.mine;
    Ballot { supports: kept.supports.map(|n| n + more), left: kept.left.map(|n| n - more), mine: votes, ..kept }
}

fn count(l: Locale, supports: Option<i64>) -> AnyView {
    match supports {
        Some(n) => {
            let words = if is_one(l, n) { tr!(l, votes.supports_1) } else { tr!(l, votes.supports_n) };
            view! { <p class="count"><b>{number(l, n)}</b> " " {words}</p> }.into_any()
        }
        None => view! { <p>{tr!(l, votes.hidden)}</p> }.into_any(),
    }
}

/// One support, or none.
fn support(l: Locale, title: String, shown: Memo<Ballot>, disabled: bool) -> AnyView {
    let mine = Memo::new(move |_| shown.with(|ballot| ballot.mine > 0));
    let word = move || if mine.get() { tr!(l, votes.supported) } else { tr!(l, votes.support) };
    let says = move || {
        let about = if mine.get() {
            tr!(l, votes.supported_idea, title = title.clone())
        } else {
            tr!(l, votes.support_idea, title = title.clone())
        };
        match shown.get().supports {
            Some(n) => trn!(l, n, votes.with_count_1, votes.with_count_n, about = about.clone()),
            None => about,
        }
    };
    view! {
        <input type="hidden" name="votes" value=move || if mine.get() { "0" } else { "1" }/>
        <button class="support-button" type="submit" data-size="large" aria-pressed=move || mine.get().to_string() aria-label=says
            aria-describedby="support-why" disabled=disabled>
            <Icon of=icondata::LuHeart/>{word}
        </button>
    }
    .into_any()
}

/// From no vote to as many as I may place here, each its own button.
fn votes(l: Locale, title: String, shown: Memo<Ballot>, most: i64, disabled: bool) -> AnyView {
    let button = |n: i64| {
        let says = trn!(l, n, votes.votes_for_1, votes.votes_for_n, title = title.clone());
        let pressed = move || shown.with(|ballot| ballot.mine == n).to_string();
        view! {
            <button class="support-button" type="submit" name="votes" value=n.to_string() aria-pressed=pressed aria-label=says
                disabled=disabled>
                {number(l, n)}
            </button>
        }
    };
    view! {
        <b class="small" id="my-votes">{tr!(l, votes.my_votes)}</b>
        <div class="vote-steps" role="group" aria-labelledby="my-votes" aria-describedby="support-why">
            {(0..=most).map(button).collect_view()}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_moves_the_count_the_vote_and_what_is_left() {
        let kept = Ballot { supports: Some(12), mine: 1, most: 3, left: Some(4), refusal: None };
        let granted = wished(kept.clone(), 3);
        assert_eq!((granted.supports, granted.mine, granted.left), (Some(14), 3, Some(2)));
        assert_eq!(wished(granted, 1), kept);
    }
}
