//! Tests of the leaderboard: who is in, who is out, and what figures that makes.
use crate::{
    Failure, store,
    testing::{Company, on_each_database},
};
use domain::{
    Actor, PersonId,
    credit::{AskLeaderboard, AskMyPoints, ChooseRanking, Leaderboard, Period, per_head},
};
use uuid::Uuid;

impl Company {
    /// Points of person `n` in a period, as the follower would have written them.
    async fn points(&self, n: u128, period: Period, points: i64) {
        let now = self.backend.system().now().await.expect("a clock");
        let key = store::credit::key(&self.backend.zone(), period, now);
        let sql = "INSERT INTO standing (period, person_id, points) VALUES ($1, $2, $3)";
        self.write(sql, store::values![key, Uuid::from_u128(n), points]).await;
    }

    /// Persons who said yes, with points of this month.
    async fn ranked(&self, people: &[(u128, i64)]) {
        for (n, points) in people {
            self.run(*n, ChooseRanking { ranked: true }).await.expect("yes");
            self.points(*n, Period::Month, *points).await;
        }
    }

    async fn month(&self, n: u128) -> Leaderboard {
        self.ask(n, AskLeaderboard { period: Period::Month }).await.expect("a leaderboard")
    }
}

fn places(people: &[domain::credit::RankedPerson]) -> Vec<(i64, u128)> {
    people.iter().map(|p| (p.rank, p.person.id.0.as_u128())).collect()
}

#[tokio::test]
async fn ties_share_a_rank() {
    on_each_database(async |company| {
        company.ranked(&[(3, 20), (4, 30), (5, 20), (6, 10)]).await;
        let board = company.month(3).await;
        assert_eq!(places(&board.top), [(1, 4), (2, 3), (2, 5), (4, 6)]);
        assert_eq!(board.ranked, 4);
        assert!(board.top[1].me && board.neighbours.is_empty());
        assert_eq!(board.top[0].department.as_deref(), Some("Boutiques"));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_out_is_in_no_rank_gap_count_or_average() {
    on_each_database(async |company| {
        company.ranked(&[(3, 100), (4, 50), (5, 40), (6, 30), (7, 20), (8, 10)]).await;
        let before = company.month(8).await;
        assert_eq!(before.departments.first().map(|d| (d.people, d.per_head)), Some((6, per_head(250, 6, 250, 6))));
        // One says no, another says nothing, a third's account is closed.
        company.run(3, ChooseRanking { ranked: false }).await.expect("no");
        company.points(9, Period::Month, 500).await;
        company.ranked(&[(10, 70)]).await;
        company.write("UPDATE person SET is_active = $1 WHERE id = $2", store::values![false, Uuid::from_u128(10)]).await;
        let after = company.month(8).await;
        assert_eq!(places(&after.top), [(1, 4), (2, 5), (3, 6), (4, 7), (5, 8)]);
        assert_eq!(after.ranked, 5);
        assert_eq!(after.departments.first().map(|d| (d.people, d.per_head)), Some((5, per_head(150, 5, 150, 5))));
        // They still see their own points, and have no neighbours.
        for (n, points, choice) in [(3, 100, Some(false)), (9, 500, None)] {
            let own = company.month(n).await;
            assert_eq!((own.my_points, own.my_choice), (points, choice));
            assert!(own.neighbours.is_empty() && own.top.iter().all(|p| !p.me));
        }
    })
    .await;
}

#[tokio::test]
async fn departments_show_from_five_ranked_people_on() {
    on_each_database(async |company| {
        company
            .write("INSERT INTO department (id, name, folded) VALUES ($1, 'Atelier', 'atelier')", store::values![Uuid::from_u128(2)])
            .await;
        let moves = "UPDATE person SET department_id = $1 WHERE id IN ($2, $3, $4, $5)";
        let workshop = [11, 12, 13, 14].map(Uuid::from_u128);
        company.write(moves, store::values![Uuid::from_u128(2), workshop[0], workshop[1], workshop[2], workshop[3]]).await;
        company.ranked(&[(3, 10), (4, 10), (5, 10), (6, 10), (11, 100), (12, 100), (13, 100), (14, 100)]).await;
        assert!(company.month(3).await.departments.is_empty(), "four ranked people each");
        // A fifth says yes without a point: a head like the others.
        company.run(7, ChooseRanking { ranked: true }).await.expect("yes");
        let board = company.month(3).await;
        let shown: Vec<_> = board.departments.iter().map(|d| (d.rank, d.name.as_str(), d.people, d.per_head)).collect();
        assert_eq!(shown, [(1, "Boutiques", 5, per_head(40, 5, 440, 9))]);
        assert_eq!(board.ranked, 8, "who has no points yet has no rank");
    })
    .await;
}

#[tokio::test]
async fn my_neighbours_are_shown_where_i_am_not_among_the_first_ten() {
    on_each_database(async |company| {
        // 3 to 19: 170, 160, ... 10; the ones at 50 and 40 are level with the next.
        let people: Vec<(u128, i64)> = (3..=19).map(|n| (n, 10 * (20 - n as i64))).collect();
        company.ranked(&people).await;
        let level = |points: i64, n: u128| store::values![points, Uuid::from_u128(n)];
        for (points, n) in [(50, 14), (50, 15), (50, 16), (30, 18)] {
            company.write("UPDATE standing SET points = $1 WHERE person_id = $2", level(points, n)).await;
        }
        let board = company.month(16).await;
        assert_eq!(board.top.len(), 10);
        assert_eq!(places(&board.neighbours), [(12, 14), (12, 15), (12, 16), (15, 17), (15, 18)]);
        assert!(board.neighbours[2].me);
        let board = company.month(13).await;
        assert_eq!(places(&board.neighbours), [(11, 13), (12, 14), (12, 15)], "those at the top are shown there");
        let board = company.month(19).await;
        assert_eq!(places(&board.neighbours), [(15, 17), (15, 18), (17, 19)]);
        assert!(company.month(3).await.neighbours.is_empty());
        assert!(company.month(1).await.neighbours.is_empty(), "not ranked");
    })
    .await;
}

#[tokio::test]
async fn each_period_has_its_own_points_and_losses_have_no_place() {
    on_each_database(async |company| {
        company.ranked(&[(3, 10)]).await;
        company.points(3, Period::AllTime, 40).await;
        company.points(3, Period::Week, -10).await;
        let board = async |period| company.ask(3, AskLeaderboard { period }).await.expect("a leaderboard");
        assert_eq!(places(&board(Period::AllTime).await.top), [(1, 3)]);
        let week = board(Period::Week).await;
        assert_eq!((week.top.len(), week.ranked, week.my_points), (0, 0, -10));
        let visitor = company.backend.ctx(Actor::Visitor).ask(AskLeaderboard { period: Period::Month }).await;
        assert!(matches!(visitor, Err(Failure::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn my_points_are_told_to_me_alone() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        company.backend.settle().await.expect("settled");
        let mine = company.ask(3, AskMyPoints).await.expect("my points");
        assert_eq!((mine.total, mine.entries.len(), mine.rules.len()), (10, 1, 5));
        assert_eq!(mine.entries[0].idea, Some((idea, "Le bon de réparation".into())));
        let theirs = company.ask(4, AskMyPoints).await.expect("their points");
        assert_eq!((theirs.total, theirs.entries.len()), (0, 0));
        assert_eq!(company.month(4).await.top, [], "nobody was asked yet");
        assert_eq!(company.month(3).await.my_points, 10);
        let person = PersonId(Uuid::from_u128(3));
        let ledger = store::credit::total(&company.backend.system().reader(), person).await.expect("summed");
        assert_eq!(ledger, mine.total);
    })
    .await;
}
