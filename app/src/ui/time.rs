//! A moment, told near ("il y a 3 minutes") and given exactly in its title.
use crate::language::{locale, times};
use domain::Stamp;
use leptos::prelude::*;

#[component]
pub fn Time(
    at: Stamp,
    /// The moment the page's data was read; without it the day is given.
    #[prop(optional, into)]
    now: Option<Stamp>,
    #[prop(optional, into)] class: Option<&'static str>,
) -> impl IntoView {
    let l = locale();
    let words = match now {
        Some(now) if at.at <= now.at => times::ago(l, &at, &now),
        Some(now) => times::when(l, &at, &now),
        None => times::day_and_year(l, &at.local),
    };
    view! { <time class=class datetime=at.local.input_value() title=times::exact(l, &at.local)>{words}</time> }
}
