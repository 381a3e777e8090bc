//! Flags that form a target, merged over a target file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::{Conformity, Level, Questionnaire, Score, Target};

use super::failure::Failure;
use super::loading::{source, target_of};

/// What is to be reached. Without any of these the target of the plan counts, or else the questionnaire's own.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Target")]
pub(super) struct TargetArgs {
    /// File with the target; the flags below take precedence over it.
    #[arg(long, value_name = "FILE")]
    target: Option<PathBuf>,

    /// Score to be reached overall, from 0 to 1 (0.6 is 3 on a scale of 5).
    #[arg(long, value_name = "SCORE", value_parser = share, allow_negative_numbers = true)]
    score: Option<f64>,

    /// Capability level, 1 to 5, for every section that has levels.
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=5), allow_negative_numbers = true)]
    level: Option<u8>,

    /// Conformity to be reached.
    #[arg(long, value_name = "CONFORMITY")]
    conformity: Option<WantedConformity>,

    /// Minors that may remain with `--conformity ready_with_actions`.
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    max_minors: Option<u32>,

    /// Share of questions that must be answered, from 0 to 1; below it no target is met, and what is not missed is undecided. Alone,
    /// it is added to the target that applies anyway.
    #[arg(long, value_name = "SHARE", value_parser = share, allow_negative_numbers = true)]
    min_completeness: Option<f64>,

    /// Share of questions that must be answered with valid evidence, from 0 to 1; below it no target is met, and what is not missed is
    /// undecided. Alone, it is added to the target that applies anyway.
    #[arg(long, value_name = "SHARE", value_parser = share, allow_negative_numbers = true)]
    min_evidenced: Option<f64>,
}

/// The conformity that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum WantedConformity {
    /// No likely nonconformity at all.
    Ready,
    /// No likely major, and no more minors than allowed.
    ReadyWithActions,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        Ok(value) if value.is_finite() && value > 1.0 && value <= 5.0 => Err(format!(
            "is from 0 to 1: {value} on a scale of 5 is {}",
            value / 5.0
        )),
        _ => Err("is a number from 0 to 1, such as 0.6".to_owned()),
    }
}

impl TargetArgs {
    /// The target file, if one is given.
    pub(super) fn file(&self) -> Option<&PathBuf> {
        self.target.as_ref()
    }

    /// The same, with another file in the place of the target file.
    pub(super) fn with_file(&self, file: PathBuf) -> Self {
        Self {
            target: Some(file),
            ..self.clone()
        }
    }

    /// Whether a target is asked for at all.
    pub(super) fn is_given(&self) -> bool {
        let flags = self.score.is_some()
            || self.level.is_some()
            || self.conformity.is_some()
            || self.max_minors.is_some()
            || self.min_completeness.is_some()
            || self.min_evidenced.is_some();
        flags || self.target.is_some()
    }

    /// Whether nothing is asked for but how much must be known.
    fn asks_for_knowledge_alone(&self) -> bool {
        self.score.is_none()
            && self.level.is_none()
            && self.conformity.is_none()
            && self.max_minors.is_none()
    }

    /// The target that applies: flags over the file; neither given, that of the plan, or else the questionnaire's, whole.
    /// Flags that only say how much must be known are added to it as well.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or has faults, or a flag asks for a figure that the questionnaire does not have.
    pub(super) fn resolve(
        &self,
        questionnaire: &Questionnaire,
        of_plan: Option<&Target>,
    ) -> Result<Target, Failure> {
        let own = of_plan.unwrap_or(&questionnaire.target);
        if !self.is_given() {
            return Ok(own.clone());
        }
        let mut target = match self.read_file(questionnaire)? {
            Some(target) => target,
            // What must be known first replaces nothing that is asked for.
            None if self.asks_for_knowledge_alone() => own.clone(),
            None => Target::default(),
        };
        target.score = self.score.map(Score::new).or(target.score);
        target.level = self.level.and_then(Level::new).or(target.level);
        target.max_minors = self.max_minors.or(target.max_minors);
        target.min_completeness = self
            .min_completeness
            .map(Score::new)
            .or(target.min_completeness);
        target.min_evidenced = self.min_evidenced.map(Score::new).or(target.min_evidenced);
        if let Some(wanted) = self.conformity {
            target.conformity = Some(match wanted {
                WantedConformity::Ready => Conformity::Ready,
                WantedConformity::ReadyWithActions => Conformity::ReadyWithActions,
            });
        }
        self.check_figures(questionnaire)?;
        if self.max_minors.is_some() && target.conformity.is_none() {
            return Err(Failure::usage(
                "--max-minors alone asks for nothing",
                "add --conformity ready_with_actions",
            ));
        }
        Ok(target)
    }

    fn read_file(&self, questionnaire: &Questionnaire) -> Result<Option<Target>, Failure> {
        let Some(path) = &self.target else {
            return Ok(None);
        };
        target_of(source(path)?, questionnaire).map(Some)
    }

    /// A flag for a figure that the questionnaire does not have names the right one.
    fn check_figures(&self, questionnaire: &Questionnaire) -> Result<(), Failure> {
        let id = &questionnaire.id;
        if let Some(wanted) = self.level.and_then(Level::new) {
            let places = questionnaire.section_places();
            match places.filter_map(|s| questionnaire.highest_level(s)).max() {
                None => {
                    return Err(Failure::usage(
                        format!(
                            "`{id}` has no capability levels, so --level {wanted} cannot be reached"
                        ),
                        "ask for a score instead, such as --score 0.6",
                    ));
                }
                Some(highest) if highest < wanted => {
                    return Err(Failure::usage(
                        format!("no section of `{id}` has a level above {highest}"),
                        format!("ask for --level {highest}, or for a --score"),
                    ));
                }
                Some(_) => {}
            }
        }
        if (self.conformity.is_some() || self.max_minors.is_some())
            && !questionnaire.has_requirements()
        {
            return Err(Failure::usage(
                format!(
                    "`{id}` asks no requirement of a standard, so it gives no verdict on conformity"
                ),
                "ask for a score instead, such as --score 0.6",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::loading;
    use super::*;

    #[test]
    fn the_target_of_a_plan_counts_whole_where_neither_file_nor_flag_gives_one() {
        let questionnaire = loading::questionnaire("iso20000").unwrap().questionnaire;
        let of_plan = Target {
            max_minors: Some(3),
            conformity: Some(Conformity::ReadyWithActions),
            ..Target::default()
        };
        let resolve = |args: &TargetArgs, of_plan| args.resolve(&questionnaire, of_plan).unwrap();
        let none = TargetArgs::default();
        assert_eq!(resolve(&none, Some(&of_plan)), of_plan);
        assert_eq!(resolve(&none, None), questionnaire.target);
        let score = TargetArgs {
            score: Some(0.5),
            ..TargetArgs::default()
        };
        let by_flags = resolve(&score, Some(&of_plan));
        assert_eq!(by_flags.score, Some(Score::new(0.5)));
        assert_eq!(by_flags.conformity, None);
    }
}
