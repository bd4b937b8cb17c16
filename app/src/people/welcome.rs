//! The door: the lagoon on one side, a few fields on the other.
use crate::{
    frame::SiteFooter,
    language::{locale, tr},
    ui::{Cover, TabTitle},
};
use leptos::prelude::*;

#[component]
pub fn Welcome(
    #[prop(into)] title: String,
    /// The words over the water.
    #[prop(into)]
    promise: String,
    #[prop(optional, into)] lead: Option<String>,
    /// Another scene than the open water.
    #[prop(default = 0)]
    motif: u8,
    children: Children,
) -> impl IntoView {
    view! {
        <TabTitle text=title.clone()/>
        <a class="skip-link" href="#main" rel="external">{tr!(locale(), common.skip)}</a>
        <main class="welcome" id="main" tabindex="-1">
            <div class="welcome-scene">
                <Cover title="Lagon" hue=0 motif/>
                <p class="logo">"Lagon"</p>
                <p class="promise">{promise}</p>
            </div>
            <section class="welcome-panel" aria-labelledby="welcome-title">
                <h1 id="welcome-title">{title}</h1>
                {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
                {children()}
            </section>
        </main>
        <SiteFooter/>
    }
}
