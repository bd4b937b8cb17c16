//! The leaderboard: of a week, a month or all time, people or departments, both in the address.
use super::{
    api,
    consent_card::ConsentCard,
    departments::{DepartmentBars, Departments},
    podium::Podium,
    standing_list::StandingList,
};
use crate::{
    language::{Locale, locale, tr, trn},
    people::api::ChooseRanking,
    routes,
    ui::{Column, Empty, Page, PageHead, SectionHead, loaded},
    wire::{Act, Asked},
};
use domain::credit::{Leaderboard, Period, RankedPerson};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub struct LeaderboardPage {
    board: Asked<Leaderboard>,
    view: Memo<Kind>,
    choose: Act<ChooseRanking>,
}

/// Who is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    People,
    Departments,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Departments => "departments",
        }
    }
}

impl Page for LeaderboardPage {
    fn data() -> Self {
        let query = use_query_map();
        let asked = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        let period = Memo::new(move |_| asked("period").parse::<Period>().unwrap_or_default());
        let view = Memo::new(move |_| if asked("view") == Kind::Departments.name() { Kind::Departments } else { Kind::People });
        let choose = Act::<ChooseRanking>::new();
        let board = Asked::again(move || choose.changes(), move || api::Leaderboard { period: period.get().name().to_owned() });
        Self { board, view, choose }
    }

    fn view(this: Self) -> AnyView {
        let Self { board, view, choose } = this;
        loaded(board, move |board| show(board, view, choose))
    }
}

fn show(board: Leaderboard, kind: Memo<Kind>, choose: Act<ChooseRanking>) -> AnyView {
    let l = locale();
    let period = board.period;
    let (choice, points) = (board.my_choice, board.my_points);
    view! {
        <Column title=tr!(l, common.leaderboard)>
            <PageHead title=tr!(l, common.leaderboard) lead=tr!(l, credit.lead)/>
            {kinds(l, kind, period)}
            {periods(l, kind, period)}
            <div class="columns">
                {move || match kind.get() {
                    Kind::People => people(l, &board),
                    Kind::Departments => view! { <Departments departments=board.departments.clone()/> }.into_any(),
                }}
                <aside class="stack" data-gap="wide" aria-label=tr!(l, credit.your_place)>
                    <ConsentCard choice points action=choose/>
                    <p>{trn!(l, points, credit.mine_1, credit.mine_n)} " " <a href=routes::POINTS>{tr!(l, credit.why)}</a></p>
                </aside>
            </div>
        </Column>
    }
    .into_any()
}

fn address(kind: Kind, period: Period) -> String {
    format!("{}?period={}&view={}", routes::LEADERBOARD, period.name(), kind.name())
}

fn kinds(l: Locale, kind: Memo<Kind>, period: Period) -> impl IntoView {
    let tab = move |to: Kind, words: &'static str| {
        view! { <li><a href=address(to, period) aria-current=move || (kind.get() == to).then_some("page")>{words}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=tr!(l, credit.kinds)>
            <ul>{tab(Kind::People, tr!(l, credit.people))} {tab(Kind::Departments, tr!(l, credit.departments))}</ul>
        </nav>
    }
}

fn periods(l: Locale, kind: Memo<Kind>, period: Period) -> impl IntoView {
    let chip = move |to: Period| {
        let words = match to {
            Period::Week => tr!(l, credit.week),
            Period::Month => tr!(l, credit.month),
            Period::AllTime => tr!(l, credit.all_time),
        };
        let href = move || address(kind.get(), to);
        view! { <li><a class="chip" href=href aria-current=(to == period).then_some("true")>{words}</a></li> }
    };
    view! { <nav aria-label=tr!(l, credit.period)><ul class="chip-row" role="list">{Period::ALL.map(chip).collect_view()}</ul></nav> }
}

fn people(l: Locale, board: &Leaderboard) -> AnyView {
    if board.top.is_empty() {
        return view! {
            <Empty icon=icondata::LuTrophy title=tr!(l, credit.empty) words=tr!(l, credit.empty_words)>
                <a class="button" href=routes::NEW_IDEA>{tr!(l, common.propose)}</a>
            </Empty>
        }
        .into_any();
    }
    let steps = if board.top.len() < 3 { 0 } else { 3 };
    let (first, after) = board.top.split_at(steps);
    let title = if steps == 0 { tr!(l, credit.top_ten) } else { tr!(l, credit.following) };
    let departments = board.departments.clone();
    view! {
        <div class="stack" data-gap="wide">
            {(steps > 0).then(|| view! { <Podium people=first.to_vec()/> })}
            {rows("after", title, after.to_vec())}
            {rows("around", tr!(l, credit.around), board.neighbours.clone())}
            <p class="small soft">{trn!(l, board.ranked, credit.ranked_1, credit.ranked_n)}</p>
            {(!departments.is_empty()).then(|| view! { <DepartmentBars departments all=address(Kind::Departments, board.period)/> })}
        </div>
    }
    .into_any()
}

fn rows(id: &'static str, title: &'static str, people: Vec<RankedPerson>) -> Option<impl IntoView> {
    let any = !people.is_empty();
    any.then(|| {
        view! {
            <section aria-labelledby=id>
                <SectionHead id title/>
                <StandingList people/>
            </section>
        }
    })
}
