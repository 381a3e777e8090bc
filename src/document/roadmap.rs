//! A roadmap as this program writes it: what it states, whether that is so or not.

use std::collections::BTreeMap;

use super::calendar::{month, quarter};
use super::codes;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::Fields;
use super::node::{Entry, Node};
use super::scalar::Value;
use super::source::Source;
use crate::model::{
    Amount, Level, Quarter, Score, WrittenConflict, WrittenConflictKind, WrittenInitiative,
    WrittenLift, WrittenMilestone, WrittenName, WrittenObjective, WrittenOpen, WrittenOutOfOrder,
    WrittenPeriod, WrittenRoadmap, WrittenStanding,
};

const KEYS: &[&str] = &[
    "format",
    "start",
    "quarters",
    "capacity",
    "budget",
    "parallel",
    "parallel_per_role",
    "certification",
    "effect",
    "open_at_audit",
    "out_of_order",
    "objective",
    "today",
    "periods",
    "initiatives",
    "dropped",
    "uncovered",
    "conflicts",
    "milestones",
];
const OBJECTIVE_KEYS: &[&str] = &["value", "bound", "gap", "proven"];
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
];
const CLOSES_KEYS: &[&str] = &["question", "from", "to"];
const OPEN_KEYS: &[&str] = &["questions", "of"];
const DROPPED_KEYS: &[&str] = &["id"];
const OPEN_AT_AUDIT_KEYS: &[&str] = &["allowed", "questions"];
const OUT_OF_ORDER_KEYS: &[&str] = &["initiative", "started", "unmet"];
const UNMET_KEYS: &[&str] = &["initiative", "end"];
const CONFLICT_KEYS: &[&str] = &[
    "kind",
    "wanted",
    "earliest",
    "late",
    "initiative",
    "instead",
];
const LATE_KEYS: &[&str] = &["question"];
const MILESTONE_KEYS: &[&str] = &["id", "date"];

/// More person-days or money than this is a typing error; sums of many initiatives included.
const MAX_AMOUNT: f64 = 1e12;
/// Whole numbers beyond this are not exact.
const MAX_VALUE: f64 = 9e15;

/// Reads a roadmap, or the one within a report.
pub(super) fn decode_file(
    root: &Node<'_>,
    source: &Source,
    faults: &Faults,
) -> Option<WrittenRoadmap> {
    let is_report = root.get("overall").is_some() || root.get("files").is_some();
    match root.get("roadmap") {
        Some(part) if root.get("periods").is_none() => decode(part, source, faults),
        None if is_report => {
            let message = "this report has no roadmap";
            let fault = Diagnostic::error(codes::MISSING_KEY, root.span, message);
            faults.push(fault.help("`itsm-gap roadmap --to json` writes one"));
            None
        }
        _ => decode(root, source, faults),
    }
}

fn decode(node: &Node<'_>, source: &Source, faults: &Faults) -> Option<WrittenRoadmap> {
    let fields = Fields::open_extensible(node, "a roadmap", KEYS, faults)?;
    if !fields.format_is_supported() {
        return None;
    }
    let reader = Reader { source, faults };
    let start = fields.require("start").and_then(quarter);
    let objective = reader.objective(&fields);
    for key in [
        "capacity",
        "periods",
        "initiatives",
        "dropped",
        "conflicts",
        "milestones",
    ] {
        fields.require(key);
    }
    let amounts = |key: &'static str| -> Vec<Amount> {
        let items = fields.list(key).iter();
        items
            .filter_map(|node| amount(fields.named(key, node)))
            .collect()
    };
    // All is read before the first thing that is missing ends it, so that every fault is told.
    let capacity = amounts("capacity");
    let budget = fields.get("budget").map(|_| amounts("budget"));
    let certification = fields.get("certification").and_then(month);
    let effect = fields.get("effect").and_then(share);
    let open_at_audit = fields.get("open_at_audit");
    let open_at_audit = open_at_audit.and_then(|value| reader.open_at_audit(value.node));
    let today = fields.get("today");
    let today = today.and_then(|value| reader.standing(value.node));
    let uncovered = fields.get("uncovered");
    let uncovered = uncovered.map(|_| reader.names(&fields, "uncovered"));
    let quarters = fields.whole("quarters", 0..=u32::MAX);
    let parallel = fields.whole("parallel", 0..=u32::MAX);
    let parallel_per_role = fields.whole("parallel_per_role", 0..=u32::MAX);
    let periods = reader.each(&fields, "periods", Reader::period);
    let initiatives = reader.each(&fields, "initiatives", Reader::initiative);
    let dropped = reader.each(&fields, "dropped", Reader::dropped);
    let out_of_order = reader.each(&fields, "out_of_order", Reader::out_of_order);
    let conflicts = reader.each(&fields, "conflicts", Reader::conflict);
    let milestones = reader.each(&fields, "milestones", Reader::milestone);
    Some(WrittenRoadmap {
        start: start?,
        quarters,
        capacity,
        budget,
        parallel,
        parallel_per_role,
        certification,
        effect,
        open_at_audit,
        out_of_order,
        objective: objective?,
        today,
        periods,
        initiatives,
        dropped,
        uncovered,
        conflicts,
        milestones,
    })
}

#[derive(Clone, Copy)]
struct Reader<'r> {
    source: &'r Source,
    faults: &'r Faults,
}

impl<'r> Reader<'r> {
    fn each<T>(
        self,
        fields: &Fields<'r, '_>,
        key: &'static str,
        read: impl Fn(Self, &'r Node<'_>) -> Option<T>,
    ) -> Vec<T> {
        let items = fields.list(key).iter();
        items.filter_map(|node| read(self, node)).collect()
    }

    fn line(self, fields: &Fields<'_, '_>) -> usize {
        self.source.position(fields.span().start()).0
    }

    fn objective(self, root: &Fields<'r, '_>) -> Option<WrittenObjective> {
        let node = root.require("objective")?.node;
        let what = "the objective";
        let fields = Fields::open_extensible(node, what, OBJECTIVE_KEYS, self.faults)?;
        let value = fields.require("value").and_then(whole);
        let bound = fields.require("bound").and_then(whole);
        let gap = fields.require("gap").and_then(share);
        let proven = fields.require("proven").and_then(Value::flag);
        Some(WrittenObjective {
            value: value?,
            bound: bound?,
            gap: gap?,
            proven: proven?,
            line: self.line(&fields),
        })
    }

    /// The figures of a quarter, or of today.
    fn standing(self, node: &'r Node<'_>) -> Option<WrittenStanding> {
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

    fn period(self, node: &'r Node<'_>) -> Option<WrittenPeriod> {
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

    fn initiative(self, node: &'r Node<'_>) -> Option<WrittenInitiative> {
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

    fn dropped(self, node: &'r Node<'_>) -> Option<WrittenName> {
        let what = "an initiative left out";
        let fields = Fields::open_extensible(node, what, DROPPED_KEYS, self.faults)?;
        Some(WrittenName {
            id: fields.required_text("id"),
            line: self.line(&fields),
        })
    }

    fn names(self, fields: &Fields<'r, '_>, key: &'static str) -> Vec<WrittenName> {
        self.each(fields, key, |reader, node| {
            Some(WrittenName {
                id: fields.named(key, node).text()?,
                line: reader.source.position(node.span.start()).0,
            })
        })
    }

    fn open_at_audit(self, node: &'r Node<'_>) -> Option<WrittenOpen> {
        let what = "what is open at the audit";
        let fields = Fields::open_extensible(node, what, OPEN_AT_AUDIT_KEYS, self.faults)?;
        fields.require("questions");
        Some(WrittenOpen {
            allowed: fields.whole("allowed", 0..=u32::MAX),
            questions: self.names(&fields, "questions"),
            line: self.line(&fields),
        })
    }

    fn out_of_order(self, node: &'r Node<'_>) -> Option<WrittenOutOfOrder> {
        let what = "what is out of order";
        let fields = Fields::open_extensible(node, what, OUT_OF_ORDER_KEYS, self.faults)?;
        Some(WrittenOutOfOrder {
            initiative: fields.required_text("initiative"),
            started: fields.get("started").and_then(quarter),
            unmet: self.each(&fields, "unmet", Self::unmet),
            line: self.line(&fields),
        })
    }

    fn unmet(self, node: &'r Node<'_>) -> Option<(String, Option<Quarter>)> {
        let what = "what has not ended";
        let fields = Fields::open_extensible(node, what, UNMET_KEYS, self.faults)?;
        let end = fields.get("end").and_then(quarter);
        Some((fields.required_text("initiative"), end))
    }

    fn conflict(self, node: &'r Node<'_>) -> Option<WrittenConflict> {
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

    fn milestone(self, node: &'r Node<'_>) -> Option<WrittenMilestone> {
        let fields = Fields::open_extensible(node, "a milestone", MILESTONE_KEYS, self.faults)?;
        let id = fields.required_text("id");
        Some(WrittenMilestone {
            id,
            month: fields.require("date").and_then(month)?,
            line: self.line(&fields),
        })
    }
}

fn amount(value: Value<'_, '_>) -> Option<Amount> {
    value.number(0.0..=MAX_AMOUNT).map(Amount::nearest)
}

fn share(value: Value<'_, '_>) -> Option<Score> {
    value.number(0.0..=1.0).map(Score::new)
}

fn whole(value: Value<'_, '_>) -> Option<i64> {
    let number = value.number(0.0..=MAX_VALUE)?;
    if number.fract() != 0.0 {
        value.wrong_type("a whole number", None);
        return None;
    }
    // In range and without decimals, so nothing is lost.
    Some(number as i64)
}

#[cfg(test)]
mod tests;
