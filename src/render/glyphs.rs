//! The signs that bars, rules and lists are drawn with.

/// One set of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyphs {
    /// Certain part of a bar.
    pub(super) certain: char,
    /// Part of a bar that open answers may add.
    pub(super) possible: char,
    /// Part of a bar that stays out of reach.
    pub(super) empty: char,
    /// Target on a bar.
    pub(super) target: char,
    /// Quarters of a timeline in which something is effective.
    pub(super) effect: char,
    /// Point in time on a timeline.
    pub(super) milestone: char,
    /// Line under a title.
    pub(super) double: char,
    /// Line under a heading or a table's header.
    pub(super) single: char,
    /// Point of a list.
    pub(super) bullet: char,
}

/// For terminals that show Unicode, and for Markdown.
pub(super) const UNICODE: Glyphs = Glyphs {
    certain: '█',
    possible: '░',
    empty: '·',
    target: '│',
    effect: '─',
    milestone: '◆',
    double: '═',
    single: '─',
    bullet: '•',
};

/// For terminals that show ASCII only.
pub(super) const ASCII: Glyphs = Glyphs {
    certain: '#',
    possible: '-',
    empty: '.',
    target: '|',
    effect: '=',
    milestone: '*',
    double: '=',
    single: '-',
    bullet: '-',
};
