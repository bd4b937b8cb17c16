//! A company that looks for things, on each database.

/// An index in step with what happens.
mod following;
/// Similar ideas, and why.
mod likeness;
/// What challenges, people and comments are narrowed by.
mod narrowing;
/// The search over everything.
mod searching;

use crate::testing::{Company, form};
use domain::{
    IdeaId,
    ideas::{IdeaForm, Intent, WriteIdea},
};

/// Ideas of a shop that sells bags, with their promises.
pub const CORPUS: [(&str, &str); 30] = [
    ("Un bon de réparation dans chaque colis", "Une carte glissée dans la commande offre une petite couture"),
    ("Des étiquettes lavables à coudre soi-même", "Chacun met son nom sur son sac"),
    ("Un atelier de couture le samedi en boutique", "Les clientes apprennent à réparer leur sac"),
    ("Parrainer une amie depuis son compte", "Dix euros pour chacune à la première commande"),
    ("Un filtre « déjà réparé » sur le site", "Montrer les sacs de seconde main remis en état"),
    ("Des vitrines dessinées par les écoles d’art", "Une vitrine par saison, signée par une étudiante"),
    ("Raconter l’histoire de chaque sac sur Instagram", "Une photo par semaine, avec la personne qui l’a cousu"),
    ("Une newsletter pour les entreprises", "Quatre envois par an, des cas concrets"),
    ("Un emballage qui devient cadeau", "La boîte sert ensuite de pochette"),
    ("Livrer à vélo dans les grandes villes", "Le jour même, avant dix-neuf heures"),
    ("Un questionnaire après chaque réparation", "Trois questions, une minute"),
    ("Des soirées pour les clientes fidèles", "Elles découvrent la collection avant tout le monde"),
    ("Un carnet d’entretien avec chaque cuir", "Comment le nourrir, comment le ranger"),
    ("Réparer gratuitement pendant un an", "Une promesse simple, imprimée sur l’étiquette"),
    ("Un concours de photos de voyage", "Le sac le plus loin de la maison gagne"),
    ("Une page pour les mariées", "Le sac assorti, cousu sur mesure"),
    ("Le prénom gravé au point de vente", "Gravure en dix minutes pendant les achats"),
    ("Un podcast de l’atelier", "Les gestes et les voix de celles qui cousent"),
    ("Rappeler les paniers abandonnés par courriel", "Un seul message, avec une vraie question"),
    ("Une carte cadeau à offrir en ligne", "Reçue tout de suite, valable deux ans"),
    ("Des affiches faites avec nos chutes de cuir", "Chaque boutique a la sienne"),
    ("Un mur des sacs de nos grands-mères", "Les photos des clientes, accrochées en magasin"),
    ("Réserver en ligne, essayer en boutique", "Le sac attend deux jours"),
    ("Une cabine photo éphémère", "Le portrait part avec le sac"),
    ("Des visites de l’atelier de Cholet", "Une matinée par mois, douze personnes"),
    ("Un abonnement à l’entretien", "Deux révisions par an"),
    ("Un coin lecture pendant les réparations", "On attend mieux avec un livre"),
    ("La collection des employés", "Chaque service dessine un modèle"),
    ("Un retour gratuit prolongé à Noël", "Jusqu’à la fin janvier"),
    ("Un simulateur de couleurs", "On voit le sac avant de le commander"),
];

/// Writes these ideas, one after the other.
pub async fn written(company: &Company) -> Vec<IdeaId> {
    let mut ideas = Vec::new();
    for (title, one_liner) in CORPUS {
        ideas.push(write(company, 3, title, one_liner, Intent::Submit).await);
    }
    ideas
}

pub async fn write(company: &Company, n: u128, title: &str, one_liner: &str, intent: Intent) -> IdeaId {
    let form = IdeaForm { one_liner: one_liner.into(), problem: "On en parle souvent".into(), ..form(title) };
    let write = WriteIdea { idea: None, version: 0, challenge: None, form, intent };
    company.run(n, write).await.expect("written").idea
}
