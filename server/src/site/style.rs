//! The style sheet. A browser that comes for the first time gets it within the document, so that nothing is drawn after a
//! second request only; it fetches the file meanwhile, and its cookie says so from then on.
use super::Site;
use std::{fs, sync::Arc};

/// The style sheet of this build.
#[derive(Clone, Default)]
pub struct Style {
    /// Its name among the site's files, with the hash of its content.
    name: String,
    text: Option<Arc<str>>,
}

impl Style {
    pub fn of(site: &Site) -> Self {
        let options = site.options();
        let hashes = if options.hash_files { fs::read_to_string(&*options.hash_file).unwrap_or_default() } else { String::new() };
        let hash = hashes.lines().find_map(|line| line.trim().strip_prefix("css:")).map(str::trim);
        let name = hash.map_or_else(|| "lagon.css".to_owned(), |hash| format!("lagon.{hash}.css"));
        let text = site.read_now(&format!("pkg/{name}")).and_then(|file| String::from_utf8(file.to_vec()).ok());
        // What would end the element early stays outside.
        let text = text.filter(|text| hash.is_some() && !text.to_ascii_lowercase().contains("</style")).map(Arc::from);
        Self { name, text }
    }

    /// As the document needs it; `known` is what the browser says it has.
    pub fn for_document(&self, known: Option<&str>) -> app::shell::Style {
        let text = if known == Some(self.name.as_str()) { None } else { self.text.clone() };
        app::shell::Style { href: format!("/pkg/{}", self.name), text }
    }

    pub fn name(&self) -> &str {
        &self.name
    }
}
