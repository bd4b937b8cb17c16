//! The rule of a challenge chooses for the jury: the most supported when voting has closed, once; or whatever has enough
//! supports, each idea once. A host may take back what it chose.
use super::ask_completion::ask_for_what_lacks;
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, IdeaId, Moment, Refusal,
    challenges::{ChallengeFacts, Contender, Phase, ShortlistRule, by_places},
    ideas::{ApplyShortlistRule, Stage, may_apply_rule},
};

pub struct Facts {
    challenge: ChallengeFacts,
    applied: bool,
    contenders: Vec<Contender>,
}

#[async_trait]
impl Command for ApplyShortlistRule {
    type Facts = Facts;
    /// How many ideas it chose.
    type Outcome = usize;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Facts, Failure> {
        let challenge = challenges::facts_to_change(tx, self.challenge).await?.ok_or(Failure::NotFound)?;
        let applied = ideas::rule_has_run(tx, self.challenge).await?;
        Ok(Facts { challenge, applied, contenders: ideas::contenders(tx, self.challenge).await? })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_apply_rule(actor, &facts.challenge, facts.applied, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<usize, Failure> {
        let chosen: Vec<IdeaId> = match facts.challenge.shortlist {
            ShortlistRule::Hosts => vec![],
            ShortlistRule::Places { places, per_site } => by_places(&facts.contenders, places, per_site).into_iter().collect(),
            ShortlistRule::Supports { least } => facts.contenders.iter().filter(|c| c.supports >= least).map(|c| c.idea).collect(),
        };
        for idea in &chosen {
            ideas::mark_rule_choice(tx, *idea, now).await?;
            challenges::step(tx, *idea, Stage::Open, Stage::Shortlisted, by, "", now).await?;
            tx.record(Event::IdeaShortlisted { idea: *idea }, by, now).await?;
            ask_for_what_lacks(tx, *idea, &facts.challenge, by, now).await?;
        }
        if !matches!(facts.challenge.phase(now), Phase::Standing | Phase::Submissions | Phase::Voting) {
            ideas::mark_rule_run(tx, self.challenge, chosen.len(), now).await?;
        }
        Ok(chosen.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        operations::tend_at,
        testing::{Company, on_each_database},
    };
    use domain::{
        ChallengeId,
        ideas::{AskIdea, ChooseFavourite, Shortlist},
        time::DAY,
        votes::SetSupport,
    };

    async fn with_rule(company: &Company, shortlist: ShortlistRule, hidden: bool) -> (ChallengeId, Vec<IdeaId>) {
        let challenge = company
            .challenge(|c| {
                c.counts_hidden = hidden;
                c.shortlist_rule = shortlist.name().into();
                match shortlist {
                    ShortlistRule::Hosts => {}
                    ShortlistRule::Places { places, per_site } => {
                        (c.shortlist_places, c.shortlist_per_site) = (Some(places), Some(per_site));
                    }
                    ShortlistRule::Supports { least } => c.shortlist_supports = Some(least),
                }
            })
            .await;
        let mut ideas = Vec::new();
        for (n, title) in [(10, "A"), (11, "B"), (12, "C"), (13, "D")] {
            ideas.push(company.enter(n, challenge, title).await);
        }
        for (place, supports) in [(0, 1), (1, 3), (2, 2)] {
            for voter in 14..14 + supports {
                company.run(voter, SetSupport { idea: ideas[place], votes: 1 }).await.expect("supported");
            }
        }
        (challenge, ideas)
    }

    async fn stages(company: &Company, ideas: &[IdeaId]) -> Vec<Stage> {
        let mut stages = Vec::new();
        for idea in ideas {
            stages.push(company.ask(2, AskIdea { idea: *idea }).await.expect("seen").stage);
        }
        stages
    }

    async fn tended(company: &Company, days: i64) -> u64 {
        tend_at(&company.backend, days * DAY).await.expect("tended")
    }

    #[tokio::test]
    async fn the_most_supported_go_before_the_jury_once_voting_has_closed_and_only_once() {
        on_each_database(async |company| {
            use Stage::{Open, Shortlisted};
            let (challenge, ideas) = with_rule(&company, ShortlistRule::Places { places: 2, per_site: 0 }, true).await;
            assert_eq!(tended(&company, 1).await, 0, "voting is open");
            let mine = company.run(2, Shortlist { idea: ideas[0], on: true, reason: String::new() }).await;
            assert!(matches!(mine, Err(Failure::Refused(Refusal::SupportsChoose))));
            assert_eq!(tended(&company, 5).await, 1);
            assert_eq!(stages(&company, &ideas).await, [Open, Shortlisted, Shortlisted, Open]);
            company.at(2, 5).run(Shortlist { idea: ideas[2], on: false, reason: String::new() }).await.expect("taken back");
            assert_eq!(tended(&company, 6).await, 0);
            let again = company.backend.system().offset_by(6 * DAY).run(ApplyShortlistRule { challenge }).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::VotingStillOpen))));
            assert_eq!(stages(&company, &ideas).await, [Open, Shortlisted, Open, Open], "a host's word stands");
        })
        .await;
    }

    #[tokio::test]
    async fn servers_that_apply_a_rule_at_once_choose_once() {
        on_each_database(async |company| {
            let (challenge, ideas) = with_rule(&company, ShortlistRule::Places { places: 2, per_site: 0 }, false).await;
            let system = company.backend.system().offset_by(5 * DAY);
            let mut servers = tokio::task::JoinSet::new();
            for _ in 0..8 {
                let system = system.clone();
                servers.spawn(async move { system.run(ApplyShortlistRule { challenge }).await });
            }
            assert_eq!(servers.join_all().await.iter().filter(|run| run.is_ok()).count(), 1);
            let steps = "SELECT COUNT(*) AS n FROM transition WHERE to_stage = 'shortlisted'";
            let events = "SELECT COUNT(*) AS n FROM event WHERE kind = 'idea_shortlisted'";
            assert_eq!((company.count(steps).await, company.count(events).await), (2, 2));
            assert_eq!(stages(&company, &ideas).await.iter().filter(|s| **s == Stage::Shortlisted).count(), 2);
        })
        .await;
    }

    #[tokio::test]
    async fn enough_supports_are_enough_unless_counts_are_hidden() {
        on_each_database(async |company| {
            use Stage::{Open, Shortlisted};
            let (_, shown) = with_rule(&company, ShortlistRule::Supports { least: 2 }, false).await;
            assert_eq!(tended(&company, 1).await, 1);
            assert_eq!(stages(&company, &shown).await, [Open, Shortlisted, Shortlisted, Open]);
            company.at(2, 1).run(Shortlist { idea: shown[1], on: false, reason: String::new() }).await.expect("taken back");
            assert_eq!(tended(&company, 1).await, 0, "each idea once");
            let (_, hidden) = with_rule(&company, ShortlistRule::Supports { least: 2 }, true).await;
            assert_eq!(tended(&company, 1).await, 0, "the stage would tell the count");
            assert!(tended(&company, 5).await >= 1);
            assert_eq!(stages(&company, &hidden).await, [Open, Shortlisted, Shortlisted, Open]);
        })
        .await;
    }

    #[tokio::test]
    async fn a_host_adds_one_favourite_and_says_why() {
        on_each_database(async |company| {
            let (_, ideas) = with_rule(&company, ShortlistRule::Places { places: 1, per_site: 0 }, false).await;
            let choose = async |idea, reason: &str| company.at(2, 5).run(ChooseFavourite { idea, reason: reason.into() }).await;
            assert!(matches!(choose(ideas[3], " ").await, Err(Failure::Invalid(errors)) if errors.of("reason").is_some()));
            choose(ideas[3], "Elle part du terrain").await.expect("chosen");
            assert!(matches!(choose(ideas[0], "Aussi").await, Err(Failure::Refused(Refusal::OneFavourite))));
            assert!(tended(&company, 5).await >= 1);
            assert_eq!(stages(&company, &ideas).await, [Stage::Open, Stage::Shortlisted, Stage::Open, Stage::Shortlisted]);
            let why = company.ask(9, AskIdea { idea: ideas[3] }).await.expect("seen").history.pop().map(|step| step.reason);
            assert_eq!(why.as_deref(), Some("Elle part du terrain"));
            company.at(2, 5).run(Shortlist { idea: ideas[3], on: false, reason: String::new() }).await.expect("taken back");
            choose(ideas[0], "Plutôt celle-ci").await.expect("another one");
        })
        .await;
    }
}
