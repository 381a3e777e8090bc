//! How a section stands once its questions have been asked.

use super::session::Session;
use crate::gap::Targets;
use crate::model::SectionIx;
use crate::report::{Cell, Tone, wording};
use crate::scoring::{NodeId, State};

/// Score, level and findings of a section in a line; `None` while something in it is open, or nothing has a score.
pub(super) fn of_section(session: &Session<'_>, section: SectionIx) -> Option<Cell> {
    let own = session.of_section(section);
    if own.is_empty() || own.iter().any(|ix| session.is_open(*ix)) {
        return None;
    }
    let node = session.card().sections.get(section.0)?;
    if !matches!(node.state, State::Assessed | State::Partial) {
        return None;
    }
    let (figures, questionnaire) = (node.figures?, session.questionnaire());
    let max = questionnaire.scale.max;
    let name = wording::node_name(questionnaire, &NodeId::Section(section));
    let score = wording::on_scale(figures.score?, max);
    let mut text = format!("{name} is done: {score} of {max}");
    if let Some(levels) = &node.levels {
        text += &format!(
            ", level {}",
            wording::level_span(levels.level, levels.ceiling)
        );
    }
    let evidenced = wording::on_scale(figures.evidenced, max);
    if evidenced != score {
        text += &format!(", evidenced {evidenced}");
    }
    let counts = &node.counts;
    let targets = Targets::new(questionnaire, &questionnaire.target);
    let below = own.iter().filter(|ix| {
        let value = session.card().question(**ix).scored();
        let target = targets.question(**ix);
        value
            .zip(target)
            .is_some_and(|(value, target)| value < target.value)
    });
    let found: Vec<String> = [
        (below.count(), "answer below target", "answers below target"),
        (counts.major, "likely major", "likely majors"),
        (counts.minor, "likely minor", "likely minors"),
        (counts.opportunity, "opportunity", "opportunities"),
        (counts.unknown, "unknown", "unknown"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| wording::count(number, one, many))
    .collect();
    if !found.is_empty() {
        text += &format!("; {}", wording::listed(&found));
    }
    let tone = match (counts.major, counts.minor) {
        (0, 0) => Tone::Plain,
        (0, _) => Tone::Caution,
        _ => Tone::Bad,
    };
    Some(Cell::toned(text + ".", tone))
}
