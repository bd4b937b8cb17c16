//! A round that deliberates: whoever stepped aside from a pitch, or wrote it, is answered the same whatever was given to it, by the
//! round's files too, though they may take away the rest of it.
use crate::{
    hidden_names::{blob, write},
    support::House,
    two_worlds::{
        Base, CANARY, OTHER_CANARY, hand_in,
        rounds::{Judged, open, second_entry},
    },
    world::Who,
};
use domain::jury::{CloseRound, StepAside};
use std::cell::Cell;

/// What bars `who` from the first pitch: that it is theirs, or that they stepped aside from it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Barred {
    AsAuthor,
    Aside,
}

/// As if `who` had written it.
async fn is_author(house: &House, base: &Base, who: Who) {
    let (idea, author) = (blob(base.world.shortlisted), blob(base.world.author));
    let person = format!("(SELECT id FROM person WHERE email = '{}')", who.email());
    write(
        house,
        &[
            format!("UPDATE idea SET author_id = {person} WHERE id = {idea}"),
            format!("UPDATE idea_author SET person_id = {person} WHERE idea_id = {idea}"),
            format!("UPDATE transition SET by_person = {person} WHERE idea_id = {idea} AND by_person = {author}"),
        ],
    )
    .await;
}

/// Those who judge the first pitch give it the least in the one world, the most in the other; the second gets the same in both.
async fn learns_nothing(who: Who, barred: Barred, judges: Who) -> usize {
    let mut base = Base::make().await;
    let judged = Cell::new(None);
    base.before(async |house, base| {
        let second = second_entry(house, base).await;
        if barred == Barred::AsAuthor {
            is_author(house, base, who).await;
        }
        let round = open(house, base, second).await;
        if barred == Barred::Aside {
            let aside = StepAside { pitch: round.pitches[0], how: "recused".into(), why: String::new() };
            base.ctx(house, who).await.run(aside).await.expect("stepped aside");
        }
        for (juror, level) in [(who, 1), (Who::Juror, 2), (judges, 3)] {
            hand_in(&base.ctx(house, juror).await, round.pitches[1], level, "Un mot").await;
        }
        for juror in [Who::Juror, judges] {
            hand_in(&base.ctx(house, juror).await, round.pitches[0], 0, CANARY).await;
        }
        judged.set(Some(round));
    })
    .await;
    let judged: Judged = judged.get().expect("a round");
    base.also = judged.questions();
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                hand_in(&base.ctx(house, Who::Juror).await, judged.pitches[0], 4, OTHER_CANARY).await;
                hand_in(&base.ctx(house, judges).await, judged.pitches[0], 4, OTHER_CANARY).await;
            }
            base.ctx(house, Who::Chair).await.run(CloseRound { round: judged.round }).await.expect("closed");
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Author, Who::Admin, who];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 500 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let (_, seen) = base.compare(&one, &other, &[judges]).await;
    for file in ["scores.csv", "ranking.csv", "round.xlsx"] {
        let path = format!("/jury/rounds/{}/{file}", judged.round);
        assert!(seen.iter().any(|leak| leak.contains(&path)), "{judges:?} takes it away: the comparison can tell");
        let taken = one.page(&path, &base.cookie(who)).await;
        assert!(taken.status.is_success() && taken.body.len() > 100, "{who:?} takes the rest of it away: {}", taken.body);
    }
    cells
}

#[tokio::test]
async fn who_stepped_aside_takes_nothing_of_it_away() {
    let cells = learns_nothing(Who::Chair, Barred::Aside, Who::Deputy).await;
    println!("files of who stepped aside: {cells} cells tried, 0 leaks");
}

#[tokio::test]
async fn who_wrote_it_takes_nothing_of_it_away() {
    let cells = learns_nothing(Who::Deputy, Barred::AsAuthor, Who::Chair).await;
    println!("files of an author on the jury: {cells} cells tried, 0 leaks");
}
