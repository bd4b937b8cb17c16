//! An index in step with what happens: what is withdrawn, removed or not yet out is never found, nor counted.
use super::{CORPUS, write, written};
use crate::{
    search::{Follower, Where},
    store::values,
    testing::{Company, form, on_each_database, search::count},
};
use domain::{
    Event, IdeaId,
    challenges::CancelChallenge,
    ideas::{IdeaForm, Intent, WithdrawIdea, WriteIdea},
    people::{AddPlaces, PlaceKind},
    search::{Kind, SearchFilter},
    talk::{EditComment, PostComment, RemoveComment},
};
use std::fs;

#[tokio::test]
async fn what_is_not_out_is_neither_found_nor_counted() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let draft = company.draft(3, "Un colis secret").await;
        let mut index = company.index().await;
        assert_eq!(company.found(3, "colis").await, ["Un bon dans le colis"]);
        assert!(company.search(3, "secret").await.unknown == ["secret"], "not even as a word");
        let comment = company.run(4, PostComment { idea, parent: None, text: "Quel colis magnifique".into() }).await.expect("posted");
        company.followed(&mut index).await;
        assert_eq!(count(&company.search(5, "colis").await, Kind::Comments), 1);
        company.run(3, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
        // The index has not read it yet: what is shown is read with today's eyes.
        assert!(company.search(5, "colis").await.hits.is_empty());
        company.followed(&mut index).await;
        let found = company.search(2, "colis").await;
        assert_eq!(Kind::ALL.map(|kind| count(&found, kind)), [0; 4], "also for hosts, with all that was said about it");
        assert_eq!(company.search(5, "magnifique").await.unknown, ["magnifique"]);
        let form = form("Un colis secret");
        company
            .run(3, WriteIdea { idea: Some(draft), version: 1, challenge: None, form, intent: Intent::Submit })
            .await
            .expect("submitted");
        company.followed(&mut index).await;
        assert_eq!(company.found(5, "colis").await, ["Un colis secret"]);
        let _ = comment;
    })
    .await;
}

#[tokio::test]
async fn what_changes_is_found_as_it_is_now() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let comment = company.run(4, PostComment { idea, parent: None, text: "Joli".into() }).await.expect("posted");
        let mut index = company.index().await;
        let form = IdeaForm { title: "Une carte avec la facture".into(), ..form("") };
        company.run(3, WriteIdea { idea: Some(idea), version: 1, challenge: None, form, intent: Intent::Save }).await.expect("edited");
        company.run(4, EditComment { comment, text: "Superbe".into() }).await.expect("edited");
        company.followed(&mut index).await;
        assert_eq!(company.found(5, "facture").await, ["Une carte avec la facture"]);
        assert!(company.found(5, "colis").await.is_empty());
        assert_eq!((company.found(5, "superbe").await.len(), company.found(5, "joli").await.len()), (1, 0));
        company.run(4, RemoveComment { comment }).await.expect("removed");
        company.write("UPDATE person SET name = 'Zoé Auffret' WHERE id = $1", values![uuid::Uuid::from_u128(7)]).await;
        company.run(1, AddPlaces { kind: PlaceKind::Site, names: "Cholet".into() }).await.expect("added");
        company.followed(&mut index).await;
        assert!(company.found(5, "superbe").await.is_empty());
        assert_eq!(company.found(5, "auffret").await, ["Zoé Auffret"], "everybody is read again when places change");
    })
    .await;
}

#[tokio::test]
async fn entries_of_a_cancelled_challenge_are_found_where_they_go() {
    on_each_database(async |company| {
        let challenge = company.challenge(|_| ()).await;
        company.enter(3, challenge, "Un bon dans le colis").await;
        let mut index = company.index().await;
        let within = async |id: domain::ChallengeId| {
            let filter = SearchFilter { q: "colis".into(), challenge: id.to_string(), ..SearchFilter::default() };
            count(&company.search_by(5, filter).await, Kind::Ideas)
        };
        assert_eq!((within(challenge).await, within(company.tank).await), (1, 0));
        company.run(2, CancelChallenge { challenge, reason: "Faute de temps".into() }).await.expect("cancelled");
        company.followed(&mut index).await;
        assert_eq!((within(challenge).await, within(company.tank).await), (0, 1));
    })
    .await;
}

/// What somebody sees of everything, for comparing two indexes.
async fn everything(company: &Company) -> Vec<String> {
    let mut seen = Vec::new();
    for (title, one_liner) in CORPUS {
        for typed in [title, one_liner] {
            let found = company.search(5, typed).await;
            seen.push(format!("{typed}: {:?} {:?} {:?} {:?}", found.counts, found.facets, found.unknown, company.like(5, typed).await));
            seen.extend(found.hits.iter().map(|hit| format!("{hit:?}")));
        }
    }
    seen
}

#[tokio::test]
async fn an_index_that_followed_and_one_made_anew_answer_alike() {
    on_each_database(async |company| {
        let mut index = company.index().await;
        let ideas: Vec<IdeaId> = written(&company).await;
        company.followed(&mut index).await;
        for idea in ideas.iter().step_by(4) {
            company.run(4, PostComment { idea: *idea, parent: None, text: "Une belle idée pour les colis".into() }).await.expect("posted");
        }
        company.followed(&mut index).await;
        for idea in ideas.iter().skip(1).step_by(3) {
            company.run(3, WithdrawIdea { idea: *idea, reason: String::new() }).await.expect("withdrawn");
            company.followed(&mut index).await;
        }
        let form = IdeaForm { title: "Un bon de couture".into(), ..form("") };
        company.run(3, WriteIdea { idea: Some(ideas[0]), version: 1, challenge: None, form, intent: Intent::Save }).await.expect("edited");
        company.followed(&mut index).await;
        let followed = everything(&company).await;
        drop(index);
        let _anew = company.index().await;
        assert_eq!(followed, everything(&company).await);
    })
    .await;
}

#[tokio::test]
async fn an_index_goes_on_where_it_stopped_and_is_made_anew_when_it_is_broken() {
    on_each_database(async |company| {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Where::Folder(folder.path().join("search"));
        let begin = async || Follower::begin(&company.backend, &place).await.expect("an index");
        company.open_idea(3, "Un bon dans le colis").await;
        let mut index = begin().await;
        company.followed(&mut index).await;
        drop(index);
        company.open_idea(3, "Un ruban autour du colis").await;
        let mut index = begin().await;
        assert_eq!(company.found(5, "colis").await.len(), 1, "at once, with what it had");
        company.followed(&mut index).await;
        assert_eq!(company.found(5, "colis").await.len(), 2);
        // Everything is nonsense; then all but the list of what there is.
        for spoilt in ["", ".json"] {
            drop(index);
            for file in fs::read_dir(folder.path().join("search/0/index")).expect("files") {
                let path = file.expect("a file").path();
                if spoilt.is_empty() || !path.to_string_lossy().ends_with(spoilt) {
                    fs::write(path, "nonsense").expect("spoilt");
                }
            }
            index = begin().await;
            assert!(company.search(5, "colis").await.being_built);
            company.followed(&mut index).await;
            assert_eq!(company.found(5, "colis").await.len(), 2);
        }
        index.give_up();
        assert!(company.search(5, "colis").await.being_built && !folder.path().join("search/0/index").exists());
    })
    .await;
}

#[tokio::test]
async fn another_history_is_read_from_its_beginning() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let mut index = company.index().await;
        // As after a backup was restored: other events stand in the places that were read, and nothing tells of a row that is gone.
        company.write("DELETE FROM event", vec![]).await;
        company.write("UPDATE idea SET title = 'Une carte' WHERE id = $1", values![idea.0]).await;
        for _ in 0..3 {
            company.happen(None, Event::CompanyChanged, 0).await;
        }
        company.followed(&mut index).await;
        assert_eq!((company.found(5, "carte").await.len(), company.found(5, "bon").await.len()), (1, 0));
        write(&company, 3, "Un ruban", "Bleu", Intent::Submit).await;
        company.followed(&mut index).await;
        assert_eq!(company.found(5, "ruban").await, ["Un ruban"]);
    })
    .await;
}
