//! `lagon jury plan`: lets juries sit that never sat, and says how sure each size is of the first pitches.
use crate::{command_line::JuryPlan, commands::Trouble, config::WrongSetting};
use backend::jury::{Foresight, Setting, foresee};

/// How often each jury sits.
const TIMES: u64 = 200;

pub fn plan(asked: &JuryPlan) -> Result<(), Trouble> {
    let JuryPlan { pitches, jurors, per_pitch, funded, quality, severity, noise, random_seed } = *asked;
    let funded = funded.unwrap_or_else(|| pitches.div_ceil(5));
    let wrong = |words: &str| Err(WrongSetting(words.to_owned()).into());
    if pitches < 3 || jurors < 2 {
        return wrong("--pitches must be 3 or more, --jurors 2 or more");
    }
    if !(1..=jurors).contains(&per_pitch) {
        return wrong("--per-pitch must be between 1 and --jurors");
    }
    if !(1..pitches).contains(&funded) {
        return wrong("--funded must be between 1 and --pitches, which is one too many");
    }
    if [quality, noise].iter().any(|d| !d.is_finite() || *d <= 0.0) || !severity.is_finite() || severity < 0.0 {
        return wrong("--quality and --noise must be above 0, --severity 0 or more");
    }
    println!("{pitches} pitches, {jurors} jurors; {funded} funded; {TIMES} juries of each size that never sat.");
    println!("Standard deviations on a scale of 100: {quality} between pitches, {severity} between jurors, {noise} within a juror.\n");
    println!("each pitch seen by   cards a juror   the deserving who are funded   by raw means   a score is sure within");
    for size in sizes(per_pitch, jurors) {
        let setting = Setting { pitches, jurors, per_pitch: size, quality, severity, noise };
        println!("{}", line(&setting, &foresee(&setting, funded, TIMES, random_seed), size == per_pitch));
    }
    println!("\n* as asked");
    Ok(())
}

/// What was asked, and what a juror fewer and a few more would change.
fn sizes(per_pitch: usize, jurors: usize) -> Vec<usize> {
    let all = [per_pitch.saturating_sub(1), per_pitch, per_pitch + 1, per_pitch + 2, per_pitch * 2];
    let mut sizes: Vec<usize> = all.into_iter().filter(|size| (1..=jurors).contains(size)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

fn line(setting: &Setting, seen: &Foresight, asked: bool) -> String {
    let cards = (setting.pitches * setting.per_pitch) as f64 / setting.jurors as f64;
    let sure = seen.reach.map_or_else(|| "raw means only".to_owned(), |reach| format!("± {reach:.1}"));
    let mark = if asked { "*" } else { " " };
    let Foresight { found, found_raw, .. } = seen;
    format!("{mark} {:>16}   {cards:>13.1}   {:>27.0}%   {:>11.0}%   {sure:>22}", setting.per_pitch, 100.0 * found, 100.0 * found_raw)
}
