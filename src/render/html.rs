//! Pages as one self-contained HTML file: no script, nothing from elsewhere, readable on screens and on paper.

mod cell;
#[cfg(test)]
mod contrast;
mod outline;
mod piece;
mod places;
mod style;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use askama::Template as _;
use askama::filters::Escaper;

use self::outline::Outline;
use super::escape;
use crate::report::{Page, TextLanguage};

/// Draws a page.
///
/// # Errors
///
/// Only if memory cannot be written to.
pub fn draw(page: &Page) -> Result<String, askama::Error> {
    Outline::of(page, None).render()
}

/// Draws a page with texts of a questionnaire, which are marked as what language they are in, unless it is that of the page.
///
/// # Errors
///
/// Only if memory cannot be written to.
pub fn draw_with(
    page: &Page,
    language: Option<&TextLanguage<'_>>,
) -> Result<String, askama::Error> {
    Outline::of(page, language).render()
}

/// Escapes all text in templates: markup, and what would hide, steer or turn it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: fmt::Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        dest.write_str(&escape::html(text))
    }
}
