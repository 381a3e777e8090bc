//! Reads Markdown: its tables, its code, its headings and its links.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::support::root;

/// A text in Markdown.
pub(super) struct Markdown {
    /// Its path from the root of the project.
    pub(super) path: PathBuf,
    /// All of it.
    pub(super) text: String,
}

/// A table with a comment before it that says what it is: `<!-- keys: assessment -->`.
pub(super) struct Table {
    /// What stands in the comment behind the colon.
    pub(super) of: String,
    /// Its rows, without the head, cell by cell, in Markdown.
    pub(super) rows: Vec<Vec<String>>,
}

/// A block of code between fences.
pub(super) struct Code {
    /// Its language and what else stands behind the opening fence.
    pub(super) info: String,
    /// Its text.
    pub(super) text: String,
    /// The line of the fence.
    pub(super) line: usize,
}

impl Markdown {
    pub(super) fn read(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let text = fs::read_to_string(root().join(&path))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, text }
    }

    /// All Markdown in a folder of the project and in those below it.
    pub(super) fn below(folder: &str) -> Vec<Self> {
        let mut texts = Vec::new();
        let mut folders = vec![root().join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "md") {
                    texts.push(Self::read(path.strip_prefix(root()).unwrap()));
                }
            }
        }
        texts.sort_by(|one, other| one.path.cmp(&other.path));
        assert!(!texts.is_empty(), "no Markdown in {folder}");
        texts
    }

    /// The tables that a comment marks with this word.
    pub(super) fn tables(&self, mark: &str) -> Vec<Table> {
        let start = format!("<!-- {mark}: ");
        let mut tables = Vec::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            let Some(of) = line.strip_prefix(&start) else {
                continue;
            };
            let rows = lines
                .by_ref()
                .skip_while(|line| line.is_empty())
                .take_while(|line| line.starts_with('|'));
            let rows: Vec<_> = rows.map(cells).skip(2).collect();
            let of = of.trim_end_matches("-->").trim().to_owned();
            assert!(!rows.is_empty(), "{}: no table {of}", self.path.display());
            tables.push(Table { of, rows });
        }
        tables
    }

    /// All blocks of code.
    pub(super) fn code(&self) -> Vec<Code> {
        let mut blocks: Vec<Code> = Vec::new();
        let mut open = false;
        for (event, range) in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    open = true;
                    blocks.push(Code {
                        info: info.into_string(),
                        text: String::new(),
                        line: self.text[..range.start].lines().count() + 1,
                    });
                }
                Event::Text(text) if open => blocks.last_mut().unwrap().text.push_str(&text),
                Event::End(TagEnd::CodeBlock) => open = false,
                _ => {}
            }
        }
        blocks
    }

    /// Where its links and pictures lead to, with the line of each.
    pub(super) fn links(&self) -> Vec<(usize, String)> {
        let links = self.events().filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let line = self.text[..range.start].lines().count().max(1);
                Some((line, dest_url.into_string()))
            }
            _ => None,
        });
        links.collect()
    }

    /// Its pictures: line, file, and the words that stand for it.
    pub(super) fn pictures(&self) -> Vec<(usize, String, String)> {
        let mut pictures = Vec::new();
        let mut open = false;
        for (event, range) in self.events() {
            match event {
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let line = self.text[..range.start].lines().count().max(1);
                    open = true;
                    pictures.push((line, dest_url.into_string(), String::new()));
                }
                Event::End(TagEnd::Image) => open = false,
                Event::Text(words) if open => {
                    if let Some((_, _, told)) = pictures.last_mut() {
                        told.push_str(&words);
                        told.push(' ');
                    }
                }
                _ => {}
            }
        }
        pictures
    }

    /// The anchors of its headings, as code hosts form them.
    pub(super) fn anchors(&self) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        let mut heading = None;
        for (event, _) in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap());
                    let before = anchors.iter().filter(|a| **a == anchor).count();
                    anchors.push(match before {
                        0 => anchor,
                        _ => format!("{anchor}-{before}"),
                    });
                }
                _ => {}
            }
        }
        anchors
    }

    fn events(&self) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
        Parser::new_ext(&self.text, Options::ENABLE_TABLES).into_offset_iter()
    }
}

/// Small letters, figures, `-` and `_`; blanks become `-`, all else is dropped.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|sign| match sign {
        ' ' => Some('-'),
        '-' | '_' => Some(sign),
        _ if sign.is_alphanumeric() => Some(sign),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The cells of a row; `\|` is no border.
fn cells(row: &str) -> Vec<String> {
    let inner = row.trim().trim_start_matches('|').trim_end_matches('|');
    let parts = inner.replace("\\|", "\u{0}");
    let cells = parts
        .split('|')
        .map(|cell| cell.trim().replace('\u{0}', "|"));
    cells.collect()
}

/// The words in backticks.
pub(super) fn words(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// A file beside a text, or the folder above, without `.` and `..`.
pub(super) fn beside(path: &Path, link: &str) -> PathBuf {
    let mut to = path.parent().unwrap().to_path_buf();
    for part in Path::new(link).components() {
        match part {
            std::path::Component::ParentDir => assert!(to.pop(), "{link} leads out of the project"),
            std::path::Component::Normal(name) => to.push(name),
            _ => {}
        }
    }
    to
}
