//! The discussion of an idea: its comments in threads, and a place to write.
use super::{
    comment::comment,
    writing::{Changed, NewComment},
};
use crate::language::{Locale, locale, number, tr};
use domain::{CommentId, IdeaId, PersonId, Stamp, ideas::IdeaPage, talk::Comment};
use leptos::prelude::*;

/// What every comment of a discussion needs to know of it.
pub struct Thread {
    pub idea: IdeaId,
    authors: Vec<PersonId>,
    /// The reader may comment.
    pub comment: bool,
    /// The reader may say what helped.
    pub mark_useful: bool,
    pub changed: Changed,
    pub now: Stamp,
}

impl Thread {
    /// Whether an author of the idea said it.
    pub fn is_author(&self, said: &Comment) -> bool {
        said.author.as_ref().is_none_or(|person| self.authors.contains(&person.id))
    }
}

/// The comments on an idea. `changed` counts up whenever something was said, changed or removed.
#[component]
pub fn Discussion(idea: IdeaPage, changed: Changed) -> impl IntoView {
    let l = locale();
    let abilities = &idea.abilities;
    let thread = Thread {
        idea: idea.id,
        authors: idea.authors.iter().map(|author| author.id).collect(),
        comment: abilities.comment,
        mark_useful: abilities.mark_useful,
        changed,
        now: idea.now,
    };
    let count = i64::try_from(idea.comments.iter().filter(|said| said.text.is_some()).count()).unwrap_or_default();
    let write = thread.comment;
    view! {
        <section id="comments" aria-labelledby="talk">
            <header class="section-head">
                <h2 id="talk">{tr!(l, talk.title)} " " <span class="soft number">{number(l, count)}</span></h2>
                {(write && count > 3).then(|| view! { <a href="#comment-text" rel="external">{tr!(l, talk.write)}</a> })}
            </header>
            {said(l, &thread, idea.comments)}
            {write.then(|| view! { <NewComment idea=thread.idea changed/> })}
        </section>
    }
}

fn said(l: Locale, thread: &Thread, comments: Vec<Comment>) -> AnyView {
    if comments.is_empty() {
        let words = if thread.comment { tr!(l, talk.nothing_yet) } else { tr!(l, talk.nothing_said) };
        return view! { <p class="soft">{words}</p> }.into_any();
    }
    let (first, replies): (Vec<_>, Vec<_>) = comments.into_iter().partition(|said| said.parent.is_none());
    let below = |id: CommentId| replies.iter().filter(|reply| reply.parent == Some(id)).cloned().collect::<Vec<_>>();
    let threads = first.into_iter().map(|said| {
        let replies = below(said.id);
        comment(l, thread, said, replies)
    });
    view! { <ul class="comment-list" role="list">{threads.collect::<Vec<_>>()}</ul> }.into_any()
}
