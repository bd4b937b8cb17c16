//! Departments and sites: where people work.
use crate::{DepartmentId, SiteId};
use serde::{Deserialize, Serialize};

/// A department or a site, with how many people are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place<Id> {
    pub id: Id,
    pub name: String,
    pub people: i64,
}

/// The company's departments and sites, in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    pub departments: Vec<Place<DepartmentId>>,
    pub sites: Vec<Place<SiteId>>,
}

#[derive(Clone, Debug)]
pub struct AskPlaces;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    Department,
    Site,
}

/// Adds a department or a site, one or several, a line each.
#[derive(Clone, Debug)]
pub struct AddPlaces {
    pub kind: PlaceKind,
    pub names: String,
}

#[derive(Clone, Debug)]
pub struct RenamePlace {
    pub kind: PlaceKind,
    pub id: uuid::Uuid,
    pub name: String,
}

/// Removes a department or site that nobody is in any more.
#[derive(Clone, Debug)]
pub struct RemovePlace {
    pub kind: PlaceKind,
    pub id: uuid::Uuid,
}
