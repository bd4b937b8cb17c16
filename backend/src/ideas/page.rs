//! One idea, whole, for one reader: story, support, answer, comments, history, and what this reader may do.
use super::{
    add_erratum::{answering, corrected_history},
    ask_completion::completion,
    co_authors::co_authoring,
    letter::{letter, second_look},
    read_names::names_read,
    review::review,
};
use crate::{
    Failure, Query, markdown,
    store::{Reader, attachments, ideas, talk, votes},
};
use async_trait::async_trait;
use domain::{
    Actor, Cents, Civil, IdeaId, Moment,
    challenges::ChallengeRef,
    ideas::{
        AskIdea, Change, IdeaAbilities, IdeaFacts, IdeaPage, IdeaText, PublicAnswer, Stage, Step, changes, may_add_erratum, may_answer,
        may_archive, may_ask_completion, may_choose_favourite, may_comment, may_discard, may_edit, may_follow, may_open, may_part,
        may_return, may_shortlist, may_show_names, may_start_merging, may_withdraw, sees_names,
    },
    votes::{Ballot, ballot},
};

#[async_trait]
impl Query for AskIdea {
    type Answer = IdeaPage;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<IdeaPage, Failure> {
        let facts = ideas::seen(db, actor, self.idea).await?;
        let row = ideas::page_row(db, self.idea).await?;
        let text = row.text.with(ideas::tags(db, self.idea).await?);
        let mut history = ideas::history_of(db, self.idea).await?;
        let review = review(db, actor, &facts, &text, &history, now).await?;
        // What was said before it opened is between its authors and the hosts.
        if !facts.is_author(actor) && facts.challenge.hosted_by(actor).is_err() {
            history.retain(|step| !step.to.is_in_review());
        }
        let names = sees_names(actor, &facts);
        veil_steps(&facts, names, &mut history);
        let answer = public_answer(db, self.idea, names).await?;
        let answered = answer.as_ref().map(PublicAnswer::answered);
        corrected_history(db, actor, (&facts, answered), names, &mut history).await?;
        let (answering, barred) = answering(db, actor, facts.clone(), answered).await?;
        let may = IdeaAbilities {
            erratum: may_add_erratum(actor, &answering, answered, &barred).is_ok(),
            part: part(db, actor, &facts).await?,
            favourite: favourite(db, actor, &facts).await?,
            ..abilities(actor, &facts, now)
        };
        let (look, may) = second_look(db, actor, &facts, may).await?;
        let completion = completion(db, actor, &facts, &text, now).await?;
        let ballot = own_ballot(db, actor, &facts, row.supports, now).await?;
        let changed_since = changed_since(db, actor, &facts, &ballot, row.edited_at, &text).await?;
        let low_to_high = |a: Option<Cents>, b: Option<Cents>| a.or(b).zip(b.or(a));
        Ok(IdeaPage {
            id: facts.id,
            version: facts.version,
            stage: facts.stage,
            budget: low_to_high(text.budget_low, text.budget_high),
            proposal_html: markdown::render(&text.proposal),
            title: text.title,
            one_liner: text.one_liner,
            problem: text.problem,
            audience: text.audience,
            channels: text.channels,
            impact_metric: text.impact_metric,
            impact_baseline: text.impact_baseline,
            impact_target: text.impact_target,
            impact_by: text.impact_by.map(Civil::of_day),
            tags: text.tags,
            authors: ideas::authors_seen(db, actor, &facts).await?,
            department: row.department.filter(|_| names),
            mine: facts.is_author(actor),
            veil: facts.veil,
            challenge: ChallengeRef { id: facts.challenge.id, title: row.challenge, standing: facts.challenge.standing },
            standing: facts.challenge.standing,
            submitted: row.submitted_at.map(|at| db.stamp(at)),
            edited: row.edited_at.map(|at| db.stamp(at)),
            ballot,
            answer,
            letter: letter(db, actor, &facts).await?,
            second_look: look,
            origin: origin(db, actor, &facts).await?,
            prizes: ideas::prizes_of(db, self.idea).await?,
            files: attachments::seen(db, actor, &facts).await?,
            comments: talk::comments(db, actor, &facts).await?,
            history,
            merged_into: merged_into(db, &facts).await?,
            merged: ideas::merged_into(db, self.idea).await?,
            review,
            completion,
            co_authoring: co_authoring(db, actor, &facts, now).await?,
            opinions: crate::opinions::on_idea(db, actor, &facts).await?,
            names_read: names_read(db, actor, &facts, now).await?,
            changed_since,
            following: following(db, actor, &facts).await?,
            abilities: may,
            now: db.stamp(now.0),
        })
    }
}

/// Who did what is not told where names are hidden; once they show, not of an author who left before.
fn veil_steps(idea: &IdeaFacts, names: bool, history: &mut [Step]) {
    for (at, step) in history.iter_mut().enumerate() {
        let by_authors = at == 0 || matches!(step.to, Stage::Submitted | Stage::Withdrawn | Stage::Archived);
        let left = idea.once_veiled && by_authors && step.by.as_ref().is_some_and(|by| !idea.authors.contains(&by.id));
        if !names || left {
            step.veiled = step.by.take().is_some();
        }
    }
}

async fn merged_into(db: &Reader, idea: &IdeaFacts) -> Result<Option<(IdeaId, String)>, Failure> {
    let Some(merged) = ideas::merged(db, idea.id).await? else { return Ok(None) };
    Ok(Some((merged.into, ideas::page_row(db, merged.into).await?.text.with(vec![]).title)))
}

/// The idea that it takes up again, where that tells nobody whose it is.
async fn origin(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<Option<(IdeaId, String)>, Failure> {
    let Some((origin, title)) = ideas::origin(db, idea.id).await? else { return Ok(None) };
    let Some(facts) = ideas::facts(db, origin).await? else { return Ok(None) };
    Ok((sees_names(actor, idea) && sees_names(actor, &facts)).then_some((origin, title)))
}

/// Whether this reader may part it from the idea it is part of.
async fn part(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<bool, Failure> {
    let Some(merged) = ideas::merged(db, idea.id).await? else { return Ok(false) };
    let into = ideas::facts(db, merged.into).await?;
    Ok(into.is_some_and(|into| may_part(actor, idea, &into).is_ok()))
}

async fn own_ballot(db: &Reader, actor: &Actor, idea: &IdeaFacts, supports: i64, now: Moment) -> Result<Ballot, Failure> {
    let voter = actor.person().ok_or(Failure::SignedOut)?;
    let holdings = votes::holdings(db, idea.challenge.voting, idea.challenge.id, idea.id, voter).await?;
    Ok(ballot(actor, idea, holdings, supports, now))
}

async fn following(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<bool, Failure> {
    ideas::follows(db, idea.id, actor.person().ok_or(Failure::SignedOut)?).await
}

/// Whether this reader may choose it as the favourite of its challenge.
async fn favourite(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<bool, Failure> {
    if may_choose_favourite(actor, idea, false).is_err() {
        return Ok(false);
    }
    Ok(!ideas::has_favourite(db, idea.challenge.id).await?)
}

/// What its authors changed since this reader gave their support.
async fn changed_since(
    db: &Reader,
    actor: &Actor,
    idea: &IdeaFacts,
    ballot: &Ballot,
    edited: Option<i64>,
    text: &IdeaText,
) -> Result<Vec<Change>, Failure> {
    let (Some(edited), Some(voter), true) = (edited, actor.person(), ballot.mine > 0) else { return Ok(vec![]) };
    let Some(given) = votes::given_at(db, idea.id, voter).await?.filter(|at| at.0 < edited) else { return Ok(vec![]) };
    Ok(ideas::text_as_of(db, idea.id, given).await?.map_or_else(Vec::new, |then| changes(&then, text)))
}

/// The answer with its corrections, signed where the reader sees `names`.
async fn public_answer(db: &Reader, idea: IdeaId, names: bool) -> Result<Option<PublicAnswer>, Failure> {
    let Some(row) = ideas::answer(db, idea).await? else { return Ok(None) };
    let answered = row.answered()?;
    Ok(Some(PublicAnswer {
        verdict: answered.verdict,
        reason: row.reason,
        amount: row.amount_cents.map(Cents),
        until: row.until_at.map(|at| db.stamp(at)),
        at: db.stamp(row.at),
        by_jury: row.by_jury,
        criteria: row.criteria.lines().map(str::to_owned).collect(),
        errata: ideas::errata(db, idea, answered, names).await?,
    }))
}

fn abilities(actor: &Actor, idea: &IdeaFacts, now: Moment) -> IdeaAbilities {
    let comment = may_comment(actor, idea).is_ok();
    IdeaAbilities {
        edit: may_edit(actor, idea, now).is_ok(),
        withdraw: may_withdraw(actor, idea).is_ok(),
        discard: may_discard(actor, idea).is_ok(),
        show_names: may_show_names(actor, idea).is_ok(),
        open: may_open(actor, idea).is_ok(),
        ask_changes: may_return(actor, idea).is_ok(),
        take_up: false,
        ask_second_look: false,
        give_second_look: false,
        merge: may_start_merging(actor, idea, now).is_ok(),
        part: false,
        shortlist: may_shortlist(actor, idea, true).is_ok(),
        ask_completion: may_ask_completion(actor, idea).is_ok(),
        unshortlist: may_shortlist(actor, idea, false).is_ok(),
        favourite: false,
        archive: may_archive(actor, idea, true).is_ok(),
        unarchive: may_archive(actor, idea, false).is_ok(),
        answer: may_answer(actor, idea).is_ok(),
        erratum: false,
        comment,
        follow: may_follow(actor, idea, true).is_ok(),
        mark_useful: comment && idea.is_author(actor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{form, on_each_database};
    use domain::{
        Refusal,
        ideas::{IdeaForm, Intent, WriteIdea},
        votes::SetSupport,
    };

    #[tokio::test]
    async fn a_page_tells_each_reader_what_they_may_do() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
            let look = async |n| company.ask(n, AskIdea { idea }).await.expect("seen");
            let (host, author, voter) = (look(2).await, look(3).await, look(4).await);
            let may =
                |p: &IdeaPage| (p.abilities.edit, p.abilities.withdraw, p.abilities.shortlist, p.abilities.answer, p.abilities.mark_useful);
            assert_eq!(may(&host), (false, false, true, true, false));
            assert_eq!(may(&author), (true, true, false, false, true));
            assert_eq!(may(&voter), (false, false, false, false, false));
            assert!(voter.abilities.comment && !author.abilities.discard && !author.abilities.unshortlist);
            assert_eq!((author.ballot.refusal, author.ballot.supports), (Some(Refusal::OwnIdea), Some(1)));
            assert_eq!((voter.ballot.refusal, voter.ballot.mine, host.ballot.mine), (None, 1, 0));
            let steps: Vec<_> = voter.history.iter().map(|s| (s.to, s.by.as_ref().map(|p| p.name.as_str()))).collect();
            assert_eq!(steps, [(domain::ideas::Stage::Open, Some("Personne 3"))]);
            assert_eq!(voter.authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Personne 3"]);
        })
        .await;
    }

    #[tokio::test]
    async fn a_proposal_is_shown_as_safe_html_and_a_single_amount_as_a_range() {
        on_each_database(async |company| {
            let proposal = "**Oui** <script>alert(1)</script>".into();
            let form = IdeaForm { proposal, budget_high: "800".into(), ..form("Un bon") };
            let write = WriteIdea { idea: None, version: 0, challenge: None, form, intent: Intent::Submit };
            let idea = company.run(3, write).await.expect("submitted").idea;
            let page = company.ask(4, AskIdea { idea }).await.expect("seen");
            assert!(page.proposal_html.contains("<strong>Oui</strong>") && !page.proposal_html.contains("<script"));
            assert_eq!(page.budget, Some((Cents(80_000), Cents(80_000))));
            let unknown = AskIdea { idea: IdeaId(uuid::Uuid::from_u128(404)) };
            assert!(matches!(company.ask(4, unknown).await, Err(Failure::NotFound)));
        })
        .await;
    }
}
