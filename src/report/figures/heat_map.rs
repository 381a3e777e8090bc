//! Clauses or practices as fields, in bands by what is certain.

use std::collections::BTreeMap;

use crate::model::{ClauseId, Score};
use crate::report::figure::{Chart, Figure, HeatField, HeatGroup, HeatMap};
use crate::report::links::behind;
use crate::report::page::Block;
use crate::report::{GapReport, wording};
use crate::scoring::{NodeId, NodeScore};

use super::wording as words;

/// How many bands there are.
const BANDS: usize = 5;

/// The heat map of a scheme: its clauses or practices that have figures. Their table is the next block.
pub(in crate::report) fn heat_map(report: &GapReport<'_>, scheme: usize) -> Option<Block> {
    let questionnaire = report.questionnaire();
    let own = questionnaire.references.get(scheme)?;
    let max = questionnaire.scale.max;
    let mut groups: BTreeMap<ClauseId, Vec<HeatField>> = BTreeMap::new();
    for (id, node) in report.card.references.get(scheme)? {
        let Some((figure, band)) = figure(node, max) else {
            continue;
        };
        let field = HeatField {
            label: own.name_of(id),
            figure,
            band,
            to: Some(behind(report, &NodeId::Reference(scheme, id.clone()))),
        };
        groups.entry(group(id)).or_default().push(field);
    }
    if groups.is_empty() {
        return None;
    }
    let groups = groups.into_iter().map(|(id, fields)| HeatGroup {
        title: match id.as_str() {
            "" => String::new(),
            id => words::clause(id),
        },
        fields,
    });
    let map = HeatMap {
        bands: (0..BANDS).map(|band| band_name(band, max)).collect(),
        unknown: words::NOT_ANSWERED.to_owned(),
        groups: groups.collect(),
    };
    Some(Block::from(Figure {
        title: words::heat_map(&own.title),
        description: words::HEAT_MAP.to_owned(),
        chart: Chart::HeatMap(map),
        table: None,
    }))
}

/// The figure of a field and its band: by what is certain, so that what is open never brightens it.
fn figure(node: &NodeScore, max: u8) -> Option<(String, Option<usize>)> {
    let figures = node.figures?;
    if figures.score.is_none() {
        return Some((words::NOT_ANSWERED.to_owned(), None));
    }
    let certain = Score::new(figures.floor).get();
    let band = ((certain * BANDS as f64) as usize).min(BANDS - 1);
    Some((
        wording::span(figures.floor, figures.ceiling, max),
        Some(band),
    ))
}

/// From which to which score a band reaches.
fn band_name(band: usize, max: u8) -> String {
    let at = |band: usize| wording::on_scale(band as f64 / BANDS as f64, max);
    format!("{}–{}", at(band), at(band + 1))
}

/// The chapter of a numbered clause; practices have none.
fn group(id: &ClauseId) -> ClauseId {
    let first = id.as_str().split('.').next().unwrap_or_default();
    match first.bytes().all(|byte| byte.is_ascii_digit()) {
        true => ClauseId::new(first),
        false => ClauseId::new(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_named_on_the_scale() {
        let names: Vec<String> = (0..BANDS).map(|band| band_name(band, 5)).collect();
        assert_eq!(
            names,
            ["0.0–1.0", "1.0–2.0", "2.0–3.0", "3.0–4.0", "4.0–5.0"]
        );
        assert_eq!(band_name(4, 3), "2.4–3.0");
    }

    #[test]
    fn clauses_are_grouped_by_their_chapter_and_practices_are_not() {
        assert_eq!(group(&ClauseId::new("8.3.4.1")).as_str(), "8");
        assert_eq!(group(&ClauseId::new("10.2")).as_str(), "10");
        assert_eq!(group(&ClauseId::new("incident-management")).as_str(), "");
    }
}
