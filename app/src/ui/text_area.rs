//! Several lines of text to fill in: the one `<textarea>` there is. Leptos writes its children unescaped into the HTML
//! (RAWTEXT rules for an element that has RCDATA ones), so they are escaped here; in the browser they are plain text.
use super::field_frame::{Frame, count};
use crate::ON_SERVER;
use leptos::prelude::*;

#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] required: bool,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] most: Option<u32>,
    #[prop(default = 5)] rows: u32,
    #[prop(optional, into)] placeholder: Option<String>,
    /// Given, never changed here.
    #[prop(optional)]
    readonly: bool,
) -> impl IntoView {
    let value = Frame::value(&name, value);
    let typed = RwSignal::new(count(&value));
    let frame = Frame::new(&name, label, help, optional, most.map(|most| (typed, most)));
    let control = view! {
        <textarea class="text-area" id=frame.id.clone() name=name rows=rows required=required readonly=readonly placeholder=placeholder
            aria-invalid=frame.invalid() aria-describedby=frame.described_by()
            on:input:target=move |ev| typed.set(count(&ev.target().value()))>{content(&value)}</textarea>
    };
    frame.around(control.into_any())
}

/// The text as it is written between the tags.
fn content(value: &str) -> String {
    if ON_SERVER { escaped(value) } else { value.to_owned() }
}

/// Escaped for RCDATA; a first line end is doubled, since parsers drop one.
fn escaped(value: &str) -> String {
    let text = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if text.starts_with('\n') { format!("\n{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_gets_out_of_the_text_area() {
        let payload = "</textarea><script>alert(1)</script>&lt;b&gt;";
        let owner = Owner::new();
        let html = owner.with(|| view! { <TextArea name="t" label="T" value=payload/> }.to_html());
        assert_eq!(html.contains("<script>"), !ON_SERVER, "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;b&amp;gt;"), "{html}");
    }

    #[test]
    fn a_first_empty_line_survives_the_parser() {
        assert_eq!(escaped("\nb"), "\n\nb");
        assert_eq!(escaped(""), "");
    }
}
