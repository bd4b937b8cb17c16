//! From the question to the jury: asked, told, answered, changed, read beside the pitch, locked.
use crate::{
    Failure,
    store::{opinions::supporters, values},
    testing::{Company, on_each_database},
};
use domain::{
    DepartmentId, IdeaId, PersonId, Problem, Refusal,
    home::{AskHome, ToDo},
    ideas::AskIdea,
    jury::{AskComparison, AskDecision, AskScoringDesk, CloseRound},
    notices::{AskNotices, NoticeKind},
    opinions::{AskOpinion, DeclineOpinion, GiveOpinion, MyOpinion, OpinionDesk, Stance, TakeBackRequest},
    people::{PlaceKind, RemovePlace},
    votes::SetSupport,
};
use uuid::Uuid;

pub fn to_person(idea: IdeaId, who: &str) -> AskOpinion {
    AskOpinion { idea, to: "person".into(), who: who.into(), department: String::new(), question: "Est-ce tenable ?".into() }
}

pub fn to_department(idea: IdeaId, department: u128) -> AskOpinion {
    let department = DepartmentId(Uuid::from_u128(department)).to_string();
    AskOpinion { idea, to: "department".into(), who: String::new(), department, question: String::new() }
}

pub fn opinion(idea: IdeaId, stance: &str, words: &str) -> GiveOpinion {
    GiveOpinion { idea, stance: stance.into(), words: words.into() }
}

pub async fn desk(company: &Company, n: u128, idea: IdeaId) -> OpinionDesk {
    company.ask(n, AskIdea { idea }).await.expect("seen").opinions
}

async fn mine(company: &Company, n: u128, idea: IdeaId) -> MyOpinion {
    desk(company, n, idea).await.mine.expect("asked")
}

fn refusal<T>(result: Result<T, Failure>) -> Option<Refusal> {
    match result {
        Err(Failure::Refused(refusal)) => Some(refusal),
        _ => None,
    }
}

async fn waits(company: &Company, n: u128, idea: IdeaId) -> bool {
    let to_do = company.ask(n, AskHome).await.expect("home").to_do;
    to_do.contains(&ToDo::Opinion { idea, title: "A".into() })
}

async fn told(company: &Company, n: u128) -> usize {
    company.backend.settle().await.expect("settled");
    let list = company.ask(n, AskNotices).await.expect("a list");
    list.notices.iter().filter(|notice| notice.kind == NoticeKind::Opinion).count()
}

/// "A" of 10 before chair 3, deputy 4 and juror 5, all of them in the shops, as everybody is.
async fn judged(company: &Company) -> IdeaId {
    company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
    company.open_idea(10, "A").await
}

#[tokio::test]
async fn a_colleague_and_a_department_answer_and_the_jury_reads_it() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        company.run(2, to_person(idea, "personne 6")).await.expect("asked by name");
        company.run(2, to_department(idea, 1)).await.expect("asked");
        for (n, is_asked) in [(6, true), (7, true), (10, false), (2, false), (5, false)] {
            assert_eq!((told(&company, n).await, waits(&company, n, idea).await), (usize::from(is_asked), is_asked), "{n}");
        }
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE template = 'opinion'").await, 1, "by name");
        let asked = mine(&company, 6, idea).await;
        assert_eq!((asked.asked_by.as_str(), asked.question.as_str(), asked.department), ("Personne 2", "Est-ce tenable ?", None));
        assert!(asked.may_give && asked.may_decline);
        let asked = mine(&company, 7, idea).await;
        assert!(asked.department.as_deref() == Some("Boutiques") && asked.may_give && !asked.may_decline);

        company.run(6, opinion(idea, "favourable", "Oui")).await.expect("given");
        company.run(6, opinion(idea, "reserved", "Oui, après les soldes")).await.expect("changed");
        company.run(7, opinion(idea, "unfavourable", "Pas en boutique")).await.expect("given");
        company.run(8, opinion(idea, "favourable", "Pour moi si")).await.expect("a department has several");
        assert!(!waits(&company, 6, idea).await && !waits(&company, 7, idea).await && waits(&company, 9, idea).await);
        let given = mine(&company, 6, idea).await;
        assert_eq!(given.given.map(|(stance, words, _)| (stance, words)), Some((Stance::Reserved, "Oui, après les soldes".into())));
        let host = desk(&company, 2, idea).await;
        let read: Vec<_> = host.requests.iter().map(|r| (r.whom.as_str(), r.opinions.len(), r.may_take_back)).collect();
        assert_eq!(read, [("Personne 6", 1, false), ("Boutiques", 2, false)]);
        assert!(host.ask && host.departments.is_empty(), "the only department is asked");
        company.backend.settle().await.expect("settled");
        let notices = company.ask(2, AskNotices).await.expect("notices").notices;
        assert_eq!(notices.iter().filter(|notice| notice.kind == NoticeKind::OpinionGiven).count(), 3, "each once, changed or not");
        assert!(notices.iter().all(|notice| notice.by.is_none()));

        company.shortlist(&[idea], 0).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        let pitch = company.pitch(5, "A", 0).await;
        let beside = company.ask(5, AskScoringDesk { pitch }).await.expect("a desk").beside;
        let read: Vec<_> = beside.opinions.iter().map(|o| (o.name.as_str(), o.department.as_deref(), o.stance)).collect();
        let shops = Some("Boutiques");
        let expected = [
            ("Personne 6", shops, Stance::Reserved),
            ("Personne 7", shops, Stance::Unfavourable),
            ("Personne 8", shops, Stance::Favourable),
        ];
        assert_eq!(read, expected);
        let compared = company.ask(5, AskComparison { a: pitch, b: pitch }).await.expect("a comparison");
        assert_eq!(compared.sides[0].beside, beside);

        assert_eq!(refusal(company.run(6, opinion(idea, "favourable", "Trop tard")).await), Some(Refusal::JuryHasIt));
        assert_eq!(refusal(company.run(2, to_person(idea, "Personne 11")).await), Some(Refusal::JuryHasIt));
        let locked = mine(&company, 6, idea).await;
        assert!(!locked.may_give && locked.given.is_some());
        assert!(!waits(&company, 9, idea).await && desk(&company, 9, idea).await.mine.is_none(), "over");
        let early = company.ask(3, AskDecision { pitch }).await;
        assert!(matches!(early, Err(Failure::Refused(Refusal::RoundStillOpen))), "while it is scored, at the desk alone");
        let opinions = async |n: u128| company.ask(n, AskDecision { pitch }).await.expect("a desk").opinions.len();
        company.run(3, CloseRound { round }).await.expect("closed");
        assert_eq!((opinions(3).await, opinions(2).await), (3, 3));
    })
    .await;
}

#[tokio::test]
async fn who_cannot_judge_it_says_so_and_may_think_again() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        company.run(2, to_person(idea, "Personne 6")).await.expect("asked");
        assert_eq!(refusal(company.run(7, DeclineOpinion { idea }).await), Some(Refusal::NobodyAsked));
        company.run(6, DeclineOpinion { idea }).await.expect("declined");
        assert!(!waits(&company, 6, idea).await && mine(&company, 6, idea).await.declined);
        assert_eq!(refusal(company.run(6, DeclineOpinion { idea }).await), Some(Refusal::AnsweredAlready));
        let request = desk(&company, 2, idea).await.requests.remove(0);
        assert!(request.declined && !request.may_take_back);
        company.run(6, opinion(idea, "favourable", "Après tout")).await.expect("given");
        let request = desk(&company, 2, idea).await.requests.remove(0);
        assert!(!request.declined && request.opinions.len() == 1);
        for (kind, times) in [("opinion_asked", 1), ("opinion_declined", 1), ("opinion_given", 1)] {
            assert_eq!(company.count(&format!("SELECT COUNT(*) AS n FROM event WHERE kind = '{kind}'")).await, times, "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_without_an_answer_is_taken_back_and_nobody_is_told_any_more() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        let by_name = company.run(2, to_person(idea, "Personne 6")).await.expect("asked");
        let requests = [by_name, company.run(2, to_department(idea, 1)).await.expect("asked")];
        assert_eq!((told(&company, 6).await, told(&company, 7).await), (1, 1));
        for n in [1, 5, 6, 10, 17] {
            let tried = company.run(n, TakeBackRequest { request: requests[0] }).await;
            assert!(matches!(tried, Err(Failure::NotFound)), "{n}");
        }
        company.run(2, TakeBackRequest { request: requests[1] }).await.expect("taken back");
        assert_eq!((told(&company, 6).await, told(&company, 7).await), (1, 0), "the department");
        assert!(waits(&company, 6, idea).await && !waits(&company, 7, idea).await);
        company.run(6, opinion(idea, "favourable", "Oui")).await.expect("given");
        assert_eq!(refusal(company.run(2, TakeBackRequest { request: requests[0] }).await), Some(Refusal::AnsweredAlready));
        assert!(matches!(company.run(2, TakeBackRequest { request: requests[1] }).await, Err(Failure::NotFound)), "gone");
        crate::events::rebuild(&company.backend).await.expect("rebuilt");
        assert_eq!((told(&company, 6).await, told(&company, 7).await), (1, 0), "read again, the same");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_or_as_a_refusal() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        let problem = async |ask: AskOpinion, field: &str| match company.run(2, ask).await {
            Err(Failure::Invalid(errors)) => errors.of(field).cloned(),
            _ => None,
        };
        assert_eq!(problem(to_person(idea, " "), "who").await, Some(Problem::Required));
        assert_eq!(problem(to_person(idea, "Quelqu’un d’autre"), "who").await, Some(Problem::NoColleague));
        assert_eq!(problem(to_department(idea, 99), "department").await, Some(Problem::NotAChoice));
        let long = AskOpinion { question: "é".repeat(281), ..to_person(idea, "Personne 6") };
        assert_eq!(problem(long, "question").await, Some(Problem::TooLong { most: 280 }));
        for (who, why) in [
            ("Personne 10", Refusal::AuthorsDoNotAdvise),
            ("Personne 2", Refusal::OrganisersDoNotAdvise),
            ("Personne 5", Refusal::OrganisersDoNotAdvise),
        ] {
            assert_eq!(refusal(company.run(2, to_person(idea, who)).await), Some(why), "{who}");
        }
        for (n, why) in [(10, Refusal::NotThisHost), (3, Refusal::NotThisHost), (1, Refusal::NotThisHost)] {
            assert_eq!(refusal(company.run(n, to_person(idea, "Personne 6")).await), Some(why), "{n}");
        }
        company.run(2, to_person(idea, "Personne 6")).await.expect("asked");
        assert_eq!(refusal(company.run(2, to_person(idea, "p6@brisemer.example")).await), Some(Refusal::AskedAlready));
        let own = company.open_idea(2, "De l’animation").await;
        assert_eq!(refusal(company.run(2, to_person(own, "Personne 6")).await), Some(Refusal::OwnIdea));
        let empty = company.run(6, opinion(idea, "", " ")).await;
        assert!(matches!(empty, Err(Failure::Invalid(e)) if e.of("stance").is_some() && e.of("words").is_some()));
    })
    .await;
}

#[tokio::test]
async fn who_becomes_an_author_has_no_opinion_on_it_and_who_takes_a_seat_keeps_theirs_from_the_jury() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        for n in [6, 7, 8] {
            company.run(2, to_person(idea, &format!("Personne {n}"))).await.expect("asked");
            company.run(n, opinion(idea, "favourable", "Oui")).await.expect("given");
        }
        let invite = domain::ideas::InviteCoAuthor { idea, who: "Personne 6".into() };
        company.run(10, invite).await.expect("invited");
        company.run(6, domain::ideas::AnswerInvitation { idea, accept: true }).await.expect("an author");
        let twin = company.open_idea(7, "B").await;
        let merge = domain::ideas::MergeIdea { idea: twin, into: idea.to_string(), reason: String::new() };
        company.run(2, merge).await.expect("an author, too");
        for n in [6, 7] {
            assert_eq!(desk(&company, n, idea).await, OpinionDesk::default(), "{n}");
        }
        assert_eq!(desk(&company, 2, idea).await.requests.len(), 1);
        for (wrong, question) in crate::store::operations::check::QUESTIONS {
            let found = crate::store::operations::check::ask(&company.backend.system().reader(), question).await.expect("asked");
            assert_eq!(found.times, 0, "{wrong}");
        }

        company.seat(company.tank, 3, 4, &[5, 8]).await.expect("seated");
        assert!(mine(&company, 8, idea).await.given.is_some(), "one's own");
        company.shortlist(&[idea], 0).await;
        company.open_round(3, company.tank, 0, 7).await;
        let pitch = company.pitch(5, "A", 0).await;
        assert_eq!(company.ask(5, AskScoringDesk { pitch }).await.expect("a desk").beside.opinions, []);
    })
    .await;
}

#[tokio::test]
async fn supports_show_by_department_from_five_people_on() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        for n in 11..=17 {
            company.run(n, SetSupport { idea, votes: 1 }).await.expect("supported");
        }
        company.shortlist(&[idea], 0).await;
        company.open_round(3, company.tank, 0, 7).await;
        let pitch = company.pitch(5, "A", 0).await;
        let support = async || company.ask(5, AskScoringDesk { pitch }).await.expect("a desk").beside.support.expect("it counts");
        assert_eq!(support().await.departments, [("Boutiques".to_owned(), 7)]);
        company.write("INSERT INTO department (id, name, folded) VALUES ($1, 'Atelier', 'atelier')", values![Uuid::from_u128(2)]).await;
        for n in [16_u128, 17] {
            company.write("UPDATE person SET department_id = $1 WHERE id = $2", values![Uuid::from_u128(2), Uuid::from_u128(n)]).await;
        }
        assert_eq!((support().await.departments, support().await.others), (vec![], 0), "five would tell of the other two");

        let challenge = company.challenge_with_votes(5, 2).await;
        let entry = company.enter(6, challenge, "E").await;
        company.run(7, SetSupport { idea: entry, votes: 2 }).await.expect("supported");
        company.run(8, SetSupport { idea: entry, votes: 1 }).await.expect("supported");
        let people = supporters(&company.backend.system().reader(), challenge, entry).await.expect("counted");
        assert_eq!(people, [(Some("Boutiques".to_owned()), 2)], "people, not votes");
    })
    .await;
}

#[tokio::test]
async fn a_department_that_was_asked_stays() {
    on_each_database(async |company| {
        let idea = judged(&company).await;
        let id = Uuid::from_u128(2);
        company.write("INSERT INTO department (id, name, folded) VALUES ($1, 'Atelier', 'atelier')", values![id]).await;
        company.run(2, to_department(idea, 2)).await.expect("asked");
        let removed = company.run(1, RemovePlace { kind: PlaceKind::Department, id }).await;
        assert_eq!(refusal(removed), Some(Refusal::PlaceInUse));
        let person = PersonId(Uuid::from_u128(6));
        company.write("UPDATE person SET department_id = $1 WHERE id = $2", values![id, person.0]).await;
        assert!(waits(&company, 6, idea).await && !waits(&company, 7, idea).await);
    })
    .await;
}
