//! Every link leads somewhere, and from findings to answers, sections and initiatives and back.

use std::collections::BTreeSet;

use calamine::Data;

use super::book::{Book, attribute, place};
use crate::support::Place;

/// Sheet and cell of a link's target, such as `'Answers'!B7`.
fn target(location: &str) -> (String, (u32, u32)) {
    let (sheet, cell) = location.rsplit_once('!').unwrap();
    (sheet.trim_matches('\'').to_owned(), place(cell))
}

#[test]
fn every_link_leads_to_a_cell_with_something_in_it() {
    for example in [
        "01-it-provider",
        "03-near-certification",
        "04-itil-practices",
    ] {
        let own = Place::empty();
        let book = Book::of_example(&own, example);
        for sheet in book.names() {
            let links = book.links(sheet);
            assert!(!links.is_empty() || sheet == "Method", "{sheet}");
            for (from, to) in links {
                let (target, cell) = target(&to);
                assert_ne!(
                    book.cell(&target, cell),
                    Data::Empty,
                    "{sheet} {from}: {to}"
                );
                assert_ne!(
                    book.cell(sheet, place(&from)),
                    Data::Empty,
                    "{sheet} {from}"
                );
            }
        }
    }
}

/// What stands in the linked cells of a column of a sheet, with what stands where they lead.
fn pairs(book: &Book, sheet: &str, column: u32) -> BTreeSet<(String, String, String)> {
    let links = book.links(sheet).into_iter();
    let of_column = links.filter(|(from, _)| place(from).1 == column);
    of_column
        .map(|(from, to)| {
            let (there, cell) = target(&to);
            let said = book.cell(sheet, place(&from)).to_string();
            (said, there.clone(), book.cell(&there, cell).to_string())
        })
        .collect()
}

#[test]
fn findings_lead_to_answers_sections_and_initiatives_and_back() {
    let own = Place::empty();
    let book = Book::of_example(&own, "01-it-provider");
    let has = |sheet: &str, column: u32, said: &str, there: &str, found: &str| {
        let wanted = (said.to_owned(), there.to_owned(), found.to_owned());
        let pairs = pairs(&book, sheet, column);
        assert!(pairs.contains(&wanted), "{wanted:?} in {pairs:?}");
    };
    has("Findings", 1, "sup-aligned", "Answers", "sup-aligned");
    has("Answers", 1, "sup-aligned", "Findings", "sup-aligned");
    has(
        "Answers",
        0,
        "requirements",
        "Areas",
        "Service requirements and agreements",
    );
    // The column after the grade, if there is one, and what helps.
    let titles = book.table("Findings", "#", "Id");
    assert!(titles[0].contains_key("Initiative"));
    let all: BTreeSet<_> = (0..30)
        .flat_map(|column| pairs(&book, "Findings", column))
        .collect();
    let mut to_roadmap = all.iter().filter(|(_, there, _)| there == "Roadmap");
    assert!(
        to_roadmap.any(|(said, _, found)| said == found),
        "an id leads to itself"
    );
    let back: BTreeSet<_> = (0..30)
        .flat_map(|column| pairs(&book, "Roadmap", column))
        .collect();
    assert!(back.iter().any(|(_, there, _)| there == "Findings"));
    assert!(back.iter().any(|(_, there, _)| there == "Timeline"));
}

#[test]
fn tables_have_valid_names_of_their_own_and_titles_that_differ() {
    let own = Place::empty();
    for example in ["01-it-provider", "03-near-certification"] {
        let book = Book::of_example(&own, example);
        let mut names = BTreeSet::new();
        let tables = book
            .parts
            .iter()
            .filter(|(name, _)| name.starts_with("xl/tables/"));
        for (_, table) in tables {
            let (_, table) = table.split_once("<table ").unwrap();
            let name = attribute(table, "displayName");
            assert!(
                name.chars().all(|sign| sign.is_ascii_alphabetic()),
                "{name}"
            );
            // Three letters and figures could be a cell.
            assert!(name.len() > 3, "{name}");
            assert!(names.insert(name.to_lowercase()), "{name} twice");
            let titles = table.split("<tableColumn ").skip(1);
            let titles: Vec<String> = titles
                .map(|t| attribute(t, "name").to_lowercase())
                .collect();
            let distinct: BTreeSet<&String> = titles.iter().collect();
            assert_eq!(distinct.len(), titles.len(), "{titles:?}");
        }
        assert!(names.len() >= 6, "{names:?}");
    }
}
