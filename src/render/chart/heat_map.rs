//! The heat map: a field for each clause or practice, in rows.

use super::label::wrap;
use super::svg::{Side, Svg};
use crate::report::{HeatField, HeatMap};

const WIDTH: f64 = 960.0;
const COLUMNS: usize = 6;
const GAP: f64 = 6.0;
const HEIGHT: f64 = 66.0;
const SIZE: f64 = 11.5;
const LINE: f64 = 14.0;
/// Lines of a name.
const LINES: usize = 3;

/// Draws it.
pub(super) fn draw(mut svg: Svg, map: &HeatMap) -> String {
    let width = (WIDTH - GAP * (COLUMNS as f64 - 1.0)) / COLUMNS as f64;
    let mut y = legend(&mut svg, map);
    for group in &map.groups {
        if !group.title.is_empty() {
            svg.text("label strong", (0.0, y + 12.0), Side::Start, &group.title);
            y += 20.0;
        }
        for row in group.fields.chunks(COLUMNS) {
            for (column, field) in row.iter().enumerate() {
                let x = (width + GAP) * column as f64;
                svg.leading(field.to.as_ref(), None, |svg| {
                    one(svg, field, (x, y), width);
                });
            }
            y += HEIGHT + GAP;
        }
        y += GAP;
    }
    svg.finish(WIDTH, y - GAP * 2.0)
}

fn one(svg: &mut Svg, field: &HeatField, (x, y): (f64, f64), width: f64) {
    let class = band(svg, field.band, (x, y), (width, HEIGHT));
    let words = format!("word {class}");
    for (at, line) in wrap(&field.label, SIZE, width - 14.0, LINES)
        .iter()
        .enumerate()
    {
        svg.text(
            &words,
            (x + 7.0, y + 15.0 + LINE * at as f64),
            Side::Start,
            line,
        );
    }
    let figure = format!("figure {class}");
    svg.text(
        &figure,
        (x + width - 7.0, y + HEIGHT - 7.0),
        Side::End,
        &field.figure,
    );
}

/// A field in its band; gives the class of the band.
fn band(svg: &mut Svg, band: Option<usize>, at: (f64, f64), size: (f64, f64)) -> String {
    let class = match band {
        Some(band) => format!("band-{}", band.min(4)),
        None => "band-none".to_owned(),
    };
    let field = format!("field {class}");
    match band {
        None => svg.hatched(&field, "hatch", at, size),
        Some(0) => svg.hatched(&field, "dots", at, size),
        Some(_) => svg.rect(&field, at, size),
    }
    // A bar below grows with the band, for eyes that do not tell the colours apart.
    if let Some(band) = band {
        let share = (band as f64 + 1.0) / 5.0;
        svg.rect("meter", (at.0, at.1 + size.1 - 4.0), (size.0 * share, 4.0));
    }
    class
}

/// The bands and their names; gives the height below it.
fn legend(svg: &mut Svg, map: &HeatMap) -> f64 {
    let named = map.bands.iter().enumerate();
    let named = named.map(|(band, name)| (Some(band), name));
    let mut x = 0.0;
    for (place, name) in named.chain([(None, &map.unknown)]) {
        band(svg, place, (x, 0.0), (30.0, 18.0));
        svg.text("label", (x + 37.0, 13.5), Side::Start, name);
        x += 37.0 + super::label::width(name, 12.0) + 24.0;
    }
    34.0
}
