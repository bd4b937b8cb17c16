//! Publishing the results where no jury is asked: one answer for every entry that has none, or only a question before it
//! happens.
use crate::{
    challenges::api::PublishResults,
    language::{Locale, tr, trn},
    ui::{Dialog, Field, Form, Pick, Submit, TextArea, verdict},
    wire::Act,
};
use domain::{challenges::ChallengePage, ideas::LONGEST_REASON, jury::Verdict};
use leptos::prelude::*;

/// The dialog's place on the page.
pub const PUBLISH: &str = "publish-results";

/// What an entry is told that no jury saw.
const VERDICTS: [Verdict; 3] = [Verdict::KeptOpen, Verdict::Deferred, Verdict::Declined];

/// After a refusal without JavaScript the dialog stands open in the page, with what is wrong.
pub fn dialog(l: Locale, page: &ChallengePage, waiting: i64, action: Act<PublishResults>) -> AnyView {
    let words = match (waiting, page.entry_count) {
        (0, 0) => tr!(l, challenges.publish_empty).to_owned(),
        (0, _) => tr!(l, challenges.publish_words).to_owned(),
        (n, _) => trn!(l, n, challenges.publish_rest_1, challenges.publish_rest_n),
    };
    let prizes = i64::try_from(page.prizes.len()).unwrap_or_default();
    let unawarded = (prizes > 0).then(|| trn!(l, prizes, challenges.unawarded_1, challenges.unawarded_n));
    let id = page.id.to_string();
    view! {
        <Dialog id=PUBLISH title=tr!(l, challenges.publish_title) open=action.was_refused()>
            <Form action name="publish" class="form decision-form" only=("challenge", id)>
                <p>{words}</p>
                {unawarded.map(|words| view! { <p>{words}</p> })}
                {(waiting > 0).then(|| answer(l))}
                <footer><Submit label=tr!(l, challenges.publish) kind="primary"/></footer>
            </Form>
        </Dialog>
    }
    .into_any()
}

fn answer(l: Locale) -> impl IntoView {
    let options = VERDICTS.map(|of| (of.name().to_owned(), verdict(l, of).to_owned(), of == Verdict::KeptOpen));
    view! {
        <Pick name="verdict" label=tr!(l, jury.verdict) options=options.to_vec()/>
        <TextArea name="reason" label=tr!(l, jury.reason) help=tr!(l, jury.answer_reason_help) rows=4 most=LONGEST_REASON required=true/>
        <div class="when-deferred">
            <Field name="until" label=tr!(l, jury.until) kind="date" size="short" help=tr!(l, jury.until_help)/>
        </div>
    }
}
