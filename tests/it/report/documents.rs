//! The register of required documents: the state of each, and the evidence behind it.

use serde_json::{Value, json};

use crate::support::Place;

/// Incident records are asked for in two questions; one of them has a record of which a year is not yet over, and one that
/// has run out.
fn assessed() -> Place {
    Place::empty().file(
        "a.yaml",
        r#"format: 1
questionnaire: iso20000
date: 2027-06-01
sections: ["8.6.1"]
answers:
  "8.6.1-1":
    answer: fully
    evidence:
      - {kind: record, ref: Export of March, date: 2027-03-01}
      - {kind: record, ref: Export of last year, date: 2026-03-01}
      - {kind: interview, ref: Service desk, date: 2027-05-20}
  "8.6.1-4": fully
"#,
    )
}

fn incident_records(place: &Place, flags: &str) -> Value {
    let report = place
        .run(&format!("report a.yaml --to json {flags}"))
        .json();
    let documents = report["documents"].as_array().unwrap();
    let found = documents.iter().find(|document| document["id"] == "RD32");
    found.unwrap().clone()
}

#[test]
fn a_document_tells_what_supports_the_answers_that_stand_for_it() {
    let place = assessed();
    let document = incident_records(&place, "");
    assert_eq!(document["state"], "in_place");
    assert_eq!(
        json!([
            document["answered"],
            document["evidenced"],
            document["newest_evidence"],
            document["valid_until"]
        ]),
        json!([2, 1, "2027-03-01", "2028-03-01"])
    );
    // Of what has run out nothing is left.
    let later = incident_records(&place, "--as-of 2028-03-02");
    assert_eq!(
        json!([
            later["evidenced"],
            later["newest_evidence"],
            later["valid_until"]
        ]),
        json!([0, null, null])
    );
    place
        .run("report a.yaml --detail full")
        .columns(160)
        .exit(0)
        .stdout_has("1 of 2 answers, newest 2027-03-01, until 2028-03-01");
    place
        .run("explain a.yaml RD32")
        .exit(0)
        .stdout_has("Evidence  ")
        .stdout_has("1 of 2 answers, newest 2027-03-01, until 2028-03-01");
}
