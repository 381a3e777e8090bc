//! `explain`: every number can be explained.

use crate::support::{Place, Run, nodes};

const PROVIDER: &str = "explain examples/01-it-provider/assessment.yaml";

#[test]
fn the_whole_of_the_first_example_is_explained() {
    let done = Run::at_root(&format!("{PROVIDER} overall")).quietly();
    done.within(100).golden("explain-overall.txt");
}

#[test]
fn a_question_of_the_first_example_is_explained() {
    let done = Run::at_root(&format!("{PROVIDER} chg-controlled")).columns(80);
    done.quietly().within(80).golden("explain-question.txt");
}

#[test]
fn an_initiative_of_the_first_example_is_explained() {
    let done = Run::at_root(&format!("{PROVIDER} hold-service-reviews")).columns(80);
    done.quietly().within(80).golden("explain-initiative.txt");
}

#[test]
fn every_initiative_can_be_explained_and_together_they_are_worth_the_roadmap() {
    let place = Place::with_fixtures().file("plan.yaml", PLAN);
    for plan in ["", "--plan plan.yaml", "--capacity 2 --years 1"] {
        let roadmap = place
            .run(&format!("roadmap partial.yaml --to json {plan}"))
            .json();
        let value = roadmap["objective"]["value"].as_i64().unwrap();
        let mut sum = 0;
        for initiative in roadmap["initiatives"].as_array().unwrap() {
            let id = initiative["id"].as_str().unwrap();
            let explained = place
                .run(&format!("explain partial.yaml {id} {plan}"))
                .columns(1000)
                .quietly();
            let start = initiative["start"].as_str().unwrap();
            assert!(explained.stdout.contains(start), "{explained:?}");
            sum += brought(&explained.stdout, value);
        }
        assert_eq!(sum, value, "{plan}");
        for dropped in roadmap["dropped"].as_array().unwrap() {
            let id = dropped["id"].as_str().unwrap();
            let explained = place.run(&format!("explain partial.yaml {id} {plan}"));
            explained
                .columns(80)
                .quietly()
                .within(80)
                .stdout_has("left out of");
        }
    }
}

/// A plan with an initiative of its own, in which a section matters twice as much.
const PLAN: &str = "{format: 1, start: 2027-Q1, currency: EUR, importance: {8.6.1: 2}, initiatives: [{id: look-twice, \
                    title: Look twice, closes: [{question: flt-reviewed, to: fully}], effort: 2}]}";

/// What an explanation says that an initiative brings, of so much in all.
fn brought(text: &str, value: i64) -> i64 {
    let number = |text: &str| text.replace(',', "").trim().parse::<i64>().unwrap();
    // Long lines are folded.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((_, line)) = text.split_once("In this roadmap it adds") else {
        return 0;
    };
    let line = line.split_once(" in all.").unwrap().0;
    let (sum, all) = line.rsplit_once(", of ").unwrap();
    assert_eq!(number(all), value, "{line}");
    number(sum.rsplit_once('=').unwrap().1)
}

#[test]
fn every_figure_of_the_report_ends_the_arithmetic_that_explains_it() {
    let place = Place::with_fixtures();
    let report = place.run("report partial.yaml --to json").json();
    for (id, node) in nodes(&report) {
        let id = id.replace('/', ":");
        let explained = place
            .run(&format!("explain partial.yaml {id}"))
            .columns(1000)
            .quietly();
        for name in [
            "score",
            "floor",
            "ceiling",
            "evidenced",
            "completeness",
            "confidence",
        ] {
            let Some(figure) = node[name].as_f64() else {
                continue;
            };
            let lines: Vec<&str> = explained.stdout.lines().collect();
            let arithmetic = lines
                .iter()
                .find(|line| line.starts_with(name) && line.contains('='))
                .unwrap_or_else(|| panic!("no {name} of {id}: {}", explained.stdout));
            let result = arithmetic.split('→').next().unwrap();
            let result: f64 = result.rsplit('=').next().unwrap().trim().parse().unwrap();
            assert!(
                (result - figure).abs() < 1e-6,
                "{figure} of {id}: {arithmetic}"
            );
        }
    }
}

#[test]
fn every_required_document_can_be_explained_by_the_answers_that_ask_for_it() {
    let place = Place::with_fixtures();
    let report = place.run("report partial.yaml --to json").json();
    let documents = report["documents"].as_array().unwrap();
    assert!(!documents.is_empty());
    for document in documents {
        let id = document["id"].as_str().unwrap();
        let explained = place.run(&format!("explain partial.yaml {id}")).columns(80);
        let state = document["state"].as_str().unwrap_or("not applicable");
        let explained = explained.quietly().within(80);
        explained.stdout_has(&state.replace('_', " "));
    }
    let bare = place.run("explain partial.yaml D3").quietly();
    bare.stdout_has("hnd-planned").stdout_has("Not at all");
}

#[test]
fn every_question_can_be_explained_even_if_nobody_answered_it() {
    let place = Place::with_fixtures();
    for file in ["partial.yaml", "empty.yaml", "selected.yaml"] {
        for id in [
            "op-owner",
            "flt-recorded",
            "flt-major",
            "flt-ordered",
            "wsh-way",
            "hnd-planned",
            "lok-measured",
            "lok-used",
            "par-known",
            "par-checked",
            "peo-skilled",
            "peo-spare",
        ] {
            let done = place.run(&format!("explain {file} {id}")).columns(80);
            done.quietly().within(80).stdout_has(id);
        }
    }
}

#[test]
fn a_person_s_grade_is_explained_with_the_computed_one_its_name_and_its_reason() {
    let place = Place::with_fixtures();
    let done = place.run("explain partial.yaml par-known").quietly();
    done.stdout_has("minor")
        .stdout_has("opportunity by Ana")
        .stdout_has("The second half does nothing for us");
}

#[test]
fn a_sample_is_explained_by_what_was_in_order() {
    let place = Place::with_fixtures();
    let done = place.run("explain partial.yaml flt-recorded").quietly();
    done.stdout_has("6").stdout_has("8").stdout_has("0.75");
}

#[test]
fn where_ids_clash_the_scheme_tells_them_apart() {
    let place = Place::with_fixtures();
    let section = place.run("explain partial.yaml 8.6.1").quietly();
    assert!(section.stdout.contains("0.857143"), "{section:?}");
    let clause = place.run("explain partial.yaml std:8.6.1").quietly();
    assert!(clause.stdout.contains("0.916667"), "{clause:?}");
}

#[test]
fn an_id_that_is_nowhere_is_refused_with_the_nearest() {
    let place = Place::with_fixtures();
    place
        .run("explain partial.yaml flt-recordet")
        .exit(2)
        .no_stdout()
        .stderr_has("flt-recorded");
    place
        .run("explain partial.yaml hand-over-wel")
        .exit(2)
        .stderr_has("did you mean `hand-over-well`?");
    place
        .run("explain partial.yaml zzzzzz")
        .exit(2)
        .stderr_has("overall");
}

#[test]
fn explanations_are_written_as_markdown_too() {
    let place = Place::with_fixtures();
    place
        .run("explain partial.yaml 8.6.1 -o why.md")
        .quietly()
        .no_stdout();
    let printed = place.run("explain partial.yaml 8.6.1 --to md").quietly();
    assert_eq!(place.read("why.md"), printed.stdout);
    assert!(printed.stdout.starts_with("# "), "{}", printed.stdout);
}
