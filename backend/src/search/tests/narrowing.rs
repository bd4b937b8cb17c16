//! Challenges, people and comments are narrowed as ideas are: each by what every colleague sees of it, and each choice says
//! what would be left.
use crate::{
    store::values,
    testing::{
        Company, form, on_each_database,
        search::{count, said},
    },
};
use domain::{
    ChallengeId, SiteId,
    challenges::{CancelChallenge, Phase, Theme},
    ideas::{Intent, WithdrawIdea, WriteIdea},
    people::{AddPlaces, AskPlaces, PlaceKind},
    search::{AskSearch, Kind, SearchFilter, SearchResults},
    talk::PostComment,
};
use uuid::Uuid;

fn colis(kind: Kind, change: impl FnOnce(&mut SearchFilter)) -> SearchFilter {
    let mut filter = SearchFilter { q: "colis".into(), kind: kind.name().into(), ..SearchFilter::default() };
    change(&mut filter);
    filter
}

/// What was found, in alphabetical order.
fn names(results: &SearchResults) -> Vec<String> {
    let mut names: Vec<String> = results.hits.iter().map(said).collect();
    names.sort();
    names
}

fn shown<Id>(values: &[(Id, String, i64)]) -> Vec<(&str, i64)> {
    values.iter().map(|(_, name, n)| (name.as_str(), *n)).collect()
}

#[tokio::test]
async fn challenges_are_narrowed_by_their_theme_and_by_the_phase_of_the_moment() {
    on_each_database(async |company| {
        company.challenge(|c| c.title = "Colis de rentrée".into()).await;
        company.challenge(|c| (c.title, c.opens_at) = ("Colis de Noël".into(), c.submissions_close_at.map(|at| at - 1))).await;
        company
            .challenge(|c| {
                (c.title, c.theme, c.standing) = ("Colis de toujours".into(), "own".into(), true);
                (c.opens_at, c.submissions_close_at, c.voting_close_at, c.judging_close_at, c.results_at) = (None, None, None, None, None);
            })
            .await;
        let _index = company.index().await;
        let on = async |day: i64, change: fn(&mut SearchFilter)| {
            company.at(5, day).ask(AskSearch { filter: colis(Kind::Challenges, change) }).await.expect("searched")
        };
        let all = on(0, |_| ()).await;
        assert_eq!(all.facets.phases, [(Phase::Standing, 1), (Phase::Announced, 1), (Phase::Submissions, 1)]);
        assert_eq!(all.facets.themes, [(Theme::Retention, 2), (Theme::Own, 1)]);
        assert_eq!((all.facets.stages.len(), all.facets.challenges.len()), (0, 0), "those are of ideas");
        let open = on(0, |f| f.phase = "submissions".into()).await;
        assert_eq!((count(&open, Kind::Challenges), names(&open)), (1, vec!["Colis de rentrée".into()]));
        assert_eq!(open.facets.phases.len(), 3, "another phase can be chosen instead");
        assert_eq!(open.facets.themes, [(Theme::Retention, 1)]);
        let none = on(0, |f| (f.phase, f.theme) = ("submissions".into(), "own".into())).await;
        assert_eq!((count(&none, Kind::Challenges), none.hits.len()), (0, 0));
        // Nothing has been read again: time passes by itself.
        let voting = on(3, |f| (f.phase, f.theme) = ("voting".into(), "retention".into())).await;
        assert_eq!((names(&voting).len(), voting.facets.phases), (2, vec![(Phase::Voting, 2)]));
        assert_eq!(on(3, |_| ()).await.facets.phases, [(Phase::Standing, 1), (Phase::Voting, 2)]);
        let strange = on(0, |f| (f.phase, f.theme, f.stage) = ("open".into(), "Own".into(), "funded".into())).await;
        assert_eq!(names(&strange).len(), 3, "what nobody understands is left out, and what is not of challenges");
    })
    .await;
}

/// People called after parcels: 7 and 8 at Cholet, 9 of another department at Nantes, 10 nowhere, 11 gone.
async fn parcels(company: &Company) -> SiteId {
    company.run(1, AddPlaces { kind: PlaceKind::Site, names: "Cholet\nNantes".into() }).await.expect("added");
    company.run(1, AddPlaces { kind: PlaceKind::Department, names: "Atelier".into() }).await.expect("added");
    let places = company.ask(1, AskPlaces).await.expect("places");
    let (atelier, boutiques) = (places.departments[0].id.0, places.departments[1].id.0);
    let [cholet, nantes] = [places.sites[0].id, places.sites[1].id];
    let of = [
        (7, Some(boutiques), Some(cholet.0), true),
        (8, Some(boutiques), Some(cholet.0), true),
        (9, Some(atelier), Some(nantes.0), true),
        (10, None, None, true),
        (11, Some(atelier), Some(nantes.0), false),
    ];
    for (n, department, site, active) in of {
        let sql = "UPDATE person SET name = $2, department_id = $3, site_id = $4, is_active = $5 WHERE id = $1";
        company.write(sql, values![Uuid::from_u128(n), format!("Colis {n}"), department, site, active]).await;
    }
    cholet
}

#[tokio::test]
async fn people_are_narrowed_by_department_and_site() {
    on_each_database(async |company| {
        let cholet = parcels(&company).await;
        company.open_idea(3, "Un bon dans le colis").await;
        let _index = company.index().await;
        let all = company.search_by(5, colis(Kind::People, |_| ())).await;
        assert_eq!(names(&all), ["Colis 10", "Colis 7", "Colis 8", "Colis 9"]);
        assert_eq!(shown(&all.facets.departments), [("Boutiques", 2), ("Atelier", 1)], "without whoever is gone");
        assert_eq!(shown(&all.facets.sites), [("Cholet", 2), ("Nantes", 1)]);
        assert!(all.facets.stages.is_empty() && all.facets.challenges.is_empty() && all.facets.tags.is_empty());
        let there = company.search_by(5, colis(Kind::People, |f| f.site = cholet.to_string())).await;
        assert_eq!((count(&there, Kind::People), names(&there)), (2, vec!["Colis 7".into(), "Colis 8".into()]));
        assert_eq!(shown(&there.facets.departments), [("Boutiques", 2)]);
        assert_eq!(shown(&there.facets.sites), [("Cholet", 2), ("Nantes", 1)], "another site can be chosen instead");
        assert_eq!(count(&there, Kind::Ideas), 1, "a site says nothing of ideas");
        let atelier = all.facets.departments[1].0.to_string();
        let neither = company.search_by(5, colis(Kind::People, |f| (f.site, f.department) = (cholet.to_string(), atelier))).await;
        assert_eq!((count(&neither, Kind::People), neither.hits.len()), (0, 0));
        let strange = company.search_by(5, colis(Kind::People, |f| (f.site, f.department, f.tag) = ("x".into(), "\0".into(), "y".into())));
        assert_eq!(strange.await.hits.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn whose_department_or_site_is_another_now_is_found_there() {
    on_each_database(async |company| {
        let cholet = parcels(&company).await;
        let mut index = company.index().await;
        let there = async || company.search_by(5, colis(Kind::People, |f| f.site = cholet.to_string())).await.hits.len();
        assert_eq!(there().await, 2);
        company.write("UPDATE person SET site_id = $1 WHERE id = $2", values![cholet.0, Uuid::from_u128(9)]).await;
        let person = domain::PersonId(Uuid::from_u128(9));
        company.happen(None, domain::Event::PersonChanged { person }, 0).await;
        company.followed(&mut index).await;
        assert_eq!(there().await, 3);
    })
    .await;
}

#[tokio::test]
async fn comments_are_narrowed_by_the_challenge_of_their_idea_wherever_it_goes() {
    on_each_database(async |company| {
        let running = company.challenge(|_| ()).await;
        let comment = async |idea| {
            company.run(6, PostComment { idea, parent: None, text: "Quel colis magnifique".into() }).await.expect("posted");
        };
        let (bon, carte, ruban) = (
            company.open_idea(3, "Un bon").await,
            company.enter(4, running, "Une carte").await,
            company.enter(5, running, "Un ruban").await,
        );
        for idea in [bon, carte, carte, ruban] {
            comment(idea).await;
        }
        let mut index = company.index().await;
        let within = async |challenge: ChallengeId| {
            let found = company.search_by(7, colis(Kind::Comments, |f| f.challenge = challenge.to_string())).await;
            (count(&found, Kind::Comments), found.hits.len())
        };
        let counts = async || {
            let found = company.search_by(7, colis(Kind::Comments, |_| ())).await;
            assert_eq!(found.facets.departments.len() + found.facets.sites.len() + found.facets.stages.len(), 0);
            found.facets.challenges.into_iter().map(|(_, title, n)| (title, n)).collect::<Vec<_>>()
        };
        assert_eq!(counts().await, [("Faire revenir".into(), 3), ("Shark tank".into(), 1)]);
        assert_eq!((within(running).await, within(company.tank).await), ((3, 3), (1, 1)));
        company.run(5, WithdrawIdea { idea: ruban, reason: String::new() }).await.expect("withdrawn");
        company.followed(&mut index).await;
        assert_eq!(counts().await, [("Faire revenir".into(), 2), ("Shark tank".into(), 1)]);
        company.run(2, CancelChallenge { challenge: running, reason: "Faute de temps".into() }).await.expect("cancelled");
        company.followed(&mut index).await;
        assert_eq!((within(running).await, within(company.tank).await), ((0, 0), (3, 3)));
        assert_eq!(counts().await, [("Shark tank".into(), 3)]);
    })
    .await;
}

#[tokio::test]
async fn no_facet_tells_who_said_something_below_an_idea_whose_name_is_hidden() {
    on_each_database(async |company| {
        let write = WriteIdea { idea: None, version: 0, challenge: None, form: form("Un bon").hiding(true), intent: Intent::Submit };
        let idea = company.run(3, write).await.expect("submitted").idea;
        company.run(3, PostComment { idea, parent: None, text: "Le colis, c’est moi".into() }).await.expect("posted");
        let _index = company.index().await;
        let boutiques = Uuid::from_u128(1).to_string();
        let all = company.search_by(5, colis(Kind::Comments, |_| ())).await;
        assert_eq!(shown(&all.facets.challenges), [("Shark tank", 1)]);
        for department in [boutiques, Uuid::from_u128(99).to_string()] {
            let found = company.search_by(5, colis(Kind::Comments, |f| (f.department, f.site) = (department.clone(), department))).await;
            assert_eq!((found.counts, found.facets), (all.counts.clone(), all.facets.clone()), "whatever the department");
            assert_eq!(found.hits.len(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_narrows_without_a_kind_means_ideas_and_each_kind_offers_its_own() {
    on_each_database(async |company| {
        let cholet = parcels(&company).await;
        let _index = company.index().await;
        let all = company.search(5, "colis").await;
        assert_eq!((all.kind, shown(&all.facets.sites)), (Kind::People, vec![("Cholet", 2), ("Nantes", 1)]), "whatever finds something");
        let by = async |change: fn(&mut SearchFilter, String)| {
            let mut filter = SearchFilter { q: "colis".into(), ..SearchFilter::default() };
            change(&mut filter, cholet.to_string());
            let found = company.search_by(5, filter).await;
            (found.kind, found.hits.len())
        };
        assert_eq!(by(|f, _| f.tag = "bleu".into()).await, (Kind::Ideas, 0));
        assert_eq!(by(|f, site| f.site = site).await, (Kind::People, 4), "sites are of people, and nobody asked for these");
    })
    .await;
}
