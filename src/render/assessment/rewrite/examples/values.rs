//! How what is said to a question changes where it stands.

use super::*;

#[test]
fn a_word_is_replaced_where_it_stands() {
    becomes(
        "answers:\n  flt-recorded: half   # asked Jo\n\n  'flt-major':\t\"some\"\t# tabs\n",
        |assessment| {
            given("flt-recorded", 3)(assessment);
            given("flt-major", 4)(assessment);
        },
        "answers:\n  flt-recorded: most   # asked Jo\n\n  'flt-major':\t\"fully\"\t# tabs\n",
    );
}

#[test]
fn quotation_marks_go_with_the_word_that_needed_them() {
    becomes(
        "answers:\n  flt-recorded: \"no\"\n",
        given("flt-recorded", 1),
        "answers:\n  flt-recorded: some\n",
    );
}

#[test]
fn a_word_becomes_an_answer_of_several_lines_and_its_comment_stays() {
    becomes(
        "answers:\n  flt-recorded: half   # asked Jo\n  flt-ordered: most\n",
        note("flt-recorded", LONG),
        "answers:
  flt-recorded:   # asked Jo
    answer: half
    note: >-
      Two customers were asked before their moves to the new platform. The eleven that only buy the workplace
      have not been asked.
  flt-ordered: most
",
    );
    becomes(
        "answers:\n  par-known: half # asked\n",
        |assessment| {
            answer(assessment, "par-known").given = Some(Given::NotApplicable {
                reason: Some("We have none".to_owned()),
            });
        },
        "answers:\n  par-known: {answer: na, reason: We have none} # asked\n",
    );
}

#[test]
fn an_answer_of_several_lines_stays_one() {
    becomes(
        "answers:\n  flt-recorded:\n    # Jo was ill\n    answer: half # so far\n    note: see mail\n",
        |assessment| {
            given("flt-recorded", 0)(assessment);
            answer(assessment, "flt-recorded").note = None;
        },
        "answers:\n  flt-recorded:\n    # Jo was ill\n    answer: \"no\" # so far\n",
    );
}

#[test]
fn a_text_of_several_lines_keeps_the_comment_behind_its_sign() {
    let text =
        "answers:\n  flt-recorded:\n    note: | # by phone\n      One\n      two\n\n    by: Jo\n";
    becomes(
        text,
        note("flt-recorded", "Three"),
        "answers:\n  flt-recorded:\n    note: Three # by phone\n\n    by: Jo\n",
    );
    becomes(
        text,
        note("flt-recorded", "Three\nfour"),
        "answers:\n  flt-recorded:\n    note: |- # by phone\n      Three\n      four\n\n    by: Jo\n",
    );
}

#[test]
fn lines_of_text_do_not_swallow_a_comment_below() {
    becomes(
        "answers:\n  flt-recorded:\n    note: short\n        # far in\n",
        note("flt-recorded", "One\ntwo"),
        "answers:\n  flt-recorded:\n    note: \"One\\ntwo\"\n        # far in\n",
    );
}

#[test]
fn one_item_of_a_list_changes_and_the_comments_around_stay() {
    let text = "answers:
  flt-recorded:
    evidence:
      # the best
      - {kind: record, ref: A, date: 2026-10-31} # seen
      - kind: record # copied
        ref: B
        date: 2026-10-31
      # no more
    owner: Jo
";
    let changed = "answers:
  flt-recorded:
    evidence:
      # the best
      - {kind: record, ref: A, date: 2026-10-31} # seen
      - kind: record # copied
        ref: C
        date: 2026-10-31
      - {kind: record, ref: D, date: 2026-10-31}
      # no more
    owner: Jo
";
    let removed = "answers:
  flt-recorded:
    evidence:
      # the best
      # seen
      - kind: record # copied
        ref: B
        date: 2026-10-31
      # no more
    owner: Jo
";
    let edit = |assessment: &mut Assessment| {
        let evidence = &mut answer(assessment, "flt-recorded").evidence;
        evidence[1] = record("C");
        evidence.push(record("D"));
    };
    becomes(text, edit, changed);
    let remove = |assessment: &mut Assessment| {
        answer(assessment, "flt-recorded").evidence.remove(0);
    };
    becomes(text, remove, removed);
}

#[test]
fn lists_are_written_on_as_they_were_begun() {
    becomes(
        "assessors:\n- A. Lind # lead\nanswers:\n  flt-recorded:\n    evidence: [{kind: interview, ref: Jo}] # late\n",
        |assessment| {
            assessment.assessors.push("T. Okafor".to_owned());
            answer(assessment, "flt-recorded")
                .evidence
                .push(record("A"));
        },
        "assessors:\n- A. Lind # lead\n- T. Okafor\nanswers:\n  flt-recorded:\n    \
         evidence: [{kind: interview, ref: Jo}, {kind: record, ref: A, date: 2026-10-31}] # late\n",
    );
}

#[test]
fn what_respondents_said_changes_one_by_one() {
    becomes(
        "answers:
  flt-recorded:
    responses:
      - by: A # by phone
        answer: half
      # on paper
      - {by: B, answer: most}
",
        |assessment| {
            let responses = &mut answer(assessment, "flt-recorded").responses;
            responses[0].note = Some("Mostly".to_owned());
            responses[1].given = Some(Given::Unknown);
            responses.push(Response {
                by: "C".to_owned(),
                given: Some(Given::Option(1)),
                note: None,
                evidence: Vec::new(),
            });
        },
        "answers:
  flt-recorded:
    responses:
      - by: A # by phone
        answer: half
        note: Mostly
      # on paper
      - {by: B, answer: unknown}
      - {by: C, answer: some}
",
    );
}

#[test]
fn brackets_over_several_lines_keep_their_comments() {
    becomes(
        "answers: {
    flt-recorded: {answer: half, # so far
      # see mail
      note: x}, # Jo
    flt-ordered: most # sure
  }
",
        |assessment| {
            note("flt-recorded", "Other")(assessment);
            answer(assessment, "flt-recorded").risk = Some(3);
            given("flt-major", 1)(assessment);
            given("peo-spare", 1)(assessment);
        },
        "answers: {
    flt-recorded: {answer: half, # so far
      # see mail
      note: Other, risk: 3}, # Jo
    flt-major: some,
    flt-ordered: most, # sure
    peo-spare: some
  }
",
    );
    becomes(
        "answers: {flt-recorded: half, flt-ordered: most}\n",
        |assessment| {
            take_back_all(assessment);
            note("flt-ordered", "a, b")(assessment);
        },
        "answers: {flt-ordered: {note: \"a, b\"}}\n",
    );
}

#[test]
fn json_stays_json() {
    let text = r#"{
  "format": 1,
  "questionnaire": "mini@2",
  "date": "2026-11-22",
  "answers": {}
}"#;
    let changed = change(text, |assessment| {
        assessment.date = date(2027, 1, 31);
        assessment.organisation = Some("Harbour “IT”\u{e0041}".to_owned());
        given("flt-major", 0)(assessment);
        answer(assessment, "flt-ordered").risk = Some(3);
    });
    let expected = r#"{
  "format": 1,
  "questionnaire": "mini@2",
  "organisation": "Harbour “IT”\uDB40\uDC41",
  "date": "2027-01-31",
  "answers": {
    "flt-major": "no",
    "flt-ordered": {"risk": 3}
  }
}"#;
    assert_eq!(changed, expected);
    serde_json::from_str::<serde_json::Value>(&changed).unwrap();
}
