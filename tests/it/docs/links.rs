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
