//! What came in, recognised by what is in it, and what is kept of it. One file at a time: a picture of fifty million dots
//! takes some hundred megabytes while it is read.
use super::{office, picture};
use crate::Failure;
use domain::attachments::{FileFault, FileKind, MOST_BYTES};
use image::ImageFormat;
use tokio::sync::Semaphore;

static READERS: Semaphore = Semaphore::const_new(1);

/// A file that is taken.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub kind: FileKind,
    pub whole: Vec<u8>,
    /// Of a picture.
    pub preview: Option<Vec<u8>>,
    pub dots: Option<(u32, u32)>,
}

/// Recognises a file away from the threads that answer requests.
pub async fn recognise(bytes: Vec<u8>) -> Result<Result<Accepted, FileFault>, Failure> {
    let _permit = READERS.acquire().await.map_err(|e| Failure::Unexpected(e.to_string()))?;
    let read = tokio::task::spawn_blocking(move || accept(bytes)).await;
    // A reader that stumbles over a broken file says no more than that it is broken.
    Ok(read.unwrap_or_else(|error| {
        tracing::warn!(%error, "a file broke its reader");
        Err(FileFault::Broken)
    }))
}

fn accept(bytes: Vec<u8>) -> Result<Accepted, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(FileFault::TooLarge);
    }
    let as_it_is = |kind, whole| Accepted { kind, whole, preview: None, dots: None };
    match image::guess_format(&bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif)) => picture::anew(&bytes, format),
        _ if bytes.starts_with(b"%PDF-") => Ok(as_it_is(FileKind::Pdf, bytes)),
        _ if bytes.starts_with(b"PK\x03\x04") => Ok(as_it_is(office::kind(&bytes)?, bytes)),
        _ => Err(FileFault::WrongKind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::samples::{office, picture, png};

    #[test]
    fn a_file_is_what_is_in_it() {
        let pdf = b"%PDF-1.7\n%%EOF".to_vec();
        for (bytes, kind) in [
            (picture(ImageFormat::Png, 8, 6), FileKind::Png),
            (picture(ImageFormat::WebP, 8, 6), FileKind::Png),
            (picture(ImageFormat::Gif, 8, 6), FileKind::Png),
            (picture(ImageFormat::Jpeg, 8, 6), FileKind::Jpeg),
            (pdf, FileKind::Pdf),
            (office::docx(), FileKind::Docx),
        ] {
            assert_eq!(accept(bytes).map(|accepted| accepted.kind), Ok(kind));
        }
    }

    #[test]
    fn what_is_something_else_is_not_taken() {
        for bytes in [
            b"<!DOCTYPE html><script>attack()</script>".to_vec(),
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            b"MZ\x90\0".to_vec(),
            b"GIF".to_vec(),
            b" %PDF-1.7".to_vec(),
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
        ] {
            assert_eq!(accept(bytes.clone()).err(), Some(FileFault::WrongKind), "{:?}", String::from_utf8_lossy(&bytes));
        }
        assert_eq!(accept(vec![]).err(), Some(FileFault::Empty));
        assert_eq!(accept(vec![b'x'; MOST_BYTES + 1]).err(), Some(FileFault::TooLarge));
        let broken = png(8, 6)[..30].to_vec();
        assert_eq!(accept(broken).err(), Some(FileFault::Broken));
    }
}
