//! `tests/fixtures/partial.yaml`, worked out by hand from the rules of scoring.
//!
//! The answers in the order of the questionnaire: weight w, value v, value where evidence counts e (the value, or at
//! most a half where no valid document, record or observation stands behind it), confidence c.
//!
//! ```text
//! question      w  v     e     c     because
//! op-owner      1  .75   .5    .25   lower median of .75 .75 1, a quarter apart; no evidence
//! flt-recorded  1  .75   .75   1     6 of 8 checked were in order; a record of a month ago
//! flt-major     2  1     .5    .25   none_yet scores as 1, and is capped without evidence like any answer
//! flt-ordered   1  -     -     -     unknown
//! flt-reviewed  3  .75   .75   1     an observation without a date is valid for good
//! flt-learned   1  1     .5    .5    an interview does not lift the cap
//! wsh-taken     1  1     1     .5    a document is .75, but .5 for what proves operation
//! wsh-way       -  -     -     -     answers without score only inform
//! hnd-planned   1  0     0     .25
//! hnd-tested    1  .25   .25   .25   the document expired on the day before
//! hnd-agreed    1  .25   .25   .5
//! hnd-kept      1  1     1     1     a record is valid until the same day a year later, which is the day
//! lok-measured  1  -     -     -     disputed: 1 and 0
//! lok-used      1  1     .5    .25   consensus; the record is a year and a day old, so it is none
//! par-known     1  .5    .5    .75   the document expires on the day, the last valid one
//! par-checked   -  -     -     -     not applicable
//! peo-skilled   1  -     -     -     missing
//! peo-spare     -  -     -     -     weight 0 only informs
//! ```

use serde_json::{Value, json};

use super::figures::{
    assert_counts, assert_figures, assert_findings, assert_levels, assert_targets,
};
use crate::support::{Place, fraction, number, question};

fn partial() -> Value {
    let place = Place::with_fixtures();
    place.run("report partial.yaml --to json").json()
}

#[test]
fn every_figure_and_verdict_is_as_worked_out_by_hand() {
    // 8.6.1: W 8 = 1+2+1+3+1, 7 of it known. Σwv = .75 + 2 + 3×.75 + 1 = 6. Σwe = .75 + 1 + 2.25 + .5 = 4.5.
    //        Σwc = 1 + .5 + 3 + .5 = 5.
    // 8.6 is flat: 8.6.1 and wsh-taken together: W 9, 8 known, Σwv 7, Σwe 5.5, Σwc 5.5.
    // 8.20:  0 + .25 + .25 + 1 = 1.5 of 4; Σc = .25 + .25 + .5 + 1 = 2.
    // 8 is a mean with W 4: op-owner (1), 8.6 (2), 8.20 (1).
    //        score (.75 + 2×7/8 + 3/8) / 4 = 2.875/4; floor (.75 + 2×7/9 + 3/8) / 4 = 193/288;
    //        ceiling (.75 + 2×8/9 + 3/8) / 4 = 209/288; evidenced (.5 + 2×5.5/9 + 3/8) / 4 = 151/288;
    //        completeness (1 + 2×8/9 + 1) / 4 = 17/18; confidence (.25 + 2×5.5/8 + .5) / 4 = 2.125/4.
    // overall is flat: W 18 = 1 + 9 + 4 + 2 + 1 + 1, 15 known. Σwv = .75 + 7 + 1.5 + 1 + .5 = 10.75.
    //        Σwe = .5 + 5.5 + 1.5 + .5 + .5 = 8.5. Σwc = .25 + 5.5 + 2 + .25 + .75 = 8.75.
    // care, by the sections' own weights: 8 (1, op-owner alone), 8.6.1 (3), 8.6.2 (1), 8.20 (1), and lok-used with the
    //        weight of its section 9 (2): W 8. score (.75 + 3×6/7 + 1 + 3/8 + 2) / 8 = 375/448;
    //        floor (.75 + 3×.75 + 1 + 3/8 + 2) / 8; ceiling (.75 + 3×7/8 + 1 + 3/8 + 2) / 8;
    //        evidenced (.5 + 3×4.5/8 + 1 + 3/8 + 1) / 8; completeness (1 + 3×7/8 + 1 + 1 + 2) / 8;
    //        confidence (.25 + 3×5/7 + .5 + .5 + 2×.25) / 8 = 109/224.
    // rule: lok-measured and peo-skilled alone, both open.
    // std/8.6.1: flt-recorded (1) and flt-major (2). std/8.20: all shalls of 8.20 refer to it, so its systemic major counts.
    assert_figures(
        &partial(),
        "
        overall       partial         major         10.75/15   10.75/18  13.75/18  8.5/18    15/18    8.75/15
        8             partial         major         2.875/4    193/288   209/288   151/288   17/18    2.125/4
        8.6           partial         minor         7/8        7/9       8/9       5.5/9     8/9      5.5/8
        8.6.1         partial         minor         6/7        6/8       7/8       4.5/8     7/8      5/7
        8.6.2         assessed        conforming    1          1         1         1         1        .5
        8.20          assessed        major         1.5/4      1.5/4     1.5/4     1.5/4     1        2/4
        9             partial         not_assessed  1          .5        1         .25       .5       .25
        5             assessed        conforming    .5         .5        .5        .5        1        .75
        7             not_assessed    not_assessed  -          0         1         0         0        -
        care          partial         major         375/448    6.375/8   6.75/8    4.5625/8  7.625/8  109/224
        supply        assessed        conforming    .5         .5        .5        .5        1        .75
        rule          not_assessed    not_assessed  -          0         1         0         0        -
        prac/faults   partial         minor         .75        .375      .875      .375      .5       1
        prac/handover assessed        conforming    1          1         1         1         1        1
        std/7.2       not_applicable  -             -          -         -         -         -        -
        std/8.6.1     assessed        minor         2.75/3     2.75/3    2.75/3    1.75/3    1        1.5/3
        std/8.20      assessed        major         .375       .375      .375      .375      1        .5
        std/9.1       not_assessed    not_assessed  -          0         1         0         0        -
        ",
    );
}

#[test]
fn every_count_is_as_worked_out_by_hand() {
    // Not applicable: wsh-way and peo-spare, which only inform, and par-checked.
    // Conforming: flt-major, hnd-kept. Opportunities: wsh-taken (weak), par-known (a person's grade).
    // Minor: flt-recorded, hnd-planned, hnd-tested, hnd-agreed. Major: three of the four shalls of 8.20 below a half.
    assert_counts(
        &partial(),
        "
        overall       18 12  1 1  3 1  2 2 4 1
        8             12 10  1 0  1 1  2 1 4 1
        8.6            7  5  1 0  1 1  1 1 1 0
        8.6.1          5  4  1 0  0 1  1 0 1 0
        8.6.2          2  1  0 0  1 0  0 1 0 0
        8.20           4  4  0 0  0 0  1 0 3 1
        9              2  1  0 1  0 0  0 0 0 0
        5              2  1  0 0  1 0  0 1 0 0
        7              2  0  0 0  1 0  0 0 0 0
        care          13 11  1 0  1 1  2 1 4 1
        supply         2  1  0 0  1 0  0 1 0 0
        rule           3  0  0 1  1 0  0 0 0 0
        prac/faults    2  1  1 0  0 0  0 0 1 0
        prac/handover  1  1  0 0  0 0  1 0 0 0
        std/7.2        1  0  0 0  1 0  0 0 0 0
        std/8.6.1      2  2  0 0  0 1  1 0 1 0
        std/8.20       4  4  0 0  0 0  1 0 3 1
        std/9.1        1  0  0 1  0 0  0 0 0 0
        ",
    );
}

#[test]
fn levels_are_as_worked_out_by_hand() {
    // 8.6.1, floors: 1.1 (.75 + 2) / 3 = 91.7 % F; 2.1 unknown, 0 % N: level 1.
    //        ceilings: 1.1 F; 2.1 100 % F, 2.2 75 % L: level 2; no 3, since 2.2 is not F.
    // 8.6.2: 100 %: 1. 7: missing: 0, up to 1.
    // index of the whole: (1 + 1 + 0) / 3.
    assert_levels(
        &partial(),
        r#"
        overall  0  1  {"0":1,"1":2}  7            2/3
        8        1  1  {"1":2}        8.6.1,8.6.2  1
        8.6      1  1  {"1":2}        8.6.1,8.6.2  1
        8.6.1    1  2  {"1":1}        8.6.1        1
        8.6.2    1  1  {"1":1}        8.6.2        1
        7        0  1  {"0":1}        7            0
        "#,
    );
}

#[test]
fn targets_reach_down_and_gaps_are_measured_from_the_floor() {
    assert_targets(
        &partial(),
        "
        overall        -   -  ready_with_actions  -          -
        8              .8  -  -                   37.4/288   -
        8.6            .8  -  -                   .2/9       -
        8.6.1          .8  2  -                   .05        1
        8.6.2          .8  -  -                   0          -
        8.20           .8  -  -                   .425       -
        9              .6  -  -                   .1         -
        5              -   -  -                   -          -
        7              -   -  -                   -          -
        care           .8  -  -                   .025/8     -
        supply         -   -  -                   -          -
        rule           -   -  -                   -          -
        prac/faults    -   -  -                   -          -
        prac/handover  -   -  -                   -          -
        std/7.2        -   -  -                   -          -
        std/8.6.1      -   -  -                   -          -
        std/8.20       -   -  -                   -          -
        std/9.1        -   -  -                   -          -
        ",
    );
}

#[test]
fn findings_are_ranked_as_worked_out_by_hand() {
    // Efforts, for the size medium: write-faults-down 8 days, class 2; put-faults-in-order 15, class 3; plan-handovers
    // 6 (its discount does not count here), class 2; hand-over-well 45, class 5. Without an initiative 3.
    // op-owner: the target .8 of its area is raised to the option 1; ⌈5 × .25⌉ = 2 steps missing, severity 3.
    // flt-reviewed: one level missing, severity 2. It blocks nothing: at .75 it is L, enough for level 2.
    // Four minors are more than the one allowed, so each of them blocks conformity.
    // Ties: three of P 3 by B, then questionnaire order; three of P 2 and B 6 in questionnaire order.
    let report = partial();
    assert_findings(
        &report,
        "
        8.20          conformity    major        major        -    -   5 5 3  25  25/3  project    conformity:ready_with_actions
        flt-recorded  conformity    minor        minor        .75  1   4 3 2  12  6     quick_win  conformity:ready_with_actions
        hnd-planned   conformity    minor        minor        0    1   3 3 2  9   4.5   fill_in    conformity:ready_with_actions
        lok-measured  not_assessed  -            -            -    1   5 2 3  10  10/3  later      conformity:ready_with_actions
        hnd-tested    conformity    minor        minor        .25  1   5 3 5  15  3     project    conformity:ready_with_actions
        op-owner      maturity      -            -            .75  1   3 3 3  9   3     later      -
        hnd-agreed    conformity    minor        minor        .25  1   3 3 3  9   3     later      conformity:ready_with_actions
        flt-ordered   not_assessed  -            -            -    1   3 2 3  6   2     later      level:8.6.1:2
        flt-reviewed  capability    -            -            .75  1   3 2 3  6   2     later      -
        peo-skilled   not_assessed  -            -            -    1   3 2 3  6   2     later      level:7:1,conformity:ready_with_actions
        par-known     conformity    opportunity  minor        .5   1   3 1 3  3   1     later      -
        wsh-taken     conformity    opportunity  opportunity  1    -   2 1 3  2   2/3   later      -
        ",
    );
    let initiatives = |id| &crate::support::found(&report, id)["initiatives"];
    for id in ["hnd-planned", "8.20"] {
        let named = initiatives(id).as_array().unwrap();
        assert_eq!(named.len(), 2, "{id}");
        for initiative in ["plan-handovers", "hand-over-well"] {
            assert!(
                named.contains(&json!(initiative)),
                "{initiative} helps {id}"
            );
        }
    }
    assert_eq!(initiatives("hnd-tested"), &json!(["hand-over-well"]));
    assert_eq!(initiatives("hnd-agreed"), &json!([]));
    let recorded = crate::support::found(&report, "flt-recorded");
    assert_eq!(recorded["owner"], "Cem");
    assert_eq!(recorded["due"], "2026-12-31");
}

#[test]
fn conformity_and_stages_follow_the_worst_requirement() {
    let report = partial();
    assert_eq!(
        report["overall"]["conformity"], "not_ready",
        "a systemic major"
    );
    // Design alone: hnd-planned is minor, par-known an opportunity, lok-measured open.
    let stages = json!({"stage1": "indeterminate", "stage2": "not_ready"});
    assert_eq!(report["stages"], stages);
}

#[test]
fn required_documents_are_as_good_as_the_answers_about_them() {
    let report = partial();
    let states: Vec<_> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| (document["id"].as_str().unwrap(), document["state"].clone()))
        .collect();
    let expected = [
        ("D1", json!("partial")),      // .75 and .5
        ("D2", json!("not_assessed")), // disputed
        ("D3", json!("not_assessed")), // one 0 beside one open
        ("D4", json!("in_place")),     // none_yet and 1
        ("D5", Value::Null),           // only what informs
    ];
    assert_eq!(states, expected);
}

#[test]
fn respondents_agree_as_krippendorff_has_it() {
    // Units: op-owner .75 1 .75; lok-measured 1 0; lok-used 1 .5. Pairs, each by 1/(m−1): (.75,.75) 1, (.75,1) 1 each way,
    // (0,1) 1 each way, (.5,1) 1 each way. n: 0 1, .5 1, .75 2, 1 3; together 7.
    // Ordinal distances squared: 0–.5 1, 0–.75 2.5², 0–1 5², .5–.75 1.5², .5–1 4², .75–1 2.5².
    // Observed 6.25 + 25 + 16 = 47.25; expected 1 + 2×6.25 + 3×25 + 2×2.25 + 3×16 + 6×6.25 = 178.5.
    // α = 1 − (n − 1) × 47.25 / 178.5 = 1 − 283.5/178.5.
    let respondents = &partial()["respondents"];
    assert_eq!(respondents["by"], json!(["Ana", "Ben", "Cem"]));
    assert_eq!(number(&respondents["alpha"]), fraction("-105/178.5"));
    assert_eq!(respondents["rating"], "low");
    assert_eq!(respondents["disputed"], json!(["lok-measured"]));
}

#[test]
fn each_answer_is_shown_for_what_it_is() {
    let report = partial();
    let rows = [
        // question, answer, value, state, finding, evidenced, target
        ("op-owner", "most", ".75", "assessed", "-", false, "1"),
        (
            "flt-recorded",
            "fully",
            ".75",
            "assessed",
            "minor",
            true,
            "1",
        ),
        (
            "flt-major",
            "none_yet",
            "1",
            "assessed",
            "conforming",
            false,
            "1",
        ),
        (
            "flt-ordered",
            "unknown",
            "-",
            "not_assessed",
            "-",
            false,
            "1",
        ),
        ("flt-reviewed", "most", ".75", "assessed", "-", true, "1"),
        ("flt-learned", "fully", "1", "assessed", "-", false, "1"),
        (
            "wsh-taken",
            "fully",
            "1",
            "assessed",
            "opportunity",
            true,
            "1",
        ),
        ("wsh-way", "tool", "-", "not_applicable", "-", false, "-"),
        ("hnd-planned", "no", "0", "assessed", "minor", false, "1"),
        ("hnd-tested", "some", ".25", "assessed", "minor", false, "1"),
        ("hnd-agreed", "some", ".25", "assessed", "minor", false, "1"),
        (
            "hnd-kept",
            "fully",
            "1",
            "assessed",
            "conforming",
            true,
            "1",
        ),
        (
            "lok-measured",
            "no",
            "0",
            "not_assessed",
            "not_assessed",
            false,
            "1",
        ),
        // The target .6 of section 9 is raised to the next option.
        ("lok-used", "fully", "1", "assessed", "-", false, ".75"),
        (
            "par-known",
            "half",
            ".5",
            "assessed",
            "opportunity",
            true,
            "1",
        ),
        ("par-checked", "na", "-", "not_applicable", "-", false, "-"),
        (
            "peo-skilled",
            "-",
            "-",
            "not_assessed",
            "not_assessed",
            false,
            "1",
        ),
        ("peo-spare", "fully", "-", "not_applicable", "-", false, "-"),
    ];
    let word = |word| match word {
        "-" => Value::Null,
        word => json!(word),
    };
    for (id, answer, value, state, finding, evidenced, target) in rows {
        let question = question(&report, id);
        assert_eq!(question["answer"], word(answer), "answer of {id}");
        assert_eq!(question["state"], state, "state of {id}");
        assert_eq!(question["finding"], word(finding), "finding of {id}");
        assert_eq!(question["evidenced"], evidenced, "evidence of {id}");
        assert_eq!(question["disputed"], id == "lok-measured", "{id}");
        if state != "not_applicable" {
            assert_eq!(number(&question["value"]), fraction(value), "value of {id}");
            assert_eq!(
                number(&question["target"]),
                fraction(target),
                "target of {id}"
            );
        }
    }
    let graded = question(&report, "par-known");
    assert_eq!(graded["computed"], "minor");
    let grade =
        json!({"as": "opportunity", "by": "Ana", "reason": "The second half does nothing for us"});
    assert_eq!(graded["grade"], grade);
}

#[test]
fn evidence_is_valid_up_to_and_on_its_last_day() {
    let report = partial();
    for (id, valid) in [
        ("flt-recorded", true),
        ("flt-reviewed", true),
        ("wsh-taken", true),
        ("hnd-tested", false),
        ("hnd-kept", true),
        ("lok-used", false),
        ("par-known", true),
    ] {
        assert_eq!(question(&report, id)["evidence"][0]["valid"], valid, "{id}");
    }
}

#[test]
fn a_day_later_what_was_dated_tomorrow_counts_and_what_expired_does_not() {
    // On 1 July the records of lok-used (1 for .5), hnd-kept (.5 for 1) and par-known (.5 stays .5) change sides.
    let place = Place::with_fixtures();
    let tomorrow = place
        .read("partial.yaml")
        .replace("date: 2025-06-29", "date: 2026-07-01");
    let place = place.file("partial.yaml", tomorrow);
    let today = place.run("report partial.yaml --to json").json();
    assert_eq!(question(&today, "lok-used")["evidence"][0]["valid"], false);
    let report = place
        .run("report partial.yaml --to json --as-of 2026-07-01")
        .json();
    assert_eq!(report["date"], "2026-06-30");
    assert_eq!(report["as_of"], "2026-07-01");
    for (id, valid) in [
        ("lok-used", true),
        ("hnd-kept", false),
        ("par-known", false),
    ] {
        assert_eq!(question(&report, id)["evidence"][0]["valid"], valid, "{id}");
    }
    assert_eq!(number(&report["overall"]["evidenced"]), fraction("8.5/18"));
    // .25 + 5.5 + (2 − .75) + 1 + .25
    assert_eq!(
        number(&report["overall"]["confidence"]),
        fraction("8.25/15")
    );
    assert_eq!(number(&report["overall"]["score"]), fraction("10.75/15"));
}

#[test]
fn advice_others_who_perform_and_the_profile_are_reported() {
    let report = partial();
    let advice: Vec<_> = report["advice"]
        .as_array()
        .unwrap()
        .iter()
        .map(|advice| advice["id"].as_str().unwrap())
        .collect();
    assert_eq!(advice, ["adv-partners", "adv-not-large"]);
    let performed = json!([{"name": "Nordwind Ltd", "questions": ["hnd-kept"]}]);
    assert_eq!(report["performed_by"], performed);
    assert_eq!(
        report["profile"],
        json!({"size": "medium", "partners": "yes"})
    );
    assert_eq!(report["unmatched"], json!([]));
    assert_eq!(report["waivers"], json!([]));
}
