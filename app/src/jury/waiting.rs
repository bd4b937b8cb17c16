//! The cards that wait on this device: sent when my desk is opened and when the network is back; what can't be sent says why,
//! and is forgotten when one says so.
use super::{
    api,
    kept_card::{KeptCard, Said},
};
use crate::{
    error::AppError,
    language::{Locale, locale, tr},
    routes,
    ui::{Icon, SectionHead, toast::teller},
    wire::{ask, tell},
};
use domain::{PersonId, PitchId, Refusal};
use leptos::{ev, prelude::*, task::spawn_local};

/// How one of them stands.
#[derive(Clone, Debug, PartialEq)]
enum Stands {
    Waits,
    /// The server has a newer one: the card asks which.
    TwoCards,
    /// Something in it needs another look.
    Wrong,
    Never(AppError),
}

type List = RwSignal<Vec<(PitchId, String, Stands)>>;

#[component]
pub fn Waiting(
    juror: PersonId,
    /// Counts on when something was sent.
    sent: RwSignal<usize>,
) -> impl IntoView {
    let l = locale();
    let list: List = RwSignal::new(Vec::new());
    let tell_them = teller();
    let send = move || {
        spawn_local(async move {
            if send_all(juror, list).await > 0 {
                tell_them(tr!(l, jury.kept_sent).to_owned());
                let _ = sent.try_update(|sent| *sent += 1);
            }
        });
    };
    Effect::new(move || {
        send();
        let back = window_event_listener(ev::online, move |_| send());
        on_cleanup(move || back.remove());
    });
    move || (!list.with(Vec::is_empty)).then(|| section(l, juror, list))
}

/// One after the other; how many of those that were marked without a network arrived. A card whose answer is only on its way
/// still is none of them: it is sent again, and nothing is said of it.
async fn send_all(juror: PersonId, list: List) -> usize {
    let kept = KeptCard::all(juror);
    let before: Vec<_> =
        kept.iter().filter(|(_, card)| !card.sent.is_empty()).map(|(pitch, card)| (*pitch, card.title.clone(), Stands::Waits)).collect();
    if list.try_set(before).is_some() {
        return 0;
    }
    let mut arrived = 0;
    for (pitch, card) in kept {
        let stands = match tell(card.says.clone().score(pitch, card.since)).await {
            Ok(_) => {
                KeptCard::forget(juror, pitch);
                arrived += usize::from(!card.sent.is_empty());
                None
            }
            Err(AppError::Refused(Refusal::CardChanged)) if is_there(pitch, &card).await => {
                KeptCard::forget(juror, pitch);
                None
            }
            Err(error) if error.is_out_of_reach() || error == AppError::SignedOut => Some(Stands::Waits),
            Err(AppError::Refused(Refusal::CardChanged)) => Some(Stands::TwoCards),
            Err(AppError::Invalid(_)) => Some(Stands::Wrong),
            Err(error) => Some(Stands::Never(error)),
        };
        let _ = list.try_update(|list| match stands {
            None => list.retain(|(of, _, _)| *of != pitch),
            Some(stands) => match list.iter_mut().find(|(of, _, _)| *of == pitch) {
                Some(row) => row.2 = stands,
                None => list.push((pitch, card.title, stands)),
            },
        });
    }
    arrived
}

/// Whether the server has it already: only its answer was lost.
async fn is_there(pitch: PitchId, card: &KeptCard) -> bool {
    let desk = ask(api::ScoringDesk { pitch: pitch.to_string() }).await;
    desk.is_ok_and(|desk| Said::saved(&desk).says_the_same(&card.says))
}

fn section(l: Locale, juror: PersonId, list: List) -> impl IntoView {
    let rows = move || list.get().into_iter().map(|(pitch, title, stands)| row(l, juror, pitch, title, stands, list)).collect_view();
    view! {
        <section aria-labelledby="kept-cards">
            <SectionHead id="kept-cards" title=tr!(l, jury.kept_cards)/>
            <p class="soft small">{tr!(l, jury.kept_cards_words)}</p>
            <ul class="queue" role="list">{rows}</ul>
        </section>
    }
}

fn row(l: Locale, juror: PersonId, pitch: PitchId, title: String, stands: Stands, list: List) -> AnyView {
    let link = |title: String| view! { <a href=routes::pitch(pitch)>{title}</a> }.into_any();
    let says = tr!(l, jury.words_about, words = tr!(l, jury.kept_forget), about = title.as_str());
    let (icon, title, words, never) = match stands {
        Stands::Waits => (icondata::LuWifiOff, link(title), tr!(l, jury.kept_waits).to_owned(), false),
        Stands::TwoCards => (icondata::LuTriangleAlert, link(title), tr!(l, jury.kept_two).to_owned(), false),
        Stands::Wrong => (icondata::LuPencil, link(title), tr!(l, jury.kept_wrong).to_owned(), false),
        Stands::Never(why) => {
            let title = view! { <strong>{title}</strong> }.into_any();
            (icondata::LuCircleAlert, title, tr!(l, jury.kept_never, why = why.sentence(l)), true)
        }
    };
    let forget = move |_| {
        KeptCard::forget(juror, pitch);
        list.update(|list| list.retain(|(of, _, _)| *of != pitch));
    };
    let forget = never.then(|| {
        let words = tr!(l, jury.kept_forget);
        view! { <button class="button" data-kind="quiet" data-size="small" r#type="button" aria-label=says on:click=forget>{words}</button> }
    });
    view! { <li data-state="started"><Icon of=icon/><div>{title}<small role="status">{words}</small></div>{forget}</li> }.into_any()
}
