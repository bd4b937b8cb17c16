//! A small world in which every server function has somebody who may call it and somebody who may not. It is made once,
//! and copied for each question, so that no answer depends on the ones before.
use crate::support::settings;
use backend::{
    Backend, Ctx,
    attachments::attach,
    people::{issue_session, make_set_up_code},
};
use domain::{
    Actor, AttachmentId, ChallengeId, CommentId, DepartmentId, IdeaId, InvitationId, OpinionRequestId, PersonId, PitchId, ReopeningId, RoundId,
    challenges::{AskChallengeForm, AskChallenges, WriteChallenge},
    credit::ChooseRanking,
    ideas::{IdeaForm, Intent, OpenIdea, Shortlist, WriteIdea},
    jury::{AskJuryDesk, AskReopening, CloseRound, OpenRound, PanelForm, PrepareDecision, SeatPanel},
    people::{AddPlaces, AskPeople, AskPlaces, ChangePerson, FoundCompany, Invite, Join, MakeJoiningLink, PlaceKind},
    opinions::AskOpinion,
    talk::PostComment,
    time::DAY,
};
use std::path::Path;

pub const PASSWORD: &str = "quatre bouees sur le quai";
/// What a file on an idea with a hidden name is called.
pub const HIDDEN_FILE: &str = "Canari-2604";
const OTHER_AUTHOR: &str = "other@brisemer.example";

/// Who there is. The juror, the chair and the author are employees too; the admin and the host are nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Anonymous,
    Employee,
    Author,
    Juror,
    Chair,
    Host,
    Admin,
}

impl Who {
    pub const ALL: [Self; 7] = [Self::Anonymous, Self::Employee, Self::Author, Self::Juror, Self::Chair, Self::Host, Self::Admin];

    pub fn email(self) -> String {
        format!("{self:?}@brisemer.example").to_lowercase()
    }
}

/// What there is. Everybody's idea in the shark tank stands in one of these places.
#[derive(Clone, Debug)]
pub struct World {
    /// Open, by the author, commented by the employee.
    pub open: IdeaId,
    /// Waits for a host.
    pub in_review: IdeaId,
    pub draft: IdeaId,
    /// By the author, whose name it hides, with a comment and a file of theirs; it is the pitch that is scored.
    pub hidden: IdeaId,
    /// The shark tank: a round on it is being scored.
    pub tank: ChallengeId,
    pub scoring: RoundId,
    pub pitch: PitchId,
    /// The other standing challenge: its round is closed, its decisions are due.
    pub other: ChallengeId,
    pub deliberating: RoundId,
    pub judged: IdeaId,
    pub judged_pitch: PitchId,
    /// The host asks for the juror's card on it to be opened again.
    pub reopening: ReopeningId,
    pub deputy: PersonId,
    /// A challenge of the host's, to come.
    pub announced: ChallengeId,
    /// One whose votes are over and whose shortlist waits for a round.
    pub waiting: ChallengeId,
    /// One whose votes are over and whose entry nobody chose for a jury.
    pub unjudged: ChallengeId,
    pub comment: CommentId,
    /// On the open idea.
    pub attachment: AttachmentId,
    /// The host asks the employee for an opinion on it.
    pub request: OpinionRequestId,
    pub invitation: InvitationId,
    /// Of a joining link that still works.
    pub joining: String,
    pub employee: PersonId,
    pub author: PersonId,
    /// A colleague like the author, in another department.
    pub other_author: PersonId,
    /// Of the one and of the other.
    pub departments: [DepartmentId; 2],
    pub host: PersonId,
}

impl World {
    /// A form with names of what there is in braces, filled in.
    pub fn fill(&self, form: &str, who: Who) -> String {
        let names: [(&str, String); 28] = [
            ("open", self.open.to_string()),
            ("review", self.in_review.to_string()),
            ("draft", self.draft.to_string()),
            ("hidden", self.hidden.to_string()),
            ("tank", self.tank.to_string()),
            ("scoring", self.scoring.to_string()),
            ("pitch", self.pitch.to_string()),
            ("other", self.other.to_string()),
            ("deliberating", self.deliberating.to_string()),
            ("judged", self.judged.to_string()),
            ("judged_pitch", self.judged_pitch.to_string()),
            ("reopening", self.reopening.to_string()),
            ("deputy", self.deputy.to_string()),
            ("announced", self.announced.to_string()),
            ("waiting", self.waiting.to_string()),
            ("comment", self.comment.to_string()),
            ("attachment", self.attachment.to_string()),
            ("request", self.request.to_string()),
            ("invitation", self.invitation.to_string()),
            ("joining", self.joining.clone()),
            ("unjudged", self.unjudged.to_string()),
            ("employee", self.employee.to_string()),
            ("author", self.author.to_string()),
            ("department", self.departments[0].to_string()),
            ("other_department", self.departments[1].to_string()),
            ("other_author", self.other_author.to_string()),
            ("host", self.host.to_string()),
            ("who", format!("{who:?}").to_lowercase()),
        ];
        names.iter().fold(form.to_owned(), |form, (name, value)| form.replace(&format!("{{{name}}}"), value))
    }

    /// Makes it, in a file in this folder.
    pub async fn make(folder: &Path) -> Self {
        let backend = Backend::open(settings(folder), true).await.expect("opens");
        let (joining, departments) = people(&backend).await;
        let ctx = async |who: Who| context(&backend, &who.email()).await;
        let (author, employee, host, chair) =
            (ctx(Who::Author).await, ctx(Who::Employee).await, ctx(Who::Host).await, ctx(Who::Chair).await);
        let (tank, other) = standing(&host).await;
        seat(&backend, &host, tank).await;
        seat(&backend, &host, other).await;
        let [open, hidden] = [enter(&author, &host, tank, false).await, enter(&author, &host, tank, true).await];
        let judged = enter(&author, &host, other, false).await;
        let in_review = write(&author, tank, Intent::Submit, false).await;
        let draft = write(&author, tank, Intent::Save, false).await;
        author.run(PostComment { idea: hidden, parent: None, text: "C’est moi.".into() }).await.expect("said");
        attach(&author, hidden, &format!("{HIDDEN_FILE}.pdf"), b"%PDF-1.7".to_vec()).await.expect("attached");
        for idea in [hidden, judged] {
            host.run(Shortlist { idea, on: true }).await.expect("shortlisted");
        }
        let closes = "2099-01-01T18:00".to_owned();
        let scoring = chair
            .run(OpenRound { challenge: tank, closes: closes.clone(), places: String::new(), per_pitch: String::new() })
            .await
            .expect("opened");
        let deliberating =
            chair.run(OpenRound { challenge: other, closes, places: String::new(), per_pitch: String::new() }).await.expect("opened");
        chair.run(CloseRound { round: deliberating }).await.expect("closed");
        chair.run(decline(deliberating, judged)).await.expect("prepared");
        let queue = ctx(Who::Juror).await.ask(AskJuryDesk).await.expect("a desk");
        let pitch = queue.rounds.iter().find(|r| r.round == scoring).and_then(|r| r.queue.first()).expect("a pitch").pitch;
        let judged_pitch = queue.rounds.iter().find(|r| r.round == deliberating).and_then(|r| r.queue.first()).expect("a pitch").pitch;
        let id = async |email: &str| context(&backend, email).await.actor().person().expect("a person");
        let (juror, deputy) = (id(&Who::Juror.email()).await, id("deputy@brisemer.example").await);
        let ask = AskReopening {
            round: deliberating,
            pitch: judged_pitch.to_string(),
            juror: juror.to_string(),
            why: "Une faute de frappe".into(),
            hours: String::new(),
        };
        let reopening = host.run(ask).await.expect("asked");
        let comment = employee.run(PostComment { idea: open, parent: None, text: "Je peux aider.".into() }).await.expect("said");
        let attachment = attach(&author, open, "plan.pdf", b"%PDF-1.7".to_vec()).await.expect("attached").id;
        let (to, who, question) = (String::new(), Who::Employee.email(), "Est-ce tenable ?".to_owned());
        let request = host.run(AskOpinion { idea: open, to, who, department: String::new(), question }).await.expect("asked");
        let (announced, waiting) = (announce(&host).await, wait(&backend, &host, &author).await);
        let invitation = invite(&backend).await;
        let unjudged = entered(&host, &author).await.0;
        let other_author = id(OTHER_AUTHOR).await;
        // Both are ranked: their points would tell.
        for email in [Who::Author.email(), OTHER_AUTHOR.to_owned()] {
            context(&backend, &email).await.run(ChooseRanking { ranked: true }).await.expect("chosen");
        }
        let [employee, author, host] = [employee, author, host].map(|ctx| ctx.actor().person().expect("a person"));
        backend.settle().await.expect("settled");
        backend.close().await;
        Self {
            open,
            in_review,
            draft,
            hidden,
            tank,
            scoring,
            pitch,
            other,
            deliberating,
            judged,
            judged_pitch,
            reopening,
            deputy,
            announced,
            waiting,
            comment,
            attachment,
            request,
            invitation,
            joining,
            unjudged,
            employee,
            author,
            other_author,
            departments,
            host,
        }
    }
}

async fn context(backend: &Backend, email: &str) -> Ctx {
    let token = issue_session(backend, email).await.expect("issued");
    backend.ctx(backend.actor(&token).await.expect("known"))
}

/// The company and everybody in it; the token of the link they joined by, and its two departments.
async fn people(backend: &Backend) -> (String, [DepartmentId; 2]) {
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
    let everybody = Who::ALL.into_iter().skip(1).map(Who::email).chain(["deputy@brisemer.example".to_owned(), OTHER_AUTHOR.to_owned()]);
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
async fn standing(host: &Ctx) -> (ChallengeId, ChallengeId) {
    let list = host.ask(AskChallenges).await.expect("a list").challenges;
    let named = |title: &str| list.iter().find(|c| c.title == title).expect("a standing challenge").id;
    (named("Shark tank"), named("Améliorer Lagon"))
}

async fn seat(backend: &Backend, host: &Ctx, challenge: ChallengeId) {
    let id = async |email: &str| context(backend, email).await.actor().person().expect("a person").to_string();
    let form = PanelForm {
        chair: id(&Who::Chair.email()).await,
        deputy: id("deputy@brisemer.example").await,
        jurors: vec![id(&Who::Juror.email()).await],
    };
    host.run(SeatPanel { challenge, form }).await.expect("seated");
}

async fn write(author: &Ctx, challenge: ChallengeId, intent: Intent, hidden: bool) -> IdeaId {
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
async fn enter(author: &Ctx, host: &Ctx, challenge: ChallengeId, hidden: bool) -> IdeaId {
    let idea = write(author, challenge, Intent::Submit, hidden).await;
    host.run(OpenIdea { idea }).await.expect("opened");
    idea
}

/// A challenge of the host's, to come.
async fn announce(host: &Ctx) -> ChallengeId {
    let desk = host.ask(AskChallengeForm { challenge: None, template: "retention".into() }).await.expect("a form");
    let mut form = desk.form;
    form.title = "Faire revenir nos clients".into();
    host.run(WriteChallenge { challenge: None, form }).await.expect("announced")
}

/// A challenge that was announced six weeks ago and has one entry, which nobody chose for a jury.
async fn entered(host: &Ctx, author: &Ctx) -> (ChallengeId, IdeaId) {
    let then = |ctx: &Ctx, days: i64| ctx.clone().offset_by(-days * DAY);
    let challenge = announce(&then(host, 42)).await;
    (challenge, enter(&then(author, 30), &then(host, 30), challenge, false).await)
}

/// A challenge that was announced six weeks ago: its jury's time has come.
async fn wait(backend: &Backend, host: &Ctx, author: &Ctx) -> ChallengeId {
    let then = |ctx: &Ctx, days: i64| ctx.clone().offset_by(-days * DAY);
    let (challenge, idea) = entered(host, author).await;
    seat(backend, &then(host, 29), challenge).await;
    then(host, 8).run(Shortlist { idea, on: true }).await.expect("shortlisted");
    challenge
}

fn decline(round: RoundId, idea: IdeaId) -> PrepareDecision {
    let (verdict, reason) = ("declined".to_owned(), "Déjà essayé".to_owned());
    PrepareDecision { round, idea, verdict, reason, until: String::new(), amount: String::new(), change: String::new(), prize: None }
}

async fn invite(backend: &Backend) -> InvitationId {
    let admin = context(backend, &Who::Admin.email()).await;
    admin.run(Invite { addresses: "zoe@brisemer.example".into(), department: None, site: None }).await.expect("invited");
    let people = admin.ask(AskPeople::default()).await.expect("a page");
    people.invitations.iter().find(|i| i.email.is_some()).expect("an invitation").id
}
