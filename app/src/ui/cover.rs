//! A picture drawn from a title, so that no card is bare. Its scene, light and side follow from the words.
use domain::text;
use leptos::prelude::*;

/// The scenes as they are drawn.
mod scenes;

use scenes::SCENES;

#[component]
pub fn Cover(
    #[prop(into)] title: String,
    /// `band` or `thumb`.
    #[prop(optional, into)]
    shape: Option<&'static str>,
    /// Another light than the title's, 0 to 11.
    #[prop(optional, into)]
    hue: Option<u8>,
    /// Another scene than the title's, 0 to 5.
    #[prop(optional, into)]
    motif: Option<u8>,
) -> impl IntoView {
    let hash = text::fnv(title.as_bytes());
    let motif = usize::from(motif.unwrap_or_else(|| u8::try_from(hash / 12 % 6).unwrap_or_default())) % SCENES.len();
    let hue = hue.unwrap_or_else(|| text::hue(&title));
    let flip = (hash / 72).is_multiple_of(2).then_some("");
    view! {
        <svg class="cover" data-hue=hue.to_string() data-motif=motif.to_string() data-shape=shape data-flip=flip viewBox="0 0 320 200"
            preserveAspectRatio="xMidYMid slice" aria-hidden="true" inner_html=SCENES[motif]></svg>
    }
}
