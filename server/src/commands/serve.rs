//! `lagon serve`: the router and the jobs, until it is time to stop.
use super::{How, Trouble, open};
use crate::{
    Installation,
    config::{Config, Origin},
    jobs::{Jobs, mail::Post},
    listen, router,
    site::Site,
};
use backend::{Backend, people::make_set_up_code};
use tokio::net::TcpListener;

pub async fn serve(config: Config) -> Result<(), Trouble> {
    let backend = open(&config, How::Alone).await?;
    if config.demo {
        super::seed::load_demo(&backend).await?;
    }
    let demo = backend.settings().demo;
    config.allow_demo(demo)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|e| Trouble::Io(config.listen.to_string(), e))?;
    let address = listener.local_addr().map_err(|e| Trouble::Io(config.listen.to_string(), e))?;
    let origin = if config.public_url.is_some() { config.origin()? } else { Origin::of_listener(address) };
    let site = Site::of_this_binary().map_err(|e| Trouble::Io("the site's files".into(), e))?;
    let post = Post::new(origin.clone(), config.smtp.as_ref(), demo)?;
    let stop = listen::asked_to_stop().map_err(|e| Trouble::Io("signals".into(), e))?;
    announce(&config, &origin, &backend).await?;
    let jobs = Jobs::start(&backend, post, config.search_index());
    let installation = Installation::new(backend.clone(), origin, config.trusted_proxies, site);
    listen::serve(listener, router(installation), stop).await;
    tracing::info!("stopping");
    jobs.stop().await;
    backend.close().await;
    Ok(())
}

async fn announce(config: &Config, origin: &Origin, backend: &Backend) -> Result<(), Trouble> {
    println!("Lagon: {origin}");
    if config.insecure_http && !origin.keeps_secure_cookies() {
        tracing::warn!("=======================================================================");
        tracing::warn!("INSECURE: {origin} sends passwords and sessions in the clear (--insecure-http)");
        tracing::warn!("=======================================================================");
    }
    if backend.settings().demo {
        println!("The made-up company of the demo: anybody who reaches this address can step into its people.");
    } else if let Some(code) = make_set_up_code(backend).await? {
        println!("No company yet. Set it up at {origin}/set-up with the code {code}");
        tracing::info!("no company yet: set it up at {origin}/set-up with the code {code}");
    }
    Ok(())
}
