//! A colleague's page: who they are, where, and their ideas.
use super::api::Person;
use crate::{
    ideas::IdeaCard,
    language::{Locale, locale, number, tr, trn},
    routes,
    ui::{Author, Avatar, Column, Empty, Page, SectionHead, loaded},
    wire::Asked,
};
use domain::people::Profile;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct PersonPage {
    profile: Asked<Profile>,
}

impl Page for PersonPage {
    fn data() -> Self {
        let params = use_params_map();
        Self { profile: Asked::new(move || Person { person: params.with(|params| params.get("id").unwrap_or_default()) }) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.profile, show)
    }
}

fn show(profile: Profile) -> AnyView {
    let l = locale();
    let place = [profile.department.clone(), profile.site.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let line = [place, profile.title.clone()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(". ");
    view! {
        <Column title=profile.name.clone()>
            <header class="person-head">
                <Avatar name=profile.name.clone() size="large"/>
                <div>
                    <h1>{profile.name.clone()}</h1>
                    <p>{line}</p>
                </div>
                {profile.mine.then(|| view! { <a class="button" href=routes::SETTINGS>{tr!(l, people.edit_profile)}</a> })}
            </header>
            <div class="columns">
                <div class="stack" data-gap="wide">{ideas(l, &profile)}</div>
                <aside class="stack" data-gap="wide" aria-label=tr!(l, people.landmarks)>{about(l, profile)}</aside>
            </div>
        </Column>
    }
    .into_any()
}

fn ideas(l: Locale, profile: &Profile) -> AnyView {
    let title = if profile.mine { tr!(l, people.my_ideas) } else { tr!(l, people.their_ideas) };
    if profile.ideas.is_empty() {
        let words = if profile.mine { tr!(l, people.no_idea_of_mine) } else { tr!(l, people.no_idea_of_theirs) };
        let propose =
            profile.mine.then(|| view! { <a class="button" data-kind="primary" href=routes::NEW_IDEA>{tr!(l, common.propose)}</a> });
        return view! { <Empty title words>{propose}</Empty> }.into_any();
    }
    let cards = profile.ideas.iter().cloned().map(|row| view! { <li><IdeaCard row/></li> }).collect_view();
    view! {
        <section aria-labelledby="ideas">
            <SectionHead id="ideas" title/>
            <ul class="tiles" role="list">{cards}</ul>
        </section>
    }
    .into_any()
}

fn about(l: Locale, profile: Profile) -> impl IntoView {
    let fact = |name: &'static str, value: Option<AnyView>| value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> });
    let points = profile.points.map(|points| trn!(l, points, credit.points_1, credit.points_n).into_any());
    let manager = profile.manager.map(|person| view! { <Author person/> }.into_any());
    let paragraphs =
        profile.about.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let count = i64::try_from(profile.ideas.len()).unwrap_or_default();
    view! {
        <section aria-labelledby="about">
            <SectionHead id="about" title=tr!(l, people.about)/>
            <dl class="facts">
                {fact(tr!(l, people.department), profile.department.map(IntoAny::into_any))}
                {fact(tr!(l, people.site), profile.site.map(IntoAny::into_any))}
                {fact(tr!(l, people.manager), manager)}
                {fact(tr!(l, common.ideas), Some(number(l, count).into_any()))}
                {fact(tr!(l, common.my_points), points)}
                {fact(tr!(l, people.account), (!profile.active).then(|| tr!(l, people.closed).into_any()))}
            </dl>
            <div class="prose">{paragraphs}</div>
        </section>
    }
}
