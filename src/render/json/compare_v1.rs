//! A comparison as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::comparison::{Change, Kind, Side};
use crate::model::AreaIx;
use crate::report::Compared;
use crate::scoring::NodeId;

use super::compare_change_v1::ChangeOut;
use super::compare_node_v1::{Node, node};
use super::compare_promise_v1::Promise;
use super::{TOOL, words_v1 as words};

#[derive(Serialize)]
pub(super) struct Compare {
    format: u8,
    tool: &'static str,
    questionnaire: String,
    kind: &'static str,
    assessments: Vec<Assessment>,
    change: ChangeOut,
    steps: Vec<ChangeOut>,
    promise: Option<Promise>,
}

/// One of the assessments.
#[derive(Serialize)]
struct Assessment {
    file: String,
    label: String,
    organisation: Option<String>,
    scope: Option<String>,
    date: String,
    as_of: String,
    version: String,
    answered_version: Option<String>,
    sections: Option<Vec<String>>,
    overall: Node,
    areas: BTreeMap<String, Node>,
}

impl Compare {
    pub(super) fn new(compared: &Compared<'_, '_>) -> Self {
        let comparison = &compared.comparison;
        let labels = &compared.labels;
        let step = |(at, change): (usize, &Change<'_, '_>)| {
            let name = |at: usize| labels.get(at).map_or("", String::as_str);
            ChangeOut::new(change, name(at), name(at + 1))
        };
        let assessments = comparison.sides.iter().zip(&compared.files).zip(labels);
        Self {
            format: 1,
            tool: TOOL,
            questionnaire: comparison.whole.after.questionnaire.id.to_string(),
            kind: match comparison.kind {
                Kind::Cycles => "cycles",
                Kind::Sites => "sites",
            },
            assessments: assessments
                .map(|((side, file), label)| assessment(side, file, label))
                .collect(),
            change: ChangeOut::new(&comparison.whole, compared.first(), compared.last()),
            steps: comparison.steps.iter().enumerate().map(step).collect(),
            promise: comparison
                .reckoning
                .as_ref()
                .map(|reckoning| Promise::new(reckoning, &comparison.whole)),
        }
    }
}

fn assessment(side: &Side<'_>, file: &str, label: &str) -> Assessment {
    let (said, asked) = (side.assessment, side.questionnaire);
    let section = |ix: &crate::model::SectionIx| asked.section(*ix).id.to_string();
    let areas = asked.areas.iter().enumerate();
    let area = |(place, area): (usize, &crate::model::Area)| {
        let node = side.node(&NodeId::Area(AreaIx(place)))?;
        Some((area.id.to_string(), self::node(node, None)))
    };
    Assessment {
        file: file.to_owned(),
        label: label.to_owned(),
        organisation: said.organisation.clone(),
        scope: said.scope.clone(),
        date: said.date.to_string(),
        as_of: side.as_of().to_string(),
        version: asked.version.clone(),
        answered_version: said.questionnaire.version.clone(),
        sections: said
            .sections
            .as_ref()
            .map(|all| all.iter().map(section).collect()),
        overall: node(
            &side.card.overall,
            side.card.conformity.map(words::readiness),
        ),
        areas: areas.filter_map(area).collect(),
    }
}
