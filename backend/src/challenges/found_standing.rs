//! Lagon makes a standing challenge: the shark tank and its like, without dates, for the hosts it is given.
use crate::{
    Command, Failure,
    jury::default_rubric,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, Language, Moment, PersonId, Refusal,
    challenges::{ChallengeText, FoundStanding, Theme},
};

#[async_trait]
impl Command for FoundStanding {
    type Facts = ();
    type Outcome = ChallengeId;

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyHosts) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<ChallengeId, Failure> {
        found(tx, &self, by, now).await
    }
}

/// Writes it, with the default rubric in the company's language.
async fn found(tx: &Tx, standing: &FoundStanding, by: &Actor, now: Moment) -> Result<ChallengeId, Failure> {
    let language = store::challenges::company_language(tx).await?;
    let challenge = store::challenges::add(tx, &standing.text, true, &standing.hosts, now).await?;
    store::jury::put_rubric(tx, challenge, &default_rubric(language)?, now).await?;
    tx.record(Event::ChallengeCreated { challenge }, by, now).await.map(|_| challenge)
}

/// What every company has from its first moment, the shark tank first: made where there is none.
pub async fn found_first(tx: &Tx, host: PersonId, by: &Actor, now: Moment) -> Result<(), Failure> {
    if store::count(tx, "SELECT COUNT(*) AS n FROM challenge WHERE standing", vec![]).await? > 0 {
        return Ok(());
    }
    let first: [(&str, &str); 2] = match store::challenges::company_language(tx).await? {
        Language::Fr => [
            ("Shark tank", "Toutes les idées de campagne, toute l’année. Les plus soutenues sont pitchées devant le jury."),
            ("Améliorer Lagon", "Un mot de trop, un clic de trop, une envie\u{a0}: dites-le ici."),
        ],
        Language::En => [
            ("Shark tank", "Every campaign idea, all year round. The most supported are pitched to the jury."),
            ("Improve Lagon", "A word too many, a click too many, a wish: say it here."),
        ],
    };
    for (title, brief) in first {
        let text = ChallengeText::standing(title.into(), Theme::Own, brief.into(), String::new());
        found(tx, &FoundStanding { text, hosts: vec![host] }, by, now).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        challenges::{AskChallenge, Phase},
        ideas::IdeaFilter,
    };
    use uuid::Uuid;

    fn improve_lagon() -> FoundStanding {
        let brief = "Vos remarques sur l’outil".to_owned();
        let text = ChallengeText::standing("Améliorer Lagon".into(), Theme::Own, brief, String::new());
        FoundStanding { text, hosts: vec![PersonId(Uuid::from_u128(2))] }
    }

    #[tokio::test]
    async fn only_lagon_makes_one_and_it_is_always_open() {
        on_each_database(async |company| {
            let refused = company.run(2, improve_lagon()).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyHosts))));
            let id = company.backend.system().run(improve_lagon()).await.expect("made");
            let page = company.ask(3, AskChallenge { challenge: id, filter: IdeaFilter::default() }).await.expect("a page");
            assert_eq!((page.phase, page.dates.len(), page.criteria.len()), (Phase::Standing, 0, 5));
            assert!(page.abilities.enter && !page.abilities.change && !page.abilities.cancel);
        })
        .await;
    }
}
