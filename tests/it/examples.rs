//! The examples and the embedded questionnaires, all of them.

use std::fs;
use std::path::PathBuf;

use crate::support::{Place, Run, embedded, root};

/// All YAML files of the examples.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("examples")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // Files of services, such as workflows, are not of this tool.
            let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
            if path.file_name().is_some_and(hidden) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_file_of_the_examples_is_valid() {
    let files = files();
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        let file = file.to_str().unwrap();
        Run::new(root(), ["validate", file])
            .quietly()
            .stdout_has("valid ");
        if let Some(lesson) = file.strip_suffix("target.yaml") {
            let assessment = std::fs::read_to_string(format!("{lesson}assessment.yaml")).unwrap();
            let named = assessment
                .lines()
                .find_map(|line| line.strip_prefix("questionnaire: "));
            let id = named.unwrap().split('@').next().unwrap();
            Run::new(root(), ["validate", file, "--questionnaire", id])
                .quietly()
                .stdout_has(&format!("valid target for {id}"));
        }
    }
}

#[test]
fn the_plans_of_the_roadmap_lesson_fit_and_its_roadmap_holds() {
    let lesson = "examples/05-roadmap-to-certification";
    for plan in ["plan.yaml", "plan-2027-Q3.yaml"] {
        Run::at_root(&format!(
            "validate {lesson}/{plan} --questionnaire iso20000"
        ))
        .quietly()
        .stdout_has("valid plan for iso20000");
    }
    Run::at_root(&format!(
        "roadmap {lesson}/assessment.yaml --plan {lesson}/plan.yaml --verify {lesson}/roadmap.json"
    ))
    .quietly()
    .stdout_has("holds");
}

#[test]
fn every_embedded_questionnaire_is_valid() {
    for id in embedded() {
        let file = root().join("questionnaires").join(format!("{id}.yaml"));
        Run::new(root(), ["validate", file.to_str().unwrap()])
            .quietly()
            .stdout_has(&format!("valid questionnaire {id}@"));
    }
}

#[test]
fn the_fixtures_of_these_tests_are_valid() {
    let place = Place::with_fixtures();
    for file in place.names() {
        if file.ends_with(".yaml") || file.ends_with(".json") {
            let arguments = format!("validate {file} --questionnaire mini.yaml");
            place.run(&arguments).exit(0).stdout_has("valid ");
        }
    }
}
