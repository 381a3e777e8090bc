//! Flags that form a plan, merged over a plan file.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::civil::Date;

use crate::document::{month_meant, quarter_meant};
use crate::model::{Amount, Month, Plan, Quarter, Questionnaire, Score, Spread};
use crate::report::wording::count;

use super::failure::{Failure, Faulty};
use super::loading::{LoadedQuestionnaire, plan_of, source};

/// More person-days or money than this is a typing error.
const MAX_AMOUNT: f64 = 1e9;

/// What the roadmap is to keep to. What neither the file nor a flag says has a default, which the roadmap states.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Plan")]
pub(super) struct PlanArgs {
    /// File with the plan; the flags below take precedence over it.
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,

    /// First quarter of the roadmap, such as 2027-Q1; by default the quarter after the assessment.
    #[arg(long, value_name = "QUARTER", value_parser = quarter)]
    start: Option<Quarter>,

    /// Years of the roadmap, 1 to 10; by default 3.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=i64::from(Plan::MOST_YEARS)))]
    years: Option<u32>,

    /// Person-days a quarter that are free for improvement: one number, or one for each quarter, such as 60,60,40,60.
    #[arg(long, value_name = "DAYS", value_parser = spread, allow_hyphen_values = true)]
    capacity: Option<Spread>,

    /// Money a year for external cost: one number, or one for each year, such as 40000,20000,20000; by default no limit.
    #[arg(long, value_name = "MONEY", value_parser = spread, allow_hyphen_values = true)]
    budget: Option<Spread>,

    /// Currency of all money, such as EUR.
    #[arg(long, value_name = "CODE", value_parser = NonEmptyStringValueParser::new())]
    currency: Option<String>,

    /// How many initiatives may run at once; by default no limit.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    parallel: Option<u32>,

    /// How many initiatives with the same role may run at once; by default 2.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    parallel_per_role: Option<u32>,

    /// Month in which the certification is to be decided, such as 2028-06.
    #[arg(long, value_name = "MONTH", value_parser = month)]
    certification: Option<Month>,

    /// How far the cautious figures take every initiative to have its effect, 0 to 1; by default 0.8.
    #[arg(long, value_name = "SHARE", value_parser = share, allow_hyphen_values = true)]
    effect: Option<Score>,
}

fn quarter(text: &str) -> Result<Quarter, String> {
    Quarter::parse(text.trim()).ok_or_else(|| quarter_meant(text))
}

fn share(text: &str) -> Result<Score, String> {
    match text.trim().parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(Score::new(number)),
        _ => Err("write a number from 0 to 1, such as 0.8".to_owned()),
    }
}

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text.trim()).ok_or_else(|| month_meant(text))
}

/// One number, or several separated by commas.
fn spread(text: &str) -> Result<Spread, String> {
    let amount = |part: &str| match part.trim().parse::<f64>() {
        Ok(number) if (0.0..=MAX_AMOUNT).contains(&number) => Ok(Amount::nearest(number)),
        Ok(number) if number < 0.0 => Err("numbers are 0 or more".to_owned()),
        Ok(number) if number > MAX_AMOUNT => Err(format!("numbers go up to {MAX_AMOUNT}")),
        _ => Err("write one number such as 60, or several such as 60,60,40,60".to_owned()),
    };
    match text.contains(',') {
        false => amount(text).map(Spread::Same),
        true => {
            // Nobody has 000 of anything in a year.
            let grouped = |part: &str| part.len() == 3 && part.starts_with('0');
            if text.split(',').skip(1).any(grouped) {
                let whole: String = text.split(',').collect();
                return Err(format!(
                    "commas part years or quarters: write {whole}, or 0 where there is none"
                ));
            }
            let amounts: Result<Vec<Amount>, String> = text.split(',').map(amount).collect();
            amounts.map(Spread::Each)
        }
    }
}

impl PlanArgs {
    /// A plan file alone.
    pub(super) fn of_file(path: PathBuf) -> Self {
        Self {
            plan: Some(path),
            ..Self::default()
        }
    }

    /// The plan file, if one is given.
    pub(super) fn file(&self) -> Option<&PathBuf> {
        self.plan.as_ref()
    }

    /// The plan that applies: flags over the file. The questionnaire then has the initiatives of the plan as well, to
    /// which the places in the plan refer. Beside it the file, if there are warnings about it.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or has faults, or a flag does not fit to the rest of the plan or to the questionnaire.
    pub(super) fn resolve(
        &self,
        loaded: &mut LoadedQuestionnaire,
        assessed: Date,
    ) -> Result<(Plan, Option<Faulty>), Failure> {
        let (mut plan, mut warnings) = (Plan::default(), None);
        if let Some(path) = &self.plan {
            let initiatives;
            (plan, initiatives, warnings) = plan_of(source(path)?, &loaded.questionnaire)?;
            loaded.questionnaire.initiatives = initiatives;
        }
        let plan = self.merge(plan, &loaded.questionnaire, assessed)?;
        Ok((plan, warnings))
    }

    /// Puts the flags over the plan of the file, whose initiatives the questionnaire has.
    fn merge(
        &self,
        file: Plan,
        questionnaire: &Questionnaire,
        assessed: Date,
    ) -> Result<Plan, Failure> {
        let plan = Plan {
            start: self.start.or(file.start),
            years: self.years.or(file.years),
            capacity: self.capacity.clone().or(file.capacity),
            budget: self.budget.clone().or(file.budget),
            currency: self.currency.clone().or(file.currency),
            parallel: self.parallel.or(file.parallel),
            parallel_per_role: self.parallel_per_role.or(file.parallel_per_role),
            certification: self.certification.or(file.certification),
            effect: self.effect.or(file.effect),
            ..file
        };
        self.check_certification(questionnaire)?;
        self.check_capacity()?;
        let (years, quarters) = plan.length();
        let per_quarter = (quarters, "quarter", "quarters");
        let own = self.capacity.is_some();
        self.check_length("capacity", own, plan.capacity.as_ref(), per_quarter)?;
        let per_year = (years, "year", "years");
        let own = self.budget.is_some();
        self.check_length("budget", own, plan.budget.as_ref(), per_year)?;
        check_horizon(&plan, questionnaire, assessed)?;
        Ok(plan)
    }

    fn check_certification(&self, questionnaire: &Questionnaire) -> Result<(), Failure> {
        if self.certification.is_none() || questionnaire.has_requirements() {
            return Ok(());
        }
        Err(Failure::usage(
            format!(
                "`{}` asks no requirement of a standard, so there is nothing to certify",
                questionnaire.id
            ),
            "leave out --certification, or assess with a questionnaire of requirements, such as iso20000",
        ))
    }

    fn check_capacity(&self) -> Result<(), Failure> {
        match &self.capacity {
            Some(capacity) if capacity.is_nothing() => Err(Failure::usage(
                "without capacity nothing can be done",
                "give the person-days a quarter that are free for improvement, such as --capacity 60",
            )),
            _ => Ok(()),
        }
    }

    /// A list, of a flag or of the file, has a number for each quarter or year of the roadmap.
    fn check_length(
        &self,
        key: &str,
        by_flag: bool,
        spread: Option<&Spread>,
        (wanted, one, many): (usize, &str, &str),
    ) -> Result<(), Failure> {
        let Some(Spread::Each(amounts)) = spread else {
            return Ok(());
        };
        if amounts.len() == wanted {
            return Ok(());
        }
        let found = count(amounts.len(), "number", "numbers");
        let periods = count(wanted, one, many);
        let given = count(wanted, "number", "numbers");
        let message = match by_flag {
            true => format!("--{key} has {found}, but the roadmap has {periods}"),
            false => format!("`{key}` of the plan has {found}, but the roadmap has {periods}"),
        };
        let help = match (by_flag, self.years) {
            (true, _) => format!(
                "give {given} separated by commas, one for each {one}, or a single one; --years sets the length"
            ),
            (false, Some(years)) => format!(
                "leave out --years {years}, or give --{key} with {given} separated by commas, or with a single one"
            ),
            (false, None) => {
                format!("give --{key} with {given} separated by commas, or with a single one")
            }
        };
        Err(Failure::usage(message, help))
    }
}

/// What a file fixes lies within the quarters of the roadmap, which flags or the day of the assessment may have moved.
fn check_horizon(
    plan: &Plan,
    questionnaire: &Questionnaire,
    assessed: Date,
) -> Result<(), Failure> {
    let start = plan.first(assessed);
    let last = plan.last(start);
    if !Quarter::YEARS.contains(&start.year()) || !Quarter::YEARS.contains(&last.year()) {
        let (from, to) = (Quarter::YEARS.start(), Quarter::YEARS.end());
        return Err(Failure::usage(
            format!(
                "the roadmap would go from {start} to {last}, but its years go from {from} to {to}"
            ),
            match plan.start {
                Some(_) => "give an earlier --start".to_owned(),
                None => format!(
                    "correct the `date` of the assessment, which is {assessed}, or give --start with the first quarter"
                ),
            },
        ));
    }
    let name = |place: usize| {
        let initiative = questionnaire.initiatives.get(place);
        initiative.map_or_else(String::new, |initiative| format!("`{}`", initiative.id))
    };
    for (place, quarter) in &plan.pins {
        let id = name(*place);
        if *quarter < start {
            return Err(Failure::usage(
                format!("the plan pins {id} to {quarter}, but the roadmap starts in {start}"),
                format!("give --start {quarter} or earlier, or change the pin"),
            ));
        }
        if *quarter > last {
            return Err(Failure::usage(
                format!("the plan pins {id} to {quarter}, but the roadmap ends with {last}"),
                "give more --years or a later --start, or change the pin",
            ));
        }
    }
    let mut started = plan.started.iter();
    if let Some((place, quarter)) = started.find(|(_, quarter)| **quarter > start) {
        return Err(Failure::usage(
            format!(
                "the plan says that {} has started in {quarter}, but the roadmap starts in {start}",
                name(*place)
            ),
            format!("give --start {quarter} or later, or move it from `started` to `pins`"),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
