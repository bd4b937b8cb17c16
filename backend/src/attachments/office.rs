//! Office files are packages (ZIP). Which kind they are stands in them: Office Open XML says it in its content types (ECMA-376,
//! part 2), OpenDocument in a first entry of its own (OASIS, part 2, 3.3). Nothing else is unpacked, and what brings macros
//! along is not taken.
use domain::attachments::{FileFault, FileKind};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// As much of an entry as is looked at; more than those that say the kind ever hold.
const MOST_TEXT: u64 = 1024 * 1024;

type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The kind of an office file.
pub fn kind(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileFault::Broken)?;
    for name in package.file_names() {
        if is_macro(&name.map_err(|_| FileFault::Broken)?) {
            return Err(FileFault::Macros);
        }
    }
    let types = text(&mut package, "[Content_Types].xml")?;
    if types.contains("macroEnabled") {
        return Err(FileFault::Macros);
    }
    let open_document = text(&mut package, "mimetype")?;
    let main = |kind: FileKind| format!("{}.main+xml", kind.media_type());
    FileKind::ALL
        .into_iter()
        .find(|kind| open_document.trim() == kind.media_type() || types.contains(&main(*kind)))
        .ok_or(FileFault::WrongKind)
}

/// Programs of both families.
fn is_macro(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/")
}

/// An entry's text, empty where there is no such entry.
fn text(package: &mut Package<'_>, name: &str) -> Result<String, FileFault> {
    if package.index_for_name(name).is_none() {
        return Ok(String::new());
    }
    let entry = package.by_name(name).map_err(|_| FileFault::Broken)?;
    let mut text = Vec::new();
    entry.take(MOST_TEXT).read_to_end(&mut text).map_err(|_| FileFault::Broken)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::samples::office::{content_types, docx, package};

    #[test]
    fn each_kind_is_what_its_package_says() {
        assert_eq!(kind(&docx()), Ok(FileKind::Docx));
        for of in [FileKind::Docx, FileKind::Xlsx, FileKind::Pptx] {
            assert_eq!(kind(&package(&[("[Content_Types].xml", &content_types(of.media_type()))])), Ok(of));
        }
        for of in [FileKind::Odt, FileKind::Ods, FileKind::Odp] {
            assert_eq!(kind(&package(&[("mimetype", of.media_type()), ("content.xml", "<x/>")])), Ok(of));
        }
    }

    #[test]
    fn other_packages_and_programs_are_not_taken() {
        let word = content_types(FileKind::Docx.media_type());
        let macro_type = content_types("application/vnd.ms-word.document.macroEnabled");
        let odt = FileKind::Odt.media_type();
        for (entries, fault) in [
            (vec![("a.txt", "x")], FileFault::WrongKind),
            (vec![("mimetype", "application/epub+zip")], FileFault::WrongKind),
            (vec![("[Content_Types].xml", word.as_str()), ("word/vbaProject.bin", "x")], FileFault::Macros),
            (vec![("[Content_Types].xml", macro_type.as_str())], FileFault::Macros),
            (vec![("mimetype", odt), ("Basic/Standard/Module1.xml", "x")], FileFault::Macros),
        ] {
            assert_eq!(kind(&package(&entries)), Err(fault), "{entries:?}");
        }
        assert_eq!(kind(b"PK\x03\x04 and nothing more"), Err(FileFault::Broken));
    }

    #[test]
    fn a_package_that_would_unfold_is_not_unpacked() {
        let endless = " ".repeat(8 * 1024 * 1024);
        let bomb = package(&[("[Content_Types].xml", &endless)]);
        assert!(bomb.len() < 64 * 1024);
        assert_eq!(kind(&bomb), Err(FileFault::WrongKind));
    }
}
