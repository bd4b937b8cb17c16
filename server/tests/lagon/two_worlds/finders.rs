//! Who finds which words, in anything that may be asked for.
use super::{Base, answers::whole};
use crate::{support::House, world::Who};
use std::collections::BTreeMap;

/// Who found what, and where first.
pub type Found = BTreeMap<&'static str, BTreeMap<Who, String>>;

impl Base {
    /// Asks everything as everybody, mails included: how many answers there were, and who found which of these words.
    pub async fn finders(&self, house: &House, words: &[&'static str]) -> (usize, Found) {
        house.backend.settle().await.expect("settled");
        house.index().await;
        let mailed = self.mailed(house).await;
        let (mut cells, mut found) = (0, words.iter().map(|word| (*word, BTreeMap::new())).collect::<Found>());
        let mut look = |who: Who, at: &str, text: &str| {
            cells += 1;
            for (_, by) in found.iter_mut().filter(|(word, _)| text.contains(**word)) {
                by.entry(who).or_insert_with(|| at.to_owned());
            }
        };
        for who in Who::ALL {
            let (cookie, email) = (self.cookie(who), who.email());
            for (_, text) in mailed.iter().filter(|(to, _)| *to == email) {
                look(who, "a mail", text);
            }
            for question in self.questions(who) {
                look(who, &question.to_string(), &whole(&question.ask(house, &cookie).await));
            }
        }
        (cells, found)
    }
}
