//! Assessments side by side as a workbook.

use std::fs;

use calamine::Data;

use super::sites;
use crate::report_xlsx::book::{Book, Row, number};
use crate::report_xlsx::office::seen_by_scripts;
use crate::support::{Place, Run, assert_harmless};

/// The workbook that a run of `batch` writes.
#[track_caller]
fn book(place: &Place, arguments: &str, exit: i32) -> Book {
    let run = place.run(&format!("batch {arguments} -o book.xlsx"));
    run.exit(exit).no_stdout();
    Book::read(fs::read(place.path("book.xlsx")).unwrap())
}

#[test]
fn every_sheet_holds_what_its_name_says() {
    let place = sites();
    let book = book(&place, "sites", 2);
    assert_eq!(
        book.names(),
        [
            "Summary",
            "Ranking itsm-manager",
            "Areas itsm-manager",
            "Ranking mini",
            "Areas mini",
            "Findings",
            "Initiatives",
            "Not usable",
            "Method"
        ]
    );
    let ranked = book.table("Ranking mini", "Rank", "Organisation");
    let files: Vec<String> = ranked.iter().map(|row| row["File"].to_string()).collect();
    assert_eq!(
        files,
        [
            "sites/north/a.yaml",
            "sites/north/b.yaml",
            "sites/south.d/c.yaml"
        ],
        "the highest floor first, equal ones by path"
    );
    let ranks: Vec<Option<f64>> = ranked.iter().map(|row| number(&row["Rank"])).collect();
    assert_eq!(
        ranks,
        [Some(1.0), Some(2.0), Some(2.0)],
        "equal floors share one"
    );
    let broken = book.table("Not usable", "File", "Line");
    assert_eq!(broken[0]["File"], "sites/bad.yaml");
    assert_eq!(number(&broken[0]["Line"]), Some(1.0), "no day is given");
    assert_eq!(number(&broken[0]["Faults"]), Some(2.0));
    assert_eq!(broken[0]["Kind"], "has faults");
}

#[test]
fn figures_are_those_of_the_records() {
    let place = sites();
    let workbook = book(&place, "sites/north", 0);
    let ranked = workbook.table("Ranking", "Rank", "Organisation");
    let mapped = workbook.table("Areas", "Rank", "Organisation");
    let on_scale = |figure: &serde_json::Value| figure.as_f64().map(|score| score * 5.0);
    #[track_caller]
    fn same(own: Option<f64>, wanted: Option<f64>, what: &str) {
        let near = own.zip(wanted).map(|(own, wanted)| (own - wanted).abs());
        assert!(
            near.map_or(own == wanted, |far| far < 1e-6),
            "{what}: {own:?} for {wanted:?}"
        );
    }
    for record in super::records(&place.run("batch sites/north --to ndjson").exit(0)) {
        let file = record["file"].as_str().unwrap();
        let of = |row: &&Row| row["File"] == file;
        let row = ranked.iter().find(of).unwrap();
        let overall = &record["overall"];
        for (title, key) in [
            ("Floor", "floor"),
            ("Ceiling", "ceiling"),
            ("Score", "score"),
            ("Evidenced", "evidenced"),
        ] {
            same(number(&row[title]), on_scale(&overall[key]), title);
        }
        let complete = overall["completeness"].as_f64();
        same(number(&row["Complete"]), complete, "Complete");
        let map = mapped.iter().find(of).unwrap();
        for area in record["areas"].as_array().unwrap() {
            let title = area["title"].as_str().unwrap();
            // Where nothing is answered the map is blank, although the floor is 0.
            let wanted = on_scale(&area["score"]).and(on_scale(&area["floor"]));
            same(number(&map[title]), wanted, title);
        }
    }
}

#[test]
fn one_stands_out_among_all() {
    let place = sites();
    let workbook = book(&place, "sites --site South", 2);
    let position = workbook.table("Summary", "Floor of", "Own");
    assert_eq!(position[0]["Floor of"], "Overall");
    assert_eq!(number(&position[0]["Rank"]), Some(2.0));
    assert_eq!(number(&position[0]["Among"]), Some(3.0));
    let workbook = book(&place, "sites/north --site nobody", 0);
    let texts = workbook.texts("Summary");
    let said = |text: &String| text.starts_with("No assessment here is of");
    assert!(texts.iter().any(said));
}

#[test]
fn names_stay_text_and_never_steer() {
    // Reading it back refuses formulas.
    let workbook = book(&sites(), "sites", 2);
    for sheet in workbook.names() {
        for text in workbook.texts(sheet) {
            assert_harmless(&text);
        }
    }
    let ranked = workbook.table("Ranking itsm-manager", "Rank", "Organisation");
    let map = workbook.table("Areas itsm-manager", "Rank", "Organisation");
    for row in ranked.iter().chain(&map) {
        let Data::String(name) = &row["Organisation"] else {
            panic!("{:?}", row["Organisation"]);
        };
        assert!(name.starts_with("=South, \\u{202e}"), "{name}");
    }
    for (name, part) in &workbook.parts {
        assert!(!part.contains("<f>"), "a formula in {name}");
    }
}

#[test]
fn nothing_to_show_is_still_a_workbook() {
    let place = sites();
    let workbook = book(&place, "sites/bad.yaml", 2);
    assert_eq!(workbook.names(), ["Summary", "Not usable", "Method"]);
    // An earlier one would stay.
    let workbook = book(&sites(), "nowhere.yaml", 4);
    let broken = workbook.table("Not usable", "File", "Line");
    assert_eq!(broken[0]["Kind"], "could not be read");
}

#[test]
fn a_workbook_can_be_sent_on() {
    let place = sites();
    place.run("batch sites/north -o book.xlsx").exit(0);
    let path = place.path("piped.xlsx");
    let status = Run::command(&place.path(""))
        .args(["batch", "sites/north", "--to", "xlsx"])
        .stdout(fs::File::create(&path).unwrap())
        .status()
        .unwrap();
    assert!(status.success());
    let bytes = |name: &str| fs::read(place.path(name)).unwrap();
    assert!(bytes("piped.xlsx") == bytes("book.xlsx"));
}

#[test]
fn scripts_read_it_however_many_there_are() {
    let place = sites();
    let few = place.run("batch sites --to ndjson").exit(2).stdout;
    // More than are held in memory: they are written row by row.
    let lines: Vec<&str> = few.lines().collect();
    let many = (0..3_400).map(|n| {
        let line = lines[n % lines.len()];
        line.replacen("\"file\":\"", &format!("\"file\":\"{n}-"), 1) + "\n"
    });
    let many: String = many.collect();
    let place = place.file("few.ndjson", &few).file("many.ndjson", many);
    for (input, rows) in [("few", 3), ("many", 2_040)] {
        let workbook = book(&place, &format!("--merge {input}.ndjson"), 2);
        let ranked = workbook.table("Ranking mini", "Rank", "Organisation");
        assert_eq!(ranked.len(), rows);
        let last = (rows / 3 + 1) as f64;
        assert_eq!(number(&ranked[rows - 1]["Rank"]), Some(last));
        assert_eq!(ranked[rows - 1]["Organisation"], "South");
        for name in ["Ranking_2", "Areas_2"] {
            let named = |part: &&String| part.contains(&format!("displayName=\"{name}\""));
            let part = workbook.parts.values().find(named).unwrap();
            // The cells of the table, and of its filters where there are some.
            let areas = part.split("ref=\"A3:").skip(1);
            let ends: Vec<&str> = areas.filter_map(|area| area.split('"').next()).collect();
            let wanted = 1 + usize::from(part.contains("<autoFilter "));
            assert_eq!(ends.len(), wanted, "{part}");
            for end in ends {
                let row = end.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
                assert_eq!(row, (rows + 3).to_string(), "{part}");
            }
        }
        let Some(said) = seen_by_scripts(&place.path("book.xlsx")) else {
            continue;
        };
        let wrong = said.lines().filter(|line| !line.starts_with("sheet "));
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&str>::new());
        let summary = said.lines().find(|line| line.contains("Summary"));
        let summary = summary.unwrap();
        assert!(
            summary.ends_with(" 4 4"),
            "two tables and two charts for each questionnaire: {summary}"
        );
    }
}
