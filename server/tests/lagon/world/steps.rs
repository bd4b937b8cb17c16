//! What the world is made of, step by step.
use super::{OTHER_AUTHOR, PASSWORD, Who};
use backend::{
    Backend, Ctx,
    people::{issue_session, make_set_up_code},
};
use domain::{
    Actor, ChallengeId, DepartmentId, IdeaId, InvitationId, RoundId,
    challenges::{AskChallengeForm, AskChallenges, WriteChallenge},
    ideas::{IdeaForm, Intent, OpenIdea, Shortlist, WriteIdea},
    jury::{PanelForm, PrepareDecision, SeatPanel},
    people::{AddPlaces, AskPeople, AskPlaces, ChangePerson, FoundCompany, Invite, Join, MakeJoiningLink, PlaceKind},
    time::DAY,
};

pub async fn context(backend: &Backend, email: &str) -> Ctx {
    let token = issue_session(backend, email).await.expect("issued");
    backend.ctx(backend.actor(&token).await.expect("known"))
}

/// The company and everybody in it; the token of the link they joined by, and its two departments.
pub async fn people(backend: &Backend) -> (String, [DepartmentId; 2]) {
    let visitor = backend.ctx(Actor::Visitor);
    let code = make_set_up_code(backend).await.expect("made").expect("no company yet");
    let founder = |text: &str| text.to_owned();
    let found = FoundCompany {
        code,
        company: founder("Brisemer"),
        name: founder("Fondatrice"),
        email: founder("founder@brisemer.example"),
        password: PASSWORD.into(),
        language: founder("fr"),
    };
    visitor.found_company(found, "a test".into()).await.expect("founded");
    let founder = context(backend, "founder@brisemer.example").await;
    let link = MakeJoiningLink { domains: "brisemer.example".into(), department: None, site: None };
    let link = founder.run(link).await.expect("a link").path;
    let token = link.rsplit('/').next().unwrap_or_default().to_owned();
    let everybody = Who::ALL.into_iter().skip(1).map(Who::email).chain([OTHER_AUTHOR.to_owned()]);
    for email in everybody {
        let (name, device) = (email.split('@').next().unwrap_or_default().to_owned(), "a test".to_owned());
        let join = Join { token: token.clone(), name, email, password: PASSWORD.into(), language: "fr".into(), device };
        visitor.join(join).await.expect("joined");
    }
    founder.run(AddPlaces { kind: PlaceKind::Department, names: "Boutiques\nLogistique".into() }).await.expect("added");
    let departments = founder.ask(AskPlaces).await.expect("places").departments;
    let departments: [DepartmentId; 2] = departments.iter().map(|place| place.id).collect::<Vec<_>>().try_into().expect("two");
    let roles = [
        (Who::Host.email(), true, false, None),
        (Who::Admin.email(), false, true, None),
        (Who::Author.email(), false, false, Some(departments[0])),
        (OTHER_AUTHOR.to_owned(), false, false, Some(departments[1])),
    ];
    for (email, host, admin, department) in roles {
        let person = context(backend, &email).await.actor().person().expect("a person");
        let change = ChangePerson { person, department, site: None, manager: String::new(), host, admin };
        founder.run(change).await.expect("changed");
    }
    (token, departments)
}

/// The two standing challenges, the shark tank first.
pub async fn standing(host: &Ctx) -> (ChallengeId, ChallengeId) {
    let list = host.ask(AskChallenges).await.expect("a list").challenges;
    let named = |title: &str| list.iter().find(|c| c.title == title).expect("a standing challenge").id;
    (named("Shark tank"), named("Améliorer Lagon"))
}

pub async fn seat(backend: &Backend, host: &Ctx, challenge: ChallengeId) {
    let id = async |email: &str| context(backend, email).await.actor().person().expect("a person").to_string();
    let form = PanelForm {
        chair: id(&Who::Chair.email()).await,
        deputy: id(&Who::Deputy.email()).await,
        jurors: vec![id(&Who::Juror.email()).await],
    };
    host.run(SeatPanel { challenge, form }).await.expect("seated");
}

pub async fn write(author: &Ctx, challenge: ChallengeId, intent: Intent, hidden: bool) -> IdeaId {
    let form = IdeaForm {
        title: "Un bon dans chaque colis".into(),
        one_liner: "Réparer plutôt que jeter".into(),
        problem: "On jette".into(),
        ..IdeaForm::default()
    }
    .hiding(hidden);
    author.run(WriteIdea { idea: None, version: 0, challenge: Some(challenge), form, intent }).await.expect("written").idea
}

/// Submitted, and opened by the host.
pub async fn enter(author: &Ctx, host: &Ctx, challenge: ChallengeId, hidden: bool) -> IdeaId {
    let idea = write(author, challenge, Intent::Submit, hidden).await;
    host.run(OpenIdea { idea }).await.expect("opened");
    idea
}

/// A challenge of the host's, to come, with this way of voting.
pub async fn announce(host: &Ctx, voting: &str) -> ChallengeId {
    let desk = host.ask(AskChallengeForm { challenge: None, template: "retention".into() }).await.expect("a form");
    let mut form = desk.form;
    (form.title, form.voting) = ("Faire revenir nos clients".into(), voting.into());
    host.run(WriteChallenge { challenge: None, form }).await.expect("announced")
}

/// A challenge that was announced six weeks ago and has one entry, which nobody chose for a jury.
pub async fn entered(host: &Ctx, author: &Ctx) -> (ChallengeId, IdeaId) {
    let then = |ctx: &Ctx, days: i64| ctx.clone().offset_by(-days * DAY);
    let challenge = announce(&then(host, 42), "simple").await;
    (challenge, enter(&then(author, 30), &then(host, 30), challenge, false).await)
}

/// A challenge that was announced six weeks ago: its jury's time has come; and the entry that it is to judge.
pub async fn wait(backend: &Backend, host: &Ctx, author: &Ctx) -> (ChallengeId, IdeaId) {
    let then = |ctx: &Ctx, days: i64| ctx.clone().offset_by(-days * DAY);
    let (challenge, idea) = entered(host, author).await;
    seat(backend, &then(host, 29), challenge).await;
    then(host, 8).run(Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
    (challenge, idea)
}

pub fn decline(round: RoundId, idea: IdeaId) -> PrepareDecision {
    let (verdict, reason) = ("declined".to_owned(), "Déjà essayé".to_owned());
    PrepareDecision {
        round,
        idea,
        verdict,
        reason,
        until: String::new(),
        amount: String::new(),
        change: String::new(),
        criteria: vec![],
        prize: None,
    }
}

pub async fn invite(backend: &Backend) -> InvitationId {
    let admin = context(backend, &Who::Admin.email()).await;
    admin.run(Invite { addresses: "zoe@brisemer.example".into(), department: None, site: None }).await.expect("invited");
    let people = admin.ask(AskPeople::default()).await.expect("a page");
    people.invitations.iter().find(|i| i.email.is_some()).expect("an invitation").id
}
