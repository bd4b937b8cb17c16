//! The binary `lagon`.
use clap::Parser;
use server::{command_line::CommandLine, commands};
use std::process::ExitCode;

fn main() -> ExitCode {
    commands::run(CommandLine::parse())
}
