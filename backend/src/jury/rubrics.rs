//! Rubrics to start from, in the company's language; the first is what every challenge starts with.
use crate::Failure;
use domain::{
    Language,
    jury::{NewCriterion, RubricTemplate},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    help: String,
    weight: i64,
    levels: Vec<String>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    uncounted: bool,
}

impl From<Line> for NewCriterion {
    fn from(line: Line) -> Self {
        let Line { name, help, weight, levels, optional, uncounted } = line;
        Self { name, help, weight, levels, required: !optional, counted: !uncounted }
    }
}

/// The criteria of a template.
pub fn rubric_from(template: RubricTemplate, language: Language) -> Result<Vec<NewCriterion>, Failure> {
    let kept = match language {
        Language::Fr => include_str!("rubrics/fr.toml"),
        Language::En => include_str!("rubrics/en.toml"),
    };
    let mut rubrics: BTreeMap<String, Vec<Line>> = toml::from_str(kept).map_err(|e| Failure::Unexpected(format!("rubrics: {e}")))?;
    let lines = rubrics.remove(template.name()).ok_or_else(|| Failure::Unexpected(format!("no rubric {}", template.name())))?;
    Ok(lines.into_iter().map(NewCriterion::from).collect())
}

/// The criteria of a new challenge.
pub fn default_rubric(language: Language) -> Result<Vec<NewCriterion>, Failure> {
    rubric_from(RubricTemplate::Campaign, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::jury::{CriterionForm, RubricForm};

    #[test]
    fn every_rubric_weighs_alike_in_both_languages_and_passes_through_the_form() {
        let shape = |language, template| {
            let criteria = rubric_from(template, language).expect("a rubric");
            criteria.iter().map(|c| (c.weight, c.levels.len(), c.required, c.counted)).collect::<Vec<_>>()
        };
        for template in RubricTemplate::ALL {
            assert_eq!(shape(Language::En, template), shape(Language::Fr, template), "{template:?}");
            for language in Language::ALL {
                let criteria = rubric_from(template, language).expect("a rubric");
                let form = RubricForm { criteria: criteria.iter().cloned().map(CriterionForm::from).collect() };
                assert_eq!(form.parse(), Ok(criteria), "{template:?}");
            }
        }
        let weights: Vec<i64> = default_rubric(Language::Fr).expect("a rubric").iter().map(|c| c.weight).collect();
        assert_eq!(weights, [3, 2, 2, 1, 2]);
    }

    #[test]
    fn some_of_them_show_what_may_be_skipped_and_what_does_not_count() {
        let innovation = rubric_from(RubricTemplate::Innovation, Language::Fr).expect("a rubric");
        assert!(innovation.iter().any(|c| !c.required && !c.counted));
        let feasibility = rubric_from(RubricTemplate::Feasibility, Language::En).expect("a rubric");
        assert!(feasibility.iter().any(|c| !c.required && c.counted));
    }
}
