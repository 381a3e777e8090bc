//! Sittings held from a script.

mod answers;
mod course;
mod new_file;

use super::*;
use crate::interview::fixture::{self, TODAY};
use crate::interview::keeper::NotKept;
use crate::interview::screen::{ENTER, ESCAPE};
use crate::interview::script::{Act, Memory, Script};
use crate::interview::{Only, summary};
use crate::model::{Answer, Evidence, EvidenceKind, Given, QuestionIx};

/// A sitting held from a script, and what came of it.
struct Sitting {
    script: Script,
    keeper: Memory,
    end: End,
    session: Session<'static>,
}

fn manner() -> Manner<'static> {
    Manner {
        by: None,
        details: false,
        today: TODAY,
        previous: None,
        new: false,
        drafts: Drafts::default(),
    }
}

/// An assessment whose profile is answered, with these answers.
fn assessment(answers: &str) -> Assessment {
    fixture::read(&format!(
        "{{format: 1, questionnaire: mini@1, organisation: Harbour IT, scope: Hosting, date: 2026-11-25, \
         profile: {{size: small, partners: \"yes\"}}, answers: {{{answers}}}}}"
    ))
}

fn hold_with(
    assessment: Assessment,
    extent: &Extent,
    manner: Manner<'_>,
    mut script: Script,
    mut keeper: Memory,
) -> Sitting {
    let session = Session::new(fixture::questionnaire(), assessment, extent, None);
    let held = hold(session, extent, manner, &mut script, &mut keeper);
    Sitting {
        script,
        keeper,
        end: held.end,
        session: held.session,
    }
}

fn held(answers: &str, script: Script) -> Sitting {
    let keeper = Memory::default();
    hold_with(
        assessment(answers),
        &Extent::default(),
        manner(),
        script,
        keeper,
    )
}

impl Sitting {
    fn answer(&self, id: &str) -> Option<&Answer> {
        let ix = fixture::questionnaire()
            .find_question(id)
            .expect("a question");
        self.session.answer(ix)
    }

    fn given(&self, id: &str) -> Option<Given> {
        self.answer(id).and_then(|answer| answer.given.clone())
    }
}
