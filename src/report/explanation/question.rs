//! How a question got its value, its evidence, its judgement and its rank.

use crate::gap::Reason;
use crate::model::{Answer, Given, QuestionIx, Score};
use crate::report::finding_list::{evidence, now};
use crate::report::letter_case::capitalised;
use crate::report::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use crate::report::{GapReport, wording};
use crate::scoring::{NodeId, QuestionState, score};

use super::exact;
use super::finding::{finding_heading, ranked};
use super::node::score_text;

pub(super) fn explain(report: &GapReport<'_>, ix: QuestionIx) -> Page {
    let questionnaire = report.questionnaire();
    let question = questionnaire.question(ix);
    let mut blocks = vec![
        Block::heading(1, format!("How “{}” got its value", question.id)),
        Block::Paragraph(Cell::toned(question.text.as_str(), Tone::Strong)),
        Block::Entries(place(report, ix)),
        Block::heading(2, "What was said"),
    ];
    blocks.extend(said(report, ix));
    blocks.push(Block::heading(2, "What it is worth"));
    blocks.push(Block::Entries(worth(report, ix)));
    blocks.push(Block::heading(2, "What is wanted"));
    blocks.push(Block::Entries(wanted(report, ix)));
    if let Some((rank, finding)) = report.finding_of(ix) {
        blocks.push(Block::heading(2, finding_heading(report, rank, finding)));
        blocks.extend(ranked(report, ix, finding));
    }
    Page { blocks }
}

fn place(report: &GapReport<'_>, ix: QuestionIx) -> Vec<Entry> {
    let questionnaire = report.questionnaire();
    let question = questionnaire.question(ix);
    let node = NodeId::Section(question.section);
    let mut entries = vec![Entry::new(
        "Section",
        wording::node_name(questionnaire, &node),
    )];
    if let Some(area) = question.area {
        entries.push(Entry::new("Area", questionnaire.area(area).title.as_str()));
    }
    for refs in &question.refs {
        let ids: Vec<String> = refs.ids.iter().map(ToString::to_string).collect();
        let title = &questionnaire.references[refs.scheme].title;
        entries.push(Entry::new(title, ids.join(", ")));
    }
    let mut kind = capitalised(wording::obligation(question.obligation));
    if question.critical {
        kind += ", critical";
    }
    if question.bars_certification {
        kind += "; below half it bars a certification as such";
    }
    if let Some(proves) = question.proves {
        kind += &format!("; a good answer proves {}", wording::proves(proves));
    }
    if question.in_stage1() {
        kind += "; looked at in stage 1";
    }
    entries.push(Entry::new("Kind", kind));
    entries.push(Entry::new("Weight", exact(question.weight)));
    entries
}

fn said(report: &GapReport<'_>, ix: QuestionIx) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let scored = report.card.question(ix);
    let line = report.answer(ix).and_then(|a| a.line);
    let place = line.map_or_else(String::new, |line| {
        format!(" (line {line} of the assessment)")
    });
    let mut entries = vec![Entry::new("Answer", format!("{}{place}", now(report, ix)))];
    if let Some(Given::Option(place)) = scored.given {
        let question = questionnaire.question(ix);
        let means = question.means.get(place).cloned().flatten();
        if let Some(means) = means.or_else(|| questionnaire.options(ix).get(place)?.means.clone()) {
            entries.push(Entry::new("Typical of it", means));
        }
    }
    if let Some(Given::NotApplicable {
        reason: Some(reason),
    }) = &scored.given
    {
        entries.push(Entry::new("Reason", reason.as_str()));
    }
    let Some(answer) = report.answer(ix) else {
        return vec![Block::Entries(entries)];
    };
    if let Some(by) = &answer.by {
        entries.push(Entry::new("By", by.as_str()));
    }
    if let Some(note) = &answer.note {
        entries.push(Entry::new("Note", note.as_str()));
    }
    if let Some(party) = &answer.performed_by {
        entries.push(Entry::new("Performed by", party.as_str()));
    }
    if answer.weakness {
        entries.push(Entry::new("Weakness", "conforming, but thin"));
    }
    for piece in &answer.evidence {
        entries.push(Entry::new("Evidence", evidence(report, piece)));
    }
    let mut blocks = vec![Block::Entries(entries)];
    blocks.extend(responses(report, ix, answer));
    blocks
}

fn responses(report: &GapReport<'_>, ix: QuestionIx, answer: &Answer) -> Vec<Block> {
    if answer.responses.is_empty() {
        return Vec::new();
    }
    let questionnaire = report.questionnaire();
    let columns = vec![
        Column::text("Respondent"),
        Column::text("Answer"),
        Column::text("Note").rank(1),
    ];
    let rows = answer
        .responses
        .iter()
        .map(|r| Row {
            cells: vec![
                r.by.as_str().into(),
                wording::given(questionnaire, ix, r.given.as_ref()).into(),
                r.note.as_deref().unwrap_or(wording::NOTHING).into(),
            ],
            depth: 0,
        })
        .collect();
    let text = if answer.consensus {
        "The respondents agreed on the answer above, which counts instead of their single ones."
    } else if report.card.question(ix).state == QuestionState::Disputed {
        "The answers lie half the scale or more apart, or only some say it does not apply: disputed. \
         The lower median is shown, but the question counts as open until it is settled (consensus: true)."
    } else {
        "The lower median of those who gave a value counts; unknown and missing do not vote."
    };
    vec![
        Block::Table(Table { columns, rows }),
        Block::Paragraph(text.into()),
    ]
}

fn worth(report: &GapReport<'_>, ix: QuestionIx) -> Vec<Entry> {
    let questionnaire = report.questionnaire();
    let scored = report.card.question(ix);
    let max = questionnaire.scale.max;
    let mut entries = Vec::new();
    match scored.state {
        QuestionState::Assessed => {
            let value = scored.value.map_or(0.0, Score::get);
            let mut text = format!(
                "{} → {} of {max}",
                exact(value),
                wording::on_scale(value, max)
            );
            if let (Some(uncapped), Some(sample)) = (
                scored.uncapped,
                report.answer(ix).and_then(|a| a.sample.as_ref()),
            ) {
                text = format!(
                    "min({}, {} ÷ {} in order) = {text}",
                    exact(uncapped.get()),
                    sample.ok,
                    sample.checked,
                );
            }
            if scored.none_yet {
                text += "; counted as 1 because nothing has happened yet that could show it";
            }
            entries.push(Entry::new("Value", text));
            let cap = if scored.evidenced {
                "not capped: a valid document, record or observation supports it".to_owned()
            } else {
                format!(
                    "min({}, 0.5) = {}: nothing but words supports it",
                    exact(value),
                    exact(value.min(0.5)),
                )
            };
            entries.push(Entry::new("Evidenced", cap));
            if let Some(confidence) = scored.confidence {
                entries.push(Entry::new(
                    "Strength of evidence",
                    format!("{} (the best valid piece counts)", exact(confidence.get())),
                ));
            }
        }
        QuestionState::Disputed => {
            let median = score_text(scored.value);
            entries.push(Entry::new(
                "Value",
                format!("open; lower median {median} is shown, not counted"),
            ));
        }
        QuestionState::Missing | QuestionState::Unknown => {
            entries.push(Entry::new(
                "Value",
                "open: counts 0 in the floor, 1 in the ceiling, nothing in the score",
            ));
        }
        QuestionState::NotApplicable(_) | QuestionState::OutOfScope => {
            let state = wording::question_state(scored.state);
            entries.push(Entry::new(
                "Value",
                format!("{state}: removed from every figure"),
            ));
            entries.extend(conditions(report, ix));
        }
    }
    if let (Some(computed), Some(counts)) = (scored.computed, scored.judgement) {
        entries.push(Entry::new(
            "Computed judgement",
            wording::judgement(computed),
        ));
        if let Some(grade) = report.answer(ix).and_then(|a| a.grade.as_ref()) {
            let text = format!(
                "{} by {}, because: {}. Counts: {}",
                wording::grade(grade.grade),
                grade.by,
                grade.reason,
                wording::judgement(counts),
            );
            entries.push(Entry::new("A person's judgement", text));
        }
    }
    entries
}

/// The conditions under which a question, or a section above it, is asked.
fn conditions(report: &GapReport<'_>, ix: QuestionIx) -> Vec<Entry> {
    let questionnaire = report.questionnaire();
    questionnaire
        .conditions(ix)
        .map(|when| Entry::new("Asked only where", wording::condition(questionnaire, when)))
        .collect()
}

fn wanted(report: &GapReport<'_>, ix: QuestionIx) -> Vec<Entry> {
    let questionnaire = report.questionnaire();
    let max = questionnaire.scale.max;
    if !report.card.question(ix).applies() {
        return vec![Entry::new(
            "Target",
            "none: the question does not count here",
        )];
    }
    let Some(target) = report.targets().question(ix) else {
        return vec![Entry::new(
            "Target",
            "none: the targets of this section do not ask for it",
        )];
    };
    let label = wording::answer_reaching(questionnaire, ix, target.value);
    let reason = match target.reason {
        Reason::Conformity => "a requirement, and conformity is wanted".to_owned(),
        Reason::Level(level) => format!("it shows level {level}, which is wanted"),
        Reason::Score(score) => format!(
            "a score of {} is wanted, and this is the first answer that reaches it",
            wording::on_scale(score.get(), max),
        ),
        Reason::Nothing => "no target is set, so the best answer is wanted".to_owned(),
    };
    let mut entries = vec![Entry::new(
        "Target",
        format!("{label} ({}): {reason}", exact(target.value.get())),
    )];
    let option = questionnaire
        .options(ix)
        .iter()
        .position(|o| o.label == label);
    if let Some(means) =
        option.and_then(|o| questionnaire.question(ix).means.get(o).cloned().flatten())
    {
        entries.push(Entry::new("Which means", means));
    }
    if let Some(text) = option.and_then(|o| effect_of(report, ix, o)) {
        entries.push(Entry::new("Reaching it", text));
    }
    entries
}

/// How floors change if the question alone is answered with an option, by scoring again.
fn effect_of(report: &GapReport<'_>, ix: QuestionIx, option: usize) -> Option<String> {
    if !report.card.question(ix).applies() || report.finding_of(ix).is_none() {
        return None;
    }
    let mut lifted = report.assessment().clone();
    let answer = lifted.answers.get_mut(ix.0)?.get_or_insert_default();
    answer.given = Some(Given::Option(option));
    answer.sample = None;
    answer.responses.clear();
    let after = score(report.questionnaire(), &lifted, report.inputs.as_of);
    let section = report.questionnaire().question(ix).section;
    let max = report.questionnaire().scale.max;
    let shift = |before: Option<f64>, after: Option<f64>| {
        let scaled = |v: f64| wording::decimal(v * f64::from(max), 2);
        Some(format!("{} to {}", scaled(before?), scaled(after?)))
    };
    let floor = |n: &crate::scoring::NodeScore| n.figures.map(|f| f.floor);
    let own = shift(
        floor(&report.card.sections[section.0]),
        floor(&after.sections[section.0]),
    )?;
    let whole = shift(floor(&report.card.overall), floor(&after.overall))?;
    Some(format!(
        "lifts the floor of the section from {own}, of the whole from {whole}"
    ))
}
