//! People: invited, found, placed, given roles; their accounts closed and opened again.
use super::{
    api::{self, ChangePerson, Invite, MakeJoiningLink, MakeResetLink, RevokeInvitation, SetActive},
    tabs::Tabs,
};
use crate::{
    language::{locale, tr},
    routes,
    ui::{Column, Page, PageHead, loaded_both},
    wire::{Act, Asked},
};
use domain::people::{PeoplePage, Places};
use invitations::Invitations;
use inviting::{Inviting, JoiningLink};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use list::List;
use wanted::Wanted;

/// A person's place, roles and account.
mod editor;
/// Invitations that wait.
mod invitations;
/// Inviting by addresses, or by a link for a domain.
mod inviting;
/// Links to hand on, shown once.
mod links;
/// The list, and the search above it.
mod list;
/// What the page's address asks for.
mod wanted;

pub struct PeopleAdminPage {
    asked: Asked<PeoplePage>,
    places: Asked<Places>,
    wanted: Memo<Wanted>,
    edited: Memo<String>,
    actions: Actions,
}

/// What can be done here.
#[derive(Clone, Copy)]
struct Actions {
    invite: Act<Invite>,
    link: Act<MakeJoiningLink>,
    revoke: Act<RevokeInvitation>,
    change: Act<ChangePerson>,
    active: Act<SetActive>,
    reset: Act<MakeResetLink>,
}

impl Actions {
    fn new() -> Self {
        Self { invite: Act::new(), link: Act::new(), revoke: Act::new(), change: Act::new(), active: Act::new(), reset: Act::new() }
    }

    /// After each of them the list is asked for anew.
    fn changes(&self) -> usize {
        // A reset link changes nothing that the list shows.
        let Self { invite, link, revoke, change, active, .. } = self;
        invite.changes() + link.changes() + revoke.changes() + change.changes() + active.changes()
    }

    /// What was said of one person is forgotten when another one is edited.
    fn forget_when_another_is(self, edited: Memo<String>) {
        let forget = move || {
            self.change.clear();
            self.active.clear();
            self.reset.clear();
        };
        Effect::watch(move || edited.get(), move |_, _, _| forget(), false);
    }
}

impl Page for PeopleAdminPage {
    fn data() -> Self {
        let query = use_query_map();
        let wanted = Memo::new(move |_| query.with(Wanted::read));
        let edited = Memo::new(move |_| query.with(|query| query.get("edit").unwrap_or_default()));
        let actions = Actions::new();
        actions.forget_when_another_is(edited);
        let question = move || {
            let Wanted { search, after } = wanted.get();
            api::People { search, after }
        };
        let asked = Asked::again(move || actions.changes(), question);
        Self { asked, places: Asked::new(|| api::Places {}), wanted, edited, actions }
    }

    fn view(this: Self) -> AnyView {
        let Self { asked, places, wanted, edited, actions } = this;
        loaded_both(asked, places, move |page, places| show(page, places, wanted.get_untracked(), edited, actions))
    }
}

fn show(page: PeoplePage, places: Places, wanted: Wanted, edited: Memo<String>, actions: Actions) -> AnyView {
    let l = locale();
    let PeoplePage { people, next, invitations, can_mail } = page;
    view! {
        <Column title=tr!(l, admin.people)>
            <PageHead title=tr!(l, admin.people)/>
            <Tabs here=routes::ADMIN_PEOPLE/>
            <div class="stack" data-gap="wide">
                <List people next wanted places=places.clone() edited change=actions.change active=actions.active reset=actions.reset/>
                <Inviting places=places.clone() can_mail action=actions.invite/>
                <JoiningLink places action=actions.link/>
                <Invitations invitations can_mail action=actions.revoke/>
            </div>
        </Column>
    }
    .into_any()
}
