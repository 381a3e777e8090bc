//! Bad files, one fault each. `‸` marks the place to which the fault has to point, and is not part of the file.

use crate::support::{Fault, Place, faults};

const QUESTIONNAIRE: &str = r#"format: 1
id: q
version: "1"
title: T
profile:
  - {id: size, text: Size?, answers: [{id: small, label: Small}, {id: large, label: Large}]}
  - {id: there, existence: true, text: There?, answers: [{id: "yes", label: Yes}, {id: "no", label: No}]}
references: {std: A standard}
answer_sets:
  a: [{id: "no", label: No, score: 0}, {id: "yes", label: Yes, score: 1}]
areas: [{id: area, title: A}]
sections:
  - id: s
    title: S
    questions:
      - {id: q1, text: Q1}
      - {id: q2, text: Q2}
documents: [{id: D1, title: D}]
initiatives:
  - {id: i1, title: I1, effort: 1, closes: [{question: q1, to: "yes"}]}
  - {id: i2, title: I2, effort: 2}
"#;

const ASSESSMENT: &str = r#"format: 1
questionnaire: mini.yaml
date: 2026-06-30
profile: {size: small}
answers:
  flt-recorded: fully
  op-owner: {answer: half, note: N}
"#;

const TARGET: &str = "format: 1\nscore: 0.5\n";

const PLAN: &str = r#"format: 1
start: 2027-Q1
years: 1
capacity: [10, 10, 5, 10]
budget: [1000]
parallel: 2
certification: 2028-06
importance: {"8.6": 2}
pins: {plan-handovers: 2027-Q3}
started: {write-faults-down: 2027-Q1}
done: [hand-over-well]
exclude: {put-faults-in-order: Nobody asks}
initiatives:
  - {id: own, title: O, effort: {small: 1, medium: 2, large: 3}, after: [plan-handovers], closes: [{question: op-owner, to: most}]}
"#;

/// What a file is called, what it is made of, and the codes expected in it.
struct Bad {
    name: String,
    text: String,
    expected: Vec<Fault>,
}

impl Bad {
    fn new(name: &str, marked: &str, codes: &[&str]) -> Self {
        let mut places = Vec::new();
        let mut text = String::new();
        for (line, marked) in marked.split_inclusive('\n').enumerate() {
            let mut parts = marked.split('‸');
            let mut plain = parts.next().unwrap().to_owned();
            for part in parts {
                places.push((line + 1, plain.chars().count() + 1));
                plain += part;
            }
            text += &plain;
        }
        assert_eq!(places.len(), codes.len(), "{name}: a mark for each fault");
        let expected = codes
            .iter()
            .zip(places)
            .map(|(code, (line, column))| ((*code).to_owned(), line, column))
            .collect();
        Self {
            name: name.to_owned(),
            text,
            expected,
        }
    }

    /// Why the file is not refused as it should be.
    fn misjudged(&self, flags: &str) -> Option<String> {
        let place = Place::with_fixtures().file("bad.yaml", &self.text);
        let done = place
            .run(&format!("validate bad.yaml {flags} --ascii"))
            .exit(2);
        let found = faults(&done.stderr);
        let named = done.stderr.contains("bad.yaml:");
        let counted = done.stdout.starts_with("bad.yaml: ") && done.stdout.contains(" fault");
        (found != self.expected || !named || !counted).then(|| {
            format!(
                "{}: expected {:?}, found {found:?}\n{}",
                self.name, self.expected, done.stderr
            )
        })
    }
}

/// Changes one thing in a sound file for each row: name, code, what is replaced, by what.
#[track_caller]
fn assert_refused(base: &str, flags: &str, rows: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (name, code, from, to) in rows {
        assert_eq!(base.matches(from).count(), 1, "{name}: {from:?} once");
        wrong.extend(Bad::new(name, &base.replace(from, to), &[code]).misjudged(flags));
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_sound_files_behind_the_bad_ones_are_sound() {
    let place = Place::with_fixtures()
        .file("q.yaml", QUESTIONNAIRE)
        .file("a.yaml", ASSESSMENT)
        .file("t.yaml", TARGET)
        .file("p.yaml", PLAN);
    place.run("validate q.yaml a.yaml t.yaml p.yaml").quietly();
    place
        .run("validate p.yaml --questionnaire mini.yaml")
        .quietly()
        .stdout_has("valid plan for mini");
}

#[test]
#[rustfmt::skip] // a row for each fault
fn every_fault_of_a_questionnaire_is_named_with_its_place() {
    assert_refused(
        QUESTIONNAIRE,
        "",
        &[
            ("a key twice", "duplicate-key", "title: T\n", "title: T\n‸title: U\n"),
            ("a key twice in a question", "duplicate-key", "text: Q2", "text: Q2, ‸text: Q3"),
            ("an id twice", "duplicate-id", "id: q2", "id: ‸q1"),
            ("a question called like its section", "duplicate-id", "id: q2", "id: ‸s"),
            ("an initiative called like a question", "duplicate-id", "id: i2", "id: ‸q2"),
            ("a document called like an area", "duplicate-id", "id: D1", "id: ‸area"),
            ("an answer twice", "duplicate-id", r#"{id: "yes", label: Yes, score: 1}"#, r#"{id: "yes", label: Yes, score: 1}, {id: ‸"no", label: No, score: 0}"#),
            ("a reserved id", "reserved-id", "id: q2", "id: ‸overall"),
            ("a reserved id of an answer", "reserved-id", r#"[{id: "no", label: No, score: 0}"#, "[{id: ‸unknown, label: No, score: 0}"),
            ("an id with a blank", "invalid-id", "id: q2", r#"id: ‸"q 2""#),
            ("an empty id", "invalid-id", "id: q2", r#"id: ‸"""#),
            ("an unknown key", "unknown-key", "title: T\n", "title: T\n‸colour: red\n"),
            ("an unknown key of a question", "unknown-key", "text: Q2", "text: Q2, ‸wieght: 2"),
            ("an unknown key of a section", "unknown-key", "    title: S\n", "    title: S\n    ‸levels: 2\n"),
            ("no title", "missing-key", "id: q\nversion: \"1\"\ntitle: T\n", "id: ‸q\nversion: \"1\"\n"),
            ("an empty title", "missing-key", "title: T\n", "‸title:\n"),
            ("no text of a question", "missing-key", "{id: q2, text: Q2}", "{id: ‸q2}"),
            ("no format", "missing-key", "format: 1\nid: q\n", "id: ‸q\n"),
            ("a format of the future", "unsupported-format", "format: 1\n", "format: ‸2\n"),
            ("a format in words", "wrong-type", "format: 1\n", "format: ‸one\n"),
            ("a list as title", "wrong-type", "title: T\n", "title: ‸[T]\n"),
            ("a map as sections", "wrong-type", "documents: [{id: D1, title: D}]", "documents: ‸{id: D1}"),
            ("a question that is a text", "wrong-type", "      - {id: q2, text: Q2}", "      - ‸q2"),
            ("a flag in words", "wrong-type", "text: Q2", "text: Q2, critical: ‸yes"),
            ("a weight in words", "wrong-type", "text: Q2", "text: Q2, weight: ‸heavy"),
            ("a weight with a decimal comma", "wrong-type", "text: Q2", "text: Q2, weight: ‸'1,5'"),
            ("a negative weight", "out-of-range", "text: Q2", "text: Q2, weight: ‸-1"),
            ("a weight that is no number", "out-of-range", "text: Q2", "text: Q2, weight: ‸.nan"),
            ("an endless weight", "out-of-range", "text: Q2", "text: Q2, weight: ‸.inf"),
            ("a weight beyond all numbers", "out-of-range", "text: Q2", "text: Q2, weight: ‸1e999"),
            ("a weight above a million", "out-of-range", "text: Q2", "text: Q2, weight: ‸1000001"),
            ("a negative weight of a section", "out-of-range", "    title: S\n", "    title: S\n    weight: ‸-0.5\n"),
            ("a risk above 5", "out-of-range", "text: Q2", "text: Q2, risk: ‸6"),
            ("a risk in halves", "out-of-range", "text: Q2", "text: Q2, risk: ‸2.5"),
            ("a level above 5", "out-of-range", "text: Q2", "text: Q2, level: ‸6"),
            ("a score above 1", "out-of-range", "label: Yes, score: 1}", "label: Yes, score: ‸5}"),
            ("an effort below 0", "out-of-range", "effort: 2", "effort: ‸-2"),
            ("an unknown obligation", "unknown-word", "text: Q2", "text: Q2, obligation: ‸must"),
            ("an unknown roll-up", "unknown-word", "title: T\n", "title: T\nrollup: ‸median\n"),
            ("an unknown answer set", "unknown-id", "text: Q2", "text: Q2, answers: ‸b"),
            ("an unknown area", "unknown-id", "text: Q2", "text: Q2, area: ‸aera"),
            ("an unknown document", "unknown-id", "text: Q2", "text: Q2, documents: [‸D2]"),
            ("an unknown scheme of references", "unknown-id", "text: Q2", "text: Q2, refs: {‸iso: [\"1\"]}"),
            ("an unknown profile question", "unknown-id", "text: Q2", "text: Q2, when: {‸sizes: [small]}"),
            ("an unknown profile answer", "unknown-answer", "text: Q2", "text: Q2, when: {size: [‸tiny]}"),
            ("an initiative that closes nothing known", "unknown-id", "question: q1, to: \"yes\"", "question: ‸q9, to: \"yes\""),
            ("an initiative to an unknown answer", "unknown-answer", "question: q1, to: \"yes\"", "question: q1, to: ‸perhaps"),
            ("an initiative after an unknown one", "unknown-id", "effort: 2", "effort: 2, after: [‸i9]"),
            ("an initiative after itself", "self-reference", "effort: 2", "effort: 2, after: [‸i2]"),
            ("an effort without one of the sizes", "effort-sizes", "effort: 2", "effort: ‸{small: 2}"),
            ("an effort for an unknown size", "effort-sizes", "effort: 2", "effort: {small: 2, large: 3, ‸huge: 4}"),
            ("a shall of weight 0", "shall-without-weight", "text: Q2", "text: Q2, obligation: shall, weight: ‸0"),
            ("a shall in a section of weight 0", "shall-without-weight", "    title: S\n    questions:\n      - {id: q1, text: Q1}", "    title: S\n    weight: ‸0\n    questions:\n      - {id: q1, text: Q1, obligation: shall}"),
            ("a weight too small to count", "out-of-range", "text: Q2", "text: Q2, weight: ‸1e-9"),
            ("a shall that depends on size", "condition-not-existence", "text: Q2", "text: Q2, obligation: shall, na: reason, when: ‸{size: [small]}"),
            ("an attribute without level", "attribute-without-level", "text: Q2", "text: Q2, attribute: ‸x"),
            ("a ladder that starts at 2", "ladder-hole", "text: Q2", "text: Q2, level: ‸2"),
            ("a profile question without answers", "empty-list", r#"[{id: "yes", label: Yes}, {id: "no", label: No}]"#, "‸[]"),
            ("an empty condition", "empty-list", "text: Q2", "text: Q2, when: ‸{}"),
            ("a rename of what is in use", "renamed-in-use", "documents: [", "renamed: {‸q1: q2}\ndocuments: ["),
            ("a rename to nothing", "unknown-id", "documents: [", "renamed: {q0: ‸q9}\ndocuments: ["),
            ("a rename to itself", "self-reference", "documents: [", "renamed: {q0: ‸q0}\ndocuments: ["),
            ("a target of levels without levels", "no-levels", "title: T\n", "title: T\ntarget: {level: ‸2}\n"),
            ("a target of conformity without requirements", "no-requirements", "title: T\n", "title: T\ntarget: {conformity: ‸ready}\n"),
            ("a target of minors without requirements", "no-requirements", "title: T\n", "title: T\ntarget: {max_minors: ‸2}\n"),
            ("a target for an unknown section", "unknown-id", "title: T\n", "title: T\ntarget: {sections: {‸\"8.60\": {score: 1}}}\n"),
            ("a scale out of order", "scale-order", "title: T\n", "title: T\nscale: {max: 5, levels: [{at: 3, name: A}, {at: ‸1, name: B}]}\n"),
            ("a merge key", "merge-key", "text: Q2", "text: Q2, ‸<<: {risk: 3}"),
            ("a tag", "tag", "title: T\n", "title: ‸!secret T\n"),
            ("a key that is a list", "key-not-text", "text: Q2", "text: Q2, ? ‸[a] : b"),
            ("an alias to nothing", "unknown-alias", "title: T\n", "title: ‸*t\n"),
            ("a second document", "several-documents", "documents: [", "‸---\ndocuments: ["),
        ],
    );
}

#[test]
#[rustfmt::skip] // a row for each fault
fn every_fault_of_an_assessment_is_named_with_its_place() {
    assert_refused(
        ASSESSMENT,
        "",
        &[
            ("an answer twice", "duplicate-key", "  op-owner:", "  ‸flt-recorded: half\n  op-owner:"),
            ("an unknown question", "unknown-id", "  flt-recorded:", "  ‸flt-recordet:"),
            ("a question of an earlier version, though the versions agree", "unknown-id", "  flt-recorded:", "  ‸flt-logged:"),
            ("an unknown answer", "unknown-answer", ": fully", ": ‸full"),
            ("an unknown answer in the long form", "unknown-answer", "answer: half", "answer: ‸hlaf"),
            ("an unknown section", "unknown-id", "profile:", "sections: [\"8.6\", ‸\"8.60\"]\nprofile:"),
            ("a section that is written as a number without its zero", "unknown-id", "profile:", "sections: [‸8.2]\nprofile:"),
            ("no section selected", "empty-list", "profile:", "sections: ‸[]\nprofile:"),
            ("a section twice", "listed-twice", "profile:", "sections: [\"9\", ‸\"9\"]\nprofile:"),
            ("an unknown profile question", "unknown-id", "{size: small}", "{‸sise: small}"),
            ("an unknown profile answer", "unknown-answer", "size: small", "size: ‸tiny"),
            ("an unknown key", "unknown-key", "profile:", "‸organization: O\nprofile:"),
            ("an unknown key of an answer", "unknown-key", "note: N", "‸comment: N"),
            ("an answer that is a list", "wrong-type", ": fully", ": ‸[fully]"),
            ("answers that are a list", "wrong-type", "answers:\n  flt-recorded: fully\n  op-owner: {answer: half, note: N}\n", "answers: ‸[fully]\n"),
            ("a shall that is not applicable", "na-not-allowed", ": fully", ": {answer: ‸na, reason: R}"),
            ("not applicable in the short form", "na-without-reason", "  op-owner: {answer: half, note: N}", "  op-owner: ‸na"),
            ("not applicable with a blank reason", "na-without-reason", "answer: half, note: N", "answer: ‸na, reason: ' '"),
            ("none_yet where no event is waited for", "none-yet-not-allowed", ": fully", ": ‸none_yet"),
            ("no date", "missing-key", "format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\n", "‸format: 1\nquestionnaire: mini.yaml\n"),
            ("an empty date", "missing-key", "date: 2026-06-30", "‸date:"),
            ("a day that does not exist", "invalid-date", "2026-06-30", "‸2026-06-31"),
            ("29 February in a common year", "invalid-date", "2026-06-30", "‸2026-02-29"),
            ("a date in another order", "invalid-date", "2026-06-30", "‸30.06.2026"),
            ("a date with a time", "invalid-date", "2026-06-30", "‸2026-06-30T12:00:00Z"),
            ("a due date that does not exist", "invalid-date", "note: N", "due: ‸2026-13-01"),
            ("evidence of a day that does not exist", "invalid-date", "note: N", "evidence: [{kind: record, date: ‸2026-04-31}]"),
            ("evidence of an unknown kind", "unknown-word", "note: N", "evidence: [{kind: ‸rumour}]"),
            ("evidence of no kind", "missing-key", "note: N", "evidence: [{‸ref: R}]"),
            ("evidence that expired before it was made", "expires-before-date", "note: N", "evidence: [{kind: record, date: 2026-02-01, expires: ‸2026-01-31}]"),
            ("evidence that is no list", "wrong-type", "note: N", "evidence: ‸none"),
            ("a sample of nothing", "out-of-range", "note: N", "sample: {checked: ‸0, ok: 0}"),
            ("more in order than checked", "sample-contradiction", "note: N", "sample: {checked: 5, ok: ‸6}"),
            ("more checked than there are", "sample-contradiction", "note: N", "sample: {of: 4, checked: ‸5, ok: 5}"),
            ("more named than failed", "sample-contradiction", "note: N", "sample: {checked: 5, ok: 4, failing: ‸[A, B]}"),
            ("a negative sample", "out-of-range", "note: N", "sample: {checked: 5, ok: ‸-1}"),
            ("a sample of what has not happened", "sample-contradiction", "  flt-recorded: fully", "  flt-major: {answer: none_yet, sample: ‸{checked: 1, ok: 1}}"),
            ("a risk of 0", "out-of-range", "note: N", "risk: ‸0"),
            ("a weakness in words", "wrong-type", "note: N", "weakness: ‸maybe"),
            ("a grade of what is no requirement", "grade-not-allowed", "note: N", "grade: {‸as: minor, by: A, reason: R}"),
            ("a grade without a name", "missing-key", ": fully", ": {answer: half, grade: {‸as: minor, reason: R}}"),
            ("a grade without a reason", "missing-key", ": fully", ": {answer: half, grade: {‸as: minor, by: A}}"),
            ("an unknown grade", "unknown-word", ": fully", ": {answer: half, grade: {as: ‸fatal, by: A, reason: R}}"),
            ("a respondent twice", "duplicate-respondent", "answer: half, note: N", "responses: [{by: A, answer: half}, {by: ‸A, answer: most}]"),
            ("a response without a name", "missing-key", "answer: half, note: N", "responses: [{‸answer: half}]"),
            ("an answer beside responses", "answer-and-responses", "answer: half, note: N", "answer: ‸half, responses: [{by: A, answer: half}]"),
            ("respondents who all answer na without a reason", "na-without-reason", "answer: half, note: N", "responses: ‸[{by: A, answer: na}, {by: B, answer: na}]"),
            ("a consensus without answer", "consensus-without-answer", "answer: half, note: N", "consensus: ‸true, responses: [{by: A, answer: half}]"),
            ("an unknown questionnaire", "unknown-questionnaire", "questionnaire: mini.yaml", "questionnaire: ‸itsm-manger@1.0"),
            ("a questionnaire without version behind the @", "invalid-questionnaire", "questionnaire: mini.yaml", "questionnaire: ‸itsm-manager@"),
            ("a format of the future", "unsupported-format", "format: 1", "format: ‸7"),
            ("no format", "missing-key", "format: 1\nquestionnaire", "‸questionnaire"),
            ("a tab for indentation", "tab-indentation", "  flt-recorded", "‸\tflt-recorded"),
            ("a file cut off within a bracket", "unclosed-bracket", "{answer: half, note: N}\n", "‸{answer: half, note: N"),
            ("a file cut off within a quotation", "unclosed-quote", "note: N}\n", "note: ‸\"N"),
        ],
    );
}

#[test]
#[rustfmt::skip] // a row for each fault
fn every_fault_of_a_target_is_named_with_its_place() {
    assert_refused(
        TARGET,
        "--questionnaire mini.yaml",
        &[
            ("a score above 1", "out-of-range", "0.5", "‸3"),
            ("a score in percent", "wrong-type", "0.5", "‸50%"),
            ("an unknown key", "unknown-key", "score: 0.5\n", "score: 0.5\n‸max_majors: 1\n"),
            ("an unknown conformity", "unknown-word", "score: 0.5\n", "conformity: ‸certified\n"),
            ("a level of 0", "out-of-range", "score: 0.5\n", "level: ‸0\n"),
            ("a level above all ladders", "level-above-ladder", "score: 0.5\n", "level: ‸4\n"),
            ("a level above the ladder of its section", "level-above-ladder", "score: 0.5\n", "sections: {\"8.6.2\": {level: ‸2}}\n"),
            ("a level of a section without", "no-levels", "score: 0.5\n", "sections: {\"8.20\": {level: ‸1}}\n"),
            ("a level of an area", "no-levels", "score: 0.5\n", "areas: {care: {level: ‸1}}\n"),
            ("an unknown section", "unknown-id", "score: 0.5\n", "sections: {‸\"8.2\": {score: 1}}\n"),
            ("an unknown area", "unknown-id", "score: 0.5\n", "areas: {‸care2: {score: 1}}\n"),
            ("half a minor", "out-of-range", "score: 0.5\n", "max_minors: ‸0.5\n"),
            ("fewer than no minors", "out-of-range", "score: 0.5\n", "max_minors: ‸-1\n"),
            ("a waiver of nothing known", "unknown-id", "score: 0.5\n", "score: 0.5\nwaivers: [{id: ‸x-1, reason: R}]\n"),
            ("a waiver until a day that does not exist", "invalid-date", "score: 0.5\n", "score: 0.5\nwaivers: [{id: op-owner, reason: R, until: ‸2027-02-29}]\n"),
            ("a waiver without id", "missing-key", "score: 0.5\n", "score: 0.5\nwaivers: [{‸reason: R}]\n"),
        ],
    );
}

#[test]
#[rustfmt::skip] // a row for each fault
fn every_fault_of_a_plan_is_named_with_its_place() {
    assert_refused(
        PLAN,
        "--questionnaire mini.yaml",
        &[
            ("no format", "missing-key", "format: 1\nstart", "‸start"),
            ("a format of the future", "unsupported-format", "format: 1", "format: ‸2"),
            ("an unknown key", "unknown-key", "parallel: 2", "‸paralel: 2"),
            ("a quarter that does not exist", "invalid-quarter", "start: 2027-Q1", "start: ‸2027-Q5"),
            ("a month in place of a quarter", "invalid-quarter", "start: 2027-Q1", "start: ‸2027-01"),
            ("a quarter in another order", "invalid-quarter", "2027-Q3", "‸Q3 2027"),
            ("a quarter in place of a month", "invalid-month", "2028-06", "‸2028-Q2"),
            ("a month that does not exist", "invalid-month", "2028-06", "‸2028-13"),
            ("no year", "out-of-range", "years: 1", "years: ‸0"),
            ("fifty years", "out-of-range", "years: 1", "years: ‸50"),
            ("a capacity for half a year", "list-length", "[10, 10, 5, 10]", "‸[10, 10]"),
            ("a budget for three years", "list-length", "[1000]", "‸[1000, 1000, 1000]"),
            ("a negative capacity", "out-of-range", "[10, 10, 5, 10]", "[10, 10, ‸-5, 10]"),
            ("a negative budget", "out-of-range", "[1000]", "‸-1000"),
            ("no capacity at all", "no-capacity", "[10, 10, 5, 10]", "‸[0, 0, 0, 0]"),
            ("money in words", "wrong-type", "[1000]", "‸EUR 1000"),
            ("nothing at once", "out-of-range", "parallel: 2", "parallel: ‸0"),
            ("nothing at once for a role", "out-of-range", "parallel: 2", "parallel_per_role: ‸0"),
            ("an unknown section", "unknown-id", "{\"8.6\": 2}", "{‸\"8.7\": 2}"),
            ("too much importance", "out-of-range", "{\"8.6\": 2}", "{\"8.6\": ‸4}"),
            ("an unknown initiative", "unknown-id", "hand-over-well", "‸hand-over-wel"),
            ("a pin before the start", "pin-outside-plan", "2027-Q3", "‸2026-Q4"),
            ("a pin behind the end", "pin-outside-plan", "2027-Q3", "‸2028-Q1"),
            ("a start that is still to come", "started-after-start", "{write-faults-down: 2027-Q1", "{write-faults-down: ‸2027-Q2"),
            ("pinned and done", "plan-contradiction", "done: [hand-over-well]", "done: [‸plan-handovers]"),
            ("excluded without a reason", "exclude-without-reason", "put-faults-in-order: Nobody asks", "‸put-faults-in-order: ' '"),
            ("an own initiative with the id of a question", "duplicate-id", "{id: own,", "{id: ‸wsh-way,"),
            ("an own initiative with the id of a section", "duplicate-id", "{id: own,", "{id: ‸\"8.6.1\","),
            ("an own initiative twice", "duplicate-id", "{id: own,", "{id: own, title: T, effort: 1}\n  - {id: ‸own,"),
            ("an own initiative that closes nothing known", "unknown-id", "question: op-owner", "question: ‸op-ownr"),
            ("an own initiative to an answer that is none", "unknown-answer", "to: most", "to: ‸best"),
            ("an own initiative without the effort of a size", "effort-sizes", "{small: 1, medium: 2, large: 3}", "‸{small: 1, large: 3}"),
            ("an own initiative behind an unknown one", "unknown-id", "[plan-handovers]", "[‸plan-handover]"),
            ("an own initiative without effort", "missing-key", "effort: {small: 1, medium: 2, large: 3}", "‸effort:"),
            ("a target within that cannot be", "level-above-ladder", "parallel: 2", "target: {level: ‸4}"),
        ],
    );
}

#[test]
fn a_certification_needs_requirements() {
    let marked = "format: 1\ncertification: ‸2028-06\n";
    let bad = Bad::new("certification", marked, &["no-requirements"]);
    let flags = "--questionnaire itsm-manager";
    assert_eq!(bad.misjudged(flags), None);
    let place = Place::empty().file("p.yaml", marked.replace('‸', ""));
    place
        .run(&format!("validate p.yaml {flags}"))
        .exit(2)
        .stderr_has("`iso20000`");
}

#[test]
fn initiatives_of_plan_and_questionnaire_that_wait_for_each_other_are_reported() {
    let plan = "format: 1\ninitiatives:\n  - {id: write-faults-down, title: T, effort: 1, after: ‸[put-faults-in-order]}\n";
    let bad = Bad::new("circle", plan, &["cycle"]);
    assert_eq!(bad.misjudged("--questionnaire mini.yaml"), None);
}

#[test]
fn all_faults_of_a_file_are_reported_at_once_in_their_order() {
    let marked = "\
format: 1
questionnaire: mini.yaml
date: ‸2026-02-30
sections: [‸\"8.7\"]
profile: {size: ‸tiny}
‸colour: red
answers:
  ‸flt-recordet: fully
  flt-major: ‸na
  op-owner: {answer: ‸hlaf, risk: ‸9, evidence: [{kind: ‸rumour}]}
  lok-used: {answer: half, sample: {checked: 2, ok: ‸3}}
  ‸lok-used: half
";
    let codes = [
        "invalid-date",
        "unknown-id",
        "unknown-answer",
        "unknown-key",
        "unknown-id",
        "na-not-allowed",
        "unknown-answer",
        "out-of-range",
        "unknown-word",
        "sample-contradiction",
        "duplicate-key",
    ];
    assert_eq!(Bad::new("many", marked, &codes).misjudged(""), None);
}

#[test]
fn all_faults_of_a_questionnaire_are_reported_at_once_in_their_order() {
    let marked = QUESTIONNAIRE
        .replace("title: T\n", "title: ‸[T]\n")
        .replace("text: Q2", "‸wieght: 1, risk: ‸9")
        .replace("{id: q2", "{id: ‸q2")
        .replace("{id: D1", "{id: ‸q1")
        .replace("effort: 2", "effort: 2, after: [i1, ‸i9]");
    let codes = [
        "wrong-type",
        "missing-key",
        "unknown-key",
        "out-of-range",
        "duplicate-id",
        "unknown-id",
    ];
    assert_eq!(Bad::new("many", &marked, &codes).misjudged(""), None);
}

#[test]
fn initiatives_that_wait_for_each_other_are_reported_once() {
    let circle = QUESTIONNAIRE
        .replace("effort: 1", "effort: 1, after: [i2]")
        .replace("effort: 2", "effort: 2, after: [i1]");
    let place = Place::empty().file("bad.yaml", circle);
    let done = place.run("validate bad.yaml --ascii").exit(2);
    let found = faults(&done.stderr);
    assert_eq!(found.len(), 1, "{}", done.stderr);
    assert_eq!(found[0].0, "cycle");
    assert!([20, 21].contains(&found[0].1), "{}", done.stderr);
    done.stderr_has("i1").stderr_has("i2");
}

#[test]
fn a_circle_of_renamed_ids_is_reported() {
    let circle = QUESTIONNAIRE.replace("documents: [", "renamed: {a: b, b: c, c: a}\ndocuments: [");
    let place = Place::empty().file("bad.yaml", circle);
    let done = place.run("validate bad.yaml --ascii").exit(2);
    let codes: Vec<_> = faults(&done.stderr)
        .into_iter()
        .map(|fault| fault.0)
        .collect();
    assert_eq!(codes, ["cycle"], "{}", done.stderr);
}

#[test]
fn a_shall_needs_a_score_for_each_answer_and_a_choice_of_sets_needs_a_name() {
    let unscored = QUESTIONNAIRE
        .replace("label: No, score: 0}", "label: No}")
        .replace("text: Q2", "text: Q2, obligation: shall");
    let ambiguous = QUESTIONNAIRE
        .replace("areas: [", "  b: [{id: x, label: X, score: 1}]\nareas: [")
        .replace("text: Q1", "text: Q1, answers: a");
    for (text, code, line) in [
        (unscored, "answer-without-score", 17),
        (ambiguous, "ambiguous-answers", 18),
    ] {
        let place = Place::empty().file("bad.yaml", text);
        let done = place.run("validate bad.yaml --ascii").exit(2);
        assert_eq!(
            faults(&done.stderr),
            [(code.to_owned(), line, 14)],
            "{}",
            done.stderr
        );
    }
}

#[test]
fn a_hole_in_a_ladder_is_reported() {
    let hole = QUESTIONNAIRE
        .replace("text: Q1", "text: Q1, level: 1")
        .replace("text: Q2", "text: Q2, level: ‸3");
    assert_eq!(
        Bad::new("hole", &hole, &["ladder-hole"]).misjudged(""),
        None
    );
}

#[test]
fn a_questionnaire_asks_something() {
    let nothing = QUESTIONNAIRE
        .replace("    questions:\n", "")
        .replace(
            "      - {id: q1, text: Q1}\n      - {id: q2, text: Q2}\n",
            "",
        )
        .replace("[{question: q1, to: \"yes\"}]", "[]");
    let place = Place::empty().file("bad.yaml", nothing);
    place
        .run("validate bad.yaml --ascii")
        .exit(2)
        .stderr_has("error[no-questions]");
}

#[test]
fn an_assessment_of_another_questionnaire_is_refused() {
    let place = Place::with_fixtures().file(
        "a.yaml",
        "format: 1\nquestionnaire: other@2\ndate: 2026-01-01\nanswers: {}\n",
    );
    let done = place
        .run("validate a.yaml --questionnaire mini.yaml --ascii")
        .exit(2)
        .stderr_has("a.yaml:2:16")
        .stderr_has("other")
        .stderr_has("mini");
    assert_eq!(faults(&done.stderr).len(), 1);
}

#[test]
fn a_question_answered_under_its_old_and_its_new_id_is_refused() {
    let marked = "format: 1\nquestionnaire: ‸mini@1\ndate: 2026-01-01\nanswers:\n  flt-logged: half\n  ‸flt-recorded: half\n";
    let bad = Bad::new("twice", marked, &["other-version", "answered-twice"]);
    assert_eq!(bad.misjudged("--questionnaire mini.yaml"), None);
}

#[test]
fn faults_of_the_questionnaire_show_in_its_own_file() {
    let bad = QUESTIONNAIRE.replace("text: Q2", "text: Q2, risk: 9");
    let place = Place::empty().file("q.yaml", bad).file(
        "a.yaml",
        "format: 1\nquestionnaire: q.yaml\ndate: 2026-01-01\nanswers: {q1: yes}\n",
    );
    for command in ["validate", "report", "check"] {
        let run = place.run(&format!("{command} a.yaml --ascii"));
        let done = run.exit(2);
        assert!(done.stderr.contains("q.yaml:17:"), "{done:?}");
    }
}

#[test]
fn files_of_another_kind_are_told_apart_from_what_is_read() {
    for (text, code) in [
        (
            r#"{"format": 1, "tool": "itsm-gap", "periods": [], "initiatives": []}"#,
            "error[missing-key]: a roadmap has no",
        ),
        ("format: 1\nhello: world\n", "error[wrong-kind]"),
    ] {
        let place = Place::empty().file("a.yaml", text);
        place.run("validate a.yaml").exit(2).stderr_has(code);
    }
    let place = Place::with_fixtures()
        .file("t.yaml", TARGET)
        .file("p.yaml", "start: 2027-Q1\nyears: 3\n")
        .file(
            "r.json",
            r#"{"tool": "itsm-gap", "periods": [], "initiatives": []}"#,
        );
    let report = place.run("report partial.yaml --to json").quietly().stdout;
    let check = place
        .run("check partial.yaml --to json --score 0")
        .quietly();
    let place = place
        .file("report.json", report)
        .file("check.json", check.stdout);
    let report_of_this_tool = "this is a report of this tool, not ";
    for (arguments, said) in [
        (
            "report mini.yaml",
            "this is a questionnaire, not an assessment",
        ),
        (
            "check mini.yaml",
            "this is a questionnaire, not an assessment",
        ),
        ("report t.yaml", "this is a target, not an assessment"),
        ("report p.yaml", "this is a plan, not an assessment"),
        (
            "report p.yaml",
            "give the assessment, and this file with `--plan`",
        ),
        ("report r.json", "this is a roadmap, not an assessment"),
        (
            "report empty.yaml --target p.yaml",
            "this is a plan, not a target",
        ),
        ("explain report.json overall", report_of_this_tool),
        ("report check.json", report_of_this_tool),
        ("report empty.yaml --target check.json", report_of_this_tool),
        (
            "report empty.yaml --target empty.yaml",
            "this is an assessment, not a target",
        ),
    ] {
        let done = place.run(arguments).exit(2).no_stdout().stderr_has(said);
        assert!(!done.stderr.contains("missing-key"), "{done:?}");
    }
    place
        .run("validate report.json check.json")
        .exit(2)
        .stderr_has("report.json")
        .stderr_has("this is a report of this tool");
}

#[test]
fn a_questionnaire_that_cannot_be_read_is_said_to_be_named_in_the_assessment() {
    let assessment = "format: 1\nquestionnaire: ./gone.yaml\ndate: 2026-01-01\n";
    let place = Place::empty().file("a.yaml", assessment);
    for command in ["validate", "report", "check"] {
        let done = place.run(&format!("{command} a.yaml")).exit(4);
        done.stderr_has("error: failed to read ./gone.yaml: there is no such file\n")
            .stderr_has("note: named in a.yaml, line 2, as the questionnaire\n");
    }
    std::fs::create_dir(place.path("gone.yaml")).unwrap();
    place
        .run("report a.yaml")
        .exit(4)
        .stderr_has("it is a folder\nnote: named in a.yaml, line 2, as the questionnaire\n");
    // What the command line names needs no such note, but one on how it comes about.
    let done = place.run("report nowhere.yaml").exit(4);
    let done = done.stderr_has("note: an interview makes it: itsm-gap assess nowhere.yaml\n");
    assert!(!done.stderr.contains("named in"), "{done:?}");
}
