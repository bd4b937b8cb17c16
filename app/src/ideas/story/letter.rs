//! The letter to its authors, what they may still do, and the second look.
use super::Actions;
use crate::{
    ideas::api::{AskSecondLook, GiveSecondLook, TakeUp},
    language::{Locale, tr},
    ui::{Form, Icon, Pick, SectionHead, Submit, TextArea, Time},
    wire::Act,
};
use domain::{
    Stamp,
    ideas::{IdeaPage, LONGEST_LETTER, Letter, Outcome, SecondLook},
};
use leptos::prelude::*;

pub fn letter(l: Locale, idea: &IdeaPage, actions: Actions) -> AnyView {
    let may = &idea.abilities;
    let id = idea.id.to_string();
    let letter = idea.letter.clone().map(|letter| told(l, letter));
    let look = idea.second_look.clone().map(|look| looked(l, look, idea.now));
    let give = may.give_second_look.then(|| giving(l, id.clone(), actions.give));
    let again = (may.take_up || may.ask_second_look).then(|| {
        let take_up = may.take_up.then(|| taking_up(l, id.clone(), actions.take_up));
        let ask = may.ask_second_look.then(|| asking(l, id.clone(), actions.look));
        view! { <div class="stack">{take_up} {ask}</div> }
    });
    view! { {letter} {look} {give} {again} }.into_any()
}

fn told(l: Locale, letter: Letter) -> impl IntoView {
    let Letter { levels, remarks, change } = letter;
    let levels: Vec<_> = levels.into_iter().map(|of| view! { <dt>{of.criterion}</dt><dd>{of.level}</dd> }).collect();
    let levels = (!levels.is_empty()).then(|| view! { <h3>{tr!(l, ideas.letter_levels)}</h3> <dl class="facts">{levels}</dl> });
    let remarks: Vec<_> = remarks.into_iter().map(|words| view! { <li class="lines">{words}</li> }).collect();
    let remarks = (!remarks.is_empty()).then(|| view! { <h3>{tr!(l, ideas.letter_remarks)}</h3> <ul>{remarks}</ul> });
    let change = (!change.is_empty()).then(|| view! { <h3>{tr!(l, ideas.letter_change)}</h3> <p class="lines">{change}</p> });
    view! {
        <section class="letter" aria-labelledby="letter">
            <SectionHead id="letter" title=tr!(l, ideas.letter)/>
            <p class="small soft">{tr!(l, ideas.letter_words)}</p>
            {change}
            {levels}
            {remarks}
        </section>
    }
}

fn looked(l: Locale, look: SecondLook, now: Stamp) -> impl IntoView {
    let given = match look.given {
        None => view! { <p class="soft">{tr!(l, ideas.look_waits)}</p> }.into_any(),
        Some((outcome, reply, at)) => {
            let words = match outcome {
                Outcome::Kept => tr!(l, ideas.look_kept),
                Outcome::Reopened => tr!(l, ideas.look_reopened),
            };
            view! { <p><b>{words}</b> " " <Time at now/></p> <blockquote class="lines">{reply}</blockquote> }.into_any()
        }
    };
    view! {
        <section class="letter" aria-labelledby="second-look">
            <SectionHead id="second-look" title=tr!(l, ideas.second_look)/>
            <blockquote class="lines">{look.words}</blockquote>
            <p class="small soft">{tr!(l, ideas.look_asked)} " " <Time at=look.asked now/></p>
            {given}
        </section>
    }
}

fn taking_up(l: Locale, id: String, action: Act<TakeUp>) -> AnyView {
    view! {
        <Form action name="take-up" class="stack">
            <input type="hidden" name="idea" value=id/>
            <p class="small soft">{tr!(l, ideas.take_up_words)}</p>
            <p>
                <Submit label=tr!(l, ideas.take_up) kind="secondary"/>
            </p>
        </Form>
    }
    .into_any()
}

fn asking(l: Locale, id: String, action: Act<AskSecondLook>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <details class="disclosure" open=refused>
            <summary><Icon of=icondata::LuEye/>{tr!(l, ideas.ask_second_look)}</summary>
            <Form action name="second-look" class="form">
                <input type="hidden" name="idea" value=id/>
                <TextArea name="words" label=tr!(l, ideas.look_why) help=tr!(l, ideas.look_why_help) rows=4 most=LONGEST_LETTER required=true/>
                <footer><Submit label=tr!(l, ideas.look_send) kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}

fn giving(l: Locale, id: String, action: Act<GiveSecondLook>) -> AnyView {
    let option = |outcome: Outcome, words: &'static str| (outcome.name().to_owned(), words.to_owned(), false);
    let options = vec![option(Outcome::Kept, tr!(l, ideas.look_keep)), option(Outcome::Reopened, tr!(l, ideas.look_reopen))];
    view! {
        <section aria-labelledby="give-look">
            <SectionHead id="give-look" title=tr!(l, ideas.give_second_look)/>
            <Form action name="give-look" class="form">
                <input type="hidden" name="idea" value=id/>
                <Pick name="outcome" label=tr!(l, ideas.look_outcome) options/>
                <TextArea name="reply" label=tr!(l, ideas.look_reply) help=tr!(l, ideas.look_reply_help) rows=4 most=LONGEST_LETTER required=true/>
                <footer><Submit label=tr!(l, ideas.look_give) kind="secondary"/></footer>
            </Form>
        </section>
    }
    .into_any()
}
