//! One decision on a page of its own: where links lead without JavaScript, and from a message to a colleague.
use super::{
    api,
    decisions::{Decision, placed},
};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Icon, Page, loaded},
    wire::Asked,
};
use domain::jury::DecisionDesk;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct JuryDecisionPage {
    desk: Asked<DecisionDesk>,
}

impl Page for JuryDecisionPage {
    fn data() -> Self {
        let params = use_params_map();
        Self { desk: Asked::new(move || api::Decision { pitch: params.with(|params| params.get("pitch").unwrap_or_default()) }) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.desk, |desk| show(locale(), desk))
    }
}

fn show(l: Locale, desk: DecisionDesk) -> AnyView {
    let title = placed(l, &desk.row);
    let (round, challenge) = (desk.round, desk.title.clone());
    view! {
        <Column title=title.clone() narrow=true>
            <header class="page-head">
                <p class="eyebrow">
                    <a href=routes::round(round)><Icon of=icondata::LuArrowLeft/> " " {tr!(l, jury.back_to_round)}</a>
                    <span>{challenge}</span>
                </p>
                <h1>{title}</h1>
            </header>
            <div class="stack"><Decision desk/></div>
        </Column>
    }
    .into_any()
}
