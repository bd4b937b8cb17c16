//! `lagon admin`: what whoever runs the machine may do without an account.
use super::{How, Trouble, open};
use crate::{Installation, config::Config, site::Site};
use backend::people::{create_admin, issue_session};
use domain::{Actor, people::ResetPassword};
use std::io::Read;

/// Makes an admin; a link to choose a password, or the password from standard input.
pub async fn create(config: &Config, email: &str, name: &str, password_stdin: bool) -> Result<(), Trouble> {
    let origin = config.origin()?;
    let backend = open(config, How::Beside).await?;
    let path = create_admin(&backend, email, name).await?;
    if password_stdin {
        let mut password = String::new();
        std::io::stdin().read_to_string(&mut password).map_err(|e| Trouble::Io("standard input".into(), e))?;
        let token = path.rsplit('/').next().unwrap_or_default().to_owned();
        let password = password.trim_end_matches(['\r', '\n']).to_owned();
        backend.ctx(Actor::Visitor).reset_password(ResetPassword { token, password }).await?;
        println!("{email} is an admin");
    } else {
        println!("{origin}{path}");
    }
    backend.close().await;
    Ok(())
}

/// Signs somebody in for a script: the cookie, as `name=value`.
pub async fn session(config: &Config, email: &str) -> Result<(), Trouble> {
    let origin = config.origin()?;
    let backend = open(config, How::Beside).await?;
    let token = match issue_session(&backend, email).await {
        Err(backend::Failure::NotFound) => return Err(Trouble::Said(format!("nobody here has the address {email}"))),
        issued => issued?,
    };
    let site = Site::Folder { root: Default::default(), hashes: None };
    let installation = Installation::new(backend.clone(), origin, vec![], site);
    println!("{}={token}", installation.door().cookie_name);
    backend.close().await;
    Ok(())
}
