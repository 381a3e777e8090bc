//! What was reached before and is lost now.

use crate::model::{Level, Questionnaire, Score};
use crate::scoring::{NodeId, NodeScore, Scorecard, Verdict};

/// A figure that is lower than in the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    /// Where.
    pub node: NodeId,
    /// What was lost.
    pub lost: Regressed,
}

/// What was lost: before, then now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regressed {
    /// The floor is lower.
    Floor(Score, Score),
    /// The level is lower.
    Level(Level, Level),
    /// The verdict is worse.
    Verdict(Verdict, Verdict),
    /// The evidenced score is lower, though the floor is not.
    Evidenced(Score, Score),
}

/// Floors, levels and verdicts that are lower than in the baseline: overall, in areas and in sections that both have.
/// Each scorecard comes with its questionnaire, since versions may differ; nodes are matched by id.
pub fn regressions(
    before: (&Questionnaire, &Scorecard),
    now: (&Questionnaire, &Scorecard),
) -> Vec<Regression> {
    let lost = |(node, before, now): (NodeId, &NodeScore, &NodeScore)| {
        lost_between(before, now).map(move |lost| Regression {
            node: node.clone(),
            lost,
        })
    };
    let pairs = nodes(before, now).into_iter();
    pairs.flat_map(lost).collect()
}

/// What both have: the whole, areas and sections, each with its figures before and now.
pub(super) fn nodes<'c>(
    before: (&Questionnaire, &'c Scorecard),
    now: (&Questionnaire, &'c Scorecard),
) -> Vec<(NodeId, &'c NodeScore, &'c NodeScore)> {
    let mut pairs = vec![(NodeId::Overall, &before.1.overall, &now.1.overall)];
    for (ix, area) in before.0.areas.iter().enumerate() {
        if let Some(place) = now.0.find_area(now.0.present_id(&area.id).as_str()) {
            pairs.push((
                NodeId::Area(place),
                &before.1.areas[ix],
                &now.1.areas[place.0],
            ));
        }
    }
    for (ix, section) in before.0.sections.iter().enumerate() {
        if let Some(place) = now.0.find_section(now.0.present_id(&section.id).as_str()) {
            pairs.push((
                NodeId::Section(place),
                &before.1.sections[ix],
                &now.1.sections[place.0],
            ));
        }
    }
    pairs
}

fn lost_between(before: &NodeScore, now: &NodeScore) -> impl Iterator<Item = Regressed> + use<> {
    let floor = before.floor().zip(now.floor()).filter(|(b, n)| n < b);
    let level = |node: &NodeScore| node.levels.as_ref().map(|l| l.level);
    let level = level(before).zip(level(now)).filter(|(b, n)| n < b);
    let verdict = before.verdict.zip(now.verdict).filter(|(b, n)| n < b);
    [
        floor.map(|(b, n)| Regressed::Floor(b, n)),
        level.map(|(b, n)| Regressed::Level(b, n)),
        verdict.map(|(b, n)| Regressed::Verdict(b, n)),
    ]
    .into_iter()
    .flatten()
}
