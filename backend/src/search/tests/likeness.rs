//! Similar ideas, and why: whatever the accents, endings, slips and words for the same.
use super::{write, written};
use crate::{
    Failure,
    testing::{on_each_database, search::marks},
};
use domain::{
    Actor,
    ideas::Intent,
    search::{AskSimilar, Likeness, Reason},
};

#[tokio::test]
async fn a_title_finds_what_says_the_same_in_other_forms() {
    on_each_database(async |company| {
        written(&company).await;
        let _index = company.index().await;
        for (typed, first) in [
            ("Un bon de réparation dans le colis", "Un bon de réparation dans chaque colis"),
            ("UN BON DE REPARATION POUR LES COLIS", "Un bon de réparation dans chaque colis"),
            ("bons pour réparer, mis dans nos colis", "Un bon de réparation dans chaque colis"),
            ("l’etiquette a coudre", "Des étiquettes lavables à coudre soi-même"),
            ("d'étiquettes qu’on coud, lavable", "Des étiquettes lavables à coudre soi-même"),
            ("ettiquette lavabble", "Des étiquettes lavables à coudre soi-même"),
            ("visiter l'atleier de cholet", "Des visites de l’atelier de Cholet"),
            ("graver un prénom en magasin", "Le prénom gravé au point de vente"),
            ("relancer un panier abandonné par mail", "Rappeler les paniers abandonnés par courriel"),
            ("l’histoire d’un sac sur les réseaux sociaux", "Raconter l’histoire de chaque sac sur Instagram"),
        ] {
            let found = company.like(5, typed).await;
            assert_eq!(found.first().map(String::as_str), Some(first), "{typed}: {found:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_shares_a_word_or_two_is_not_alike() {
    on_each_database(async |company| {
        written(&company).await;
        let _index = company.index().await;
        let nothing: [&str; 8] = [
            "",
            "sac",
            "pour tous",
            "  ",
            "Un sac \0 ?",
            "trottinettes gonflables",
            "colis gonflables pour trottinettes roses",
            "\u{301}'’",
        ];
        for typed in nothing {
            assert!(company.like(5, typed).await.is_empty(), "{typed}: {:?}", company.like(5, typed).await);
        }
    })
    .await;
}

#[tokio::test]
async fn each_idea_says_why_it_is_there() {
    on_each_database(async |company| {
        written(&company).await;
        let _index = company.index().await;
        let reason = |likeness, typed: &str, found: &str| Reason { likeness, typed: typed.into(), found: found.into() };
        let idea = company.similar(5, "Le prenoms gravvé en magasin").await.remove(0);
        let expected = [
            reason(Likeness::Same, "prenoms", "prénom"),
            reason(Likeness::Close, "gravvé", "gravé"),
            reason(Likeness::Synonym, "magasin", "point"),
        ];
        assert_eq!(idea.why, expected);
        assert_eq!(marks(&idea.title), ["prénom", "gravé", "point", "vente"]);
        let idea = company.similar(5, "visites de l’atel").await.remove(0);
        assert_eq!(idea.why.last(), Some(&reason(Likeness::Beginning, "atel", "atelier")));
    })
    .await;
}

#[tokio::test]
async fn the_order_is_the_same_on_every_database() {
    on_each_database(async |company| {
        written(&company).await;
        let _index = company.index().await;
        for (typed, order) in GOLDEN {
            assert_eq!(company.like(5, typed).await, order, "{typed}");
            assert_eq!(company.found(5, typed).await, order, "{typed}, as a search");
        }
    })
    .await;
}

const GOLDEN: [(&str, &[&str]); 5] = [
    (
        "réparer un sac en boutique",
        &[
            "Un atelier de couture le samedi en boutique",
            "Un filtre « déjà réparé » sur le site",
            "Un mur des sacs de nos grands-mères",
            "Réserver en ligne, essayer en boutique",
        ],
    ),
    ("un atelier de couture en boutique", &["Un atelier de couture le samedi en boutique"]),
    (
        "une carte cadeau dans le colis",
        &["Une carte cadeau à offrir en ligne", "Un emballage qui devient cadeau", "Un bon de réparation dans chaque colis"],
    ),
    (
        "des photos de sacs en magasin",
        &[
            "Un mur des sacs de nos grands-mères",
            "Un concours de photos de voyage",
            "Réserver en ligne, essayer en boutique",
            "Un atelier de couture le samedi en boutique",
        ],
    ),
    ("un abonnement pour réparer son sac", &["Un filtre « déjà réparé » sur le site", "Un atelier de couture le samedi en boutique"]),
];

#[tokio::test]
async fn the_idea_being_written_is_not_like_itself_and_strangers_are_told_nothing() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        write(&company, 3, "Un bon pour le colis de Noël", "Rouge", Intent::Save).await;
        let _index = company.index().await;
        assert_eq!(company.like(3, "bon colis").await, ["Un bon dans le colis"], "a draft is nobody's business, not even its author's");
        let ask = AskSimilar { title: "bon colis".into(), except: Some(idea) };
        assert!(company.ask(3, ask.clone()).await.expect("asked").ideas.is_empty());
        assert!(matches!(company.backend.ctx(Actor::Visitor).ask(ask).await, Err(Failure::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_said_before_the_index_is_there() {
    on_each_database(async |company| {
        company.open_idea(3, "Un bon dans le colis").await;
        let ask = AskSimilar { title: "bon colis".into(), except: None };
        assert!(company.ask(3, ask).await.expect("asked").being_built);
    })
    .await;
}
