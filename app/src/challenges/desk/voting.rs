//! How ideas are supported: three ways, each said in words; what counted votes need shows with them.
use crate::{
    language::{locale, tr},
    ui::{Checkbox, Field, field_frame::Frame, form::FormState},
};
use domain::challenges::ChallengeForm;
use leptos::prelude::*;

#[component]
pub fn Ballots(form: ChallengeForm) -> impl IntoView {
    let l = locale();
    let ways = [
        ("simple", tr!(l, challenges.way_simple), tr!(l, challenges.way_simple_help)),
        ("votes", tr!(l, challenges.way_votes), tr!(l, challenges.way_votes_help)),
        ("jury_only", tr!(l, challenges.way_jury_only), tr!(l, challenges.way_jury_only_help)),
    ];
    let state = FormState::around();
    let frame = Frame::new("voting", tr!(l, challenges.how_supported).to_owned(), None, false, None);
    let rows = ways.map(|(way, words, help)| {
        let checked = state.and_then(|state| state.chosen("voting", way)).unwrap_or(form.voting == way);
        view! {
            <label class="choice">
                <input r#type="radio" name="voting" value=way checked=checked/>
                {words}
                <span class="help">{help}</span>
            </label>
        }
    });
    view! {
        <fieldset class="fieldset ballots">
            <legend>{tr!(l, challenges.votes)}</legend>
            {frame.around_group(view! { <div>{rows.collect_view()}</div> }.into_any())}
            <div class="form-row counted">
                <Field name="budget" label=tr!(l, challenges.budget) value=form.budget size="short" inputmode="numeric"/>
                <Field name="per_idea" label=tr!(l, challenges.per_idea) value=form.per_idea size="short" inputmode="numeric"/>
            </div>
            <Checkbox name="counts_hidden" label=tr!(l, challenges.counts_hidden) help=tr!(l, challenges.counts_hidden_help)
                checked={form.counts_hidden == "on"}/>
            <Checkbox name="blind" label=tr!(l, challenges.blind) help=tr!(l, challenges.blind_help) checked={form.blind == "on"}/>
        </fieldset>
    }
}
