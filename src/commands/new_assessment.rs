//! A new assessment: its name, its questionnaire, and the file it begins with.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::failure::Failure;
use super::loading::{self, LoadedQuestionnaire};
use crate::catalogue;
use crate::document::{Kind, schema};
use crate::interview::{Choice, Command, ESCAPE, Field, Prompter, Role, Screen, Stop};
use crate::model::{Assessment, Questionnaire, QuestionnaireRef};
use crate::render;
use crate::report::wording;
use crate::storage;

/// The name proposed for a new file.
const NAME: &str = "assessment.yaml";
/// The schema that may stand beside a new file, for editors.
const SCHEMA: &str = "assessment.schema.json";

/// Asks for the name of the file; `None`: rather not.
pub(super) fn name(prompter: &mut dyn Prompter) -> Result<Option<PathBuf>, Stop> {
    let field = Field {
        label: "In which file shall the answers be kept?".to_owned(),
        help: "A new file is created; an existing one is resumed.".to_owned(),
        value: NAME.to_owned(),
        proposed: true,
        check: &|text| match text.trim() {
            "" => Err("The file needs a name.".to_owned()),
            _ => Ok(()),
        },
        typing: None,
    };
    Ok(prompter.line(&field)?.map(PathBuf::from))
}

/// Lets the person choose a questionnaire; `None`: rather not.
pub(super) fn choose(
    prompter: &mut dyn Prompter,
) -> Result<Result<Option<LoadedQuestionnaire>, Stop>, Failure> {
    let mut offered = Vec::new();
    for id in catalogue::ids() {
        offered.push(loading::questionnaire(id)?);
    }
    let choices = offered.iter().zip('1'..).map(|(loaded, key)| {
        let questionnaire = &loaded.questionnaire;
        Choice {
            key,
            word: questionnaire.id.to_string(),
            label: questionnaire.id.to_string(),
            means: extent(questionnaire),
            current: false,
            apart: false,
        }
    });
    let screen = Screen {
        place: vec!["A new assessment".to_owned()],
        question: "Which questionnaire?".to_owned(),
        choices: choices.collect(),
        commands: vec![Command {
            key: 'q',
            word: "quit",
            label: "quit",
            role: Role::Leave,
        }],
        ..Screen::default()
    };
    loop {
        match prompter.choose(&screen) {
            Err(stop) => return Ok(Err(stop)),
            Ok('q' | ESCAPE) => return Ok(Ok(None)),
            Ok(key) => {
                let place = screen.choices.iter().position(|choice| choice.key == key);
                if let Some(place) = place.filter(|place| *place < offered.len()) {
                    return Ok(Ok(Some(offered.swap_remove(place))));
                }
            }
        }
    }
}

/// What a questionnaire asks, and how long that takes.
fn extent(questionnaire: &Questionnaire) -> String {
    let questions = wording::count(questionnaire.questions.len(), "question", "questions");
    let mut text = format!(
        "{}{} {questions}{}",
        questionnaire.title,
        if questionnaire.title.ends_with('?') {
            ""
        } else {
            ":"
        },
        wording::takes(questionnaire.minutes)
    );
    let quick = questionnaire
        .questions
        .iter()
        .filter(|question| question.quick)
        .count();
    if quick > 0 {
        text += &format!(
            "; a quick first look: {quick}{}",
            wording::takes(questionnaire.quick_minutes)
        );
    }
    text
}

/// Creates the file with all that is known before the first question. Where the schema that editors help with stands
/// beside it, or is wanted there, the file names it.
/// What stood above the answers of last cycle is taken over.
pub(super) fn create(
    file: &Path,
    loaded: &LoadedQuestionnaire,
    previous: Option<&Assessment>,
    date: Date,
    with_schema: bool,
) -> Result<(), Failure> {
    let questionnaire = &loaded.questionnaire;
    let blank = blank(file, loaded, date);
    let assessment = match previous {
        Some(previous) => Assessment {
            organisation: previous.organisation.clone(),
            scope: previous.scope.clone(),
            assessors: previous.assessors.clone(),
            sections: previous.sections.clone(),
            profile: previous.profile.clone(),
            ..blank
        },
        None => blank,
    };
    let schema = schema_beside(file, with_schema).then_some(SCHEMA);
    let text = render::assessment::start(questionnaire, &assessment, schema);
    Ok(storage::write_new(file, text.as_bytes())?)
}

/// An assessment of a day in which nothing is said yet, for a file of this name.
pub(super) fn blank(file: &Path, loaded: &LoadedQuestionnaire, date: Date) -> Assessment {
    let questionnaire = &loaded.questionnaire;
    Assessment {
        questionnaire: reference(file, loaded),
        organisation: None,
        scope: None,
        date,
        assessors: Vec::new(),
        sections: None,
        profile: vec![None; questionnaire.profile.len()],
        answers: vec![None; questionnaire.questions.len()],
        unmatched: Vec::new(),
    }
}

/// Whether the schema stands beside the file; if it is wanted, it is put there unless something else has its name. It only
/// helps, so that a failure is none.
fn schema_beside(file: &Path, wanted: bool) -> bool {
    let Some(text) = schema(Kind::Assessment) else {
        return false;
    };
    let place = file.with_file_name(SCHEMA);
    match storage::read(&place) {
        Ok(there) => there == text.as_bytes(),
        Err(storage::StorageError::Missing { .. }) if wanted => {
            storage::write_new(&place, text.as_bytes()).is_ok()
        }
        Err(_) => false,
    }
}

/// How the file names its questionnaire: by id, or by a path that is found from where the file stands.
fn reference(file: &Path, loaded: &LoadedQuestionnaire) -> QuestionnaireRef {
    let questionnaire = &loaded.questionnaire;
    let Some(path) = loaded.path() else {
        return QuestionnaireRef {
            name: questionnaire.id.to_string(),
            version: Some(questionnaire.version.clone()),
        };
    };
    path_reference(file, path)
}

/// How a file names a questionnaire by its path: found from where the file stands.
pub(super) fn path_reference(file: &Path, path: &Path) -> QuestionnaireRef {
    let beside = file
        .parent()
        .is_none_or(|folder| folder.as_os_str().is_empty());
    let path = match beside {
        true => path.to_owned(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    };
    let mut name = path.to_string_lossy().into_owned();
    let named = QuestionnaireRef {
        name: name.clone(),
        version: None,
    };
    if !named.is_path() {
        name = format!("./{name}");
    }
    QuestionnaireRef {
        name,
        version: None,
    }
}
