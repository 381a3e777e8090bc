//! The figures of the whole in a few lines: conformity, score, answers, evidence, targets.

use crate::gap::{Outcome, check};
use crate::scoring::{Judgement, NodeId, NotApplicable, QuestionState, Readiness, Stage, WriteUps};

use super::anchor::Anchor;
use super::criterion::{demand, outcome_tone};
use super::links::{behind, to_answers};
use super::page::{Cell, Entry, Tone};
use super::roadmap_wording::certification_missed;
use super::{GapReport, wording};

/// How many of the sections at the lowest level are named.
const LIMITING_NAMED: usize = 5;

/// Conformity, score, answers, evidence and targets of the whole, in a few lines.
pub(super) fn headline(report: &GapReport<'_>) -> Vec<Entry> {
    let mut entries = conformity(report);
    entries.extend(score(report));
    entries.extend(targets(report));
    entries.extend(date_missed(report));
    if let Some(levels) = &report.card.overall.levels {
        let sections = report
            .card
            .limiting(report.questionnaire(), &NodeId::Overall);
        let mut limiting: Vec<String> = sections
            .iter()
            .map(|s| report.questionnaire().section(*s).id.to_string())
            .collect();
        let more = limiting.len().saturating_sub(LIMITING_NAMED);
        if more > 1 {
            limiting.truncate(LIMITING_NAMED);
            limiting.push(format!("{more} more"));
        }
        let text = format!(
            "lowest level {}, in {}; mean of all levels (index) {}",
            wording::level_span(levels.level, levels.ceiling),
            wording::listed(&limiting),
            wording::decimal(levels.index, 1),
        );
        let sections = sections.iter().take(LIMITING_NAMED + 1);
        let text = sections.fold(Cell::from(text), |text, section| {
            let id = &report.questionnaire().section(*section).id;
            text.linking(id.as_str(), behind(report, &NodeId::Section(*section)))
        });
        entries.push(Entry::new("Capability", text));
    }
    entries
}

fn conformity(report: &GapReport<'_>) -> Vec<Entry> {
    let card = &report.card;
    let Some(conformity) = card.conformity else {
        let text = "no verdict: this questionnaire asks no requirement of a standard";
        return vec![Entry::new("Conformity", Cell::toned(text, Tone::Muted))];
    };
    let mut entries = vec![Entry::new(
        "Conformity",
        readiness_cell(report, conformity, Stage::Two),
    )];
    entries.extend(barred(report));
    for (name, found, in_stage) in [
        ("Stage 1", card.stage1, Stage::One),
        ("Stage 2", card.stage2, Stage::Two),
    ] {
        let cell = found.map(|found| stage_cell(report, found, in_stage));
        entries.extend(cell.map(|cell| Entry::new(name, cell)));
    }
    let counts = &card.overall.counts;
    let open = report
        .questions_where(|q| q.judgement == Some(Judgement::NotAssessed))
        .len();
    // Those are of no single requirement: counted with them, the numbers would not add up to the requirements there are.
    let systemic = card.systemic.iter().flatten().count();
    let majors = counts.major - systemic;
    let as_a_whole = match systemic {
        0 => String::new(),
        number => {
            let unit = wording::unit(report.questionnaire());
            let units = wording::count(number, unit, &format!("{unit}s"));
            format!("; besides, {units} likely major as a whole (systemic)")
        }
    };
    entries.push(Entry::new(
        "Requirements",
        Cell::from(format!(
            "{majors} likely major, {} likely minor, {}, {} conforming, {open} not assessed{as_a_whole}",
            counts.minor,
            wording::count(counts.opportunity, "opportunity", "opportunities"),
            counts.conforming,
        ))
        .linking(
            &format!("{majors} likely major"),
            Anchor::part("findings"),
        )
        .linking(
            &format!("{} likely minor", counts.minor),
            Anchor::part("findings"),
        )
        .linking(
            &wording::count(counts.opportunity, "opportunity", "opportunities"),
            Anchor::part("findings"),
        )
        .linking(
            &format!("{} conforming", counts.conforming),
            Anchor::part("answers"),
        )
        .linking(&format!("{open} not assessed"), Anchor::part("open")),
    ));
    entries.extend(written_up(report));
    entries.extend(regraded(report));
    entries
}

/// Of what the likely majors are, where some are of a section as a whole: "26 requirements and 8 clauses as a whole".
pub(super) fn majors_parted(report: &GapReport<'_>) -> Option<String> {
    let systemic = report.card.systemic.iter().flatten().count();
    let unit = wording::unit(report.questionnaire());
    (systemic > 0).then(|| {
        let single = report.card.overall.counts.major - systemic;
        format!(
            "{} and {} as a whole",
            wording::count(single, "requirement", "requirements"),
            wording::count(systemic, unit, &format!("{unit}s")),
        )
    })
}

/// What bars a certification as such: it stands beside the verdict, since nothing else matters before it.
fn barred(report: &GapReport<'_>) -> Option<Entry> {
    let text = wording::barred(report.questionnaire(), &report.card)?;
    let text = Cell::toned(text, Tone::Bad);
    let bars = report.card.bars(report.questionnaire());
    let text = to_answers(report, text, &bars);
    Some(Entry::new("Certification", text))
}

/// The findings as an auditor would write them up: the counts by requirement are far more.
fn written_up(report: &GapReport<'_>) -> Option<Entry> {
    let written = report.card.write_ups(report.questionnaire());
    let majors = wording::count(written.major, "likely major", "likely majors");
    let minors = wording::count(written.minor, "likely minor", "likely minors");
    let text = format!(
        "{majors} and {minors}, as an auditor would write them up: one finding a {}, graded by its worst",
        wording::unit(report.questionnaire()),
    );
    let text = Cell::from(text).linking(&majors, Anchor::part("standing"));
    let text = text.linking(&minors, Anchor::part("standing"));
    (written != WriteUps::default()).then(|| Entry::new("Written up", text))
}

/// What persons judged better than the computation: said wherever the result is said.
pub(super) fn regraded(report: &GapReport<'_>) -> Option<Entry> {
    let each: Vec<String> = report
        .regraded()
        .into_iter()
        .filter_map(|ix| {
            let grade = report.answer(ix)?.grade.as_ref()?;
            let computed = report.card.question(ix).computed?;
            let id = &report.questionnaire().question(ix).id;
            Some(format!(
                "{id} from {} to {} by {}",
                wording::judgement(computed),
                wording::grade(grade.grade),
                grade.by,
            ))
        })
        .collect();
    let said = Cell::toned(each.join("; "), Tone::Caution);
    let said = to_answers(report, said, &report.regraded());
    (!each.is_empty()).then(|| Entry::new("Regraded", said))
}

/// Score, how much is answered and how well it is evidenced: never one without the others.
pub(super) fn score(report: &GapReport<'_>) -> Vec<Entry> {
    let card = &report.card;
    let max = report.questionnaire().scale.max;
    let Some(figures) = card.overall.figures else {
        return vec![Entry::new("Score", wording::state(card.overall.state))];
    };
    let mut text = match figures.score {
        Some(score) => format!("{} of {max}", wording::on_scale(score, max)),
        None => "nothing is answered yet".to_owned(),
    };
    if figures.completeness < 1.0 && figures.score.is_some() {
        let span = wording::span(figures.floor, figures.ceiling, max);
        let open = match wording::on_scale(figures.floor, max) == span {
            true => "whatever is still open",
            false => "depending on what is open",
        };
        text += &format!(" from what is answered; {span} for the whole, {open}");
    }
    let counts = &card.overall.counts;
    let informing = report
        .questions_where(|q| q.state == QuestionState::NotApplicable(NotApplicable::Informs))
        .len();
    let mut answered = format!(
        "{} of {} questions that apply, {} by weight",
        counts.answered,
        counts.questions - counts.not_applicable,
        wording::percent(figures.completeness),
    );
    for (number, what) in [
        (counts.unknown, "unknown"),
        (counts.disputed, "disputed"),
        (counts.missing(), "not answered"),
        (counts.not_applicable - informing, "not applicable"),
        (informing, "for information only"),
        (
            counts.none_yet,
            "not sampled, since nothing has happened yet",
        ),
    ] {
        if number > 0 {
            answered += &format!("; {number} {what}");
        }
    }
    let score = Cell::toned(text, Tone::Strong);
    let score = match figures.score {
        Some(shown) => score
            .linking(&wording::on_scale(shown, max), Anchor::part("standing"))
            .linking(
                &wording::span(figures.floor, figures.ceiling, max),
                Anchor::part("standing"),
            ),
        None => score,
    };
    let answers = Cell::from(answered)
        .linking(&counts.answered.to_string(), Anchor::part("answers"))
        .linking(
            &format!("{} unknown", counts.unknown),
            Anchor::part("left-out"),
        )
        .linking(
            &format!("{} disputed", counts.disputed),
            Anchor::part("method"),
        )
        .linking(
            &format!("{} not answered", counts.missing()),
            Anchor::part("open"),
        )
        .linking(
            &format!("{} not applicable", counts.not_applicable - informing),
            Anchor::part("left-out"),
        );
    let evidenced = counts.answered - report.without_evidence().len();
    vec![
        Entry::new("Score", score),
        Entry::new("Answered", answers),
        Entry::new(
            "Evidenced",
            Cell::from(format!(
                "{evidenced} of {} with valid evidence; {} of {max} if the others count at most half; mean strength of evidence {}",
                wording::count(counts.answered, "answer", "answers"),
                wording::on_scale(figures.evidenced, max),
                figures
                    .confidence
                    .map_or_else(|| wording::NOTHING.into(), wording::percent),
            ))
            .linking(&evidenced.to_string(), Anchor::part("evidence"))
            .linking(
                &wording::on_scale(figures.evidenced, max),
                Anchor::part("standing"),
            ),
        ),
    ]
}

/// What is demanded of the whole, and what became of it.
fn targets(report: &GapReport<'_>) -> Vec<Entry> {
    let questionnaire = report.questionnaire();
    let criteria = check(questionnaire, &report.card, report.inputs.target);
    let overall = criteria.iter().filter(|c| c.node == NodeId::Overall);
    let mut entries: Vec<Entry> = overall
        .map(|criterion| {
            let (what, wanted, found) = demand(questionnaire, criterion);
            let outcome = match criterion.outcome {
                Outcome::Met => "met",
                Outcome::NotApplicable => "not applicable",
                Outcome::Undecided => "undecided, too much is open to say",
                Outcome::Missed => "missed, whatever is still open",
            };
            let text = format!("{what} {wanted}: {outcome} ({found})");
            let text = Cell::toned(text, outcome_tone(criterion.outcome));
            Entry::new("Target", text.linking(&found, Anchor::part("standing")))
        })
        .collect();
    let parts = criteria.iter().filter(|c| c.node != NodeId::Overall);
    let (mut missed, mut undecided, mut all) = (0, 0, 0);
    for criterion in parts {
        all += 1;
        missed += usize::from(criterion.outcome == Outcome::Missed);
        undecided += usize::from(criterion.outcome == Outcome::Undecided);
    }
    if all > 0 {
        let targets = wording::count(all, "target", "targets");
        let text = format!(
            "{targets} of single areas and sections: {missed} missed, {undecided} undecided"
        );
        entries.push(Entry::new("Target", text));
    }
    entries
}

/// The certification date wanted, where the roadmap does not keep it.
fn date_missed(report: &GapReport<'_>) -> Option<Entry> {
    let roadmap = report.roadmap.as_ref()?;
    let text = certification_missed(report, roadmap)?;
    let text = Cell::toned(text, Tone::Bad).leading(Anchor::part("roadmap"));
    Some(Entry::new("Date wanted", text))
}

/// Readiness for a stage. Where it is not, by how many majors: the reason itself was told with the verdict.
fn stage_cell(report: &GapReport<'_>, readiness: Readiness, stage: Stage) -> Cell {
    let cell = readiness_cell(report, readiness, stage);
    let (majors, all, answered) = report.card.majors_in(report.questionnaire(), stage);
    if readiness != Readiness::NotReady || majors.is_empty() {
        return cell;
    }
    let found = wording::count(majors.len(), "is a likely major", "are likely majors");
    let requirements = wording::count(all, "requirement", "requirements");
    let of = match answered == all {
        true => requirements,
        false => format!("{requirements}, {answered} of them answered"),
    };
    let text = format!("{}: of {of}, {found}", wording::readiness(readiness));
    to_answers(report, Cell::toned(text, Tone::Bad), &majors)
}

fn readiness_cell(report: &GapReport<'_>, readiness: Readiness, stage: Stage) -> Cell {
    let support = report.card.support_in(report.questionnaire(), stage);
    let tone = match readiness {
        Readiness::NotReady => Tone::Bad,
        Readiness::Ready if !support.is_partial() => Tone::Good,
        Readiness::Indeterminate | Readiness::ReadyWithActions | Readiness::Ready => Tone::Caution,
        Readiness::NotApplicable => Tone::Muted,
    };
    let text = wording::supported_readiness(readiness, stage, support);
    let evidenced = format!("{} of", support.evidenced);
    Cell::toned(text, tone).linking(&evidenced, Anchor::part("evidence"))
}
