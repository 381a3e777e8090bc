//! Whether a roadmap says itself to be drawn up from what it is held against.

use super::case::Case;
use super::{Violation, codes};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let (written, questionnaire) = (case.written, case.inputs.questionnaire);
    let mut differ = |what: &str, stated: &str, is: &str| {
        if stated != is {
            let message = format!("{what} is {stated}, but this is held against {is}");
            found.push(Violation::new(codes::SOURCE_OTHER, message));
        }
    };
    if let Some((id, version)) = &written.questionnaire {
        differ("the questionnaire", id, questionnaire.id.as_str());
        if !version.is_empty() {
            differ("its version", version, &questionnaire.version);
        }
    }
    if let Some(as_of) = &written.as_of {
        let day = case.inputs.as_of.to_string();
        differ("the day on which evidence is judged", as_of, &day);
    }
}
