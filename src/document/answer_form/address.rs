//! Cells by their names, such as `F14`.

/// The name of a cell; row and column count from 0.
pub(super) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        // A remainder of 26 fits into a byte.
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let named = [(0, 0), (13, 5), (0, 25), (0, 26), (9, 701), (1, 702)];
        let names = named.map(|(row, column)| address(row, column));
        assert_eq!(names, ["A1", "F14", "Z1", "AA1", "ZZ10", "AAA2"]);
        assert_eq!(address(1_048_575, 16_383), "XFD1048576");
    }
}
