//! What stands in the HTML that the server sends: forms that a browser posts by itself, and nothing typed that runs.
use super::*;
use domain::{
    Civil, IdeaId, Moment, OpinionRequestId, Stamp,
    opinions::{Beside, MyOpinion, Opinion, OpinionDesk, OpinionRequest, Stance, SupportByDepartment},
};

const NOW: Stamp = Stamp { at: Moment(9), local: Civil { year: 2026, month: 11, day: 21, hour: 12, minute: 0, weekday: 6 } };

fn html<V: IntoView>(view: impl FnOnce(IdeaId, RwSignal<usize>) -> V) -> String {
    Owner::new().with(|| view(IdeaId(Default::default()), RwSignal::new(0)).into_view().to_html())
}

fn opinion(words: &str) -> Opinion {
    Opinion { name: "Zoé".into(), department: Some("Boutiques".into()), stance: Stance::Reserved, words: words.into(), at: NOW }
}

fn asked() -> MyOpinion {
    MyOpinion {
        asked_by: "Nadia".into(),
        department: None,
        question: "<b>Tenable ?</b>".into(),
        given: None,
        declined: false,
        may_give: true,
        may_decline: true,
    }
}

#[test]
fn who_is_asked_finds_a_form_and_who_has_answered_their_answer() {
    let page = html(|idea, changed| view! { <Mine idea mine=asked() now=NOW changed/> });
    for part in ["/api/opinions/give", "/api/opinions/decline", "name=\"stance\"", "name=\"words\"", "&lt;b&gt;Tenable", "<details"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let given = Some((Stance::Unfavourable, "Trop étroit".to_owned(), NOW));
    let mine = MyOpinion { given, may_give: false, may_decline: false, ..asked() };
    let page = html(|idea, changed| view! { <Mine idea mine now=NOW changed/> });
    assert!(page.contains("Trop étroit") && !page.contains("<form"), "{page}");
}

#[test]
fn hosts_find_what_came_back_and_two_forms_while_they_may_ask() {
    let request = OpinionRequest {
        id: OpinionRequestId(Default::default()),
        whom: "Boutiques".into(),
        to_department: true,
        question: String::new(),
        at: NOW,
        declined: false,
        opinions: vec![opinion("<script>attack()</script>")],
        may_take_back: false,
    };
    let desk = OpinionDesk { mine: None, requests: vec![request], ask: true, departments: vec![] };
    let page = html(|idea, changed| view! { <Asking idea desk=desk.clone() now=NOW changed/> });
    assert_eq!(page.matches("/api/opinions/ask").count(), 2, "{page}");
    assert!(page.contains("name=\"who\"") && page.contains("name=\"department\"") && !page.contains("<script>"), "{page}");
    let page = html(|idea, changed| view! { <Asking idea desk=OpinionDesk { ask: false, ..desk } now=NOW changed/> });
    assert!(page.contains("Boutiques") && !page.contains("<form"), "{page}");
}

#[test]
fn a_juror_reads_names_stances_and_departments_from_five_people_on() {
    let support = SupportByDepartment { departments: vec![("Atelier".into(), 7)], others: 0 };
    let beside = Beside { opinions: vec![opinion("Oui, mais")], support: Some(support) };
    let page = html(|_, _| view! { <BesidePitch beside/> });
    for part in ["Zoé", "Boutiques", "data-stance=\"reserved\"", "Oui, mais", "Atelier"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let page = html(|_, _| view! { <BesidePitch beside=Beside::default()/> });
    assert!(!page.contains("<h3"), "nothing to say: {page}");
}
