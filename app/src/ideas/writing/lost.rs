//! A save whose answer was lost on the way may have reached the server all the same: before another draft is begun, that
//! one is looked for.
use crate::{
    error::AppError,
    ideas::{
        Done,
        api::{ListIdeas, WriteIdea, WritingDesk},
    },
    wire::{self, tell},
};
use domain::ideas::{IdeaForm, IdeaRow, Order, Stage, Written};
use leptos::prelude::window;

/// Saves. Where answers to first saves were lost, goes on with the draft that one of them began, or to the page of the
/// idea that one of them submitted.
pub async fn keep(ask: WriteIdea, lost: Vec<WriteIdea>) -> Result<Written, AppError> {
    let begun = if ask.idea.is_empty() && !lost.is_empty() { newest(&lost).await? } else { None };
    match begun {
        None => tell(ask).await,
        Some(IdeaRow { id, stage: Stage::Draft, .. }) => {
            let desk = wire::ask(WritingDesk { idea: id.to_string(), challenge: String::new() }).await?;
            tell(WriteIdea { idea: id.to_string(), version: desk.version.to_string(), ..ask }).await
        }
        Some(row) => {
            let _ = window().location().set_href(&Done::Submitted.page(row.id));
            Ok(Written { idea: row.id, version: 0, at: row.since, submitted: true, in_review: row.stage.is_in_review() })
        }
    }
}

/// My newest idea, if it says what one of these said.
async fn newest(lost: &[WriteIdea]) -> Result<Option<IdeaRow>, AppError> {
    let list = wire::ask(mine_newest_first()).await?;
    Ok(list.rows.into_iter().next().filter(|row| lost.iter().any(|ask| says_the_same(row, ask))))
}

fn mine_newest_first() -> ListIdeas {
    let none = String::new;
    let order = Order::New.name().to_owned();
    ListIdeas {
        mine: "1".to_owned(),
        order,
        q: none(),
        stage: none(),
        challenge: none(),
        channel: none(),
        tag: none(),
        department: none(),
        followed: none(),
        after: none(),
    }
}

fn says_the_same(row: &IdeaRow, ask: &WriteIdea) -> bool {
    let typed = IdeaForm { title: ask.title.clone(), one_liner: ask.one_liner.clone(), ..IdeaForm::default() };
    typed.draft().is_ok_and(|text| text.title == row.title && text.one_liner == row.one_liner)
}
