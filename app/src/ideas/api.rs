//! What the pages about ideas ask the server, and tell it.
use crate::error::AppError;
use domain::ideas::{HostDesk, IdeaDesk, IdeaFacets, IdeaList, IdeaPage, Written};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// A page of the list, as its address asks for it.
#[server(endpoint = "ideas/list", input = GetUrl)]
pub async fn list_ideas(
    #[server(default)] q: String,
    #[server(default)] stage: String,
    #[server(default)] challenge: String,
    #[server(default)] channel: String,
    #[server(default)] tag: String,
    #[server(default)] department: String,
    #[server(default)] mine: String,
    #[server(default)] followed: String,
    #[server(default)] order: String,
    #[server(default)] after: String,
) -> Result<IdeaList, AppError> {
    let filter = domain::ideas::IdeaFilter { q, stage, challenge, channel, tag, department, mine, followed, order, after };
    crate::gateway::ask(domain::ideas::AskIdeas { filter }).await
}

/// What the list can be filtered by.
#[server(endpoint = "ideas/facets", input = GetUrl)]
pub async fn facets() -> Result<IdeaFacets, AppError> {
    crate::gateway::ask(domain::ideas::AskFacets).await
}

/// One idea, whole.
#[server(endpoint = "ideas/idea", input = GetUrl)]
pub async fn idea(idea: String) -> Result<IdeaPage, AppError> {
    crate::gateway::ask(domain::ideas::AskIdea { idea: crate::gateway::id(&idea)? }).await
}

/// The form of a new idea, of a draft, or of an open idea.
#[server(endpoint = "ideas/form", input = GetUrl)]
pub async fn writing_desk(#[server(default)] idea: String, #[server(default)] challenge: String) -> Result<IdeaDesk, AppError> {
    let (idea, challenge) = (crate::gateway::optional_id(&idea)?, crate::gateway::optional_id(&challenge)?);
    crate::gateway::ask(domain::ideas::AskIdeaForm { idea, challenge }).await
}

/// Keep what is written (`save`), or submit it (`submit`).
#[server(endpoint = "ideas/write")]
pub async fn write_idea(
    #[server(default)] idea: String,
    #[server(default)] version: String,
    #[server(default)] challenge: String,
    #[server(default)] title: String,
    #[server(default)] one_liner: String,
    #[server(default)] problem: String,
    #[server(default)] audience: String,
    #[server(default)] proposal: String,
    #[server(default)] channels: Vec<String>,
    #[server(default)] budget_low: String,
    #[server(default)] budget_high: String,
    #[server(default)] impact_metric: String,
    #[server(default)] impact_baseline: String,
    #[server(default)] impact_target: String,
    #[server(default)] impact_by: String,
    #[server(default)] tags: String,
    #[server(default)] name_hidden: String,
    #[server(default)] intent: String,
) -> Result<Written, AppError> {
    let form = domain::ideas::IdeaForm {
        title,
        one_liner,
        problem,
        audience,
        proposal,
        channels,
        budget_low,
        budget_high,
        impact_metric,
        impact_baseline,
        impact_target,
        impact_by,
        tags,
        name_hidden,
    };
    crate::gateway::write_idea(&idea, &version, &challenge, form, &intent).await
}

/// Withdraw my idea.
#[server(endpoint = "ideas/withdraw")]
pub async fn withdraw_idea(idea: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::WithdrawIdea { idea: crate::gateway::id(&idea)?, reason }).await
}

/// Show who wrote my idea, for good.
#[server(endpoint = "ideas/show_names")]
pub async fn show_names(idea: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::ShowNames { idea: crate::gateway::id(&idea)? }).await
}

/// As an admin: read the hidden names of an idea, for a reason that its authors read.
#[server(endpoint = "ideas/read_names")]
pub async fn read_names(idea: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::ReadNames { idea: crate::gateway::id(&idea)?, reason }).await
}

/// Throw a draft of mine away.
#[server(endpoint = "ideas/discard")]
pub async fn discard_draft(idea: String) -> Result<(), AppError> {
    crate::gateway::run_and_go(domain::ideas::DiscardDraft { idea: crate::gateway::id(&idea)? }, crate::routes::MY_IDEAS).await
}

/// As a host: open what is in review to everybody.
#[server(endpoint = "ideas/open")]
pub async fn open_idea(idea: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::OpenIdea { idea: crate::gateway::id(&idea)? }).await
}

/// As a host: ask its author for changes before it opens.
#[server(endpoint = "ideas/return")]
pub async fn return_idea(idea: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::ReturnIdea { idea: crate::gateway::id(&idea)?, reason }).await
}

/// As a host: put an idea into another one that says the same; `into` is the address of that one.
#[server(endpoint = "ideas/merge")]
pub async fn merge_idea(idea: String, #[server(default)] into: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::MergeIdea { idea: crate::gateway::id(&idea)?, into, reason }).await.map(|_| ())
}

/// As a host: part an idea from the one it was put into.
#[server(endpoint = "ideas/part")]
pub async fn part_idea(idea: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::PartIdea { idea: crate::gateway::id(&idea)? }).await
}

/// As a host: choose an idea for the jury, or take it back.
#[server(endpoint = "ideas/shortlist")]
pub async fn shortlist_idea(idea: String, #[server(default)] on: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::Shortlist { idea: crate::gateway::id(&idea)?, on: on == "on", reason }).await
}

/// As a host: ask the authors of a shortlisted idea to complete it; `helper` is a name or a mail address, empty for myself.
#[server(endpoint = "ideas/ask_completion")]
pub async fn ask_completion(idea: String, #[server(default)] until: String, #[server(default)] helper: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::AskCompletion { idea: crate::gateway::id(&idea)?, until, helper }).await
}

/// As a host: choose one idea beside those that supports choose.
#[server(endpoint = "ideas/favourite")]
pub async fn choose_favourite(idea: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::ChooseFavourite { idea: crate::gateway::id(&idea)?, reason }).await
}

/// Put an answered idea away, or take it out again.
#[server(endpoint = "ideas/archive")]
pub async fn archive_idea(idea: String, #[server(default)] on: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::ArchiveIdea { idea: crate::gateway::id(&idea)?, on: on == "on", reason }).await
}

/// Follow somebody else's idea, or no longer; whether I do now.
#[server(endpoint = "ideas/follow")]
pub async fn follow_idea(idea: String, #[server(default)] on: String) -> Result<bool, AppError> {
    crate::gateway::run(domain::ideas::FollowIdea { idea: crate::gateway::id(&idea)?, on: on == "on" }).await
}

/// Ask a colleague to be an author of my idea too; `who` is a name or a mail address.
#[server(endpoint = "ideas/invite_co_author")]
pub async fn invite_co_author(idea: String, #[server(default)] who: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::InviteCoAuthor { idea: crate::gateway::id(&idea)?, who }).await
}

/// Say yes or no to being an author.
#[server(endpoint = "ideas/answer_invitation")]
pub async fn answer_invitation(idea: String, #[server(default)] accept: String) -> Result<(), AppError> {
    let answer = domain::ideas::AnswerInvitation { idea: crate::gateway::id(&idea)?, accept: accept == "on" };
    if answer.accept {
        return crate::gateway::run(answer).await.map(|_| ());
    }
    // Who said no may not read it any more.
    crate::gateway::run_and_go(answer, crate::routes::HOME).await.map(|_| ())
}

/// Take back what I asked a colleague.
#[server(endpoint = "ideas/take_back_invitation")]
pub async fn take_back_invitation(idea: String, #[server(default)] person: String) -> Result<(), AppError> {
    let (idea, person) = (crate::gateway::id(&idea)?, crate::gateway::id(&person)?);
    crate::gateway::run(domain::ideas::TakeBackInvitation { idea, person }).await
}

/// Be an author no more.
#[server(endpoint = "ideas/leave")]
pub async fn leave_idea(idea: String) -> Result<(), AppError> {
    crate::gateway::run_and_go(domain::ideas::LeaveIdea { idea: crate::gateway::id(&idea)? }, crate::routes::MY_IDEAS).await
}

/// Colleagues whose name holds what was typed.
#[server(endpoint = "ideas/colleagues", input = GetUrl)]
pub async fn find_colleagues(#[server(default)] q: String) -> Result<Vec<domain::ideas::Colleague>, AppError> {
    crate::gateway::ask(domain::ideas::AskColleagues { q }).await
}

/// As a host: answer an idea that no jury will see.
#[server(endpoint = "ideas/answer")]
pub async fn answer_idea(
    idea: String,
    #[server(default)] verdict: String,
    #[server(default)] reason: String,
    #[server(default)] until: String,
    #[server(default)] change: String,
) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::AnswerIdea { idea: crate::gateway::id(&idea)?, verdict, reason, until, change }).await
}

/// Correct what the public answer of an idea says, or a former one named by its moment in microseconds; the answer itself
/// stays as it is.
#[server(endpoint = "ideas/add_erratum")]
pub async fn add_erratum(idea: String, #[server(default)] answer: String, #[server(default)] words: String) -> Result<(), AppError> {
    let answer = match answer.as_str() {
        "" => None,
        micros => Some(domain::Moment(micros.parse().map_err(|_| AppError::BadRequest)?)),
    };
    crate::gateway::run(domain::ideas::AddErratum { idea: crate::gateway::id(&idea)?, answer, words }).await
}

/// Take an idea of mine up again: a new draft with its text, and on to it.
#[server(endpoint = "ideas/take_up")]
pub async fn take_up(idea: String) -> Result<(), AppError> {
    let draft = crate::gateway::run(domain::ideas::TakeUp { idea: crate::gateway::id(&idea)? }).await?;
    crate::gateway::go_to(&crate::routes::edit_idea(draft));
    Ok(())
}

/// Ask that somebody else looks at the answer to my idea again; once.
#[server(endpoint = "ideas/ask_second_look")]
pub async fn ask_second_look(idea: String, #[server(default)] words: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::AskSecondLook { idea: crate::gateway::id(&idea)?, words }).await
}

/// Look again at an answer that somebody else gave: `outcome` is `kept` or `reopened`.
#[server(endpoint = "ideas/give_second_look")]
pub async fn give_second_look(idea: String, #[server(default)] outcome: String, #[server(default)] reply: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::GiveSecondLook { idea: crate::gateway::id(&idea)?, outcome, reply }).await
}

/// As a host: ideas of a challenge by stage.
#[server(endpoint = "ideas/board", input = GetUrl)]
pub async fn host_board(#[server(default)] challenge: String) -> Result<domain::ideas::Board, AppError> {
    crate::gateway::ask(domain::ideas::AskBoard { challenge: crate::gateway::optional_id(&challenge)? }).await
}

/// As a host: what waits for my answer.
#[server(endpoint = "ideas/host_desk", input = GetUrl)]
pub async fn answering_desk() -> Result<HostDesk, AppError> {
    crate::gateway::ask(domain::ideas::AskHostDesk).await
}
