//! The server: settings, the router and its layers, jobs, static files. `main.rs` is the binary `lagon`.

/// Files of ideas, in and out.
mod attachments;
/// What can be typed after `lagon`.
pub mod command_line;
/// The verbs of the command line.
pub mod commands;
/// Settings from file, environment and flags.
pub mod config;
/// Starting the demo over.
mod demo;
/// Jury rounds as files.
mod exports;
/// What every request needs.
pub mod installation;
/// What runs beside the requests: followers, scheduler, mail.
pub mod jobs;
/// What stands in front of every request.
mod layers;
/// The accept loop.
pub mod listen;
/// The log.
pub mod log;
/// What glibc keeps.
mod memory;
/// Pages and server functions, rendered and run for whoever asks.
mod pages;
/// Pages are rendered to their end.
mod rendering;
/// The router.
pub mod router;
/// The site's files: scripts, styles, fonts.
pub mod site;
/// Answers to requests that no page answers: refused, broken, unavailable.
mod troubles;

pub use {config::Config, installation::Installation, router::router};
