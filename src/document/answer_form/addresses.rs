//! The cells that the parts of a workbook name, looked at before anybody calculates with them.

/// The elements that name cells, each with the attribute that does.
const NAMING: [(&[u8], &[u8]); 5] = [
    (b"c", b"r"),
    (b"row", b"r"),
    (b"dimension", b"ref"),
    (b"mergeCell", b"ref"),
    (b"f", b"ref"),
];
const LAST_ROW: u32 = 1_048_576;
/// `XFD`, as letters count.
const LAST_COLUMN: u32 = 16_384;

/// Whether all cells that an XML part names can be in a sheet. Parts are not parsed here; what stands in text is passed over,
/// since its angle brackets are escaped.
pub(super) fn are_sound(part: &[u8]) -> bool {
    let mut rest = part;
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        let (_, tag) = rest.split_at(start + 1);
        let end = tag
            .iter()
            .position(|byte| *byte == b'>')
            .unwrap_or(tag.len());
        let (tag, after) = tag.split_at(end);
        rest = after;
        if !is_tag_sound(tag) {
            return false;
        }
    }
    true
}

fn is_tag_sound(tag: &[u8]) -> bool {
    let name = tag.split(|byte| !is_name(*byte)).next().unwrap_or_default();
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
    let Some((_, attribute)) = NAMING.iter().find(|(element, _)| *element == local) else {
        return true;
    };
    let mut at = 0;
    while let Some(value) = next_value(tag, attribute, &mut at) {
        if !is_range(value) {
            return false;
        }
    }
    true
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.')
}

/// The next value of an attribute in a tag, from a place on.
fn next_value<'t>(tag: &'t [u8], attribute: &[u8], at: &mut usize) -> Option<&'t [u8]> {
    loop {
        let rest = tag.get(*at..)?;
        let found = rest
            .windows(attribute.len())
            .position(|window| window == attribute)?;
        let start = *at + found;
        *at = start + 1;
        let apart = start.checked_sub(1).and_then(|before| tag.get(before));
        let behind = tag.get(start + attribute.len()..)?;
        if !apart.is_some_and(u8::is_ascii_whitespace) {
            continue;
        }
        let Some(behind) = behind.trim_ascii_start().strip_prefix(b"=") else {
            continue;
        };
        let behind = behind.trim_ascii_start();
        let (quote, value) = behind.split_first()?;
        let end = value.iter().position(|byte| byte == quote);
        return Some(value.get(..end.unwrap_or(value.len())).unwrap_or_default());
    }
}

/// A cell, a row, or a range whose first cell comes before its last.
fn is_range(value: &[u8]) -> bool {
    let mut cells = value.split(|byte| *byte == b':').map(cell);
    match (cells.next().flatten(), cells.next(), cells.next()) {
        (Some(_), None, None) => true,
        (Some((row, column)), Some(Some((last_row, last_column))), None) => {
            row <= last_row && column <= last_column
        }
        _ => false,
    }
}

/// Row and column of a cell, each 0 where it is not named.
fn cell(text: &[u8]) -> Option<(u32, u32)> {
    let split = text.iter().position(|byte| !byte.is_ascii_alphabetic());
    let (letters, digits) = text.split_at(split.unwrap_or(text.len()));
    if letters.len() > 3 || digits.len() > 7 || text.is_empty() {
        return None;
    }
    let column = letters.iter().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let mut row = 0;
    for digit in digits {
        row = row * 10 + char::from(*digit).to_digit(10)?;
    }
    (row <= LAST_ROW && column <= LAST_COLUMN && (digits.is_empty() || row > 0))
        .then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_is_sound() {
        for tag in [
            "<c r=\"A1\"/>",
            "<x:c s='1' r = 'XFD1048576'>",
            "<row r=\"7\" spans=\"1:10\">",
            "<dimension ref=\"A1:J71\"/>",
            "<mergeCell ref=\"C4:J4\"/>",
            "<f t=\"shared\" ref=\"A1:A9\" si=\"0\">",
            "<t>He said r=\"anything at all\", and <![CDATA[c r=\"12345678901\"]]></t>",
            "<circle r=\"12345678901\"/>",
            "<c>",
            "<c",
        ] {
            assert!(are_sound(tag.as_bytes()), "{tag}");
        }
    }

    #[test]
    fn what_no_sheet_has_is_not() {
        for tag in [
            "<c r=\"A1048577\"/>",
            "<c r=\"XFE1\"/>",
            "<c r=\"AAAA1\"/>",
            "<c r=\"A0\"/>",
            "<c r=\"A-1\"/>",
            "<c r=\"\"/>",
            "<c s=\"1\"\nr='A99999999999'/>",
            "<x:row r=\"4294967295\">",
            "<dimension ref=\"B9:A1\"/>",
            "<mergeCell ref=\"A1:B2:C3\"/>",
            "<mergeCell ref=\"A1:\"/>",
            "<a/><c r=\"A1\" r=\"?\"/>",
        ] {
            assert!(!are_sound(tag.as_bytes()), "{tag}");
        }
    }
}
