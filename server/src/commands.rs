//! The verbs of the command line.
use crate::{
    command_line::{AdminVerb, CommandLine, Verb},
    config::{Config, WrongSetting},
    log, memory,
};
use backend::{Backend, Failure, OpenError};
use std::{process::ExitCode, time::Duration};

/// Makes admins and sessions.
mod admin;
/// Copies out and in.
mod copies;
/// The fair score without the app.
mod jury;
/// Fills a database.
mod seed;
/// Serves.
mod serve;

/// How long threads that still work are waited for at the end.
const FAREWELL: Duration = Duration::from_secs(1);

/// Why a verb ended early.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    Setting(#[from] WrongSetting),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{0}")]
    Backend(Failure),
    #[error("{0}")]
    Said(String),
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Invalid(fields) => {
                let told: Vec<String> = fields.0.iter().map(|(field, problem)| format!("{field}: {problem}")).collect();
                Self::Said(told.join(", "))
            }
            other => Self::Backend(other),
        }
    }
}

impl Trouble {
    /// 2 for what was asked wrongly, 1 for what went wrong.
    fn code(&self) -> u8 {
        match self {
            Self::Setting(_) | Self::Open(OpenError::UnknownDatabase) => 2,
            Self::Open(_) | Self::Backend(_) | Self::Said(_) | Self::Io(..) => 1,
        }
    }
}

/// Does what was typed. Trouble is one line on standard error.
pub fn run(typed: CommandLine) -> ExitCode {
    if matches!(typed.verb, Verb::Serve) {
        memory::keep_little();
    }
    // Streamed pages hang on a single worker (leptos 4647).
    let workers = std::thread::available_parallelism().map_or(2, |n| n.get().max(2));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    let done = runtime.map_err(|e| Trouble::Io("threads".into(), e)).and_then(|runtime| {
        let done = runtime.block_on(obey(typed));
        // Everything is closed by now: whatever still works on an answer works for nobody.
        runtime.shutdown_timeout(FAREWELL);
        done
    });
    done.unwrap_or_else(|trouble| {
        eprintln!("lagon: {}", trouble.to_string().replace('\n', " "));
        ExitCode::from(trouble.code())
    })
}

async fn obey(typed: CommandLine) -> Result<ExitCode, Trouble> {
    let config = Config::load(typed.config.as_deref(), &typed.flags)?;
    log::start(config.log);
    match typed.verb {
        Verb::Serve => serve::serve(config).await?,
        Verb::Migrate => {
            open(&config, How::Alone).await?.close().await;
            println!("{} is up to date", without_password(&config.database()));
        }
        Verb::Seed(size) => seed::seed(config, size).await?,
        Verb::Admin(AdminVerb::Create { email, name, password_stdin }) => admin::create(&config, &email, &name, password_stdin).await?,
        Verb::Admin(AdminVerb::Session { email }) => admin::session(&config, &email).await?,
        Verb::Check => return check(&config).await,
        Verb::Rebuild => {
            let backend = open(&config, How::Alone).await?;
            let read = backend::operations::rebuild(&backend).await?;
            backend.close().await;
            println!("rebuilt from the beginning: {read} events read");
        }
        Verb::Backup { file } => copies::backup(&config, &file).await?,
        Verb::Restore { file } => copies::restore(&config, &file).await?,
        Verb::Jury(verb) => jury::obey(verb)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether a server may run at the same time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Brings the schema up to date, and is the only one to write.
    Alone,
    Beside,
}

async fn open(config: &Config, how: How) -> Result<Backend, Trouble> {
    let alone = how == How::Alone;
    Ok(Backend::open(config.backend(alone), alone).await?)
}

async fn check(config: &Config) -> Result<ExitCode, Trouble> {
    let backend = open(config, How::Beside).await?;
    let findings = backend::operations::check(&backend).await?;
    backend.close().await;
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("nothing is wrong");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(1))
}

/// A database's address, as it may be printed.
fn without_password(database: &str) -> String {
    match (database.split_once("://"), database.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => database.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn passwords_are_not_printed() {
        assert_eq!(without_password("postgres://lagon:secret@db/lagon"), "postgres://db/lagon");
        assert_eq!(without_password("sqlite://./data/lagon.db"), "sqlite://./data/lagon.db");
    }
}
