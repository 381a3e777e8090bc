//! Text broken into lines that fit, measured in columns of the terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// No line is broken into less: one character may take three columns.
pub(crate) const NARROWEST: usize = 4;

/// What becomes of blanks within a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// One between words.
    Collapsed,
    /// As they are, but for those where a line is broken.
    Kept,
}

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Columns of the widest line.
pub(crate) fn widest<S: AsRef<str>>(lines: &[S]) -> usize {
    lines
        .iter()
        .map(|line| width(line.as_ref()))
        .max()
        .unwrap_or(0)
}

/// Text of several lines, each folded into `limit` columns. Blank lines around it go, those within shrink to one.
pub(crate) fn fold(text: &str, limit: usize) -> Vec<String> {
    let mut folded: Vec<String> = Vec::new();
    for line in text.trim().split('\n') {
        let blank = line.trim().is_empty();
        if !(blank && folded.last().is_some_and(String::is_empty)) {
            folded.extend(wrap(line.trim(), limit, limit, Blanks::Collapsed));
        }
    }
    folded
}

/// One line broken into lines of at most `first`, then `rest` columns; at least one. Words are kept whole where they
/// fit; blanks before the first go. A limit below [`NARROWEST`] counts as that.
pub(crate) fn wrap(text: &str, first: usize, rest: usize, blanks: Blanks) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    let mut limit = first.max(NARROWEST);
    for (gap, piece) in pieces(text) {
        let gap = match blanks {
            _ if gap.is_empty() || line.is_empty() => "",
            Blanks::Collapsed => " ",
            Blanks::Kept => gap,
        };
        let needed = width(piece);
        if !line.is_empty() && used + width(gap) + needed > limit {
            lines.push(std::mem::take(&mut line));
            used = 0;
            limit = rest.max(NARROWEST);
        } else {
            line.push_str(gap);
            used += width(gap);
        }
        if used + needed <= limit {
            line.push_str(piece);
            used += needed;
            continue;
        }
        let mut chunks = chop(piece, limit, rest.max(NARROWEST));
        line.push_str(&chunks.remove(0));
        for chunk in chunks {
            lines.push(std::mem::replace(&mut line, chunk));
            limit = rest.max(NARROWEST);
        }
        used = width(&line);
    }
    lines.push(line);
    lines
}

/// Pieces that belong together, each with the blanks before it. A line may be broken before every piece.
fn pieces(text: &str) -> Vec<(&str, &str)> {
    let mut pieces = Vec::new();
    let (mut gap, mut start) = (0, 0);
    let mut open = false;
    for (at, cluster) in text.grapheme_indices(true) {
        let blank = cluster.chars().all(is_blank);
        let ends =
            open && (blank || stands_alone(text.get(start..at).unwrap_or_default(), cluster));
        if ends {
            pieces.push((gap, start, at));
            open = false;
            gap = at;
        }
        if !blank && !open {
            start = at;
            open = true;
        }
    }
    if open {
        pieces.push((gap, start, text.len()));
    }
    pieces
        .into_iter()
        .filter_map(|(gap, start, end)| Some((text.get(gap..start)?, text.get(start..end)?)))
        .collect()
}

/// Whether a line may be broken before this cluster although no blank is there: Chinese and Japanese have none.
fn stands_alone(before: &str, cluster: &str) -> bool {
    let ideograph = |text: &str| text.chars().next().is_some_and(is_ideograph);
    let last = before.graphemes(true).next_back().unwrap_or_default();
    let closing = cluster
        .chars()
        .next()
        .is_some_and(|sign| "、。，．！？：；）］｝」』】》〉・ー々…".contains(sign));
    let opening = last
        .chars()
        .next()
        .is_some_and(|sign| "（［｛「『【《〈".contains(sign));
    (ideograph(last) || ideograph(cluster)) && !closing && !opening
}

fn is_ideograph(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

fn is_blank(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// A word too long for a line, cut between what is seen as one character, rather behind a joint such as `/` or `-`.
fn chop(word: &str, first: usize, rest: usize) -> Vec<String> {
    let mut chunks = Vec::new();
    let mut chunk = String::new();
    let (mut used, mut limit) = (0, first);
    let mut joint = None;
    for cluster in word
        .graphemes(true)
        .flat_map(|cluster| divide(cluster, rest))
    {
        let needed = width(cluster).max(1);
        if used + needed > limit {
            let behind = |at: usize| width(chunk.get(at..).unwrap_or_default());
            // CI logs take a line that starts with two colons for a command.
            let colon =
                (cluster.starts_with(':') && !chunk.ends_with(':')).then(|| last_cluster(&chunk));
            let cut = joint
                .filter(|at| behind(*at) * 3 <= limit.min(rest))
                .or(colon)
                .filter(|at| *at > 0 && behind(*at) + needed <= rest);
            let carried = chunk.split_off(cut.unwrap_or(chunk.len()));
            used = width(&carried);
            chunks.push(std::mem::replace(&mut chunk, carried));
            limit = rest;
            joint = None;
        }
        let in_number = cluster == "." && chunk.ends_with(|sign: char| sign.is_ascii_digit());
        chunk.push_str(cluster);
        used += needed;
        if matches!(cluster, "/" | "-" | "_" | "." | "," | "=" | "&" | "?" | "@") && !in_number {
            joint = Some(chunk.len());
        }
    }
    chunks.push(chunk);
    chunks
}

/// A cluster as it is, or, where it alone is too wide for a line, its characters.
fn divide(cluster: &str, limit: usize) -> Vec<&str> {
    // The sum bounds the width from above, however its characters are then joined.
    let bound: usize = cluster
        .chars()
        .map(|sign| sign.width().unwrap_or(1).max(1))
        .sum();
    if bound <= limit || width(cluster) <= 2 {
        return vec![cluster];
    }
    cluster
        .char_indices()
        .filter_map(|(at, sign)| cluster.get(at..at + sign.len_utf8()))
        .collect()
}

fn last_cluster(text: &str) -> usize {
    text.grapheme_indices(true)
        .next_back()
        .map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, limit: usize) -> Vec<String> {
        wrap(text, limit, limit, Blanks::Collapsed)
    }

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(
            wrapped("who decides  what\u{a0}changes when", 12),
            ["who decides", "what\u{a0}changes", "when"]
        );
        assert_eq!(wrapped("", 12), [""]);
    }

    #[test]
    fn a_long_word_is_cut_behind_a_joint() {
        assert_eq!(
            wrapped("see https://wiki.example/itsm/8.6.1", 16),
            ["see", "https://wiki.", "example/itsm/", "8.6.1"]
        );
        assert_eq!(wrapped("abcdefghijklmnop", 6), ["abcdef", "ghijkl", "mnop"]);
    }

    #[test]
    fn blanks_may_be_kept() {
        assert_eq!(wrap("a   b    cccc", 9, 5, Blanks::Kept), ["a   b", "cccc"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_not_before_a_full_stop() {
        assert_eq!(
            wrapped("変更管理を実施する。", 8),
            ["変更管理", "を実施す", "る。"]
        );
        assert_eq!(wrapped("変更管理。はい", 8), ["変更管", "理。はい"]);
    }

    #[test]
    fn marks_stay_with_their_letter() {
        assert_eq!(
            wrapped("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 4),
            ["e\u{301}".repeat(4), "e\u{301}".repeat(2)]
        );
        assert_eq!(
            wrapped("👩\u{200d}💻👩\u{200d}💻👩\u{200d}💻", 4),
            ["👩\u{200d}💻".repeat(2), "👩\u{200d}💻".to_owned()]
        );
    }

    #[test]
    fn no_piece_of_a_word_starts_with_two_colons() {
        assert_eq!(wrapped("abcdef::error", 6), ["abcde", "f::err", "or"]);
    }

    #[test]
    fn blank_lines_shrink_to_one() {
        assert_eq!(fold("\none\n\n\n two \n", 10), ["one", "", "two"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in "\\PC{0,60}|[ a-z\u{300}-\u{303}東京👩\u{200d}💻\u{fe0f}©::/-]{0,60}", limit in 4usize..20, rest in 4usize..20) {
            for blanks in [Blanks::Collapsed, Blanks::Kept] {
                for (at, line) in wrap(&text, limit, rest, blanks).iter().enumerate() {
                    let limit = if at == 0 { limit } else { rest };
                    prop_assert!(width(line) <= limit, "{line:?} is wider than {limit}");
                }
            }
        }

        #[test]
        fn nothing_but_blanks_is_lost(text in "[ a-zé東/:-]{0,60}", limit in 4usize..20) {
            let bare = |text: &str| text.chars().filter(|sign| *sign != ' ').collect::<String>();
            prop_assert_eq!(bare(&wrapped(&text, limit).concat()), bare(&text));
        }
    }
}
