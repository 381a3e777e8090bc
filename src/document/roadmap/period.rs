//! The quarters of a written roadmap, and where each is said to lead.

use std::collections::BTreeMap;

use super::{Reader, amount, share};
use crate::document::calendar::quarter;
use crate::document::fields::Fields;
use crate::document::node::{Entry, Node};
use crate::model::{Level, WrittenPeriod, WrittenStanding};

const STANDING_KEYS: &[&str] = &[
    "floor",
    "score",
    "level",
    "verdict",
    "conformity",
    "target",
    "majors",
    "minors",
    "areas",
];
const PERIOD_KEYS: &[&str] = &[
    "id",
    "effort",
    "upkeep",
    "capacity",
    "cost",
    "cautious_floor",
    "cautious",
];

impl<'r> Reader<'r> {
    /// The figures of a quarter, or of today.
    pub(super) fn standing(self, node: &'r Node<'_>) -> Option<WrittenStanding> {
        let what = "the figures of a quarter";
        let fields = Fields::open_extensible(node, what, STANDING_KEYS, self.faults)?;
        let mut areas = BTreeMap::new();
        for Entry { key, value } in fields.map("areas") {
            let value = (!value.is_null()).then(|| fields.named(key.text, value));
            areas.insert(key.text.to_string(), value.and_then(share));
        }
        Some(WrittenStanding {
            floor: fields.get("floor").and_then(share),
            score: fields.get("score").and_then(share),
            level: fields.small("level", 0..=Level::MAX).and_then(Level::new),
            verdict: fields.text("verdict"),
            conformity: fields
                .entry("conformity")
                .map(|_| fields.text("conformity")),
            target: fields.entry("target").map(|_| fields.text("target")),
            majors: fields.whole("majors", 0..=u32::MAX),
            minors: fields.whole("minors", 0..=u32::MAX),
            areas,
            line: self.line(&fields),
        })
    }

    pub(super) fn period(self, node: &'r Node<'_>) -> Option<WrittenPeriod> {
        let fields = Fields::open_extensible(node, "a quarter", PERIOD_KEYS, self.faults)?;
        let quarter = fields.require("id").and_then(quarter);
        let [effort, upkeep, capacity, cost] =
            ["effort", "upkeep", "capacity", "cost"].map(|k| fields.require(k).and_then(amount));
        let standing = self.standing(node);
        let cautious_floor = fields
            .entry("cautious_floor")
            .map(|_| fields.get("cautious_floor").and_then(share));
        let cautious = fields
            .get("cautious")
            .and_then(|value| self.standing(value.node));
        Some(WrittenPeriod {
            quarter: quarter?,
            effort: effort?,
            upkeep: upkeep?,
            capacity: capacity?,
            cost: cost?,
            standing: standing?,
            cautious_floor,
            cautious,
        })
    }
}
