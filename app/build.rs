//! Turns `locales/{fr,en}/<slice>.json` into the module `i18n`. A new slice is a new pair of files, nothing else.
use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use std::{collections::BTreeSet, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let french = slices("locales/fr")?;
    if french != slices("locales/en")? {
        return Err("locales/fr and locales/en must hold the same files".into());
    }
    let options = ParseOptions::default().interpolate_display(true);
    let config = Config::new("fr")?.add_locale("en")?.add_namespaces(&french)?.parse_options(options);
    let translations = TranslationsInfos::parse(config)?;
    translations.emit_diagnostics();
    translations.generate_i18n_module(PathBuf::from(std::env::var("OUT_DIR")?).join("i18n"))?;
    Ok(())
}

fn slices(folder: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut slices = BTreeSet::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|e| e == "json")
            && let Some(stem) = path.file_stem()
        {
            slices.insert(stem.to_string_lossy().into_owned());
        }
    }
    Ok(slices)
}
