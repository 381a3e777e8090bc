//! The style sheets of a page, and the policy that allows them and nothing else.

use sha2::{Digest as _, Sha256};

use crate::render::{chart, escape, wording};

/// The look of every page.
pub(super) const LOOK: &str = include_str!("assets/look.css");
/// The look on paper.
const PAPER: &str = include_str!("assets/paper.css");

/// One style sheet.
pub(super) struct Sheet(String);

impl Sheet {
    /// Its text, which never ends its element.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// The style sheets of a page with a title and chapters of these names.
pub(super) fn sheets<'a>(title: &str, chapters: impl Iterator<Item = &'a str>) -> Vec<Sheet> {
    vec![
        Sheet(format!("{LOOK}{}{PAPER}", chart::SHEET)),
        Sheet(running_titles(title, chapters)),
    ]
}

/// Lets style sheets in by their hash: no script, picture, font, form or address from anywhere.
pub(super) fn policy(sheets: &[Sheet]) -> String {
    let hashes: Vec<String> = sheets
        .iter()
        .map(|sheet| format!("'sha256-{}'", base64(&Sha256::digest(&sheet.0))))
        .collect();
    format!(
        "default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'",
        hashes.join(" ")
    )
}

/// What stands above and below the pages on paper: each chapter has a kind of page of its own.
fn running_titles<'a>(title: &str, chapters: impl Iterator<Item = &'a str>) -> String {
    let mut sheet = format!(
        "@page {{ @top-left {{ content: {}; }} @bottom-right {{ content: {}; }} }}\n",
        quoted(title),
        wording::PAGE_NUMBER,
    );
    for (at, chapter) in chapters.enumerate() {
        let at = at + 1;
        sheet += &format!(
            "@page chapter-{at} {{ @top-right {{ content: {}; }} }} .chapter-{at} {{ page: chapter-{at}; }}\n",
            quoted(chapter)
        );
    }
    sheet
}

/// Text as a string of a style sheet: all but Latin letters and figures by number, whatever stands around it.
fn quoted(text: &str) -> String {
    let mut safe = String::from("\"");
    for sign in escape::code(text).chars() {
        match sign {
            '\n' => safe.push(' '),
            ' ' => safe.push(sign),
            _ if sign.is_ascii_alphanumeric() => safe.push(sign),
            // The blank ends the number, and is no part of the text.
            _ => safe.push_str(&format!("\\{:x} ", u32::from(sign))),
        }
    }
    safe + "\""
}

/// Bytes in the alphabet of RFC 4648, padded.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |six: u32| char::from(ALPHABET[(six & 63) as usize]);
    bytes
        .chunks(3)
        .flat_map(|three| {
            let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
            let bits = at(0) << 16 | at(1) << 8 | at(2);
            let mut signs = [18, 12, 6, 0].map(|shift| sign(bits >> shift));
            signs[three.len() + 1..].fill('=');
            signs
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_never_ends_early() {
        assert_eq!(
            quoted("A 1\"; }</style>"),
            r#""A 1\22 \3b  \7d \3c \2f style\3e ""#
        );
        assert_eq!(quoted("é\n\u{202e}"), r#""\e9  \5c u\7b 202e\7d ""#);
    }

    #[test]
    fn base64_is_that_of_the_rfc() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, encoded) in vectors {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
    }
}
