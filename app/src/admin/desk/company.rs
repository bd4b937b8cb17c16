//! The company: its name, the language people arrive in, the time its dates are read in.
use crate::{
    admin::api::ChangeCompany,
    language::{locale, tr},
    people::language_name,
    ui::{Field, Form, Saved, SectionHead, Select, Submit},
    wire::Act,
};
use domain::{Language, people::LONGEST_NAME};
use leptos::prelude::*;

/// The time zones of French-speaking companies and their neighbours; a company in another one keeps it.
const ZONES: [&str; 30] = [
    "Europe/Paris",
    "Europe/Brussels",
    "Europe/Luxembourg",
    "Europe/Zurich",
    "Europe/Monaco",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Berlin",
    "Europe/Amsterdam",
    "Europe/Athens",
    "Africa/Casablanca",
    "Africa/Algiers",
    "Africa/Tunis",
    "Africa/Dakar",
    "Africa/Abidjan",
    "Africa/Kinshasa",
    "Indian/Antananarivo",
    "Indian/Mayotte",
    "Indian/Reunion",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "America/Miquelon",
    "America/Toronto",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "UTC",
];

#[component]
pub fn Company(company: String, language: Language, zone: String, action: Act<ChangeCompany>) -> impl IntoView {
    let l = locale();
    let languages = Language::ALL.map(|language| (language.code().to_owned(), language_name(language).to_owned()));
    view! {
        <section aria-labelledby="company">
            <SectionHead id="company" title=tr!(l, admin.company)/>
            <Form action name="company">
                <Field name="name" label=tr!(l, admin.company_name) value=company autocomplete="organization" most=LONGEST_NAME required=true/>
                <div class="form-row">
                    <Select name="language" label=tr!(l, admin.company_language) help=tr!(l, admin.company_language_help)
                        options=languages.to_vec() value=language.code()/>
                    <Select name="zone" label=tr!(l, admin.zone) help=tr!(l, admin.zone_help) options=zones(&zone) value=zone/>
                </div>
                <footer><Submit label=tr!(l, common.save) kind="secondary"/><Saved action/></footer>
            </Form>
        </section>
    }
}

/// The zones to choose from, by the city that names them.
fn zones(current: &str) -> Vec<(String, String)> {
    let other = (!ZONES.contains(&current)).then_some(current);
    let city = |zone: &str| zone.rsplit_once('/').map_or(zone, |(_, city)| city).replace('_', " ");
    other.into_iter().chain(ZONES).map(|zone| (zone.to_owned(), city(zone))).collect()
}
