//! The change in a few sentences and figures.

use super::causes::{OriginRow, origin_rows, rounded};
use super::shown::{self, precise, signed};
use super::words::{self, GapCounts};
use super::{Compared, Detail};
use crate::comparison::{Change, Loss, MoveKind, Outcome, Reckoning, Side, Status};
use crate::report::anchor::Anchor;
use crate::report::figure::{Glance, Tile};
use crate::report::page::{Block, Cell, Column, Entry, Row, Table, Tone};
use crate::report::wording;
use crate::scoring::{NodeId, Readiness};

/// Title, what is compared, and the story.
pub(super) fn story(compared: &Compared<'_, '_>) -> Vec<Block> {
    let last = compared.whole().after;
    let organisation = last.assessment.organisation.as_deref();
    let title = words::title(
        compared.is_sites(),
        organisation.unwrap_or("Unnamed organisation"),
        &compared.labels,
    );
    let mut blocks = vec![Block::heading(1, title)];
    blocks.extend(sides(compared));
    blocks.push(super::chapter("In short", "story"));
    let sentences = sentences(compared);
    blocks.push(Block::Glance(Glance {
        verdict: sentences.iter().take(2).cloned().collect(),
        tiles: tiles(compared),
    }));
    blocks.push(Block::List {
        ordered: false,
        points: sentences,
    });
    blocks
}

/// What is compared: what is the same everywhere once, the rest in a table.
fn sides(compared: &Compared<'_, '_>) -> Vec<Block> {
    let sites = compared.is_sites();
    let text = |text: Option<&String>| Cell::from(text.map_or(wording::NOTHING, String::as_str));
    let mut columns = vec![Column::text("Assessment")];
    let mut rows: Vec<Row> = compared
        .labels
        .iter()
        .map(|label| Row {
            cells: vec![Cell::toned(label.as_str(), Tone::Strong)],
            depth: 0,
        })
        .collect();
    let mut entries = Vec::new();
    let mut fact = |name: &str, rank: u8, of: &dyn Fn(&Side<'_>) -> Cell| {
        let cells: Vec<Cell> = compared.comparison.sides.iter().map(of).collect();
        match cells.first() {
            Some(first) if cells.iter().all(|cell| cell == first) => {
                if !first.is_nothing() {
                    entries.push(Entry::new(name, first.clone()));
                }
            }
            _ => {
                columns.push(Column::text(name).rank(rank));
                for (row, cell) in rows.iter_mut().zip(cells) {
                    row.cells.push(cell);
                }
            }
        }
    };
    if !sites {
        fact("Organisation", 3, &|side| {
            text(side.assessment.organisation.as_ref())
        });
    }
    fact("Scope", 1, &|side| text(side.assessment.scope.as_ref()));
    fact("Questionnaire", 2, &|side| {
        let named = side.assessment.questionnaire.version.as_ref();
        let other = named.filter(|version| **version != side.questionnaire.version);
        let other = other.map_or_else(String::new, |v| format!(", answered as {v}"));
        format!("{}{other}", side.version()).into()
    });
    let own_days = compared
        .comparison
        .sides
        .iter()
        .all(|side| side.assessment.date == side.as_of());
    if sites {
        fact("Day", 0, &|side| side.assessment.date.to_string().into());
    }
    if !own_days {
        fact("Judged as of", 0, &|side| side.as_of().to_string().into());
    }
    columns.push(Column::text("File"));
    for (row, file) in rows.iter_mut().zip(&compared.files) {
        row.cells.push(file.into());
    }
    vec![
        Block::Entries(entries),
        Block::Table(Table { columns, rows }),
    ]
}

fn sentences(compared: &Compared<'_, '_>) -> Vec<Cell> {
    let (whole, max, sites) = (compared.whole(), compared.max(), compared.is_sites());
    let mut said = Vec::new();
    let floors = [whole.before, whole.after].map(|side| side.floor(&NodeId::Overall));
    if let [Some(before), Some(after)] = floors {
        let difference = after.get() - before.get();
        let (from, to) = (
            precise(Some(before.get()), max),
            precise(Some(after.get()), max),
        );
        let change = signed(difference, max);
        let labels = [compared.first(), compared.last()];
        let text = words::moved(sites, labels, [&from, &to, &change], difference, max);
        said.push(shown::toned(text, difference));
    } else {
        said.push("One of both has no figures, so that no change of the score can be told.".into());
    }
    if let Some(rows) = origin_rows(compared) {
        said.extend(causes(&rows, max, sites));
    }
    said.extend(conformity(compared));
    said.push(words::gaps(&counts(whole), sites).into());
    let unevidenced = whole.of(MoveKind::Closed).filter(|one| {
        let question = one.pair.after.map(|ix| whole.after.card.question(ix));
        question.is_some_and(|question| !question.evidenced)
    });
    let unevidenced = unevidenced.count();
    if unevidenced > 0 && !sites {
        let text = words::closed_without_evidence(unevidenced);
        said.push(Cell::toned(text, Tone::Caution));
    }
    let lost = &whole.evidence_lost;
    if !lost.is_empty() {
        let value = |side: &Side<'_>, ix| side.card.question(ix).scored();
        let kept = lost
            .iter()
            .filter(|one| value(whole.before, one.before) == value(whole.after, one.after));
        let text = words::evidence(lost.len(), kept.count(), sites);
        said.push(Cell::toned(text, Tone::Caution));
    }
    let open = whole.of(MoveKind::LostSight).count();
    if open > 0 {
        said.push(Cell::toned(words::lost_sight(open, sites), Tone::Caution));
    }
    if let Some(reckoning) = &compared.comparison.reckoning {
        said.push(promised(compared, reckoning));
    }
    let mut lower: Vec<String> = Vec::new();
    for regression in &whole.regressions {
        let name = wording::node_name(whole.after.questionnaire, &regression.node);
        if !lower.contains(&name) {
            lower.push(name);
        }
    }
    if !lower.is_empty() && !sites {
        said.push(Cell::toned(words::lower_in(lower), Tone::Bad));
    }
    said
}

/// What brought the change, and what flatters or hides it.
fn causes(rows: &[OriginRow], max: u8, sites: bool) -> Vec<Cell> {
    let mut said = Vec::new();
    let of = |id: &str| {
        rows.iter()
            .find(|row| row.id == id)
            .map_or(0.0, |row| row.total)
    };
    let shown = rounded(rows.iter().map(|row| row.total), max);
    let shown = |id: &str| {
        let place = rows.iter().position(|row| row.id == id);
        let points = place.and_then(|place| shown.get(place).copied());
        signed(points.unwrap_or(0.0), 1)
    };
    let named: Vec<String> = rows
        .iter()
        .filter(|row| row.total.abs() > 1e-9)
        .map(|row| {
            let name = words::cause(sites, row.id);
            format!("{name} ({})", shown(row.id))
        })
        .collect();
    if !named.is_empty() {
        let level = rows.iter().map(|row| row.total).sum::<f64>().abs() <= 1e-9;
        said.push(words::causes(sites, level, &wording::listed(&named)).into());
    }
    let total: f64 = rows.iter().map(|row| row.total).sum();
    let elsewhere = ["scope", "applicability", "questionnaire"];
    let flattering: Vec<String> = elsewhere
        .iter()
        .filter(|id| of(id) > 1e-9)
        .map(|id| words::flatters(id, &shown(id)))
        .collect();
    let other: f64 = elsewhere.iter().map(|id| of(id)).sum();
    if sites {
        return said;
    }
    if total > 1e-9 && !flattering.is_empty() {
        let nothing_else = total - other <= 1e-9;
        let tone = match nothing_else {
            true => Tone::Bad,
            false => Tone::Caution,
        };
        said.push(Cell::toned(
            words::flattering(&flattering, nothing_else),
            tone,
        ));
    } else if other < -1e-9 && total - other > 1e-9 {
        said.push(words::hidden(&signed(other, max)).into());
    }
    said
}

fn conformity(compared: &Compared<'_, '_>) -> Option<Cell> {
    let whole = compared.whole();
    let (before, after) = (whole.before, whole.after);
    let (then, now) = (before.card.conformity?, after.card.conformity?);
    let words = [then, now].map(wording::readiness);
    let counts = [before, after].map(|side| side.card.overall.counts);
    let [from, to] = counts;
    let ready = match (then == now, compared.is_sites()) {
        (true, _) => format!("Conformity: {} on both sides", words[0]),
        (false, false) => format!("Conformity: {} before, {} now", words[0], words[1]),
        (false, true) => format!(
            "Conformity: {} at {}, {} at {}",
            words[0],
            compared.first(),
            words[1],
            compared.last()
        ),
    };
    let mut text = format!(
        "{ready}; likely majors {} → {}, minors {} → {}.",
        from.major, to.major, from.minor, to.minor
    );
    let left = whole.majors_left();
    if left > 0 && !compared.is_sites() {
        text += &words::majors_left(left);
    }
    // Fewer majors are good news only once none is left.
    let tone = match now {
        Readiness::Ready | Readiness::ReadyWithActions if to.major <= from.major => Tone::Good,
        _ if to.major > from.major => Tone::Bad,
        _ => Tone::Plain,
    };
    Some(Cell::toned(text, tone))
}

/// How many gaps became what.
fn counts(whole: &Change<'_, '_>) -> GapCounts {
    let number = |kind: MoveKind| whole.of(kind).count();
    let from_gap = |kind: MoveKind| {
        whole
            .of(kind)
            .filter(|one| one.before == Status::Gap)
            .count()
    };
    let all = whole.moves.iter();
    GapCounts {
        before: all.filter(|one| one.before == Status::Gap).count(),
        closed: number(MoveKind::Closed),
        eased: number(MoveKind::Eased),
        remains: number(MoveKind::Remains),
        deepened: number(MoveKind::Deepened),
        opened: number(MoveKind::Opened),
        found: number(MoveKind::Found),
        left: from_gap(MoveKind::Left),
        unknown: from_gap(MoveKind::LostSight),
    }
}

fn promised(compared: &Compared<'_, '_>, reckoning: &Reckoning) -> Cell {
    let due = reckoning.due().count();
    let judged = reckoning
        .due()
        .filter(|kept| kept.outcome != Outcome::Void)
        .count();
    let number = |test: fn(Outcome) -> bool| reckoning.count(test);
    let kept = number(|o| matches!(o, Outcome::Kept | Outcome::KeptLate(_)));
    let parts = [
        (kept, "kept"),
        (number(|o| o == Outcome::Partly), "partly"),
        (number(|o| o == Outcome::Late), "late"),
        (number(|o| o == Outcome::NotKept), "not"),
        (due - judged, "out of view"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    let initiatives = wording::count(due, "initiative", "initiatives");
    let mut text = match due {
        0 => "Nothing that the roadmap promised is due yet".to_owned(),
        _ => format!(
            "By now the roadmap had promised {initiatives}: {}",
            parts.join(", ")
        ),
    };
    let early = number(|o| o == Outcome::Early);
    if early > 0 {
        text += &format!("; {early} more before they were due");
    }
    let real = compared.whole().after.floor(&NodeId::Overall);
    if let Some((promised, real)) = reckoning.promised.floor.zip(real) {
        let max = compared.max();
        text += &format!(
            ". It had promised a certain score of {}; it is {}",
            precise(Some(promised.get()), max),
            precise(Some(real.get()), max)
        );
    }
    let tone = match kept == due {
        true => Tone::Good,
        false => Tone::Caution,
    };
    Cell::toned(text + ".", tone)
}

/// The figures that stand out.
fn tiles(compared: &Compared<'_, '_>) -> Vec<Tile> {
    let (whole, max) = (compared.whole(), compared.max());
    let tile = |name: &str, value: Cell, note: String, to: &str| Tile {
        name: name.to_owned(),
        value,
        note,
        to: Anchor::part(to),
    };
    let floor = |side: &Side<'_>| side.floor(&NodeId::Overall).map(|f| f.get());
    let floors = (floor(whole.before), floor(whole.after));
    let mut tiles = vec![tile(
        "Certain score",
        shown::change(floors.0, floors.1, max),
        format!(
            "{} → {} of {max}",
            precise(floors.0, max),
            precise(floors.1, max)
        ),
        "origins",
    )];
    let counts = self::counts(whole);
    if whole.after.card.overall.verdict.is_some() {
        let majors = [whole.before, whole.after].map(|side| side.card.overall.counts.major);
        tiles.push(tile(
            "Likely majors",
            shown::toned(majors[1].to_string(), majors[0] as f64 - majors[1] as f64),
            format!("{} before", majors[0]),
            "gaps",
        ));
    }
    let closed = format!("of {}", wording::count(counts.before, "gap", "gaps"));
    tiles.push(tile(
        "Closed",
        counts.closed.to_string().into(),
        closed,
        "gaps",
    ));
    let new = counts.opened + counts.found;
    let note = format!("{} opened, {} found", counts.opened, counts.found);
    tiles.push(tile(
        "New gaps",
        shown::toned(new.to_string(), -(new as f64)),
        note,
        "gaps",
    ));
    let lost = whole.evidence_lost.len();
    let expired = whole
        .evidence_lost
        .iter()
        .filter(|one| one.loss == Loss::Expired);
    let note = format!("{} expired", expired.count());
    tiles.push(tile(
        words::evidence_tile(compared.is_sites()),
        shown::toned(lost.to_string(), -(lost as f64)),
        note,
        "evidence",
    ));
    if let Some(reckoning) = &compared.comparison.reckoning {
        let kept = reckoning.count(|o| matches!(o, Outcome::Kept | Outcome::KeptLate(_)));
        let due = reckoning.due().count();
        tiles.push(tile(
            "Promises kept",
            shown::toned(kept.to_string(), kept as f64 - due as f64),
            format!("of {due} due"),
            "promised",
        ));
    }
    tiles
}

/// How much is shown of everything below the story is up to the chapters.
pub(super) fn rows(detail: Detail) -> usize {
    match detail {
        Detail::Full => usize::MAX,
        Detail::Brief | Detail::Normal => shown::ROWS,
    }
}
