//! What language a text is in: the page is English, a questionnaire need not be.

use crate::support::Place;

/// The small questionnaire, said to be in another language.
fn place(language: &str) -> Place {
    let place = Place::with_fixtures();
    let text = place.read("mini.yaml");
    assert!(text.contains("language: en\n"));
    place.file(
        "mini.yaml",
        text.replace("language: en\n", &format!("language: {language}\n")),
    )
}

/// All that is marked as in another language, and what is around.
fn parted(page: &str, tag: &str) -> (Vec<String>, String) {
    let mark = format!(" lang=\"{tag}\">");
    let mut marked = Vec::new();
    let mut around = String::new();
    for (at, part) in page.split(mark.as_str()).enumerate() {
        let (inside, after) = match at {
            0 => ("", part),
            _ => part.split_once('<').unwrap(),
        };
        if at > 0 {
            marked.push(inside.to_owned());
        }
        around += after;
    }
    (marked, around)
}

#[test]
fn texts_of_a_questionnaire_in_another_language_are_marked_in_an_english_page() {
    let place = place("de-CH");
    for command in [
        "report partial.yaml --questionnaire mini.yaml --to html",
        "explain partial.yaml flt-ordered --questionnaire mini.yaml --to html",
        "questionnaire show mini.yaml --answers --to html",
        "roadmap partial.yaml --questionnaire mini.yaml --to html",
        "compare partial.yaml ready.yaml --questionnaire mini.yaml --to html",
    ] {
        let page = place.run(command).exit(0).stdout;
        assert!(page.contains("<html lang=\"en\">"), "{command}");
        let (marked, around) = parted(&page, "de-CH");
        assert!(!marked.is_empty(), "{command}");
        for fixed in ["Summary", "Score", "Today", "Answer", "Evidence"] {
            let within = |text: &&String| text.contains(fixed);
            assert_eq!(marked.iter().find(within), None, "{command}");
        }
        if command.starts_with("report") {
            let question = "Is a handover planned?";
            assert!(marked.iter().any(|text| text == question), "{marked:?}");
            let (_, body) = around.split_once("<main").expect("a body");
            assert!(!body.contains(question), "left unmarked somewhere");
        }
    }
}

#[test]
fn an_english_questionnaire_needs_no_marks() {
    for language in ["en", "en-GB"] {
        let place = place(language);
        let command = "report partial.yaml --questionnaire mini.yaml --to html";
        let page = place.run(command).exit(0).stdout;
        assert_eq!(page.matches(" lang=").count(), 1, "{language}");
    }
}
