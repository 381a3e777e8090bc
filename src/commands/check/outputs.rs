//! From what was checked to the formats that are wanted.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::render::{self, badge, codequality, github, junit, sarif};
use crate::report::{
    CheckResult, Checked, Gone, Unchecked, badge as badge_of, check_pages, check_results,
    check_suite, check_summary, unchecked_suite,
};

use super::super::failure::Failure;
use super::super::output::{OutputArgs, PageFormat, draw, format_by_ending};
use super::super::streams::Streams;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people at a terminal.
    Text,
    /// Markdown.
    Md,
    /// JSON, format 1.
    Json,
    /// JUnit XML, for the test view of Jenkins, GitLab and others.
    Junit,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub, which mark the lines in a pull request.
    Github,
    /// JSON of GitLab's Code Quality, which marks the lines in a merge request.
    Codequality,
    /// A badge as SVG.
    Badge,
    /// The JSON of which shields.io draws a badge.
    Shields,
}

impl CheckFormat {
    /// The formats by the endings of files.
    const ENDINGS: [(&str, Self); 6] = [
        ("txt", Self::Text),
        ("md", Self::Md),
        ("json", Self::Json),
        ("xml", Self::Junit),
        ("sarif", Self::Sarif),
        ("svg", Self::Badge),
    ];

    /// The format of the answer: the one asked for, or that of the ending, else text.
    pub(super) fn of(asked: Option<Self>, output: &OutputArgs) -> Result<Self, Failure> {
        match asked {
            Some(format) => Ok(format),
            None => Ok(output.by_ending(&Self::ENDINGS)?.unwrap_or(Self::Text)),
        }
    }

    /// Whether people read it, and see faults of files on standard error.
    pub(super) fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Md | Self::Json)
    }
}

/// A further file that is written: `junit.xml`, or `shields=badge.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Also {
    format: Option<CheckFormat>,
    pub(super) path: PathBuf,
}

/// Reads `[FORMAT=]FILE`.
pub(super) fn also(text: &str) -> Result<Also, String> {
    let named = text.split_once('=').and_then(|(name, path)| {
        let format = CheckFormat::from_str(name, false).ok()?;
        Some((format, path))
    });
    let (format, path) = match named {
        Some((format, path)) => (Some(format), path),
        None => (None, text),
    };
    if path.is_empty() {
        return Err("names no file; write it as junit.xml or as junit=results.xml".to_owned());
    }
    Ok(Also {
        format,
        path: path.into(),
    })
}

impl Also {
    /// Its format: the one named, or that of the ending.
    pub(super) fn format(&self) -> Result<CheckFormat, Failure> {
        match self.format {
            Some(format) => Ok(format),
            None => format_by_ending(&self.path, &CheckFormat::ENDINGS),
        }
    }
}

/// All that was checked, and what is to be said of it.
pub(super) struct Answer<'c, 'a> {
    pub(super) checked: &'c [Checked<'a>],
    pub(super) unchecked: &'c [Unchecked],
    /// What is gone since the baseline.
    pub(super) gone: &'c [Gone],
    /// For each checked file what is said of it beside its results: warnings about the file.
    pub(super) warnings: Vec<Vec<CheckResult>>,
}

impl Answer<'_, '_> {
    /// The answer in a format; for a terminal as wide as there is room, unless it goes to a file.
    pub(super) fn draw(
        &self,
        format: CheckFormat,
        streams: &Streams,
        output: &OutputArgs,
    ) -> Result<String, Failure> {
        let page = || check_pages(self.checked, self.gone);
        Ok(match format {
            CheckFormat::Text => draw(&page(), PageFormat::Terminal, streams, output)?,
            CheckFormat::Md => draw(&page(), PageFormat::Md, streams, output)?,
            CheckFormat::Json => render::json::check(self.checked, self.unchecked, self.gone)?,
            CheckFormat::Junit => {
                let broken = self.unchecked.iter().map(unchecked_suite);
                let checked = self.checked.iter();
                let checked = checked.map(|c| check_suite(c, &check_results(c)));
                let gone = self.gone.iter().map(Gone::suite);
                junit::draw(&broken.chain(gone).chain(checked).collect::<Vec<_>>())
            }
            CheckFormat::Sarif => sarif::draw(&self.results(), self.unchecked)?,
            CheckFormat::Github => {
                let page = check_summary(self.checked, self.unchecked, self.gone);
                // A log is no terminal: the same width and no colours, wherever it runs.
                let answer = render::terminal::draw(&page, &streams.file_style());
                github::draw(&self.results(), &answer)
            }
            CheckFormat::Codequality => codequality::draw(&self.results())?,
            CheckFormat::Badge => badge::svg(&badge_of(self.checked, self.unchecked, self.gone)),
            CheckFormat::Shields => {
                badge::shields(&badge_of(self.checked, self.unchecked, self.gone))?
            }
        })
    }

    /// The answer in Markdown for people who have not seen the log.
    pub(super) fn summary(&self) -> String {
        let mut text =
            render::markdown::draw(&check_summary(self.checked, self.unchecked, self.gone));
        // The next step may write behind it.
        text.push('\n');
        text
    }

    /// Every result once, though several files may suffer from the same fault of a target.
    fn results(&self) -> Vec<CheckResult> {
        let broken = self.unchecked.iter().flat_map(|u| u.results.clone());
        let gone = self.gone.iter().map(Gone::result);
        let checked = self.checked.iter().zip(&self.warnings);
        let found = checked.flat_map(|(c, warnings)| {
            let mut results = check_results(c);
            results.extend(warnings.iter().cloned());
            results
        });
        let mut known = std::collections::HashSet::new();
        broken
            .chain(gone)
            .chain(found)
            .filter(|r| known.insert((r.rule.id, r.file.clone(), r.place, r.message.clone())))
            .collect()
    }
}
