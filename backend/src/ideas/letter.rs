//! What the page of an idea shows of its letter and its second look, to whom.
use crate::{
    Failure,
    store::{Reader, ideas},
};
use domain::{
    Actor,
    ideas::{IdeaAbilities, IdeaFacts, Letter, SecondLook, may_ask_second_look, may_give_second_look, may_take_up},
};

/// The letter: its authors' alone.
pub async fn letter(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<Option<Letter>, Failure> {
    if !idea.is_author(actor) {
        return Ok(None);
    }
    let Some(answer) = ideas::answer(db, idea.id).await? else { return Ok(None) };
    Ok(Some(ideas::letter(db, idea.id, answer.change_words).await?).filter(|letter| !letter.is_empty()))
}

/// The second look, for its authors and those who may give it, and what the reader may do about it.
pub async fn second_look(
    db: &Reader,
    actor: &Actor,
    idea: &IdeaFacts,
    may: IdeaAbilities,
) -> Result<(Option<SecondLook>, IdeaAbilities), Failure> {
    let look = ideas::second_look(db, idea.id).await?;
    let waits = look.as_ref().is_some_and(|look| look.given.is_none());
    let answered = waits && ideas::answered_by(db, idea.id, actor).await?;
    let may = IdeaAbilities {
        take_up: may_take_up(actor, idea).is_ok(),
        ask_second_look: may_ask_second_look(actor, idea, look.is_some()).is_ok(),
        give_second_look: may_give_second_look(actor, idea, waits, answered).is_ok(),
        ..may
    };
    let shown = idea.is_author(actor) || may.give_second_look;
    Ok((look.filter(|_| shown), may))
}
