//! What people type, cleaned at the border: trimmed, without NUL bytes, and measured in characters.
use crate::fields::Problem;

/// Letters without their accents.
mod accents;

/// One line: white space folded, at least one and at most `most` characters.
pub fn line(typed: &str, most: u32) -> Result<String, Problem> {
    let line = optional_line(typed, most)?;
    if line.is_empty() { Err(Problem::Required) } else { Ok(line) }
}

/// One line that may stay empty.
pub fn optional_line(typed: &str, most: u32) -> Result<String, Problem> {
    within(typed.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// Several lines: line ends unified, at least one and at most `most` characters.
pub fn paragraphs(typed: &str, most: u32) -> Result<String, Problem> {
    let text = optional_paragraphs(typed, most)?;
    if text.is_empty() { Err(Problem::Required) } else { Ok(text) }
}

/// Several lines that may stay empty.
pub fn optional_paragraphs(typed: &str, most: u32) -> Result<String, Problem> {
    within(typed.replace('\0', "").replace("\r\n", "\n").trim().to_owned(), most)
}

fn within(text: String, most: u32) -> Result<String, Problem> {
    if text.chars().count() > most as usize { Err(Problem::TooLong { most }) } else { Ok(text) }
}

/// Lower case without accents, so that "Été" and "ete" find each other.
pub fn fold(text: &str) -> String {
    accents::dropped(text).chars().flat_map(char::to_lowercase).collect()
}

/// A stable hue (0..12) for what has no picture: a cover, an avatar. FNV-1a over the text.
pub fn hue(text: &str) -> u8 {
    (fnv(text.as_bytes()) % 12) as u8
}

/// A stable 64-bit hash (FNV-1a, Fowler-Noll-Vo 1991); not for secrets.
pub fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

/// Initials for an avatar: first letters of the first and the last word.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let first = words.first().and_then(|w| w.chars().next());
    let last = if words.len() > 1 { words.last().and_then(|w| w.chars().next()) } else { None };
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cleaned_and_measured_in_characters() {
        assert_eq!(line("  Un  bon\tpour\0 ", 20), Ok("Un bon pour".into()));
        assert_eq!(line(" \n ", 5), Err(Problem::Required));
        assert_eq!(line("éééé", 4), Ok("éééé".into()));
        assert_eq!(line("ééééé", 4), Err(Problem::TooLong { most: 4 }));
    }

    #[test]
    fn folding_finds_words_whatever_the_accents() {
        assert_eq!(fold("L’Été à Orléans, ŒUVRE"), "l’ete a orleans, œuvre");
    }

    #[test]
    fn initials_take_the_first_and_the_last_word() {
        for (name, expected) in [("Maëlle Le Goff", "MG"), ("Jean-Luc", "JL"), ("Zoé", "Z"), ("", "")] {
            assert_eq!(initials(name), expected);
        }
    }
}
