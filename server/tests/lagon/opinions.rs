//! Opinions that hosts ask for: the author of the idea, the jury before its round and whoever was not asked are answered the
//! same, by every page and every function that reads, whether anybody was asked or not.
use crate::{
    two_worlds::{Base, CANARY, OTHER_CANARY},
    world::Who,
};
use domain::opinions::{AskOpinion, GiveOpinion};

#[tokio::test]
async fn nobody_else_learns_who_was_asked_and_what_they_said() {
    let base = Base::make().await;
    let idea = base.world.open;
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                let (who, question) = ("other@brisemer.example".to_owned(), CANARY.to_owned());
                let ask = AskOpinion { idea, to: String::new(), who, department: String::new(), question };
                base.ctx(house, Who::Host).await.run(ask).await.expect("asked");
                let give = GiveOpinion { idea, stance: "reserved".into(), words: OTHER_CANARY.into() };
                base.ctx(house, Who::Employee).await.run(give).await.expect("given");
            }
            house.backend.settle().await.expect("settled");
        })
        .await;
    let strangers = [Who::Anonymous, Who::Author, Who::Juror, Who::Chair, Who::Deputy];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    for who in [Who::Host, Who::Employee] {
        let (_, seen) = base.compare(&one, &other, &[who]).await;
        assert!(!seen.is_empty(), "{who:?} asked or answered: the comparison can tell");
    }
    println!("opinions: {cells} cells tried, 0 leaks");
}
