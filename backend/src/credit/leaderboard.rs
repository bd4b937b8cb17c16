//! The leaderboard of a week, a month, or all time: the first ten, my neighbours, and departments per head. Whoever
//! said no, or nothing, is on neither side of any figure.
use crate::{
    Failure, Query,
    store::{
        self, Reader,
        credit::board::{DepartmentRow, OwnRow, PlaceRow},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, PersonId,
    credit::{AskLeaderboard, FLOOR, Leaderboard, RankedDepartment, RankedPerson, per_head, ranks},
    people::PersonRef,
};

/// How many stand at the top.
const TOP: i64 = 10;
/// How many neighbours on each side.
const NEXT: i64 = 2;

#[async_trait]
impl Query for AskLeaderboard {
    type Answer = Leaderboard;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Leaderboard, Failure> {
        let me = actor.person().ok_or(Failure::SignedOut)?;
        let period = store::credit::key(&db.zone(), self.period, now);
        let own = store::credit::board::own(db, &period, me).await?.ok_or(Failure::NotFound)?;
        let departments = store::credit::board::departments(db, &period, own.points).await?;
        let rows = store::credit::board::top(db, &period, TOP).await?;
        let ranks = ranks(&rows.iter().map(|r| r.points).collect::<Vec<_>>());
        let top: Vec<RankedPerson> = rows.into_iter().zip(ranks).map(|(row, rank)| placed(row, rank, me)).collect();
        let mut neighbours = Vec::new();
        if own.is_placed() && !top.iter().any(|p| p.me) {
            let rank = 1 + departments.iter().map(|d| d.ahead).sum::<i64>();
            neighbours = around(db, &period, actor, &own, rank).await?;
            neighbours.retain(|n| top.iter().all(|t| t.person.id != n.person.id));
        }
        let ranked = departments.iter().map(|d| d.scored).sum();
        let departments = per_department(departments);
        Ok(Leaderboard { period: self.period, top, neighbours, ranked, departments, my_choice: own.ranked, my_points: own.points })
    }
}

fn placed(row: PlaceRow, rank: i64, me: PersonId) -> RankedPerson {
    let person = PersonRef { id: PersonId(row.id), name: row.name };
    RankedPerson { rank, me: person.id == me, person, department: row.department, points: row.points }
}

/// Me at my rank, between those just above and just below.
async fn around(db: &Reader, period: &str, actor: &Actor, own: &OwnRow, rank: i64) -> Result<Vec<RankedPerson>, Failure> {
    let Some(member) = actor.member() else { return Ok(vec![]) };
    let me = member.person;
    let above = store::credit::board::next_to(db, period, me, own, true, NEXT).await?;
    let below = store::credit::board::next_to(db, period, me, own, false, NEXT).await?;
    let person = PersonRef { id: me, name: own.name.clone() };
    let mine = RankedPerson { rank, person, department: own.department.clone(), points: own.points, me: true };
    let above = above.into_iter().rev().map(|row| (rank - row.gap, row));
    let below = below.into_iter().map(|row| (rank + row.gap, row));
    let at = |(rank, row)| placed(row, rank, me);
    Ok(above.map(at).chain([mine]).chain(below.map(at)).collect())
}

/// Departments from the floor on, per head. The company's mean is that of everybody ranked, whatever their department.
fn per_department(rows: Vec<DepartmentRow>) -> Vec<RankedDepartment> {
    let (sum, people) = rows.iter().fold((0, 0), |(sum, people), row| (sum + row.points, people + row.people));
    let shown = rows.into_iter().filter(|row| row.people >= FLOOR);
    let mut departments: Vec<RankedDepartment> = shown
        .filter_map(|row| {
            let per_head = per_head(row.points, row.people, sum, people);
            Some(RankedDepartment { rank: 0, name: row.name?, people: row.people, per_head })
        })
        .collect();
    departments.sort_by_key(|d| std::cmp::Reverse(d.per_head));
    let ranks = ranks(&departments.iter().map(|d| d.per_head).collect::<Vec<_>>());
    for (department, rank) in departments.iter_mut().zip(ranks) {
        department.rank = rank;
    }
    departments
}
