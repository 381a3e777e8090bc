use super::*;
use crate::model::Id;
use crate::render::sample;
use crate::report::{Anchor, Block, Cell, Column, Entry, Row, Table, Tone};

fn drawn(blocks: Vec<Block>) -> String {
    draw(&Page { blocks }).unwrap()
}

/// What stands between the start and the end of something, the first time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

#[test]
fn a_page_shows_every_block() {
    let page = draw(&sample::illustrated()).unwrap();
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.rsplit_once("</style>").unwrap();
    let policy = between(before, "Policy\" content=\"", "\"");
    // The look may change without what is said.
    let shown = format!("{before}{after}").replace(policy, "…");
    snapbox::assert_data_eq!(
        shown,
        snapbox::file!["../../../tests/golden/sample.html"].raw()
    );
}

#[test]
fn a_link_leads_to_a_place_of_the_page_or_nowhere() {
    let (here, elsewhere) = (
        Anchor::answer(&Id::from("on-call")),
        Anchor::answer(&Id::from("away")),
    );
    let page = drawn(vec![
        Block::Paragraph(
            Cell::from("on-call and away")
                .linking("on-call", here.clone())
                .linking("away", elsewhere),
        ),
        Block::Paragraph(Cell::from("Somebody is.").at(here)),
    ]);
    assert!(page.contains("<p><a href=\"#answer.on-call\">on-call</a> and away</p>"));
    assert!(page.contains("<p id=\"answer.on-call\">Somebody is.</p>"));
}

#[test]
fn every_heading_can_be_reached_even_of_the_same_words() {
    let page = drawn(vec![
        Block::heading(1, "Report"),
        Block::heading(2, "Results"),
        Block::heading(2, "Results!"),
        Block::heading(3, "東京"),
    ]);
    for id in ["h:results", "h:results:2", "h:"] {
        assert!(page.contains(&format!("<a href=\"#{id}\">")), "{page}");
        assert!(page.contains(&format!(" id=\"{id}\">")), "{page}");
    }
}

#[test]
fn what_has_no_room_beside_the_others_stands_below_the_text_of_its_row() {
    let mut columns: Vec<Column> = (0..11).map(|_| Column::number("N")).collect();
    columns.insert(1, Column::text("What"));
    columns.extend([Column::text("Owner").rank(2), Column::text("Due").rank(1)]);
    let mut cells: Vec<Cell> = vec!["0".into(); 14];
    cells[12] = Cell::toned("A. Lind", Tone::Bad);
    cells[13] = "–".into();
    let rows = vec![Row { cells, depth: 0 }];
    let page = drawn(vec![Block::Table(Table { columns, rows })]);
    assert_eq!(page.matches("<th scope=\"col\"").count(), 12);
    assert!(page.contains("<th scope=\"row\">0<span class=\"more\"><span><b>Owner</b> <span class=\"bad\">A. Lind</span></span> </span></th>"));
    assert!(!page.contains("Due"), "there is nothing to tell");
}

#[test]
fn no_text_becomes_markup_style_or_direction() {
    let hostile = "\"'><script>alert(1)</script></style><!--\u{202e}\u{0}\n]]>&#60;";
    let cell = || Cell::toned(hostile, Tone::Bad).at(Anchor::part(hostile));
    let page = drawn(vec![
        Block::heading(1, hostile),
        Block::heading(2, hostile),
        Block::heading(3, cell()),
        Block::heading(4, hostile),
        Block::Paragraph(Cell::from(hostile).leading(Anchor::part(hostile))),
        Block::Entries(vec![Entry::new(hostile, hostile)]),
        Block::Table(Table {
            columns: vec![Column::text(hostile)],
            rows: vec![Row {
                cells: vec![hostile.into()],
                depth: 0,
            }],
        }),
        Block::Lines(vec![hostile.into()]),
    ]);
    assert!(
        !page.contains("<script") && !page.contains("<!--"),
        "{page}"
    );
    assert_eq!(page.matches("</style>").count(), 2);
    assert!(!page.contains(['\u{202e}', '\u{0}']));
    let plain = drawn(vec![Block::heading(1, "plain")]);
    let tags = |page: &str| page.matches("<meta").count();
    assert_eq!(tags(&page), tags(&plain));
}

#[test]
fn nothing_but_its_own_styles_is_let_in() {
    let page = draw(&sample::illustrated()).unwrap();
    let policy = between(&page, "Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src &#39;none&#39;; style-src &#39;sha256-"));
    assert!(!policy.contains("unsafe") && !policy.contains("http"));
    for outside in [
        "<script", " style=", "http:", "https:", "src=", "url(h", "@import", " onload",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
}
