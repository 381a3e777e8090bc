//! A roadmap as this program writes it: what it states, whether that is so or not.

mod conflict;
mod initiative;
mod period;

use super::calendar::{month, quarter};
use super::codes;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::Fields;
use super::node::Node;
use super::scalar::Value;
use super::source::Source;
use crate::model::{
    Amount, Quarter, Score, WrittenGain, WrittenMilestone, WrittenName, WrittenObjective,
    WrittenOpen, WrittenOutOfOrder, WrittenRoadmap,
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
    "questionnaire",
    "as_of",
    "sensitivity",
];
const OBJECTIVE_KEYS: &[&str] = &["value", "bound", "gap", "proven"];
const DROPPED_KEYS: &[&str] = &["id"];
const OPEN_AT_AUDIT_KEYS: &[&str] = &["allowed", "questions"];
const OUT_OF_ORDER_KEYS: &[&str] = &["initiative", "started", "unmet"];
const UNMET_KEYS: &[&str] = &["initiative", "end"];
const MILESTONE_KEYS: &[&str] = &["id", "date", "kind", "initiative"];
const QUESTIONNAIRE_KEYS: &[&str] = &["id", "version"];
const GAIN_KEYS: &[&str] = &["value", "gain"];

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
    let questionnaire = fields.get("questionnaire");
    let questionnaire = questionnaire.and_then(|value| reader.questionnaire(value.node));
    let as_of = fields.text("as_of");
    let sensitivity = reader.each(&fields, "sensitivity", Reader::gain);
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
        questionnaire,
        as_of,
        sensitivity,
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

    /// Id and version.
    fn questionnaire(self, node: &'r Node<'_>) -> Option<(String, String)> {
        let what = "the questionnaire";
        let fields = Fields::open_extensible(node, what, QUESTIONNAIRE_KEYS, self.faults)?;
        Some((
            fields.required_text("id"),
            fields.text("version").unwrap_or_default(),
        ))
    }

    fn gain(self, node: &'r Node<'_>) -> Option<WrittenGain> {
        let what = "what more would bring";
        let fields = Fields::open_extensible(node, what, GAIN_KEYS, self.faults)?;
        let [value, gain] = ["value", "gain"].map(|key| fields.require(key).and_then(whole));
        Some(WrittenGain {
            value: value?,
            gain: gain?,
            line: self.line(&fields),
        })
    }

    fn milestone(self, node: &'r Node<'_>) -> Option<WrittenMilestone> {
        let fields = Fields::open_extensible(node, "a milestone", MILESTONE_KEYS, self.faults)?;
        let id = fields.required_text("id");
        Some(WrittenMilestone {
            id,
            month: fields.require("date").and_then(month)?,
            kind: fields.text("kind"),
            initiative: fields
                .entry("initiative")
                .map(|_| fields.text("initiative")),
            line: self.line(&fields),
        })
    }
}

fn amount(value: Value<'_, '_>) -> Option<Amount> {
    value.number(0.0..=MAX_AMOUNT).map(Amount::nearest)
}

/// What is left may be less than nothing.
fn signed(value: Value<'_, '_>) -> Option<Amount> {
    value.number(-MAX_AMOUNT..=MAX_AMOUNT).map(Amount::nearest)
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
