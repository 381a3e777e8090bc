//! Random cases: none breaks a limit, bounds are bounds, and of tiny ones the optimum is known.

use std::sync::atomic::{AtomicU64, Ordering};

use std::collections::BTreeMap;

use itsm_gap::model::{Month, Quarter, Score};
use itsm_gap::render;
use itsm_gap::render::assessment::Comments;
use itsm_gap::report::GapReport;
use itsm_gap::roadmap::{Conflict, ConflictKind, Roadmap, expected, lifts_by};
use itsm_gap::scoring::score;

use super::drawn::{Basis, read, written};
use super::instance::{Extent, Instance};
use super::optimum::{Case, Wishes};

/// Cases of each kind; more by the same variable that the properties of the scores obey.
fn cases(usual: u64) -> u64 {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    wanted.map_or(usual, |text| text.parse().unwrap())
}

/// Looks at all seeds, on as many threads as there are, and reports the first that fails.
fn each(count: u64, look: impl Fn(u64) -> Result<(), String> + Sync) {
    let next = AtomicU64::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let failures: Vec<String> = std::thread::scope(|scope| {
        let run = || {
            let mut failures = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= count {
                    return failures;
                }
                failures.extend(look(seed).err().map(|why| format!("seed {seed}: {why}")));
            }
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        let all = running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap());
        all.collect()
    });
    let first: Vec<&String> = failures.iter().take(5).collect();
    assert!(
        failures.is_empty(),
        "{} fail, such as {first:#?}",
        failures.len()
    );
}

#[test]
fn no_random_roadmap_has_a_violation() {
    each(cases(400), |seed| {
        let instance = Instance::random(seed, Extent::ANY);
        let basis = Basis::new(&instance);
        let report = basis.report();
        let roadmap = basis.draw_up(&report, None);
        let violations = basis.verify(&report, &written(&report, &roadmap));
        if !violations.is_empty() {
            return Err(format!("{violations:#?}"));
        }
        let objective = roadmap.objective;
        if objective.bound < objective.value
            || objective.proven != (objective.bound == objective.value)
        {
            return Err(format!("{objective:?}"));
        }
        everything_has_a_reason(&roadmap)
    });
}

/// What is planned without being fixed has a limit that keeps it from starting earlier.
fn everything_has_a_reason(roadmap: &Roadmap) -> Result<(), String> {
    for one in &roadmap.initiatives {
        if one.why_not_earlier.is_empty() {
            return Err(format!(
                "nothing keeps {} from starting earlier",
                one.initiative
            ));
        }
    }
    Ok(())
}

#[test]
fn what_less_reaches_no_bound_for_more_lies_below() {
    each(cases(150), |seed| {
        let mut instance = Instance::random(seed, Extent::ANY);
        // Wanted dates come before all value.
        instance.wishes.pins.clear();
        instance.wishes.certification = None;
        let objective = |instance: &Instance| {
            let basis = Basis::new(instance);
            let report = basis.report();
            basis.draw_up(&report, None).objective
        };
        let reached = objective(&instance).value;
        let mut richer = vec![instance.clone(); 4];
        if let Some(capacity) = &mut richer[0].wishes.capacity {
            capacity
                .iter_mut()
                .for_each(|days| *days += *days / 50 * 25);
        }
        richer[1].wishes.budget = None;
        richer[2].wishes.parallel = None;
        richer[3].wishes.per_role = Some(9);
        for (which, more) in richer.iter().enumerate() {
            let more = objective(more);
            if more.bound < reached {
                return Err(format!(
                    "{reached} is reached, but with more ({which}) {more:?}"
                ));
            }
        }
        Ok(())
    });
}

#[test]
fn planning_again_with_nothing_new_changes_nothing() {
    each(cases(150), |seed| {
        let instance = Instance::random(seed, Extent::ANY);
        let basis = Basis::new(&instance);
        let report = basis.report();
        let roadmap = basis.draw_up(&report, None);
        let again = basis.draw_up(&report, Some(&starts(&report, &roadmap)));
        let changes = again.changes.clone().unwrap_or_default();
        if !changes.is_empty() {
            return Err(format!("{changes:?}"));
        }
        let same = again.initiatives.iter().zip(&roadmap.initiatives);
        match same.clone().all(|(one, other)| one.start == other.start)
            && again.objective.value == roadmap.objective.value
        {
            true => Ok(()),
            false => Err("another roadmap".to_owned()),
        }
    });
}

#[test]
fn planning_again_with_less_names_every_change_and_loses_little() {
    each(cases(100), |seed| {
        let mut instance = Instance::random(seed, Extent::ANY);
        let before = Basis::new(&instance);
        let report = before.report();
        let previous = starts(&report, &before.draw_up(&report, None));
        let usual = instance.wishes.capacity.take().unwrap_or(vec![6000]);
        let less = usual.iter().map(|days| days * 3 / 4);
        instance.wishes.capacity = Some(less.collect());
        let basis = Basis::new(&instance);
        let report = basis.report();
        let (free, again) = (
            basis.draw_up(&report, None),
            basis.draw_up(&report, Some(&previous)),
        );
        let violations = basis.verify(&report, &written(&report, &again));
        if !violations.is_empty() {
            return Err(format!("{violations:#?}"));
        }
        if again.objective.value * 100 < free.objective.value * 99 {
            return Err(format!(
                "{:?} where {:?} is free",
                again.objective, free.objective
            ));
        }
        let now = starts(&report, &again);
        let mut differ: Vec<&String> = previous
            .keys()
            .chain(now.keys())
            .filter(|id| previous.get(*id) != now.get(*id))
            .collect();
        differ.sort();
        differ.dedup();
        let changes = again.changes.unwrap_or_default();
        let named: Vec<&String> = changes.iter().map(|change| &change.id).collect();
        match named == differ {
            true => Ok(()),
            false => Err(format!("{differ:?} differ, but named are {named:?}")),
        }
    });
}

/// The starts of a roadmap, by the ids of the initiatives.
fn starts(report: &GapReport<'_>, roadmap: &Roadmap) -> BTreeMap<String, Quarter> {
    let initiatives = &report.questionnaire().initiatives;
    let planned = roadmap.initiatives.iter();
    planned
        .map(|one| (initiatives[one.initiative].id.to_string(), one.start))
        .collect()
}

#[test]
fn the_assessment_of_a_quarter_has_the_figures_of_that_quarter() {
    each(cases(150), |seed| {
        let instance = Instance::random(seed, Extent::ANY);
        let basis = Basis::new(&instance);
        let report = basis.report();
        let roadmap = basis.draw_up(&report, None);
        for period in roadmap.periods.iter().step_by(3) {
            let lifts = lifts_by(&basis.questionnaire, &roadmap, period.quarter);
            let day = period.quarter.last_day();
            let expected = expected(&basis.questionnaire, &basis.assessment, &lifts, day);
            let text =
                render::assessment::draw(&basis.questionnaire, &expected, &Comments::default());
            let expected = read(&text, |document| {
                document.to_assessment(&basis.questionnaire)
            });
            let card = score(&basis.questionnaire, &expected, day);
            let (overall, standing) = (&card.overall, &period.standing);
            let figures = overall.figures;
            if figures.map(|f| Score::new(f.floor)) != standing.floor
                || overall.verdict != standing.verdict
                || card.conformity != standing.conformity
            {
                return Err(format!("{}: {overall:?}, {standing:?}", period.quarter));
            }
        }
        Ok(())
    });
}

#[test]
fn of_tiny_cases_the_planner_finds_the_optimum_and_keeps_every_wish_that_can_be_kept() {
    let (proven, best, all) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    each(cases(600), |seed| {
        let instance = Instance::random(seed, Extent::TINY);
        let basis = Basis::new(&instance);
        let report = basis.report();
        let roadmap = basis.draw_up(&report, None);
        let compared = Compared::new(&instance, &basis, &Case::new(&instance, &report), &roadmap);
        let compared = compared?;
        all.fetch_add(1, Ordering::Relaxed);
        proven.fetch_add(u64::from(roadmap.objective.proven), Ordering::Relaxed);
        best.fetch_add(u64::from(compared.is_best), Ordering::Relaxed);
        Ok(())
    });
    let [proven, best, all] = [proven, best, all].map(AtomicU64::into_inner);
    assert!(
        best * 100 >= all * 99 && proven * 2 > all,
        "of {all} only {best} are best, {proven} proven to be"
    );
}

/// What trying all schedules says of a roadmap.
struct Compared {
    is_best: bool,
}

impl Compared {
    fn new(
        instance: &Instance,
        basis: &Basis,
        case: &Case,
        roadmap: &Roadmap,
    ) -> Result<Self, String> {
        let mut kept = Wishes::default();
        let mut lost: Vec<(usize, i64)> = Vec::new();
        let pin_lost = |place: usize| {
            let id = &instance.initiatives[place].id;
            roadmap.conflicts.iter().find(|conflict| {
                matches!(conflict.kind, ConflictKind::Pin { initiative, .. } if initiative == basis.place(id))
            })
        };
        let mut lost_conflicts: Vec<&Conflict> = Vec::new();
        for (place, quarter) in &instance.wishes.pins {
            let start = i64::from(quarter.since(instance.start()));
            match pin_lost(*place) {
                None if case.is_available(*place) => {
                    kept.pins.insert(*place, start);
                }
                None => {}
                Some(conflict) => {
                    lost.push((*place, start));
                    lost_conflicts.push(conflict);
                    kept.wanted
                        .extend(case.is_available(*place).then_some(*place));
                }
            }
        }
        let mut missed: Option<(&Conflict, Month, Option<Month>)> = None;
        for conflict in &roadmap.conflicts {
            if let ConflictKind::Certification {
                wanted, earliest, ..
            } = conflict.kind
            {
                missed = Some((conflict, wanted, earliest));
            }
        }
        if missed.is_none() {
            kept.certification = instance.wishes.certification;
        }
        // A wish that is given up cannot be kept beside those that are kept.
        for ((place, start), conflict) in lost.iter().zip(lost_conflicts) {
            let mut more = kept.clone();
            more.wanted.clear();
            more.pins.insert(*place, *start);
            if case.is_available(*place) && case.best(&more).is_some() {
                let id = &instance.initiatives[*place].id;
                return Err(format!(
                    "the pin of {id} can be kept, proven: {}",
                    conflict.proven
                ));
            }
        }
        if let Some((conflict, wanted, earliest)) = missed {
            let holds = |month: Month| {
                let more = Wishes {
                    certification: Some(month),
                    ..kept.clone()
                };
                case.best(&more).is_some()
            };
            if holds(wanted) {
                return Err(format!("{wanted} can be held, proven: {}", conflict.proven));
            }
            // Later, the last milestone lies beyond what the roadmap can be held to.
            let behind = instance.start().plus(instance.quarters() as i32);
            let last = behind.last_month().plus(2);
            let first = wanted.plus(1).max(instance.start().first_month());
            let found = (0..)
                .map(|months| first.plus(months))
                .take_while(|month| *month <= last)
                .find(|month| holds(*month));
            if found != earliest {
                return Err(format!(
                    "the earliest month is {found:?}, not {earliest:?} (wanted {wanted})"
                ));
            }
        }
        if case.is_overloaded()
            != roadmap
                .conflicts
                .iter()
                .any(|c| matches!(c.kind, ConflictKind::Started { .. }))
        {
            return Err(format!(
                "overloaded by what has started: {}",
                case.is_overloaded()
            ));
        }
        let Some((placed, value)) = case.best(&kept) else {
            return Err("no schedule keeps what is said to be kept".to_owned());
        };
        let objective = roadmap.objective;
        let is_there = |place: &usize| {
            let place = basis.place(&instance.initiatives[*place].id);
            roadmap
                .initiatives
                .iter()
                .any(|one| one.initiative == place)
        };
        let there = kept.wanted.iter().filter(|place| is_there(place)).count();
        if there < placed {
            return Err(format!(
                "{there} of {placed} are placed whose pins cannot be kept"
            ));
        }
        if objective.bound < value
            || objective.value > value
            || (objective.proven && objective.value < value)
        {
            return Err(format!("the optimum is {value}: {objective:?}"));
        }
        Ok(Self {
            is_best: objective.value == value,
        })
    }
}
