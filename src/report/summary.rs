//! The first page: verdict, figures, biggest risks, decisions wanted, advice.

use crate::gap::{Finding, Subject};
use crate::model::{Given, Grade};
use crate::scoring::{NodeId, QuestionState, Readiness};

use super::gap_report::is_open;
use super::page::{Block, Cell, Entry, Tone};
use super::{GapReport, wording};

/// How many of the biggest risks the summary names.
const RISKS_NAMED: usize = 5;

/// Title and whose report it is.
pub(super) fn title(report: &GapReport<'_>) -> Vec<Block> {
    let assessment = report.assessment();
    let organisation = assessment
        .organisation
        .as_deref()
        .unwrap_or("Unnamed organisation");
    let questionnaire = report.questionnaire();
    let mut entries = Vec::new();
    if let Some(scope) = &assessment.scope {
        entries.push(entry("Scope", scope.as_str()));
    }
    entries.push(entry(
        "Assessed",
        format!("{}, judged as of {}", assessment.date, report.inputs.as_of),
    ));
    if !assessment.assessors.is_empty() {
        entries.push(entry("Assessors", wording::listed(&assessment.assessors)));
    }
    entries.push(entry(
        "Questionnaire",
        format!(
            "{} ({}@{})",
            questionnaire.title, questionnaire.id, questionnaire.version
        ),
    ));
    vec![
        Block::Heading {
            rank: 1,
            text: format!("Gap report: {organisation}"),
        },
        Block::Entries(entries),
    ]
}

/// A named fact.
pub(super) fn entry(name: &str, value: impl Into<Cell>) -> Entry {
    Entry {
        name: name.to_owned(),
        value: value.into(),
    }
}

/// The summary for management.
pub(super) fn summary(report: &GapReport<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        rank: 2,
        text: "Summary".into(),
    }];
    blocks.push(Block::Entries(headline(report)));
    blocks.extend(risks(report));
    blocks.extend(quick_win(report));
    blocks.extend(decisions(report));
    blocks
}

fn headline(report: &GapReport<'_>) -> Vec<Entry> {
    let card = &report.card;
    let max = report.questionnaire().scale.max;
    let mut entries = Vec::new();
    if let Some(conformity) = card.conformity {
        entries.push(entry("Conformity", readiness_cell(conformity)));
        for (name, stage) in [("Stage 1", card.stage1), ("Stage 2", card.stage2)] {
            if let Some(stage) = stage {
                entries.push(entry(name, readiness_cell(stage)));
            }
        }
        let counts = &card.overall.counts;
        let text = format!(
            "{} likely major, {} likely minor, {}, {} not assessed",
            counts.major,
            counts.minor,
            wording::count(counts.opportunity, "opportunity", "opportunities"),
            counts.unscored(),
        );
        entries.push(entry("Requirements", text));
    }
    match card.overall.figures {
        None => entries.push(entry("Score", wording::state(card.overall.state))),
        Some(figures) => {
            let target = report.distance(&NodeId::Overall);
            let mut text = match figures.score {
                Some(score) => format!("{} of {max}", wording::on_scale(score, max)),
                None => "nothing is answered yet".to_owned(),
            };
            if figures.completeness < 1.0 && figures.score.is_some() {
                text += &format!(
                    " from what is answered; {} for the whole, depending on what is open",
                    wording::span(figures.floor, figures.ceiling, max),
                );
            }
            entries.push(entry("Score", Cell::toned(text, Tone::Strong)));
            if let Some(target) = target.score {
                entries.push(entry("Target", target_cell(report, target.get())));
            }
            let counts = &card.overall.counts;
            let mut answered = format!(
                "{} of {} questions that apply",
                counts.answered,
                counts.questions - counts.not_applicable,
            );
            for (number, what) in [
                (counts.unknown, "unknown"),
                (counts.disputed, "disputed"),
                (counts.missing(), "not answered"),
                (counts.not_applicable, "not applicable"),
                (
                    counts.none_yet,
                    "not sampled, since nothing has happened yet",
                ),
            ] {
                if number > 0 {
                    answered += &format!(", {number} {what}");
                }
            }
            entries.push(entry(
                "Answered",
                format!("{} ({answered})", wording::percent(figures.completeness)),
            ));
            entries.push(entry(
                "Evidenced",
                format!(
                    "{} of {max}, counting answers without evidence at most half; mean strength of evidence {}",
                    wording::on_scale(figures.evidenced, max),
                    figures
                        .confidence
                        .map_or_else(|| wording::NOTHING.into(), wording::percent),
                ),
            ));
        }
    }
    if let Some(levels) = &card.overall.levels {
        entries.push(entry(
            "Capability",
            format!(
                "level {} at least in every process rated (index {})",
                wording::level_span(levels.level, levels.ceiling),
                wording::decimal(levels.index, 1),
            ),
        ));
    }
    if card.conformity.is_none() {
        entries.push(entry(
            "Conformity",
            Cell::toned(
                "no verdict: this questionnaire asks no requirement of a standard",
                Tone::Muted,
            ),
        ));
    }
    entries
}

fn readiness_cell(readiness: Readiness) -> Cell {
    let tone = match readiness {
        Readiness::NotReady => Tone::Bad,
        Readiness::Indeterminate | Readiness::ReadyWithActions => Tone::Caution,
        Readiness::Ready => Tone::Good,
        Readiness::NotApplicable => Tone::Muted,
    };
    Cell::toned(
        format!(
            "{}: {}",
            wording::readiness(readiness),
            wording::readiness_reason(readiness)
        ),
        tone,
    )
}

fn target_cell(report: &GapReport<'_>, target: f64) -> Cell {
    use crate::gap::{Outcome, Wanted, check};
    let max = report.questionnaire().scale.max;
    let shown = wording::on_scale(target, max);
    let criteria = check(report.questionnaire(), &report.card, report.inputs.target);
    let overall = criteria
        .iter()
        .find(|c| c.node == NodeId::Overall && matches!(c.wanted, Wanted::Score { .. }));
    match overall.map(|c| c.outcome) {
        Some(Outcome::Met) => Cell::toned(format!("{shown}: met"), Tone::Good),
        Some(Outcome::Missed) => Cell::toned(
            format!("{shown}: missed, whatever is still open"),
            Tone::Bad,
        ),
        _ => Cell::toned(
            format!("{shown}: undecided, too much is open to say"),
            Tone::Caution,
        ),
    }
}

fn risks(report: &GapReport<'_>) -> Vec<Block> {
    let biggest = report.biggest_risks();
    if biggest.is_empty() {
        let text = "Nothing stays below its target.";
        return vec![Block::Paragraph(Cell::toned(text, Tone::Good))];
    }
    let points = biggest
        .iter()
        .take(RISKS_NAMED)
        .map(|f| risk_point(report, f))
        .collect();
    vec![
        Block::Heading {
            rank: 3,
            text: "Biggest risks".into(),
        },
        Block::List {
            ordered: true,
            points,
        },
    ]
}

/// What is found, what one sees today, and what would help.
fn risk_point(report: &GapReport<'_>, finding: &Finding) -> Cell {
    let questionnaire = report.questionnaire();
    let mut text = match finding.subject {
        Subject::Systemic(section) => {
            let name = wording::section_name(questionnaire, section);
            format!("{name}: many requirements fail at once (systemic).")
        }
        Subject::Question(ix) => {
            let question = questionnaire.question(ix);
            let scored = report.card.question(ix);
            let today = match (&scored.given, scored.state) {
                (Some(Given::Option(place)), QuestionState::Assessed) => question
                    .means
                    .get(*place)
                    .cloned()
                    .flatten()
                    .or_else(|| {
                        questionnaire
                            .options(ix)
                            .get(*place)
                            .and_then(|o| o.means.clone())
                    })
                    .unwrap_or_else(|| wording::given(questionnaire, ix, scored.given.as_ref())),
                (_, state) => format!("{}.", capitalised(wording::question_state(state))),
            };
            format!("{} [{}]\nToday: {today}", question.text, question.id)
        }
    };
    text += &format!("\nRisk {} of 5", finding.priority.risk);
    match finding.grade {
        Some(grade) => text += &format!(", likely {}.", wording::grade(grade)),
        None => text += ".",
    }
    if let Some(initiative) = finding.initiatives.first() {
        text += &format!(
            " What helps: {}.",
            lower_first(&questionnaire.initiatives[*initiative].title)
        );
    }
    let tone = if finding.grade == Some(Grade::Major) {
        Tone::Bad
    } else {
        Tone::Plain
    };
    Cell::toned(text, tone)
}

/// The text with a capital at its start.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The text with a small letter at its start, unless its first word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    let second_is_capital = text.chars().nth(1).is_some_and(char::is_uppercase);
    match first {
        Some(first) if !second_is_capital => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn quick_win(report: &GapReport<'_>) -> Vec<Block> {
    let Some(finding) = report.quick_win() else {
        return Vec::new();
    };
    let Some(place) = finding.initiatives.first() else {
        return Vec::new();
    };
    let questionnaire = report.questionnaire();
    let initiative = &questionnaire.initiatives[*place];
    let mut text = format!("{}.", initiative.title);
    if let Some(deliverable) = &initiative.deliverable {
        text += &format!(" {deliverable}");
    }
    vec![
        Block::Heading {
            rank: 3,
            text: "One quick win".into(),
        },
        Block::Paragraph(text.into()),
    ]
}

fn decisions(report: &GapReport<'_>) -> Vec<Block> {
    let mut points: Vec<Cell> = Vec::new();
    let without_owner = report
        .findings
        .iter()
        .filter(|f| match f.subject {
            Subject::Question(ix) => report.answer(ix).is_none_or(|a| a.owner.is_none()),
            Subject::Systemic(_) => false,
        })
        .count();
    if without_owner > 0 {
        points.push(
            format!(
                "Name an owner and a date for {} of {}.",
                without_owner,
                wording::count(report.findings.len(), "finding", "findings"),
            )
            .into(),
        );
    }
    let (initiatives, days) = report.effort_of_initiatives();
    if initiatives > 0 {
        points.push(
            format!(
                "Release about {} person-days for {} that {} what was found, spread over the coming quarters.",
                wording::decimal(days, 0),
                wording::count(initiatives, "first initiative", "first initiatives"),
                if initiatives == 1 { "improves" } else { "improve" },
            )
            .into(),
        );
    }
    let disputed = report.card.overall.counts.disputed;
    if disputed > 0 {
        let text = wording::count(disputed, "answer on which", "answers on which");
        points.push(format!("Settle {text} respondents contradict each other.").into());
    }
    let open = report.questions_where(is_open).len() - disputed;
    if open > 0 {
        let text = wording::count(open, "question", "questions");
        points.push(
            format!("Find out the answer to {text} that nobody has answered or knows.").into(),
        );
    }
    if points.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading {
            rank: 3,
            text: "Decisions wanted".into(),
        },
        Block::List {
            ordered: false,
            points,
        },
    ]
}

/// Advice that certainly applies.
pub(super) fn advice(report: &GapReport<'_>) -> Vec<Block> {
    if report.advice.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading {
        rank: 2,
        text: "Advice".into(),
    }];
    for place in &report.advice {
        let advice = &report.questionnaire().advice[*place];
        blocks.push(Block::Heading {
            rank: 3,
            text: advice.title.clone(),
        });
        blocks.push(Block::Paragraph(advice.text.as_str().into()));
    }
    blocks
}
