//! A card kept in this browser: what was marked while the network was gone, what it builds on, and what of it may have arrived.
use super::api::Score;
use crate::wire::shelf;
use domain::{
    PersonId, PitchId,
    jury::{MarkForm, Remarks, ScoringDesk},
};
use leptos::wasm_bindgen::JsCast;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

/// Before the pitch, in the name of what is kept.
const CARD: &str = "card.";

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub marks: Vec<MarkForm>,
    pub remarks: Remarks,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCard {
    pub title: String,
    /// When what it builds on was saved, in microseconds; 0 where nothing was.
    pub since: i64,
    pub says: Said,
    /// What was sent and never answered: the server may have it.
    pub sent: Vec<Said>,
}

impl Said {
    pub fn typed(score: &Score) -> Self {
        let Score { marks, comment, for_author, private, .. } = score.clone();
        Self { marks, remarks: Remarks { comment, for_author, private } }
    }

    /// What the server has.
    pub fn saved(desk: &ScoringDesk) -> Self {
        let mark = |criterion: &domain::jury::Criterion| MarkForm {
            criterion: criterion.id.to_string(),
            level: desk.marks.iter().find(|(id, _)| *id == criterion.id).map(|(_, level)| level.to_string()).unwrap_or_default(),
            note: desk.notes.iter().find(|(id, _)| *id == criterion.id).map(|(_, note)| note.clone()).unwrap_or_default(),
        };
        Self { marks: desk.rubric.0.iter().map(mark).collect(), remarks: desk.remarks.clone() }
    }

    /// Spaces around a text, and rows that say nothing, are no difference.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.told() == other.told()
    }

    fn told(&self) -> (BTreeMap<&str, (&str, String)>, [String; 3]) {
        let plain = |text: &str| text.replace('\r', "").trim().to_owned();
        let rows = self.marks.iter().filter(|mark| !mark.level.is_empty() || !mark.note.trim().is_empty());
        let rows = rows.map(|mark| (mark.criterion.as_str(), (mark.level.as_str(), plain(&mark.note)))).collect();
        (rows, [&self.remarks.comment, &self.remarks.for_author, &self.remarks.private].map(|text| plain(text)))
    }

    /// To be saved, in the place of what was saved at a moment.
    pub fn score(self, pitch: PitchId, since: i64) -> Score {
        let Self { marks, remarks: Remarks { comment, for_author, private } } = self;
        let (pitch, since) = (pitch.to_string(), since.to_string());
        Score { pitch, marks, comment, for_author, private, intent: "save".to_owned(), since }
    }

    /// Writes it into the form.
    pub fn fill(&self, form: &HtmlFormElement) {
        let find = |within: &Element, what: &str| within.query_selector(what).ok().flatten();
        for mark in &self.marks {
            let hidden = find(form, &format!("input[type=hidden][value='{}']", mark.criterion));
            let Some(rows) = hidden.and_then(|hidden| hidden.closest("fieldset").ok().flatten()) else { continue };
            let chosen = find(&rows, &format!("input[type=radio][value='{}']", mark.level));
            let is_chosen = chosen.is_some();
            // Where nothing is to be chosen and no row says so, what is chosen goes.
            if let Some(radio) = chosen.or_else(|| find(&rows, "input[type=radio]:checked")) {
                radio.unchecked_into::<HtmlInputElement>().set_checked(is_chosen);
            }
            write(find(&rows, "textarea"), &mark.note);
        }
        let Remarks { comment, for_author, private } = &self.remarks;
        for (name, text) in [("comment", comment), ("for_author", for_author), ("private", private)] {
            write(find(form, &format!("textarea[name={name}]")), text);
        }
    }
}

/// And unfolds it, where there is something to read.
fn write(area: Option<Element>, text: &str) {
    let Some(area) = area else { return };
    if let Some(folded) = area.closest("details").ok().flatten().filter(|_| !text.is_empty()) {
        let _ = folded.set_attribute("open", "");
    }
    area.unchecked_into::<HtmlTextAreaElement>().set_value(text);
}

impl KeptCard {
    pub fn find(juror: PersonId, pitch: PitchId) -> Option<Self> {
        shelf::find(juror, &format!("{CARD}{pitch}"))
    }

    pub fn keep(&self, juror: PersonId, pitch: PitchId) {
        shelf::put(juror, &format!("{CARD}{pitch}"), self);
    }

    pub fn forget(juror: PersonId, pitch: PitchId) {
        shelf::remove(juror, &format!("{CARD}{pitch}"));
    }

    /// All of a juror's, by their titles.
    pub fn all(juror: PersonId) -> Vec<(PitchId, Self)> {
        let pitches = shelf::names(juror).into_iter().filter_map(|name| name.strip_prefix(CARD)?.parse::<PitchId>().ok());
        let mut all: Vec<(PitchId, Self)> = pitches.filter_map(|pitch| Some((pitch, Self::find(juror, pitch)?))).collect();
        all.sort_by(|(_, a), (_, b)| a.title.cmp(&b.title));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rows: &[(&str, &str, &str)], comment: &str) -> Said {
        let mark = |(criterion, level, note): &(&str, &str, &str)| MarkForm {
            criterion: (*criterion).to_owned(),
            level: (*level).to_owned(),
            note: (*note).to_owned(),
        };
        Said { marks: rows.iter().map(mark).collect(), remarks: Remarks::comment(comment) }
    }

    #[test]
    fn what_is_only_typed_otherwise_is_no_other_card() {
        let one = said(&[("a", "1", "Trop cher"), ("b", "", "")], "Deux\nlignes");
        assert!(one.says_the_same(&said(&[("a", "1", " Trop cher ")], "Deux\r\nlignes ")));
        for other in [
            said(&[("a", "2", "Trop cher")], "Deux\nlignes"),
            said(&[("a", "1", "")], "Deux\nlignes"),
            said(&[("a", "1", "Trop cher")], "Non"),
        ] {
            assert!(!one.says_the_same(&other));
        }
    }

    #[test]
    fn what_is_kept_reads_as_it_was_written() {
        let kept = KeptCard { title: "Un pitch".into(), since: 7, says: said(&[("a", "1", "")], "Oui"), sent: vec![Said::default()] };
        let text = serde_json::to_string(&kept).expect("written");
        assert_eq!(serde_json::from_str::<KeptCard>(&text).expect("read"), kept);
    }
}
