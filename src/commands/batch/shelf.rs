//! Questionnaires that are in use, each read once and ready to score with.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::commands::failure::Failure;
use crate::commands::loading::{self, LoadedQuestionnaire, Unloaded, Whereabouts};
use crate::commands::report::JudgingArgs;
use crate::commands::target_args::TargetArgs;
use crate::document::{Diagnostic, Document, Index};
use crate::gap::{Groundwork, Targets};
use crate::model::{Questionnaire, QuestionnaireRef, SectionIx, Target};
use crate::portfolio::Named;
use crate::scoring::Layout;

/// So many questionnaires are kept; who uses more reads some of them again.
const KEPT: usize = 8;

/// A questionnaire with what is to be reached in it.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) questionnaire: Questionnaire,
    pub(super) named: Named,
    pub(super) embedded: bool,
    pub(super) target: Target,
    pub(super) index: Index,
    pub(super) layout: Layout,
    pub(super) groundwork: Groundwork,
    /// The sections that the command line selects.
    pub(super) sections: Option<Vec<SectionIx>>,
}

/// Why an assessment has no questionnaire to be scored with.
#[derive(Debug)]
pub(super) enum NotPrepared {
    /// Faults of the assessment, or of its questionnaire.
    Faults(Vec<Diagnostic>),
    /// The command line asks for what cannot be: the whole run ends.
    Fatal(Failure),
}

impl From<Vec<Diagnostic>> for NotPrepared {
    fn from(faults: Vec<Diagnostic>) -> Self {
        Self::Faults(faults)
    }
}

/// Questionnaires in use.
#[derive(Debug)]
pub(super) struct Shelf {
    judging: JudgingArgs,
    target: TargetArgs,
    known: Mutex<Vec<Known>>,
}

type Known = (Whereabouts, Result<Arc<Prepared>, NotThere>);

/// What an assessment is told whose questionnaire is of no use, and what to do.
#[derive(Clone, Debug)]
struct NotThere {
    message: String,
    help: String,
}

impl NotThere {
    fn new(message: String) -> Self {
        Self {
            message,
            help: "name an embedded questionnaire, or a file that is one".to_owned(),
        }
    }
}

impl Shelf {
    pub(super) fn new(judging: JudgingArgs, target: TargetArgs) -> Self {
        Self {
            judging,
            target,
            known: Mutex::default(),
        }
    }

    /// The questionnaire that an assessment names.
    pub(super) fn prepared(
        &self,
        document: &Document<'_>,
        named: &QuestionnaireRef,
        file: &str,
    ) -> Result<Arc<Prepared>, NotPrepared> {
        let place = self.judging.questionnaire.as_deref();
        // What standard input names is found from where we are.
        let path = PathBuf::from(if file == "-" { "" } else { file });
        let whereabouts = loading::whereabouts(document, named, &path, place)?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().find(|(place, _)| *place == whereabouts);
        let prepared = match found {
            Some((_, prepared)) => prepared.clone(),
            None => {
                let prepared = self.prepare(&whereabouts)?;
                if known.len() == KEPT {
                    drop(known.remove(0));
                }
                known.push((whereabouts.clone(), prepared.clone()));
                prepared
            }
        };
        drop(known);
        let prepared = prepared.map_err(|NotThere { message, help }| {
            let mut faults = document.check_alone();
            faults.push(document.questionnaire_fault(message, help));
            faults
        })?;
        if let Whereabouts::Given(_) = whereabouts {
            loading::must_agree(document, named, &prepared.questionnaire)?;
        }
        Ok(prepared)
    }

    /// Reads a questionnaire; the inner error is what an assessment that names it is told.
    fn prepare(
        &self,
        whereabouts: &Whereabouts,
    ) -> Result<Result<Arc<Prepared>, NotThere>, NotPrepared> {
        let failure = match loading::load(whereabouts) {
            Ok(loaded) => return self.prepare_loaded(loaded).map(Ok),
            Err(Unloaded::Other { message, help }) => return Ok(Err(NotThere { message, help })),
            Err(Unloaded::Failure(failure)) => failure,
        };
        match (failure, whereabouts) {
            (Failure::Faults(_), Whereabouts::Named(path)) => {
                let path = path.display();
                Ok(Err(NotThere::new(format!(
                    "the questionnaire {path} has faults; `itsm-gap validate` lists them"
                ))))
            }
            (Failure::Storage { error, .. }, Whereabouts::Named(_)) => {
                Ok(Err(NotThere::new(format!("failed to {error}"))))
            }
            (failure, _) => Err(NotPrepared::Fatal(failure)),
        }
    }

    fn prepare_loaded(&self, loaded: LoadedQuestionnaire) -> Result<Arc<Prepared>, NotPrepared> {
        let fatal = NotPrepared::Fatal;
        let named = Named::new(&loaded.questionnaire, loaded.digest());
        let embedded = loaded.path().is_none();
        let questionnaire = loaded.questionnaire;
        let target = self.target.resolve(&questionnaire, None).map_err(fatal)?;
        let sections = match self.judging.section.as_slice() {
            [] => None,
            ids => Some(loading::sections(&questionnaire, ids).map_err(fatal)?),
        };
        Ok(Arc::new(Prepared {
            named,
            embedded,
            index: Index::new(&questionnaire),
            layout: Layout::new(&questionnaire),
            groundwork: Groundwork::new(&questionnaire, &Targets::new(&questionnaire, &target)),
            questionnaire,
            target,
            sections,
        }))
    }
}
