//! Where something new finds its place, and what goes.

use super::*;

#[test]
fn a_template_is_filled_in() {
    let text = template::draw(mini(), None, true).replace("date: ", "date: 2026-11-22 ");
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
