//! Assessments beside each other: what changed, why, what was closed and lost, and what had been promised.

mod causes;
mod evidence;
mod figures;
mod gaps;
mod method;
mod nodes;
mod origins;
mod promise;
mod scope;
mod shown;
mod story;
mod trend;
mod words;

pub use causes::{OriginRow, origin_rows};
pub use words::{origin_id, outcome_id};

use super::Detail;
use super::anchor::Anchor;
use super::page::{Block, Cell, Page};
use crate::comparison::{Change, Comparison, Kind};

/// A comparison with what its assessments are called.
#[derive(Clone, Debug)]
pub struct Compared<'s, 'a> {
    /// The comparison.
    pub comparison: Comparison<'s, 'a>,
    /// Where each assessment comes from.
    pub files: Vec<String>,
    /// What each assessment is called: by its day, or by its organisation.
    pub labels: Vec<String>,
    /// Where the roadmap comes from that is held against the last assessment, in words.
    pub roadmap: Option<String>,
}

impl<'s, 'a> Compared<'s, 'a> {
    /// Finds a name for each assessment.
    pub fn new(
        comparison: Comparison<'s, 'a>,
        files: Vec<String>,
        roadmap: Option<String>,
    ) -> Self {
        let sides = comparison.sides.iter().zip(&files);
        let name = |(side, file): (&crate::comparison::Side<'_>, &String)| match comparison.kind {
            Kind::Cycles => side.assessment.date.to_string(),
            Kind::Sites => {
                let organisation = side.assessment.organisation.as_deref().map(str::trim);
                organisation
                    .filter(|name| !name.is_empty())
                    .map_or_else(|| file.clone(), str::to_owned)
            }
        };
        let plain: Vec<String> = sides.map(name).collect();
        let several = |label: &String| plain.iter().filter(|other| *other == label).count() > 1;
        let labels = plain
            .iter()
            .enumerate()
            .map(|(at, label)| match several(label) {
                true => format!("{label} ({})", at + 1),
                false => label.clone(),
            });
        Self {
            labels: labels.collect(),
            comparison,
            files,
            roadmap,
        }
    }

    /// The change from the first to the last.
    pub fn whole(&self) -> &Change<'s, 'a> {
        &self.comparison.whole
    }

    /// Whether organisations are compared, not cycles.
    pub fn is_sites(&self) -> bool {
        self.comparison.kind == Kind::Sites
    }

    /// Number shown for a score of 1.0.
    pub fn max(&self) -> u8 {
        self.whole().after.questionnaire.scale.max
    }

    /// The name of the first.
    pub fn first(&self) -> &str {
        self.labels.first().map_or("", String::as_str)
    }

    /// The name of the last.
    pub fn last(&self) -> &str {
        self.labels.last().map_or("", String::as_str)
    }
}

/// The page of a comparison.
pub fn comparison_page(compared: &Compared<'_, '_>, detail: Detail) -> Page {
    let mut blocks = story::story(compared);
    blocks.push(chapter("Figures", "figures"));
    blocks.extend(figures::figures(compared));
    blocks.push(chapter(words::origins(compared.is_sites()), "origins"));
    blocks.extend(origins::origins(compared, detail));
    blocks.push(chapter("Areas and sections", "areas"));
    blocks.extend(trend::areas(compared));
    if detail >= Detail::Normal {
        blocks.extend(nodes::sections(compared, detail));
        blocks.extend(nodes::lower(compared));
        blocks.push(chapter("Gaps", "gaps"));
        blocks.extend(gaps::gaps(compared, detail));
        blocks.push(chapter(
            words::evidence_lost(compared.is_sites()),
            "evidence",
        ));
        blocks.extend(evidence::evidence(compared, detail));
        blocks.push(chapter("What is looked at", "scope"));
        blocks.extend(scope::scope(compared, detail));
    }
    if let Some(reckoning) = &compared.comparison.reckoning {
        blocks.push(chapter(words::PROMISED, "promised"));
        blocks.extend(promise::promise(compared, reckoning, detail));
    }
    blocks.push(chapter("Method", "method"));
    blocks.extend(method::method(compared));
    Page { blocks }
}

fn chapter(title: &str, place: &str) -> Block {
    Block::heading(2, Cell::from(title).at(Anchor::part(place)))
}
