//! Challenges, entries and juries for the tests, by the same commands that people use. Days count from the test's start.
use super::Company;
use crate::{Ctx, Failure};
use domain::{
    ChallengeId, IdeaId, Moment, PersonId, PitchId, RoundId,
    challenges::{ChallengeForm, PrizeForm, WriteChallenge},
    ideas::{IdeaForm, Intent, Shortlist, WriteIdea},
    jury::{AskJuryDesk, AskScoringDesk, CardSaved, MarkForm, OpenRound, PanelForm, PrepareDecision, Remarks, ScorePitch, SeatPanel},
    time::DAY,
};
use uuid::Uuid;

/// When the challenge of [`Company::new_challenge`] opens and its phases end, in days.
pub const OPEN: i64 = 2;
pub const VOTING: i64 = 11;
pub const JUDGING: i64 = 13;
pub const DELIBERATION: i64 = 21;

impl Company {
    /// Person `n`, some days from now.
    pub fn at(&self, n: u128, days: i64) -> Ctx {
        self.person(n).offset_by(days * DAY)
    }

    /// The form of a challenge: opens on day 1, takes entries until 10, votes until 12, is judged until 20, results on 25.
    pub async fn challenge_form(&self) -> ChallengeForm {
        let now = self.backend.system().now().await.expect("a clock");
        let date = |days: i64| self.backend.zone().stamp(Moment(now.0 + days * DAY)).local.input_value();
        ChallengeForm {
            title: "Faire revenir".into(),
            theme: "retention".into(),
            brief: "**Comment ?**".into(),
            rules: "Tout le monde participe.".into(),
            opens: date(1),
            submissions_close: date(10),
            voting_close: date(12),
            judging_close: date(20),
            results: date(25),
            voting: "simple".into(),
            prizes: vec![PrizeForm { rank: "1".into(), label: "Une journée".into(), value: "250".into(), quantity: "1".into() }],
            ..ChallengeForm::default()
        }
    }

    /// A challenge hosted by 2, with a form changed a little.
    pub async fn new_challenge(&self, change: impl FnOnce(&mut ChallengeForm)) -> ChallengeId {
        let mut form = self.challenge_form().await;
        change(&mut form);
        self.run(2, WriteChallenge { challenge: None, form }).await.expect("a challenge")
    }

    /// Person `n` enters an idea on a day.
    pub async fn enter_on(&self, n: u128, challenge: ChallengeId, title: &str, day: i64) -> IdeaId {
        let form = IdeaForm { title: title.into(), one_liner: "En une phrase".into(), problem: "On jette".into(), ..IdeaForm::default() };
        let write = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form, intent: Intent::Submit };
        self.at(n, day).run(write).await.expect("entered").idea
    }

    pub async fn shortlist(&self, ideas: &[IdeaId], day: i64) {
        for idea in ideas {
            self.at(2, day).run(Shortlist { idea: *idea, on: true, reason: String::new() }).await.expect("shortlisted");
        }
    }

    /// Seats a panel: chair, deputy, others.
    pub async fn seat(&self, challenge: ChallengeId, chair: u128, deputy: u128, others: &[u128]) -> Result<(), Failure> {
        let name = |n: u128| PersonId(Uuid::from_u128(n)).to_string();
        let form = PanelForm { chair: name(chair), deputy: name(deputy), jurors: others.iter().map(|n| name(*n)).collect() };
        self.run(2, SeatPanel { challenge, form }).await
    }

    /// The chair opens a round that closes some days later.
    pub async fn open_round(&self, chair: u128, challenge: ChallengeId, day: i64, lasts: i64) -> RoundId {
        let now = self.backend.system().now().await.expect("a clock");
        let closes = self.backend.zone().stamp(now.plus((day + lasts) * DAY)).local.input_value();
        self.at(chair, day).run(OpenRound { challenge, closes, places: String::new(), per_pitch: String::new() }).await.expect("a round")
    }

    /// The pitch with a title in a juror's queue.
    pub async fn pitch(&self, juror: u128, title: &str, day: i64) -> PitchId {
        let desk = self.at(juror, day).ask(AskJuryDesk).await.expect("a desk");
        let found = desk.rounds.iter().flat_map(|r| &r.queue).find(|q| q.title == title);
        found.expect("a pitch in the queue").pitch
    }

    /// A card with one level on every criterion.
    pub async fn card(&self, juror: u128, pitch: PitchId, level: u8, day: i64) -> ScorePitch {
        let desk = self.at(juror, day).ask(AskScoringDesk { pitch }).await.expect("a desk");
        let mark = |c: &domain::jury::Criterion| MarkForm { criterion: c.id.to_string(), level: level.to_string(), ..MarkForm::default() };
        let remarks = Remarks::comment(format!("avis {level}"));
        ScorePitch { pitch, marks: desk.rubric.0.iter().map(mark).collect(), remarks, hand_in: true, since: None }
    }

    pub async fn hand_in(&self, juror: u128, pitch: PitchId, level: u8, day: i64) -> CardSaved {
        let card = self.card(juror, pitch, level, day).await;
        self.at(juror, day).run(card).await.expect("handed in")
    }

    /// Whether the idea with a title is in a stage.
    pub async fn is_in(&self, title: &str, stage: &str) -> bool {
        self.count(&format!("SELECT COUNT(*) AS n FROM idea WHERE title = '{title}' AND stage = '{stage}'")).await == 1
    }
}

/// A decision as a form sends it; an amount only for what is funded.
pub fn decision(round: RoundId, idea: IdeaId, verdict: &str) -> PrepareDecision {
    let amount = if verdict == "funded" { "8 000" } else { "" };
    PrepareDecision {
        round,
        idea,
        verdict: verdict.into(),
        reason: format!("Parce que {verdict}"),
        until: if verdict == "deferred" { "2099-01-01".into() } else { String::new() },
        amount: amount.into(),
        change: String::new(),
        criteria: vec![],
        prize: None,
    }
}
