//! Who sits on a panel. Its chair and deputy are two of its jurors; the deputy holds whatever touches a pitch the
//! chair is barred from.
use crate::{Actor, ChallengeId, FieldErrors, PersonId, Problem};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    pub jurors: Vec<PersonId>,
    pub chair: Option<PersonId>,
    pub deputy: Option<PersonId>,
}

impl Panel {
    pub fn seats(&self, actor: &Actor) -> bool {
        actor.person().is_some_and(|p| self.jurors.contains(&p))
    }

    pub fn chaired_by(&self, actor: &Actor) -> bool {
        self.chair.is_some_and(|c| actor.is(c))
    }

    pub fn deputised_by(&self, actor: &Actor) -> bool {
        self.deputy.is_some_and(|d| actor.is(d))
    }
}

/// What the form sends: people by identifier, chosen from a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelForm {
    pub chair: String,
    pub deputy: String,
    /// Everybody who sits, chair and deputy included or not.
    pub jurors: Vec<String>,
}

/// Sets the panel of a challenge.
#[derive(Clone, Debug)]
pub struct SeatPanel {
    pub challenge: ChallengeId,
    pub form: PanelForm,
}

impl PanelForm {
    pub fn parse(&self) -> Result<Panel, FieldErrors> {
        let mut errors = FieldErrors::default();
        let person = |typed: &String| typed.parse::<PersonId>().map_err(|_| Problem::NotAChoice);
        let seat = |typed: &String| if typed.is_empty() { Err(Problem::Required) } else { person(typed).map(Some) };
        let chair = errors.take("chair", seat(&self.chair));
        let deputy = errors.take("deputy", seat(&self.deputy));
        if chair.is_some() && chair == deputy {
            errors.add("deputy", Problem::Taken);
        }
        let others: Result<Vec<PersonId>, Problem> = self.jurors.iter().filter(|j| !j.is_empty()).map(person).collect();
        let others = errors.take("jurors", others);
        let mut jurors: Vec<PersonId> = chair.into_iter().chain(deputy).chain(others).collect();
        jurors.sort();
        jurors.dedup();
        errors.finish(Panel { jurors, chair, deputy })
    }
}

impl From<&Panel> for PanelForm {
    fn from(panel: &Panel) -> Self {
        let name = |p: Option<PersonId>| p.map(|p| p.to_string()).unwrap_or_default();
        Self { chair: name(panel.chair), deputy: name(panel.deputy), jurors: panel.jurors.iter().map(PersonId::to_string).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn chair_and_deputy_are_two_people_who_both_judge() {
        let id = |n: u128| Uuid::from_u128(n).to_string();
        let panel = PanelForm { chair: id(1), deputy: id(2), jurors: vec![id(3), id(1), String::new()] }.parse().expect("fine");
        assert_eq!(panel.jurors.len(), 3);
        let errors = PanelForm { chair: id(1), deputy: id(1), jurors: vec![] }.parse().expect_err("one person");
        assert_eq!(errors.of("deputy"), Some(&Problem::Taken));
        assert!(PanelForm::default().parse().expect_err("empty").of("chair").is_some());
    }
}
