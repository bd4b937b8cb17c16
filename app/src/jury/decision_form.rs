//! The form that prepares one answer: the decision, its public reason, and what the decision asks for besides.
use super::{api::Prepare, latest::Latest};
use crate::{
    language::{Locale, locale, tr},
    ui::{Field, Form, Pick, Saved, Select, Submit, TextArea, verdict},
    wire::Act,
};
use domain::{
    CriterionId, IdeaId, PrizeId, RoundId,
    ideas::{LONGEST_LETTER, LONGEST_REASON},
    jury::{PreparedDecision, Verdict},
};
use leptos::prelude::*;

/// What a jury says to a pitch.
pub const FOR_PITCHES: &[Verdict] = &[Verdict::Funded, Verdict::Deferred, Verdict::Declined];
/// The same in the standing tank, where a pitch may also stay open.
pub const FOR_THE_TANK: &[Verdict] = &[Verdict::Funded, Verdict::Deferred, Verdict::Declined, Verdict::KeptOpen];
/// What an entry is told that no jury saw.
pub const FOR_OTHERS: &[Verdict] = &[Verdict::KeptOpen, Verdict::Deferred, Verdict::Declined];

#[component]
pub fn DecisionForm(
    round: RoundId,
    idea: IdeaId,
    title: String,
    decision: Option<PreparedDecision>,
    /// What may be chosen.
    verdicts: &'static [Verdict],
    /// Of the rubric that the jury scored with.
    #[prop(optional)]
    criteria: Vec<(CriterionId, String)>,
    prizes: Vec<(PrizeId, String)>,
    /// The page around it, where there is one to keep fresh.
    #[prop(into)]
    latest: Option<Latest>,
) -> impl IntoView {
    let l = locale();
    let action = Act::<Prepare>::new();
    Effect::new(move || {
        if action.went_well()
            && let Some(latest) = latest
        {
            latest.refresh();
        }
    });
    let change = decision.as_ref().map(|decision| decision.change.clone()).unwrap_or_default();
    let judged = verdicts.contains(&Verdict::Funded);
    let (label, help) = if judged {
        (tr!(l, jury.prepare), tr!(l, jury.reason_help))
    } else {
        (tr!(l, jury.prepare_answer), tr!(l, jury.answer_reason_help))
    };
    let weighs = |name: &String| decision.as_ref().is_some_and(|decision| decision.criteria.contains(name));
    let weighed = criteria.into_iter().map(|(id, name)| (id.to_string(), name.clone(), weighs(&name))).collect::<Vec<_>>();
    let prize = decision.as_ref().and_then(|decision| decision.prize).map(|prize| prize.to_string());
    let says = tr!(l, jury.words_about, words = label, about = title.as_str());
    view! {
        <Form action name=format!("decision-{idea}") class="form decision-form" only=("idea", idea.to_string())>
            <input type="hidden" name="round" value=round.to_string()/>
            <Words decision verdicts help/>
            {(!weighed.is_empty()).then(|| view! {
                <Pick name="criteria" label=tr!(l, jury.weighed) help=tr!(l, jury.weighed_help) options=weighed several=true optional=true/>
            })}
            <TextArea name="change" label=tr!(l, jury.change) value=change help=tr!(l, jury.change_help) rows=2 most=LONGEST_LETTER optional=true/>
            {(!prizes.is_empty()).then(|| prize_choice(l, prizes, prize))}
            <footer><Submit label kind="secondary" says/><Saved action words=tr!(l, jury.prepared)/></footer>
        </Form>
    }
}

/// The decision, its reason, and the amount or the date that goes with it.
#[component]
pub fn Words(decision: Option<PreparedDecision>, verdicts: &'static [Verdict], help: &'static str) -> impl IntoView {
    let l = locale();
    let chosen = decision.as_ref().map(|decision| decision.verdict);
    let options = verdicts.iter().map(|of| (of.name().to_owned(), verdict(l, *of).to_owned(), chosen == Some(*of))).collect();
    let amount = decision.as_ref().and_then(|decision| decision.amount).map(|amount| amount.input_value()).unwrap_or_default();
    let until = decision.as_ref().and_then(|decision| decision.until).map(|until| until.local.date_value()).unwrap_or_default();
    let reason = decision.map(|decision| decision.reason).unwrap_or_default();
    let funds = verdicts.contains(&Verdict::Funded);
    view! {
        <Pick name="verdict" label=tr!(l, jury.verdict) options/>
        <TextArea name="reason" label=tr!(l, jury.reason) value=reason help rows=2 most=LONGEST_REASON required=true/>
        {funds.then(|| view! {
            <div class="when-funded">
                <Field name="amount" label=tr!(l, jury.amount) value=amount inputmode="decimal" unit="€"/>
            </div>
        })}
        <div class="when-deferred">
            <Field name="until" label=tr!(l, jury.until) kind="date" size="short" value=until help=tr!(l, jury.until_help)/>
        </div>
    }
}

fn prize_choice(l: Locale, prizes: Vec<(PrizeId, String)>, chosen: Option<String>) -> impl IntoView {
    let none = (String::new(), tr!(l, jury.no_prize).to_owned());
    let options = std::iter::once(none).chain(prizes.into_iter().map(|(id, words)| (id.to_string(), words))).collect();
    view! { <Select name="prize" label=tr!(l, jury.prize) options value=chosen.unwrap_or_default() optional=true/> }
}
