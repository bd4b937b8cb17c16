//! Tests of the events as they are stored.
use super::*;

#[test]
fn the_stored_kind_is_the_serialised_one() {
    let event = Event::IdeaWithdrawn { idea: IdeaId(uuid::Uuid::nil()) };
    let json = serde_json::to_value(event).expect("serialises");
    assert_eq!(json["kind"], event.kind());
}

#[test]
fn an_event_of_before_the_review_is_understood() {
    let nil = uuid::Uuid::nil();
    let old = format!(r#"{{"kind":"idea_submitted","idea":"{nil}","challenge":"{nil}"}}"#);
    let event = Event::IdeaSubmitted { idea: IdeaId(nil), challenge: ChallengeId(nil), open: true };
    assert_eq!(serde_json::from_str::<Event>(&old).expect("read"), event);
}

#[test]
fn a_support_carries_no_person() {
    let nil = uuid::Uuid::nil();
    let event = Event::SupportSet { idea: IdeaId(nil), challenge: ChallengeId(nil) };
    let json = serde_json::to_value(event).expect("serialises");
    let keys: Vec<_> = json.as_object().expect("an object").keys().cloned().collect();
    assert_eq!(keys, ["challenge", "idea", "kind"]);
    assert!(event.is_nameless());
}
