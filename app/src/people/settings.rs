//! My settings: what colleagues read about me, my language, the leaderboard, mails, password, sessions.
use super::{
    api::{ChangePassword, ChangeProfile, ChooseMail, ChooseRanking, EndSession, Settings as AskSettings},
    sessions::Sessions,
    set_up::{LanguageChoice, NewPassword},
};
use crate::{
    language::{Locale, locale, tr},
    notices::kind_name,
    ui::{Checkbox, Column, Field, Form, Icon, Page, PageHead, PlainForm, Saved, SectionHead, Submit, TextArea, loaded},
    wire::{Act, Asked},
};
use domain::{
    notices::NoticeKind,
    people::{LONGEST_NAME, Settings},
};
use leptos::prelude::*;

pub struct SettingsPage {
    settings: Asked<Settings>,
    actions: Actions,
}

/// What the page can do; each of them asks for the settings anew.
#[derive(Clone, Copy)]
struct Actions {
    ranking: Act<ChooseRanking>,
    mail: Act<ChooseMail>,
    end: Act<EndSession>,
}

impl Page for SettingsPage {
    fn data() -> Self {
        let actions = Actions { ranking: Act::new(), mail: Act::new(), end: Act::new() };
        let changes = move || actions.ranking.changes() + actions.mail.changes() + actions.end.changes();
        Self { settings: Asked::again(changes, || AskSettings {}), actions }
    }

    fn view(this: Self) -> AnyView {
        let actions = this.actions;
        loaded(this.settings, move |settings| show(settings, actions))
    }
}

fn show(settings: Settings, actions: Actions) -> AnyView {
    let l = locale();
    let (sessions, mails, ranked) = (settings.sessions.clone(), settings.mails.clone(), settings.ranked);
    view! {
        <Column title=tr!(l, common.settings) narrow=true>
            <PageHead title=tr!(l, common.settings)/>
            <div class="stack" data-gap="wide">
                {profile(l, settings)}
                {told(l, mails, actions.mail)}
                {ranking(l, ranked, actions.ranking)}
                {sight(l)}
                {password(l)}
                <Sessions sessions action=actions.end/>
            </div>
        </Column>
    }
    .into_any()
}

/// The language of the whole page may change: the browser loads it anew.
fn profile(l: Locale, settings: Settings) -> impl IntoView {
    let action = Act::<ChangeProfile>::new();
    let work = [settings.department, settings.site].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let lead = if work.is_empty() { tr!(l, people.colleagues_read).to_owned() } else { tr!(l, people.works_at, place = work) };
    view! {
        <section aria-labelledby="profile">
            <SectionHead id="profile" title=tr!(l, people.my_profile)/>
            <PlainForm action name="profile">
                <p class="soft small">{lead}</p>
                <div class="form-row">
                    <Field name="name" label=tr!(l, people.your_name) value=settings.name autocomplete="name" most=LONGEST_NAME required=true/>
                    <Field name="title" label=tr!(l, people.job) value=settings.title optional=true most=LONGEST_NAME/>
                </div>
                <TextArea name="about" label=tr!(l, people.about) value=settings.about help=tr!(l, people.about_help) optional=true rows=3/>
                <LanguageChoice l/>
                <footer><Submit label=tr!(l, common.save)/><Saved action/></footer>
            </PlainForm>
        </section>
    }
}

fn told(l: Locale, mails: Vec<(NoticeKind, bool)>, action: Act<ChooseMail>) -> impl IntoView {
    let rows = mails.into_iter().map(move |(kind, on)| mail(l, kind, on, action)).collect_view();
    view! {
        <section aria-labelledby="mails">
            <SectionHead id="mails" title=tr!(l, people.mails)/>
            <p class="soft small">{tr!(l, people.mails_help)}</p>
            <table class="table notice-choices">
                <caption class="visually-hidden">{tr!(l, people.mails)}</caption>
                <thead><tr><th scope="col">{tr!(l, people.mail_kind)}</th><th scope="col">{tr!(l, people.by_mail)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn mail(l: Locale, kind: NoticeKind, on: bool, action: Act<ChooseMail>) -> impl IntoView {
    let name = kind_name(l, kind);
    let (label, says, turn) = if on {
        (tr!(l, people.on), tr!(l, people.turn_off, kind = name), "off")
    } else {
        (tr!(l, people.off), tr!(l, people.turn_on, kind = name), "on")
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <Form action name=format!("mail-{}", kind.name()) class="" only=("kind", kind.name().to_owned())>
                    <input r#type="hidden" name="on" value=turn/>
                    <button class="button" data-size="small" r#type="submit" aria-pressed=on.to_string() aria-label=says>{label}</button>
                </Form>
            </td>
        </tr>
    }
}

fn ranking(l: Locale, ranked: Option<bool>, action: Act<ChooseRanking>) -> impl IntoView {
    view! {
        <section aria-labelledby="ranking">
            <SectionHead id="ranking" title=tr!(l, common.leaderboard)/>
            <Form action name="ranking">
                <Checkbox name="ranked" label=tr!(l, people.may_rank) help=tr!(l, people.may_rank_help) checked=ranked.unwrap_or_default()/>
                <footer><Submit label=tr!(l, common.save) kind="secondary"/><Saved action/></footer>
            </Form>
        </section>
    }
}

/// Who sees what about me.
fn sight(l: Locale) -> impl IntoView {
    let line = |icon, words: &'static str, more: &'static str| {
        view! { <li><Icon of=icon/><span>{words}</span>{(!more.is_empty()).then(|| view! { <small>{more}</small> })}</li> }
    };
    view! {
        <section aria-labelledby="sight">
            <SectionHead id="sight" title=tr!(l, people.who_sees)/>
            <ul class="sight-list" role="list">
                {line(icondata::LuUsers, tr!(l, people.colleagues_see), "")}
                {line(icondata::LuEyeOff, tr!(l, people.nobody_sees_support), tr!(l, people.nobody_sees_support_why))}
                {line(icondata::LuUser, tr!(l, people.manager_sees), "")}
            </ul>
        </section>
    }
}

fn password(l: Locale) -> impl IntoView {
    let action = Act::<ChangePassword>::new();
    view! {
        <section aria-labelledby="password">
            <SectionHead id="password" title=tr!(l, people.password)/>
            <Form action name="password">
                <Field name="current" label=tr!(l, people.current_password) kind="password" autocomplete="current-password" required=true/>
                <NewPassword/>
                <footer><Submit label=tr!(l, people.change_password) kind="secondary"/><Saved action words=tr!(l, people.password_changed)/></footer>
            </Form>
        </section>
    }
}
