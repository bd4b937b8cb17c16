//! Ideas like the one that is being written, below its title. Asked a moment after the last key, the latest answer wins. The
//! list unfolds while the title is being typed and at no other time by itself: what somebody is typing elsewhere stays where
//! it is.
use super::{
    api::FindSimilar,
    words::{marked, why},
};
use crate::{
    language::{Locale, locale, tr, trn},
    routes,
    ui::{Author, Icon, StageBadge},
    wire::ask,
};
use domain::search::{Similar, SimilarIdea};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use std::time::Duration;
use web_sys::HtmlInputElement;

/// After the last key.
const QUIET: Duration = Duration::from_millis(250);
/// No likeness can be told from less.
const SHORTEST: usize = 6;
/// Where the title is typed.
const TITLE: &str = "idea-title";
const LIST: &str = "similar-ideas";

/// What was found so far.
#[derive(Clone, Copy)]
struct Looking {
    found: RwSignal<Similar>,
    /// Whether the list shows.
    open: RwSignal<bool>,
    /// Counts the questions, so that an old answer is known as one.
    asked: StoredValue<u32>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// The idea being written, once it has a name.
    except: Signal<String>,
}

/// The title's field, and below it what is like it.
#[component]
pub fn SimilarIdeas(
    /// The idea being written.
    except: Signal<String>,
    children: Children,
) -> impl IntoView {
    let l = locale();
    let looking = Looking {
        found: RwSignal::new(Similar::default()),
        open: RwSignal::new(false),
        asked: StoredValue::new(0),
        timer: StoredValue::new(None),
        except,
    };
    // A draft may have a title already.
    Effect::new(move || looking.ask_now());
    on_cleanup(move || looking.calm());
    view! {
        <div class="titled" on:input=move |_| looking.typed()>
            {children()}
            <section class="similar-ideas" aria-label=tr!(l, search.similar) data-open=move || looking.open.get().then_some("")>
                <div class="line">
                    <p role="status">{move || line(l, &looking.found.get())}</p>
                    {move || looking.has_some().then(|| toggle(l, looking.open))}
                </div>
                <ul id=LIST role="list" hidden=move || !looking.open.get()>
                    {move || looking.found.get().ideas.into_iter().map(|idea| like(l, idea, None)).collect_view()}
                </ul>
            </section>
        </div>
    }
}

impl Looking {
    fn typed(self) {
        self.calm();
        self.timer.set_value(set_timeout_with_handle(move || self.ask_now(), QUIET).ok());
    }

    fn calm(self) {
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
        }
    }

    fn has_some(self) -> bool {
        self.found.with(|found| !found.ideas.is_empty())
    }

    fn ask_now(self) {
        let Some(field) = field() else { return };
        let title: String = field.value().trim().chars().take(domain::search::LONGEST_QUERY).collect();
        self.asked.update_value(|asked| *asked = asked.wrapping_add(1));
        let this_one = self.asked.get_value();
        if title.chars().count() < SHORTEST {
            return self.hear(Similar::default());
        }
        // A word goes on as long as nothing stands behind it.
        let title = if field.value().ends_with(' ') { format!("{title} ") } else { title };
        let question = FindSimilar { title, except: self.except.get_untracked() };
        spawn_local(async move {
            // Without an answer what is shown stays: nobody waits for it.
            if let Ok(found) = ask(question).await
                && self.asked.try_get_value() == Some(this_one)
            {
                self.hear(found);
            }
        });
    }

    /// An open list changes only under the eyes of whoever types the title.
    fn hear(self, found: Similar) {
        let typing = document().active_element().is_some_and(|element| element.id() == TITLE);
        let open = self.open.try_get_untracked().unwrap_or(false);
        if open && !typing {
            return;
        }
        if typing {
            let _ = self.open.try_set(!found.ideas.is_empty());
        }
        let _ = self.found.try_set(found);
    }
}

fn field() -> Option<HtmlInputElement> {
    document().get_element_by_id(TITLE)?.dyn_into().ok()
}

/// One line that is always there.
fn line(l: Locale, found: &Similar) -> AnyView {
    if found.being_built {
        return tr!(l, search.building).into_any();
    }
    match i64::try_from(found.ideas.len()).unwrap_or_default() {
        0 => view! {
            {tr!(l, search.similar_here)} " "
            <a href=routes::SEARCH target="_blank">{tr!(l, search.look_for)} <span class="visually-hidden">" " {tr!(l, common.new_tab)}</span></a>
        }
        .into_any(),
        n => trn!(l, n, search.similar_1, search.similar_n).into_any(),
    }
}

fn toggle(l: Locale, open: RwSignal<bool>) -> impl IntoView {
    let words = move || if open.get() { tr!(l, search.hide) } else { tr!(l, search.show) };
    view! {
        <button class="button" data-kind="quiet" type="button" aria-controls=LIST aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)>{words}</button>
    }
}

/// An idea that says something like it; it opens beside what is being written. What may be done with it (`act`), otherwise
/// support it.
pub fn like(l: Locale, idea: SimilarIdea, act: Option<AnyView>) -> AnyView {
    let reasons = why(l, &idea.why);
    let SimilarIdea { row, title, one_liner, .. } = idea;
    let supports = row.supports.map(|n| view! { <span>{trn!(l, n, ideas.supports_1, ideas.supports_n)}</span> });
    let instead = (act.is_none() && !row.mine && row.stage == domain::ideas::Stage::Open).then(|| {
        view! {
            <a class="button" data-kind="secondary" href=routes::idea(row.id) target="_blank">
                <Icon of=icondata::LuHeart/>{tr!(l, search.support_this_one)}
                <span class="visually-hidden">" " {row.title.clone()} " " {tr!(l, common.new_tab)}</span>
            </a>
        }
        .into_any()
    });
    view! {
        <li>
            <div>
                <a href=routes::idea(row.id) target="_blank">
                    {marked(title)} <span class="visually-hidden">" " {tr!(l, common.new_tab)}</span>
                </a>
                <small>{marked(one_liner)}</small>
                <small class="cluster" data-gap="tight"><StageBadge stage=row.stage/> <Author person=row.author veiled=row.veiled/> {supports}</small>
                <small><span class="visually-hidden">{tr!(l, search.why)} " "</span>{reasons}</small>
            </div>
            {act.or(instead)}
        </li>
    }
    .into_any()
}
