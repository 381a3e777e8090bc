//! Flags that say which questions are asked: of which areas, sections and roles, and in which state.

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::loading;
use crate::document::nearest;
use crate::interview::{Extent, Only};
use crate::model::{AreaIx, Questionnaire};

/// Which questions are asked.
#[derive(Args, Debug)]
pub(super) struct ExtentArgs {
    /// Ask only the quick questions.
    #[arg(long)]
    quick: bool,

    /// Ask only about these areas.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    area: Vec<String>,

    /// Ask only about these sections, with all below them.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    section: Vec<String>,

    /// Ask only what this role knows, such as "Service desk lead".
    #[arg(long, value_name = "ROLE")]
    ask: Vec<String>,

    /// Ask only questions in this state.
    #[arg(long, value_name = "STATE")]
    only: Option<OnlyArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OnlyArg {
    /// Nothing has been answered yet.
    Open,
    /// Asked, but nobody knew.
    Unknown,
    /// Claimed, but no document, record or observation shows it.
    NoEvidence,
    /// Its evidence has expired.
    Expired,
    /// Respondents contradict each other.
    Disputed,
}

impl From<OnlyArg> for Only {
    fn from(only: OnlyArg) -> Self {
        match only {
            OnlyArg::Open => Self::Open,
            OnlyArg::Unknown => Self::Unknown,
            OnlyArg::NoEvidence => Self::NoEvidence,
            OnlyArg::Expired => Self::Expired,
            OnlyArg::Disputed => Self::Disputed,
        }
    }
}

impl ExtentArgs {
    pub(super) fn resolve(&self, questionnaire: &Questionnaire) -> Result<Extent, Failure> {
        let area = |id: &String| find_area(questionnaire, id);
        let role = |role: &String| find_role(questionnaire, role);
        Ok(Extent {
            quick: self.quick,
            areas: self.area.iter().map(area).collect::<Result<_, _>>()?,
            sections: loading::sections(questionnaire, &self.section)?,
            roles: self.ask.iter().map(role).collect::<Result<_, _>>()?,
            only: self.only.map(Only::from),
        })
    }
}

fn find_area(questionnaire: &Questionnaire, id: &str) -> Result<AreaIx, Failure> {
    questionnaire.find_area(id).ok_or_else(|| {
        let known = questionnaire.areas.iter().map(|area| area.id.as_str());
        let help = match nearest(id, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its areas: {}", known.collect::<Vec<_>>().join(", ")),
        };
        Failure::usage(format!("`{}` has no area `{id}`", questionnaire.id), help)
    })
}

/// A role as the questionnaire writes it; upper and lower case do not count.
fn find_role(questionnaire: &Questionnaire, wanted: &str) -> Result<String, Failure> {
    let mut roles: Vec<&str> = questionnaire
        .questions
        .iter()
        .flat_map(|q| &q.ask)
        .map(String::as_str)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    if let Some(role) = roles
        .iter()
        .find(|role| role.eq_ignore_ascii_case(wanted.trim()))
    {
        return Ok((*role).to_owned());
    }
    let help = match nearest(wanted, roles.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its roles: {}", roles.join(", ")),
    };
    Err(Failure::usage(
        format!("no question of `{}` is for `{wanted}`", questionnaire.id),
        help,
    ))
}
