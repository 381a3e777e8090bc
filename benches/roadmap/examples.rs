//! The examples: their roadmaps, and the whole program from start to exit.

use std::error::Error;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs of each.
const RUNS: usize = 9;

/// Prints how long the program takes for each example.
pub(crate) fn measure() -> Result<(), Box<dyn Error>> {
    println!();
    for example in [
        "01-it-provider",
        "02-internal-it",
        "03-near-certification",
        "04-itil-practices",
    ] {
        for command in ["check", "roadmap", "report"] {
            let seconds = median_seconds(command, example)?;
            println!(
                "itsm-gap {command:<7} examples/{example:<21} {:6.1} ms from start to exit",
                1000.0 * seconds
            );
        }
    }
    Ok(())
}

fn median_seconds(command: &str, example: &str) -> Result<f64, Box<dyn Error>> {
    let mut all = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        Command::new(env!("CARGO_BIN_EXE_itsm-gap"))
            .arg(command)
            .arg(format!("examples/{example}/assessment.yaml"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        all.push(begun.elapsed().as_secs_f64());
    }
    all.sort_by(f64::total_cmp);
    Ok(all[RUNS / 2])
}
