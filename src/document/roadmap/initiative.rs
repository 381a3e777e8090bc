//! The initiatives of a written roadmap, with what each is said to take and to lift.

use super::{Reader, amount, share, signed, whole};
use crate::document::calendar::quarter;
use crate::document::fields::Fields;
use crate::document::node::Node;
use crate::document::scalar::Value;
use crate::model::{WrittenInitiative, WrittenLift, WrittenLimit};

const INITIATIVE_KEYS: &[&str] = &[
    "id",
    "title",
    "start",
    "end",
    "effective",
    "effort",
    "cost",
    "yearly_cost",
    "upkeep",
    "benefit",
    "closes",
    "open",
    "after",
    "to_be_confirmed",
    "limits",
];
const CLOSES_KEYS: &[&str] = &["question", "from", "to"];
const OPEN_KEYS: &[&str] = &["questions", "of"];
const LIMIT_KEYS: &[&str] = &["what", "quarter", "year", "free", "needed", "upkeep"];

impl<'r> Reader<'r> {
    pub(super) fn initiative(self, node: &'r Node<'_>) -> Option<WrittenInitiative> {
        let what = "an initiative";
        let fields = Fields::open_extensible(node, what, INITIATIVE_KEYS, self.faults)?;
        let id = fields.required_text("id");
        let [start, end, effective] =
            ["start", "end", "effective"].map(|k| fields.require(k).and_then(quarter));
        let [effort, cost, upkeep] =
            ["effort", "cost", "upkeep"].map(|k| fields.require(k).and_then(amount));
        let yearly_cost = fields.get("yearly_cost").and_then(amount);
        let title = fields.text("title");
        let benefit = fields.get("benefit").and_then(whole);
        let closes = fields.get("closes");
        let closes = closes.map(|_| self.each(&fields, "closes", Self::lift));
        let after = fields.get("after");
        let after = after.map(|_| {
            let ids = fields.list("after").iter();
            ids.filter_map(|node| fields.named("after", node).text())
                .collect()
        });
        let confirm = fields.get("to_be_confirmed");
        let to_be_confirmed = confirm.and_then(Value::flag);
        let limits = self.each(&fields, "limits", Self::limit);
        let open = fields.get("open").and_then(|value| self.open(value.node));
        Some(WrittenInitiative {
            id,
            title,
            start: start?,
            end: end?,
            effective: effective?,
            effort: effort?,
            cost: cost?,
            yearly_cost,
            upkeep: upkeep?,
            benefit,
            closes,
            open,
            after,
            to_be_confirmed,
            limits,
            line: self.line(&fields),
        })
    }

    fn lift(self, node: &'r Node<'_>) -> Option<WrittenLift> {
        let what = "an entry of `closes`";
        let fields = Fields::open_extensible(node, what, CLOSES_KEYS, self.faults)?;
        let question = fields.required_text("question");
        let from = fields.get("from").and_then(share);
        let to = fields.require("to").and_then(share);
        Some(WrittenLift {
            question,
            from,
            to: to?,
        })
    }

    fn open(self, node: &'r Node<'_>) -> Option<(u32, u32)> {
        let fields = Fields::open_extensible(node, "`open`", OPEN_KEYS, self.faults)?;
        let count = |key| {
            fields
                .require(key)
                .and_then(|value| value.whole(0..=u32::MAX))
        };
        let (questions, of) = (count("questions"), count("of"));
        Some((questions?, of?))
    }

    /// What is said to stand in the way of an earlier start.
    fn limit(self, node: &'r Node<'_>) -> Option<WrittenLimit> {
        let what = "what stands in the way";
        let fields = Fields::open_extensible(node, what, LIMIT_KEYS, self.faults)?;
        Some(WrittenLimit {
            what: fields.required_text("what"),
            quarter: fields.get("quarter").and_then(quarter),
            year: fields.whole("year", 1..=u32::MAX),
            free: fields.get("free").and_then(signed),
            needed: fields.get("needed").and_then(amount),
            upkeep: fields.get("upkeep").and_then(Value::flag),
            line: self.line(&fields),
        })
    }
}
