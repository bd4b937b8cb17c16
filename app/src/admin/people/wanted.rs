//! What the page's address asks for: a name to look for, where the list goes on, whose form is open.
use crate::{ideas::address::encoded, routes};
use domain::PersonId;
use leptos_router::params::ParamsMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub search: String,
    /// The cursor of a further page.
    pub after: String,
}

impl Wanted {
    pub fn read(query: &ParamsMap) -> Self {
        let field = |name: &str| query.get(name).unwrap_or_default();
        Self { search: field("search"), after: field("after") }
    }

    /// The address of this list.
    pub fn address(&self) -> String {
        self.with(None)
    }

    /// The same list with the form of one person.
    pub fn edit(&self, person: PersonId) -> String {
        format!("{}#edit", self.with(Some(person)))
    }

    /// The page that follows.
    pub fn following(&self, after: String) -> String {
        Self { after, ..self.clone() }.address()
    }

    fn with(&self, edited: Option<PersonId>) -> String {
        let edited = edited.map(|person| person.to_string()).unwrap_or_default();
        let fields = [("search", self.search.as_str()), ("after", self.after.as_str()), ("edit", edited.as_str())];
        let asked = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let asked: Vec<String> = asked.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if asked.is_empty() { routes::ADMIN_PEOPLE.to_owned() } else { format!("{}?{}", routes::ADMIN_PEOPLE, asked.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_keeps_the_search_while_somebody_is_edited() {
        let wanted = Wanted { search: "zoé l".into(), after: String::new() };
        assert_eq!(wanted.address(), "/admin/people?search=zo%C3%A9%20l");
        let person = PersonId(Default::default());
        assert_eq!(wanted.edit(person), format!("/admin/people?search=zo%C3%A9%20l&edit={person}#edit"));
        assert_eq!(Wanted::default().following("b_1".into()), "/admin/people?after=b_1");
    }
}
