//! What a batch says of each assessment, and its exit code.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{SITES, places, records, sites};
use crate::support::{Place, Run, assert_harmless, findings};

/// All keys of figures that a record has in common with a report.
const FIGURES: [&str; 11] = [
    "state",
    "score",
    "floor",
    "ceiling",
    "evidenced",
    "completeness",
    "confidence",
    "level",
    "level_ceiling",
    "verdict",
    "counts",
];

#[test]
fn a_record_has_the_figures_of_the_report() {
    for lesson in [
        "01-it-provider",
        "02-internal-it",
        "03-near-certification",
        "04-itil-practices",
        "05-roadmap-to-certification",
    ] {
        let file = format!("examples/{lesson}/assessment.yaml");
        let done = Run::at_root(&format!("batch {file} --to ndjson")).quietly();
        let record = records(&done).remove(0);
        let report = Run::at_root(&format!("report {file} --to json")).json();
        let same = |ours: &Value, theirs: &Value| {
            for key in FIGURES {
                assert_eq!(ours[key], theirs[key], "{lesson}: {key}");
            }
        };
        same(&record["overall"], &report["overall"]);
        assert_eq!(record["conformity"], report["overall"]["conformity"]);
        assert_eq!(record["stages"], report["stages"]);
        for kind in ["areas", "sections"] {
            let (ours, theirs) = (record[kind].as_array(), report[kind].as_array());
            let (ours, theirs) = (ours.unwrap(), theirs.unwrap());
            assert_eq!(ours.len(), theirs.len());
            for (ours, theirs) in ours.iter().zip(theirs) {
                assert_eq!(ours["id"], theirs["id"]);
                same(ours, theirs);
            }
        }
        assert_eq!(
            record["questionnaire"]["sha256"],
            report["questionnaire"]["sha256"]
        );
        let lists = record["findings"].as_object().unwrap().values();
        let mut ours: Vec<String> = lists
            .flat_map(|list| list.as_array().unwrap())
            .map(|id| id.as_str().unwrap().to_owned())
            .collect();
        let mut theirs = findings(&report);
        ours.sort();
        theirs.sort();
        assert_eq!(ours, theirs, "{lesson}");
    }
}

#[test]
fn the_schema_has_the_keys_of_a_record() {
    let schema = Run::at_root("questionnaire schema record").json();
    let keys = |value: &Value| -> BTreeSet<String> {
        let map = value.as_object().unwrap_or_else(|| panic!("{value}"));
        map.keys().filter(|key| *key != "names").cloned().collect()
    };
    let known = &schema["properties"];
    for record in records(&sites().run("batch sites --to ndjson").exit(2)) {
        assert_eq!(keys(&record), keys(known));
        assert_eq!(
            keys(&record["findings"]),
            keys(&known["findings"]["properties"])
        );
        for fault in record["faults"].as_array().unwrap() {
            assert_eq!(keys(fault), keys(&known["faults"]["items"]["properties"]));
        }
        if record["state"] != "scored" {
            continue;
        }
        for key in ["questionnaire", "target", "stages"] {
            assert_eq!(keys(&record[key]), keys(&known[key]["properties"]), "{key}");
        }
        assert_eq!(
            keys(&record["overall"]),
            keys(&schema["$defs"]["node"]["properties"])
        );
        assert_eq!(
            keys(&record["areas"][0]),
            keys(&schema["$defs"]["part"]["properties"])
        );
        let counts = &record["overall"]["counts"];
        assert_eq!(keys(counts), keys(&schema["$defs"]["counts"]["properties"]));
    }
}

#[test]
fn results_come_in_the_order_of_the_input_and_folders_are_walked_by_name() {
    let place = sites();
    let done = place.run("batch sites --to ndjson").exit(2);
    assert_eq!(places(&done), SITES);
    let done = place
        .run("batch sites/south.d sites/north/b.yaml sites/north --to ndjson")
        .quietly();
    let expected = [SITES[4], SITES[3], SITES[2], SITES[3]];
    assert_eq!(places(&done), expected);
}

#[test]
fn questionnaires_may_be_mixed_and_faults_stand_in_their_place() {
    let done = sites().run("batch sites --to ndjson").exit(2);
    let records = records(&done);
    let of = |key: &str| -> Vec<Value> { records.iter().map(|r| r[key].clone()).collect() };
    let ids: Vec<Value> = records
        .iter()
        .map(|r| r["questionnaire"]["id"].clone())
        .collect();
    assert_eq!(
        ids,
        [
            json!(null),
            json!("itsm-manager"),
            json!("mini"),
            json!("mini"),
            json!("mini")
        ]
    );
    assert_eq!(
        of("state"),
        ["faulty", "scored", "scored", "scored", "scored"]
    );
    let faults = records[0]["faults"].as_array().unwrap();
    assert_eq!(faults[0]["code"], "missing-key");
    assert_eq!(faults.last().unwrap()["code"], "unknown-key");
    assert_eq!(
        (
            &faults.last().unwrap()["line"],
            &faults.last().unwrap()["column"]
        ),
        (&json!(3), &json!(1))
    );
    assert_eq!(records[3]["overall"]["floor"], 0.597222222);
    // Only what not every copy of the program knows is named.
    assert_eq!(records[1]["names"], json!(null));
    assert!(records[3]["names"]["flt-ordered"].is_string());
}

#[test]
fn two_threads_say_what_one_says() {
    let place = sites();
    for format in ["table", "csv", "ndjson", "html"] {
        let with = |threads: &str| {
            let arguments = format!("batch sites sites sites --to {format} --threads {threads}");
            place.run(&arguments).exit(2).stdout
        };
        let one = with("1");
        assert_eq!(one, with("2"), "{format}");
        assert_eq!(one, with("7"), "{format}");
    }
}

#[test]
fn the_exit_code_is_the_first_of_4_2_1_3_and_0() {
    let place = sites();
    let run = |arguments: &str, code: i32| {
        place.run(&format!("batch {arguments}")).exit(code);
    };
    run("sites/north", 0);
    // No target was asked for, so that none is missed.
    run("sites/north sites/manager.yaml", 0);
    run("sites/north --score 0.5", 0);
    run("sites/north --score 0.9", 1);
    run("sites/north/b.yaml --score 0.7", 3);
    run("sites/north --score 0.7", 3);
    run(
        "sites/north sites/manager.yaml sites/bad.yaml --score 0.9",
        2,
    );
    run("sites/north sites/bad.yaml nowhere.yaml --score 0.9", 4);
    run("sites/north/a.yaml --target sites/target.yaml", 0);
    run("sites/north --target nowhere.yaml", 4);
    run("sites/north --target sites/bad.yaml", 2);
    run("sites/north --section 99", 2);
    run("sites/manager.yaml --conformity ready", 2);
    run("", 2);
}

#[test]
fn what_the_command_line_says_of_judging_counts_for_all() {
    let place = sites();
    let run = |flags: &str| {
        records(
            &place
                .run(&format!("batch sites/north --to ndjson {flags}"))
                .exit_any(&[0, 1]),
        )
    };
    for record in run("--as-of 2027-09-30 --score 0.9") {
        assert_eq!(record["as_of"], "2027-09-30");
        assert_eq!(record["target"]["asked"], true);
    }
    for record in run("--section 9") {
        assert_eq!(record["sections"][0]["state"], "out_of_scope", "{record}");
        assert_eq!(record["target"]["asked"], false);
    }
    let text = place.read("sites/north/a.yaml");
    let place = place.file("elsewhere.yaml", text);
    place
        .run("batch elsewhere.yaml --questionnaire mini.yaml")
        .quietly();
    place
        .run("batch sites/manager.yaml --questionnaire mini.yaml")
        .exit(2)
        .stdout_has("but --questionnaire gives `mini`");
}

#[test]
fn names_of_organisations_command_neither_a_terminal_nor_a_spreadsheet_nor_a_log() {
    let place = sites();
    for format in ["table", "csv", "ndjson", "html"] {
        let done = place
            .run(&format!("batch sites --to {format} --site =South,"))
            .exit_any(&[2]);
        assert_harmless(&done.stdout.replace('\r', ""));
        assert_harmless(&done.stderr);
    }
    let csv = place.run("batch sites --to csv").exit(2).stdout;
    assert!(csv.contains("\"'=South, "), "{csv}");
    let table = place.run("batch sites").exit(2).stdout;
    assert!(
        table.lines().any(|line| line.starts_with("=South, ")),
        "{table}"
    );
}

#[test]
fn an_empty_stream_has_an_empty_result() {
    let place = Place::empty();
    for format in ["ndjson", "csv", "table", "html"] {
        let done = place
            .run(&format!("batch - --to {format}"))
            .stdin("")
            .quietly();
        assert_eq!(done.stdout.is_empty(), format == "ndjson");
    }
}
