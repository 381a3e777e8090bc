//! The questionnaires that the program brings along, by id.

use sha2::{Digest as _, Sha256};

/// A questionnaire as text, with its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Its id, as `questionnaire:` of an assessment names it.
    pub id: &'static str,
    /// Its YAML text.
    pub text: &'static str,
    /// The same in the compact form made by `build.rs`.
    pub compact: &'static str,
    /// SHA-256 of the text, in hexadecimal digits.
    pub digest: &'static str,
}

/// All embedded questionnaires, in the order in which they are listed.
pub const EMBEDDED: &[Embedded] = &[
    Embedded {
        id: "itsm-manager",
        text: include_str!("../questionnaires/itsm-manager.yaml"),
        compact: include_str!(concat!(env!("OUT_DIR"), "/itsm-manager.json")),
        digest: include_str!(concat!(env!("OUT_DIR"), "/itsm-manager.sha256")),
    },
    Embedded {
        id: "iso20000",
        text: include_str!("../questionnaires/iso20000.yaml"),
        compact: include_str!(concat!(env!("OUT_DIR"), "/iso20000.json")),
        digest: include_str!(concat!(env!("OUT_DIR"), "/iso20000.sha256")),
    },
    Embedded {
        id: "itil4",
        text: include_str!("../questionnaires/itil4.yaml"),
        compact: include_str!(concat!(env!("OUT_DIR"), "/itil4.json")),
        digest: include_str!(concat!(env!("OUT_DIR"), "/itil4.sha256")),
    },
];

/// Finds an embedded questionnaire.
pub fn find(id: &str) -> Option<Embedded> {
    EMBEDDED.iter().copied().find(|e| e.id == id)
}

/// The ids of all embedded questionnaires.
pub fn ids() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|e| e.id)
}

/// SHA-256 of a file, in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Source};

    #[test]
    fn the_compact_form_says_the_same_as_the_yaml() {
        for embedded in EMBEDDED {
            let source = Source::new(embedded.id, embedded.text);
            let yaml = Document::parse(&source)
                .expect("YAML")
                .to_questionnaire()
                .expect("sound");
            let compact = Source::new(embedded.id, embedded.compact);
            let compact = Document::from_compact(&compact)
                .expect("compact")
                .to_questionnaire();
            assert_eq!(compact.expect("sound").value, yaml.value);
            assert_eq!(yaml.warnings, []);
        }
    }

    #[test]
    fn the_digest_of_an_embedded_questionnaire_is_that_of_its_text() {
        for embedded in EMBEDDED {
            assert_eq!(embedded.digest, digest(embedded.text.as_bytes()));
        }
    }

    #[test]
    fn a_digest_is_the_published_one() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(b"abc"), abc);
    }
}
