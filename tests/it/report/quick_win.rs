//! The quick win of the summary: one that users notice, if there is one.

use crate::support::Place;

/// Two gaps alike, closed by as little work; users notice one of the two, or none.
fn asked(users_notice: bool) -> Place {
    let questionnaire = format!(
        r#"format: 1
id: two
version: "1"
title: Two gaps
scale: {{max: 1, levels: [{{at: 0, name: No}}, {{at: 1, name: Yes}}]}}
target: {{score: 1}}
answer_sets: {{yes-no: [{{id: "no", label: "No", score: 0}}, {{id: "yes", label: "Yes", score: 1}}]}}
areas: [{{id: processes, title: Processes}}]
sections:
  - id: s
    title: Section
    area: processes
    questions:
      - {{id: behind, text: "Is it done behind the scenes?", answers: yes-no, risk: 5}}
      - {{id: before, text: "Is it done before users' eyes?", answers: yes-no, risk: 5}}
initiatives:
  - {{id: do-behind, title: Do it behind the scenes, effort: 1, closes: [{{question: behind, to: "yes"}}]}}
  - {{id: do-before, title: Do it before users' eyes, effort: 1, closes: [{{question: before, to: "yes"}}], users_notice: {users_notice}}}
"#
    );
    let place = Place::empty().file("two.yaml", questionnaire);
    place.file(
        "a.yaml",
        "format: 1\nquestionnaire: two.yaml\ndate: 2027-06-01\nanswers: {behind: \"no\", before: \"no\"}\n",
    )
}

#[test]
fn the_summary_names_what_users_will_notice() {
    let page = asked(true).run("report a.yaml").exit(0).stdout;
    assert!(
        page.contains("that users will notice\n\nDo it before users' eyes."),
        "{page}"
    );
    let page = asked(false).run("report a.yaml").exit(0).stdout;
    assert!(!page.contains("users will notice"), "{page}");
    assert!(page.contains("\n\nDo it behind the scenes."), "{page}");
}
