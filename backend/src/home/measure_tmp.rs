use crate::{Backend, Settings, operations};
use domain::{
    Actor, Language, Member, PersonId, SessionId,
    credit::{AskLeaderboard, Period},
    home::AskHome,
    notices::{AskNotices, AskUnread},
};
use std::time::Instant;

#[tokio::test(flavor = "multi_thread")]
#[ignore]
async fn measure() {
    let path = std::env::var("CNH_DB").expect("path");
    let fresh = !std::path::Path::new(&path).exists();
    let settings = Settings { database: format!("sqlite://{path}"), connections: 4, can_mail: true, exclusive: true, demo: false };
    let b = Backend::open(settings, true).await.expect("opens");
    if fresh {
        let t = Instant::now();
        let s = operations::seed(
            &b,
            operations::Size { people: 5000, ideas: 20000, votes: 1_000_000, comments: 30000, challenges: 12, random_seed: 1 },
        )
        .await
        .expect("seeded");
        println!("seed {s} {:?}", t.elapsed());
    }
    let reader = b.system().reader();
    #[derive(sea_orm::FromQueryResult)]
    struct P {
        id: uuid::Uuid,
        is_admin: bool,
        is_host: bool,
        department_id: Option<uuid::Uuid>,
        site_id: Option<uuid::Uuid>,
    }
    let people: Vec<P> = crate::store::all(
        &reader,
        "SELECT id, is_admin, is_host, department_id, site_id FROM person ORDER BY is_admin DESC, is_host DESC, folded LIMIT 60",
        vec![],
    )
    .await
    .expect("people");
    for (what, p) in [
        ("admin", people.iter().find(|p| p.is_admin)),
        ("host", people.iter().find(|p| p.is_host && !p.is_admin)),
        ("employee", people.iter().find(|p| !p.is_host && !p.is_admin)),
    ] {
        let Some(p) = p else { continue };
        let m = Member {
            person: PersonId(p.id),
            session: SessionId(p.id),
            name: "x".into(),
            department: p.department_id.map(domain::DepartmentId),
            site: p.site_id.map(domain::SiteId),
            admin: p.is_admin,
            host: p.is_host,
            language: Language::Fr,
        };
        let ctx = b.ctx(Actor::Person(m));
        for _ in 0..3 {
            ctx.ask(AskHome).await.expect("home");
        }
        let t = Instant::now();
        for _ in 0..20 {
            ctx.ask(AskHome).await.expect("home");
        }
        println!("{what} home {:?}", t.elapsed() / 20);
        let h = ctx.ask(AskHome).await.expect("home");
        println!("  todo {} rising {} challenges {} decisions {}", h.to_do.len(), h.rising.len(), h.challenges.len(), h.decisions.len());
        for period in Period::ALL {
            let t = Instant::now();
            for _ in 0..20 {
                ctx.ask(AskLeaderboard { period }).await.expect("board");
            }
            let l = ctx.ask(AskLeaderboard { period }).await.expect("board");
            println!(
                "  board {period:?} {:?} ranked {} deps {} neighbours {} mine {}",
                t.elapsed() / 20,
                l.ranked,
                l.departments.len(),
                l.neighbours.len(),
                l.my_points
            );
        }
        let t = Instant::now();
        for _ in 0..20 {
            ctx.ask(AskUnread).await.expect("unread");
            ctx.ask(AskNotices).await.expect("list");
        }
        println!("  notices {:?}", t.elapsed() / 20);
    }
}
