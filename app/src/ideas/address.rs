//! The list's address says all that the list shows.
use crate::routes;
use domain::ideas::IdeaFilter;
use leptos_router::params::ParamsMap;

/// What an address asks for.
pub fn asked(query: &ParamsMap) -> IdeaFilter {
    read(|name| query.get(name).unwrap_or_default())
}

/// What fields ask for, by their names.
pub fn read(field: impl Fn(&str) -> String) -> IdeaFilter {
    IdeaFilter {
        q: field("q"),
        stage: field("stage"),
        challenge: field("challenge"),
        channel: field("channel"),
        tag: field("tag"),
        department: field("department"),
        mine: field("mine"),
        followed: field("followed"),
        order: field("order"),
        after: field("after"),
    }
}

/// The address of a list.
pub fn of(filter: &IdeaFilter) -> String {
    let IdeaFilter { q, stage, challenge, channel, tag, department, mine, followed, order, after } = filter;
    let fields = [
        ("q", q),
        ("stage", stage),
        ("challenge", challenge),
        ("channel", channel),
        ("tag", tag),
        ("department", department),
        ("mine", mine),
        ("followed", followed),
        ("order", order),
        ("after", after),
    ];
    let asked: Vec<String> =
        fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if asked.is_empty() { routes::IDEAS.to_owned() } else { format!("{}?{}", routes::IDEAS, asked.join("&")) }
}

/// The address of the same list with something changed; it starts at its first page.
pub fn with(filter: &IdeaFilter, change: impl FnOnce(&mut IdeaFilter)) -> String {
    let mut changed = IdeaFilter { after: String::new(), ..filter.clone() };
    change(&mut changed);
    of(&changed)
}

/// Percent-encoded (RFC 3986), byte by byte.
pub fn encoded(value: &str) -> String {
    let mut written = String::with_capacity(value.len() + 8);
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => written.push(char::from(byte)),
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_narrows_and_nothing_else() {
        assert_eq!(of(&IdeaFilter::default()), "/ideas");
        let filter = IdeaFilter { q: "été & pluie".into(), stage: "open".into(), after: "3_x".into(), ..IdeaFilter::default() };
        assert_eq!(of(&filter), "/ideas?q=%C3%A9t%C3%A9%20%26%20pluie&stage=open&after=3_x");
        assert_eq!(with(&filter, |f| f.q.clear()), "/ideas?stage=open");
    }
}
