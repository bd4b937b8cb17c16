//! A save whose answer was lost on the way may have reached the server all the same: before another draft is begun, that
//! one is looked for.
use crate::{
    error::AppError,
    ideas::{
        Done,
        api::{WriteIdea, list_ideas, writing_desk},
    },
};
use domain::ideas::{IdeaForm, IdeaRow, Order, Stage, Written};
use leptos::{prelude::window, server_fn::ServerFn};

/// Saves. Where answers to first saves were lost, goes on with the draft that one of them began, or to the page of the
/// idea that one of them submitted.
pub async fn keep(ask: WriteIdea, lost: Vec<WriteIdea>) -> Result<Written, AppError> {
    let begun = if ask.idea.is_empty() && !lost.is_empty() { newest(&lost).await? } else { None };
    match begun {
        None => WriteIdea::run_on_client(ask).await,
        Some(IdeaRow { id, stage: Stage::Draft, .. }) => {
            let desk = writing_desk(id.to_string(), String::new()).await?;
            WriteIdea::run_on_client(WriteIdea { idea: id.to_string(), version: desk.version.to_string(), ..ask }).await
        }
        Some(row) => {
            let _ = window().location().set_href(&Done::Submitted.page(row.id));
            Ok(Written { idea: row.id, version: 0, at: row.since, submitted: true })
        }
    }
}

/// My newest idea, if it says what one of these said.
async fn newest(lost: &[WriteIdea]) -> Result<Option<IdeaRow>, AppError> {
    let none = String::new;
    let list = list_ideas(none(), none(), none(), none(), none(), none(), "1".into(), Order::New.name().into(), none()).await?;
    Ok(list.rows.into_iter().next().filter(|row| lost.iter().any(|ask| says_the_same(row, ask))))
}

fn says_the_same(row: &IdeaRow, ask: &WriteIdea) -> bool {
    let typed = IdeaForm { title: ask.title.clone(), one_liner: ask.one_liner.clone(), ..IdeaForm::default() };
    typed.draft().is_ok_and(|text| text.title == row.title && text.one_liner == row.one_liner)
}
