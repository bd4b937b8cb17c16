//! Tests of home: what waits for whom, and what everybody sees.
use crate::{
    Failure, store,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    Actor, ChallengeId, IdeaId,
    credit::ChooseRanking,
    home::{AskHome, Home, ToDo},
    ideas::{AnswerIdea, WithdrawIdea},
    jury::{PublishRound, Verdict},
    talk::PostComment,
    time::DAY,
    votes::SetSupport,
};
use uuid::Uuid;

impl Company {
    async fn home(&self, n: u128) -> Home {
        self.home_on(n, 0).await
    }

    async fn home_on(&self, n: u128, day: i64) -> Home {
        self.backend.settle().await.expect("settled");
        self.at(n, day).ask(AskHome).await.expect("home")
    }

    async fn support(&self, n: u128, idea: IdeaId, votes: i64) {
        self.run(n, SetSupport { idea, votes }).await.expect("supported");
    }

    /// Makes an idea older, with all that happened to it.
    async fn age(&self, idea: IdeaId, days: i64) {
        let older = store::values![days * DAY, idea.0];
        self.write("UPDATE idea SET submitted_at = submitted_at - $1, stage_since = stage_since - $1 WHERE id = $2", older.clone()).await;
        self.write("UPDATE support SET at = at - $1 WHERE idea_id = $2", older).await;
    }
}

/// Whoever has nothing else to do; 1 is an admin.
fn without_set_up(to_do: Vec<ToDo>) -> Vec<ToDo> {
    to_do.into_iter().filter(|t| !matches!(t, ToDo::SetUp { .. })).collect()
}

fn votes_left(home: &Home) -> Vec<(ChallengeId, i64)> {
    let left = |t: &ToDo| match t {
        ToDo::VotesLeft { challenge, left, .. } => Some((*challenge, *left)),
        _ => None,
    };
    home.to_do.iter().filter_map(left).collect()
}

fn rising(home: &Home) -> Vec<IdeaId> {
    home.rising.iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn an_empty_company_says_so_and_asks_nothing_of_anybody() {
    on_each_database(async |company| {
        for n in [1, 2, 3] {
            let home = company.home(n).await;
            assert!(home.empty && home.rising.is_empty() && home.decisions.is_empty() && home.podium.is_none());
            assert_eq!((home.name, without_set_up(home.to_do)), (format!("Personne {n}"), vec![]));
        }
        company.open_idea(3, "Le bon de réparation").await;
        assert!(!company.home(4).await.empty);
        let visitor = company.backend.ctx(Actor::Visitor).ask(AskHome).await;
        assert!(matches!(visitor, Err(Failure::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn an_admin_sets_the_company_up_and_nobody_else_is_asked_to() {
    on_each_database(async |company| {
        let home = company.home(1).await;
        assert!(matches!(home.to_do[..], [ToDo::SetUp { done, of: 6 }] if done < 6), "{:?}", home.to_do);
        assert!(company.home(2).await.to_do.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_author_finds_drafts_and_the_leaderboard_question() {
    on_each_database(async |company| {
        for n in 1..=4 {
            company.draft(3, &format!("Brouillon {n}")).await;
        }
        let titles = |home: &Home| -> Vec<String> {
            let title = |t: &ToDo| if let ToDo::Draft { title, .. } = t { Some(title.clone()) } else { None };
            home.to_do.iter().filter_map(title).collect()
        };
        let home = company.home(3).await;
        assert_eq!(titles(&home).len(), 3, "the newest three");
        assert!(home.to_do.len() == 3 && !titles(&home).contains(&"Brouillon 1".into()));
        assert_eq!(company.home(4).await.to_do, []);
        company.open_idea(4, "Le bon de réparation").await;
        assert_eq!(company.home(4).await.to_do, [ToDo::ChooseRanking { points: 10 }]);
        company.run(4, ChooseRanking { ranked: false }).await.expect("chosen");
        assert_eq!(company.home(4).await.to_do, [], "asked once");
    })
    .await;
}

#[tokio::test]
async fn a_host_finds_what_waits_for_an_answer_and_what_waits_too_long() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        company.open_idea(4, "Un jour de pluie").await;
        company.age(idea, 91).await;
        assert_eq!(company.home(2).await.to_do, [ToDo::ToAnswer { ideas: 2, late: 0 }], "nothing is promised yet");
        crate::operations::tend(&company.backend).await.expect("tended");
        assert_eq!(company.home(2).await.to_do, [ToDo::ToAnswer { ideas: 2, late: 0 }], "promised just now");
        company.write("UPDATE review SET due_at = 1", vec![]).await;
        assert_eq!(company.home(2).await.to_do, [ToDo::ToAnswer { ideas: 2, late: 1 }]);
        assert!(company.home(5).await.to_do.is_empty());
        let answer =
            AnswerIdea { idea, verdict: "declined".into(), reason: "Déjà en cours".into(), until: String::new(), change: String::new() };
        company.run(2, answer).await.expect("answered");
        assert_eq!(company.home(2).await.to_do, [ToDo::ToAnswer { ideas: 1, late: 0 }]);
    })
    .await;
}

#[tokio::test]
async fn votes_left_are_shown_to_those_who_can_still_give_one() {
    on_each_database(async |company| {
        let challenge = company.challenge_with_votes(3, 2).await;
        assert!(votes_left(&company.home(5).await).is_empty(), "nothing to vote on");
        let own = company.enter(3, challenge, "A").await;
        assert_eq!(votes_left(&company.home(5).await), [(challenge, 3)]);
        assert!(votes_left(&company.home(3).await).is_empty(), "only an idea of one's own");
        assert!(votes_left(&company.home(2).await).is_empty(), "its host");
        company.seat(challenge, 6, 7, &[]).await.expect("seated");
        assert!(votes_left(&company.home(6).await).is_empty(), "its jury");
        company.support(5, own, 2).await;
        assert!(votes_left(&company.home(5).await).is_empty(), "one left, and no idea that takes it");
        let other = company.enter(4, challenge, "B").await;
        assert_eq!(votes_left(&company.home(5).await), [(challenge, 1)]);
        company.support(5, other, 1).await;
        assert!(votes_left(&company.home(5).await).is_empty(), "all given");
        assert_eq!(votes_left(&company.home_on(8, 3).await), [(challenge, 3)], "submissions closed, voting open");
        assert!(votes_left(&company.home_on(8, 5).await).is_empty(), "voting closed");
        let limits = "INSERT INTO challenge_site (challenge_id, site_id) VALUES ($1, $2)";
        company.write("INSERT INTO site (id, name, folded) VALUES ($1, 'Nantes', 'nantes')", store::values![Uuid::from_u128(1)]).await;
        company.write(limits, store::values![challenge.0, Uuid::from_u128(1)]).await;
        assert!(votes_left(&company.home(8).await).is_empty(), "not eligible");
    })
    .await;
}

#[tokio::test]
async fn a_panel_opens_scores_and_decides_in_this_order() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        let ideas = [company.open_idea(10, "A").await, company.open_idea(5, "B").await];
        assert!(company.home(3).await.to_do.is_empty());
        company.shortlist(&ideas, 0).await;
        let to_open = ToDo::ToOpen { challenge: company.tank, title: "Shark tank".into(), shortlisted: 2 };
        company.write("UPDATE criterion SET round_id = $1", store::values![Uuid::from_u128(77)]).await;
        assert!(!company.home(3).await.to_do.contains(&to_open), "nothing to judge by");
        company.write("UPDATE criterion SET round_id = NULL", vec![]).await;
        for (n, expected) in [(3, true), (4, true), (5, false), (2, false)] {
            assert_eq!(company.home(n).await.to_do.contains(&to_open), expected, "person {n}");
        }
        let round = company.open_round(3, company.tank, 0, 1).await;
        let left = async |n| match company.home(n).await.to_do.first() {
            Some(ToDo::ToScore { round: r, challenge, left, total, .. }) if *r == round && challenge == "Shark tank" => {
                Some((*left, *total))
            }
            _ => None,
        };
        assert_eq!((left(3).await, left(4).await, left(5).await, left(2).await), (Some((2, 2)), Some((2, 2)), Some((1, 1)), None));
        assert!(!company.home(3).await.to_do.contains(&to_open), "opened");
        let pitch = company.pitch(3, "A", 0).await;
        company.hand_in(3, pitch, 0, 0).await;
        assert_eq!(left(3).await, Some((1, 2)));
        let closed = [company.home_on(3, 2).await, company.home_on(4, 2).await, company.home_on(5, 2).await];
        let to_decide = ToDo::ToDecide { round, challenge: "Shark tank".into() };
        assert_eq!(closed[0].to_do.first(), Some(&to_decide));
        assert_eq!(closed[1].to_do.first(), Some(&to_decide));
        assert!(!closed[2].to_do.contains(&to_decide));
    })
    .await;
}

#[tokio::test]
async fn ideas_rise_by_recent_attention_and_never_tell_hidden_counts() {
    on_each_database(async |company| {
        let [old, new, quiet] =
            [company.open_idea(3, "Ancienne").await, company.open_idea(4, "Nouvelle").await, company.open_idea(5, "Discrète").await];
        for n in 6..=13 {
            company.support(n, old, 1).await;
        }
        company.age(old, 20).await;
        company.support(6, new, 1).await;
        assert_eq!(rising(&company.home(6).await), [new], "the old one had its time, the quiet one has not begun");
        for n in 14..=20 {
            company.support(n, old, 1).await;
        }
        company.run(6, PostComment { idea: quiet, parent: None, text: "Oui".into() }).await.expect("posted");
        company.age(quiet, 1).await;
        assert_eq!(rising(&company.home(6).await), [new, quiet, old]);
        assert!(company.home(6).await.rising[0].supported && !company.home(7).await.rising[0].supported);
        let secret = company.challenge(|c| c.counts_hidden = true).await;
        let hidden = company.enter(3, secret, "Sous scellés").await;
        for n in 6..=13 {
            company.support(n, hidden, 1).await;
        }
        assert!(!rising(&company.home(6).await).contains(&hidden));
        assert_eq!(rising(&company.home_on(6, 5).await)[0], hidden, "voting has closed");
        company.run(4, WithdrawIdea { idea: new, reason: String::new() }).await.expect("withdrawn");
        assert!(!rising(&company.home(6).await).contains(&new));
    })
    .await;
}

#[tokio::test]
async fn results_stand_on_the_podium_and_among_the_decisions_once_published() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|_| {}).await;
        company.seat(challenge, 3, 4, &[]).await.expect("seated");
        let ideas = [company.enter_on(10, challenge, "A", OPEN).await, company.enter_on(11, challenge, "B", OPEN).await];
        company.shortlist(&ideas, OPEN).await;
        let round = company.open_round(3, challenge, JUDGING, 5).await;
        let page = company.at(3, DELIBERATION).ask(domain::jury::AskRound { round }).await.expect("a round");
        let won = domain::jury::PrepareDecision { prize: Some(page.prizes[0].0), ..decision(round, ideas[1], "funded") };
        company.at(3, DELIBERATION).run(won).await.expect("prepared");
        company.at(3, DELIBERATION).run(decision(round, ideas[0], "declined")).await.expect("prepared");
        let before = company.home_on(10, DELIBERATION).await;
        assert!(before.podium.is_none() && before.decisions.is_empty(), "prepared privately");
        assert!(before.challenges.iter().any(|c| c.id == challenge));
        company.at(3, DELIBERATION).run(PublishRound::of(round)).await.expect("published");
        let home = company.home_on(10, DELIBERATION).await;
        let (won, title, winners) = home.podium.expect("a podium");
        assert_eq!((won, title.as_str(), winners.len(), winners[0].idea), (challenge, "Faire revenir", 1, ideas[1]));
        let shown: Vec<_> = home.decisions.iter().map(|d| (d.idea, d.verdict, d.mine)).collect();
        assert_eq!(shown, [(ideas[0], Verdict::Declined, true), (ideas[1], Verdict::Funded, false)], "mine first of equals");
        let theirs = company.home_on(15, DELIBERATION).await;
        assert_eq!(theirs.decisions.iter().map(|d| d.idea).collect::<Vec<_>>(), [ideas[1], ideas[0]]);
        assert!(home.challenges.iter().all(|c| c.id != challenge), "over");
    })
    .await;
}

#[tokio::test]
async fn four_running_challenges_are_shown_and_those_that_end_first_come_first() {
    on_each_database(async |company| {
        let mut ids = Vec::new();
        for days in [4, 1, 3, 2] {
            ids.push(company.challenge(|c| c.submissions_close_at = c.opens_at.map(|at| at + (days + 1) * DAY)).await);
        }
        company.challenge(|c| c.opens_at = c.submissions_close_at.map(|at| at - DAY / 2)).await;
        let shown: Vec<ChallengeId> = company.home(3).await.challenges.iter().map(|c| c.id).collect();
        assert_eq!(shown, [ids[1], ids[3], ids[2], ids[0]]);
    })
    .await;
}
