//! Where everything stands: rows and columns of all parts, and the cells that are places for links.

use std::collections::HashMap;

use crate::report::{Anchor, Fact, Grid, Part, Plot, PlotKind, Rows, Sheet, Workbook};

use super::lines::{Line, lines};

/// Columns over which text runs on a sheet that is read: the first is wide, the others are narrow.
pub(super) const FIRST_WIDTH: u16 = 30;
pub(super) const NARROW_WIDTH: u16 = 12;
pub(super) const NARROW: u16 = 8;
/// Height of a row that nothing makes higher, in pixels.
pub(super) const ROW_PIXELS: u32 = 20;
/// Rows of a picture that is no timeline.
const PLOT_ROWS: u32 = 19;

/// All sheets with the places of their parts.
pub(super) struct Layout<'a> {
    pub(super) sheets: Vec<Laid<'a>>,
    /// Sheet, row and column of each place.
    places: HashMap<&'a Anchor, (usize, u32, u16)>,
}

/// A sheet with the places of its parts.
pub(super) struct Laid<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) pieces: Vec<(u32, Piece<'a>)>,
    /// Rows before which a page ends on paper.
    pub(super) breaks: Vec<u32>,
    /// Whether it is one table under a title, rather than something to read.
    pub(super) is_table: bool,
}

impl Laid<'_> {
    /// Whether its rows are so many that they do not stay in memory. Such a sheet is written from top to bottom.
    pub(super) fn is_long(&self) -> bool {
        let made = |piece: &Piece<'_>| match piece {
            Piece::Grid(grid) => matches!(grid.rows, Rows::Made { .. }),
            _ => false,
        };
        self.is_table && self.pieces.iter().any(|(_, piece)| made(piece))
    }
}

/// A part, of which the first row is known.
pub(super) enum Piece<'a> {
    Line(Line<'a>),
    Fact(&'a Fact),
    Grid(&'a Grid<'a>),
    Plots(&'a [Plot]),
}

impl<'a> Layout<'a> {
    pub(super) fn of(workbook: &'a Workbook<'a>) -> Self {
        let sheets: Vec<Laid<'_>> = workbook.sheets.iter().map(Laid::of).collect();
        let mut places = HashMap::new();
        for (at, laid) in sheets.iter().enumerate() {
            for anchor in &laid.sheet.anchors {
                places.entry(anchor).or_insert((at, 0, 0));
            }
        }
        for (at, laid) in sheets.iter().enumerate() {
            for (row, piece) in &laid.pieces {
                for (down, column, anchor) in piece.anchors() {
                    places.entry(anchor).or_insert((at, row + down, column));
                }
            }
        }
        Self { sheets, places }
    }

    /// The address of a place, for a link within the workbook; `None` if it is not in it.
    pub(super) fn address(&self, anchor: &Anchor) -> Option<String> {
        let (sheet, row, column) = self.places.get(anchor)?;
        let name = &self.sheets.get(*sheet)?.sheet.name;
        let cell = rust_xlsxwriter::utility::row_col_to_cell(*row, *column);
        Some(format!("internal:'{name}'!{cell}"))
    }

    /// Sheet, row of the titles, and the grid of a name.
    pub(super) fn grid(&self, name: &str) -> Option<(&'a str, u32, &'a Grid<'a>)> {
        self.sheets.iter().find_map(|laid| {
            laid.pieces.iter().find_map(|(row, piece)| match piece {
                Piece::Grid(grid) if grid.name == name => Some((&*laid.sheet.name, *row, *grid)),
                _ => None,
            })
        })
    }
}

impl<'a> Laid<'a> {
    fn of(sheet: &'a Sheet<'a>) -> Self {
        let is_table = matches!(sheet.parts.as_slice(), [Part::Text(_), Part::Grid(_)]);
        let mut pieces: Vec<(u32, Piece<'a>)> = Vec::new();
        let (mut row, mut breaks) = (0, Vec::new());
        let mut put = |row: &mut u32, piece: Piece<'a>| {
            let height = piece.rows();
            pieces.push((*row, piece));
            *row += height;
        };
        for part in &sheet.parts {
            match part {
                Part::Text(blocks) => {
                    for line in lines(blocks) {
                        if line.is_apart() && row > 0 {
                            row += 1;
                        }
                        put(&mut row, Piece::Line(line));
                    }
                }
                Part::Facts(facts) => {
                    row += 1;
                    facts
                        .iter()
                        .for_each(|fact| put(&mut row, Piece::Fact(fact)));
                }
                Part::Grid(grid) => {
                    row += u32::from(!is_table);
                    put(&mut row, Piece::Grid(grid));
                    row += u32::from(!is_table);
                }
                Part::Plots(plots) => {
                    row += 1;
                    put(&mut row, Piece::Plots(plots));
                }
                Part::NewPage => breaks.push(row),
            }
        }
        Self {
            sheet,
            pieces,
            breaks,
            is_table,
        }
    }
}

impl<'a> Piece<'a> {
    /// How many rows it takes.
    fn rows(&self) -> u32 {
        match self {
            Self::Line(_) | Self::Fact(_) => 1,
            Self::Grid(grid) => 1 + u32::try_from(grid.rows.len()).unwrap_or(u32::MAX / 2),
            Self::Plots(plots) => plots.iter().map(plot_rows).max().unwrap_or(0) + 1,
        }
    }

    /// The places on it: rows below its first, columns.
    fn anchors(&self) -> Vec<(u32, u16, &'a Anchor)> {
        match self {
            Self::Line(line) => line
                .anchor()
                .map(|anchor| (0, 0, anchor))
                .into_iter()
                .collect(),
            Self::Grid(grid) => {
                let mut anchors = Vec::new();
                for (down, row) in (1..).zip(grid.rows.held()) {
                    for (column, datum) in (0..).zip(row) {
                        anchors.extend(datum.anchor.as_ref().map(|to| (down, column, to)));
                    }
                }
                anchors
            }
            Self::Fact(_) | Self::Plots(_) => Vec::new(),
        }
    }
}

/// How many rows a picture takes.
pub(super) fn plot_rows(plot: &Plot) -> u32 {
    match plot.kind {
        // A bar a row, with room for the axis, the title and the legend.
        PlotKind::Timeline { .. } => u32::try_from(plot.rows.1).unwrap_or(u32::MAX / 2) + 6,
        PlotKind::Quarters(_) => u32::try_from(plot.rows.1).unwrap_or(u32::MAX / 2) * 2 + 6,
        _ => PLOT_ROWS,
    }
}
