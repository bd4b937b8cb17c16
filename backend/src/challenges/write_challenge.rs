//! A host creates a challenge, or changes one that is not over: everything before it opens, afterwards its title, brief
//! and theme, and its dates to later ones.
use crate::{
    Command, Failure,
    jury::default_rubric,
    store::{self, Tx, challenges::are_places},
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, FieldErrors, Moment, Problem, Refusal,
    challenges::{ChallengeFacts, ChallengeText, Voting, WriteChallenge},
    people::may_host,
};

pub struct Facts {
    /// What is changed: none for a new challenge.
    kept: Option<(ChallengeFacts, ChallengeText)>,
    written: Result<ChallengeText, FieldErrors>,
}

#[async_trait]
impl Command for WriteChallenge {
    type Facts = Facts;
    type Outcome = ChallengeId;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Facts, Failure> {
        let kept = match self.challenge {
            None => None,
            Some(id) => {
                let facts = store::challenges::facts_to_change(tx, id).await?.ok_or(Failure::NotFound)?;
                let text = store::challenges::text(tx, id).await?.ok_or(Failure::NotFound)?;
                Some((facts, text))
            }
        };
        let standing = kept.as_ref().is_some_and(|(facts, _)| facts.standing);
        let written = match self.form.parse(&tx.zone(), standing) {
            Ok(text) => known(tx, text, standing).await?,
            Err(errors) => Err(errors),
        };
        Ok(Facts { kept, written })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        let Some((challenge, text)) = &facts.kept else { return may_host(actor) };
        challenge.may_change(actor)?;
        let Ok(written) = &facts.written else { return Ok(()) };
        if challenge.is_locked(now) {
            text.may_become(written)?;
        }
        match (challenge.calendar, written.calendar) {
            (Some(old), Some(new)) => old.may_become(&new, now),
            (Some(_), None) | (None, Some(_)) | (None, None) => Ok(()),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<ChallengeId, Failure> {
        let text = facts.written?;
        let locked = facts.kept.as_ref().is_some_and(|(challenge, _)| challenge.is_locked(now));
        if !locked && text.calendar.is_some_and(|c| c.submissions_close <= now) {
            return Err(FieldErrors::one("submissions_close", Problem::InThePast).into());
        }
        if let Some((challenge, _)) = facts.kept {
            store::challenges::change(tx, challenge.id, &text, locked, now).await?;
            tx.record(Event::ChallengeChanged { challenge: challenge.id }, by, now).await?;
            return Ok(challenge.id);
        }
        let hosts: Vec<_> = by.person().into_iter().collect();
        let challenge = store::challenges::add(tx, &text, false, &hosts, now).await?;
        let language = store::challenges::company_language(tx).await?;
        store::jury::put_rubric(tx, challenge, &default_rubric(language)?, now).await?;
        tx.record(Event::ChallengeCreated { challenge }, by, now).await.map(|_| challenge)
    }
}

/// Chosen departments and sites exist, and a standing challenge keeps its simple support.
async fn known(tx: &Tx, text: ChallengeText, standing: bool) -> Result<Result<ChallengeText, FieldErrors>, Failure> {
    let mut errors = FieldErrors::default();
    let (departments, sites) = are_places(tx, &text.departments, &text.sites).await?;
    if !departments {
        errors.add("departments", Problem::NotAChoice);
    }
    if !sites {
        errors.add("sites", Problem::NotAChoice);
    }
    if standing && text.voting != Voting::Simple {
        errors.add("voting", Problem::NotAChoice);
    }
    Ok(errors.finish(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        Company,
        arena::{OPEN, VOTING},
        on_each_database,
    };
    use domain::{
        Language,
        challenges::{AskChallenge, AskChallengeForm, AskChallenges, AskRules, ChallengeForm, Phase},
        ideas::IdeaFilter,
    };

    async fn kept(company: &Company, challenge: ChallengeId, day: i64) -> ChallengeForm {
        let desk = company.at(2, day).ask(AskChallengeForm { challenge: Some(challenge), template: String::new() }).await.expect("a desk");
        desk.form
    }

    async fn write(company: &Company, challenge: ChallengeId, form: ChallengeForm, day: i64) -> Result<ChallengeId, Failure> {
        company.at(2, day).run(WriteChallenge { challenge: Some(challenge), form }).await
    }

    #[tokio::test]
    async fn a_host_writes_a_challenge_with_the_default_rubric_and_its_slots() {
        on_each_database(async |company| {
            let site = "INSERT INTO site (id, name, folded) VALUES ($1, 'Lyon', 'lyon')";
            let lyon = uuid::Uuid::from_u128(9);
            company.write(site, vec![lyon.into()]).await;
            let challenge = company
                .new_challenge(|f| {
                    (f.voting, f.budget, f.per_idea) = ("votes".into(), "3".into(), "2".into());
                    f.sites = vec![lyon.to_string(), lyon.to_string(), String::new()];
                })
                .await;
            let page = company.ask(5, AskChallenge { challenge, filter: IdeaFilter::default() }).await.expect("a page");
            assert_eq!((page.phase, page.dates.len(), page.criteria.len()), (Phase::Announced, 5, 5));
            assert_eq!((page.voting, page.votes_left), (Voting::Votes { budget: 3, per_idea: 2 }, None));
            assert_eq!((page.sites, page.hosts[0].name.as_str()), (vec!["Lyon".to_owned()], "Personne 2"));
            assert!(page.brief_html.contains("<strong>") && page.has_rules && !page.abilities.change);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM vote_slot").await, 3);
            let rules = company.ask(5, AskRules { challenge }).await.expect("rules");
            assert!(rules.rules_html.contains("Tout le monde"));
            assert_eq!(default_rubric(Language::Fr).expect("a rubric").len(), 5);
            let stranger = company.run(5, WriteChallenge { challenge: None, form: company.challenge_form().await }).await;
            assert!(matches!(stranger, Err(Failure::Refused(Refusal::OnlyHosts))));
            let other = company.run(5, WriteChallenge { challenge: Some(challenge), form: ChallengeForm::default() }).await;
            assert!(matches!(other, Err(Failure::Refused(Refusal::NotThisHost))));
        })
        .await;
    }

    #[tokio::test]
    async fn every_problem_stands_beside_its_field() {
        on_each_database(async |company| {
            let nowhere = uuid::Uuid::from_u128(77).to_string();
            let form = ChallengeForm { departments: vec![nowhere], ..company.challenge_form().await };
            let Err(Failure::Invalid(errors)) = company.run(2, WriteChallenge { challenge: None, form }).await else { panic!("invalid") };
            assert_eq!(errors.of("departments"), Some(&Problem::NotAChoice));
            let late = WriteChallenge { challenge: None, form: company.challenge_form().await };
            let Err(Failure::Invalid(errors)) = company.at(2, VOTING).run(late).await else { panic!("invalid") };
            assert_eq!(errors.of("submissions_close"), Some(&Problem::InThePast));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM challenge").await, 1, "nothing was kept");
        })
        .await;
    }

    #[tokio::test]
    async fn before_opening_everything_changes_afterwards_dates_only_extend() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let mut form = kept(&company, challenge, 0).await;
            (form.voting, form.budget, form.per_idea) = ("votes".into(), "4".into(), "1".into());
            form.prizes.clear();
            write(&company, challenge, form.clone(), 0).await.expect("not open yet");
            assert_eq!(kept(&company, challenge, 0).await, form, "the form shows what was written");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM vote_slot").await, 4);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM prize").await, 0);

            write(&company, challenge, ChallengeForm { title: "Autre titre".into(), ..form.clone() }, OPEN).await.expect("a title");
            let locked = write(&company, challenge, ChallengeForm { rules: "Autres règles".into(), ..form.clone() }, OPEN).await;
            assert!(matches!(locked, Err(Failure::Refused(Refusal::LockedSinceOpening))));
            let shorter = ChallengeForm { voting_close: form.submissions_close.clone(), ..form.clone() };
            let shorter = write(&company, challenge, shorter, OPEN).await;
            assert!(matches!(shorter, Err(Failure::Refused(Refusal::DatesOnlyExtend))));
            let longer = ChallengeForm { submissions_close: form.voting_close.clone(), ..form.clone() };
            let passed = write(&company, challenge, longer.clone(), VOTING).await;
            assert!(matches!(passed, Err(Failure::Refused(Refusal::DatePassed))));
            write(&company, challenge, longer, OPEN).await.expect("extended in time");
            let page = company.at(5, VOTING).ask(AskChallenge { challenge, filter: IdeaFilter::default() }).await.expect("a page");
            assert_eq!((page.phase, page.votes_left), (Phase::Submissions, Some(4)));
        })
        .await;
    }

    #[tokio::test]
    async fn the_tank_keeps_its_simple_support_and_has_no_dates() {
        on_each_database(async |company| {
            let form = ChallengeForm { opens: String::new(), ..kept(&company, company.tank, 0).await };
            let written = ChallengeForm { brief: "Vos idées".into(), ..form.clone() };
            let refused = company.run(
                2,
                WriteChallenge { challenge: Some(company.tank), form: ChallengeForm { voting: "jury_only".into(), ..written.clone() } },
            );
            assert!(matches!(refused.await, Err(Failure::Invalid(_))));
            write(&company, company.tank, written, 0).await.expect("a brief");
            let desk = company.ask(2, AskChallengeForm { challenge: Some(company.tank), template: String::new() }).await.expect("a desk");
            assert!(desk.standing && !desk.locked && !desk.rubric_locked && desk.form.brief == "Vos idées");
            assert_eq!(desk.rubric.criteria.len(), 5);
        })
        .await;
    }

    #[tokio::test]
    async fn what_runs_comes_first_by_its_next_date() {
        on_each_database(async |company| {
            let soon = company.new_challenge(|f| f.title = "B".into()).await;
            let later = company
                .new_challenge(|f| {
                    (f.title, f.opens) = ("A".into(), f.submissions_close.clone());
                    f.submissions_close = f.voting_close.clone();
                })
                .await;
            let list = company.at(5, OPEN).ask(AskChallenges).await.expect("a list");
            let shown: Vec<_> = list.challenges.iter().map(|c| (c.id, c.phase)).collect();
            assert_eq!(shown, [(soon, Phase::Submissions), (company.tank, Phase::Standing), (later, Phase::Announced)]);
            assert!(!list.may_create && company.ask(2, AskChallenges).await.expect("a list").may_create);
            let visitor = company.backend.ctx(Actor::Visitor).ask(AskChallenges).await;
            assert!(matches!(visitor, Err(Failure::SignedOut)));
        })
        .await;
    }
}
