//! The parts of a node and how its figures come from them.

use crate::model::QuestionIx;
use crate::report::finding_list::now;
use crate::report::page::{Cell, Column, Row, Table, Tone};
use crate::report::{GapReport, wording};
use crate::scoring::{Contribution, Figures, Part};

use super::{exact, exact_or_nothing};

/// Up to so many parts are written out in the arithmetic; beyond, their sum stands for them.
const WRITTEN_OUT: usize = 9;

/// Each figure of a node as a line: the terms, the division, the result.
pub(super) fn arithmetic(
    report: &GapReport<'_>,
    parts: &[Contribution],
    figures: &Figures,
) -> Vec<Cell> {
    let max = report.questionnaire().scale.max;
    let counted: Vec<(f64, Figures)> = parts
        .iter()
        .filter_map(|p| p.figures.map(|f| (p.weight, f)))
        .collect();
    let line = |name: &str, terms: Vec<(f64, f64)>, result: Option<f64>| {
        let Some(result) = result else {
            return format!("{name} = – (nothing has a score)");
        };
        let weight: f64 = terms.iter().map(|(w, _)| w).sum();
        let sum = if terms.len() <= WRITTEN_OUT {
            let weighted = terms.iter().any(|(weight, _)| *weight != 1.0);
            let term = |(weight, value): &(f64, f64)| match weighted {
                true => format!("{} × {}", exact(*weight), exact(*value)),
                false => exact(*value),
            };
            let written: Vec<String> = terms.iter().map(term).collect();
            format!("({})", written.join(" + "))
        } else {
            exact(terms.iter().map(|(w, v)| w * v).sum())
        };
        format!("{name} = {sum} ÷ {} = {}", exact(weight), exact(result))
    };
    let all = |figure: fn(&Figures) -> f64| counted.iter().map(|(w, f)| (*w, figure(f))).collect();
    let scored = |figure: fn(&Figures) -> Option<f64>| {
        counted
            .iter()
            .filter_map(|(w, f)| f.score.and(figure(f)).map(|v| (*w, v)))
            .collect()
    };
    let shown = |value: f64| format!(" → {} of {max}", wording::on_scale(value, max));
    vec![
        (line("score       ", scored(|f| f.score), figures.score)
            + &figures.score.map_or_else(String::new, shown))
            .into(),
        (line("floor       ", all(|f| f.floor), Some(figures.floor)) + &shown(figures.floor))
            .into(),
        (line("ceiling     ", all(|f| f.ceiling), Some(figures.ceiling)) + &shown(figures.ceiling))
            .into(),
        line(
            "completeness",
            all(|f| f.completeness),
            Some(figures.completeness),
        )
        .into(),
        (line(
            "evidenced   ",
            all(|f| f.evidenced),
            Some(figures.evidenced),
        ) + &shown(figures.evidenced))
            .into(),
        line("confidence  ", scored(|f| f.confidence), figures.confidence).into(),
    ]
}

/// The parts of a node with their figures.
pub(super) fn parts_table(report: &GapReport<'_>, parts: &[Contribution]) -> Table {
    let questionnaire = report.questionnaire();
    let answers = parts.iter().any(|p| matches!(p.part, Part::Question(_)));
    let mut columns = vec![Column::text("Part")];
    if answers {
        columns.push(Column::text("Answer"));
        columns.push(Column::number("Line").rank(4));
    }
    columns.extend([
        Column::number("Weight"),
        Column::number("Score"),
        Column::number("Floor"),
        Column::number("Ceiling").rank(1),
        Column::number("Evidenced").rank(2),
        Column::number("Confidence").rank(3),
    ]);
    let rows = parts
        .iter()
        .map(|part| {
            let mut cells: Vec<Cell> = match part.part {
                Part::Question(ix) => vec![
                    questionnaire.question(ix).id.to_string().into(),
                    now(report, ix).into(),
                    line_of(report, ix).into(),
                ],
                Part::Section(ix) | Part::OwnQuestions(ix, _) => {
                    let mut cells = vec![wording::section_name(questionnaire, ix).into()];
                    if answers {
                        cells.extend([wording::NOTHING.into(), wording::NOTHING.into()]);
                    }
                    cells
                }
            };
            cells.push(exact(part.weight).into());
            match part.figures {
                Some(f) => cells.extend::<[Cell; 5]>([
                    exact_or_nothing(f.score).into(),
                    exact(f.floor).into(),
                    exact(f.ceiling).into(),
                    exact(f.evidenced).into(),
                    exact_or_nothing(f.confidence).into(),
                ]),
                None => {
                    cells.push(Cell::toned("removed", Tone::Muted));
                    cells.extend(std::iter::repeat_n(
                        Cell::toned(wording::NOTHING, Tone::Muted),
                        4,
                    ));
                }
            }
            Row { cells, depth: 0 }
        })
        .collect();
    Table { columns, rows }
}

/// The line of the assessment file where the answer stands.
fn line_of(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let line = report.answer(ix).and_then(|a| a.line);
    line.map_or_else(|| wording::NOTHING.to_owned(), |line| line.to_string())
}
