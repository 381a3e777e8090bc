//! Assessments side by side.

use super::sites;
use crate::support::Place;

/// Five sites of the fixtures' questionnaire with floors that are told apart.
fn five() -> Place {
    let mut place = Place::with_fixtures();
    let partial = place.read("partial.yaml");
    for (n, answer) in ["\"no\"", "some", "half", "most", "fully"]
        .iter()
        .enumerate()
    {
        let text = partial
            .replace("hnd-planned: \"no\"", &format!("hnd-planned: {answer}"))
            .replace("Small & Sons", &format!("Site {n}"));
        place = place.file(&format!("s{n}.yaml"), text);
    }
    place
}

#[test]
fn the_table_has_a_line_for_each_and_what_they_have_in_common() {
    let done = five().run("batch s4.yaml s0.yaml s2.yaml").quietly();
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert!(lines[0].starts_with("Organisation"), "{}", done.stdout);
    let names: Vec<&str> = lines[2..5].iter().map(|line| &line[..6]).collect();
    assert_eq!(names, ["Site 4", "Site 0", "Site 2"]);
    assert!(done.stdout.contains("3 assessments"));
    assert!(done.stdout.contains("Found most often"));
}

#[test]
fn the_table_fits_its_terminal() {
    for columns in [40, 80, 120] {
        sites()
            .run("batch sites")
            .columns(columns)
            .exit(2)
            .within(columns);
    }
    sites().run("batch sites --ascii").exit(2);
}

#[test]
fn tables_are_sorted_as_wanted() {
    let place = five();
    let names = |sort: &str| -> Vec<String> {
        let arguments = format!("batch s2.yaml s4.yaml s0.yaml s1.yaml s3.yaml --sort {sort}");
        let done = place.run(&arguments).quietly();
        let lines = done.stdout.lines().skip(2).take(5);
        lines.map(|line| line[5..6].to_owned()).collect()
    };
    assert_eq!(names("input"), ["2", "4", "0", "1", "3"]);
    for sorted in ["path", "name", "floor", "score"] {
        assert_eq!(names(sorted), ["0", "1", "2", "3", "4"], "{sorted}");
    }
}

#[test]
fn one_stands_among_all_by_rank_and_quarter() {
    let place = five();
    let done = place
        .run_with([
            "batch", "s0.yaml", "s1.yaml", "s2.yaml", "s3.yaml", "s4.yaml", "--site", "site 3",
        ])
        .columns(120)
        .quietly();
    let overall = done
        .stdout
        .lines()
        .skip_while(|line| !line.contains("Position of Site 3"))
        .find(|line| line.starts_with("Overall"))
        .unwrap()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    // Only one answer of weight 1 in 18 differs: floors are 10.75/18 and a quarter of 1/18 more each.
    assert_eq!(overall, "Overall 3.2 2 of 5 3 3.0 3.1 3.1 3.2 3.3");
    place
        .run("batch s0.yaml --site nowhere")
        .exit(0)
        .stdout_has("No assessment here is of");
    place
        .run("batch s0.yaml --site x --to csv")
        .exit(2)
        .no_stdout();
}

#[test]
fn the_page_marks_the_one_that_is_asked_for() {
    let place = five();
    let marks = |site: &[&str]| {
        let arguments = ["batch", ".", "--to", "html"].iter().chain(site);
        let done = place.run_with(arguments.copied()).exit_any(&[0, 2]);
        done.stdout.matches("class=\"own\"").count()
    };
    assert_eq!(marks(&[]), 0);
    // In the legend, on every bar and among the columns.
    assert!(marks(&["--site", "Site 3"]) > 3);
}

#[test]
fn the_page_ranks_and_maps() {
    let done = five().run("batch . --to html").exit_any(&[0, 2]);
    for part in [
        "Ranking",
        "Organisations by area",
        "How they spread",
        "Found most often",
        "How to read this",
    ] {
        assert!(done.stdout.contains(part), "{part}");
    }
    for drawn in ["class=\"work\"", "class=\"box\"", "class=\"band-3 number\""] {
        assert!(done.stdout.contains(drawn), "{drawn}");
    }
    let first = done.stdout.find("Site 4").unwrap();
    let last = done.stdout.find("Site 0").unwrap();
    assert!(first < last, "the highest floor comes first");
}
