//! Kinds, sizes, and what is wrong with a file, in a sentence.
use crate::language::{Locale, number, size, tr};
use domain::attachments::{Attachment, FileFault, FileKind, MOST_BYTES, MOST_FILES, MOST_PIXELS};

/// The most files of an idea, in digits.
pub fn most_files(l: Locale) -> String {
    number(l, i64::try_from(MOST_FILES).unwrap_or_default())
}

/// The largest file: in binary as it is measured, in round figures as people say it.
pub fn most_bytes(l: Locale) -> String {
    size(l, i64::try_from(MOST_BYTES / (1024 * 1024)).unwrap_or_default() * 1_000_000)
}

/// What it is and how large: `PDF, 1,2 Mo`.
pub fn kind_and_size(l: Locale, file: &Attachment) -> String {
    tr!(l, attachments.kind_and_size, kind = kind(l, file.kind), size = size(l, file.bytes))
}

fn kind(l: Locale, kind: FileKind) -> &'static str {
    match kind {
        FileKind::Jpeg => tr!(l, attachments.jpeg),
        FileKind::Png => tr!(l, attachments.png),
        FileKind::Pdf => tr!(l, attachments.pdf),
        FileKind::Docx => tr!(l, attachments.docx),
        FileKind::Xlsx => tr!(l, attachments.xlsx),
        FileKind::Pptx => tr!(l, attachments.pptx),
        FileKind::Odt => tr!(l, attachments.odt),
        FileKind::Ods => tr!(l, attachments.ods),
        FileKind::Odp => tr!(l, attachments.odp),
    }
}

/// What is wrong with a file, by its name.
pub fn file_fault(l: Locale, name: &str, fault: FileFault) -> String {
    let name = if name.is_empty() { tr!(l, attachments.this_file) } else { name };
    match fault {
        FileFault::Empty => tr!(l, attachments.fault_empty, name = name),
        FileFault::TooLarge => tr!(l, attachments.fault_too_large, name = name, size = most_bytes(l)),
        FileFault::WrongKind => tr!(l, attachments.fault_wrong_kind, name = name),
        FileFault::Broken => tr!(l, attachments.fault_broken, name = name),
        FileFault::TooManyDots => {
            let millions = i64::try_from(MOST_PIXELS / 1_000_000).unwrap_or_default();
            tr!(l, attachments.fault_too_many_dots, name = name, most = number(l, millions))
        }
        FileFault::Macros => tr!(l, attachments.fault_macros, name = name),
        FileFault::TooMany => tr!(l, attachments.fault_too_many, name = name, most = most_files(l)),
    }
}
