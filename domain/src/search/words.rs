//! Words of a text: letters and digits between anything else, without accents, each with its place. An elision ("l’été") is
//! two words, the first of which says nothing.
use crate::text;
use std::ops::Range;

/// How much of what somebody types is looked at.
pub const LONGEST_QUERY: usize = 200;
/// How many words of a query are looked for.
pub const MOST_WORDS: usize = 12;
/// A longer word is none.
const LONGEST_WORD: usize = 40;

/// A word, folded, and where it stands in the text (bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub place: Range<usize>,
    pub folded: String,
}

/// Words that say nothing of what a text is about, French and English, folded, in alphabetical order.
const SILENT: &[&str] = &[
    "a", "afin", "ai", "ainsi", "alors", "an", "and", "are", "as", "at", "au", "aucun", "aujourd", "aussi", "autre", "autres", "aux",
    "avec", "avoir", "be", "bien", "by", "ca", "can", "car", "ce", "cela", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme",
    "comment", "d", "dans", "de", "des", "donc", "dont", "du", "elle", "elles", "en", "entre", "es", "est", "et", "etaient", "etait",
    "etre", "eu", "faire", "fait", "faut", "for", "from", "hui", "il", "ils", "in", "is", "it", "j", "je", "jusqu", "l", "la", "le", "les",
    "leur", "leurs", "lorsqu", "lorsque", "lui", "m", "ma", "mais", "me", "meme", "mes", "moi", "moins", "mon", "n", "ne", "ni", "nos",
    "not", "notre", "nous", "of", "on", "ont", "or", "ou", "our", "par", "parce", "pas", "peu", "peut", "plus", "pour", "puisqu",
    "puisque", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi", "s", "sa", "sans", "se", "ses", "si", "sois",
    "soit", "son", "sont", "sous", "suis", "sur", "t", "ta", "te", "tel", "tes", "that", "the", "their", "this", "to", "toi", "ton",
    "tous", "tout", "toute", "toutes", "tres", "tu", "un", "une", "us", "va", "vers", "very", "voici", "voila", "vos", "votre", "vous",
    "we", "what", "with", "y", "you", "your",
];

/// Whether a folded word says nothing.
fn is_silent(folded: &str) -> bool {
    SILENT.binary_search(&folded).is_ok()
        || folded.chars().count() > LONGEST_WORD
        || (folded.len() == 1 && !folded.as_bytes()[0].is_ascii_digit())
}

/// The words of a text that say something, in their order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (start, is_letter(letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.extend(word(text, from..at));
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    found.extend(start.and_then(|from| word(text, from..text.len())));
    found
}

/// Accents that stand behind their letters (Unicode, combining diacritical marks) belong to the word.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

fn word(text: &str, place: Range<usize>) -> Option<Word> {
    let folded = text::fold(text.get(place.clone())?).replace('œ', "oe").replace('æ', "ae").replace('ß', "ss");
    (!is_silent(&folded) && folded.chars().all(char::is_alphanumeric)).then_some(Word { place, folded })
}

/// What somebody looks for: its first words, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub words: Vec<QueryWord>,
    /// The last word may go on: nothing stands behind it.
    pub goes_on: bool,
}

/// A word as it was typed, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    pub typed: String,
    pub folded: String,
}

impl Query {
    /// Any text is a query; one without words finds nothing.
    pub fn read(typed: &str) -> Self {
        let text: String = typed.chars().take(LONGEST_QUERY).collect();
        let mut query = Self::default();
        for Word { place, folded } in words(&text) {
            query.goes_on = place.end == text.len();
            if query.words.len() < MOST_WORDS && query.words.iter().all(|word| word.folded != folded) {
                query.words.push(QueryWord { typed: text[place].to_owned(), folded });
            } else {
                query.goes_on = false;
            }
        }
        query
    }
}

/// How many typing errors a word of this length forgives: one from four letters on, two from eight.
pub fn forgiven(word: &str) -> u8 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn the_silent_words_are_in_their_order() {
        assert!(SILENT.is_sorted());
    }

    #[test]
    fn words_lose_accents_elisions_and_what_says_nothing() {
        for (text, expected) in [
            ("L’été à Orléans", vec!["ete", "orleans"]),
            ("D'Orléans, qu’une ŒUVRE !", vec!["orleans", "oeuvre"]),
            ("Un bon de réduction dans le colis", vec!["bon", "reduction", "colis"]),
            ("e\u{301}tiquette e-mail", vec!["etiquette", "mail"]),
            ("Plan 9 : 20 % en 2026", vec!["plan", "9", "20", "2026"]),
            ("pour tous", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn each_word_knows_its_place() {
        let text = "À l’étiquette près";
        let word = &words(text)[0];
        assert_eq!((&text[word.place.clone()], word.folded.as_str()), ("étiquette", "etiquette"));
    }

    #[test]
    fn any_text_is_a_query() {
        let query = Query::read("Bon, bon \0 \"colis\" AND -(");
        assert_eq!(query.words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>(), ["bon", "colis"]);
        assert!(!query.goes_on);
        assert!(Query::read("un coli").goes_on && !Query::read("un colis ").goes_on && !Query::read("colis colis").goes_on);
        let many = (0..10_000).map(|n| format!("mot{n} ")).collect::<String>();
        assert_eq!(Query::read(&many).words.len(), MOST_WORDS);
        assert_eq!(Query::read(&"x".repeat(10_000)).words, []);
    }

    #[test]
    fn longer_words_forgive_more() {
        for (word, errors) in [("bon", 0), ("colis", 1), ("magasin", 1), ("reduction", 2)] {
            assert_eq!(forgiven(word), errors, "{word}");
        }
    }
}
