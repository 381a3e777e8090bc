//! Every link of every text leads to something that is there.

use std::fs;

use super::markdown::{Markdown, beside};
use crate::support::root;

/// All texts that people read.
fn texts() -> Vec<Markdown> {
    let mut texts: Vec<Markdown> = [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "questionnaires/README.md",
        "packaging/README.md",
    ]
    .map(Markdown::read)
    .into();
    texts.extend(Markdown::below("docs"));
    texts.extend(Markdown::below("examples"));
    texts
}

#[test]
fn every_relative_link_and_anchor_resolves() {
    let mut broken = Vec::new();
    let mut followed = 0;
    for text in texts() {
        for (line, link) in text.links() {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            followed += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let path = match file {
                "" => text.path.clone(),
                _ => beside(&text.path, file),
            };
            let there = root().join(&path);
            let resolves = there.exists()
                && (anchor.is_empty()
                    || match path.extension().and_then(|ending| ending.to_str()) {
                        Some("md") => Markdown::read(&path).anchors().iter().any(|a| a == anchor),
                        _ => fs::read_to_string(&there)
                            .is_ok_and(|page| page.contains(&format!(" id=\"{anchor}\""))),
                    });
            if !resolves {
                broken.push(format!("{}:{line}: {link}", text.path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(followed > 50, "{followed} links were followed");
}

#[test]
fn every_text_of_the_documentation_is_linked_from_its_index() {
    let index = Markdown::read("docs/README.md");
    let linked: Vec<_> = index
        .links()
        .iter()
        .filter(|(_, link)| !link.contains("://"))
        .map(|(_, link)| beside(&index.path, link.split('#').next().unwrap()))
        .collect();
    for text in Markdown::below("docs") {
        let path = &text.path;
        assert!(
            *path == index.path || linked.contains(path),
            "{} is not in docs/README.md",
            path.display()
        );
    }
}

#[test]
fn every_picture_says_in_words_what_it_shows_and_is_small() {
    let mut seen = 0;
    for text in texts() {
        for (line, to, words) in text.pictures() {
            let at = format!("{}:{line}: {to}", text.path.display());
            assert!(words.split_whitespace().count() >= 5, "{at} shows: {words}");
            let picture = root().join(beside(&text.path, &to));
            let bytes = fs::read(&picture).unwrap();
            assert!(bytes.len() < 100_000, "{at} has {} bytes", bytes.len());
            if text.path.starts_with("docs") && to.ends_with(".svg") {
                let drawn = String::from_utf8(bytes).unwrap();
                assert!(drawn.contains("<title") && drawn.contains("<desc"), "{at}");
                assert!(!drawn.contains("href=\"http"), "{at} leads away");
            }
            seen += 1;
        }
    }
    assert!(seen >= 8, "{seen} pictures");
}

#[test]
fn the_readme_begins_with_two_commands_and_is_short() {
    let readme = Markdown::read("README.md");
    let first = &readme.code()[0];
    let commands: Vec<&str> = first.text.lines().collect();
    assert!(first.line < 12, "line {}", first.line);
    assert!(commands[0].starts_with("cargo run --release -- report "));
    assert!(commands[1].starts_with("cargo test "));
    let lines = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(lines.lines().count() <= 220, "move it into a guide");
}
