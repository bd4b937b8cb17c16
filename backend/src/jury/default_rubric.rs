//! The rubric a challenge starts with, in the company's language: five criteria, five labelled levels each.
use domain::{Language, jury::NewCriterion};

type Line = (i64, &'static str, &'static str, [&'static str; 5]);

const FRENCH: [Line; 5] = [
    (
        3,
        "Intérêt pour le client",
        "Répond-elle à un besoin réel, que nos clientes et nos clients reconnaîtraient ?",
        [
            "Aucun besoin visible",
            "Besoin supposé",
            "Besoin réel, réponse partielle",
            "Besoin réel, bonne réponse",
            "Besoin fort, réponse évidente",
        ],
    ),
    (
        2,
        "Portée",
        "Combien de personnes touche-t-elle, et pour combien de temps ?",
        [
            "Quelques personnes",
            "Un petit groupe, une fois",
            "Une boutique ou un segment",
            "Une grande part de la clientèle",
            "Toute la clientèle, durablement",
        ],
    ),
    (
        2,
        "Faisabilité",
        "Nos équipes et nos outils permettent-ils de la réaliser ?",
        ["Hors de portée", "Très incertain", "Possible avec de l’aide", "À notre portée", "Prêt à démarrer"],
    ),
    (
        1,
        "Coût et délai",
        "L’effort est-il à la mesure de ce que l’on en attend ?",
        ["Bien trop cher ou trop long", "Lourd pour le résultat", "Acceptable", "Raisonnable et rapide", "Presque rien, tout de suite"],
    ),
    (
        2,
        "Originalité",
        "Se distingue-t-elle de ce qui se fait, chez nous et ailleurs ?",
        ["Vu partout", "Déjà fait chez nous", "Variante intéressante", "Nouveau pour nous", "Jamais vu dans le métier"],
    ),
];

const ENGLISH: [Line; 5] = [
    (
        3,
        "Customer interest",
        "Does it meet a real need that our customers would recognise?",
        ["No visible need", "A supposed need", "A real need, partly met", "A real need, well met", "A strong need, an obvious answer"],
    ),
    (
        2,
        "Reach",
        "How many people does it touch, and for how long?",
        ["A few people", "A small group, once", "One shop or segment", "A large part of our customers", "All our customers, lastingly"],
    ),
    (
        2,
        "Feasibility",
        "Can our teams and tools make it happen?",
        ["Out of reach", "Very uncertain", "Possible with help", "Within our reach", "Ready to start"],
    ),
    (
        1,
        "Cost and time",
        "Is the effort in proportion to what we expect from it?",
        ["Far too expensive or slow", "Heavy for the result", "Acceptable", "Reasonable and quick", "Next to nothing, right away"],
    ),
    (
        2,
        "Originality",
        "Does it stand out from what is done, here and elsewhere?",
        ["Seen everywhere", "Done here before", "An interesting variant", "New to us", "Never seen in the trade"],
    ),
];

/// The criteria of a new challenge.
pub fn default_rubric(language: Language) -> Vec<NewCriterion> {
    let lines = match language {
        Language::Fr => FRENCH,
        Language::En => ENGLISH,
    };
    let criterion = |(weight, name, help, levels): Line| NewCriterion {
        name: name.into(),
        help: help.into(),
        weight,
        levels: levels.map(str::to_owned).to_vec(),
    };
    lines.into_iter().map(criterion).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::jury::{Criterion, Rubric, RubricForm};

    #[test]
    fn both_languages_weigh_alike_and_pass_through_the_form() {
        let weights = |language| default_rubric(language).iter().map(|c| c.weight).collect::<Vec<_>>();
        assert_eq!(weights(Language::Fr), [3, 2, 2, 1, 2]);
        assert_eq!(weights(Language::En), weights(Language::Fr));
        for language in Language::ALL {
            let id = domain::CriterionId(uuid::Uuid::nil());
            let kept = |c: NewCriterion| Criterion { id, name: c.name, help: c.help, weight: c.weight, levels: c.levels };
            let form = RubricForm::from(&Rubric(default_rubric(language).into_iter().map(kept).collect()));
            assert_eq!(form.parse(), Ok(default_rubric(language)));
        }
    }
}
