//! What the demo's authors attach: a poster and an estimate, drawn here, so that no picture of anybody's is needed.
use super::{Cast, files::Idea, timeline::Timeline};
use crate::{Failure, attachments::attach};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// How long after its submission, in days: before anybody looks at it.
const AFTER: f64 = 0.003;

/// Plans the files of an idea; their kinds are told by their names.
pub fn plan(cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    for name in &idea.attached {
        let (key, name, title) = (idea.key.clone(), name.clone(), idea.title.clone());
        timeline.plan(cast.at(idea.days + AFTER), cast.actor(&idea.author)?, format!("file of {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                let content = if name.ends_with(".pdf") { estimate(&title) } else { poster()? };
                attach(&ctx, idea, &name, content).await.map(drop)
            })
        });
    }
    Ok(())
}

/// Sand, a lagoon and a sun.
fn poster() -> Result<Vec<u8>, Failure> {
    let (width, height) = (960_u32, 640_u32);
    let dots = RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (i64::from(x) - 690, i64::from(y) - 190);
        let wave = 400 + (x / 60 % 2) * 14;
        match y {
            _ if dx * dx + dy * dy < 95 * 95 => Rgb([238, 122, 88]),
            y if y < wave => Rgb([247, 238, 220]),
            y if y < wave + 90 => Rgb([94, 168, 170]),
            _ => Rgb([18, 92, 106]),
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(dots).write_to(&mut bytes, ImageFormat::Png).map_err(|e| Failure::Unexpected(e.to_string()))?;
    Ok(bytes.into_inner())
}

/// One page with one line (ISO 32000-1, annex H.3); letters beyond ASCII are left out.
fn estimate(title: &str) -> Vec<u8> {
    let line: String = domain::text::fold(title).chars().filter(|c| c.is_ascii() && !"()\\".contains(*c)).collect();
    let text = format!("BT /F1 20 Tf 60 760 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (n, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let start = pdf.len();
    pdf.push_str(&format!("xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    pdf.into_bytes()
}
