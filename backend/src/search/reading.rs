//! A query, as the index understands it: for each word what can stand for it, and how much it says. A rare word says more
//! than one that is everywhere; what nobody has written is guessed: its beginning while it is being typed, then a slip.
use super::{
    lexicon::Lexicon,
    stems::stem,
    synonyms::{Expression, Synonyms},
};
use domain::search::{Likeness, Query, QueryWord};
use tantivy::TantivyError;

/// A query, read.
#[derive(Debug)]
pub struct Reading {
    pub words: Vec<WordRead>,
}

/// A word of the query.
#[derive(Debug)]
pub struct WordRead {
    pub typed: String,
    /// How much it says.
    pub weight: u32,
    /// What stands for it, the most alike first; nothing, where nobody has written anything of the kind.
    pub forms: Vec<Form>,
}

/// What stands for a word: a stem, or several that belong together.
#[derive(Debug)]
pub struct Form {
    pub likeness: Likeness,
    pub stems: Expression,
}

impl Form {
    /// How much of the word's weight it has, in quarters.
    pub fn quarters(&self) -> u32 {
        match self.likeness {
            Likeness::Same => 4,
            Likeness::Synonym | Likeness::Beginning => 3,
            Likeness::Close => 2,
        }
    }
}

impl Reading {
    pub fn of(query: &Query, lexicon: &Lexicon<'_>) -> Result<Self, TantivyError> {
        let stems: Vec<String> = query.words.iter().map(|word| stem(&word.folded)).collect();
        let synonyms = Synonyms::ours().of(&stems);
        let last = query.words.len().saturating_sub(1);
        let each = query.words.iter().zip(stems).zip(synonyms).enumerate();
        let words = each.map(|(place, ((word, stem), others))| read(word, stem, others, query.goes_on && place == last, lexicon));
        Ok(Self { words: words.collect::<Result<_, _>>()? })
    }

    /// Words that stand for something.
    pub fn known(&self) -> impl Iterator<Item = (usize, &WordRead)> {
        self.words.iter().enumerate().filter(|(_, word)| !word.forms.is_empty())
    }

    /// What the words of a set weigh together.
    pub fn weight(&self, words: u16) -> u32 {
        self.words.iter().enumerate().filter(|(place, _)| words & (1 << place) != 0).map(|(_, word)| word.weight).sum()
    }
}

fn read(word: &QueryWord, stem: String, others: Vec<Expression>, goes_on: bool, lexicon: &Lexicon<'_>) -> Result<WordRead, TantivyError> {
    let mut forms = Vec::new();
    let mut occurrences = lexicon.occurrences(&stem)?;
    if occurrences > 0 {
        forms.push(Form { likeness: Likeness::Same, stems: vec![stem] });
    }
    for stems in others {
        // All of an expression is needed: its rarest word says how often it can occur.
        let rarest = stems.iter().map(|stem| lexicon.occurrences(stem)).collect::<Result<Vec<_>, _>>()?.into_iter().min().unwrap_or(0);
        if rarest > 0 {
            occurrences = occurrences.max(rarest);
            forms.push(Form { likeness: Likeness::Synonym, stems });
        }
    }
    if forms.is_empty() {
        (forms, occurrences) = guessed(&word.folded, goes_on, lexicon)?;
    }
    Ok(WordRead { typed: word.typed.clone(), weight: weight(lexicon.texts(), occurrences), forms })
}

/// What a word may have been meant to be.
fn guessed(folded: &str, goes_on: bool, lexicon: &Lexicon<'_>) -> Result<(Vec<Form>, u64), TantivyError> {
    let beginnings = if goes_on { lexicon.beginnings(folded)? } else { vec![] };
    let (likeness, words) =
        if beginnings.is_empty() { (Likeness::Close, lexicon.close(folded)?) } else { (Likeness::Beginning, beginnings) };
    let mut stems: Vec<String> = Vec::new();
    for word in words {
        let stem = stem(&word);
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    let mut occurrences = 0;
    for stem in &stems {
        occurrences = lexicon.occurrences(stem)?.max(occurrences);
    }
    Ok((stems.into_iter().map(|stem| Form { likeness, stems: vec![stem] }).collect(), occurrences))
}

/// How much a word says: the rarer, the more (inverse document frequency, Spärck Jones 1972), as a whole number, so that sums
/// are exact in any order.
fn weight(texts: u64, occurrences: u64) -> u32 {
    let share = (texts as f64 + 1.0) / (occurrences.max(1) as f64);
    (8.0 * (1.0 + share).ln()).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_say_more_and_every_word_says_something() {
        assert!(weight(20_000, 1) > weight(20_000, 100) && weight(20_000, 100) > weight(20_000, 10_000));
        assert!(weight(1, 10_000) == 0 || weight(10, 10) > 0);
        assert_eq!(weight(0, 0), weight(0, 1));
    }
}
