//! The default texts of the footer: one key per heading and paragraph, `#` for a heading, `-` for the lines of a list.
use crate::language::{Locale, tr, trn};
use domain::admin::FooterPage;
use leptos::{either::EitherOf3, prelude::*};

pub fn default_text(l: Locale, page: FooterPage, company: &str, note_months: i64) -> impl IntoView + use<> {
    let text = match page {
        FooterPage::Privacy => {
            let months = trn!(l, note_months, footer.months_1, footer.months_n);
            tr!(l, footer.privacy, company = company, months = months)
        }
        FooterPage::CodeOfUse => tr!(l, footer.code, company = company),
        FooterPage::Accessibility => tr!(l, footer.accessibility, company = company),
    };
    text.split("\n\n").map(block).collect_view()
}

fn block(block: &str) -> impl IntoView + use<> {
    if let Some(heading) = block.strip_prefix("# ") {
        EitherOf3::A(view! { <h2>{heading.to_owned()}</h2> })
    } else if block.starts_with("- ") {
        let lines = block.lines().map(|line| view! { <li>{line.trim_start_matches("- ").to_owned()}</li> }).collect_view();
        EitherOf3::B(view! { <ul>{lines}</ul> })
    } else {
        EitherOf3::C(view! { <p>{block.to_owned()}</p> })
    }
}
