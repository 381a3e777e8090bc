//! Which question stands on which sheet.

use super::names::SheetNames;
use super::{AnswerForm, wording};
use crate::document::answer_form::{LISTS_SHEET, ORIGIN_SHEET};
use crate::model::{AreaIx, QuestionIx, Questionnaire, SectionIx};

/// The sheets of a form.
#[derive(Debug)]
pub(super) struct Outline {
    /// Name of the sheet with the profile, if that is asked.
    pub(super) profile: Option<String>,
    /// The sheets with questions.
    pub(super) groups: Vec<Group>,
}

/// Sections, each with those of its questions that stand on a sheet.
type Sections = Vec<(SectionIx, Vec<QuestionIx>)>;

/// A sheet with questions.
#[derive(Debug)]
pub(super) struct Group {
    /// Name of the sheet.
    pub(super) name: String,
    /// Its title, which may be longer.
    pub(super) title: String,
    /// Its sections, each with its questions.
    pub(super) sections: Sections,
}

/// What holds a sheet together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theme {
    Area(AreaIx),
    /// Questions of no area, where others have one.
    NoArea,
    /// The highest section, where no question has an area.
    Root(SectionIx),
}

impl Outline {
    pub(super) fn of(form: &AnswerForm<'_>) -> Self {
        let questionnaire = form.questionnaire;
        let mut names = SheetNames::reserving(&[wording::FRONT_SHEET, LISTS_SHEET, ORIGIN_SHEET]);
        let profile = (!form.profile.is_empty()).then(|| names.name(wording::PROFILE_SHEET));
        let mut groups: Vec<(Theme, Sections)> = Vec::new();
        for ix in form.questions {
            let question = questionnaire.question(*ix);
            let theme = theme(questionnaire, *ix);
            let place = groups.iter().position(|(other, _)| *other == theme);
            let place = place.unwrap_or_else(|| {
                groups.push((theme, Vec::new()));
                groups.len() - 1
            });
            let Some((_, sections)) = groups.get_mut(place) else {
                continue;
            };
            match sections.last_mut() {
                Some((section, questions)) if *section == question.section => questions.push(*ix),
                _ => sections.push((question.section, vec![*ix])),
            }
        }
        groups.sort_by_key(|(theme, _)| rank(*theme));
        let groups = groups.into_iter().map(|(theme, sections)| {
            let title = title(questionnaire, theme);
            Group {
                name: names.name(&title),
                title,
                sections,
            }
        });
        Self {
            groups: groups.collect(),
            profile,
        }
    }
}

fn theme(questionnaire: &Questionnaire, ix: QuestionIx) -> Theme {
    let question = questionnaire.question(ix);
    match question.area {
        Some(area) => Theme::Area(area),
        None if questionnaire
            .questions
            .iter()
            .any(|other| other.area.is_some()) =>
        {
            Theme::NoArea
        }
        None => {
            let root = questionnaire.ancestry(question.section).last();
            Theme::Root(root.unwrap_or(question.section))
        }
    }
}

/// Areas and sections in the order of the questionnaire, the rest last.
fn rank(theme: Theme) -> (bool, usize) {
    match theme {
        Theme::Area(area) => (false, area.0),
        Theme::Root(section) => (false, section.0),
        Theme::NoArea => (true, 0),
    }
}

fn title(questionnaire: &Questionnaire, theme: Theme) -> String {
    match theme {
        Theme::Area(area) => questionnaire.area(area).title.clone(),
        Theme::Root(section) => questionnaire.section(section).title.clone(),
        Theme::NoArea => wording::NO_AREA.to_owned(),
    }
}
