//! Co-authors: who was asked, asking one more, the answer, and leaving.
use super::Actions;
use crate::{
    ideas::{
        ColleagueField,
        api::{AnswerInvitation, InviteCoAuthor, LeaveIdea, TakeBackInvitation},
    },
    language::{Locale, tr},
    ui::{Dialog, Form, OpenDialog, Submit},
    wire::Act,
};
use domain::{ideas::IdeaPage, people::PersonRef};
use leptos::prelude::*;

/// For who was asked: first of all.
pub fn invitation(l: Locale, idea: &IdeaPage, action: Act<AnswerInvitation>) -> Option<AnyView> {
    let by = idea.co_authoring.asked_by.clone()?;
    let (yes, no) = (idea.id.to_string(), idea.id.to_string());
    Some(
        view! {
            <section class="request" data-waits="" aria-labelledby="invitation">
                <h2 id="invitation">{tr!(l, ideas.asked_title)}</h2>
                <p>{tr!(l, ideas.asked_words, name = by.name)} " " {tr!(l, ideas.asked_more)}</p>
                <div class="cluster" data-gap="tight">
                    <Form action name="accept">
                        <input type="hidden" name="idea" value=yes/>
                        <input type="hidden" name="accept" value="on"/>
                        <Submit label=tr!(l, ideas.accept)/>
                    </Form>
                    <Form action name="refuse">
                        <input type="hidden" name="idea" value=no/>
                        <Submit label=tr!(l, ideas.refuse) kind="secondary"/>
                    </Form>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// For its authors: who was asked, asking one more, leaving.
pub fn co_authors(l: Locale, idea: &IdeaPage, actions: Actions) -> Option<AnyView> {
    let co = &idea.co_authoring;
    if !co.invite && !co.leave {
        return None;
    }
    let id = idea.id.to_string();
    let waiting = co.invited.iter().map(|person| waiting(l, id.clone(), person.clone(), actions.take_back)).collect_view();
    let waiting = (!co.invited.is_empty()).then(|| view! { <ul class="invited" role="list">{waiting}</ul> });
    let invite = co.invite.then(|| inviting(l, id.clone(), actions.invite));
    let leave = co.leave.then(|| leaving(l, id));
    Some(view! { <div class="stack co-authors">{waiting} {invite} {leave}</div> }.into_any())
}

fn waiting(l: Locale, id: String, person: PersonRef, action: Act<TakeBackInvitation>) -> impl IntoView {
    let says = tr!(l, ideas.take_back_says, name = person.name.clone());
    view! {
        <li>
            <span>{person.name} <small class="soft">" " {tr!(l, ideas.invited_waits)}</small></span>
            <Form action name="take-back" only=("person", person.id.to_string())>
                <input type="hidden" name="idea" value=id/>
                <Submit label=tr!(l, ideas.take_back_invitation) kind="quiet" size="small" says/>
            </Form>
        </li>
    }
}

fn inviting(l: Locale, id: String, action: Act<InviteCoAuthor>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <details class="disclosure" open=refused>
            <summary>{tr!(l, ideas.invite_co_author)}</summary>
            <Form action name="invite" class="form">
                <input type="hidden" name="idea" value=id/>
                <ColleagueField name="who" label=tr!(l, ideas.who) help=tr!(l, ideas.who_help) list="colleagues"/>
                <footer><Submit label=tr!(l, ideas.send_invitation) kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}

fn leaving(l: Locale, id: String) -> AnyView {
    let action = Act::<LeaveIdea>::new();
    let refused = action.was_refused();
    view! {
        <div>
            <OpenDialog id="leave" label=tr!(l, ideas.leave) kind="quiet"/>
            <Dialog id="leave" title=tr!(l, ideas.leave_this) open=refused>
                <p>{tr!(l, ideas.leave_words)}</p>
                <Form action name="leave">
                    <input type="hidden" name="idea" value=id/>
                    <footer><Submit label=tr!(l, ideas.leave) kind="danger"/></footer>
                </Form>
            </Dialog>
        </div>
    }
    .into_any()
}
