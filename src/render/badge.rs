//! A badge: a small picture, or the JSON of which shields.io draws one.

use serde::Serialize;

use super::escape::{code, html};
use crate::gap::Outcome;
use crate::report::Badge;

/// Mean width of a letter, as a share of the size of the type.
const LETTER: f64 = 0.6;
const SIZE: f64 = 11.0;
/// Room on either side of a text.
const ROOM: f64 = 6.0;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Endpoint<'a> {
    schema_version: u8,
    label: &'a str,
    message: &'a str,
    color: &'static str,
    is_error: bool,
}

/// The badge as SVG, with its words as text and as a title.
pub fn svg(badge: &Badge) -> String {
    let message = one_line(&badge.message);
    let (left, right) = (width(badge.label), width(&message));
    let whole = left + right;
    let color = color(badge.outcome);
    let said = html(&format!("{}: {message}", badge.label));
    let (label, message) = (html(badge.label), html(&message));
    let (at_label, at_message) = (left / 2.0, left + right / 2.0);
    let (long_label, long_message) = (left - 2.0 * ROOM, right - 2.0 * ROOM);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.1}\" height=\"20\" viewBox=\"0 0 {whole:.1} 20\" \
         role=\"img\" aria-label=\"{said}\">\n\
         <title>{said}</title>\n\
         <clipPath id=\"r\"><rect width=\"{whole:.1}\" height=\"20\" rx=\"3\"/></clipPath>\n\
         <g clip-path=\"url(#r)\">\n\
         <rect width=\"{left:.1}\" height=\"20\" fill=\"#444c56\"/>\n\
         <rect x=\"{left:.1}\" width=\"{right:.1}\" height=\"20\" fill=\"{color}\"/>\n\
         </g>\n\
         <g fill=\"#fff\" text-anchor=\"middle\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"{SIZE:.0}\">\n\
         <text x=\"{at_label:.1}\" y=\"14\" textLength=\"{long_label:.1}\">{label}</text>\n\
         <text x=\"{at_message:.1}\" y=\"14\" textLength=\"{long_message:.1}\">{message}</text>\n\
         </g>\n\
         </svg>\n"
    )
}

/// The JSON that an endpoint of shields.io reads, schema version 1.
///
/// # Errors
///
/// If the text cannot be put together; no badge is known to cause this.
pub fn shields(badge: &Badge) -> Result<String, serde_json::Error> {
    let message = one_line(&badge.message);
    super::json::text(&Endpoint {
        schema_version: 1,
        label: badge.label,
        message: &message,
        color: match badge.outcome {
            Some(Outcome::Met | Outcome::NotApplicable) => "success",
            Some(Outcome::Missed) => "critical",
            Some(Outcome::Undecided) => "yellow",
            None => "inactive",
        },
        is_error: badge.outcome.is_none(),
    })
}

/// Dark enough for white letters.
fn color(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Met | Outcome::NotApplicable) => "#1a7f37",
        Some(Outcome::Missed) => "#b42318",
        Some(Outcome::Undecided) => "#8a5a00",
        None => "#57606a",
    }
}

fn width(text: &str) -> f64 {
    // No badge is so long that a letter would be lost.
    let letters = f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
    letters * SIZE * LETTER + 2.0 * ROOM
}

fn one_line(text: &str) -> String {
    code(text).replace('\n', " ")
}
