//! Parts that are merged give the bytes of a single run, however the assessments were parted.

use proptest::prelude::*;

use super::{records, sites};
use crate::support::Place;

const FORMATS: [&str; 4] = ["table", "csv", "ndjson", "html"];

/// Assessments with all sorts of answers, and their paths in order.
fn many() -> (Place, Vec<String>) {
    let mut place = sites();
    let partial = place.read("partial.yaml");
    let mut files: Vec<String> = super::SITES.map(str::to_owned).to_vec();
    for n in 0..12 {
        let name = format!("sites/south.d/x{n:02}.yaml");
        let answer = ["some", "half", "most", "fully"][n % 4];
        let text = partial
            .replace("mini.yaml", "../../mini.yaml")
            .replace("hnd-planned: \"no\"", &format!("hnd-planned: {answer}"))
            .replace("Small & Sons", &format!("Site {}", n / 2))
            .replace("size: medium", ["size: small", "size: large"][n % 2]);
        place = place.file(&name, text);
        files.push(name);
    }
    (place, files)
}

#[test]
fn a_part_alone_stays_as_it_is() {
    let (place, _) = many();
    let whole = place.run("batch sites --to ndjson").exit(2).stdout;
    let place = place.file("all.ndjson", &whole);
    let merged = place.run("batch --merge all.ndjson --to ndjson").exit(2);
    assert_eq!(merged.stdout, whole);
    let piped = place
        .run("batch --merge - --to ndjson")
        .stdin(&whole)
        .exit(2);
    assert_eq!(piped.stdout, whole);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_parting_merges_to_the_bytes_of_a_single_run(
        shards in proptest::collection::vec(0..4_usize, 17),
        order in Just(["path", "name", "floor", "majors"]).prop_map(|o| o.to_vec()),
        pick in 0..4_usize,
    ) {
        let (mut place, files) = many();
        for shard in 0..4 {
            let own: Vec<&str> = files
                .iter()
                .zip(&shards)
                .filter(|(_, of)| **of == shard)
                .map(|(file, _)| file.as_str())
                .collect();
            place = place.file(&format!("list-{shard}"), own.join("\n"));
            place.run(&format!("batch @list-{shard} -o part-{shard}.ndjson --score 0.7")).exit_any(&[0, 1, 2, 3, 4]);
        }
        let parts = "part-3.ndjson part-0.ndjson part-2.ndjson part-1.ndjson";
        for format in FORMATS {
            let site = if matches!(format, "table" | "html") { "--site South" } else { "" };
            let single = place.run(&format!("batch sites --to {format} {site} --score 0.7")).exit(2);
            let merged = place.run(&format!("batch --merge {parts} --to {format} {site}")).exit(2);
            prop_assert_eq!(&single.stdout, &merged.stdout, "{}", format);
            let sorted = order[pick];
            let single = place.run(&format!("batch sites --to {format} --sort {sorted} --score 0.7")).exit(2);
            let merged = place.run(&format!("batch --merge {parts} --to {format} --sort {sorted}")).exit(2);
            prop_assert_eq!(&single.stdout, &merged.stdout, "{} by {}", format, sorted);
        }
        place.run("batch sites -o single.xlsx --site South --score 0.7").exit(2);
        place.run(&format!("batch --merge {parts} -o merged.xlsx --site South")).exit(2);
        let bytes = |name: &str| std::fs::read(place.path(name)).unwrap();
        prop_assert!(bytes("single.xlsx") == bytes("merged.xlsx"), "the workbooks differ");
    }
}

#[test]
fn merging_twice_is_merging_once() {
    let (place, _) = many();
    for (out, input) in [
        ("a", "sites/north"),
        ("b", "sites/south.d"),
        ("c", "sites/manager.yaml"),
    ] {
        place.run(&format!("batch {input} -o {out}.ndjson")).exit(0);
    }
    place
        .run("batch --merge b.ndjson a.ndjson -o ab.ndjson")
        .exit(0);
    let nested = place
        .run("batch --merge ab.ndjson c.ndjson --to html")
        .exit(0);
    let flat = place
        .run("batch --merge c.ndjson b.ndjson a.ndjson --to html")
        .exit(0);
    assert_eq!(nested.stdout, flat.stdout);
}

#[test]
fn the_order_of_parts_can_be_kept() {
    let (place, _) = many();
    place.run("batch sites/north -o a.ndjson").exit(0);
    place.run("batch sites/manager.yaml -o b.ndjson").exit(0);
    let kept = place
        .run("batch --merge a.ndjson b.ndjson --sort input --to ndjson")
        .exit(0);
    assert_eq!(
        kept.stdout,
        place.read("a.ndjson") + &place.read("b.ndjson")
    );
}

#[test]
fn what_is_no_record_is_named_with_its_line() {
    let (place, _) = many();
    place.run("batch sites/north -o a.ndjson").exit(0);
    let text = place.read("a.ndjson");
    let place = place.file(
        "b.ndjson",
        text.replacen("\"scored\"", "\"scoured\"", 1) + "{}\n",
    );
    place
        .run("batch --merge a.ndjson b.ndjson")
        .exit(2)
        .no_stdout()
        .stderr_has("b.ndjson:1: the state `scoured` is not known")
        .stderr_has("b.ndjson:3: ");
    place
        .run("batch --merge a.ndjson --score 0.5")
        .exit(2)
        .no_stdout();
    place
        .run("batch --merge nowhere.ndjson")
        .exit(4)
        .no_stdout();
    place.run("batch --merge sites").exit(4).no_stdout();
    let newer = text.replace("\"format\":1", "\"format\":2");
    place
        .file("c.ndjson", newer)
        .run("batch --merge c.ndjson")
        .exit(2)
        .stderr_has("format 2");
}

#[test]
fn a_part_given_twice_is_told() {
    let (place, _) = many();
    place.run("batch sites/north -o a.ndjson").exit(0);
    let count = place.read("a.ndjson").lines().count();
    let once = place.run("batch --merge a.ndjson").exit(0);
    assert!(!once.stderr.contains("given twice"), "{}", once.stderr);
    place
        .run("batch --merge a.ndjson a.ndjson")
        .exit(0)
        .stderr_has(&format!(
            "{count} of {} records stand there before",
            count * 2
        ));
}

#[test]
fn later_versions_may_add_keys() {
    let (place, _) = many();
    place.run("batch sites/north -o a.ndjson").exit(0);
    let text = place
        .read("a.ndjson")
        .replace("\"format\":1,", "\"format\":1,\"later\":[{}],");
    let done = place
        .file("b.ndjson", text)
        .run("batch --merge b.ndjson --to ndjson")
        .exit(0);
    assert_eq!(records(&done).len(), 2);
}
