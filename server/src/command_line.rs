//! What can be typed after `lagon`.
use crate::config::LogFormat;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Serialize;
use std::{net::SocketAddr, path::PathBuf};

/// Lagon: a company's internal arena for marketing ideas.
#[derive(Debug, Parser)]
#[command(name = "lagon", version, about, arg_required_else_help = true)]
pub struct CommandLine {
    /// A TOML file with settings (default: ./lagon.toml, where there is one).
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub flags: Flags,
    #[command(subcommand)]
    pub verb: Verb,
}

/// Flags that override the file and the environment.
#[derive(Clone, Debug, Default, Args, Serialize)]
pub struct Flags {
    /// sqlite://path/to/file.db or postgres://user@host/name
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// human or json
    #[arg(long, global = true, value_enum)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<LogFormat>,
    /// Connections to the database that read
    #[arg(long, global = true, value_name = "N")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connections: Option<u32>,
    /// A folder for the search index (default: beside the database file, else ./data/search)
    #[arg(long, global = true, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_index: Option<PathBuf>,
    /// The address people reach Lagon at
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Accept an http:// address that isn't this machine
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "is_off")]
    pub insecure_http: bool,
    /// The address to listen on
    #[arg(long, global = true, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// The demo company, in a database of its own
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "is_off")]
    pub demo: bool,
    /// Serve the demo on an address that others reach
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "is_off")]
    pub force_demo: bool,
}

fn is_off(flag: &bool) -> bool {
    !flag
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Brings the database up to date and serves
    Serve,
    /// Brings the database up to date
    Migrate,
    /// Fills a database: the demo company (--demo), or a made-up one of a given size
    Seed(SeedSize),
    /// What only whoever runs the machine may do
    #[command(subcommand)]
    Admin(AdminVerb),
    /// Looks for what is wrong in the data; exit code 1 when something is
    Check,
    /// Writes anew what follows from the events: points, standings, notices
    Rebuild,
    /// Writes a copy of the database into a file and checks it
    Backup { file: PathBuf },
    /// Puts a backup in the database's place; Lagon must not be running
    Restore { file: PathBuf },
    /// The fair score, for scores from anywhere
    #[command(subcommand)]
    Jury(JuryVerb),
}

#[derive(Debug, Subcommand)]
pub enum JuryVerb {
    /// Ranks the scores of a CSV file with the columns juror, pitch, criterion, score: severe and lenient jurors made equal,
    /// with 90% intervals
    Rank {
        file: PathBuf,
        /// What each criterion weighs; all the same without it
        #[arg(long, value_name = "CRITERION=W,...")]
        weights: Option<String>,
        /// The lowest and highest score, to be told as 0 to 100; scores stay as they are without it
        #[arg(long, value_name = "LOW..HIGH")]
        scale: Option<String>,
        /// How many can be funded: gives the probability of being among them
        #[arg(long, value_name = "P")]
        funded: Option<usize>,
        #[arg(long, value_enum, default_value_t = RankingFormat::Table)]
        format: RankingFormat,
    },
    /// How many jurors does it take? Lets juries sit that never sat, and says how sure they are
    Plan(JuryPlan),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RankingFormat {
    Csv,
    Json,
    Table,
}

/// A jury that has yet to sit.
#[derive(Clone, Copy, Debug, Args)]
pub struct JuryPlan {
    #[arg(long, value_name = "N")]
    pub pitches: usize,
    #[arg(long, value_name = "M")]
    pub jurors: usize,
    /// How many jurors see each pitch
    #[arg(long, value_name = "K")]
    pub per_pitch: usize,
    /// How many can be funded (default: a fifth of the pitches)
    #[arg(long, value_name = "P")]
    pub funded: Option<usize>,
    /// How much pitches differ: a standard deviation on a scale of 100
    #[arg(long, default_value_t = 10.0, value_name = "SD")]
    pub quality: f64,
    /// How much jurors differ in severity
    #[arg(long, default_value_t = 10.0, value_name = "SD")]
    pub severity: f64,
    /// How much a juror's score differs from what they would give on average
    #[arg(long, default_value_t = 8.0, value_name = "SD")]
    pub noise: f64,
    /// The same number makes the same juries
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub random_seed: u64,
}

/// How much to make up.
#[derive(Clone, Copy, Debug, Args)]
pub struct SeedSize {
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub people: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub ideas: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub votes: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub comments: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub challenges: u32,
    /// The same number makes the same company
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub random_seed: u64,
}

#[derive(Debug, Subcommand)]
pub enum AdminVerb {
    /// Makes an admin, or makes somebody one, and prints a link to choose a password
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        /// Read the password from standard input instead of printing a link
        #[arg(long)]
        password_stdin: bool,
    },
    /// Signs somebody in for a script and prints the cookie; they see it among their sessions
    Session {
        #[arg(long)]
        email: String,
    },
}
