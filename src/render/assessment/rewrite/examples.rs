//! Files as people write them, each before and after a change.

use jiff::civil::date;

use super::{CannotRewrite, rewrite};
use crate::model::{Answer, Assessment, Evidence, EvidenceKind, Given, Response, SectionIx};
use crate::render::assessment::fixture::{mini, read};
use crate::render::template;

const HEAD: &str = "format: 1\nquestionnaire: mini@2\ndate: 2026-11-22\n";
const LONG: &str = "Two customers were asked before their moves to the new platform. The eleven that only buy the \
    workplace have not been asked.";

#[track_caller]
fn change(text: &str, edit: impl Fn(&mut Assessment)) -> String {
    let before = read(mini(), text);
    let mut after = before.clone();
    edit(&mut after);
    let changed = rewrite(text, mini(), &before, &after).unwrap();
    assert_eq!(read(mini(), &changed), after);
    changed
}

/// What stands below the usual first lines, before and after.
#[track_caller]
fn becomes(text: &str, edit: impl Fn(&mut Assessment), expected: &str) {
    let changed = change(&format!("{HEAD}{text}"), edit);
    let changed = changed.strip_prefix(HEAD).unwrap();
    assert_eq!(changed, expected, "\n{changed}");
}

fn answer<'a>(assessment: &'a mut Assessment, id: &str) -> &'a mut Answer {
    let place = mini().find_question(id).unwrap().0;
    assessment.answers[place].get_or_insert_default()
}

/// Another of the question's answers: `no` is 0, then `some`, `half`, `most`, `fully`.
fn given(id: &str, place: usize) -> impl Fn(&mut Assessment) {
    move |assessment| answer(assessment, id).given = Some(Given::Option(place))
}

fn note(id: &str, text: &str) -> impl Fn(&mut Assessment) {
    move |assessment| answer(assessment, id).note = Some(text.to_owned())
}

fn record(reference: &str) -> Evidence {
    Evidence {
        kind: EvidenceKind::Record,
        reference: Some(reference.to_owned()),
        date: Some(date(2026, 10, 31)),
        expires: None,
    }
}

fn take_back_all(assessment: &mut Assessment) {
    assessment.answers.fill(None);
}

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

#[test]
fn a_template_is_filled_in() {
    let text = template::draw(mini(), true).replace("date: ", "date: 2026-11-22 ");
    let changed = change(&text, |assessment| {
        assessment.organisation = Some("Harbour IT".to_owned());
        assessment.assessors = vec!["A. Lind".to_owned()];
        assessment.profile[0] = Some(1);
        given("flt-recorded", 1)(assessment);
        answer(assessment, "op-owner").weakness = true;
    });
    let expected = text
        .replace("organisation:", "organisation: Harbour IT")
        .replace("assessors: []", "assessors: [A. Lind]")
        .replace("\n  size:\n", "\n  size: medium\n")
        .replace("\n  flt-recorded:\n", "\n  flt-recorded: some\n")
        .replace("\n  op-owner:\n", "\n  op-owner:\n    weakness: true\n");
    assert_eq!(changed, expected);
}

#[test]
fn a_new_answer_stands_with_those_of_its_section() {
    let text = "answers:

  # === Faults ===
  flt-recorded: half
    # not at night

  # === Wishes ===

  # Where are they written down?
  wsh-way: paper

# The end
";
    let expected = "answers:
  op-owner: some

  # === Faults ===
  flt-recorded: half
    # not at night
  flt-major: some

  # === Wishes ===

  wsh-taken: some
  # Where are they written down?
  wsh-way: paper
  peo-spare: some

# The end
";
    let ids = ["peo-spare", "wsh-taken", "flt-major", "op-owner"];
    becomes(
        text,
        |assessment| ids.iter().for_each(|id| given(id, 1)(assessment)),
        expected,
    );
}

#[test]
fn the_first_answers_find_their_place() {
    let edit = |assessment: &mut Assessment| {
        given("flt-recorded", 1)(assessment);
        note("flt-major", "None")(assessment);
    };
    let answers = "  flt-recorded: some\n  flt-major:\n    note: None\n";
    becomes("", edit, &format!("answers:\n{answers}"));
    becomes("answers:", edit, format!("answers:\n{answers}").trim_end());
    for nothing in ["", " {}", " ~"] {
        let text = format!("answers:{nothing} # none yet\n\n# The end\n");
        let expected = format!("answers: # none yet\n{answers}\n# The end\n");
        becomes(&text, edit, &expected);
    }
}

#[test]
fn what_stands_above_the_answers_changes_as_well() {
    let text = "format: 1
questionnaire: mini@2
scope: Two sites # for now
date: '2026-11-22'
assessors: [A. Lind]
answers: {}
";
    let changed = change(text, |assessment| {
        assessment.organisation = Some("Harbour IT".to_owned());
        assessment.scope = None;
        assessment.date = date(2027, 1, 31);
        assessment.assessors.clear();
        assessment.sections = Some(vec![SectionIx(0)]);
        assessment.profile[1] = Some(1);
    });
    let expected = "format: 1
questionnaire: mini@2
organisation: Harbour IT
scope: # for now
date: '2027-01-31'
sections: [\"8\"]
profile:
  partners: \"no\"
answers: {}
";
    assert_eq!(changed, expected);
}

#[test]
fn an_answer_that_is_taken_back_leaves_its_key_where_there_are_comments() {
    becomes(
        "answers:
  op-owner: half
  flt-recorded: half   # asked Jo
  flt-major:
    # see mail
    answer: half # so far
    note: x
  # Is it so?
  flt-ordered:
    answer: half
  flt-learned:
    answer: half
    note: |
      One
",
        take_back_all,
        "answers:
  flt-recorded:   # asked Jo
  flt-major:
    # see mail
    # so far
  # Is it so?
  flt-ordered:
",
    );
}

#[test]
fn indentation_and_line_ends_are_those_of_the_file() {
    let text =
        "answers:\n    flt-recorded: half\n    flt-ordered:\n        answer: half\n        note: x";
    let expected = "answers:
    flt-recorded: half
    flt-major:
        answer: some
        note: |-
            One
            two
    flt-ordered:
        answer: half
        note: x
        evidence:
            - {kind: record, ref: A, date: 2026-10-31}";
    let edit = |assessment: &mut Assessment| {
        given("flt-major", 1)(assessment);
        note("flt-major", "One\ntwo")(assessment);
        answer(assessment, "flt-ordered").evidence.push(record("A"));
    };
    becomes(text, edit, expected);
    let windows = |text: &str| format!("\u{feff}{HEAD}{text}").replace('\n', "\r\n");
    assert_eq!(change(&windows(text), edit), windows(expected));
}

#[test]
fn marks_of_a_document_stay_around_it() {
    let text = format!("--- # begin\n{HEAD}answers:\n  flt-recorded: half\n...\n# end\n");
    let changed = change(&text, given("flt-ordered", 1));
    let expected = text.replace("half\n", "half\n  flt-ordered: some\n");
    assert_eq!(changed, expected);
}

#[test]
fn an_alias_is_written_out_when_it_no_longer_fits() {
    becomes(
        "answers:
  flt-recorded: &same {answer: half, note: x}
  flt-major: *same
  flt-ordered: &other {answer: half}
  flt-learned: *other
",
        |assessment| {
            given("flt-recorded", 3)(assessment);
            given("flt-learned", 3)(assessment);
        },
        "answers:
  flt-recorded: &same {answer: most, note: x}
  flt-major:
    answer: half
    note: x
  flt-ordered: &other {answer: half}
  flt-learned: most
",
    );
}

#[test]
fn answers_of_another_version_keep_their_keys() {
    let text = "format: 1\nquestionnaire: mini@1\ndate: 2026-11-22\nanswers:\n  gone: x # kept\n  flt-logged: half\n";
    let changed = change(text, |assessment| {
        given("flt-recorded", 3)(assessment);
        given("flt-major", 1)(assessment);
    });
    let expected = text.replace("logged: half", "logged: most\n  flt-major: some");
    assert_eq!(changed, expected);
}

#[test]
fn a_reason_that_was_passed_over_does_not_come_back() {
    let said = |reason: &str| {
        format!(
            "answers:\n  flt-recorded:\n    consensus: true\n    answer: half\n    responses: [{{by: A, answer: most{reason}}}]\n"
        )
    };
    let nothing_said = |assessment: &mut Assessment| {
        let answer = answer(assessment, "par-known");
        answer.responses[0].given = Some(Given::NotApplicable { reason: None });
    };
    let text = said(", reason: Why").replace("flt-recorded", "par-known");
    let expected = said("")
        .replace("flt-recorded", "par-known")
        .replace("most", "na");
    becomes(&text, nothing_said, &expected);
}

#[test]
fn what_is_not_so_is_refused_and_named() {
    let text = format!("{HEAD}answers: {{flt-recorded: half}}\n");
    let said = read(mini(), &text);
    let mut other = said.clone();
    note("flt-recorded", "x")(&mut other);
    let refused = |before: &Assessment, after: &Assessment| {
        rewrite(&text, mini(), before, after).unwrap_err()
    };
    assert_eq!(
        refused(&other, &said),
        CannotRewrite::OtherText("`note` of `flt-recorded`".to_owned())
    );
    note("flt-recorded", " blank ")(&mut other);
    assert_eq!(
        refused(&said, &other).to_string(),
        "change the assessment: the changed text would say something else about `note` of `flt-recorded`"
    );
    let unread = rewrite("format: [", mini(), &said, &said).unwrap_err();
    assert!(matches!(unread, CannotRewrite::Unreadable(_)));
    assert!(
        unread
            .to_string()
            .starts_with("read the assessment before changing it: ")
    );
}

#[test]
fn a_change_without_a_place_is_refused() {
    let text = format!("{HEAD}? answers\n");
    let before = read(mini(), &text);
    let mut after = before.clone();
    given("flt-recorded", 1)(&mut after);
    assert_eq!(
        rewrite(&text, mini(), &before, &after),
        Err(CannotRewrite::Shape(
            "`answer` of `flt-recorded`".to_owned()
        ))
    );
}
