//! Pictures, written anew: what is kept are dots and nothing else. Where a camera was, who held it, what was hidden behind
//! the last byte: none of it survives.
use super::recognise::Accepted;
use domain::attachments::{FileFault, FileKind, LONGEST_SIDE, MOST_PIXELS, PREVIEW_SIDE};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, ImageResult, Limits,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType as Rows, PngEncoder},
    },
    imageops::FilterType,
    metadata::Orientation,
};
use std::io::Cursor;

/// What a decoder may take: [`MOST_PIXELS`] of four bytes, and something to work with.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Of JPEG: what nobody tells from the original on a screen.
const QUALITY: u8 = 85;

/// A picture as it is kept, with its preview.
pub fn anew(bytes: &[u8], format: ImageFormat) -> Result<Accepted, FileFault> {
    let picture = scaled(read(bytes, format)?, LONGEST_SIDE);
    let picture = if is_transparent(&picture) { picture.to_rgba8().into() } else { DynamicImage::from(picture.to_rgb8()) };
    let (kind, whole) = written(&picture, format).map_err(|_| FileFault::Broken)?;
    let preview = encoded(&scaled(picture.clone(), PREVIEW_SIDE), kind).map_err(|_| FileFault::Broken)?;
    Ok(Accepted { kind, whole, preview: Some(preview), dots: Some((picture.width(), picture.height())) })
}

/// Decodes within limits; upright, as the camera was held.
fn read(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, FileFault> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(FileFault::TooManyDots);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = scaled(DynamicImage::from_decoder(decoder).map_err(fault)?, LONGEST_SIDE);
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn fault(error: ImageError) -> FileFault {
    match error {
        ImageError::Limits(_) => FileFault::TooManyDots,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => FileFault::Broken,
    }
}

/// No side longer than this; never larger than it was.
fn scaled(picture: DynamicImage, longest: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= longest { picture } else { picture.resize(longest, longest, FilterType::CatmullRom) }
}

fn is_transparent(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.to_rgba8().pixels().any(|dot| dot.0[3] < u8::MAX)
}

/// Photographs as JPEG, what can be seen through as PNG; a drawing or a screenshot as whichever is smaller, since neither
/// its file nor its sight gains by the other.
fn written(picture: &DynamicImage, was: ImageFormat) -> ImageResult<(FileKind, Vec<u8>)> {
    if picture.color().has_alpha() {
        return Ok((FileKind::Png, encoded(picture, FileKind::Png)?));
    }
    let jpeg = encoded(picture, FileKind::Jpeg)?;
    if was == ImageFormat::Jpeg {
        return Ok((FileKind::Jpeg, jpeg));
    }
    let png = encoded(picture, FileKind::Png)?;
    Ok(if png.len() <= jpeg.len() { (FileKind::Png, png) } else { (FileKind::Jpeg, jpeg) })
}

fn encoded(picture: &DynamicImage, kind: FileKind) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    if kind == FileKind::Jpeg {
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    } else {
        picture.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, Rows::Adaptive))?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::samples::{bomb, picture, png, turned, with_a_hole};

    fn dots(bytes: &[u8]) -> (u32, u32) {
        let read = image::load_from_memory(bytes).expect("a picture");
        (read.width(), read.height())
    }

    #[test]
    fn a_large_picture_becomes_smaller_and_keeps_its_shape() {
        let accepted = anew(&picture(ImageFormat::Jpeg, 3_000, 1_500), ImageFormat::Jpeg).expect("taken");
        assert_eq!((accepted.kind, accepted.dots), (FileKind::Jpeg, Some((2_000, 1_000))));
        assert_eq!((dots(&accepted.whole), dots(&accepted.preview.expect("a preview"))), ((2_000, 1_000), (480, 240)));
        let small = anew(&png(90, 60), ImageFormat::Png).expect("taken");
        assert_eq!((small.dots, dots(&small.preview.expect("a preview"))), (Some((90, 60)), (90, 60)));
    }

    #[test]
    fn only_dots_survive() {
        let mut polyglot = png(90, 60);
        polyglot.extend_from_slice(b"<script>attack()</script>PK\x03\x04");
        let photograph = turned(&picture(ImageFormat::Jpeg, 90, 60), b"attack: 47.2184 N, 1.5536 W");
        for (bytes, format) in [(polyglot, ImageFormat::Png), (photograph, ImageFormat::Jpeg)] {
            assert!(bytes.windows(6).any(|part| part == b"attack"));
            let accepted = anew(&bytes, format).expect("taken");
            for kept in [accepted.whole, accepted.preview.expect("a preview")] {
                assert!(!kept.windows(6).any(|part| part == b"attack") && !kept.windows(4).any(|part| part == b"Exif"));
            }
        }
    }

    #[test]
    fn a_photograph_stands_upright() {
        let upright = anew(&turned(&picture(ImageFormat::Jpeg, 90, 60), b""), ImageFormat::Jpeg).expect("taken");
        assert_eq!((upright.dots, dots(&upright.whole)), (Some((60, 90)), (60, 90)));
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let accepted = anew(&with_a_hole(), ImageFormat::Png).expect("taken");
        assert_eq!(accepted.kind, FileKind::Png);
        assert!(is_transparent(&image::load_from_memory(&accepted.whole).expect("a picture")));
    }

    #[test]
    fn a_bomb_is_not_unfolded() {
        for (width, height) in [(60_000, 60_000), (10_000, 6_000)] {
            assert_eq!(anew(&bomb(width, height), ImageFormat::Png).err(), Some(FileFault::TooManyDots), "{width} x {height}");
        }
    }
}
