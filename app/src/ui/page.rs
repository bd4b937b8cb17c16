//! Pages: what they need to know apart from how they show it.
use super::failed;
use crate::{
    ON_SERVER,
    error::AppError,
    wire::{Answer, Asked, Model, Told, both},
};
use leptos::prelude::*;
use leptos_meta::Title;
use std::sync::Arc;

/// A page: `data` starts what has to be asked, `view` shows it.
pub trait Page: Sized + 'static {
    fn data() -> Self;
    fn view(this: Self) -> AnyView;
}

/// A page as a route shows it.
pub fn page<P: Page>() -> AnyView {
    let hydrates = Owner::current_shared_context().is_some_and(|document| document.during_hydration());
    provide_context(Arrival(StoredValue::new(!hydrates)));
    P::view(P::data())
}

/// Whether somebody walks here, and what the address names (`#answer`) still has to be shown: the router looks for it before
/// the page's answers are there. With a document of its own the browser has done it.
#[derive(Clone, Copy)]
struct Arrival(StoredValue<bool>);

impl Arrival {
    /// Shows the place that the address names, once.
    fn show_place(self) {
        if !self.0.get_value() {
            return;
        }
        self.0.set_value(false);
        let named = window().location().hash().unwrap_or_default();
        request_animation_frame(move || {
            if let Some(place) = document().get_element_by_id(named.trim_start_matches('#')) {
                place.scroll_into_view();
            }
        });
    }
}

/// Shows an answer once it is there, or why there is none; keeps the old one while a new one is on its way.
pub fn loaded<T: Model>(asked: Asked<T>, show: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView {
    waits([asked.told()].into(), Arc::new(move |answers| answers.first().ok_or(AppError::Outdated)?.read().map(&show)))
}

/// The same for two answers that a page shows together.
pub fn loaded_both<A: Model, B: Model>(a: Asked<A>, b: Asked<B>, show: impl Fn(A, B) -> AnyView + Send + Sync + 'static) -> AnyView {
    waits([a.told(), b.told()].into(), Arc::new(move |answers| both(answers).map(|(a, b)| show(a, b))))
}

/// Draws what all answers give.
type Draw = Arc<dyn Fn(&[Answer]) -> Result<AnyView, AppError> + Send + Sync>;

fn waits(asked: Arc<[Resource<Told>]>, draw: Draw) -> AnyView {
    let page = move || {
        let (asked, draw) = (asked.clone(), draw.clone());
        Suspend::new(async move {
            let mut answers = Vec::with_capacity(asked.len());
            for told in asked.iter() {
                match (*told).await {
                    Ok(answer) => answers.push(answer),
                    Err(error) => return failed(error).into_any(),
                }
            }
            draw(&answers).unwrap_or_else(|error| failed(error).into_any())
        })
    };
    view! { <Transition>{page}</Transition> }.into_any()
}

/// The column of a page, with the title of its tab.
#[component]
pub fn Column(
    /// What the browser's tab says.
    #[prop(into)]
    title: String,
    /// For what is read rather than compared.
    #[prop(optional)]
    narrow: bool,
    children: Children,
) -> impl IntoView {
    let arrival = use_context::<Arrival>();
    Effect::new(move || {
        if let Some(arrival) = arrival {
            arrival.show_place();
        }
    });
    view! {
        <TabTitle text=title/>
        <main id="main" tabindex="-1" data-width=narrow.then_some("narrow")>
            {children()}
        </main>
    }
}

/// What the browser's tab says. On the server `Title` writes its text into the document as it is (leptos_meta 0.8.7), so
/// that a person's name could close the element; in the browser it is set as text.
#[component]
pub fn TabTitle(text: String) -> impl IntoView {
    let text = if ON_SERVER { text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;") } else { text };
    view! { <Title text/> }
}

/// The head of a page: its title, and a sentence below.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] lead: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            {children.map(|children| children())}
        </header>
    }
}

/// The head of a section, whose `aria-labelledby` is `id`, with a link at its end.
#[component]
pub fn SectionHead(
    id: &'static str,
    #[prop(into)] title: String,
    /// Address and words of the link.
    #[prop(optional, into)]
    link: Option<(String, String)>,
) -> impl IntoView {
    view! {
        <header class="section-head">
            <h2 id=id>{title}</h2>
            {link.map(|(href, words)| view! { <a href=href>{words}</a> })}
        </header>
    }
}
