//! Files as readers see them: previews that lead to the whole picture, documents to take away. Addresses of files are no
//! pages: the browser fetches them itself.
use super::words::kind_and_size;
use crate::{language::Locale, routes, ui::Icon};
use domain::attachments::Attachment;
use leptos::prelude::*;

/// Pictures first, then documents; nothing where there are none.
pub fn shown(l: Locale, files: &[Attachment]) -> AnyView {
    let (pictures, documents): (Vec<&Attachment>, Vec<&Attachment>) = files.iter().partition(|file| file.kind.is_picture());
    let pictures = (!pictures.is_empty()).then(|| {
        let pictures = pictures.into_iter().map(|file| view! { <li>{picture(file)}</li> }).collect_view();
        view! { <ul class="attached-pictures">{pictures}</ul> }
    });
    let documents = (!documents.is_empty()).then(|| {
        let documents = documents.into_iter().map(|file| view! { <li>{document(l, file)}</li> }).collect_view();
        view! { <ul class="attached-documents">{documents}</ul> }
    });
    view! { {pictures} {documents} }.into_any()
}

/// A preview; where it leads is its name.
pub fn picture(file: &Attachment) -> AnyView {
    let (width, height) = file.dots.unzip();
    view! {
        <a href=routes::file(file.id) rel="external" title=file.name.clone()>
            <img src=routes::preview(file.id) alt=file.name.clone() width=width height=height loading="lazy" decoding="async"/>
        </a>
    }
    .into_any()
}

/// A document: its name, what it is, how large.
pub fn document(l: Locale, file: &Attachment) -> AnyView {
    view! {
        <a href=routes::file(file.id) rel="external" download="">
            <Icon of=icondata::LuFileText/>
            <span><b>{file.name.clone()}</b> " " <span class="soft small">{kind_and_size(l, file)}</span></span>
        </a>
    }
    .into_any()
}
