//! Files to test with, made as they are needed.
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use std::io::Cursor;

/// A picture with something on it.
pub fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let dots = RgbaImage::from_fn(width, height, |x, y| if x < y { Rgba([200, 80, 60, 255]) } else { Rgba([10, 90, 110, 255]) });
    let drawn = DynamicImage::from(dots);
    let drawn = if format == ImageFormat::Jpeg { drawn.to_rgb8().into() } else { drawn };
    let mut bytes = Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    picture(ImageFormat::Png, width, height)
}

pub fn with_a_hole() -> Vec<u8> {
    let dots = RgbaImage::from_fn(40, 40, |x, _| Rgba([10, 90, 110, if x < 20 { 0 } else { 255 }]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(dots).write_to(&mut bytes, ImageFormat::Png).expect("written");
    bytes.into_inner()
}

/// A JPEG taken with the camera on its side (EXIF orientation 6), and a comment.
pub fn turned(jpeg: &[u8], comment: &[u8]) -> Vec<u8> {
    let tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    };
    let exif = segment(0xe1, &[&b"Exif\0\0"[..], tiff].concat());
    [&jpeg[..2], &exif, &segment(0xfe, comment), &jpeg[2..]].concat()
}

/// A PNG that says it is this large, and holds next to nothing.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(1, 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&sum);
    bytes
}

/// The checksum of PNG's chunks (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 }))
}

/// Packages.
pub mod office {
    use domain::attachments::FileKind;
    use std::io::{Cursor, Write};
    use zip::{ZipWriter, write::SimpleFileOptions};

    pub fn package(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).expect("begun");
            writer.write_all(text.as_bytes()).expect("written");
        }
        writer.finish().expect("finished").into_inner()
    }

    pub fn content_types(main: &str) -> String {
        format!("<Types><Override PartName=\"/main.xml\" ContentType=\"{main}.main+xml\"/></Types>")
    }

    pub fn docx() -> Vec<u8> {
        let types = content_types(FileKind::Docx.media_type());
        package(&[("[Content_Types].xml", &types), ("word/document.xml", "<document/>")])
    }
}
