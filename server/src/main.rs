//! The binary `lagon`.
use clap::Parser;
use server::{command_line::CommandLine, commands};
use std::process::ExitCode;

fn main() -> ExitCode {
    let typed = CommandLine::parse();
    // Streamed pages hang on a single worker (leptos 4647).
    let workers = std::thread::available_parallelism().map_or(2, |n| n.get().max(2));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(commands::run(typed)),
        Err(error) => {
            eprintln!("lagon: {error}");
            ExitCode::FAILURE
        }
    }
}
