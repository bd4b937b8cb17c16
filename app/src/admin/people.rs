//! People: invited, found, placed, given roles; their accounts closed and opened again.
use super::{
    api::{ChangePerson, Invite, MakeJoiningLink, RevokeInvitation, SetActive, people, places},
    tabs::Tabs,
};
use crate::{
    error::AppError,
    language::{locale, tr},
    routes,
    ui::{Column, Page, PageHead, failed},
};
use domain::people::{PeoplePage, Places};
use invitations::Invitations;
use inviting::{Inviting, JoiningLink};
use leptos::{either::Either, prelude::*};
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
    asked: Resource<Result<PeoplePage, AppError>>,
    places: Resource<Result<Places, AppError>>,
    wanted: Memo<Wanted>,
    edited: Memo<String>,
    actions: Actions,
}

/// What can be done here.
#[derive(Clone, Copy)]
struct Actions {
    invite: ServerAction<Invite>,
    link: ServerAction<MakeJoiningLink>,
    revoke: ServerAction<RevokeInvitation>,
    change: ServerAction<ChangePerson>,
    active: ServerAction<SetActive>,
}

impl Actions {
    fn new() -> Self {
        Self {
            invite: ServerAction::new(),
            link: ServerAction::new(),
            revoke: ServerAction::new(),
            change: ServerAction::new(),
            active: ServerAction::new(),
        }
    }

    /// After each of them the list is asked for anew.
    fn changes(&self) -> [usize; 5] {
        let Self { invite, link, revoke, change, active } = self;
        [invite.version().get(), link.version().get(), revoke.version().get(), change.version().get(), active.version().get()]
    }

    /// What was said of one person is forgotten when another one is edited.
    fn forget_when_another_is(self, edited: Memo<String>) {
        let forget = move || {
            self.change.clear();
            self.active.clear();
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
        let asked = Resource::new_blocking(move || (wanted.get(), actions.changes()), |(wanted, _)| people(wanted.search, wanted.after));
        Self { asked, places: Resource::new_blocking(|| (), |()| places()), wanted, edited, actions }
    }

    fn view(this: Self) -> AnyView {
        let Self { asked, places, wanted, edited, actions } = this;
        let answer = move || {
            Suspend::new(async move {
                match (asked.await, places.await) {
                    (Ok(page), Ok(places)) => Either::Left(show(page, places, wanted.get_untracked(), edited, actions)),
                    (Err(error), _) | (_, Err(error)) => Either::Right(failed(error)),
                }
            })
        };
        view! { <Transition>{answer}</Transition> }.into_any()
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
                <List people next wanted places=places.clone() edited change=actions.change active=actions.active/>
                <Inviting places=places.clone() can_mail action=actions.invite/>
                <JoiningLink places action=actions.link/>
                <Invitations invitations can_mail action=actions.revoke/>
            </div>
        </Column>
    }
    .into_any()
}
