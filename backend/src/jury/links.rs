//! What may tie jurors to what they judge, as whoever presides is told it: of what they see themselves, and of no support.
use super::ranked::is_hidden;
use crate::{
    Failure,
    store::{Reader, jury},
};
use domain::{Actor, PersonId, PitchId, RoundId, jury::LinkedJuror, people::PersonRef};
use std::collections::HashMap;

/// By pitch in their order, and by juror within.
pub async fn linked(
    db: &Reader,
    actor: &Actor,
    round: RoundId,
    (pitches, barred): (&[jury::Titled], &jury::Barred),
    open: &HashMap<PitchId, Vec<PersonId>>,
    jurors: &[PersonRef],
) -> Result<Vec<LinkedJuror>, Failure> {
    let ties = jury::ties(db, round).await?;
    let mut linked = Vec::new();
    for pitch in pitches.iter().filter(|pitch| !is_hidden(barred, actor, pitch)) {
        let judges = open.get(&PitchId(pitch.id)).map(Vec::as_slice).unwrap_or_default();
        for juror in jurors.iter().filter(|juror| !actor.is(juror.id) && judges.contains(&juror.id)) {
            let links = ties.between(PitchId(pitch.id), juror.id);
            if !links.is_empty() {
                linked.push(LinkedJuror { juror: juror.clone(), title: pitch.title.clone(), links });
            }
        }
    }
    Ok(linked)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Company, on_each_database};
    use domain::{
        RoundId,
        jury::{AskRound, AskScoringDesk, Link},
        talk::PostComment,
        votes::SetSupport,
    };
    use uuid::Uuid;

    /// "A" of 10 and "B" of 11 before chair 3, deputy 4, jurors 5 and 6; nobody is of anybody's department.
    async fn round(company: &Company, before: impl AsyncFnOnce(&Company, domain::IdeaId)) -> RoundId {
        company.write("UPDATE person SET department_id = NULL WHERE department_id IS NOT NULL", vec![]).await;
        company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
        let a = company.enter_on(10, company.tank, "A", 0).await;
        let b = company.enter_on(11, company.tank, "B", 0).await;
        before(company, a).await;
        company.shortlist(&[a, b], 0).await;
        company.open_round(3, company.tank, 0, 7).await
    }

    async fn told(company: &Company, n: u128, round: RoundId) -> Vec<(String, String, Vec<Link>)> {
        let page = company.ask(n, AskRound { round }).await.expect("a page");
        page.links.into_iter().map(|l| (l.juror.name, l.title, l.links)).collect()
    }

    async fn own(company: &Company, n: u128, title: &str) -> Vec<Link> {
        let pitch = company.pitch(n, title, 0).await;
        company.ask(n, AskScoringDesk { pitch }).await.expect("a desk").links
    }

    #[tokio::test]
    async fn who_presides_is_told_of_teams_lines_and_comments_and_of_no_support() {
        on_each_database(async |company| {
            let round = round(&company, async |company, a| {
                company.run(5, SetSupport { idea: a, votes: 1 }).await.expect("supported");
                company.run(6, PostComment { idea: a, parent: None, text: "Oui".into() }).await.expect("said");
            })
            .await;
            let six = ("Personne 6".to_owned(), "A".to_owned(), vec![Link::TookPart]);
            for n in [3, 4] {
                assert_eq!(told(&company, n, round).await, std::slice::from_ref(&six), "nothing of the one who supported");
            }
            for n in [2, 5, 6] {
                assert!(told(&company, n, round).await.is_empty(), "{n} does not preside");
            }
            assert_eq!((own(&company, 5, "A").await, own(&company, 6, "A").await), (vec![Link::TookPart], vec![Link::TookPart]));
            assert!(own(&company, 5, "B").await.is_empty());
        })
        .await;
    }

    #[tokio::test]
    async fn a_longer_line_or_the_same_department_is_flagged_and_bars_nobody() {
        on_each_database(async |company| {
            let manages = "UPDATE person SET manager_id = $1 WHERE id = $2";
            let id = |n: u128| Uuid::from_u128(n).into();
            // 5 manages 15, who manages 10; and 16 and 17 manage each other.
            for (above, below) in [(5, 15), (15, 10), (16, 17), (17, 16)] {
                company.write(manages, vec![id(above), id(below)]).await;
            }
            let round = round(&company, async |company, _| {
                let team = "UPDATE person SET department_id = $1 WHERE id IN ($2, $3)";
                company.write(team, vec![id(1), id(6), id(11)]).await;
            })
            .await;
            let name = |n: u128, title: &str| (format!("Personne {n}"), title.to_owned(), vec![Link::SameTeam]);
            assert_eq!(told(&company, 3, round).await, [name(5, "A"), name(6, "B")]);
            assert_eq!((own(&company, 5, "A").await, own(&company, 6, "A").await), (vec![Link::SameTeam], vec![]));
        })
        .await;
    }
}
