//! `lagon seed`: the demo company, or a made-up one of a given size.
use super::{How, Trouble, open, without_password};
use crate::{
    command_line::SeedSize,
    config::{Config, WrongSetting},
};
use backend::{Backend, operations};
use std::time::Instant;

pub async fn seed(config: Config, size: SeedSize) -> Result<(), Trouble> {
    let sized = size.people + size.ideas + size.votes + size.comments + size.challenges > 0;
    if config.demo == sized {
        return Err(WrongSetting("seed takes either --demo or a size: --people N --ideas N --votes N ...".into()).into());
    }
    #[expect(clippy::disallowed_methods, reason = "how long it took")]
    let started = Instant::now();
    let backend = open(&config, How::Alone).await?;
    let told = if config.demo {
        let loaded = load_demo(&backend).await?;
        if loaded { "the demo company is loaded".to_owned() } else { "the demo company is there already".to_owned() }
    } else {
        let SeedSize { people, ideas, votes, comments, challenges, random_seed } = size;
        let size = operations::Size { people, ideas, votes, comments, challenges, random_seed };
        let seeded = operations::seed(&backend, size).await.map_err(|e| Trouble::Said(e.to_string()))?;
        format!("{seeded}; sign in with: lagon admin session --email admin@seed.example")
    };
    backend.close().await;
    println!("{}: {told} ({:.1} s)", without_password(&config.database()), started.elapsed().as_secs_f64());
    Ok(())
}

/// Loads the demo where nothing is; never into a real company's database.
pub async fn load_demo(backend: &Backend) -> Result<bool, Trouble> {
    let loaded = backend::demo::load(backend).await?;
    if !operations::is_demo(backend).await? {
        return Err(Trouble::Said("this database holds a real company: the demo needs a database of its own".into()));
    }
    Ok(loaded)
}
