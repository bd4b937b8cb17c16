//! A tie that was declared before a round: whoever neither declared it nor presides is answered the same, by every page and every
//! function that reads, whoever of the panel it was and whatever they wrote.
use crate::{
    two_worlds::{Base, CANARY, OTHER_CANARY},
    world::Who,
};
use domain::jury::DeclareTie;

#[tokio::test]
async fn who_is_tied_is_told_to_whoever_presides_alone() {
    let base = Base::make().await;
    let idea = base.world.shortlisted;
    let (one, other) = base
        .two(async |house, is_other| {
            let (who, why) = if is_other { (Who::Chair, OTHER_CANARY) } else { (Who::Juror, CANARY) };
            base.ctx(house, who).await.run(DeclareTie { idea, why: why.into() }).await.expect("declared");
            house.backend.settle().await.expect("settled");
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Author, Who::Host, Who::Admin];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    for who in [Who::Juror, Who::Chair, Who::Deputy] {
        let (_, seen) = base.compare(&one, &other, &[who]).await;
        assert!(!seen.is_empty(), "{who:?} declared it or presides: the comparison can tell");
    }
    println!("declared ties: {cells} cells tried, 0 leaks");
}
