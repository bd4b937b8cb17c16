//! A box that tells something, calm or not.
use super::Icon;
use leptos::prelude::*;

#[component]
pub fn Notice(
    /// `good`, `warn` or `bad`; a calm hint otherwise.
    #[prop(optional, into)]
    tone: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let icon = match tone {
        Some("good") => icondata::LuCircleCheck,
        Some("warn") => icondata::LuTriangleAlert,
        Some("bad") => icondata::LuCircleAlert,
        _ => icondata::LuInfo,
    };
    let role = (tone == Some("bad")).then_some("alert");
    view! {
        <div class="notice" data-tone=tone role=role>
            <Icon of=icon/>
            <p>{children()}</p>
        </div>
    }
}
