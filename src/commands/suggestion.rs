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
    if let Some(near) = nearest(id, known.iter().map(String::as_str)) {
        return format!("did you mean `{near}`?");
    }
    holding(id, known).map_or_else(
        || {
            "give `overall`, or the id of an area, section, question, initiative, clause or practice; \
             `questionnaire show` lists them"
                .to_owned()
        },
        |several| format!("did you mean {several}?"),
    )
}

/// The ids in which words occur, as a list; `None` if there are none, or too many to help.
fn holding(words: &str, known: &[String]) -> Option<String> {
    const MOST: usize = 8;
    let wanted = words.trim().to_lowercase().replace(' ', "-");
    let mut found: Vec<String> = Vec::new();
    for id in known
        .iter()
        .filter(|id| id.to_lowercase().contains(&wanted))
    {
        let quoted = format!("`{id}`");
        if !found.contains(&quoted) {
            found.push(quoted);
        }
    }
    let (last, others) = found.split_last()?;
    match others {
        [] => Some(last.clone()),
        _ if found.len() > MOST => None,
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
    fn where_nothing_is_near_it_says_what_there_is() {
        assert!(explained("8.99", &known()).contains("`overall`"));
        let many: Vec<String> = (0..9).map(|n| format!("plan-{n:04}x")).collect();
        assert!(
            explained("plan", &many).starts_with("give"),
            "{}",
            explained("plan", &many)
        );
    }
}
