//! For who was asked: the question, the answer, and a way to say that one can't judge it.
use super::{
    afterwards,
    api::{DeclineOpinion, GiveOpinion},
    said::stance_name,
};
use crate::{
    language::{Locale, locale, tr},
    ui::{Form, Pick, Submit, TextArea, Time},
    wire::Act,
};
use domain::{
    IdeaId, Stamp,
    opinions::{LONGEST_OPINION, MyOpinion, Stance},
};
use leptos::{html, prelude::*};

#[component]
pub fn Mine(
    idea: IdeaId,
    mine: MyOpinion,
    now: Stamp,
    /// Counts what was done here, so that the page asks anew.
    changed: RwSignal<usize>,
) -> impl IntoView {
    let l = locale();
    let (give, decline) = (Act::<GiveOpinion>::new(), Act::<DeclineOpinion>::new());
    let place = NodeRef::<html::Section>::new();
    // What one pressed goes away; what it led to is read where it stood.
    let stay = move || {
        if let Some(place) = place.get_untracked() {
            let _ = place.focus();
        }
    };
    afterwards(give, changed, stay);
    afterwards(decline, changed, stay);
    let waits = mine.given.is_none() && !mine.declined;
    let form = mine.may_give.then(|| giving(l, idea, &mine, give));
    let cannot = mine.may_decline.then(|| declining(l, idea, decline));
    view! {
        <section class="request" data-waits=waits.then_some("") aria-labelledby="my-opinion" tabindex="-1" node_ref=place>
            <h2 id="my-opinion">{if waits { tr!(l, opinions.asked_title) } else { tr!(l, opinions.my_opinion) }}</h2>
            <p>{asked(l, &mine)} " " <span class="soft">{tr!(l, opinions.who_reads)}</span></p>
            {(!mine.question.is_empty()).then(|| view! { <blockquote class="lines">{mine.question.clone()}</blockquote> })}
            {said(l, &mine, now)}
            {form}
            {cannot}
        </section>
    }
}

fn asked(l: Locale, mine: &MyOpinion) -> String {
    match mine.department.as_deref() {
        Some(department) => tr!(l, opinions.asked_department, name = mine.asked_by.as_str(), department = department),
        None => tr!(l, opinions.asked_you, name = mine.asked_by.as_str()),
    }
}

/// What I said, or that I can't.
fn said(l: Locale, mine: &MyOpinion, now: Stamp) -> Option<AnyView> {
    let words = match &mine.given {
        Some((stance, words, at)) => view! {
            <div role="status" class="stack" data-gap="tight">
                <p class="cluster" data-gap="tight">
                    <span class="stance" data-stance=stance.name()>{stance_name(l, *stance)}</span>
                    <Time at=*at now class="small soft"/>
                </p>
                <p class="lines">{words.clone()}</p>
                <p class="small soft">{if mine.may_give { tr!(l, opinions.may_change) } else { tr!(l, opinions.locked) }}</p>
            </div>
        }
        .into_any(),
        None if mine.declined => view! { <p role="status" class="soft">{tr!(l, opinions.you_declined)}</p> }.into_any(),
        None => return None,
    };
    Some(words)
}

/// Open while it is asked for; folded once it is answered.
fn giving(l: Locale, idea: IdeaId, mine: &MyOpinion, action: Act<GiveOpinion>) -> AnyView {
    let (chosen, words) = match &mine.given {
        Some((stance, words, _)) => (Some(*stance), words.clone()),
        None => (None, String::new()),
    };
    let answered = chosen.is_some() || mine.declined;
    let open = !answered || action.was_refused();
    let options = Stance::ALL.map(|stance| (stance.name().to_owned(), stance_name(l, stance).to_owned(), chosen == Some(stance)));
    let summary = match (chosen, mine.declined) {
        (Some(_), _) => tr!(l, opinions.change),
        (None, true) => tr!(l, opinions.give_after_all),
        (None, false) => tr!(l, opinions.answer),
    };
    let label = if chosen.is_some() { tr!(l, opinions.keep) } else { tr!(l, opinions.give) };
    view! {
        <details class="disclosure" open=open>
            <summary>{summary}</summary>
            <Form action name="opinion" class="form">
                <input type="hidden" name="idea" value=idea.to_string()/>
                <Pick name="stance" label=tr!(l, opinions.stance) options=options.to_vec()/>
                <TextArea name="words" label=tr!(l, opinions.words) help=tr!(l, opinions.words_help) value=words rows=4 most=LONGEST_OPINION
                    required=true/>
                <footer><Submit label kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}

fn declining(l: Locale, idea: IdeaId, action: Act<DeclineOpinion>) -> AnyView {
    view! {
        <Form action name="decline-opinion" class="cluster">
            <input type="hidden" name="idea" value=idea.to_string()/>
            <Submit label=tr!(l, opinions.decline) kind="quiet" size="small"/>
        </Form>
    }
    .into_any()
}
