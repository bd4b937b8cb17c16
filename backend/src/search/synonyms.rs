//! Other words for the same, from a file. Expanded when somebody asks, so that the index does not depend on it.
use super::stems::stemmed;
use serde::Deserialize;
use std::sync::LazyLock;

/// The stems of an expression; all of them make it.
pub type Expression = Vec<String>;

/// Groups of expressions for the same.
pub struct Synonyms(Vec<Vec<Expression>>);

#[derive(Deserialize)]
struct Written {
    groups: Vec<Vec<String>>,
}

static OURS: LazyLock<Synonyms> = LazyLock::new(|| Synonyms::read(include_str!("synonyms.toml")).unwrap_or(Synonyms(vec![])));

impl Synonyms {
    pub fn ours() -> &'static Self {
        &OURS
    }

    fn read(file: &str) -> Result<Self, toml::de::Error> {
        let written: Written = toml::from_str(file)?;
        let expression = |text: &String| stemmed(text).map(|(_, stem)| stem).collect::<Expression>();
        Ok(Self(written.groups.iter().map(|group| group.iter().map(expression).collect()).collect()))
    }

    /// For each word of a query, given by its stems, the expressions that can stand in its place. The words of an expression
    /// of several words have each the others of its group.
    pub fn of(&self, stems: &[String]) -> Vec<Vec<Expression>> {
        let mut others = vec![Vec::new(); stems.len()];
        for group in &self.0 {
            for said in group.iter().filter(|said| !said.is_empty()) {
                let starts = stems.windows(said.len()).enumerate().filter(|(_, window)| window == said).map(|(start, _)| start);
                for word in starts.flat_map(|start| start..start + said.len()) {
                    others[word].extend(group.iter().filter(|other| *other != said).cloned());
                }
            }
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::stems::stem;

    #[test]
    fn the_file_can_be_read_and_every_expression_says_something() {
        let synonyms = Synonyms::read(include_str!("synonyms.toml")).expect("a sound file");
        assert!(synonyms.0.len() > 20);
        for group in &synonyms.0 {
            assert!(group.len() > 1 && group.iter().all(|said| !said.is_empty()), "{group:?}");
        }
    }

    #[test]
    fn expressions_of_several_words_stand_for_one_and_the_other_way_round() {
        let synonyms = Synonyms::read("groups = [['réseaux sociaux', 'Instagram']]").expect("read");
        let stems = |words: &[&str]| words.iter().map(|word| stem(word)).collect::<Vec<_>>();
        let (both, one) = (stems(&["reseaux", "sociaux"]), stems(&["instagram"]));
        assert_eq!(synonyms.of(&one), [vec![both.clone()]]);
        assert_eq!(synonyms.of(&both), [vec![one.clone()], vec![one.clone()]]);
        assert_eq!(synonyms.of(&stems(&["reseaux", "colis"])), [Vec::<Expression>::new(), vec![]]);
    }
}
