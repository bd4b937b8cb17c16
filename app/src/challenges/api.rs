//! What the pages about challenges ask the server, and tell it.
use crate::error::AppError;
use domain::{
    challenges::{ChallengeDesk, ChallengeList, ChallengePage, PrizeForm, ResultsPage, RulesPage},
    jury::CriterionForm,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// All challenges: what runs, what comes, what is over.
#[server(endpoint = "challenges/list", input = GetUrl)]
pub async fn list() -> Result<ChallengeList, AppError> {
    crate::gateway::ask(domain::challenges::AskChallenges).await
}

/// One challenge, with a page of its entries.
#[server(endpoint = "challenges/challenge", input = GetUrl)]
pub async fn challenge(
    challenge: String,
    #[server(default)] order: String,
    #[server(default)] after: String,
) -> Result<ChallengePage, AppError> {
    let filter = domain::ideas::IdeaFilter { order, after, ..Default::default() };
    crate::gateway::ask(domain::challenges::AskChallenge { challenge: crate::gateway::id(&challenge)?, filter }).await
}

/// The rules a challenge goes by.
#[server(endpoint = "challenges/rules", input = GetUrl)]
pub async fn rules(challenge: String) -> Result<RulesPage, AppError> {
    crate::gateway::ask(domain::challenges::AskRules { challenge: crate::gateway::id(&challenge)? }).await
}

/// What a challenge came to.
#[server(endpoint = "challenges/results", input = GetUrl)]
pub async fn results(challenge: String) -> Result<ResultsPage, AppError> {
    crate::gateway::ask(domain::challenges::AskResults { challenge: crate::gateway::id(&challenge)? }).await
}

/// The form of a new challenge, from a template, or of one that is there.
#[server(endpoint = "challenges/form", input = GetUrl)]
pub async fn form(#[server(default)] challenge: String, #[server(default)] template: String) -> Result<ChallengeDesk, AppError> {
    let challenge = crate::gateway::optional_id(&challenge)?;
    crate::gateway::ask(domain::challenges::AskChallengeForm { challenge, template }).await
}

/// Create a challenge, and go on to its panel; or change one.
#[server(endpoint = "challenges/write")]
pub async fn write_challenge(
    #[server(default)] challenge: String,
    #[server(default)] title: String,
    #[server(default)] theme: String,
    #[server(default)] brief: String,
    #[server(default)] rules: String,
    #[server(default)] opens: String,
    #[server(default)] submissions_close: String,
    #[server(default)] voting_close: String,
    #[server(default)] judging_close: String,
    #[server(default)] results: String,
    #[server(default)] voting: String,
    #[server(default)] budget: String,
    #[server(default)] per_idea: String,
    #[server(default)] counts_hidden: String,
    #[server(default)] blind: String,
    #[server(default)] shortlist: String,
    #[server(default)] places: String,
    #[server(default)] per_site: String,
    #[server(default)] least: String,
    #[server(default)] entry_limit: String,
    #[server(default)] departments: Vec<String>,
    #[server(default)] sites: Vec<String>,
    #[server(default)] prizes: Vec<PrizeForm>,
) -> Result<(), AppError> {
    let challenge = crate::gateway::optional_id(&challenge)?;
    let form = domain::challenges::ChallengeForm {
        title,
        theme,
        brief,
        rules,
        opens,
        submissions_close,
        voting_close,
        judging_close,
        results,
        voting,
        budget,
        per_idea,
        counts_hidden,
        blind,
        shortlist,
        places,
        per_site,
        least,
        entry_limit,
        departments,
        sites,
        prizes,
    };
    let written = crate::gateway::run(domain::challenges::WriteChallenge { challenge, form }).await?;
    if challenge.is_none() {
        crate::gateway::go_to(&crate::routes::edit_challenge(written));
    }
    Ok(())
}

/// Give a challenge up, with a reason.
#[server(endpoint = "challenges/cancel")]
pub async fn cancel_challenge(challenge: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::challenges::CancelChallenge { challenge: crate::gateway::id(&challenge)?, reason }).await
}

/// Publish the results where no jury is asked; one answer for all entries that have none.
#[server(endpoint = "challenges/publish")]
pub async fn publish_results(
    challenge: String,
    #[server(default)] verdict: String,
    #[server(default)] reason: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    let challenge = crate::gateway::id(&challenge)?;
    crate::gateway::run(domain::challenges::PublishResults { challenge, verdict, reason, until }).await
}

/// Set who hosts a challenge.
#[server(endpoint = "challenges/name_hosts")]
pub async fn name_hosts(challenge: String, #[server(default)] hosts: Vec<String>) -> Result<(), AppError> {
    crate::gateway::run(domain::challenges::NameHosts { challenge: crate::gateway::id(&challenge)?, hosts }).await
}

/// Set who judges, who presides, and who stands in.
#[server(endpoint = "challenges/seat_panel")]
pub async fn seat_panel(
    challenge: String,
    #[server(default)] chair: String,
    #[server(default)] deputy: String,
    #[server(default)] jurors: Vec<String>,
) -> Result<(), AppError> {
    let form = domain::jury::PanelForm { chair, deputy, jurors };
    crate::gateway::run(domain::jury::SeatPanel { challenge: crate::gateway::id(&challenge)?, form }).await
}

/// Replace what the jury looks at by a template, and show it.
#[server(endpoint = "challenges/start_rubric")]
pub async fn start_rubric(challenge: String, #[server(default)] template: String) -> Result<Vec<CriterionForm>, AppError> {
    crate::gateway::run(domain::jury::StartRubric { challenge: crate::gateway::id(&challenge)?, template }).await
}

/// Set what the jury looks at.
#[server(endpoint = "challenges/write_rubric")]
pub async fn write_rubric(challenge: String, #[server(default)] criteria: Vec<CriterionForm>) -> Result<(), AppError> {
    let form = domain::jury::RubricForm { criteria };
    crate::gateway::run(domain::jury::WriteRubric { challenge: crate::gateway::id(&challenge)?, form }).await
}
