//! Colours, fonts and number formats.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::render::escape;
use crate::report::Tone;

pub(super) const INK: Color = Color::RGB(0x1b2430);
pub(super) const SOFT: Color = Color::RGB(0x56606e);
pub(super) const LINE: Color = Color::RGB(0xd5dbe3);
pub(super) const BLUE: Color = Color::RGB(0x2f6fb5);
pub(super) const BLUE_SOFT: Color = Color::RGB(0xc4d9ef);
pub(super) const ORANGE: Color = Color::RGB(0xb45309);
pub(super) const GREEN: Color = Color::RGB(0x19693a);
const CAUTION: Color = Color::RGB(0x835400);
const BAD: Color = Color::RGB(0xae221c);
const LINK: Color = Color::RGB(0x17549b);
const HEAD: Color = Color::RGB(0x24425f);
/// Fills from the worst to the best.
pub(super) const BANDS: [Color; 3] = [
    Color::RGB(0xf6c9c0),
    Color::RGB(0xfbf3d3),
    Color::RGB(0xb9e0c4),
];

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Style {
    pub(super) kind: Kind,
    pub(super) tone: u8,
    pub(super) link: bool,
    pub(super) depth: u8,
}

impl Style {
    /// A plain cell of a kind.
    pub(super) fn new(kind: Kind, tone: Tone, link: bool) -> Self {
        Self {
            kind,
            tone: tone as u8,
            link,
            depth: 0,
        }
    }
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A heading of a rank.
    Heading(u8),
    /// The title of a column.
    Head,
    /// The title of a column of numbers.
    HeadRight,
    /// The name of a figure or fact.
    Name,
    /// A note in one line that may run on over the next cells.
    Line,
    /// The mark of a point in a list.
    Mark,
    /// Text over the width of the sheet.
    Wide,
    /// Text in a table.
    Text,
    Count,
    Score,
    Share,
    Number,
    Days,
    Money,
    Cents,
    Day,
    Month,
}

impl Kind {
    /// How its numbers are shown.
    fn number_format(self) -> Option<&'static str> {
        Some(match self {
            Self::Count => "0",
            Self::Score | Self::Number => "0.0",
            Self::Share => "0%",
            Self::Days => "General",
            Self::Money => "#,##0",
            Self::Cents => "#,##0.00",
            Self::Day => "yyyy-mm-dd",
            Self::Month => "yyyy-mm",
            _ => return None,
        })
    }
}

/// The formats in use, each made once.
#[derive(Default)]
pub(super) struct Look(HashMap<Style, Format>);

impl Look {
    /// The format of a style.
    pub(super) fn format(&mut self, style: Style) -> &Format {
        self.0.entry(style).or_insert_with(|| format(style))
    }
}

fn format(style: Style) -> Format {
    let mut format = Format::new()
        .set_align(FormatAlign::Top)
        .set_font_color(INK);
    format = match style.kind {
        Kind::Heading(1) => format.set_bold().set_font_size(16),
        Kind::Heading(2) => format.set_bold().set_font_size(13),
        Kind::Heading(_) => format.set_bold(),
        Kind::Head | Kind::HeadRight => format
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(HEAD)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap(),
        Kind::Name => format.set_font_color(SOFT).set_text_wrap(),
        Kind::Wide => format.set_text_wrap().set_align(FormatAlign::Left),
        Kind::Text => format
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(LINE),
        Kind::Line => format,
        // All days are equally long; at the right they would touch the text of the next column.
        Kind::Day | Kind::Month => format
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::Left),
        Kind::Mark => format.set_align(FormatAlign::Right),
        _ => format
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::Right)
            .set_indent(1),
    };
    if style.kind == Kind::HeadRight {
        format = format.set_align(FormatAlign::Right).set_indent(1);
    }
    if let Some(number) = style.kind.number_format() {
        format = format.set_num_format(number);
    }
    if style.link {
        format = format.set_font_color(LINK);
    }
    format = match style.tone {
        tone if tone == Tone::Good as u8 => format.set_font_color(GREEN),
        tone if tone == Tone::Caution as u8 => format.set_font_color(CAUTION),
        tone if tone == Tone::Bad as u8 => format.set_font_color(BAD),
        tone if tone == Tone::Muted as u8 => format.set_font_color(SOFT),
        tone if tone == Tone::Strong as u8 => format.set_bold(),
        _ => format,
    };
    match style.depth {
        0 => format,
        depth => format.set_indent(depth.min(10)),
    }
}

/// How a tone is shown where a rule finds it.
pub(super) fn by_rule(tone: Tone) -> Format {
    let filled = |font: Color, fill: Color| {
        Format::new()
            .set_font_color(font)
            .set_background_color(fill)
    };
    match tone {
        Tone::Good => filled(GREEN, Color::RGB(0xdcefdc)),
        Tone::Caution => filled(CAUTION, BANDS[1]),
        Tone::Bad => filled(BAD, Color::RGB(0xfbdcd6)),
        Tone::Muted => Format::new().set_font_color(SOFT),
        Tone::Plain | Tone::Strong => Format::new().set_bold(),
    }
}

/// Text in one line.
pub(super) fn plain(text: &str) -> String {
    escape::code(text).replace('\n', " ")
}

/// Text of at most so many UTF-16 units, in which spreadsheets count; an ellipsis stands for the rest.
pub(super) fn bounded(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > most
    });
    match end {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_where_spreadsheets_count() {
        assert_eq!(bounded("abc", 3), "abc");
        assert_eq!(bounded("abcd", 3), "abc…");
        assert_eq!(bounded("äöü", 3), "äöü", "signs are counted, not bytes");
        assert_eq!(bounded("a😀b", 2), "a…", "an emoji counts two");
    }

    #[test]
    fn a_title_is_one_line_without_what_steers() {
        assert_eq!(plain("a\nb\u{202e}"), "a b\\u{202e}");
    }
}
