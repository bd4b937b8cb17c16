//! A small world in which every server function has somebody who may call it and somebody who may not. It is made once,
//! and copied for each question, so that no answer depends on the ones before.
use crate::support::settings;
use backend::{Backend, attachments::attach};
use domain::{
    AttachmentId, ChallengeId, CommentId, DepartmentId, IdeaId, InvitationId, OpinionRequestId, PersonId, PitchId, ReopeningId, RoundId,
    credit::ChooseRanking,
    ideas::{Intent, Shortlist},
    jury::{AskJuryDesk, AskReopening, CloseRound, OpenRound},
    opinions::AskOpinion,
    talk::PostComment,
};
use std::path::Path;
use steps::{announce, context, decline, enter, entered, invite, people, seat, standing, wait, write};

/// What it is made of.
pub mod steps;

pub const PASSWORD: &str = "quatre bouees sur le quai";
/// What a file on an idea with a hidden name is called.
pub const HIDDEN_FILE: &str = "Canari-2604";
pub const OTHER_AUTHOR: &str = "other@brisemer.example";

/// Who there is. The juror, the chair, the deputy and the author are employees too; the admin and the host are nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Anonymous,
    Employee,
    Author,
    Juror,
    Chair,
    Host,
    Admin,
    Deputy,
}

impl Who {
    pub const ALL: [Self; 8] =
        [Self::Anonymous, Self::Employee, Self::Author, Self::Juror, Self::Chair, Self::Host, Self::Admin, Self::Deputy];

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
    /// What is on it, by the author.
    pub shortlisted: IdeaId,
    /// One whose votes are over and whose entry nobody chose for a jury.
    pub unjudged: ChallengeId,
    pub comment: CommentId,
    /// On the open idea.
    pub attachment: AttachmentId,
    /// On the idea whose name is hidden.
    pub hidden_attachment: AttachmentId,
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
        let names: [(&str, String); 30] = [
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
            ("shortlisted", self.shortlisted.to_string()),
            ("comment", self.comment.to_string()),
            ("attachment", self.attachment.to_string()),
            ("hidden_attachment", self.hidden_attachment.to_string()),
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
        let hidden_name = format!("{HIDDEN_FILE}.pdf");
        let hidden_attachment = attach(&author, hidden, &hidden_name, b"%PDF-1.7".to_vec()).await.expect("attached").id;
        for idea in [hidden, judged] {
            host.run(Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
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
        let (juror, deputy) = (id(&Who::Juror.email()).await, id(&Who::Deputy.email()).await);
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
        let announced = announce(&host, "simple").await;
        let (waiting, shortlisted) = wait(&backend, &host, &author).await;
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
            shortlisted,
            comment,
            attachment,
            hidden_attachment,
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
