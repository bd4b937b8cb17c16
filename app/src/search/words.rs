//! Marked words, kinds in words, and why something was found.
use crate::language::{Locale, tr, trn};
use domain::search::{Kind, Likeness, Piece, Reason};
use leptos::prelude::*;

/// A text with its found words marked.
pub fn marked(pieces: Vec<Piece>) -> AnyView {
    let piece = |piece: Piece| {
        if piece.marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}

/// Which words are shared, and which stand for another one.
pub fn why(l: Locale, reasons: &[Reason]) -> String {
    let (mut shared, mut others): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    for reason in reasons {
        let (found, typed) = (reason.found.as_str(), reason.typed.as_str());
        match reason.likeness {
            Likeness::Same | Likeness::Beginning => shared.push(found),
            Likeness::Synonym => others.push(tr!(l, search.synonym, found = found, typed = typed)),
            Likeness::Close => others.push(tr!(l, search.close, found = found, typed = typed)),
        }
    }
    let count = i64::try_from(shared.len()).unwrap_or_default();
    let shared = shared.join(", ");
    let words = match count {
        0 => None,
        1 => Some(tr!(l, search.shared_word, words = shared)),
        _ => Some(tr!(l, search.shared_words, words = shared)),
    };
    words.into_iter().chain(others).collect::<Vec<_>>().join(" · ")
}

pub fn kind_name(l: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Ideas => tr!(l, common.ideas),
        Kind::Challenges => tr!(l, common.challenges),
        Kind::People => tr!(l, search.people),
        Kind::Comments => tr!(l, search.comments),
    }
}

/// How many results of a kind.
pub fn counted(l: Locale, kind: Kind, n: i64) -> String {
    match kind {
        Kind::Ideas => trn!(l, n, search.ideas_1, search.ideas_n),
        Kind::Challenges => trn!(l, n, search.challenges_1, search.challenges_n),
        Kind::People => trn!(l, n, search.people_1, search.people_n),
        Kind::Comments => trn!(l, n, search.comments_1, search.comments_n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_are_one_line() {
        let reason = |likeness, typed: &str, found: &str| Reason { likeness, typed: typed.into(), found: found.into() };
        let reasons = [
            reason(Likeness::Same, "bons", "bon"),
            reason(Likeness::Close, "colsi", "colis"),
            reason(Likeness::Beginning, "coutu", "couture"),
        ];
        assert_eq!(why(Locale::fr, &reasons), "Mots communs\u{a0}: bon, couture · «\u{a0}colis\u{a0}», proche de «\u{a0}colsi\u{a0}»");
        let synonym = [reason(Likeness::Synonym, "shop", "store")];
        assert_eq!(why(Locale::en, &synonym), "“store”, much like “shop”");
        assert_eq!(why(Locale::fr, &[]), "");
    }
}
