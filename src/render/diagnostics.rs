//! Faults of files in the style of a compiler: code, message, place with a caret, what to write instead.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::document::{Diagnostic, Severity, Source, Span, split};

use super::escape;

/// How faults are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiagnosticStyle {
    /// Columns there are.
    pub width: usize,
    /// Whether colours may be used; they never carry meaning alone.
    pub color: bool,
    /// Whether to keep to ASCII.
    pub ascii: bool,
}

/// So much of a line is shown on either side of a fault.
const SHOWN_BESIDE: usize = 400;

/// Draws the faults of one file, each ending in a blank line.
pub fn draw(source: &Source, faults: &[Diagnostic], style: DiagnosticStyle) -> String {
    let decor = if style.ascii {
        DecorStyle::Ascii
    } else {
        DecorStyle::Unicode
    };
    let renderer = if style.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(style.width).decor_style(decor);
    let mut text = String::new();
    for fault in faults {
        text += &draw_one(source, fault, &renderer);
        text += "\n\n";
    }
    text
}

fn draw_one(source: &Source, fault: &Diagnostic, renderer: &Renderer) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let name = one_line(source.name());
    let place = Excerpt::new(source, fault.span);
    let label = fault.label.as_deref().map(one_line);
    let mut here = AnnotationKind::Primary.span(place.span.clone());
    if let Some(label) = &label {
        here = here.label(label.as_str());
    }
    let message = one_line(&fault.message);
    let snippet = Snippet::source(place.text.as_str())
        .line_start(place.line)
        .path(name.as_str())
        .annotation(here);
    let mut group: Group<'_> = level
        .primary_title(message.as_str())
        .id(fault.code)
        .element(snippet);
    let related = fault
        .related
        .as_ref()
        .map(|related| (Excerpt::new(source, related.span), one_line(&related.label)));
    if let Some((place, label)) = &related {
        let there = AnnotationKind::Context
            .span(place.span.clone())
            .label(label.as_str());
        let snippet = Snippet::source(place.text.as_str())
            .line_start(place.line)
            .path(name.as_str())
            .annotation(there);
        group = group.element(snippet);
    }
    let help = fault.help.as_deref().map(one_line);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The line of a fault, fit to be printed.
struct Excerpt {
    text: String,
    line: usize,
    span: std::ops::Range<usize>,
}

impl Excerpt {
    fn new(source: &Source, span: Span) -> Self {
        let text = source.text();
        let (above, behind) = split(text, span.start());
        let start = above.len();
        let line_start = above.rfind('\n').map_or(0, |at| at + 1);
        let line_end = behind
            .find(['\n', '\r'])
            .map_or(text.len(), |at| start + at);
        let end = floor_boundary(text, span.end()).clamp(start, line_end);
        // A line can be as long as the file: only what lies around the fault is shown.
        let from = floor_boundary(text, start.saturating_sub(SHOWN_BESIDE).max(line_start));
        let to = floor_boundary(text, (end + SHOWN_BESIDE).min(line_end)).max(end);
        let end = floor_boundary(text, end.min(start + SHOWN_BESIDE));
        let part = |from, to| one_line(text.get(from..to).unwrap_or_default());
        let before = part(from, start);
        let marked = part(start, end);
        let after = part(end, to.max(end));
        Self {
            span: before.len()..before.len() + marked.len(),
            text: before + &marked + &after,
            line: source.position(start).0,
        }
    }
}

/// Text that stays within its line and that no terminal obeys.
fn one_line(text: &str) -> String {
    escape::terminal(text, false).replace('\n', " ")
}

/// The nearest place at or before an offset where a character begins.
fn floor_boundary(text: &str, offset: usize) -> usize {
    split(text, offset).0.len()
}
