//! Coming in and going out: each way ends with a cookie and a redirect, or with a reason.
use super::{
    door::{self, caller, device},
    go_to, request, run, tell,
};
use crate::{error::AppError, routes};
use domain::people::{AskReset, ChangePassword, FoundCompany, Join, ProveAddress, ResetPassword, SignIn, SignOut, StepInto};

pub async fn sign_in(email: String, password: String, next: &str) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    let token = ctx.sign_in(SignIn { email, password, device: device(), from: caller() }).await.map_err(|f| tell(f, &telling))?;
    come_in(&token, next);
    Ok(())
}

/// In the demo: becomes the person on a card.
pub async fn step_into(person: domain::PersonId) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    let token = ctx.step_into(StepInto { person, device: device() }).await.map_err(|f| tell(f, &telling))?;
    come_in(&token, routes::HOME);
    Ok(())
}

pub async fn found_company(company: FoundCompany) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    let token = ctx.found_company(company, device()).await.map_err(|f| tell(f, &telling))?;
    come_in(&token, routes::ADMIN);
    Ok(())
}

pub async fn join(joining: Join) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    let token = ctx.join(Join { device: device(), ..joining }).await.map_err(|f| tell(f, &telling))?;
    come_in(&token, routes::HOME);
    Ok(())
}

/// Asks for a mail that proves an address; says the same whether it has an account or not.
pub async fn prove_address(form: ProveAddress) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    let sent = routes::join_sent(&form.token);
    ctx.prove_address(ProveAddress { from: caller(), ..form }).await.map_err(|f| tell(f, &telling))?;
    go_to(&sent);
    Ok(())
}

/// Asks for a link to set a new password; says the same whether the address is known or not.
pub async fn ask_reset(email: String) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    ctx.ask_reset(AskReset { email, from: caller() }).await.map_err(|f| tell(f, &telling))?;
    go_to(routes::RESET_SENT);
    Ok(())
}

pub async fn reset_password(reset: ResetPassword) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    ctx.reset_password(reset).await.map_err(|f| tell(f, &telling))?;
    go_to(routes::SIGN_IN);
    Ok(())
}

pub async fn change_password(change: ChangePassword) -> Result<(), AppError> {
    let (ctx, telling) = request()?;
    ctx.change_password(change).await.map_err(|f| tell(f, &telling))
}

/// Ends this session; whoever has none any more is led out all the same.
pub async fn sign_out() -> Result<(), AppError> {
    let ended = run(SignOut).await.map(|_| ());
    door::close();
    go_to(routes::SIGN_IN);
    match ended {
        Err(AppError::SignedOut) => Ok(()),
        ended => ended,
    }
}

fn come_in(token: &str, next: &str) {
    door::open(token);
    go_to(next);
}
