//! Why something did not happen. Closed: what the rules refused, what a form got wrong, and what broke.
use domain::{FieldErrors, Refusal, ideas::IdeaForm};

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    #[error("invalid: {0:?}")]
    Invalid(FieldErrors),
    /// Also for what the actor may not know to exist.
    #[error("not found")]
    NotFound,
    #[error("signed out")]
    SignedOut,
    /// Somebody else wrote in between: the version they wrote and their text.
    #[error("conflict with version {version}")]
    Conflict { version: i64, theirs: Box<IdeaForm> },
    #[error("too many attempts")]
    TooMany,
    /// The database does not answer.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// What nobody expected; logged with a reference, never shown.
    #[error("unexpected: {0}")]
    Unexpected(String),
    /// Two transactions met; the gate repeats the command.
    #[error("serialisation failure")]
    Again,
}

impl From<FieldErrors> for Failure {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl Failure {
    /// Whether the transaction ended for a reason that people caused, so that its connection is sound.
    pub(crate) fn is_an_answer(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Invalid(_) | Self::NotFound | Self::SignedOut | Self::Conflict { .. } | Self::TooMany => true,
            Self::Unavailable(_) | Self::Unexpected(_) | Self::Again => false,
        }
    }
}
