//! The signs that bars, rules and lists are drawn with.

/// One set of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyphs {
    /// Certain part of a bar.
    pub(crate) certain: char,
    /// Part of a bar that open answers may add.
    pub(crate) possible: char,
    /// Part of a bar that stays out of reach.
    pub(crate) empty: char,
    /// Target on a bar.
    pub(crate) target: char,
    /// Quarters of a timeline in which something is effective.
    pub(crate) effect: char,
    /// Point in time on a timeline.
    pub(crate) milestone: char,
    /// Line under a title.
    pub(crate) double: char,
    /// Line under a heading or a table's header.
    pub(crate) single: char,
    /// Point of a list.
    pub(crate) bullet: char,
}

/// For terminals that show Unicode, and for Markdown.
pub(crate) const UNICODE: Glyphs = Glyphs {
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
pub(crate) const ASCII: Glyphs = Glyphs {
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
