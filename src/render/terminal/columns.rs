//! Which columns of a table are shown, and how wide each is.

use super::wrap::{NARROWEST, width};
use crate::report::Align;

/// Blanks between columns.
pub(super) const GAP: usize = 2;
/// Text needs this much to be read at ease, long text that much.
const EASY: (usize, usize) = (16, 20);
/// A word up to this long is not cut while columns can be left out.
const WORD: usize = 24;
/// Text that may not be left out is squeezed to this.
const TIGHT: usize = 10;

/// What a column wants.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    /// Columns of the highest rank are left out first; 0 always stays.
    pub(super) rank: u8,
    /// So wide that no line is broken.
    pub(super) natural: usize,
    /// So wide that it can be read at ease.
    pub(super) least: usize,
    /// So wide that it can be read at all.
    pub(super) tight: usize,
}

impl Demand {
    /// What a column wants for its title and the lines of its cells, each with what it is moved in by.
    pub(super) fn new(title: &str, lines: &[(usize, &str)], align: Align, rank: u8) -> Self {
        let content = lines
            .iter()
            .map(|(indent, line)| indent + width(line))
            .max()
            .unwrap_or(0);
        let natural = content.max(width(title)).max(1);
        let title_word = longest_word(title);
        let indent = lines.iter().map(|(indent, _)| *indent).max().unwrap_or(0);
        let least = match align {
            Align::Right => content.min(indent + WORD).max(title_word),
            Align::Left => {
                let word = lines
                    .iter()
                    .map(|(_, line)| longest_word(line))
                    .max()
                    .unwrap_or(0);
                let easy = (content * 2 / 5).clamp(EASY.0, EASY.1);
                indent + word.max(title_word).min(WORD).max(easy)
            }
        };
        let tight = indent + TIGHT;
        Self {
            rank,
            natural,
            least: least.max(NARROWEST).min(natural),
            tight: tight.min(natural),
        }
    }
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(width).max().unwrap_or(0)
}

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Columns shown and their widths; all others are left out.
    Columns(Vec<(usize, usize)>),
    /// Not even the columns that always stay have room side by side.
    Stacked,
}

/// Leaves out columns from the highest rank, the last first, until the others can be read at ease in `limit`; then
/// squeezes.
pub(super) fn layout(demands: &[Demand], limit: usize) -> Layout {
    let mut shown: Vec<usize> = (0..demands.len()).collect();
    let total = |shown: &[usize], of: fn(&Demand) -> usize| {
        let widths: usize = shown.iter().filter_map(|at| demands.get(*at)).map(of).sum();
        widths + GAP * shown.len().saturating_sub(1)
    };
    while total(&shown, |demand| demand.least) > limit {
        let weakest = shown
            .iter()
            .enumerate()
            .filter_map(|(place, at)| Some((demands.get(*at)?.rank, place)))
            .max();
        match weakest {
            Some((rank, place)) if rank > 0 => {
                shown.remove(place);
            }
            _ => break,
        }
    }
    let starts_with: fn(&Demand) -> usize = match () {
        () if total(&shown, |demand| demand.least) <= limit => |demand| demand.least,
        () if total(&shown, |demand| demand.tight) <= limit => |demand| demand.tight,
        () => return Layout::Stacked,
    };
    let spare = limit.saturating_sub(total(&shown, starts_with));
    let wants: Vec<(usize, usize)> = shown
        .iter()
        .filter_map(|at| demands.get(*at))
        .map(|demand| (starts_with(demand), demand.natural))
        .collect();
    Layout::Columns(shown.into_iter().zip(share(&wants, spare)).collect())
}

/// Widths between start and natural width: spare columns go to the narrowest that still wants one, so that long text
/// gets what short text leaves.
fn share(wants: &[(usize, usize)], mut spare: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = wants.iter().map(|(start, _)| *start).collect();
    while spare > 0 {
        let hungry = widths
            .iter_mut()
            .zip(wants)
            .filter(|(width, (_, natural))| **width < *natural);
        let Some((width, _)) = hungry.min_by_key(|(width, _)| **width) else {
            break;
        };
        *width += 1;
        spare -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(natural: usize, rank: u8) -> Demand {
        Demand {
            rank,
            natural,
            least: natural.min(EASY.0),
            tight: natural.min(TIGHT),
        }
    }

    #[test]
    fn columns_have_their_natural_width_where_there_is_room() {
        assert_eq!(
            layout(&[text(30, 0), text(5, 1)], 80),
            Layout::Columns(vec![(0, 30), (1, 5)])
        );
    }

    #[test]
    fn long_text_gets_what_short_text_leaves() {
        assert_eq!(
            layout(&[text(20, 0), text(5, 0), text(300, 0)], 80),
            Layout::Columns(vec![(0, 20), (1, 5), (2, 51)])
        );
    }

    #[test]
    fn the_highest_rank_is_left_out_first_and_of_equals_the_last() {
        let demands = [text(30, 0), text(30, 2), text(30, 1), text(30, 2)];
        assert_eq!(
            layout(&demands, 52),
            Layout::Columns(vec![(0, 16), (1, 16), (2, 16)])
        );
        assert_eq!(
            layout(&demands, 51),
            Layout::Columns(vec![(0, 25), (2, 24)])
        );
    }

    #[test]
    fn what_always_stays_is_squeezed_then_stacked() {
        assert_eq!(
            layout(&[text(30, 0), text(30, 0)], 30),
            Layout::Columns(vec![(0, 14), (1, 14)])
        );
        assert_eq!(
            layout(&[text(30, 0), text(30, 0), text(30, 0)], 30),
            Layout::Stacked
        );
    }

    #[test]
    fn figures_are_not_broken_at_ease_but_their_title_may_be() {
        let demand = Demand::new(
            "Person-days per quarter",
            &[(0, "1200"), (0, "7")],
            Align::Right,
            0,
        );
        assert_eq!((demand.natural, demand.least), (23, 11));
    }
}
