//! The log: for people or as JSON, on standard error. Bodies, queries and addresses never appear in it.
use crate::config::LogFormat;
use std::io::{IsTerminal, stderr};
use tracing_subscriber::{EnvFilter, fmt};

/// Starts the log; `RUST_LOG` chooses what is in it.
pub fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn"));
    let log = fmt().with_env_filter(filter).with_writer(stderr).with_target(false).with_ansi(stderr().is_terminal());
    // A second start, in tests, keeps the first.
    let _ = match format {
        LogFormat::Human => log.try_init(),
        LogFormat::Json => log.json().with_current_span(true).with_span_list(false).try_init(),
    };
}
