//! Why something did not happen, as it crosses the wire: closed, so that nothing is told that should not be, and each
//! case has its sentence in both languages.
use crate::language::{Locale, tr};
use domain::{FieldErrors, Refusal, ideas::IdeaForm, ids::UnknownId};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// The sentences for what a field got wrong.
mod problems;
/// The sentences for what the rules refuse.
mod refusals;

pub use {problems::problem, refusals::refusal};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// The rules said no.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Fields that need another look.
    #[error("invalid fields")]
    Invalid(FieldErrors),
    /// There is nothing, or nothing this person may know of.
    #[error("not found")]
    NotFound,
    #[error("signed out")]
    SignedOut,
    /// Somebody else wrote in between.
    #[error("conflict with version {version}")]
    Conflict { version: i64, theirs: Box<IdeaForm> },
    #[error("too many attempts")]
    TooMany,
    /// The database does not answer; the log knows more under the reference.
    #[error("unavailable, reference {reference}")]
    Unavailable { reference: String },
    /// What nobody expected; the log knows more under the reference.
    #[error("unexpected, reference {reference}")]
    Unexpected { reference: String },
    /// The request came from another site.
    #[error("from another site")]
    CrossSite,
    /// Arguments that can't be read.
    #[error("bad request")]
    BadRequest,
    /// More than a request may hold.
    #[error("too large")]
    TooLarge,
    /// This tab is older than the server.
    #[error("outdated")]
    Outdated,
    /// The network is gone.
    #[error("offline")]
    Offline,
}

impl AppError {
    /// Its HTTP status (RFC 9110).
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(_) | Self::CrossSite => 403,
            Self::Invalid(_) => 422,
            Self::NotFound => 404,
            Self::SignedOut => 401,
            Self::Conflict { .. } => 409,
            Self::TooMany => 429,
            Self::Unavailable { .. } => 503,
            Self::Unexpected { .. } => 500,
            Self::BadRequest | Self::Outdated | Self::Offline => 400,
            Self::TooLarge => 413,
        }
    }

    /// The server can't be reached now: what was sent is worth another try.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::Offline | Self::Unavailable { .. })
    }

    /// The fields that need another look, if any.
    pub fn fields(&self) -> Option<&FieldErrors> {
        match self {
            Self::Invalid(fields) => Some(fields),
            Self::Refused(_)
            | Self::NotFound
            | Self::SignedOut
            | Self::Conflict { .. }
            | Self::TooMany
            | Self::Unavailable { .. }
            | Self::Unexpected { .. }
            | Self::CrossSite
            | Self::BadRequest
            | Self::TooLarge
            | Self::Outdated
            | Self::Offline => None,
        }
    }

    /// The sentence people read.
    pub fn sentence(&self, l: Locale) -> String {
        match self {
            Self::Refused(why) => refusal(l, *why).to_owned(),
            Self::Invalid(_) => tr!(l, errors.invalid).to_owned(),
            Self::NotFound => tr!(l, errors.not_found).to_owned(),
            Self::SignedOut => tr!(l, errors.signed_out).to_owned(),
            Self::Conflict { .. } => tr!(l, errors.conflict).to_owned(),
            Self::TooMany => tr!(l, errors.too_many).to_owned(),
            Self::Unavailable { reference } => tr!(l, errors.unavailable, reference = reference),
            Self::Unexpected { reference } => tr!(l, errors.unexpected, reference = reference),
            Self::CrossSite => tr!(l, errors.cross_site).to_owned(),
            Self::BadRequest => tr!(l, errors.bad_request).to_owned(),
            Self::TooLarge => tr!(l, errors.too_large).to_owned(),
            Self::Outdated => tr!(l, errors.outdated).to_owned(),
            Self::Offline => tr!(l, errors.offline).to_owned(),
        }
    }
}

impl From<UnknownId> for AppError {
    fn from(_: UnknownId) -> Self {
        Self::NotFound
    }
}

/// What goes wrong around a server function: its texts stay here.
impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Serialization(_) => Self::BadRequest,
            ServerFnErrorErr::Deserialization(_) | ServerFnErrorErr::Registration(_) | ServerFnErrorErr::UnsupportedRequestMethod(_) => {
                Self::Outdated
            }
            ServerFnErrorErr::ServerError(_) | ServerFnErrorErr::MiddlewareError(_) | ServerFnErrorErr::Response(_) => {
                Self::Unexpected { reference: String::new() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_back_as_they_went() {
        let invalid = AppError::Invalid(FieldErrors::one("title", domain::Problem::TooLong { most: 120 }));
        for error in [AppError::Refused(Refusal::OwnIdea), invalid, AppError::NotFound] {
            assert_eq!(AppError::de(error.ser()), error);
        }
    }

    #[test]
    fn texts_from_around_a_server_function_never_cross() {
        let error = AppError::from_server_fn_error(ServerFnErrorErr::Args("SELECT secret".into()));
        assert!(!String::from_utf8_lossy(&error.ser()).contains("secret"));
    }
}
