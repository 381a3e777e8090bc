//! What to write in place of an id that nothing has.

use crate::document::nearest;
use crate::model::Questionnaire;

/// In place of a section.
pub(super) fn section(questionnaire: &Questionnaire, id: &str) -> String {
    const MOST: usize = 40;
    let known: Vec<&str> = questionnaire
        .sections
        .iter()
        .map(|s| s.id.as_str())
        .collect();
    if let Some(near) = nearest(id, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    let mut help = match known.len() {
        0..=MOST => format!("its sections: {}", known.join(", ")),
        _ => format!("`questionnaire show {}` lists them", questionnaire.id),
    };
    // Whoever knows the standard looks for its clauses.
    let mut referred = questionnaire
        .questions
        .iter()
        .flat_map(|q| &q.refs)
        .flat_map(|refs| &refs.ids);
    if referred.any(|clause| clause.as_str() == id) {
        help += &format!("; `explain FILE {id}` shows the answers that concern {id}");
    }
    help
}

/// In place of what is to be explained.
pub(super) fn explained(id: &str, known: &[String]) -> String {
    // Of a clause that nothing refers to by itself, those within it say more than one that is spelled alike.
    if let Some(several) = within(id, known) {
        return format!("did you mean {several}?");
    }
    if let Some(near) = nearest(id, known.iter().map(String::as_str)) {
        return format!("did you mean `{near}`?");
    }
    holding(id, known).map_or_else(
        || {
            "give `overall`, or the id of an area, section, question, required document, initiative, clause or practice; \
             `questionnaire show` lists them"
                .to_owned()
        },
        |several| format!("did you mean {several}?"),
    )
}

/// The ids of clauses within another, as a list; `None` if there are none.
fn within(clause: &str, known: &[String]) -> Option<String> {
    let inside = format!("{}.", clause.trim());
    listed(known.iter().filter(|id| id.starts_with(&inside)))
}

/// Fewer letters than this are no beginning of a word that anybody would search by.
const SHORTEST_BEGINNING: usize = 3;

/// The ids in which words occur, as a list; `None` if there are none.
fn holding(words: &str, known: &[String]) -> Option<String> {
    let wanted = words.trim().to_lowercase().replace(' ', "-");
    listed(known.iter().filter(|id| holds(&id.to_lowercase(), &wanted)))
}

/// Whether a text stands in an id from the beginning of a word on: a short one as whole words only.
fn holds(id: &str, wanted: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut places = id.match_indices(wanted);
    !wanted.is_empty()
        && places.any(|(at, _)| {
            let (before, behind) = (id.get(..at), id.get(at + wanted.len()..));
            let begins = !inside(before.and_then(|before| before.chars().next_back()));
            let ends = !inside(behind.and_then(|behind| behind.chars().next()));
            begins && (ends || wanted.chars().count() >= SHORTEST_BEGINNING)
        })
}

/// Ids as a list, each once, not more than fit a line or two; `None` if there are none.
fn listed<'i>(ids: impl Iterator<Item = &'i String>) -> Option<String> {
    const MOST: usize = 8;
    let mut found: Vec<String> = Vec::new();
    for id in ids {
        let quoted = format!("`{id}`");
        if !found.contains(&quoted) {
            found.push(quoted);
        }
    }
    if found.len() > MOST {
        let shown: Vec<String> = found.iter().take(MOST).cloned().collect();
        return Some(format!(
            "{}, or one of {} more",
            shown.join(", "),
            found.len() - MOST
        ));
    }
    let (last, others) = found.split_last()?;
    match others {
        [] => Some(last.clone()),
        _ => Some(format!("{} or {last}", others.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<String> {
        let ids = [
            "overall",
            "supplier-management",
            "sup-known",
            "align-supplier-terms",
        ];
        ids.map(str::to_owned).into()
    }

    #[test]
    fn a_slip_of_the_finger_is_put_right() {
        assert_eq!(explained("overal", &known()), "did you mean `overall`?");
    }

    #[test]
    fn a_clause_that_nothing_refers_to_leads_to_those_within_it() {
        let known = ["7.6", "8.6.1", "8.6.2", "8.61"].map(str::to_owned);
        let within = "did you mean `8.6.1` or `8.6.2`?";
        assert_eq!(explained("8.6", &known), within);
    }

    #[test]
    fn a_word_finds_the_ids_that_hold_it() {
        assert_eq!(
            explained("Supplier", &known()),
            "did you mean `supplier-management` or `align-supplier-terms`?"
        );
        assert_eq!(
            explained("supplier terms", &known()),
            "did you mean `align-supplier-terms`?"
        );
    }

    #[test]
    fn letters_within_a_word_are_no_reason_to_name_an_id() {
        let known = ["manage-names", "na-rule", "analyse", "overall"].map(str::to_owned);
        assert_eq!(explained("na", &known), "did you mean `na-rule`?");
        assert_eq!(explained("nam", &known), "did you mean `manage-names`?");
        assert!(explained("ames", &known).starts_with("give `overall`"));
    }

    #[test]
    fn where_nothing_is_near_it_says_what_there_is_and_of_many_the_first() {
        assert!(explained("8.99", &known()).contains("`overall`"));
        let many: Vec<String> = (0..9).map(|n| format!("plan-{n:04}x")).collect();
        let help = explained("plan", &many);
        assert!(help.contains("`plan-0007x`, or one of 1 more?"), "{help}");
    }
}
