//! The form that corrects a public answer: the one an idea has, or a former one that results say.
use crate::{
    ideas::api::AddErratum,
    language::{Locale, tr},
    ui::{Form, Submit, TextArea},
    wire::Act,
};
use domain::{Moment, ideas::LONGEST_REASON};
use leptos::prelude::*;

/// Said below the answer, which stays as it is; named by its moment, so that it is none that came since.
pub fn correcting(l: Locale, id: String, answer: Moment, is_former: bool, action: Act<AddErratum>) -> AnyView {
    let refused = action.was_refused();
    let answer = answer.0.to_string();
    let (label, name) = match is_former {
        true => (tr!(l, ideas.correct_former), format!("erratum-{answer}")),
        false => (tr!(l, ideas.add_erratum), "erratum".to_owned()),
    };
    view! {
        <details class="disclosure" open=refused>
            <summary>{label}</summary>
            <Form action name class="form" only=("answer", answer)>
                <input type="hidden" name="idea" value=id/>
                <TextArea name="words" label=tr!(l, ideas.erratum) help=tr!(l, ideas.erratum_help) rows=4 most=LONGEST_REASON required=true/>
                <footer><Submit label=tr!(l, ideas.publish_erratum) kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}
