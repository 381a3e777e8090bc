//! Which item of a list became which.

/// Above this many pairs it is not looked for the longest common part: a list so long was hardly written by hand.
const MOST_PAIRS: usize = 10_000;

/// What became of the items of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Items that stay, changed or not: their places before and after.
    pub(super) kept: Vec<(usize, usize)>,
    /// Items that are gone.
    pub(super) gone: Vec<usize>,
    /// New items, and before which of the old ones they stand.
    pub(super) new: Vec<(usize, usize)>,
}

/// Finds what became of the items. As many as can be are the same; between these, they changed one by one.
pub(super) fn align<T: PartialEq>(before: &[T], after: &[T]) -> Alignment {
    let mut alignment = Alignment::default();
    let (mut from, mut to) = (0, 0);
    for (same, other) in same(before, after) {
        alignment.between((from, same), (to, other));
        alignment.kept.push((same, other));
        (from, to) = (same + 1, other + 1);
    }
    alignment.between((from, before.len()), (to, after.len()));
    alignment
}

impl Alignment {
    fn between(&mut self, before: (usize, usize), after: (usize, usize)) {
        let (mut from, mut to) = (before.0, after.0);
        while from < before.1 && to < after.1 {
            self.kept.push((from, to));
            (from, to) = (from + 1, to + 1);
        }
        self.gone.extend(from..before.1);
        self.new.extend((to..after.1).map(|place| (from, place)));
    }
}

/// The items that are the same: those at both ends, and between these the longest common part.
fn same<T: PartialEq>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let least = before.len().min(after.len());
    let equal = |(one, other): &(&T, &T)| one == other;
    let head = before.iter().zip(after).take_while(equal).count();
    let backwards = before.iter().rev().zip(after.iter().rev());
    let tail = backwards
        .take(least - head)
        .take_while(|(one, other)| one == other)
        .count();
    let middle = |items: &'_ [T]| head..items.len() - tail;
    let (rows, columns) = (middle(before), middle(after));
    let mut same: Vec<_> = (0..head).map(|place| (place, place)).collect();
    if rows.len() * columns.len() <= MOST_PAIRS {
        same.extend(longest(before, after, rows, columns));
    }
    same.extend(
        (0..tail)
            .rev()
            .map(|back| (before.len() - 1 - back, after.len() - 1 - back)),
    );
    same
}

/// The longest common part of two stretches, found from their ends.
fn longest<T: PartialEq>(
    before: &[T],
    after: &[T],
    rows: std::ops::Range<usize>,
    columns: std::ops::Range<usize>,
) -> Vec<(usize, usize)> {
    let width = columns.len() + 1;
    let mut lengths = vec![0_usize; (rows.len() + 1) * width];
    for row in (0..rows.len()).rev() {
        for column in (0..columns.len()).rev() {
            let at = row * width + column;
            lengths[at] = match before[rows.start + row] == after[columns.start + column] {
                true => lengths[at + width + 1] + 1,
                false => lengths[at + width].max(lengths[at + 1]),
            };
        }
    }
    let (mut row, mut column, mut same) = (0, 0, Vec::new());
    while row < rows.len() && column < columns.len() {
        let at = row * width + column;
        let pair = (rows.start + row, columns.start + column);
        if before[pair.0] == after[pair.1] {
            same.push(pair);
            (row, column) = (row + 1, column + 1);
        } else if lengths[at + width] >= lengths[at + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(before: &str, after: &str) -> String {
        let (before, after): (Vec<char>, Vec<char>) =
            (before.chars().collect(), after.chars().collect());
        let alignment = align(&before, &after);
        let mut out = String::new();
        for (one, other) in alignment.kept {
            out += &format!("{}{} ", before[one], after[other]);
        }
        for one in alignment.gone {
            out += &format!("-{} ", before[one]);
        }
        for (at, other) in alignment.new {
            out += &format!("+{}@{at} ", after[other]);
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn what_is_the_same_stays_and_the_rest_changes_one_by_one() {
        assert_eq!(kept("abc", "abc"), "aa bb cc");
        assert_eq!(kept("abc", "axc"), "aa bx cc");
        assert_eq!(kept("abc", "b"), "bb -a -c");
        assert_eq!(kept("ac", "abcd"), "aa cc +b@1 +d@2");
        assert_eq!(kept("abcd", "xbyd"), "ax bb cy dd");
        assert_eq!(kept("", "ab"), "+a@0 +b@0");
        assert_eq!(kept("aa", "a"), "aa -a");
    }

    #[test]
    fn very_long_lists_are_compared_at_their_ends() {
        let before: Vec<usize> = (0..1000).collect();
        let after: Vec<usize> = (0..1000).map(|n| n + usize::from(n == 500)).collect();
        assert_eq!(align(&before, &after).kept.len(), 1000);
    }
}
