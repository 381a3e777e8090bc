//! The wishes that a written roadmap says it does not keep.

use super::Reader;
use crate::document::calendar::{month, quarter};
use crate::document::fields::Fields;
use crate::document::node::Node;
use crate::model::{WrittenConflict, WrittenConflictKind};

const CONFLICT_KEYS: &[&str] = &[
    "kind",
    "wanted",
    "earliest",
    "late",
    "initiative",
    "instead",
];
const LATE_KEYS: &[&str] = &["question"];

impl<'r> Reader<'r> {
    pub(super) fn conflict(self, node: &'r Node<'_>) -> Option<WrittenConflict> {
        let fields = Fields::open_extensible(node, "a conflict", CONFLICT_KEYS, self.faults)?;
        let stated = fields.required_text("kind");
        let kind = match stated.as_str() {
            "certification" => WrittenConflictKind::Certification {
                wanted: fields.require("wanted").and_then(month)?,
                earliest: fields.get("earliest").and_then(month),
                late: fields
                    .get("late")
                    .map(|_| self.each(&fields, "late", Self::late)),
            },
            "pin" => {
                let initiative = fields.required_text("initiative");
                WrittenConflictKind::Pin {
                    initiative,
                    wanted: fields.require("wanted").and_then(quarter)?,
                    instead: fields.get("instead").and_then(quarter),
                }
            }
            "started" => WrittenConflictKind::Started {
                initiative: fields.required_text("initiative"),
            },
            _ => WrittenConflictKind::Other(stated),
        };
        Some(WrittenConflict {
            kind,
            line: self.line(&fields),
        })
    }

    fn late(self, node: &'r Node<'_>) -> Option<String> {
        let what = "a requirement closed too late";
        let fields = Fields::open_extensible(node, what, LATE_KEYS, self.faults)?;
        Some(fields.required_text("question"))
    }
}
