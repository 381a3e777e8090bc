//! How a node got its figures, verdict and level.

use crate::gap::Subject;
use crate::model::{QuestionIx, Rating, Rollup, Score, SectionIx};
use crate::report::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use crate::report::{GapReport, wording};
use crate::scoring::{Contribution, Figures, Judgement, Ladder, NodeId, NodeScore, Part, Verdict};

use super::arithmetic::{arithmetic, parts_table};
use super::{exact, exact_or_nothing};

pub(super) fn explain(report: &GapReport<'_>, id: &NodeId) -> Page {
    let name = wording::node_name(report.questionnaire(), id);
    let mut blocks = vec![Block::heading(1, format!("How “{name}” got its figures"))];
    if let Some(node) = report.card.node(id) {
        blocks.extend(headline(report, id, node));
        blocks.extend(derivation(report, id, node));
        if *id == NodeId::Overall || matches!(id, NodeId::Section(_)) {
            blocks.extend(below(report, id));
        }
        blocks.push(Block::Paragraph(Cell::toned(
            "Every value above is the value of an answer: explain FILE QUESTION shows what was said, by whom, \
             and which evidence counts.",
            Tone::Muted,
        )));
    }
    Page { blocks }
}

fn headline(report: &GapReport<'_>, id: &NodeId, node: &NodeScore) -> Vec<Block> {
    let max = report.questionnaire().scale.max;
    let mut entries = vec![Entry::new("State", wording::state(node.state))];
    if let Some(figures) = node.figures {
        let score = wording::on_scale_or_nothing(figures.score, max);
        entries.push(Entry::new("Score", format!("{score} of {max}")));
        entries.push(Entry::new(
            "Certain to possible",
            format!(
                "{} (floor to ceiling)",
                wording::span(figures.floor, figures.ceiling, max)
            ),
        ));
    }
    let distance = report.distance(id);
    if let (Some(target), Some(gap)) = (distance.score, distance.score_gap) {
        let floor = node.figures.map_or(0.0, |f| f.floor);
        let text = format!(
            "{} of {max}; gap = max(0, {} − {}) = {}",
            wording::on_scale(target.get(), max),
            exact(target.get()),
            exact(floor),
            exact(gap.get()),
        );
        entries.push(Entry::new("Target", text));
    }
    let counts = node.counts;
    entries.push(Entry::new(
        "Questions",
        format!(
            "{} in scope = {} answered + {} not answered + {} unknown + {} disputed + {} not applicable",
            counts.questions,
            counts.answered,
            counts.missing(),
            counts.unknown,
            counts.disputed,
            counts.not_applicable,
        ),
    ));
    vec![Block::Entries(entries)]
}

/// The arithmetic of one node, the table of its parts, its verdict and its level.
fn derivation(report: &GapReport<'_>, id: &NodeId, node: &NodeScore) -> Vec<Block> {
    let parts = report.card.contributions(report.questionnaire(), id);
    let mut blocks = vec![Block::Paragraph(rule(report, id).into())];
    if let Some(figures) = &node.figures {
        blocks.push(Block::Lines(arithmetic(report, &parts, figures)));
    }
    blocks.push(Block::Table(parts_table(report, &parts)));
    if let NodeId::Area(_) = id {
        // The groups of an area are no nodes of their own: their questions follow right here.
        for part in &parts {
            if let Part::OwnQuestions(section, area) = part.part {
                let own = crate::scoring::own_questions_in(report.questionnaire(), section, area);
                blocks.extend(group(report, section, &own));
            }
        }
    }
    blocks.extend(verdict(report, id, node));
    if let NodeId::Section(ix) = id
        && let Some(ladder) = &report.card.ladders[ix.0]
    {
        blocks.extend(ladder_blocks(report, *ix, ladder));
    }
    blocks
}

/// The derivations of all sections below a node, down to their questions.
fn below(report: &GapReport<'_>, id: &NodeId) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let children: &[SectionIx] = match id {
        NodeId::Section(ix) => &questionnaire.section(*ix).children,
        _ => &questionnaire.roots,
    };
    let mut blocks = Vec::new();
    for child in children {
        let id = NodeId::Section(*child);
        let node = &report.card.sections[child.0];
        let rank = 2 + u8::try_from(questionnaire.section(*child).depth.min(2)).unwrap_or(2);
        blocks.push(Block::Heading {
            rank,
            text: wording::node_name(questionnaire, &id).into(),
        });
        blocks.extend(derivation(report, &id, node));
        blocks.extend(below(report, &id));
    }
    blocks
}

/// Which parts are averaged, in words.
fn rule(report: &GapReport<'_>, id: &NodeId) -> String {
    let questionnaire = report.questionnaire();
    let rollup = match id {
        NodeId::Overall => questionnaire.rollup,
        NodeId::Section(ix) => questionnaire.section(*ix).rollup,
        NodeId::Area(_) => {
            return "Mean of the sections that carry the area, by their weights; of each only its own questions.".into();
        }
        NodeId::Reference(..) => {
            return "Mean of the questions that refer to exactly this, by their weights.".into();
        }
    };
    match (rollup, id) {
        (Rollup::Flat, _) => {
            "Mean of all questions below, as one list, by their own weights (flat).".into()
        }
        (Rollup::Mean, NodeId::Section(ix)) if questionnaire.section(*ix).children.is_empty() => {
            "Mean of the questions, by their weights.".into()
        }
        (Rollup::Mean, _) => "Mean of the parts directly below, by their weights.".into(),
    }
}

/// The own questions of a section that count in an area.
fn group(report: &GapReport<'_>, section: SectionIx, own: &[QuestionIx]) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let parts: Vec<Contribution> = own
        .iter()
        .map(|ix| {
            let all = report
                .card
                .contributions(questionnaire, &NodeId::Section(section));
            let found = all.into_iter().find(|c| c.part == Part::Question(*ix));
            found.unwrap_or(Contribution {
                part: Part::Question(*ix),
                weight: questionnaire.question(*ix).weight,
                figures: None,
            })
        })
        .collect();
    let name = wording::node_name(questionnaire, &NodeId::Section(section));
    let mut blocks = vec![Block::heading(2, name)];
    if let Some(figures) = Figures::of(&parts) {
        blocks.push(Block::Lines(arithmetic(report, &parts, &figures)));
    }
    blocks.push(Block::Table(parts_table(report, &parts)));
    blocks
}

fn verdict(report: &GapReport<'_>, id: &NodeId, node: &NodeScore) -> Vec<Block> {
    let Some(found) = node.verdict else {
        return Vec::new();
    };
    let questionnaire = report.questionnaire();
    let inside = |ix: QuestionIx| match id {
        NodeId::Overall => true,
        NodeId::Section(section) => questionnaire
            .ancestry(questionnaire.question(ix).section)
            .any(|s| s == *section),
        NodeId::Area(area) => questionnaire.question(ix).area == Some(*area),
        NodeId::Reference(scheme, clause) => questionnaire
            .question(ix)
            .refs
            .iter()
            .any(|r| r.scheme == *scheme && r.ids.contains(clause)),
    };
    let named = |wanted: Judgement| {
        let ids: Vec<String> = questionnaire
            .question_places()
            .filter(|ix| inside(*ix) && report.card.question(*ix).applies())
            .filter(|ix| report.card.question(*ix).judgement == Some(wanted))
            .map(|ix| questionnaire.question(ix).id.to_string())
            .collect();
        ids
    };
    let mut lines = vec![format!(
        "verdict = worst of all below (major > not assessed > minor > conforming) = {}",
        wording::verdict(found)
    )];
    for judgement in [Judgement::Major, Judgement::NotAssessed, Judgement::Minor] {
        let ids = named(judgement);
        if !ids.is_empty() {
            lines.push(format!(
                "{}: {}",
                wording::judgement(judgement),
                ids.join(", ")
            ));
        }
    }
    let systemic = report.findings.iter().filter_map(|f| match f.subject {
        Subject::Systemic(section) => Some(section),
        Subject::Question(_) => None,
    });
    for section in systemic {
        if let Some(found) = &report.card.systemic[section.0]
            && found.counts_in(questionnaire, section, id)
        {
            lines.push(format!(
                "systemic major in {}: {} ({})",
                questionnaire.section(section).id,
                wording::systemic_reason(found),
                match found.absent {
                    true => "all of them, and one wholly",
                    false => "at least 3, and at least half",
                },
            ));
        }
    }
    let tone = if found == Verdict::Major {
        Tone::Bad
    } else {
        Tone::Plain
    };
    vec![Block::Lines(
        lines.into_iter().map(|l| Cell::toned(l, tone)).collect(),
    )]
}

fn ladder_blocks(report: &GapReport<'_>, section: SectionIx, ladder: &Ladder) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let columns = vec![
        Column::number("Level"),
        Column::text("Attribute"),
        Column::number("Floor"),
        Column::text("Rating"),
        Column::text("Questions").rank(1),
    ];
    let groups = report.card.groups(questionnaire, section);
    let rows = groups
        .iter()
        .map(|group| {
            let ids: Vec<String> = group
                .questions
                .iter()
                .map(|ix| questionnaire.question(*ix).id.to_string())
                .collect();
            let attribute = group
                .attribute
                .as_ref()
                .map_or(wording::NOTHING, |a| a.as_str());
            Row {
                cells: vec![
                    group.level.to_string().into(),
                    attribute.into(),
                    wording::decimal(group.floor.get() * 100.0, 1).into(),
                    Rating::of(group.floor).letter().to_string().into(),
                    ids.join(", ").into(),
                ],
                depth: 0,
            }
        })
        .collect();
    let mut text = format!(
        "Level {}: it needs its own attributes at least L (above 50%), and all below it F (above 85%).",
        wording::level_span(ladder.level, ladder.ceiling),
    );
    if let Some(next) = ladder.next() {
        let blocking = report.card.blocking(questionnaire, section, next);
        let ids: Vec<String> = blocking
            .iter()
            .map(|ix| questionnaire.question(*ix).id.to_string())
            .collect();
        text += &format!(" In the way of level {next}: {}.", ids.join(", "));
    }
    if let Some(gap) = ladder.ends_before {
        text += &format!(" The ladder ends before level {gap}: nothing of it applies.");
    }
    vec![
        Block::Paragraph(text.into()),
        Block::Table(Table { columns, rows }),
    ]
}

/// The value of a score, for the page of a question.
pub(super) fn score_text(score: Option<Score>) -> String {
    exact_or_nothing(score.map(Score::get))
}
