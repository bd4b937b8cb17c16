//! Who supports what: worlds with the same counts, in which somebody else gave a support. Nobody but the voter is told apart the one
//! from the other, by any page, function, file or mail.
use crate::{
    hidden_names::{blob, write},
    support::House,
    two_worlds::{
        Base,
        answers::{Question, of_challenge, of_idea},
    },
    world::{OTHER_AUTHOR, Who, steps},
};
use domain::{ChallengeId, IdeaId, talk::PostComment, time::DAY, votes::SetSupport};
use std::cell::Cell;

/// A challenge that gives each colleague some votes, open to them, and the author's entry in it.
async fn votes_are_counted(house: &House, base: &Base) -> (ChallengeId, IdeaId) {
    let (author, host) = (base.ctx(house, Who::Author).await, base.ctx(house, Who::Host).await);
    let challenge = steps::announce(&host.clone().offset_by(-12 * DAY), "votes").await;
    (challenge, steps::enter(&author, &host, challenge, false).await)
}

/// The employee supports in the one world, a colleague in the other; both are known to have taken part, and of no department that
/// is big enough to be counted.
#[tokio::test]
async fn who_supports_an_idea_or_gives_it_their_votes_is_known_to_nobody_else() {
    let mut base = Base::make().await;
    let (open, counted) = (base.world.open, Cell::new(None));
    base.before(async |house, base| {
        counted.set(Some(votes_are_counted(house, base).await));
        let colleague = steps::context(&house.backend, OTHER_AUTHOR).await;
        colleague.run(PostComment { idea: open, parent: None, text: "Moi aussi.".into() }).await.expect("said");
    })
    .await;
    let (challenge, entry) = counted.get().expect("a challenge");
    let lists =
        ["", "&order=most_supported", "&order=trending"].map(|order| Question::function("ideas/list", format!("stage=open{order}")));
    base.also = of_challenge(challenge).chain(of_challenge(base.world.tank)).chain(of_idea(entry)).chain(lists).collect();
    let (one, other) = base
        .two(async |house, is_other| {
            let employee = base.ctx(house, Who::Employee).await;
            let colleague = steps::context(&house.backend, OTHER_AUTHOR).await;
            let voter = if is_other { colleague } else { employee };
            let ballot = voter.run(SetSupport { idea: open, votes: 1 }).await.expect("supported");
            assert_eq!((ballot.mine, ballot.supports), (1, Some(1)));
            let ballot = voter.run(SetSupport { idea: entry, votes: 2 }).await.expect("voted");
            assert_eq!((ballot.mine, ballot.supports, ballot.left), (2, Some(2), Some(3)));
        })
        .await;
    let strangers = Who::ALL.map(|who| if who == Who::Employee { Who::Anonymous } else { who });
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 800 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let (_, seen) = base.compare(&one, &other, &[Who::Employee]).await;
    for idea in [open, entry] {
        assert!(seen.iter().any(|leak| leak.contains(&format!("/ideas/{idea}"))), "the voter sees it: the comparison can tell");
    }
    println!("supports and votes: {cells} cells tried, 0 leaks");
}

/// A juror who supported a pitch before the round is flagged to themselves, and to nobody else; who presides is told of comments alone.
#[tokio::test]
async fn a_juror_who_supports_a_pitch_is_told_so_and_nobody_else_is() {
    let base = Base::make().await;
    let (pitch, tank) = (blob(base.world.hidden), blob(base.world.tank));
    let (one, other) = base
        .two(async |house, is_other| {
            let juror = if is_other { Who::Deputy } else { Who::Juror }.email();
            let support = format!(
                "INSERT INTO support (challenge_id, idea_id, voter_id, at) SELECT {tank}, {pitch}, id, 1 FROM person WHERE email = '{juror}'"
            );
            write(house, &[support, format!("UPDATE idea SET supports = supports + 1 WHERE id = {pitch}")]).await;
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Author, Who::Chair, Who::Host, Who::Admin];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 500 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    for who in [Who::Juror, Who::Deputy] {
        let (_, seen) = base.compare(&one, &other, &[who]).await;
        assert!(seen.iter().any(|leak| leak.contains("jury/scoring_desk")), "{who:?} is told of their own: the comparison can tell");
    }
    println!("supports of jurors: {cells} cells tried, 0 leaks");
}
