//! The sections that an assessment selects, and what lies outside of them.

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::ids::Once;
use super::lookup::Lookup;
use crate::model::{Answer, QuestionIx, Questionnaire, SectionIx};

/// The selected sections, each once.
pub(super) fn decode(
    fields: &Fields<'_, '_>,
    lookup: Option<&Lookup<'_>>,
) -> Option<Vec<SectionIx>> {
    let value = fields.get("sections")?;
    let items = fields.list("sections");
    if items.is_empty() && value.node.items().is_some() {
        let message = "an empty selection leaves nothing to assess";
        let fault = Diagnostic::error(codes::EMPTY_LIST, value.span(), message);
        fields
            .faults
            .push(fault.help("remove `sections` to select all"));
    }
    let mut once = Once::default();
    let mut places = Vec::new();
    for node in items {
        let item = fields.named("sections", node);
        let id = item.raw();
        let place = id
            .zip(lookup)
            .and_then(|(id, lookup)| lookup.section(id, item.span(), fields.faults));
        if let (Some(id), Some(place)) = (id, place)
            && once.first(place.0, item.span(), || id.to_owned(), fields.faults)
        {
            places.push(place);
        }
    }
    Some(places)
}

/// Says how many answers do not count since their sections are not selected.
pub(super) fn check_answers(
    fields: &Fields<'_, '_>,
    questionnaire: &Questionnaire,
    selected: &[SectionIx],
    answers: &[Option<Answer>],
) {
    // Of a selection that could not be read whole, nothing is known to be outside.
    let Some(entry) = fields.entry("sections") else {
        return;
    };
    let listed = entry.value.items().map_or(0, <[_]>::len);
    if selected.is_empty() || selected.len() != listed {
        return;
    }
    let inside = |place: usize| {
        let section = questionnaire.question(QuestionIx(place)).section;
        let mut around = questionnaire.ancestry(section);
        around.any(|section| selected.contains(&section))
    };
    let given = answers.iter().enumerate();
    let outside = given.filter(|(place, answer)| answer.is_some() && !inside(*place));
    let message = match outside.count() {
        0 => return,
        1 => "1 answer lies outside the selected sections and does not count".to_owned(),
        count => format!("{count} answers lie outside the selected sections and do not count"),
    };
    let fault = Diagnostic::warning(codes::ANSWERS_OUTSIDE_SECTIONS, entry.key.span, message);
    fields
        .faults
        .push(fault.help("add their sections to `sections`, or leave it out to select all"));
}

#[cfg(test)]
mod tests {
    use super::super::Severity;
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, with};
    use super::*;

    #[test]
    fn answers_outside_the_selected_sections_are_counted_in_one_warning() {
        let text = with(ASSESSMENT, "[\"8\", \"8.3\"]", "[\"8.6.1\"]");
        let faults = assessment_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(codes::ANSWERS_OUTSIDE_SECTIONS, "sections")]
        );
        assert_eq!(faults[0].severity, Severity::Warning);
        assert_eq!(
            faults[0].message,
            "2 answers lie outside the selected sections and do not count"
        );
        let text = with(&text, "  sup-agreed: {answer: na, reason: None}\n", "");
        assert!(
            assessment_faults(&text)[0]
                .message
                .starts_with("1 answer lies outside")
        );
    }

    #[test]
    fn of_a_faulty_selection_nothing_is_known_to_be_outside() {
        let text = with(ASSESSMENT, "[\"8\", \"8.3\"]", "[\"8\", \"8.30\"]");
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            [(codes::UNKNOWN_ID, "\"8.30\"")]
        );
    }
}
