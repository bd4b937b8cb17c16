//! What is asked, answered, declined and taken back.
use crate::{DepartmentId, FieldErrors, IdeaId, OpinionRequestId, Problem, opinions::Stance, text};

pub const LONGEST_QUESTION: u32 = 280;
pub const LONGEST_OPINION: u32 = 600;

/// A host asks a colleague, or everybody in a department.
#[derive(Clone, Debug)]
pub struct AskOpinion {
    pub idea: IdeaId,
    /// `department`, or a colleague otherwise.
    pub to: String,
    /// Name or mail address of the colleague, as typed.
    pub who: String,
    pub department: String,
    pub question: String,
}

impl AskOpinion {
    /// The department that is asked; none where it is a colleague.
    pub fn department(&self) -> Option<Result<DepartmentId, Problem>> {
        let typed = self.department.trim();
        (self.to == "department").then(|| match typed.is_empty() {
            true => Err(Problem::Required),
            false => typed.parse().map_err(|_| Problem::NotAChoice),
        })
    }

    pub fn question(&self) -> Result<String, Problem> {
        text::optional_paragraphs(&self.question, LONGEST_QUESTION)
    }
}

/// A host takes a question back that has no answer.
#[derive(Clone, Debug)]
pub struct TakeBackRequest {
    pub request: OpinionRequestId,
}

/// Who was asked says what they think, or changes it.
#[derive(Clone, Debug)]
pub struct GiveOpinion {
    pub idea: IdeaId,
    pub stance: String,
    pub words: String,
}

impl GiveOpinion {
    pub fn parse(&self) -> Result<(Stance, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let stance = match self.stance.as_str() {
            "" => Err(Problem::Required),
            named => named.parse().map(Some).map_err(|()| Problem::NotAChoice),
        };
        let stance: Option<Stance> = errors.take("stance", stance);
        let words = errors.take("words", text::paragraphs(&self.words, LONGEST_OPINION));
        errors.finish(())?;
        stance.map(|stance| (stance, words)).ok_or_else(|| FieldErrors::one("stance", Problem::Required))
    }
}

/// Who was asked by name can't judge it.
#[derive(Clone, Debug)]
pub struct DeclineOpinion {
    pub idea: IdeaId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_opinion_takes_a_stance_and_words() {
        let idea = IdeaId(Uuid::nil());
        let given = |stance: &str, words: &str| GiveOpinion { idea, stance: stance.into(), words: words.into() }.parse();
        assert_eq!(given("reserved", " Sous conditions "), Ok((Stance::Reserved, "Sous conditions".into())));
        let errors = given("", " ").expect_err("nothing");
        assert_eq!((errors.of("stance"), errors.of("words")), (Some(&Problem::Required), Some(&Problem::Required)));
        assert_eq!(given("x", "Oui").expect_err("no stance").of("stance"), Some(&Problem::NotAChoice));
        let long = given("favourable", &"é".repeat(601)).expect_err("too long");
        assert_eq!(long.of("words"), Some(&Problem::TooLong { most: LONGEST_OPINION }));
    }

    #[test]
    fn a_question_goes_to_a_colleague_or_to_a_department() {
        let ask = |to: &str, department: &str| {
            let (to, department) = (to.into(), department.into());
            AskOpinion { idea: IdeaId(Uuid::nil()), to, who: String::new(), department, question: String::new() }.department()
        };
        assert_eq!(ask("person", "x"), None);
        assert_eq!(ask("department", " "), Some(Err(Problem::Required)));
        assert_eq!(ask("department", "x"), Some(Err(Problem::NotAChoice)));
        assert!(matches!(ask("department", &Uuid::from_u128(1).to_string()), Some(Ok(_))));
    }
}
