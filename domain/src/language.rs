//! French first, English complete.
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Fr,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The BCP 47 code: `fr` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The first language of an `Accept-Language` header (RFC 9110) that the interface speaks; French otherwise.
    pub fn accepted(header: &str) -> Self {
        let mut wanted: Vec<(f32, usize, Self)> = header
            .split(',')
            .enumerate()
            .filter_map(|(place, item)| {
                let mut parts = item.split(';');
                let tag = parts.next()?.trim();
                let language = tag.split('-').next()?.to_ascii_lowercase().parse().ok()?;
                let weight = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
                (weight > 0.0).then_some((weight, place, language))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        wanted.first().map(|(_, _, language)| *language).unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        match s {
            "fr" => Ok(Self::Fr),
            "en" => Ok(Self::En),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins() {
        for (header, expected) in [
            ("", Language::Fr),
            ("en", Language::En),
            ("en-GB,fr;q=0.9", Language::En),
            ("de,en;q=0.3,fr;q=0.8", Language::Fr),
            ("de-DE,it", Language::Fr),
            ("en;q=0", Language::Fr),
            ("en;q=nonsense", Language::En),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header:?}");
        }
    }
}
