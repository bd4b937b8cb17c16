//! A round is taken away as sheets, and the log keeps that it was. What is hidden from whoever takes it is not in it, nor
//! does it leave a gap: the ranking is the one they see.
use super::ranked::{is_hidden, ranking};
use crate::{
    Command, Failure,
    store::{self, Tx, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, CriterionId, Event, IdeaId, Moment, PersonId, PitchId, Refusal,
    jury::{
        ExportRound, RankLine, RoundExport, RoundFacts, Rubric, ScoreLine, Scorecard, Takes, Verdict, inert, may_export_ranking,
        may_export_scores, may_see_round, told_apart,
    },
};
use std::collections::HashMap;

#[async_trait]
impl Command for ExportRound {
    type Facts = RoundFacts;
    type Outcome = RoundExport;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<RoundFacts, Failure> {
        let round = jury::round_to_rely_on(tx, self.round).await?;
        round.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, round: &RoundFacts, now: Moment) -> Result<(), Refusal> {
        match self.takes {
            Takes::Scores => may_export_scores(actor, round, now),
            Takes::Ranking | Takes::Both => may_export_ranking(actor, round, now),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, round: RoundFacts, now: Moment) -> Result<RoundExport, Failure> {
        let opening = jury::opening(tx, round.id).await?.ok_or(Failure::NotFound)?;
        let rubric = jury::rubric_of(tx, round.challenge.id, round.id).await?;
        let barred = jury::barred(tx, round.id, by.person()).await?;
        let pitches: Vec<jury::Titled> =
            jury::pitches(tx, round.id).await?.into_iter().filter(|pitch| !is_hidden(&barred, by, pitch)).collect();
        let cards = jury::cards_handed_in(tx, round.id).await?;
        let titles = told_apart(pitches.iter().map(|p| (PitchId(p.id), p.title.clone())));
        let takes_scores = self.takes != Takes::Ranking && may_export_scores(by, &round, now).is_ok();
        let scores = if takes_scores {
            let jurors = told_apart(jury::who_scored(tx, round.id).await?.into_iter().map(|p| (p.id, p.name)));
            Some(scores(&rubric, &pitches, &cards, &titles, &jurors))
        } else {
            None
        };
        let ranking = ranked(&round, &rubric, &pitches, &cards, &titles, verdicts(tx, &round).await?);
        tx.record(Event::ScoresExported { round: round.id }, by, now).await?;
        Ok(RoundExport { title: opening.title, closed: tx.stamp(round.closed.unwrap_or(round.closes)), scores, ranking })
    }
}

/// The answers, once they are published.
async fn verdicts(tx: &Tx, round: &RoundFacts) -> Result<HashMap<IdeaId, Verdict>, Failure> {
    if !round.published {
        return Ok(HashMap::new());
    }
    Ok(store::jury::decisions(tx, round.id).await?.into_iter().map(|(idea, prepared)| (idea, prepared.answer.verdict)).collect())
}

type Given = HashMap<PitchId, Vec<(PersonId, Scorecard)>>;

/// A line for each mark: pitch by pitch, juror by juror by name, in the order of the rubric.
fn scores(
    rubric: &Rubric,
    pitches: &[jury::Titled],
    cards: &Given,
    titles: &HashMap<PitchId, String>,
    jurors: &HashMap<PersonId, String>,
) -> Vec<ScoreLine> {
    let criteria: HashMap<CriterionId, String> = told_apart(rubric.0.iter().map(|c| (c.id, c.name.clone())));
    let mut lines = Vec::new();
    for pitch in pitches.iter().map(|pitch| PitchId(pitch.id)) {
        let mut given: Vec<(&String, &Scorecard)> =
            cards.get(&pitch).into_iter().flatten().filter_map(|(juror, card)| Some((jurors.get(juror)?, card))).collect();
        given.sort_by_key(|(juror, _)| *juror);
        for (juror, card) in given {
            for criterion in &rubric.0 {
                let Some(level) = card.marks.get(&criterion.id) else { continue };
                lines.push(ScoreLine {
                    juror: juror.clone(),
                    pitch: titles.get(&pitch).cloned().unwrap_or_default(),
                    criterion: criteria.get(&criterion.id).cloned().unwrap_or_default(),
                    score: criterion.score(*level),
                    level: *level,
                    label: criterion.levels.get(usize::from(*level)).map(|label| inert(label)).unwrap_or_default(),
                    weight: criterion.weight,
                    counted: criterion.counted,
                    note: card.notes.get(&criterion.id).map(|note| inert(note)).unwrap_or_default(),
                });
            }
        }
    }
    lines
}

fn ranked(
    round: &RoundFacts,
    rubric: &Rubric,
    pitches: &[jury::Titled],
    cards: &Given,
    titles: &HashMap<PitchId, String>,
    verdicts: HashMap<IdeaId, Verdict>,
) -> Vec<RankLine> {
    let ideas: HashMap<PitchId, IdeaId> = pitches.iter().map(|p| (PitchId(p.id), IdeaId(p.idea_id))).collect();
    let ranking = ranking(rubric, pitches, cards, |_| false, round.places);
    let line = |standing: domain::jury::Standing| RankLine {
        rank: standing.place,
        pitch: titles.get(&standing.pitch).cloned().unwrap_or_default(),
        raw_mean: standing.mean,
        adjusted: standing.fair.map(|fair| fair.adjusted),
        low: standing.fair.map(|fair| fair.low),
        high: standing.fair.map(|fair| fair.high),
        p_funded: standing.fair.map(|fair| fair.p_funded),
        cards: standing.cards,
        verdict: ideas.get(&standing.pitch).and_then(|idea| verdicts.get(idea)).copied(),
    };
    ranking.standings.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, arena::decision, on_each_database};
    use domain::{
        RoundId,
        jury::{MarkForm, PublishRound, ScorePitch, StepAside},
    };

    /// The chair 3 wrote "Mienne"; "Autre" twice, and one that begins like a formula. Everybody hands in all they judge.
    async fn closed(company: &Company) -> RoundId {
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        let mut ideas = vec![company.enter_on(3, company.tank, "Mienne", 0).await];
        for (n, title) in [(10, "Autre"), (11, "Autre"), (12, "=Formule")] {
            ideas.push(company.enter_on(n, company.tank, title, 0).await);
        }
        company.shortlist(&ideas, 0).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        for juror in [3, 4, 5] {
            let desk = company.ask(juror, domain::jury::AskJuryDesk).await.expect("a desk");
            for item in desk.rounds[0].queue.iter().filter(|item| item.state == domain::jury::CardState::ToDo) {
                let card = company.card(juror, item.pitch, (juror % 4) as u8, 0).await;
                let note = |mark: MarkForm| MarkForm { note: format!("@{juror}"), ..mark };
                company.run(juror, ScorePitch { marks: card.marks.into_iter().map(note).collect(), ..card }).await.expect("handed in");
            }
        }
        round
    }

    #[tokio::test]
    async fn nothing_is_taken_away_before_the_close_and_then_by_who_may() {
        on_each_database(async |company| {
            let round = closed(&company).await;
            let take = async |n: u128, day: i64, takes: Takes| company.at(n, day).run(ExportRound { round, takes }).await;
            for n in [2, 3, 4, 5] {
                for takes in [Takes::Scores, Takes::Ranking, Takes::Both] {
                    assert!(matches!(take(n, 6, takes).await, Err(Failure::Refused(_))), "{n} {takes:?}");
                }
            }
            for n in [1, 10, 17] {
                assert!(matches!(take(n, 8, Takes::Ranking).await, Err(Failure::NotFound)), "{n}");
            }
            for takes in [Takes::Scores, Takes::Ranking, Takes::Both] {
                assert!(matches!(take(5, 8, takes).await, Err(Failure::Refused(Refusal::OnlyTheChair))), "a juror reads the page");
                assert_eq!(take(4, 8, takes).await.expect("the deputy").scores.is_some(), takes != Takes::Ranking);
            }
            assert!(matches!(take(2, 8, Takes::Scores).await, Err(Failure::Refused(Refusal::OnlyTheChair))), "a host");
            assert!(take(2, 8, Takes::Both).await.expect("the ranking").scores.is_none());
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'scores_exported'").await, 4, "and it is kept");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_hidden_is_not_in_it_and_leaves_no_gap() {
        on_each_database(async |company| {
            let round = closed(&company).await;
            let take = async |n: u128| company.at(n, 8).run(ExportRound { round, takes: Takes::Both }).await.expect("taken");
            let (chair, deputy) = (take(3).await, take(4).await);
            let titles = |export: &RoundExport| {
                let mut titles: Vec<String> = export.ranking.iter().map(|line| line.pitch.clone()).collect();
                titles.sort();
                titles
            };
            assert_eq!(titles(&chair), ["'=Formule", "Autre", "Autre (2)"]);
            assert_eq!(titles(&deputy), ["'=Formule", "Autre", "Autre (2)", "Mienne"]);
            let lines = |export: &RoundExport| export.scores.as_ref().map_or(0, Vec::len);
            assert_eq!((lines(&chair), lines(&deputy)), (3 * 3 * 5, 3 * 3 * 5 + 2 * 5));
            assert!(chair.scores.iter().flatten().all(|line| line.note.starts_with("'@") && line.pitch != "Mienne"));
            assert_eq!(chair.ranking.iter().map(|line| line.rank).min(), Some(Some(1)));

            let pitch = company.pitch(4, "=Formule", 0).await;
            company.at(4, 8).run(StepAside { pitch, how: "recused".into(), why: String::new() }).await.expect("stepped aside");
            assert_eq!(titles(&take(4).await), ["Autre", "Autre (2)", "Mienne"]);
        })
        .await;
    }

    #[tokio::test]
    async fn verdicts_are_in_it_once_they_are_published() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            let round = company.open_round(3, company.tank, 0, 1).await;
            company.at(3, 2).run(decision(round, idea, "declined")).await.expect("prepared");
            let verdicts = async |n: u128| {
                let export = company.at(n, 2).run(ExportRound { round, takes: Takes::Ranking }).await.expect("taken");
                export.ranking.iter().map(|line| (line.rank, line.verdict)).collect::<Vec<_>>()
            };
            assert_eq!((verdicts(3).await, verdicts(2).await), (vec![(None, None)], vec![(None, None)]), "prepared, and told nobody");
            company.at(3, 2).run(PublishRound::of(round)).await.expect("published");
            assert_eq!(verdicts(2).await, [(None, Some(Verdict::Declined))]);
        })
        .await;
    }
}
