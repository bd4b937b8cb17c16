//! Opinions as pages show them: to who was asked, to the hosts, to the jury; to everybody else nothing.
use crate::{
    DepartmentId, OpinionRequestId, Stamp,
    opinions::{Stance, SupportByDepartment},
};
use serde::{Deserialize, Serialize};

/// What somebody thinks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    pub name: String,
    pub department: Option<String>,
    pub stance: Stance,
    pub words: String,
    pub at: Stamp,
}

/// On an idea's page, for one reader; all of it empty for its authors and for those whom nobody asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionDesk {
    /// Where I am asked, or was and answered.
    pub mine: Option<MyOpinion>,
    /// Whom the hosts asked, for them.
    pub requests: Vec<OpinionRequest>,
    /// I may ask, and take such a question back.
    pub ask: bool,
    /// Departments that can still be asked, for who may ask.
    pub departments: Vec<(DepartmentId, String)>,
}

/// What I was asked, and what I said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyOpinion {
    pub asked_by: String,
    /// My department, where it was asked and not I by name.
    pub department: Option<String>,
    pub question: String,
    pub given: Option<(Stance, String, Stamp)>,
    /// I said that I can't judge it.
    pub declined: bool,
    pub may_give: bool,
    pub may_decline: bool,
}

/// Whom the hosts asked, and what came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionRequest {
    pub id: OpinionRequestId,
    pub whom: String,
    pub to_department: bool,
    pub question: String,
    pub at: Stamp,
    pub declined: bool,
    pub opinions: Vec<Opinion>,
    pub may_take_back: bool,
}

/// What a juror reads beside a pitch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    pub opinions: Vec<Opinion>,
    /// None where no support counts, or nobody may count it yet.
    pub support: Option<SupportByDepartment>,
}
