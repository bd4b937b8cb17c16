//! A round whose jurors differ: what each person sees of the fair score, and what departing from it takes.
use crate::{
    Failure,
    testing::{Company, arena::decision, on_each_database},
};
use domain::{
    IdeaId, RoundId,
    jury::{AskRound, PublishRound, RoundPage},
};

async fn page(company: &Company, n: u128, round: RoundId) -> RoundPage {
    company.at(n, 2).ask(AskRound { round }).await.expect("a round page")
}

/// Six pitches in the tank, the last by juror 6. Jurors 3, 4 and 5 agree; 6 gives a level less, and did not see E.
async fn judged(company: &Company) -> (RoundId, Vec<IdeaId>) {
    company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
    let entries = [("A", 10, 3), ("B", 11, 3), ("C", 12, 2), ("D", 13, 2), ("E", 14, 1), ("F", 6, 3)];
    let mut ideas = Vec::new();
    for (title, author, _) in entries {
        ideas.push(company.enter_on(author, company.tank, title, 0).await);
    }
    company.shortlist(&ideas, 0).await;
    let round = company.open_round(3, company.tank, 0, 1).await;
    for (title, _, level) in entries {
        let pitch = company.pitch(3, title, 0).await;
        for juror in [3, 4, 5] {
            // B is not seen by 4 and 5, but by the severe one: its raw mean suffers.
            if title != "B" || juror == 3 {
                company.hand_in(juror, pitch, level, 0).await;
            }
        }
        if title != "E" && title != "F" {
            company.hand_in(6, pitch, level - 1, 0).await;
        }
    }
    (round, ideas)
}

#[tokio::test]
async fn the_ranking_does_not_depend_on_who_judged_and_each_sees_what_is_theirs() {
    on_each_database(async |company| {
        let (round, _) = judged(&company).await;
        let chair = page(&company, 3, round).await;
        assert_eq!((chair.fallback, chair.places), (None, 1), "one in four is proposed, and at least one");
        let of = |page: &RoundPage, title: &str| page.pitches.iter().find(|p| p.title == title).expect("a pitch").clone();
        let (b, c, f) = (of(&chair, "B"), of(&chair, "C"), of(&chair, "F"));
        let adjusted = |row: &domain::jury::PitchRow| row.fair.expect("a fair score").adjusted;
        let gap = |one: i64, other: i64| (one - other).abs();
        assert!(gap(b.mean.expect("a mean").0, f.mean.expect("a mean").0) > 10_000, "by the raw mean B is behind F");
        assert!(gap(adjusted(&b).0, adjusted(&f).0) < 4_000 && adjusted(&b) > adjusted(&c), "by the adjusted score hardly");
        let sum: u32 = chair.pitches.iter().filter_map(|p| p.fair).map(|fair| u32::from(fair.p_funded)).sum();
        assert!((990..=1_010).contains(&sum), "one can be funded: {sum}");

        let names = |page: &RoundPage| page.severities.iter().map(|s| s.juror.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&chair).len(), 4);
        let last = chair.severities.last().expect("four");
        assert!(last.juror.name == "Personne 6" && last.gives < -10_000, "{:?}", chair.severities);
        assert_eq!(names(&page(&company, 5, round).await), ["Personne 5"], "a juror sees their own");
        assert_eq!(names(&page(&company, 2, round).await).len(), 0, "a host sees none");

        let author = page(&company, 6, round).await;
        let own = author.pitches.last().expect("six");
        assert!(own.own && own.place.is_none() && own.fair.is_none() && own.mean.is_none());
        assert_eq!(author.pitches[..5].iter().filter_map(|p| p.place).count(), 5);
        // What the author is told of the others does not depend on what their own pitch was given.
        let cards = "UPDATE mark SET level = 0 WHERE scorecard_id IN (SELECT s.id FROM scorecard s JOIN pitch t ON t.id = s.pitch_id \
            JOIN idea i ON i.id = t.idea_id WHERE i.title = 'F' AND t.round_id = $1)";
        company.write(cards, vec![round.0.into()]).await;
        company.write("UPDATE scorecard SET updated_at = updated_at + 1", vec![]).await;
        let after = page(&company, 6, round).await;
        assert_eq!(after, RoundPage { now: after.now, ..author });
        assert_ne!(of(&page(&company, 3, round).await, "F").fair, f.fair);
    })
    .await;
}

#[tokio::test]
async fn departing_from_the_ranking_takes_a_written_reason() {
    on_each_database(async |company| {
        let (round, ideas) = judged(&company).await;
        let prepare = async |title: usize, verdict: &str| {
            company.at(3, 2).run(decision(round, ideas[title], verdict)).await.expect("prepared");
        };
        for title in 0..6 {
            prepare(title, if title == 2 { "funded" } else { "declined" }).await;
        }
        assert!(page(&company, 3, round).await.departs && !page(&company, 5, round).await.departs, "told to who presides");
        assert!(!page(&company, 3, round).await.departure.contains("campagne"));
        for departure in ["", "  ", &"x".repeat(281)] {
            let refused = company.at(3, 2).run(PublishRound { round, departure: departure.into() }).await;
            assert!(matches!(&refused, Err(Failure::Invalid(e)) if e.of("departure").is_some()), "{refused:?}");
        }
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM round WHERE published_at IS NOT NULL").await, 0);
        let why = "A et B reprennent une campagne de l’an passé.";
        company.at(3, 2).run(PublishRound { round, departure: why.into() }).await.expect("published");
        assert_eq!(page(&company, 5, round).await.departure, why);
        assert!(!page(&company, 3, round).await.departs);
    })
    .await;
}

#[tokio::test]
async fn following_the_ranking_takes_none() {
    on_each_database(async |company| {
        let (round, ideas) = judged(&company).await;
        let first = page(&company, 3, round).await.pitches[0].idea;
        for idea in &ideas {
            let verdict = if *idea == first { "funded" } else { "deferred" };
            company.at(3, 2).run(decision(round, *idea, verdict)).await.expect("prepared");
        }
        assert!(!page(&company, 3, round).await.departs);
        company.at(3, 2).run(PublishRound { round, departure: "de trop".into() }).await.expect("published");
        assert_eq!(page(&company, 5, round).await.departure, "", "there is nothing to explain");
    })
    .await;
}
