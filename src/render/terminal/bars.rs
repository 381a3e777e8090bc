//! Bars on one scale, beside their labels where there is room, else below them.

use super::paint::paint;
use super::sheet::Sheet;
use super::wrap::{Blanks, fold, widest, width, wrap};
use crate::render::bar::{Part, parts};
use crate::render::wording;
use crate::report::{Bar, Cell, Tone};

/// Steps of a scale that is easy to read; the most that fit are taken.
const LONG: [usize; 3] = [40, 30, 20];
/// Steps of a scale where there is little room.
const SHORT: [usize; 1] = [10];
/// Blanks between label, bar and remark.
const GAP: usize = 2;
/// The widest column of labels, and the narrowest that long labels are folded into.
const LABEL: (usize, usize) = (36, 16);
/// Remarks are folded into no less.
const REMARK: usize = 16;

/// A blank at which no line is broken.
const TIED: &str = "\u{a0}";

/// Where things stand in a row.
struct Plan {
    /// Columns of labels; `None`: labels stand above their bars.
    label: Option<usize>,
    steps: usize,
    remark: usize,
}

/// Draws bars under their scale; below the first of a page, what their signs mean.
pub(super) fn draw(sheet: &mut Sheet<'_>, max: u8, bars: &[Bar]) {
    let labels: Vec<String> = bars.iter().map(|bar| sheet.line(&bar.label.text)).collect();
    let remarks: Vec<Cell> = bars
        .iter()
        .map(|bar| Cell::toned(sheet.block(&bar.remark.text), bar.remark.tone))
        .collect();
    let remark_width = remarks
        .iter()
        .flat_map(|remark| remark.text.lines())
        .map(width)
        .max()
        .unwrap_or(0);
    let plan = plan(sheet.width, widest(&labels), remark_width);
    let before = plan.label.map_or(GAP, |label| label + GAP);
    sheet.led(&" ".repeat(before), &scale(max, plan.steps), Tone::Muted);
    for ((bar, label), remark) in bars.iter().zip(&labels).zip(&remarks) {
        let mut labels = match plan.label {
            Some(room) => fold(label, room),
            None => {
                for line in fold(label, sheet.width) {
                    sheet.toned(&line, Tone::Plain);
                }
                Vec::new()
            }
        };
        labels.resize(labels.len().max(1), String::new());
        let remarks = fold(&remark.text, plan.remark);
        for at in 0..labels.len().max(remarks.len()) {
            let label = labels.get(at).map_or("", String::as_str);
            let mut lead = format!("{label}{}", " ".repeat(before.saturating_sub(width(label))));
            if at == 0 {
                lead.push_str(&painted(sheet, bar, remark.tone, plan.steps));
            } else {
                lead.push_str(&" ".repeat(plan.steps + 1));
            }
            lead.push_str(&" ".repeat(GAP));
            sheet.led(
                &lead,
                remarks.get(at).map_or("", String::as_str),
                remark.tone,
            );
        }
    }
    if !sheet.explained {
        sheet.explained = true;
        legend(sheet, bars);
    }
}

/// Rather folds labels and remarks than draws a short scale, and rather a short scale than labels above their bars.
fn plan(room: usize, label: usize, remark: usize) -> Plan {
    let (label, folded) = (label.min(LABEL.0), label.min(LABEL.1));
    let choices = [
        (label, remark),
        (folded, remark),
        (label, remark.min(REMARK)),
        (folded, remark.min(REMARK)),
    ];
    for scales in [&LONG[..], &SHORT[..]] {
        for (label, remark) in choices {
            let taken = label + GAP + 1 + GAP + remark;
            if let Some(steps) = scales.iter().copied().find(|steps| taken + steps <= room) {
                return Plan {
                    label: Some(label),
                    steps,
                    remark: room - taken - steps + remark,
                };
            }
        }
    }
    let steps = SHORT[0];
    Plan {
        label: None,
        steps,
        remark: room.saturating_sub(GAP + steps + 1 + GAP),
    }
}

/// Numbers above the bars: every level where there is room, else the ends.
fn scale(max: u8, steps: usize) -> String {
    let max = usize::from(max.max(1));
    let widest = max.to_string().len() + 1;
    let every = if steps.is_multiple_of(max) && steps / max > widest {
        1
    } else {
        max
    };
    let mut line = String::new();
    for number in (0..=max).step_by(every) {
        let number_text = number.to_string();
        let place = (number * steps / max + 1).saturating_sub(number_text.len());
        line.push_str(&" ".repeat(place.saturating_sub(line.len())));
        line.push_str(&number_text);
    }
    line
}

/// A bar with the colours of its parts.
fn painted(sheet: &Sheet<'_>, bar: &Bar, tone: Tone, steps: usize) -> String {
    let parts = parts(bar, steps);
    let runs = parts.chunk_by(|one, other| one == other);
    runs.map(|run| {
        let part = run.first().copied().unwrap_or(Part::Blank);
        let drawn = part.glyph(sheet.glyphs).to_string().repeat(run.len());
        let tone = match part {
            Part::Certain if tone == Tone::Muted => Tone::Plain,
            Part::Certain => tone,
            Part::Target => Tone::Strong,
            Part::Possible => Tone::Plain,
            Part::Empty => Tone::Muted,
            Part::Blank => return drawn,
        };
        paint(&drawn, tone, sheet.color)
    })
    .collect()
}

/// Names the signs that these bars use.
fn legend(sheet: &mut Sheet<'_>, bars: &[Bar]) {
    let used = |part: Part| bars.iter().any(|bar| parts(bar, 40).contains(&part));
    let named: Vec<String> = wording::SIGNS
        .into_iter()
        .filter(|(part, _)| used(*part))
        .map(|(part, meaning)| format!("{} {meaning}", part.glyph(sheet.glyphs)).replace(' ', TIED))
        .collect();
    sheet.blank_lines(1);
    for line in wrap(&named.join("   "), sheet.width, sheet.width, Blanks::Kept) {
        sheet.toned(&line.replace(TIED, " "), Tone::Muted);
    }
}
