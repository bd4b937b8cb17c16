//! An admin's desk: what is missing, how the company stands, what it is called, how it answers, where it works, what its
//! footer says.
use super::{
    api::{ChangeCompany, Desk, Places as AskPlaces, SendTestMail},
    places::{Actions, PlaceLists},
    tabs::Tabs,
};
use crate::{
    frame::with_me,
    language::{Locale, locale, number, tr, trn},
    routes,
    ui::{Column, Page, PageHead, SectionHead, loaded_both},
    wire::{Act, Asked},
};
use answering::AnsweringBox;
use checklist::Checklist;
use company::Company;
use domain::{
    admin::{AdminDesk, FooterPage},
    people::Places,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// How ideas are answered.
mod answering;
/// What a new company needs before its first challenge.
mod checklist;
/// Name, language, time zone.
mod company;

pub struct AdminPage {
    asked: Asked<AdminDesk>,
    places: Asked<Places>,
    company: Act<ChangeCompany>,
    test: Act<SendTestMail>,
    answering: answering::Actions,
    actions: Actions,
    /// The department or site that is being edited.
    edited: Memo<String>,
}

impl Page for AdminPage {
    fn data() -> Self {
        let edited = Memo::new({
            let query = use_query_map();
            move |_| query.with(|query| query.get("edit").unwrap_or_default())
        });
        let actions = Actions::new(edited);
        let (company, answering) = (Act::<ChangeCompany>::new(), answering::Actions::new());
        let asked = Asked::again(move || company.changes() + answering.changes() + actions.changes(), || Desk {});
        let places = Asked::again(move || actions.changes(), || AskPlaces {});
        Self { asked, places, company, test: Act::new(), answering, actions, edited }
    }

    fn view(this: Self) -> AnyView {
        let Self { asked, places, company, test, answering, actions, edited } = this;
        loaded_both(asked, places, move |desk, places| {
            let (answered, now) = (desk.answering.clone(), desk.now);
            let lists = view! { <AnsweringBox answering=answered actions=answering now/> <PlaceLists places actions edited/> }.into_any();
            show(desk, company, test, lists)
        })
    }
}

fn show(desk: AdminDesk, company: Act<ChangeCompany>, test: Act<SendTestMail>, places: AnyView) -> AnyView {
    let l = locale();
    let missing = desk.checklist.iter().filter(|(_, there)| !there).count();
    let lead = match i64::try_from(missing).unwrap_or_default() {
        0 => tr!(l, admin.ready).to_owned(),
        n => trn!(l, n, admin.steps_left_1, admin.steps_left_n),
    };
    let checklist = desk.checklist.clone();
    view! {
        <Column title=tr!(l, common.administration)>
            <PageHead title=tr!(l, common.administration) lead/>
            <Tabs here=routes::ADMIN/>
            <div class="columns">
                <div class="stack" data-gap="wide">
                    {with_me(move |me| view! { <Checklist items=checklist.clone() host=me.host test/> }.into_any())}
                    <Company company=desk.company.clone() language=desk.language zone=desk.zone.clone() action=company/>
                    {places}
                </div>
                <aside class="stack" data-gap="wide" aria-label=tr!(l, admin.state)>{figures(l, &desk)} {texts(l)}</aside>
            </div>
        </Column>
    }
    .into_any()
}

fn figures(l: Locale, desk: &AdminDesk) -> impl IntoView + use<> {
    let mail = if desk.can_mail { tr!(l, admin.mail_on) } else { tr!(l, admin.mail_off) };
    view! {
        <section aria-labelledby="figures">
            <SectionHead id="figures" title=tr!(l, admin.state)/>
            <dl class="facts">
                <dt>{tr!(l, admin.people)}</dt><dd>{number(l, desk.people)}</dd>
                <dt>{tr!(l, admin.ideas)}</dt><dd>{number(l, desk.ideas)}</dd>
                <dt>{tr!(l, admin.challenges)}</dt><dd>{number(l, desk.challenges)}</dd>
                <dt>{tr!(l, admin.mail)}</dt><dd>{mail}</dd>
            </dl>
        </section>
    }
}

/// The footer pages are written where they are read.
fn texts(l: Locale) -> impl IntoView {
    let line = |page: FooterPage| view! { <li><a href=routes::about(page)>{crate::people::page_title(l, page)}</a></li> };
    view! {
        <section aria-labelledby="texts">
            <SectionHead id="texts" title=tr!(l, admin.texts)/>
            <p class="small soft">{tr!(l, admin.texts_words)}</p>
            <ul class="stack" role="list" data-gap="tight">{FooterPage::ALL.map(line).collect_view()}</ul>
        </section>
    }
}
