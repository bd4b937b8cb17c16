//! The search over everything: kinds, filters, counts, pages, and whatever anybody types.
use super::written;
use crate::testing::{
    form, on_each_database,
    search::{count, marks, said},
};
use domain::{
    ideas::{IdeaForm, Intent, WriteIdea},
    search::{Hit, Kind, SearchFilter},
    talk::PostComment,
};

#[tokio::test]
async fn each_kind_is_found_and_counted() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let challenge = company.new_challenge(|form| form.title = "Colis de fin d’année".into()).await;
        company
            .write(
                "UPDATE person SET name = 'Zoé Colissime', folded = 'zoe colissime' WHERE id = $1",
                crate::store::values![uuid::Uuid::from_u128(7)],
            )
            .await;
        let text = "Le colis arrive **toujours** en retard, et le colis est lourd".to_owned();
        company.run(4, PostComment { idea, parent: None, text }).await.expect("posted");
        let _index = company.index().await;
        let found = company.search(5, "coli").await;
        assert_eq!(Kind::ALL.map(|kind| count(&found, kind)), [1, 1, 1, 1]);
        assert_eq!(found.hits.iter().map(said).collect::<Vec<_>>(), ["Un bon dans le colis"]);
        let of = async |kind: &str| {
            company.search_by(5, SearchFilter { q: "coli".into(), kind: kind.into(), ..SearchFilter::default() }).await.hits
        };
        let [Hit::Challenge { id, title, .. }] = &of("challenges").await[..] else { panic!("one challenge") };
        assert_eq!((*id, marks(title)), (challenge, vec!["Colis"]));
        let [Hit::Person { name, about, .. }] = &of("people").await[..] else { panic!("one person") };
        assert_eq!((name.as_str(), about[0].text.as_str()), ("Zoé Colissime", "Boutiques"));
        let [Hit::Comment { idea: on, excerpt, author, .. }] = &of("comments").await[..] else { panic!("one comment") };
        assert_eq!((*on, marks(excerpt), author.as_ref().map(|a| a.name.as_str())), (idea, vec!["colis", "colis"], Some("Personne 4")));
    })
    .await;
}

#[tokio::test]
async fn ideas_are_narrowed_and_each_choice_says_what_would_be_left() {
    on_each_database(async |company| {
        let running = company.challenge(|_| ()).await;
        let tagged = |title: &str, tags: &str, challenge| WriteIdea {
            idea: None,
            version: 0,
            challenge,
            form: IdeaForm { tags: tags.into(), ..form(title) },
            intent: Intent::Submit,
        };
        company.run(3, tagged("Un colis bleu", "Bleu, couleur", None)).await.expect("submitted");
        company.run(3, tagged("Un colis rouge", "rouge, couleur", Some(running))).await.expect("submitted");
        company.run(4, tagged("Un colis vert", "couleur", Some(running))).await.expect("submitted");
        let _index = company.index().await;
        let by = async |change: fn(&mut SearchFilter)| {
            let mut filter = SearchFilter { q: "colis".into(), ..SearchFilter::default() };
            change(&mut filter);
            company.search_by(5, filter).await
        };
        let all = by(|_| ()).await;
        assert_eq!(count(&all, Kind::Ideas), 3);
        assert_eq!(all.facets.tags, [("couleur".into(), 3), ("bleu".into(), 1), ("rouge".into(), 1)]);
        assert_eq!(all.facets.challenges, [(running, "Faire revenir".into(), 2), (company.tank, "Shark tank".into(), 1)]);
        assert_eq!(all.facets.departments.iter().map(|(_, name, n)| (name.as_str(), *n)).collect::<Vec<_>>(), [("Boutiques", 3)]);
        assert_eq!(all.facets.stages, [(domain::ideas::Stage::Open, 3)]);
        let red = by(|f| f.tag = "rouge".into()).await;
        assert_eq!((count(&red, Kind::Ideas), said(&red.hits[0]).as_str()), (1, "Un colis rouge"));
        assert_eq!(red.facets.tags.len(), 3, "another tag can be chosen instead");
        assert_eq!(red.facets.challenges, [(running, "Faire revenir".into(), 1)]);
        let none = by(|f| (f.tag, f.stage) = ("rouge".into(), "funded".into())).await;
        assert_eq!((count(&none, Kind::Ideas), none.hits.len()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn whatever_is_typed_gets_an_answer() {
    on_each_database(async |company| {
        written(&company).await;
        let _index = company.index().await;
        let long = "réparation ".repeat(10_000);
        for typed in [
            "\0",
            "\"",
            "a AND (",
            "title:*",
            "-colis",
            "%_\\",
            "'; DROP TABLE idea; --",
            "\u{202e}\u{7}",
            "🎒 👜",
            "x",
            &"é".repeat(9_999),
        ] {
            company.search(5, typed).await;
            company.like(5, typed).await;
        }
        assert!(!company.search(5, &long).await.hits.is_empty());
        let strange = SearchFilter {
            q: "sac".into(),
            kind: "x".into(),
            stage: "y".into(),
            phase: "\0".into(),
            theme: "own\0".into(),
            challenge: "z".into(),
            department: "\0".into(),
            site: "\0".into(),
            tag: "\0".into(),
            page: "-1".into(),
        };
        company.search_by(5, strange).await;
    })
    .await;
}

#[tokio::test]
async fn slips_are_forgiven_and_what_nobody_wrote_is_named() {
    on_each_database(async |company| {
        written(&company).await;
        let _index = company.index().await;
        assert_eq!(company.found(5, "podcats").await, ["Un podcast de l’atelier"]);
        assert_eq!(company.found(5, "simul").await, ["Un simulateur de couleurs"]);
        let found = company.search(5, "podcast xyzzyx").await;
        assert_eq!((said(&found.hits[0]).as_str(), found.unknown), ("Un podcast de l’atelier", vec!["xyzzyx".to_owned()]));
        assert!(company.search(5, "xyzzyx").await.hits.is_empty());
        let nothing = company.search(5, "pour").await;
        assert!(!nothing.asked && nothing.counts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn many_results_come_page_by_page_each_once() {
    on_each_database(async |company| {
        company.open_ideas(3, company.tank, 45).await;
        let _index = company.index().await;
        let mut seen = Vec::new();
        for page in ["1", "2", "3", "4"] {
            let found = company.search_by(5, SearchFilter { q: "idée".into(), page: page.into(), ..SearchFilter::default() }).await;
            assert_eq!((found.pages, count(&found, Kind::Ideas)), (3, 45));
            if page != "4" {
                seen.extend(found.hits.iter().map(said));
            } else {
                assert_eq!(found.page, 3, "the last there is");
            }
        }
        assert_eq!(seen.len(), 45);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 45);
    })
    .await;
}
