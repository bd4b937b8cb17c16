//! Casting votes: what shares a place is divided by whoever decides, and the round says so.
use super::ranked::placed;
use crate::{
    Failure,
    store::{Reader, jury},
};
use domain::{
    IdeaId, PitchId, RoundId,
    jury::{CastingVote, Ranking, Verdict, cast_places},
};
use std::collections::{BTreeMap, HashMap};

/// Where equals are divided in a round, by place: as it was published, or as it is prepared. Nothing of what is hidden from whoever
/// asks, and nothing of what shares its place.
pub async fn casting(
    db: &Reader,
    round: RoundId,
    published: bool,
    ranking: &Ranking,
    ideas: &HashMap<PitchId, IdeaId>,
) -> Result<Vec<CastingVote>, Failure> {
    let places: HashMap<IdeaId, u32> = placed(ranking, ideas).map(|(place, idea)| (idea, place)).collect();
    let mut groups: BTreeMap<u32, Vec<jury::DecidedBy>> = BTreeMap::new();
    for row in jury::decided_by(db, round).await? {
        let place = match published {
            true => row.cast_place.and_then(|place| u32::try_from(place).ok()),
            false => places.get(&IdeaId(row.idea_id)).copied(),
        };
        if let Some(place) = place {
            groups.entry(place).or_default().push(row);
        }
    }
    let is_funded = |row: &jury::DecidedBy| row.verdict == Verdict::Funded.name();
    let verdict = |row: &jury::DecidedBy| if is_funded(row) { Verdict::Funded } else { Verdict::Declined };
    let cast = cast_places(groups.iter().flat_map(|(place, rows)| rows.iter().map(|row| (*place, verdict(row)))));
    let shown = |rows: &[jury::DecidedBy]| rows.iter().all(|row| places.contains_key(&IdeaId(row.idea_id)));
    let votes = groups.into_iter().filter(|(place, rows)| cast.contains(place) && shown(rows)).map(|(_, rows)| {
        let (chosen, over): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_funded);
        let mut by: Vec<String> = chosen.iter().filter_map(|row| row.name.clone()).collect();
        by.dedup();
        let titles = |rows: Vec<jury::DecidedBy>| rows.into_iter().map(|row| row.title).collect();
        CastingVote { by, chosen: titles(chosen), over: titles(over) }
    });
    Ok(votes.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, arena::decision, on_each_database};
    use domain::jury::{AskRound, PublishRound};

    #[tokio::test]
    async fn who_divides_equals_gives_a_casting_vote_that_is_kept() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
            let ideas = [company.enter_on(5, company.tank, "A", 0).await, company.enter_on(11, company.tank, "B", 0).await];
            company.shortlist(&ideas, 0).await;
            let round = company.open_round(3, company.tank, 0, 1).await;
            for (title, jurors) in [("A", &[3, 4, 6][..]), ("B", &[3, 4, 5, 6][..])] {
                let pitch = company.pitch(3, title, 0).await;
                for juror in jurors {
                    company.hand_in(*juror, pitch, 3, 0).await;
                }
            }
            let votes = async |company: &Company, n: u128| company.at(n, 2).ask(AskRound { round }).await.expect("a round page").casting;
            company.at(3, 2).run(decision(round, ideas[0], "funded")).await.expect("prepared");
            assert_eq!(votes(&company, 3).await, vec![], "one of two is decided");
            company.at(3, 2).run(decision(round, ideas[1], "declined")).await.expect("prepared");
            let vote = CastingVote { by: vec!["Personne 3".into()], chosen: vec!["A".into()], over: vec!["B".into()] };
            assert_eq!((votes(&company, 3).await, votes(&company, 6).await), (vec![vote.clone()], vec![]), "told to who presides");
            company.at(3, 2).run(PublishRound::of(round)).await.expect("published");
            assert_eq!((votes(&company, 3).await, votes(&company, 6).await), (vec![vote.clone()], vec![vote]));
            assert_eq!(votes(&company, 5).await, vec![], "A is theirs");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM decision WHERE cast_place = 1").await, 2);
        })
        .await;
    }
}
