//! The best schedule of a tiny instance, found by trying all: written from the specification, and from nothing of the planner.

use std::collections::BTreeMap;

use itsm_gap::gap::Subject;
use itsm_gap::model::{Conformity, Month, Quarter, QuestionIx, Score};
use itsm_gap::report::GapReport;
use itsm_gap::scoring::Judgement;

use super::instance::{Instance, Question, SECTIONS, SETS, Said};

/// An instance in numbers. Initiatives are in the instance's order, each after all that it presupposes.
pub(super) struct Case {
    quarters: i64,
    start: Quarter,
    capacity: Vec<i64>,
    budget: Option<Vec<i64>>,
    parallel: i64,
    per_role: i64,
    works: Vec<Work>,
    gaps: Vec<Gap>,
    /// How many minors the target allows.
    allowed: Option<usize>,
}

struct Work {
    /// Neither done, nor excluded, nor dependent on what is.
    available: bool,
    done_by_plan: bool,
    done: bool,
    load: Vec<i64>,
    run_in: i64,
    upkeep: i64,
    cost: i64,
    role: Option<&'static str>,
    after: Vec<usize>,
    started: Option<i64>,
    /// Gaps, each with the value of the answer that it reaches.
    lifts: Vec<(usize, f64)>,
    /// Something is gained by it, or needs it.
    useful: bool,
}

/// A question below its target.
struct Gap {
    question: usize,
    shall: bool,
    /// A likely major, alone or with others, or not assessed.
    grave: bool,
    due: Option<&'static str>,
    from: f64,
    target: f64,
    worth: f64,
}

impl Gap {
    fn value(&self, reached: f64) -> i64 {
        let exact = self.worth * (reached - self.from).max(0.0) / (self.target - self.from);
        ((exact * 1e9).round() / 1e9).round() as i64
    }
}

/// What a schedule has to keep to.
#[derive(Clone, Default)]
pub(super) struct Wishes {
    /// Starts, counted from the first quarter.
    pub(super) pins: BTreeMap<usize, i64>,
    pub(super) certification: Option<Month>,
    /// To be placed wherever there is room, before anything else counts.
    pub(super) wanted: Vec<usize>,
}

/// Gaps, each with the value to be reached, and the last quarter for it.
#[derive(Clone, Default)]
struct Dates {
    kept: Vec<(usize, f64, i64)>,
    /// Likely minors.
    minors: Vec<(usize, f64, i64)>,
    /// How many of them may be open.
    may_miss: usize,
}

/// The best that there is: how many of those wanted are placed, and the value.
pub(super) type Best = (usize, i64);

impl Case {
    pub(super) fn new(instance: &Instance, report: &GapReport<'_>) -> Self {
        let wishes = &instance.wishes;
        let quarters = instance.quarters();
        let each = |amounts: &Vec<i64>, count: usize| match amounts.as_slice() {
            [one] => vec![*one; count],
            several => several.to_vec(),
        };
        let usual = [3000, 6000, 12_000][instance.size.unwrap_or(2)];
        let mut case = Self {
            quarters: quarters as i64,
            start: instance.start(),
            capacity: each(wishes.capacity.as_ref().unwrap_or(&vec![usual]), quarters),
            budget: wishes
                .budget
                .as_ref()
                .map(|budget| each(budget, quarters / 4)),
            parallel: wishes.parallel.unwrap_or(i64::MAX),
            per_role: wishes.per_role.unwrap_or(2),
            works: Vec::new(),
            gaps: gaps(instance, report),
            allowed: match report.inputs.target.conformity {
                Some(Conformity::Ready) => Some(0),
                _ => report.inputs.target.max_minors.map(|most| most as usize),
            },
        };
        for place in 0..instance.initiatives.len() {
            case.works.push(case.work(instance, place));
        }
        // What is done is kept up, if the plan names it.
        let works = case.works.iter().enumerate();
        let goes_on = works.filter(|(place, work)| {
            work.done_by_plan || (work.done && wishes.started.iter().any(|(one, _)| one == place))
        });
        let upkeep: i64 = goes_on.map(|(_, work)| work.upkeep).sum();
        case.capacity.iter_mut().for_each(|days| *days -= upkeep);
        case.mark_useful(instance);
        case
    }

    fn work(&self, instance: &Instance, place: usize) -> Work {
        let one = &instance.initiatives[place];
        let wishes = &instance.wishes;
        let applicable = one.closes.iter().filter(|(q, _)| applies(instance, *q));
        let applicable: Vec<_> = applicable.collect();
        let mut lifts = Vec::new();
        for (question, to) in &applicable {
            if let Some(gap) = self.gaps.iter().position(|gap| gap.question == *question) {
                let to = SETS[instance.questions[*question].set][*to].min(self.gaps[gap].target);
                if to > self.gaps[gap].from {
                    lifts.push((gap, to));
                }
            }
        }
        let size = if one.fixed_days {
            1
        } else {
            instance.size.unwrap_or(2)
        };
        let mut days = one.days[size] as f64;
        // Unanswered counts as the largest, whichever that is.
        if !one.fixed_days && instance.size.is_none() {
            days = one.days.iter().copied().max().unwrap() as f64;
        }
        if let (Some(tenths), Some(true)) = (one.discount, instance.partners) {
            days *= tenths as f64 / 10.0;
        }
        let share = match applicable.len() {
            0 => 1.0,
            all => (lifts.len() as f64 / all as f64).max(0.25),
        };
        let whole = ((days * share * 1e9).round() / 1e9).ceil() as i64;
        let done_by_plan = wishes.done.contains(&place);
        let done = done_by_plan || (!one.closes.is_empty() && lifts.is_empty());
        let at = |all: &[(usize, Quarter)]| {
            let found = all.iter().find(|(other, _)| *other == place);
            found.map(|(_, quarter)| i64::from(quarter.since(self.start)))
        };
        let started = at(&wishes.started).filter(|_| !done);
        let blocked = started.is_none()
            && one.after.iter().any(|before| {
                let before = &self.works[*before];
                !before.available && !before.done
            });
        let load = (0..one.quarters)
            .map(|n| (whole / one.quarters + i64::from(n < whole % one.quarters)) * 100);
        Work {
            available: !done && !blocked && !wishes.exclude.contains(&place),
            done_by_plan,
            done,
            load: load.collect(),
            run_in: one.run_in,
            upkeep: one.upkeep,
            cost: one.cost * 100,
            role: one.role,
            after: one.after.clone(),
            started,
            lifts,
            useful: false,
        }
    }

    fn mark_useful(&mut self, instance: &Instance) {
        for place in (0..self.works.len()).rev() {
            let named = instance.wishes.pins.iter().any(|(pin, _)| *pin == place);
            let needed = (place + 1..self.works.len()).any(|other| {
                let other = &self.works[other];
                other.available
                    && other.useful
                    && other.started.is_none()
                    && other.after.contains(&place)
            });
            let work = &mut self.works[place];
            work.useful = !work.lifts.is_empty() || named || needed || work.started.is_some();
        }
    }

    /// Whether an initiative can be in the roadmap at all.
    pub(super) fn is_available(&self, place: usize) -> bool {
        self.works[place].available
    }

    /// Whether what has started needs more than there is.
    pub(super) fn is_overloaded(&self) -> bool {
        let mut ledger = Ledger::new(self);
        for (place, work) in self.works.iter().enumerate() {
            if let Some(start) = work.started {
                ledger.book(place, start, 1);
            }
        }
        ledger.is_over()
    }

    /// The last quarter that ends before a milestone of a certification decided in a month.
    fn last(&self, milestone: &str, decision: Month) -> i64 {
        let before = match milestone {
            "internal_audit" => 5,
            "management_review" => 4,
            "stage1" => 3,
            _ => 2,
        };
        let quarter = decision.plus(-before).quarter().plus(-1);
        i64::from(quarter.since(self.start))
    }

    /// What a certification asks for: every requirement by its milestone, or likely minors only before stage 2, and not all
    /// of them. `None` if something must be closed that nothing closes.
    fn dates(&self, decision: Month, every: bool) -> Option<Dates> {
        let (mut dates, mut stays) = (Dates::default(), 0);
        for (place, gap) in self.gaps.iter().enumerate().filter(|(_, gap)| gap.shall) {
            let grave = gap.grave || self.allowed == Some(0);
            let milestone = match every || grave {
                true => gap.due.unwrap_or("internal_audit"),
                false => "stage2",
            };
            let last = self.last(milestone, decision);
            if last >= self.quarters {
                continue;
            }
            let can = self
                .works
                .iter()
                .filter(|work| work.available || work.done_by_plan);
            let reached = can
                .flat_map(|work| &work.lifts)
                .filter(|(other, _)| *other == place);
            let best = reached.map(|(_, to)| *to).reduce(f64::max);
            stays += usize::from(best != Some(1.0));
            match best {
                None if grave => return None,
                None => {}
                Some(best) if every || grave => dates.kept.push((place, best, last)),
                Some(best) if best == 1.0 => dates.minors.push((place, best, last)),
                Some(_) => {}
            }
        }
        let allowed = self.allowed.unwrap_or(usize::MAX);
        dates.may_miss = allowed.checked_sub(stays)?.min(dates.minors.len());
        Some(dates)
    }

    /// The best schedule that keeps all wishes; `None` if none does. With a certification: the best of those that close
    /// every requirement in time or, if there are none, of those that leave the fewest minors open.
    pub(super) fn best(&self, wishes: &Wishes) -> Option<Best> {
        let Some(decision) = wishes.certification else {
            return self.searched(wishes, &Dates::default());
        };
        let every = self.dates(decision, true);
        if let Some(best) = every.and_then(|every| self.searched(wishes, &every)) {
            return Some(best);
        }
        let dates = self.dates(decision, false)?;
        (0..=dates.may_miss).find_map(|may_miss| {
            let fewer = Dates {
                may_miss,
                ..dates.clone()
            };
            self.searched(wishes, &fewer)
        })
    }

    fn searched(&self, wishes: &Wishes, dates: &Dates) -> Option<Best> {
        let mut search = Search {
            case: self,
            wishes,
            dates,
            ledger: Ledger::new(self),
            starts: vec![None; self.works.len()],
            most: self.works.iter().map(|work| self.most(work)).collect(),
            best: None,
        };
        for (place, work) in self.works.iter().enumerate() {
            if let Some(start) = work.started {
                search.ledger.book(place, start, 1);
                search.starts[place] = Some(start);
            }
        }
        search.ledger.started = search.ledger.clone_taken();
        search.from(0);
        search.best
    }

    /// What an initiative could bring at most.
    fn most(&self, work: &Work) -> i64 {
        let values = work
            .lifts
            .iter()
            .map(|(gap, to)| self.gaps[*gap].value(*to));
        let free = if work.started.is_some() {
            0
        } else {
            work.load.len() as i64 - 1
        };
        values.sum::<i64>() * (self.quarters - free.min(self.quarters)).max(0)
    }

    /// When each that is done or placed takes effect.
    fn effects(&self, starts: &[Option<i64>]) -> Vec<(usize, i64)> {
        let works = self.works.iter().enumerate();
        let effects = works.filter_map(|(place, work)| {
            if work.done_by_plan {
                // It ended in the quarter before the first.
                return Some((place, work.run_in - 1));
            }
            Some((
                place,
                starts[place]? + work.load.len() as i64 - 1 + work.run_in,
            ))
        });
        effects.collect()
    }

    fn value(&self, effects: &[(usize, i64)]) -> i64 {
        let mut sum = 0;
        for (place, gap) in self.gaps.iter().enumerate() {
            for quarter in 0..self.quarters {
                let by_then = effects.iter().filter(|(_, from)| *from <= quarter);
                let lifts = by_then.flat_map(|(work, _)| &self.works[*work].lifts);
                let here = lifts.filter(|(other, _)| *other == place);
                let reached = here.map(|(_, to)| *to).fold(gap.from, f64::max);
                sum += gap.value(reached);
            }
        }
        sum
    }
}

/// What is taken of each limit.
#[derive(Clone)]
struct Ledger<'c> {
    case: &'c Case,
    days: Vec<i64>,
    money: Vec<i64>,
    running: Vec<i64>,
    of_role: BTreeMap<&'static str, Vec<i64>>,
    started: Taken,
}

type Taken = (
    Vec<i64>,
    Vec<i64>,
    Vec<i64>,
    BTreeMap<&'static str, Vec<i64>>,
);

impl<'c> Ledger<'c> {
    fn new(case: &'c Case) -> Self {
        let none = vec![0; case.capacity.len()];
        Self {
            case,
            days: none.clone(),
            money: vec![0; case.capacity.len() / 4],
            running: none,
            of_role: BTreeMap::new(),
            started: Taken::default(),
        }
    }

    fn clone_taken(&self) -> Taken {
        (
            self.days.clone(),
            self.money.clone(),
            self.running.clone(),
            self.of_role.clone(),
        )
    }

    fn book(&mut self, place: usize, start: i64, sign: i64) {
        let work = &self.case.works[place];
        let duration = work.load.len() as i64;
        for quarter in start.max(0)..self.case.quarters {
            let at = quarter as usize;
            if quarter < start + duration {
                self.days[at] += sign * work.load[(quarter - start) as usize];
                self.running[at] += sign;
                if let Some(role) = work.role {
                    let of_role = self.of_role.entry(role).or_default();
                    of_role.resize(self.days.len(), 0);
                    of_role[at] += sign;
                }
            } else {
                self.days[at] += sign * work.upkeep;
            }
        }
        if start >= 0 {
            self.money[start as usize / 4] += sign * work.cost;
        }
    }

    /// Whether more is taken than there is, other than by what has started alone.
    fn is_over(&self) -> bool {
        let (days, money, running, of_role) = &self.started;
        let over = |taken: &[i64], started: &[i64], limit: &dyn Fn(usize) -> i64| {
            let all = taken.iter().enumerate();
            let mut all = all.map(|(at, taken)| (*taken, started.get(at).copied(), limit(at)));
            all.any(|(taken, started, limit)| taken > limit && started != Some(taken))
        };
        let budget = self.case.budget.as_ref();
        over(&self.days, days, &|at| self.case.capacity[at])
            || budget.is_some_and(|budget| over(&self.money, money, &|year| budget[year]))
            || over(&self.running, running, &|_| self.case.parallel)
            || self.of_role.iter().any(|(role, taken)| {
                let started = of_role.get(role).map_or(&[][..], Vec::as_slice);
                over(taken, started, &|_| self.case.per_role)
            })
    }
}

struct Search<'c> {
    case: &'c Case,
    wishes: &'c Wishes,
    dates: &'c Dates,
    ledger: Ledger<'c>,
    starts: Vec<Option<i64>>,
    most: Vec<i64>,
    best: Option<Best>,
}

impl Search<'_> {
    /// Tries all starts of this initiative and of all after it.
    fn from(&mut self, place: usize) {
        let effects = self.case.effects(&self.starts);
        let value = self.case.value(&effects);
        let wanted = self.wishes.wanted.iter();
        let placed = wanted.filter(|one| self.starts[**one].is_some()).count();
        if place == self.case.works.len() {
            if self.keeps_dates(&effects) {
                self.best = self.best.max(Some((placed, value)));
            }
            return;
        }
        let open = self
            .wishes
            .wanted
            .iter()
            .filter(|one| **one >= place)
            .count();
        let most: i64 = self.most[place..].iter().sum();
        if self
            .best
            .is_some_and(|best| (placed + open, value + most) <= best)
        {
            return;
        }
        let work = &self.case.works[place];
        if !work.available || !work.useful || work.started.is_some() {
            return self.from(place + 1);
        }
        let pinned = self.wishes.pins.get(&place).copied();
        if let Some(first) = self.ready(work) {
            let last = self.case.quarters - work.load.len() as i64;
            for start in first..=last {
                if pinned.is_some_and(|pinned| pinned != start) {
                    continue;
                }
                self.ledger.book(place, start, 1);
                self.starts[place] = Some(start);
                if !self.ledger.is_over() {
                    self.from(place + 1);
                }
                self.starts[place] = None;
                self.ledger.book(place, start, -1);
            }
        }
        if pinned.is_none() {
            self.from(place + 1);
        }
    }

    /// The first quarter after all that an initiative presupposes.
    fn ready(&self, work: &Work) -> Option<i64> {
        work.after.iter().try_fold(0, |first, before| {
            let own = &self.case.works[*before];
            if own.done {
                return Some(first);
            }
            Some(first.max(self.starts[*before]? + own.load.len() as i64))
        })
    }

    fn keeps_dates(&self, effects: &[(usize, i64)]) -> bool {
        let in_time = |(gap, best, last): &(usize, f64, i64)| {
            effects.iter().any(|(place, from)| {
                let lifts = &self.case.works[*place].lifts;
                from <= last && lifts.iter().any(|(other, to)| other == gap && to >= best)
            })
        };
        let missed = self.dates.minors.iter().filter(|date| !in_time(date));
        self.dates.kept.iter().all(in_time) && missed.count() <= self.dates.may_miss
    }
}

/// Whether a question applies.
fn applies(instance: &Instance, question: usize) -> bool {
    let question: &Question = &instance.questions[question];
    let gone = SECTIONS[question.section] == "d" && instance.partners == Some(false);
    !gone && question.said != Said::NotApplicable && question.weight > 0
}

/// The gaps, with what closing them is worth. That they are the right ones is tested elsewhere.
fn gaps(instance: &Instance, report: &GapReport<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for finding in &report.findings {
        let (Subject::Question(ix), Some(target)) = (finding.subject, finding.target) else {
            continue;
        };
        let id = report.questionnaire().question(ix).id.as_str();
        let place: usize = id.strip_prefix('q').unwrap().parse().unwrap();
        let question = &instance.questions[place];
        let from = report.card.question(ix).scored().map_or(0.0, Score::get);
        let target = target.value.get();
        if from < target {
            let worth = question.weight as f64 / 10.0 * importance(instance, question.section);
            gaps.push(Gap {
                question: place,
                shall: question.shall,
                grave: is_grave(report, ix),
                due: question.due,
                from,
                target,
                worth: 1000.0
                    * worth
                    * f64::from(finding.priority.risk)
                    * f64::from(finding.priority.severity),
            });
        }
    }
    gaps
}

fn is_grave(report: &GapReport<'_>, ix: QuestionIx) -> bool {
    let question = report.card.question(ix);
    let section = report.questionnaire().question(ix).section;
    let systemic = report.card.systemic[section.0].as_ref();
    question.scored().is_none()
        || question.judgement == Some(Judgement::Major)
        || systemic.is_some_and(|found| found.failing.contains(&ix))
}

/// That of the section itself, or else of the one above.
fn importance(instance: &Instance, section: usize) -> f64 {
    let named = |wanted: &str| {
        let mut all = instance.wishes.importance.iter();
        let found = all.find(|(section, _)| SECTIONS[*section] == wanted);
        found.map(|(_, tenths)| *tenths as f64 / 10.0)
    };
    let above = if SECTIONS[section] == "c" {
        named("b")
    } else {
        None
    };
    named(SECTIONS[section]).or(above).unwrap_or(1.0)
}
