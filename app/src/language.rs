//! Which language a page is in, and how it writes plurals, numbers, money and dates. The language belongs to the person:
//! the server provides it, the browser reads it from `<html lang>`. It never changes without a reload, so words are
//! plain text rather than reactive: take the locale once per component and pass it on,
//! `let l = locale(); tr!(l, people.sign_in)`, which is `&'static str` where nothing is filled in and `String` elsewhere.

/// Numbers and money.
pub mod numbers;
/// Days, times, and how long ago.
pub mod times;

pub use crate::i18n::{Locale, td_string as tr};
use domain::Language;
use leptos::prelude::*;
pub use numbers::{money, number, percent, rounded, signed, size};
pub use times::{ago, day, day_and_year, exact, hour, when};

/// The locale of the page one is in. `tr!(l, slice.key)` and `tr!(l, slice.key, name = value)` take it.
pub fn locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The language of the document: given by the server, or written by it into `<html lang>`.
pub fn of_this_page() -> Locale {
    let language = if crate::ON_SERVER {
        use_context::<Language>().unwrap_or_default()
    } else {
        let lang = document().document_element().and_then(|html| html.get_attribute("lang"));
        lang.and_then(|lang| lang.parse().ok()).unwrap_or_default()
    };
    locale_of(language)
}

pub fn locale_of(language: Language) -> Locale {
    match language {
        Language::Fr => Locale::fr,
        Language::En => Locale::en,
    }
}

pub fn language_of(locale: Locale) -> Language {
    match locale {
        Locale::fr => Language::Fr,
        Locale::en => Language::En,
    }
}

/// Whether a count takes the singular: 0 and 1 in French, 1 in English.
pub fn is_one(locale: Locale, n: i64) -> bool {
    match locale {
        Locale::fr => n == 0 || n == 1,
        Locale::en => n == 1,
    }
}

/// A phrase with a number in it: `trn!(l, n, ideas.supports_1, ideas.supports_n)`. Both keys take `{{ n }}`.
#[macro_export]
macro_rules! trn {
    ($l:expr, $n:expr, $slice:ident . $one:ident, $same:ident . $other:ident $(, $name:ident = $value:expr)* $(,)?) => {{
        let (l, n): ($crate::language::Locale, i64) = ($l, $n);
        let written = $crate::language::number(l, n);
        if $crate::language::is_one(l, n) {
            $crate::language::tr!(l, $slice.$one, n = written $(, $name = $value)*)
        } else {
            $crate::language::tr!(l, $same.$other, n = written $(, $name = $value)*)
        }
    }};
}
pub use crate::trn;
