//! `lagon jury`: the fair score for any organiser, without the app.
use super::Trouble;
use crate::{
    command_line::{JuryVerb, RankingFormat},
    config::WrongSetting,
};
use std::path::Path;

/// How sure a jury of a given size will be.
mod plan;
/// A ranking on paper.
mod print;
/// Scores become a ranking.
mod ranking;
/// Scores out of a CSV file, or what is wrong with it.
mod read;

pub fn obey(verb: JuryVerb) -> Result<(), Trouble> {
    match verb {
        JuryVerb::Rank { file, weights, scale, funded, format } => rank(&file, weights.as_deref(), scale.as_deref(), funded, format),
        JuryVerb::Plan(asked) => plan::plan(&asked),
    }
}

fn rank(file: &Path, weights: Option<&str>, scale: Option<&str>, funded: Option<usize>, format: RankingFormat) -> Result<(), Trouble> {
    let weights = weights.map(read::weights).transpose()?;
    let scale = scale.map(read::scale).transpose()?;
    let bytes = std::fs::read(file).map_err(|e| Trouble::Io(file.display().to_string(), e))?;
    let sheet = read::sheet(&bytes, weights.as_deref(), scale).map_err(|what| Trouble::Said(format!("{}: {what}", file.display())))?;
    if let Some(funded) = funded.filter(|funded| !(1..=sheet.pitches.len()).contains(funded)) {
        let pitches = sheet.pitches.len();
        return Err(WrongSetting(format!("--funded: {funded} is not between 1 and the {pitches} pitches of the file")).into());
    }
    let (rows, fallback) = ranking::rank(&sheet, funded);
    if let Some(why) = fallback {
        eprintln!("lagon: {why}: ranked by raw means, without intervals");
    }
    print!("{}", print::print(&rows, format));
    Ok(())
}
