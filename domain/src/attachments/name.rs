//! What a file is called: as whoever added it calls it, without folders and without what turns a line around, and with the
//! ending of what it is.
use super::{FileKind, LONGEST_NAME};

/// How names of pictures end, whatever they became.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "jfif", "png", "webp", "gif"];
/// A name that says nothing.
const NAMELESS: &str = "file";

/// A name as it can be shown, whatever it ends with.
pub fn shown_name(typed: &str) -> String {
    cleaned(typed).chars().take(LONGEST_NAME).collect()
}

/// The last of a path, on one line that reads as it is written.
fn cleaned(typed: &str) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name to keep. A picture that was written anew may have become another kind: its name then ends as that does.
pub fn clean_name(typed: &str, kind: FileKind) -> String {
    let words = cleaned(typed);
    let named = words.trim_matches(['.', ' ']);
    let (stem, ending) = match named.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending, kind) => (stem, ending.to_lowercase()),
        Some((stem, ending)) if kind.is_picture() && PICTURES.contains(&ending.to_lowercase().as_str()) => (stem, kind.name().to_owned()),
        Some(_) | None => (named, kind.name().to_owned()),
    };
    let room = LONGEST_NAME - ending.len() - 1;
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim_end_matches([' ', '.']);
    format!("{}.{ending}", if stem.is_empty() { NAMELESS } else { stem })
}

fn is_ending(ending: &str, kind: FileKind) -> bool {
    let ending = ending.to_lowercase();
    ending == kind.name() || (kind == FileKind::Jpeg && ending == "jpeg")
}

/// Control characters, and those that change the direction of a line (Unicode Standard Annex 9): `\u{202e}gpj.exe`.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_of_its_path_and_says_what_the_file_is() {
        for (typed, kind, name) in [
            ("Vitrine d’été.JPG", FileKind::Jpeg, "Vitrine d’été.jpg"),
            ("scan.jpeg", FileKind::Jpeg, "scan.jpeg"),
            ("C:\\Users\\zoe\\plan.pdf", FileKind::Pdf, "plan.pdf"),
            ("../../etc/plan.pdf", FileKind::Pdf, "plan.pdf"),
            ("photo.webp", FileKind::Jpeg, "photo.jpg"),
            ("devis.v2", FileKind::Pdf, "devis.v2.pdf"),
            ("page.html", FileKind::Png, "page.html.png"),
            ("a\0b\r\nc.pdf", FileKind::Pdf, "a b c.pdf"),
            ("\u{202e}fdp.exe", FileKind::Pdf, "fdp.exe.pdf"),
            ("..", FileKind::Png, "file.png"),
            ("", FileKind::Odt, "file.odt"),
            (".pdf", FileKind::Pdf, "pdf.pdf"),
        ] {
            assert_eq!(clean_name(typed, kind), name, "{typed:?}");
        }
    }

    #[test]
    fn a_name_is_cut_before_its_ending() {
        let name = clean_name(&format!("{}.xlsx", "é".repeat(300)), FileKind::Xlsx);
        assert_eq!(name.chars().count(), LONGEST_NAME);
        assert!(name.ends_with("é.xlsx"));
    }
}
