//! An admin who read the scores of a round sees them, on one page, and nobody else learns anything of them by that.
use crate::{
    two_worlds::{Base, CANARY, OTHER_CANARY, hand_in},
    world::Who,
};
use domain::jury::{AskSealedScores, ReadScores};

#[tokio::test]
async fn what_an_admin_reads_of_sealed_scores_shows_on_nobody_elses_page() {
    let base = Base::make().await;
    let round = base.world.scoring;
    base.before(async |house, base| {
        hand_in(&base.ctx(house, Who::Juror).await, base.world.pitch, 1, CANARY).await;
        base.ctx(house, Who::Admin).await.run(ReadScores { round, reason: "Une plainte".into() }).await.expect("read");
    })
    .await;
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                hand_in(&base.ctx(house, Who::Juror).await, base.world.pitch, 4, OTHER_CANARY).await;
            }
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Author, Who::Chair, Who::Deputy, Who::Host];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));

    let (_, seen) = base.compare(&one, &other, &[Who::Admin]).await;
    let elsewhere: Vec<&String> =
        seen.iter().filter(|difference| !difference.lines().next().unwrap_or_default().contains("sealed")).collect();
    assert!(!seen.is_empty() && elsewhere.is_empty(), "on the page of the sealed scores alone: {elsewhere:?}");
    for house in [&one, &other] {
        let page = base.ctx(house, Who::Admin).await.ask(AskSealedScores { round }).await.expect("the scores");
        let told = serde_json::to_string(&page).expect("a text");
        assert!(!told.contains(CANARY) && !told.contains(OTHER_CANARY), "marks, and nothing of what jurors wrote");
    }
    println!("sealed scores that an admin read: {cells} cells tried, 0 leaks");
}
