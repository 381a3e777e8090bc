//! Fixed sentences, plurals, rounding and percent: all in one place, so that other languages can follow.

mod verdicts;

use jiff::civil::Date;

use crate::gap::{FindingKind, Outcome, Quadrant};
use crate::model::{
    Condition, Conformity, Due, Evidence, EvidenceKind, Given, Level, Obligation, Proves,
    QuestionIx, Questionnaire, Score, SectionIx,
};
use crate::scoring::{AgreementRating, Levels, NodeId, NotApplicable, QuestionState, State};

pub use verdicts::{
    barred, grade, judgement, readiness, supported_readiness, systemic_reason, unit, verdict,
};

/// The sentence that no report goes without.
pub const ESTIMATE: &str = "This is an estimate from the answers given; it is no certification decision. \
    Only an accredited certification body can decide on conformity with ISO/IEC 20000-1.";

/// Stands where there is no figure.
pub const NOTHING: &str = "–";

/// A number with so many decimals, rounded to 9 decimals first and then half away from zero.
pub fn decimal(value: f64, places: u32) -> String {
    // All in whole billionths, so that 1.45 (5 × 0.29) is exactly that.
    let billionths = (value.abs() * 1e9).round() as u128;
    let unit = 10_u128.pow(9 - places.min(9));
    let rounded = (billionths + unit / 2) / unit;
    let sign = if value < 0.0 && rounded > 0 { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{rounded}");
    }
    let per_one = 10_u128.pow(places.min(9));
    let width = places.min(9) as usize;
    format!("{sign}{}.{:0width$}", rounded / per_one, rounded % per_one)
}

/// A share in whole percent.
pub fn percent(share: f64) -> String {
    format!("{}%", decimal(Score::new(share).get() * 100.0, 0))
}

/// A score on the questionnaire's scale, with one decimal.
pub fn on_scale(score: f64, max: u8) -> String {
    decimal(Score::new(score).get() * f64::from(max), 1)
}

/// A score on the scale, or a dash.
pub fn on_scale_or_nothing(score: Option<f64>, max: u8) -> String {
    score.map_or_else(|| NOTHING.to_owned(), |s| on_scale(s, max))
}

/// What is certain and what is possible: "2.1–2.6", or one number if they are shown alike.
pub fn span(floor: f64, ceiling: f64, max: u8) -> String {
    let (low, high) = (on_scale(floor, max), on_scale(ceiling, max));
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// A level, with what is possible: "2 (up to 3)".
pub fn level_span(level: Level, ceiling: Level) -> String {
    if level == ceiling {
        level.to_string()
    } else {
        format!("{level} (up to {ceiling})")
    }
}

/// Levels of a node.
pub fn levels(levels: Option<&Levels>) -> String {
    levels.map_or_else(|| NOTHING.to_owned(), |l| level_span(l.level, l.ceiling))
}

/// "1 question", "2 questions".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// How long something takes, after what it is: ", about 60 minutes"; nothing if that is not known.
pub fn takes(minutes: Option<u32>) -> String {
    minutes.map_or_else(String::new, |minutes| format!(", about {}", time(minutes)))
}

/// "60 minutes", "10 hours", "4 days" of eight hours.
pub fn time(minutes: u32) -> String {
    match minutes {
        1440.. => format!("{} days", (minutes + 240) / 480),
        120.. => format!("{} hours", (minutes + 30) / 60),
        _ => count(minutes as usize, "minute", "minutes"),
    }
}

/// Words joined as people write lists: "a, b and c".
pub fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        // A comma within a word, as in "A. Lind, service desk lead", would blur where one ends.
        _ if words.iter().any(|w| w.contains(',')) => words.join("; "),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The first of some names: "a, b and 3 more".
pub fn first_of(mut names: Vec<String>, most: usize) -> String {
    let hidden = names.len().saturating_sub(most);
    names.truncate(most);
    match hidden {
        0 => names.join(", "),
        _ => format!("{} and {hidden} more", names.join(", ")),
    }
}

/// How much of a node is known.
pub fn state(state: State) -> &'static str {
    match state {
        State::Assessed => "assessed",
        State::Partial => "partly assessed",
        State::NotAssessed => "not assessed",
        State::NotApplicable => "not applicable",
        State::OutOfScope => "out of scope",
    }
}

/// Why a question has no value.
pub fn question_state(state: QuestionState) -> &'static str {
    match state {
        QuestionState::Assessed => "answered",
        QuestionState::Missing => "not answered",
        QuestionState::Unknown => "unknown",
        QuestionState::Disputed => "disputed",
        QuestionState::NotApplicable(NotApplicable::Informs) => "informs only",
        QuestionState::NotApplicable(_) => "not applicable",
        QuestionState::OutOfScope => "out of scope",
    }
}

/// The conformity wanted.
pub fn conformity(conformity: Conformity) -> &'static str {
    match conformity {
        Conformity::Ready => "ready",
        Conformity::ReadyWithActions => "ready with actions",
    }
}

/// The axis of a finding.
pub fn finding_kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Conformity => "conformity",
        FindingKind::Capability => "capability",
        FindingKind::Maturity => "maturity",
        FindingKind::NotAssessed => "not assessed",
    }
}

/// Where a finding lies between benefit and effort.
pub fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "quick win",
        Quadrant::Project => "project",
        Quadrant::FillIn => "fill-in",
        Quadrant::Later => "later",
    }
}

/// How many initiatives are quick wins, and with how many findings they help.
pub fn quick_wins(initiatives: usize, findings: usize) -> String {
    match initiatives {
        0 => "none of them a quick win".to_owned(),
        _ => {
            let quick = count(initiatives, "quick win helps", "quick wins help");
            format!("{quick} with {findings} of them")
        }
    }
}

/// What became of a demand.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotApplicable => "not applicable",
        Outcome::Undecided => "undecided",
        Outcome::Missed => "missed",
    }
}

/// A kind of evidence.
pub fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Document => "document",
        EvidenceKind::Record => "record",
        EvidenceKind::Observation => "observation",
        EvidenceKind::Interview => "interview",
    }
}

/// What a good answer proves.
pub fn proves(proves: Proves) -> &'static str {
    match proves {
        Proves::Design => "design",
        Proves::Operation => "operation",
        Proves::Effect => "effect",
    }
}

/// A milestone of the audit calendar.
pub fn due(due: Due) -> &'static str {
    match due {
        Due::InternalAudit => "internal audit",
        Due::ManagementReview => "management review",
        Due::Stage1 => "stage 1",
        Due::Stage2 => "stage 2",
    }
}

/// Whether a standard demands it.
pub fn obligation(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Shall => "requirement",
        Obligation::Should => "good practice",
    }
}

/// What alpha is worth.
pub fn agreement(rating: AgreementRating) -> &'static str {
    match rating {
        AgreementRating::Low => "low: settle the disputed answers before relying on the result",
        AgreementRating::Fair => "fair",
        AgreementRating::Good => "good",
    }
}

/// One piece of evidence in words, with why it does not count, where it does not.
pub fn evidence(evidence: &Evidence, as_of: Date) -> String {
    let mut text = evidence_kind(evidence.kind).to_owned();
    if let Some(reference) = &evidence.reference {
        text += &format!(" {reference}");
    }
    if let Some(date) = evidence.date {
        text += &format!(" ({date})");
    }
    if !evidence.is_valid_on(as_of) {
        text += match evidence.last_valid_day() {
            Err(_) => ", does not count: a record without a date",
            Ok(Some(last)) if last < as_of => ", expired",
            Ok(_) => ", does not count: dated after the as-of day",
        };
    }
    text
}

/// The words of an answer: its label, or what stands in place of one.
pub fn given(questionnaire: &Questionnaire, ix: QuestionIx, given: Option<&Given>) -> String {
    match given {
        None => "not answered".to_owned(),
        Some(Given::Unknown) => "unknown".to_owned(),
        Some(Given::NotApplicable { .. }) => "not applicable".to_owned(),
        Some(Given::NoneYet) => "none yet".to_owned(),
        Some(Given::Option(place)) => {
            let option = questionnaire.options(ix).get(*place);
            option.map_or_else(|| NOTHING.to_owned(), |o| o.label.clone())
        }
    }
}

/// The words of the answer that has a value, or that comes next above it.
pub fn answer_reaching(questionnaire: &Questionnaire, ix: QuestionIx, value: Score) -> String {
    let scored = questionnaire
        .options(ix)
        .iter()
        .filter_map(|o| o.score.map(|s| (Score::new(s), o)));
    let reaching = scored.filter(|(s, _)| *s >= value).min_by_key(|(s, _)| *s);
    reaching.map_or_else(|| NOTHING.to_owned(), |(_, o)| o.label.clone())
}

/// A section by number and title, or, where its id is a word, by title and id.
pub fn section_name(questionnaire: &Questionnaire, ix: SectionIx) -> String {
    let section = questionnaire.section(ix);
    match section.id.as_str() {
        id if id.starts_with(|c: char| c.is_ascii_digit()) => format!("{id} {}", section.title),
        id => format!("{} ({id})", section.title),
    }
}

/// A condition in words: "internal-suppliers is yes".
pub fn condition(questionnaire: &Questionnaire, when: &Condition) -> String {
    let several = |parts: &[Condition], between: &str| {
        let words: Vec<String> = parts
            .iter()
            .map(|part| condition(questionnaire, part))
            .collect();
        words.join(between)
    };
    match when {
        Condition::Is { profile, accepted } => {
            let Some(question) = questionnaire.profile.get(*profile) else {
                return String::new();
            };
            let answers = accepted
                .iter()
                .filter_map(|place| question.answers.get(*place));
            let ids: Vec<&str> = answers.map(|answer| answer.id.as_str()).collect();
            format!("{} is {}", question.id, ids.join(" or "))
        }
        Condition::All(parts) => several(parts, " and "),
        Condition::Any(parts) => several(parts, " or "),
        Condition::Not(inner) => format!("not ({})", condition(questionnaire, inner)),
    }
}

/// A node by its name.
pub fn node_name(questionnaire: &Questionnaire, node: &NodeId) -> String {
    match node {
        NodeId::Overall => "Overall".to_owned(),
        NodeId::Section(ix) => section_name(questionnaire, *ix),
        NodeId::Area(ix) => questionnaire.area(*ix).title.clone(),
        NodeId::Reference(scheme, id) => {
            let scheme = questionnaire.references.get(*scheme);
            scheme.map_or_else(
                || id.to_string(),
                |s| format!("{}: {}", s.title, s.name_of(id)),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(decimal(3.625, 2), "3.63");
        assert_eq!(
            on_scale(0.29, 5),
            "1.5",
            "5 × 0.29 is 1.45, not a little less"
        );
        assert_eq!(decimal(-0.25, 1), "-0.3");
        assert_eq!(decimal(-0.01, 1), "0.0");
        assert_eq!(percent(0.995), "100%");
    }

    #[test]
    fn a_span_that_shows_alike_is_one_number() {
        assert_eq!(span(0.42, 0.52, 5), "2.1–2.6");
        assert_eq!(span(0.4, 0.401, 5), "2.0");
    }

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(listed(&["A, lead".into(), "B".into()]), "A, lead; B");
        assert_eq!(count(1, "answer", "answers"), "1 answer");
    }
}
