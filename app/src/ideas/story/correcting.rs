//! The form that corrects a public answer: the one an idea has, or a former one that results say.
use crate::{
    ideas::api::AddErratum,
    language::{Locale, tr},
    ui::{Form, Submit, TextArea},
    wire::Act,
};
use domain::{Moment, ideas::LONGEST_REASON};
use leptos::prelude::*;

/// Said below the answer, which stays as it is; a former one is named by its moment.
pub fn correcting(l: Locale, id: String, former: Option<Moment>, action: Act<AddErratum>) -> AnyView {
    let refused = action.was_refused();
    let answer = former.map(|at| at.0.to_string()).unwrap_or_default();
    let (label, name) = match former {
        Some(_) => (tr!(l, ideas.correct_former), format!("erratum-{answer}")),
        None => (tr!(l, ideas.add_erratum), "erratum".to_owned()),
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
