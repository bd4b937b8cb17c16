//! A round on two entries of the challenge that waits for its jury: one of the author, one of a colleague.
use super::{
    Base,
    answers::{of_challenge, of_idea, of_round},
};
use crate::{
    support::House,
    two_worlds::answers::Question,
    world::{OTHER_AUTHOR, Who, steps},
};
use domain::{
    ChallengeId, IdeaId, PitchId, RoundId,
    ideas::Shortlist,
    jury::{AskRound, OpenRound},
    time::DAY,
};

/// What is judged; of each pair, the author's comes first.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    pub challenge: ChallengeId,
    pub round: RoundId,
    pub ideas: [IdeaId; 2],
    pub pitches: [PitchId; 2],
}

impl Judged {
    /// All that may be asked of it.
    pub fn questions(&self) -> Vec<Question> {
        let ideas = self.ideas.into_iter().flat_map(of_idea);
        let pitches = self.pitches.into_iter().flat_map(|pitch| {
            let functions = ["jury/scoring_desk", "jury/decision"].map(|path| Question::function(path, format!("pitch={pitch}")));
            let pages = [format!("/jury/pitches/{pitch}"), format!("/jury/rounds/{}/pitches/{pitch}", self.round)];
            functions.into_iter().chain(pages.map(Question::Page))
        });
        let [a, b] = self.pitches;
        let beside = [Question::function("jury/compare", format!("a={a}&b={b}")), Question::Page(format!("/jury/compare?a={a}&b={b}"))];
        of_challenge(self.challenge).chain(of_round(self.round)).chain(ideas).chain(pitches).chain(beside).collect()
    }
}

/// The colleague enters too, and is shortlisted, as the author was, before today.
pub async fn second_entry(house: &House, base: &Base) -> IdeaId {
    let colleague = steps::context(&house.backend, OTHER_AUTHOR).await.offset_by(-30 * DAY);
    let host = base.ctx(house, Who::Host).await;
    let idea = steps::enter(&colleague, &host.clone().offset_by(-30 * DAY), base.world.waiting, false).await;
    host.offset_by(-8 * DAY).run(Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
    idea
}

/// The chair opens a round on both.
pub async fn open(house: &House, base: &Base, second: IdeaId) -> Judged {
    let challenge = base.world.waiting;
    let chair = base.ctx(house, Who::Chair).await;
    let open = OpenRound { challenge, closes: String::new(), places: "1".into(), per_pitch: String::new() };
    let round = chair.run(open).await.expect("opened");
    let ideas = [base.world.shortlisted, second];
    let mut pitches = [base.world.pitch; 2];
    for row in chair.ask(AskRound { round }).await.expect("a page").pitches {
        let at = ideas.iter().position(|idea| *idea == row.idea).expect("one of the two");
        pitches[at] = row.pitch;
    }
    Judged { challenge, round, ideas, pitches }
}
