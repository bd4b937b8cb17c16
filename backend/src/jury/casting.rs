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
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where equals are divided in a round, by place: as it was published, or as it is prepared. What is hidden from whoever asks is
/// not among them, and whether it was shows nowhere.
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
    let votes = groups.into_iter().filter(|(place, _)| cast.contains(place)).filter_map(|(_, rows)| {
        let shown = rows.into_iter().filter(|row| places.contains_key(&IdeaId(row.idea_id)));
        let (chosen, over): (Vec<_>, Vec<_>) = shown.partition(is_funded);
        if chosen.is_empty() || over.is_empty() {
            return None;
        }
        let by: BTreeSet<String> = chosen.iter().filter_map(|row| row.name.clone()).collect();
        let titles = |rows: Vec<jury::DecidedBy>| rows.into_iter().map(|row| row.title).collect();
        Some(CastingVote { by: by.into_iter().collect(), chosen: titles(chosen), over: titles(over) })
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

    #[tokio::test]
    async fn among_three_equals_each_reads_of_those_they_may_know_whoever_published() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
            let mut ideas = vec![];
            for (author, title) in [(3, "A"), (11, "B"), (5, "C")] {
                ideas.push(company.enter_on(author, company.tank, title, 0).await);
            }
            company.shortlist(&ideas, 0).await;
            let round = company.open_round(3, company.tank, 0, 1).await;
            for title in ["A", "B", "C"] {
                // Two that see everything: no fair score of so few, and means that are the same.
                for juror in [4, 6] {
                    let pitch = company.pitch(juror, title, 0).await;
                    company.hand_in(juror, pitch, 3, 0).await;
                }
            }
            for (by, idea, verdict) in [(4, ideas[0], "funded"), (3, ideas[1], "declined"), (3, ideas[2], "declined")] {
                company.at(by, 2).run(decision(round, idea, verdict)).await.expect("prepared");
            }
            company.at(3, 2).run(PublishRound::of(round)).await.expect("published by who may not know of A");
            let votes = async |n: u128| company.at(n, 2).ask(AskRound { round }).await.expect("a round page").casting;
            let vote = |over: &[&str]| CastingVote {
                by: vec!["Personne 4".into()],
                chosen: vec!["A".into()],
                over: over.iter().map(|title| (*title).to_owned()).collect(),
            };
            assert_eq!((votes(6).await, votes(4).await), (vec![vote(&["B", "C"])], vec![vote(&["B", "C"])]));
            assert_eq!(votes(5).await, vec![vote(&["B"])], "C is theirs, and nothing shows that it was among them");
            assert_eq!(votes(3).await, vec![], "A is theirs");
        })
        .await;
    }
}
