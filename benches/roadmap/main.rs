//! How good roadmaps are and how long they take: generated instances, the examples, and the goals held against both.
//!
//! `cargo bench --bench roadmap` prints everything, with words after `--` only the instances whose names contain one of
//! them; `-- --write FOLDER` writes the instances as JSON for `benches/optimum/optimum.py` instead. Nothing fails here: what
//! misses its goal is said.

#![expect(clippy::print_stdout, reason = "what a benchmark prints is its result")]
#![expect(
    clippy::indexing_slicing,
    reason = "an instance is made by the benchmark itself"
)]

mod chain;
mod dice;
mod examples;
mod goals;
mod instance;
mod optima;
mod prepared;
mod problem;
mod stopwatch;

use std::error::Error;
use std::fs::{File, create_dir_all};
use std::path::{Path, PathBuf};

use goals::Measured;
use instance::{Instance, Room};
use prepared::Prepared;
use problem::Problem;
use stopwatch::{Taken, median};

/// Initiatives, quarters, seeds, and how often each roadmap is drawn up.
const SERIES: [(usize, usize, u64, usize); 3] = [(40, 12, 10, 5), (100, 16, 5, 3), (300, 20, 3, 3)];

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo says that this is a benchmark.
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    words.retain(|word| word != "--bench");
    let write = words.iter().position(|word| word == "--write");
    let folder: Option<PathBuf> = write.map(|at| {
        words.remove(at);
        match at < words.len() {
            true => words.remove(at).into(),
            false => ".".into(),
        }
    });
    let wanted = |instance: &Instance| {
        let name = instance.to_string();
        words.is_empty() || words.iter().any(|word| name.contains(word.as_str()))
    };
    let all: Vec<(Instance, usize)> = instances()
        .into_iter()
        .filter(|(one, _)| wanted(one))
        .collect();
    match folder {
        Some(folder) => write_all(&all, &folder),
        None => {
            if !all.is_empty() {
                measure_all(&all)?;
            }
            chain::measure(&words)?;
            if words.is_empty() {
                examples::measure()?;
            }
            Ok(())
        }
    }
}

fn instances() -> Vec<(Instance, usize)> {
    let mut all = Vec::new();
    for (initiatives, quarters, seeds, runs) in SERIES {
        for room in [Room::Ample, Room::Tight] {
            all.extend((1..=seeds).map(|seed| {
                let instance = Instance {
                    initiatives,
                    quarters,
                    room,
                    seed,
                };
                (instance, runs)
            }));
        }
    }
    all
}

fn prepared(instance: &Instance) -> Result<Prepared, Box<dyn Error>> {
    Prepared::new(&instance.texts()).map_err(|faults| {
        let first = faults.first().map(|fault| fault.message.clone());
        format!("{instance}: {}", first.unwrap_or_default()).into()
    })
}

fn measure_all(instances: &[(Instance, usize)]) -> Result<(), Box<dyn Error>> {
    println!(
        "{:<16} {:>8} {:>9} {:>9} {:>7}  {:<6} {:>8}  {:>7} {:>7}",
        "instance", "planned", "value", "bound", "gap %", "proven", "short %", "wall s", "CPU s"
    );
    let mut measured = Vec::new();
    for (instance, runs) in instances {
        let prepared = prepared(instance)?;
        let mut taken: Vec<Taken> = Vec::new();
        let mut roadmap = None;
        for _ in 0..*runs {
            let (drawn, time) = Taken::by(|| prepared.draw_up());
            taken.push(time);
            roadmap = Some(drawn);
        }
        let Some(roadmap) = roadmap else { continue };
        let objective = roadmap.objective;
        let one = Measured {
            instance: *instance,
            gap: objective.gap(),
            short: optima::short(&instance.to_string(), objective.value),
            taken: median(&taken),
        };
        println!(
            "{:<16} {:>8} {:>9} {:>9} {:>7.3}  {:<6} {:>8}  {:>7.3} {:>7}",
            instance.to_string(),
            format!("{}/{}", roadmap.initiatives.len(), instance.initiatives),
            objective.value,
            objective.bound,
            100.0 * one.gap,
            if objective.proven { "yes" } else { "no" },
            one.short
                .map_or("-".to_owned(), |short| format!("{:.3}", 100.0 * short)),
            one.taken.wall,
            one.taken.cpu_text(),
        );
        let problem = Problem::new(instance.to_string(), &prepared, &roadmap);
        if problem.value() != objective.value {
            println!(
                "  computed apart from the planner the value is {}",
                problem.value()
            );
        }
        measured.push(one);
    }
    goals::print(&measured);
    Ok(())
}

fn write_all(instances: &[(Instance, usize)], folder: &Path) -> Result<(), Box<dyn Error>> {
    create_dir_all(folder)?;
    for (instance, _) in instances {
        let prepared = prepared(instance)?;
        let roadmap = prepared.draw_up();
        let problem = Problem::new(instance.to_string(), &prepared, &roadmap);
        let path = folder.join(format!("{instance}.json"));
        serde_json::to_writer(File::create(&path)?, &problem)?;
        println!("{}", path.display());
    }
    Ok(())
}
