//! Words without their endings (the Snowball stemmer for French). Accents are gone before that: whoever leaves them out
//! while typing finds the same. English words keep most of themselves, on both sides alike.
use domain::search::{Word, words};
use frostem::{Algorithm, Stemmer};
use std::sync::LazyLock;

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::French));

/// A folded word without its ending. Without its accent "animée" looks to the stemmer like "armée": it is told that it is none.
pub fn stem(folded: &str) -> String {
    let word = ["ees", "ee"].iter().find_map(|ending| folded.strip_suffix(ending)).map(|start| format!("{start}e"));
    FRENCH.stem(word.as_deref().unwrap_or(folded)).into_owned()
}

/// The words of a text that say something, each with its stem.
pub fn stemmed(text: &str) -> impl Iterator<Item = (Word, String)> {
    words(text).into_iter().map(|word| {
        let stem = stem(&word.folded);
        (word, stem)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (a, b) in [
            ("reseau", "reseaux"),
            ("bon", "bons"),
            ("fideliser", "fidelisation"),
            ("fidelise", "fideliser"),
            ("livraison", "livraisons"),
            ("animer", "animee"),
            ("idee", "idees"),
            ("commande", "commander"),
            ("vitrine", "vitrines"),
        ] {
            assert_eq!(stem(a), stem(b), "{a}, {b}");
        }
        assert_ne!(stem("colis"), stem("bon"));
    }
}
