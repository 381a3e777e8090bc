//! The figures of a standing as cells of a table.

use super::View;
use crate::model::Score;
use crate::report::page::{Cell, Column, Tone};
use crate::report::wording;
use crate::roadmap::Standing;
use crate::scoring::Readiness;

/// Which figures of a standing the questionnaire has.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    pub(super) max: u8,
    levels: bool,
    conformity: bool,
}

impl Figures {
    pub(super) fn of(view: &View<'_, '_>) -> Self {
        let today = &view.roadmap.today;
        Self {
            max: view.report.questionnaire().scale.max,
            // A level that nobody asks for only confuses beside a verdict.
            levels: today.level.is_some() && asks_level(view),
            conformity: today.conformity.is_some(),
        }
    }

    pub(super) fn columns(self) -> Vec<Column> {
        let mut columns = vec![Column::number("Floor")];
        if self.levels {
            columns.push(Column::number("Level"));
        }
        if self.conformity {
            columns.extend([
                Column::text("Conformity").rank(2),
                Column::number("Majors"),
                Column::number("Minors").rank(1),
            ]);
        }
        columns
    }

    pub(super) fn cells(self, standing: &Standing) -> Vec<Cell> {
        let floor = standing.floor.map(Score::get);
        let mut cells: Vec<Cell> = vec![wording::on_scale_or_nothing(floor, self.max).into()];
        if self.levels {
            let level = standing.level.map(|level| level.to_string());
            cells.push(level.unwrap_or_else(|| wording::NOTHING.into()).into());
        }
        if self.conformity {
            cells.push(
                standing
                    .conformity
                    .map_or_else(|| wording::NOTHING.into(), readiness),
            );
            let (majors, minors) = (standing.majors, standing.minors);
            let tone = if majors > 0 { Tone::Bad } else { Tone::Good };
            cells.push(Cell::toned(majors.to_string(), tone));
            cells.push(minors.to_string().into());
        }
        cells
    }
}

fn asks_level(view: &View<'_, '_>) -> bool {
    let target = view.report.inputs.target;
    let mut sections = target.sections.values();
    target.level.is_some() || sections.any(|section| section.level.is_some())
}

fn readiness(readiness: Readiness) -> Cell {
    let tone = match readiness {
        Readiness::NotReady => Tone::Bad,
        Readiness::Indeterminate | Readiness::ReadyWithActions => Tone::Caution,
        Readiness::Ready => Tone::Good,
        Readiness::NotApplicable => Tone::Muted,
    };
    Cell::toned(wording::readiness(readiness), tone)
}
