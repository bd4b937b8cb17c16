//! One challenge: its brief, its dates, who judges, what it gives, and its entries.
use crate::{
    Failure, Query,
    jury::readable,
    markdown,
    store::{Reader, challenges, ideas, jury, votes},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    challenges::{AskChallenge, ChallengeAbilities, ChallengeFacts, ChallengePage, CriterionLine, Voting},
    ideas::{AnswerTimes, AskIdeas, IdeaFilter, Stage, may_enter},
    jury::{may_open_round, may_see_round},
    time::DAY,
};

#[async_trait]
impl Query for AskChallenge {
    type Answer = ChallengePage;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<ChallengePage, Failure> {
        if *actor == Actor::Visitor {
            return Err(Failure::SignedOut);
        }
        let id = self.challenge;
        let facts = challenges::facts(db, id).await?.ok_or(Failure::NotFound)?;
        let text = challenges::text(db, id).await?.ok_or(Failure::NotFound)?;
        let ending = challenges::ending(db, id).await?.ok_or(Failure::NotFound)?;
        let (departments, sites) = challenges::eligible(db, id).await?;
        let criteria = jury::current_rubric(db, id).await?.0;
        let phase = facts.phase(now);
        let filter = IdeaFilter { challenge: id.to_string(), ..self.filter };
        Ok(ChallengePage {
            id,
            title: text.title,
            theme: text.theme,
            standing: facts.standing,
            phase,
            dates: text.calendar.map(|c| c.in_order().map(|(_, at)| db.stamp(at.0)).to_vec()).unwrap_or_default(),
            next: challenges::next(phase, text.calendar.as_ref(), now).map(|at| db.stamp(at.0)),
            brief_html: markdown::render(&text.brief),
            has_rules: !text.rules.is_empty(),
            shortlist: facts.shortlist,
            voting: facts.voting,
            votes_left: votes_left(actor, &facts, db, now).await?,
            counts_hidden: facts.hides_counts(now),
            blind: facts.blind && !facts.published && !facts.cancelled,
            departments,
            sites,
            entry_limit: facts.entry_limit,
            prizes: challenges::prizes(db, id).await?,
            hosts: challenges::hosts(db, id).await?,
            panel: challenges::panel(db, id).await?,
            criteria: criteria.into_iter().map(|c| CriterionLine { name: c.name, help: c.help, counted: c.counted }).collect(),
            entries: AskIdeas { filter }.answer(actor, db, now).await?,
            entry_count: challenges::entry_count(db, id).await?,
            answer_times: answer_times(db, &facts, now).await?,
            cancelled_reason: ending.cancelled_reason,
            abilities: abilities(actor, &facts, db, now).await?,
            now: db.stamp(now.0),
        })
    }
}

/// How long its ideas waited for their answers: lately, where it has no end.
async fn answer_times(db: &Reader, facts: &ChallengeFacts, now: Moment) -> Result<Option<AnswerTimes>, Failure> {
    let since = if facts.standing { now.plus(-90 * DAY) } else { Moment(0) };
    let answered = ideas::answered(db, &[facts.id], since).await?;
    Ok(ideas::answer_times(db, &answered, &db.zone()).await?.remove(&facts.id))
}

/// Votes the reader still has, where votes are counted and open to them.
async fn votes_left(actor: &Actor, facts: &ChallengeFacts, db: &Reader, now: Moment) -> Result<Option<i64>, Failure> {
    let (Voting::Votes { budget, .. }, Some(member)) = (facts.voting, actor.member()) else { return Ok(None) };
    let open = facts.takes_votes(now) && facts.eligible(member) && (facts.standing || !facts.organises(member.person));
    if !open {
        return Ok(None);
    }
    let spent = votes::spent(db, facts.id, member.person).await?;
    Ok(Some((budget - spent).max(0)))
}

async fn abilities(actor: &Actor, facts: &ChallengeFacts, db: &Reader, now: Moment) -> Result<ChallengeAbilities, Failure> {
    let entries = match actor.person() {
        Some(person) => ideas::entries(db, person, facts.id, None).await?,
        None => 0,
    };
    let entering = may_enter(actor, facts, entries, now);
    let latest = match jury::latest_round(db, facts.id).await? {
        Some(round) => jury::round_facts(db, round).await?,
        None => None,
    };
    let round = latest.as_ref().filter(|round| may_see_round(actor, round)).map(|round| round.id);
    let earlier = match round {
        Some(round) => jury::earlier_rounds(db, facts.id, round).await?,
        None => vec![],
    };
    let sealed = match latest {
        Some(latest) => readable(db, actor, latest, now).await?.map(|round| round.id),
        None => None,
    };
    let presides = actor.person().is_some_and(|p| facts.chair == Some(p) || facts.deputy == Some(p));
    let opening = if presides {
        let criteria = jury::current_rubric(db, facts.id).await?.0.len() as i64;
        let shortlisted = jury::shortlisted(db, facts.id).await?;
        let running = jury::is_round_running(db, facts.id).await?;
        may_open_round(actor, facts, criteria, shortlisted, running, now).is_ok()
    } else {
        false
    };
    let (publish, jury_awaited) = publishing(actor, facts, db, now).await?;
    let hosts = facts.hosted_by(actor).is_ok();
    let left = if hosts || actor.is_admin() { challenges::hosts_left(db, facts.id).await? } else { 0 };
    let names = facts.may_name_hosts(actor, left).is_ok();
    Ok(ChallengeAbilities {
        enter: entering.is_ok(),
        enter_refusal: entering.err().filter(|_| facts.takes_entries(now)),
        change: facts.may_change(actor).is_ok(),
        cancel: facts.may_cancel(actor).is_ok(),
        round,
        earlier: earlier.into_iter().map(|(round, at)| (round, db.stamp(at.0))).collect(),
        sealed,
        open_round: opening,
        publish,
        jury_awaited,
        deserted: names && !hosts,
        hosts: if names { challenges::host_choices(db, facts.id).await? } else { vec![] },
    })
}

/// How many entries a host answers by publishing without a jury, or whether the jury's answers are awaited.
async fn publishing(actor: &Actor, facts: &ChallengeFacts, db: &Reader, now: Moment) -> Result<(Option<i64>, bool), Failure> {
    if facts.standing || facts.hosted_by(actor).is_err() {
        return Ok((None, false));
    }
    let waiting = challenges::waiting_entries(db, facts.id).await?;
    let shortlisted = waiting.iter().filter(|e| e.stage == Stage::Shortlisted).count();
    let may = facts.may_publish(actor, waiting.len(), shortlisted, now);
    Ok((may.is_ok().then_some(waiting.len() as i64), may == Err(Refusal::JuryAwaited)))
}

#[cfg(test)]
mod tests {
    use crate::testing::{arena::decision, on_each_database};
    use domain::{challenges::AskChallenge, jury::PublishRound};

    #[tokio::test]
    async fn the_panel_and_the_hosts_find_earlier_rounds_too() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let mut rounds = vec![];
            for (day, title) in [(0, "A"), (10, "B"), (20, "C")] {
                let idea = company.enter_on(10, company.tank, title, day).await;
                company.shortlist(&[idea], day).await;
                let round = company.open_round(3, company.tank, day, 1).await;
                rounds.insert(0, round);
                if day < 20 {
                    company.at(3, day + 2).run(decision(round, idea, "funded")).await.expect("decided");
                    company.at(3, day + 2).run(PublishRound::of(round)).await.expect("published");
                }
            }
            for (n, sees) in [(2, true), (3, true), (10, false), (1, false)] {
                let can = company
                    .at(n, 20)
                    .ask(AskChallenge { challenge: company.tank, filter: Default::default() })
                    .await
                    .expect("a page")
                    .abilities;
                let found: Vec<_> = can.round.into_iter().chain(can.earlier.into_iter().map(|(round, _)| round)).collect();
                assert_eq!(found, if sees { rounds.clone() } else { vec![] }, "{n}");
            }
        })
        .await;
    }
}
