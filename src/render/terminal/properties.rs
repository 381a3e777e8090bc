//! What holds for every page, whatever users wrote.

use proptest::prelude::*;

use super::tests::uncoloured;
use super::*;
use crate::model::Score;
use crate::render::escape::is_unsafe;
use crate::report::{
    Align, Bar, Column, Flag, Mark, Row, Span, Table, Timeline, TimelineYear, Tone,
};

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,40}",
        "\\PC{0,30}",
        "[a-z\u{0}-\u{20}\u{7f}-\u{a0}\u{61c}\u{200b}-\u{206f}\u{feff}\u{fff9}\u{e0001}:#\\[]{0,30}",
        "[東京を。「」한국ก้e\u{301}👩\u{200d}💻\u{fe0f}©🇦🇹 ]{0,40}",
        "[a-z/:.-]{0,120}",
    ]
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let tones = [
        Tone::Plain,
        Tone::Good,
        Tone::Caution,
        Tone::Bad,
        Tone::Muted,
        Tone::Strong,
    ];
    (any_text(), prop::sample::select(tones.to_vec()))
        .prop_map(|(text, tone)| Cell::toned(text, tone))
}

fn any_score() -> impl Strategy<Value = Option<Score>> {
    prop::option::of((0.0..=1.0f64).prop_map(Score::new))
}

fn any_timeline() -> impl Strategy<Value = Timeline> {
    let year = (any_text(), prop::collection::vec(any_text(), 0..6))
        .prop_map(|(title, quarters)| TimelineYear { title, quarters });
    let quarter = || -9..30i32;
    let span = (
        any_text(),
        quarter(),
        quarter(),
        quarter(),
        any_text(),
        any_text(),
    )
        .prop_map(|(label, first, last, effective, flags, figure)| Span {
            label,
            first,
            last,
            effective,
            flags,
            figure,
            after: Vec::new(),
            to: None,
        });
    let mark = (0..30usize, any::<u8>()).prop_map(|(quarter, month)| Mark {
        quarter,
        month,
        title: String::new(),
    });
    let flag = (any::<char>(), any_text()).prop_map(|(sign, meaning)| Flag { sign, meaning });
    (
        prop::collection::vec(year, 0..6),
        prop::collection::vec(span, 0..4),
        prop::collection::vec(mark, 0..4),
        any_text(),
        prop::collection::vec(flag, 0..3),
    )
        .prop_map(|(years, spans, marks, figures, flags)| Timeline {
            start: None,
            years,
            spans,
            marks,
            figures,
            flags,
        })
}

fn any_block() -> impl Strategy<Value = Block> {
    let cells = || prop::collection::vec(any_cell(), 0..12);
    let column = (any_text(), any::<bool>(), 0..4u8).prop_map(|(title, right, rank)| Column {
        title,
        align: if right { Align::Right } else { Align::Left },
        rank,
    });
    let row = (cells(), 0..9usize).prop_map(|(cells, depth)| Row { cells, depth });
    let bar = (
        any_text(),
        any_score(),
        any_score(),
        any_score(),
        any_cell(),
    )
        .prop_map(|(label, floor, ceiling, target, remark)| Bar {
            label: label.into(),
            floor,
            ceiling,
            target,
            remark,
        });
    prop_oneof![
        (0..6u8, any_text()).prop_map(|(rank, text)| Block::heading(rank, text)),
        any_cell().prop_map(Block::Paragraph),
        (any::<bool>(), cells()).prop_map(|(ordered, points)| Block::List { ordered, points }),
        prop::collection::vec(
            (any_text(), any_cell()).prop_map(|(name, value)| Entry { name, value }),
            0..5
        )
        .prop_map(Block::Entries),
        (
            prop::collection::vec(column, 0..9),
            prop::collection::vec(row, 0..5)
        )
            .prop_map(|(columns, rows)| Block::Table(Table { columns, rows })),
        (any::<u8>(), prop::collection::vec(bar, 0..4))
            .prop_map(|(max, bars)| Block::Bars { max, bars }),
        any_timeline().prop_map(Block::Timeline),
        cells().prop_map(Block::Lines),
    ]
}

proptest! {
    #[test]
    fn every_page_fits_and_shows_nothing_unsafe(
        blocks in prop::collection::vec(any_block(), 0..4),
        columns in 20usize..200,
        ascii in any::<bool>(),
    ) {
        let page = Page { blocks };
        let plain = draw(&page, &TerminalStyle { width: columns, color: false, ascii });
        for line in plain.lines() {
            prop_assert!(width(line) <= columns, "{line:?} is wider than {columns}");
            prop_assert_eq!(line.trim_end_matches(' '), line);
            prop_assert!(!line.trim_start().starts_with("::"));
        }
        prop_assert!(!plain.chars().any(|sign| is_unsafe(sign) && sign != '\n'));
        let coloured = draw(&page, &TerminalStyle { width: columns, color: true, ascii });
        prop_assert_eq!(uncoloured(&coloured), plain);
    }
}
