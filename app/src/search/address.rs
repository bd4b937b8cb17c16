//! The search's address says all that the page shows.
use crate::{ideas::address::encoded, routes};
use domain::search::SearchFilter;
use leptos_router::params::ParamsMap;

/// What an address asks for.
pub fn asked(query: &ParamsMap) -> SearchFilter {
    read(|name| query.get(name).unwrap_or_default())
}

/// What fields ask for, by their names.
pub fn read(field: impl Fn(&str) -> String) -> SearchFilter {
    SearchFilter {
        q: field("q"),
        kind: field("kind"),
        stage: field("stage"),
        phase: field("phase"),
        theme: field("theme"),
        challenge: field("challenge"),
        department: field("department"),
        site: field("site"),
        tag: field("tag"),
        page: field("page"),
    }
}

/// The address of a search.
pub fn of(filter: &SearchFilter) -> String {
    let SearchFilter { q, kind, stage, phase, theme, challenge, department, site, tag, page } = filter;
    let fields = [
        ("q", q),
        ("kind", kind),
        ("stage", stage),
        ("phase", phase),
        ("theme", theme),
        ("challenge", challenge),
        ("department", department),
        ("site", site),
        ("tag", tag),
        ("page", page),
    ];
    let asked: Vec<String> =
        fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if asked.is_empty() { routes::SEARCH.to_owned() } else { format!("{}?{}", routes::SEARCH, asked.join("&")) }
}

/// The address of the same search with something changed; it starts at its first page.
pub fn with(filter: &SearchFilter, change: impl FnOnce(&mut SearchFilter)) -> String {
    let mut changed = SearchFilter { page: String::new(), ..filter.clone() };
    change(&mut changed);
    of(&changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_looked_for_and_nothing_else() {
        assert_eq!(of(&SearchFilter::default()), "/search");
        let filter = SearchFilter { q: "été & co".into(), kind: "ideas".into(), page: "3".into(), ..SearchFilter::default() };
        assert_eq!(of(&filter), "/search?q=%C3%A9t%C3%A9%20%26%20co&kind=ideas&page=3");
        assert_eq!(with(&filter, |f| f.tag = "colis".into()), "/search?q=%C3%A9t%C3%A9%20%26%20co&kind=ideas&tag=colis");
        let asked: SearchFilter = read(|name| name.to_owned());
        let said = "/search?q=q&kind=kind&stage=stage&phase=phase&theme=theme&challenge=challenge&department=department&site=site&tag=tag&page=page";
        assert_eq!(of(&asked), said, "each field under its own name");
    }
}
