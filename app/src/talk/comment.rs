//! One comment: who says what, when, whether it helped, and what one may do with it.
use super::{
    api::{MarkUseful, RemoveComment},
    discussion::Thread,
    writing::{Changed, Edit, Reply, came_back, tell},
};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Avatar, Form, HiddenAvatar, Icon, Submit, Time},
    wire::Act,
};
use domain::{Stamp, people::PersonRef, talk::Comment};
use leptos::prelude::*;

/// A comment with its replies below.
pub fn comment(l: Locale, thread: &Thread, said: Comment, replies: Vec<Comment>) -> AnyView {
    let id = format!("comment-{}", said.id);
    let below = replies.into_iter().map(|reply| comment(l, thread, reply, Vec::new())).collect::<Vec<_>>();
    let below = (!below.is_empty()).then(|| view! { <ul class="comment-list" role="list">{below}</ul> });
    let text = match &said.text {
        Some(text) => paragraphs(text),
        None => view! { <p>{tr!(l, talk.removed)}</p> }.into_any(),
    };
    view! {
        <li>
            <article class="comment" id=id data-deleted=said.text.is_none().then_some("")>
                {face(said.author.as_ref())}
                <div>
                    {by(l, thread, &said)}
                    <div class="said prose">{text}</div>
                    {said.text.is_some().then(|| actions(thread, &said))}
                    {below}
                </div>
            </article>
        </li>
    }
    .into_any()
}

/// Who said it, inside a sentence.
pub fn who(l: Locale, comment: &Comment) -> String {
    comment.author.as_ref().map_or_else(|| tr!(l, talk.the_author).to_owned(), |person| person.name.clone())
}

fn face(author: Option<&PersonRef>) -> AnyView {
    match author {
        Some(person) => view! { <Avatar name=person.name.clone()/> }.into_any(),
        None => view! { <HiddenAvatar/> }.into_any(),
    }
}

/// Plain text, one paragraph per empty line.
fn paragraphs(text: &str) -> AnyView {
    let paragraphs = text.split("\n\n").filter(|p| !p.trim().is_empty());
    paragraphs.map(|p| view! { <p class="lines">{p.to_owned()}</p> }).collect_view().into_any()
}

fn by(l: Locale, thread: &Thread, said: &Comment) -> AnyView {
    let author = thread.is_author(said);
    let place = if author { Some(tr!(l, talk.author).to_owned()) } else { said.department.clone() };
    let (name, place) = match said.author.clone() {
        Some(person) => (view! { <b><a href=routes::person(person.id)>{person.name}</a></b> }.into_any(), place),
        None => (view! { <b>{tr!(l, talk.author_hidden)}</b> }.into_any(), Some(tr!(l, common.name_hidden).to_owned())),
    };
    let now: Stamp = thread.now;
    view! {
        <p class="by">
            {name}
            {place.map(|place| view! { <span>{place}</span> })}
            <Time at=said.at now/>
            {said.edited.then(|| view! { <span>{tr!(l, talk.edited)}</span> })}
            {said.useful.then(|| view! { <span class="useful"><Icon of=icondata::LuCheck/>{tr!(l, talk.useful)}</span> })}
        </p>
    }
    .into_any()
}

fn actions(thread: &Thread, said: &Comment) -> AnyView {
    let (idea, changed) = (thread.idea, thread.changed);
    let reply = (thread.comment && said.parent.is_none()).then(|| view! { <Reply idea comment=said.clone() changed/> }.into_any());
    let useful = (thread.mark_useful && !thread.is_author(said)).then(|| view! { <Useful comment=said.clone() changed/> }.into_any());
    let edit = said.mine.then(|| view! { <Edit comment=said.clone() changed/> }.into_any());
    let remove = said.may_remove.then(|| view! { <Remove comment=said.clone() changed/> }.into_any());
    view! { <div class="actions">{useful} {reply} {edit} {remove}</div> }.into_any()
}

/// "It helped": set or taken back by the idea's authors.
#[component]
fn Useful(comment: Comment, changed: Changed) -> impl IntoView {
    let l = locale();
    let action = Act::<MarkUseful>::new();
    tell(action, changed);
    let (id, on) = (comment.id.to_string(), comment.useful);
    let says = tr!(l, talk.useful_by, name = who(l, &comment));
    view! {
        <Form action name=format!("useful-{id}") class="" only=("comment", id)>
            <input type="hidden" name="useful" value=if on { "off" } else { "on" }/>
            <button class="text-button" type="submit" aria-pressed=on.to_string() aria-label=says>
                <Icon of=icondata::LuThumbsUp/>{tr!(l, talk.mark_useful)}
            </button>
        </Form>
    }
}

/// Asks once more before a comment goes.
#[component]
fn Remove(comment: Comment, changed: Changed) -> impl IntoView {
    let l = locale();
    let action = Act::<RemoveComment>::new();
    tell(action, changed);
    let id = comment.id.to_string();
    let open = came_back(action, "comment", &id);
    let whose = if comment.mine { tr!(l, talk.my_comment).to_owned() } else { tr!(l, talk.comment_by, name = who(l, &comment)) };
    view! {
        <details open=open>
            <summary class="text-button">{tr!(l, talk.remove)}<span class="visually-hidden">" " {whose}</span></summary>
            <Form action name=format!("remove-{id}") class="comment-form" only=("comment", id)>
                <p class="small soft">{tr!(l, talk.remove_words)}</p>
                <footer><Submit label=tr!(l, talk.remove_now) kind="danger" size="small"/></footer>
            </Form>
        </details>
    }
}
