//! Letters without their accents (Unicode Standard Annex 15, form KD, marks left out). The browser has the tables; the
//! server brings them.

#[cfg(not(target_arch = "wasm32"))]
pub fn dropped(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(target_arch = "wasm32")]
pub fn dropped(text: &str) -> String {
    use js_sys::{JsString, RegExp};
    JsString::from(text).normalize("NFKD").replace_by_pattern(&RegExp::new(r"\p{M}", "gu"), "").into()
}
