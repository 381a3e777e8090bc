//! Heights of rows. Programs take those of the file as they are when they open it, so that they are estimated here.

use std::io::{Cursor, Read as _, Write as _};

use unicode_width::UnicodeWidthStr as _;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Taller than this no row can be, in points.
const TALLEST: f64 = 409.0;

/// How many characters of a kind of text fit into one unit of a column's width, measured with Arial; the units are digits
/// of Calibri 11.
#[derive(Clone, Copy, Debug)]
pub(super) enum Text {
    /// 9 points.
    Plain,
    /// 10 points, bold.
    Bold,
    /// 8 points.
    Small,
    /// 11 points.
    Large,
}

impl Text {
    fn per_unit(self) -> f64 {
        match self {
            Self::Plain => 1.22,
            Self::Bold => 1.05,
            Self::Small => 1.4,
            Self::Large => 1.02,
        }
    }

    /// Height of a line, in points.
    fn line(self) -> f64 {
        match self {
            Self::Plain => 11.8,
            Self::Bold => 13.0,
            Self::Small => 10.5,
            Self::Large => 14.5,
        }
    }

    /// How many characters fit into a column of a width.
    pub(super) fn room(self, width: f64) -> usize {
        // Widths are a few dozen units.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small positive number"
        )]
        let room = (width * self.per_unit()) as usize;
        room.max(1)
    }

    /// The height that a text needs in a column of a width, in points.
    pub(super) fn height(self, text: &str, width: f64) -> f64 {
        let lines = lines(text, self.room(width));
        (lines as f64 * self.line() + 4.0).min(TALLEST)
    }
}

/// On how many lines a text is broken, at words where it can.
pub(super) fn lines(text: &str, room: usize) -> usize {
    let mut count = 0;
    for paragraph in text.split('\n') {
        count += 1;
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let width = word.width();
            if used > 0 && used + 1 + width > room {
                count += 1;
                used = 0;
            }
            used += width + usize::from(used > 0);
            // A word that is too long for a line is broken.
            count += used.saturating_sub(1) / room;
            used = match used > room {
                true => (used - 1) % room + 1,
                false => used,
            };
        }
    }
    count.max(1)
}

/// Lets rows grow with what is written into them: a height that was set is kept for good, one that only was found is not.
/// The library that writes workbooks knows the first kind alone.
pub(super) fn release(workbook: &[u8]) -> ZipResult<Vec<u8>> {
    const SET: &str = " customHeight=\"1\"";
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut released = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time of its own each part has the first that the format knows, so that equal forms have equal bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for place in 0..archive.len() {
        let mut part = archive.by_index(place)?;
        let name = part.name()?.into_owned();
        if !name.starts_with("xl/worksheets/sheet") {
            released.raw_copy_file(part)?;
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        released.start_file(name, options)?;
        released.write_all(text.replace(SET, "").as_bytes())?;
    }
    Ok(released.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_at_words_and_long_words_within() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("0123456789", 10), 1);
        assert_eq!(lines("01234 56789", 10), 2);
        assert_eq!(lines("01234567890", 10), 2);
        assert_eq!(lines("a\nb c\n\nd", 10), 4);
        assert_eq!(lines("aaa bbb ccc ddd", 7), 2);
        assert_eq!(lines(&"x".repeat(35), 10), 4);
    }

    #[test]
    fn no_row_is_taller_than_a_spreadsheet_has_it() {
        assert!(Text::Plain.height(&"word ".repeat(5000), 30.0) <= TALLEST);
        assert!(Text::Bold.height("word", 30.0) > 13.0);
    }
}
