//! Texts with the found words marked, and the stretch of a long one that holds the most of them.
use super::words::{Word, words};
use serde::{Deserialize, Serialize};

/// A piece of a text; marked where it is what was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub text: String,
    pub marked: bool,
}

/// A whole text in pieces.
pub fn marked(text: &str, is_found: impl Fn(&Word) -> bool) -> Vec<Piece> {
    pieces(text, words(text).iter().filter(|word| is_found(word)))
}

fn pieces<'a>(text: &str, found: impl Iterator<Item = &'a Word>) -> Vec<Piece> {
    let (mut pieces, mut done) = (Vec::new(), 0);
    let mut push = |from: usize, to: usize, marked: bool| {
        if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    for word in found {
        push(done, word.place.start, false);
        push(word.place.start, word.place.end, true);
        done = word.place.end;
    }
    push(done, text.len(), false);
    pieces
}

/// What stands before the first found word of an excerpt, and how long it is, in words.
const BEFORE: usize = 4;
const LENGTH: usize = 28;

/// The stretch of a text around what was found, if anything was. Signs of Markdown are left out.
pub fn excerpt(text: &str, is_found: impl Fn(&Word) -> bool) -> Option<Vec<Piece>> {
    let plain = text.replace(['*', '#', '`', '>', '|'], "");
    let tokens: Vec<&str> = plain.split_whitespace().collect();
    let hits: Vec<bool> = tokens.iter().map(|token| words(token).iter().any(&is_found)).collect();
    let first = best_start(&hits)?;
    let start = first.saturating_sub(BEFORE);
    let end = (start + LENGTH).min(tokens.len());
    let before = if start > 0 { "… " } else { "" };
    let after = if end < tokens.len() { " …" } else { "" };
    Some(marked(&format!("{before}{}{after}", tokens[start..end].join(" ")), is_found))
}

/// The found word from which on the most follow within an excerpt; the first of several.
fn best_start(hits: &[bool]) -> Option<usize> {
    let within = |from: usize| hits[from..hits.len().min(from + LENGTH - BEFORE)].iter().filter(|hit| **hit).count();
    let starts = (0..hits.len()).filter(|at| hits[*at]);
    starts.min_by_key(|at| std::cmp::Reverse(within(*at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn found_words_are_marked_where_they_stand() {
        let found = |word: &Word| word.folded.starts_with("colis");
        assert_eq!(shown(&marked("L’été, dans le Colis : colis !", found)), "L’été, dans le [Colis] : [colis] !");
        assert_eq!(shown(&marked("Rien", found)), "Rien");
        assert!(marked("", found).is_empty());
    }

    #[test]
    fn an_excerpt_starts_where_the_most_is_found() {
        let found = |word: &Word| ["colis", "bon"].contains(&word.folded.as_str());
        let text = format!("Un colis. {} **Le** bon du colis reste là.", "Autre chose. ".repeat(30));
        let excerpt = shown(&excerpt(&text, found).expect("found"));
        assert_eq!(excerpt, "… chose. Autre chose. Le [bon] du [colis] reste là.");
        assert_eq!(super::excerpt("Rien de tel", found), None);
    }
}
