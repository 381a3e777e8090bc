//! Rules of colour, which also hold after somebody has changed a value.

use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormat3ColorScale, ConditionalFormatCell,
    ConditionalFormatCellRule, ConditionalFormatDataBar, ConditionalFormatFormula,
    ConditionalFormatType, Worksheet, XlsxError,
};

use crate::report::{ColorRule, Grid, Tone};

use super::look::{BANDS, BLUE_SOFT, by_rule};

/// Sets the rules of a grid whose first values stand in a row.
pub(super) fn draw(drawn: &mut Worksheet, first: u32, grid: &Grid<'_>) -> Result<(), XlsxError> {
    let rows = u32::try_from(grid.rows.len()).unwrap_or(0);
    if rows == 0 {
        return Ok(());
    }
    for (column, described) in (0..).zip(&grid.columns) {
        if let Some(rule) = &described.rule {
            let area = Area {
                first,
                last: first + rows - 1,
                column,
            };
            area.set(drawn, grid, rule)?;
        }
    }
    Ok(())
}

/// The values of a column.
struct Area {
    first: u32,
    last: u32,
    column: u16,
}

impl Area {
    fn set(
        &self,
        drawn: &mut Worksheet,
        grid: &Grid<'_>,
        rule: &ColorRule,
    ) -> Result<(), XlsxError> {
        let zero = |rule: ConditionalFormatCellRule<i32>| {
            ConditionalFormatCell::new()
                .set_rule(rule)
                .set_format(by_rule(Tone::Bad))
        };
        match rule {
            ColorRule::Words(words) => {
                for (word, tone) in *words {
                    let rule = ConditionalFormatCell::new()
                        .set_rule(ConditionalFormatCellRule::EqualTo(*word))
                        .set_format(by_rule(*tone));
                    self.add(drawn, &rule)?;
                }
                Ok(())
            }
            ColorRule::Reached {
                certain,
                possible,
                target,
            } => self.reached(drawn, grid, [certain, possible, target]),
            ColorRule::Bar(most) => {
                let bar = ConditionalFormatDataBar::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, *most)
                    .set_fill_color(BLUE_SOFT)
                    .set_solid_fill(true);
                self.add(drawn, &bar)
            }
            ColorRule::Scale(most) => {
                let scale = ConditionalFormat3ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_midpoint(ConditionalFormatType::Number, *most / 2.0)
                    .set_maximum(ConditionalFormatType::Number, *most)
                    .set_minimum_color(BANDS[0])
                    .set_midpoint_color(BANDS[1])
                    .set_maximum_color(BANDS[2]);
                self.add(drawn, &scale)
            }
            ColorRule::Harm(most) => {
                let scale = ConditionalFormat2ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 1)
                    .set_maximum(ConditionalFormatType::Number, *most)
                    .set_minimum_color("FFFFFF")
                    .set_maximum_color(BANDS[0]);
                self.add(drawn, &scale)
            }
            ColorRule::BelowZero => self.add(drawn, &zero(ConditionalFormatCellRule::LessThan(0))),
            ColorRule::AboveZero => {
                self.add(drawn, &zero(ConditionalFormatCellRule::GreaterThan(0)))
            }
        }
    }

    /// Good if what is certain reaches the target, bad if what is possible does not, else undecided.
    fn reached(
        &self,
        drawn: &mut Worksheet,
        grid: &Grid<'_>,
        titles: [&str; 3],
    ) -> Result<(), XlsxError> {
        let place = |title: &str| grid.columns.iter().position(|column| column.title == title);
        let cell = |title: &str| {
            let column = u16::try_from(place(title)?).ok()?;
            let name = rust_xlsxwriter::utility::column_number_to_name(column);
            Some(format!("${name}{}", self.first + 1))
        };
        let [Some(certain), Some(possible), Some(target)] = titles.map(cell) else {
            return Ok(());
        };
        let known = format!("ISNUMBER({certain}),ISNUMBER({target})");
        for (test, tone) in [
            (format!("{certain}>={target}"), Tone::Good),
            (format!("{possible}<{target}"), Tone::Bad),
            (
                format!("{certain}<{target},{possible}>={target}"),
                Tone::Caution,
            ),
        ] {
            let rule = ConditionalFormatFormula::new()
                .set_rule(format!("=AND({known},{test})").as_str())
                .set_format(by_rule(tone));
            self.add(drawn, &rule)?;
        }
        Ok(())
    }

    fn add<T>(&self, drawn: &mut Worksheet, rule: &T) -> Result<(), XlsxError>
    where
        T: rust_xlsxwriter::ConditionalFormat + Clone + Send + Sync,
    {
        drawn.add_conditional_format(self.first, self.column, self.last, self.column, rule)?;
        Ok(())
    }
}
