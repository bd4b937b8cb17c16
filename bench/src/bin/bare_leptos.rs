//! A bare Leptos page: the same 50 cards through one Resource, rendered whole (`SsrMode::Async`); no sign-in, no
//! database. `bare_leptos PORT` serves it on loopback.
use app::{ideas::IdeaCard, language};
use domain::{
    Civil, IdeaId, Moment, PersonId, Stamp,
    ideas::{IdeaRow, Stage},
    people::PersonRef,
};
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};
use uuid::Uuid;

fn rows() -> Vec<IdeaRow> {
    let local = Civil { year: 2026, month: 11, day: 24, hour: 18, minute: 0, weekday: 2 };
    let row = |n: u128| IdeaRow {
        id: IdeaId(Uuid::from_u128(n)),
        title: format!("Un bon de réparation dans chaque colis, numéro {n}"),
        one_liner: "Glisser dans chaque commande un bon pour une petite réparation offerte, valable deux ans.".into(),
        stage: Stage::Open,
        author: Some(PersonRef { id: PersonId(Uuid::from_u128(n)), name: "Amélie Fayolle".into() }),
        veiled: false,
        department: Some("Boutiques".into()),
        challenge: None,
        supports: Some(41),
        comments: 11,
        since: Stamp { at: Moment(0), local },
        supported: false,
        mine: false,
    };
    (0..50).map(row).collect()
}

#[component]
fn Page() -> impl IntoView {
    let ideas = Resource::new(|| (), |()| async { rows() });
    let cards = move || Suspend::new(async move { ideas.await.into_iter().map(|row| view! { <li><IdeaCard row/></li> }).collect_view() });
    view! { <ul class="tiles" role="list"><Transition>{cards}</Transition></ul> }
}

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(language::of_this_page());
    view! {
        <Router>
            <Routes fallback=|| "?">
                <Route path=path!("/") view=Page ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="fr">
            <head><meta charset="utf-8"/><MetaTags/></head>
            <body><App/></body>
        </html>
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "3999".into());
    let options = LeptosOptions::builder().output_name("bare").build();
    let routes = generate_route_list(App);
    let router = axum::Router::new().leptos_routes(&options, routes, shell).with_state(options);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    // Without this a streamed page waits 40 ms, and the yardstick would measure that.
    use axum::serve::ListenerExt;
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await
}
