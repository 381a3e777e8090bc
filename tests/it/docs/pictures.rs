//! What the pictures of terminals show is what the program writes.

use std::fs;

use crate::support::{Run, root};

const EXAMPLE: &str = "examples/01-it-provider/assessment.yaml";

/// The pieces of text in a picture, without the command above them.
fn texts(picture: &str) -> Vec<String> {
    let drawn = fs::read_to_string(root().join("docs/tour").join(picture)).unwrap();
    let pieces = drawn.split("<text ").skip(1);
    let texts = pieces.map(|piece| {
        let text = piece.split_once('>').unwrap().1;
        let text = text.split("</text>").next().unwrap();
        let text = text.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&amp;", "&").trim().to_owned()
    });
    texts
        .filter(|text| text != "$" && !text.starts_with("itsm-gap "))
        .collect()
}

#[track_caller]
fn shows(picture: &str, output: &str) {
    let texts = texts(picture);
    assert!(texts.len() > 20, "{picture} has {} pieces", texts.len());
    for text in texts {
        assert!(
            output.contains(&text),
            "{picture} shows {text:?}, which is not written: docs/tour/pictures.sh makes it again"
        );
    }
}

#[test]
fn pictures_of_results_show_what_is_written() {
    for (picture, command) in [
        ("report.svg", format!("report {EXAMPLE} --detail brief")),
        (
            "roadmap.svg",
            format!("roadmap {EXAMPLE} --capacity 30 --budget 8000 --currency EUR"),
        ),
        ("explain.svg", format!("explain {EXAMPLE} people")),
    ] {
        shows(
            picture,
            &Run::at_root(&command).columns(80).quietly().stdout,
        );
    }
}

#[test]
fn the_picture_of_the_interview_is_the_screen_in_the_guide() {
    let guide = fs::read_to_string(root().join("docs/guides/interview.md")).unwrap();
    let screen = guide.split("<!-- screen: ").nth(1).unwrap();
    shows("interview.svg", screen.split("\n```\n").next().unwrap());
}
