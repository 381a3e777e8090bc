//! A page as chapters and sections, which the table of contents lists.

use std::collections::BTreeSet;

use askama::Template;

use super::cell::Text;
use super::piece::{Charts, Piece, pieces};
use super::places::Places;
use super::style::{self, Sheet};
use crate::render::wording;
use crate::report::{Block, Page, TextLanguage};

/// The whole page.
#[derive(Template)]
#[template(path = "page.html")]
pub(super) struct Outline<'a> {
    title: &'a str,
    sheets: Vec<Sheet>,
    policy: String,
    head: Vec<Piece<'a>>,
    chapters: Vec<Chapter<'a>>,
}

/// What stands under a heading of rank 2.
pub(super) struct Chapter<'a> {
    pub(super) id: String,
    pub(super) title: Text<'a>,
    /// The title without links.
    pub(super) name: &'a str,
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) sections: Vec<Section<'a>>,
}

/// What stands under a heading of rank 3.
pub(super) struct Section<'a> {
    id: String,
    title: Text<'a>,
    name: &'a str,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Outline<'a> {
    /// The outline of a page.
    pub(super) fn of(page: &'a Page, language: Option<&'a TextLanguage<'a>>) -> Self {
        let places = Places::of(page, language);
        let mut names = Names::default();
        let mut charts = Charts::default();
        let mut blocks: Vec<&Block> = Vec::new();
        page.blocks
            .iter()
            .for_each(|block| flat(block, &mut blocks));
        let mut parts = split(&blocks, 2).into_iter();
        let head = parts.next().unwrap_or_default();
        let (title, head) = match head.split_first() {
            Some((Block::Heading { text, .. }, rest)) => (text.text.as_str(), rest),
            _ => ("", head),
        };
        let head = pieces(head, title, &places, &mut charts);
        let chapters: Vec<Chapter<'a>> = parts
            .filter_map(|part| Chapter::of(part, &places, &mut names, &mut charts))
            .collect();
        let sheets = style::sheets(title, chapters.iter().map(|chapter| chapter.name));
        Self {
            title,
            policy: style::policy(&sheets),
            sheets,
            head,
            chapters,
        }
    }
}

impl<'a> Chapter<'a> {
    fn of(
        blocks: &[&'a Block],
        places: &Places<'a>,
        names: &mut Names,
        charts: &mut Charts,
    ) -> Option<Self> {
        let (id, title, name, rest) = headed(blocks, places, names)?;
        let mut parts = split(rest, 3).into_iter();
        let own = parts.next().unwrap_or_default();
        Some(Self {
            id,
            title,
            name,
            pieces: pieces(own, name, places, charts),
            sections: parts
                .filter_map(|part| {
                    let (id, title, name, rest) = headed(part, places, names)?;
                    Some(Section {
                        id,
                        title,
                        name,
                        pieces: pieces(rest, name, places, charts),
                    })
                })
                .collect(),
        })
    }
}

type Headed<'a, 'b> = (String, Text<'a>, &'a str, &'b [&'a Block]);

/// The heading that blocks begin with, and the rest.
fn headed<'a, 'b>(
    blocks: &'b [&'a Block],
    places: &Places<'a>,
    names: &mut Names,
) -> Option<Headed<'a, 'b>> {
    let (Block::Heading { text, .. }, rest) = blocks.split_first()? else {
        return None;
    };
    let title = Text::new(text, places);
    let id = match title.id {
        Some(id) => id.to_owned(),
        None => names.for_title(&text.text),
    };
    Some((id, title, &text.text, rest))
}

/// What is only there for formats with links stands among the rest.
fn flat<'a>(block: &'a Block, blocks: &mut Vec<&'a Block>) {
    match block {
        Block::Linked(inner) => inner.iter().for_each(|block| flat(block, blocks)),
        block => blocks.push(block),
    }
}

/// What stands before the first heading of a rank or above, then each with such a heading at its start.
fn split<'a, 'b>(blocks: &'b [&'a Block], most: u8) -> Vec<&'b [&'a Block]> {
    let begins = |block: &Block, first: bool| match block {
        Block::Heading { rank, .. } => *rank <= most && !(first && *rank == 1),
        _ => false,
    };
    let mut starts: Vec<usize> = vec![0];
    let later = blocks.iter().enumerate();
    starts.extend(
        later
            .filter(|(at, block)| begins(block, *at == 0))
            .map(|(at, _)| at),
    );
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &blocks[*start..end])
        .collect()
}

/// Ids for headings that have none of their own.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// An id that no other heading has. The colon keeps it apart from those of places.
    fn for_title(&mut self, title: &str) -> String {
        let words = title
            .split(|sign: char| !sign.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty());
        let words = words.collect::<Vec<_>>().join("-").to_lowercase();
        let first = format!("h:{words}");
        let mut numbered = (2..).map(|number| format!("{first}:{number}"));
        let mut name = first.clone();
        while !self.0.insert(name.clone()) {
            name = numbered.next().unwrap_or_default();
        }
        name
    }
}
