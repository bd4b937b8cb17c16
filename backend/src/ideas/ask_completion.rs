//! Authors of a shortlisted idea are asked to complete it: at once where something is empty, anew when a host says so.
use crate::{
    Command, Failure,
    store::{Reader, Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, IdeaId, Moment, PersonId, Problem, Refusal,
    challenges::ChallengeFacts,
    ideas::{AskCompletion, Completion, IdeaFacts, IdeaText, Stage, may_ask_completion},
};

pub struct Asked {
    idea: IdeaFacts,
    /// Whom the form means.
    helper: Result<PersonId, Problem>,
}

#[async_trait]
impl Command for AskCompletion {
    type Facts = Asked;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Asked, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let helper = if self.helper.trim().is_empty() {
            actor.person().ok_or(Problem::NoColleague)
        } else {
            ideas::colleague(tx, &self.helper).await?.map(|who| who.person)
        };
        let helper = helper.and_then(|who| if idea.challenge.judges(who) { Err(Problem::Judges) } else { Ok(who) });
        Ok(Asked { idea, helper })
    }

    fn authorize(&self, actor: &Actor, facts: &Asked, _now: Moment) -> Result<(), Refusal> {
        may_ask_completion(actor, &facts.idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Asked, now: Moment) -> Result<(), Failure> {
        let mut errors = FieldErrors::default();
        let due = match self.due(&tx.zone(), now) {
            Ok(due) => due,
            Err(problem) => {
                errors.add("until", problem);
                now
            }
        };
        let helper = match facts.helper {
            Ok(helper) => Some(helper),
            Err(problem) => {
                errors.add("helper", problem);
                None
            }
        };
        errors.finish(())?;
        let before = ideas::completion(tx, self.idea).await?;
        if before.is_some_and(|before| before.due == due && before.helper.map(|p| p.id) == helper) {
            return Ok(());
        }
        ideas::ask_completion(tx, self.idea, due, helper, now).await?;
        tx.record(Event::CompletionAsked { idea: self.idea }, by, now).await.map(|_| ())
    }
}

/// Asks the authors of what was just shortlisted for what is empty. Who chose it lends a hand; a host, where a rule did.
pub(super) async fn ask_for_what_lacks(tx: &Tx, idea: IdeaId, challenge: &ChallengeFacts, by: &Actor, now: Moment) -> Result<(), Failure> {
    let helper = match by.person() {
        Some(host) => Some(host),
        None => ideas::helping_host(tx, idea).await?,
    };
    let helper = helper.filter(|helper| !challenge.judges(*helper));
    if ideas::begin_completion(tx, idea, helper, now).await? {
        tx.record(Event::CompletionAsked { idea }, by, now).await?;
    }
    Ok(())
}

/// What is asked of its authors: for them, the hosts of the challenge and who lends a hand.
pub(super) async fn completion(
    db: &Reader,
    actor: &Actor,
    idea: &IdeaFacts,
    text: &IdeaText,
    now: Moment,
) -> Result<Option<Completion>, Failure> {
    if idea.stage != Stage::Shortlisted || idea.in_round || idea.completed_until.is_none() {
        return Ok(None);
    }
    let Some(row) = ideas::completion(db, idea.id).await? else { return Ok(None) };
    let helps = row.helper.as_ref().is_some_and(|helper| actor.is(helper.id));
    if !helps && !idea.is_author(actor) && idea.challenge.hosted_by(actor).is_err() {
        return Ok(None);
    }
    let (until, over) = (db.stamp(row.due.plus(-1).0), row.due <= now);
    Ok(Some(Completion { lacking: text.lacking(), until, over, helper: row.helper }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Ctx,
        testing::{Company, form, on_each_database},
    };
    use domain::{
        home::{AskHome, ToDo},
        ideas::{AskIdea, AskIdeaForm, Detail, IdeaForm, IdeaPage, Intent, Shortlist, WriteIdea, Written},
        notices::{AskNotices, NoticeKind},
        time::DAY,
    };

    const TITLE: &str = "Un bon dans le colis";

    fn full() -> IdeaForm {
        IdeaForm {
            proposal: "Un bon par colis".into(),
            audience: "Les clients".into(),
            channels: vec!["web".into()],
            budget_high: "800".into(),
            impact_metric: "Visites".into(),
            impact_target: "400".into(),
            ..form(TITLE)
        }
    }

    async fn write(by: &Ctx, idea: IdeaId, version: i64, form: IdeaForm) -> Result<Written, Failure> {
        by.run(WriteIdea { idea: Some(idea), version, challenge: None, form, intent: Intent::Save }).await
    }

    async fn look(company: &Company, n: u128, idea: IdeaId) -> IdeaPage {
        company.ask(n, AskIdea { idea }).await.expect("seen")
    }

    async fn told(company: &Company, n: u128) -> Vec<NoticeKind> {
        company.backend.settle().await.expect("settled");
        company.ask(n, AskNotices).await.expect("notices").notices.iter().map(|notice| notice.kind).collect()
    }

    fn ask(idea: IdeaId, until: &str, helper: &str) -> AskCompletion {
        AskCompletion { idea, until: until.into(), helper: helper.into() }
    }

    #[tokio::test]
    async fn authors_of_what_is_shortlisted_add_what_it_lacks_and_change_nothing_else() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, TITLE).await;
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("chosen");
            assert_eq!(told(&company, 3).await, [NoticeKind::Completion, NoticeKind::Shortlisted]);
            assert_eq!(told(&company, 2).await, [], "the host did it");
            let page = look(&company, 3, idea).await;
            let wanted = page.completion.expect("asked");
            let all = [Detail::Proposal, Detail::Audience, Detail::Channels, Detail::Budget, Detail::Impact];
            assert_eq!((wanted.lacking.as_slice(), wanted.over, page.abilities.edit), (all.as_slice(), false, true));
            assert_eq!(wanted.helper.map(|p| p.name).as_deref(), Some("Personne 2"));
            assert!(look(&company, 4, idea).await.completion.is_none(), "nobody else's business");
            let home = company.ask(3, AskHome).await.expect("home");
            assert!(home.to_do.iter().any(|to_do| matches!(to_do, ToDo::Complete { idea: it, .. } if *it == idea)));
            let desk = company.ask(3, AskIdeaForm { idea: Some(idea), challenge: None }).await.expect("a form");
            assert!(desk.completing.is_some() && !desk.draft);

            let author = company.person(3);
            let changed = IdeaForm { title: "Tout autre chose".into(), ..full() };
            let refused = write(&author, idea, 1, changed).await;
            assert!(matches!(refused, Err(Failure::Invalid(e)) if e.of("title") == Some(&Problem::AsSupported)));
            write(&author, idea, 1, full()).await.expect("completed");
            let page = look(&company, 2, idea).await;
            assert!(page.completion.is_some_and(|wanted| wanted.lacking.is_empty()) && page.proposal_html.contains("par colis"));
            let home = company.ask(3, AskHome).await.expect("home");
            assert!(!home.to_do.iter().any(|to_do| matches!(to_do, ToDo::Complete { .. })));
            company.run(2, Shortlist { idea, on: false, reason: String::new() }).await.expect("taken back");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM completion").await, 0);
            assert_eq!(told(&company, 3).await, [NoticeKind::Unshortlisted, NoticeKind::Shortlisted], "it is open again");
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("chosen again");
            assert!(look(&company, 3, idea).await.completion.is_none(), "nothing lacks");
        })
        .await;
    }

    #[tokio::test]
    async fn it_ends_with_its_day_and_with_the_round() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, TITLE).await;
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("chosen");
            let late = company.person(3).offset_by(40 * DAY);
            assert!(matches!(write(&late, idea, 1, full()).await, Err(Failure::Refused(Refusal::IdeaFrozen))));
            let page = late.ask(AskIdea { idea }).await.expect("seen");
            assert!(page.completion.is_some_and(|wanted| wanted.over) && !page.abilities.edit);
            assert_eq!(told(&company, 5).await, []);
            company.run(2, ask(idea, "2099-01-01", "Personne 5")).await.expect("more time");
            company.run(2, ask(idea, "2099-01-01", "Personne 5")).await.expect("said twice");
            assert_eq!(told(&company, 5).await, [NoticeKind::Completion], "who helps is told, once");
            crate::events::rebuild(&company.backend).await.expect("rebuilt");
            assert_eq!(told(&company, 5).await, [NoticeKind::Completion], "not of what was asked before they were named");
            write(&late, idea, 1, full()).await.expect("completed");
            company.write("UPDATE idea SET round_id = id", vec![]).await;
            let frozen = write(&late, idea, 2, IdeaForm { audience: "Tous".into(), ..full() }).await;
            assert!(matches!(frozen, Err(Failure::Refused(Refusal::IdeaFrozen))));
            assert!(look(&company, 3, idea).await.completion.is_none());
            let again = company.run(2, ask(idea, "2099-02-01", "")).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::IdeaFrozen))));
        })
        .await;
    }

    #[tokio::test]
    async fn a_host_names_a_day_to_come_and_a_colleague_who_does_not_judge() {
        on_each_database(async |company| {
            company.seat(company.tank, 5, 6, &[7]).await.expect("seated");
            let idea = company.open_idea(3, TITLE).await;
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("chosen");
            for stranger in [3, 4, 5] {
                let refused = company.run(stranger, ask(idea, "2099-01-01", "")).await;
                assert!(matches!(refused, Err(Failure::Refused(Refusal::NotThisHost))), "{stranger}");
            }
            let wrong = |until: &str, helper: &str, field: &'static str, problem: Problem| (ask(idea, until, helper), field, problem);
            for (asked, field, problem) in [
                wrong("2020-01-01", "", "until", Problem::InThePast),
                wrong("", "", "until", Problem::Required),
                wrong("2099-01-01", "Personne 99", "helper", Problem::NoColleague),
                wrong("2099-01-01", "p7@brisemer.example", "helper", Problem::Judges),
            ] {
                let refused = company.run(2, asked).await;
                assert!(matches!(&refused, Err(Failure::Invalid(e)) if e.of(field) == Some(&problem)), "{problem}: {refused:?}");
            }
            let desk = company.ask(5, domain::jury::AskJuryDesk).await.expect("the chair's desk");
            assert_eq!(desk.to_open[0].completing.map(|(ideas, _)| ideas), Some(1), "whoever opens the round is told");
        })
        .await;
    }
}
