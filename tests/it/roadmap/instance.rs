//! Random questionnaires, assessments and plans: what there is in them, before it becomes text.

use itsm_gap::model::{Month, Quarter};

use super::dice::Dice;

/// Scores of the answers of each set.
pub(super) const SETS: [&[f64]; 3] = [
    &[0.0, 0.25, 0.5, 0.75, 1.0],
    &[0.0, 0.333333, 0.666667, 1.0],
    &[0.0, 1.0],
];
/// Section `c` is below `b`, and `d` applies only with partners.
pub(super) const SECTIONS: [&str; 4] = ["a", "b", "c", "d"];
pub(super) const SIZES: [&str; 3] = ["small", "medium", "large"];
const ROLES: [&str; 3] = ["Manager", "Service desk", "Buyer"];
const DUES: [&str; 4] = ["internal_audit", "management_review", "stage1", "stage2"];

#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) section: usize,
    pub(super) set: usize,
    pub(super) shall: bool,
    pub(super) critical: bool,
    pub(super) due: Option<&'static str>,
    /// In tenths.
    pub(super) weight: i64,
    pub(super) risk: i64,
    pub(super) said: Said,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    Nothing,
    Unknown,
    NotApplicable,
    Disputed,
    Answer(usize),
    /// An answer whose sample caps it: so many of four were in order.
    Sampled(usize, i64),
}

#[derive(Clone, Debug)]
pub(super) struct Initiative {
    pub(super) id: String,
    /// Questions, each with the place of an answer.
    pub(super) closes: Vec<(usize, usize)>,
    /// Person-days for each size.
    pub(super) days: [i64; 3],
    /// The days are the same for each size.
    pub(super) fixed_days: bool,
    /// Tenths of the days that remain where there are partners.
    pub(super) discount: Option<i64>,
    pub(super) cost: i64,
    pub(super) quarters: i64,
    pub(super) run_in: i64,
    /// In hundredths.
    pub(super) upkeep: i64,
    /// Only what comes before it in the list.
    pub(super) after: Vec<usize>,
    pub(super) role: Option<&'static str>,
    pub(super) stands: Stands,
}

/// In which file an initiative stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stands {
    Questionnaire,
    Plan,
    /// In both, and that of the questionnaire is another one.
    Replaced,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) start: Option<Quarter>,
    pub(super) years: Option<usize>,
    /// In hundredths; a single one is meant for each quarter.
    pub(super) capacity: Option<Vec<i64>>,
    pub(super) budget: Option<Vec<i64>>,
    pub(super) parallel: Option<i64>,
    pub(super) per_role: Option<i64>,
    pub(super) certification: Option<Month>,
    /// Sections, each with tenths.
    pub(super) importance: Vec<(usize, i64)>,
    pub(super) pins: Vec<(usize, Quarter)>,
    pub(super) started: Vec<(usize, Quarter)>,
    pub(super) done: Vec<usize>,
    pub(super) exclude: Vec<usize>,
    pub(super) target: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) questions: Vec<Question>,
    pub(super) initiatives: Vec<Initiative>,
    pub(super) wishes: Wishes,
    pub(super) size: Option<usize>,
    pub(super) partners: Option<bool>,
}

/// How large the instances are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub(super) initiatives: (i64, i64),
    pub(super) years: (i64, i64),
}

impl Extent {
    pub(super) const ANY: Self = Self {
        initiatives: (3, 25),
        years: (1, 5),
    };
    /// So small that all schedules can be tried.
    pub(super) const TINY: Self = Self {
        initiatives: (2, 6),
        years: (1, 2),
    };
}

impl Instance {
    pub(super) fn random(seed: u64, extent: Extent) -> Self {
        let mut dice = Dice::new(seed);
        let count = dice.from(extent.initiatives.0..=extent.initiatives.1);
        let count = usize::try_from(count).unwrap();
        let questions: Vec<Question> = (0..count + dice.place(count + 3))
            .map(|_| question(&mut dice))
            .collect();
        let mut names: Vec<usize> = (0..count).collect();
        dice.shuffle(&mut names);
        let deep = dice.chance(30);
        let initiatives = (0..count).map(|place| {
            let name = format!("do-{:02}", names[place]);
            initiative(&mut dice, place, name, &questions, deep)
        });
        let mut initiatives: Vec<Initiative> = initiatives.collect();
        place_in_files(&mut dice, &mut initiatives);
        let size = dice.chance(80).then(|| dice.place(3));
        let partners = dice.chance(70).then(|| dice.chance(60));
        let wishes = wishes(&mut dice, extent, &initiatives, &questions);
        Self {
            questions,
            initiatives,
            wishes,
            size,
            partners,
        }
    }

    /// The first quarter of its roadmap.
    pub(super) fn start(&self) -> Quarter {
        self.wishes.start.unwrap_or(FIRST())
    }

    /// How many quarters its roadmap has.
    pub(super) fn quarters(&self) -> usize {
        self.wishes.years.unwrap_or(3) * 4
    }
}

/// The quarter after that of the assessment, 2026-11-22.
#[expect(non_snake_case, reason = "a constant that cannot be one")]
fn FIRST() -> Quarter {
    Quarter::new(2027, 1).unwrap()
}

fn question(dice: &mut Dice) -> Question {
    let set = dice.place(SETS.len());
    let shall = dice.chance(60);
    let answers = SETS[set].len();
    let said = match dice.from(0..=99) {
        0..=9 => Said::Nothing,
        10..=17 => Said::Unknown,
        18..=22 if !shall => Said::NotApplicable,
        23..=29 => Said::Disputed,
        30..=37 => Said::Sampled(dice.place(answers), dice.from(0..=3)),
        // Low answers, so that there is something to do.
        _ => Said::Answer(dice.place(answers).min(dice.place(answers))),
    };
    Question {
        section: dice.place(SECTIONS.len()),
        set,
        shall,
        critical: shall && dice.chance(30),
        due: (shall && dice.chance(50)).then(|| dice.pick(&DUES)),
        weight: match dice.chance(75) {
            true => 10,
            false if shall => dice.pick(&[5, 15, 20]),
            false => dice.pick(&[0, 5, 15, 20]),
        },
        risk: dice.from(1..=5),
        said,
    }
}

fn initiative(
    dice: &mut Dice,
    place: usize,
    id: String,
    questions: &[Question],
    deep: bool,
) -> Initiative {
    let mut closes: Vec<(usize, usize)> = Vec::new();
    for _ in 0..dice.pick(&[0, 1, 1, 1, 2, 2, 3]) {
        let question = dice.place(questions.len());
        if closes.iter().all(|(other, _)| *other != question) {
            let best = SETS[questions[question].set].len() - 1;
            let to = if dice.chance(70) {
                best
            } else {
                dice.from(1..=best as i64) as usize
            };
            closes.push((question, to));
        }
    }
    let mut after = Vec::new();
    if place > 0 && deep && dice.chance(80) {
        after.push(place - 1);
    }
    for _ in 0..dice.pick(&[0, 0, 1, 2]) {
        if place > 0 {
            after.push(dice.place(place));
        }
    }
    after.sort_unstable();
    after.dedup();
    let small = dice.from(0..=20);
    let medium = small + dice.from(0..=15);
    Initiative {
        id,
        closes,
        days: [small, medium, medium + dice.from(0..=20)],
        fixed_days: dice.chance(30),
        discount: dice.chance(30).then(|| dice.pick(&[5, 8, 1])),
        cost: dice.pick(&[0, 0, 0, 1000, 2500, 10_000]),
        quarters: dice.pick(&[1, 1, 1, 2, 3, 5]),
        run_in: dice.pick(&[0, 0, 1, 1, 2, 4]),
        upkeep: dice.pick(&[0, 0, 25, 50, 75, 100, 225]),
        after,
        role: dice.chance(80).then(|| dice.pick(&ROLES)),
        stands: Stands::Questionnaire,
    }
}

/// Moves some to the plan. Those of the questionnaire may not wait for what only the plan has.
fn place_in_files(dice: &mut Dice, initiatives: &mut [Initiative]) {
    if dice.chance(60) {
        return;
    }
    let from = dice.place(initiatives.len());
    for (place, initiative) in initiatives.iter_mut().enumerate() {
        if place >= from && place > 0 {
            initiative.stands = Stands::Plan;
        } else if dice.chance(20) {
            initiative.stands = Stands::Replaced;
        }
    }
}

fn wishes(
    dice: &mut Dice,
    extent: Extent,
    initiatives: &[Initiative],
    questions: &[Question],
) -> Wishes {
    let start = dice
        .chance(70)
        .then(|| FIRST().plus(dice.from(-1..=3) as i32));
    let first = start.unwrap_or(FIRST());
    let years = dice.from(extent.years.0..=extent.years.1) as usize;
    let quarters = years * 4;
    let full: i64 = initiatives.iter().map(|one| one.days[1]).sum();
    let usual = (full * 100 / quarters as i64) * dice.pick(&[3, 7, 10, 15, 30]) / 10 + 100;
    let capacity = match dice.from(0..=9) {
        0 => None,
        1..=5 => Some(vec![usual / 25 * 25]),
        _ => {
            let each = (0..quarters).map(|_| match dice.chance(20) {
                true => 0,
                false => usual * dice.from(5..=15) / 10 / 25 * 25,
            });
            let mut each: Vec<i64> = each.collect();
            each[0] = each[0].max(100);
            Some(each)
        }
    };
    let budget = match dice.from(0..=5) {
        0..=2 => None,
        3 | 4 => Some(vec![dice.pick(&[0, 1000, 3000, 12_000])]),
        _ => Some(
            (0..years)
                .map(|_| dice.pick(&[0, 2500, 5000, 20_000]))
                .collect(),
        ),
    };
    let span = quarters as i64 * 3;
    let shall = questions.iter().any(|question| question.shall);
    let certification = (shall && dice.chance(50))
        .then(|| first.first_month().plus(dice.from(-3..=span + 9) as i32));
    let mut wishes = Wishes {
        start,
        years: Some(years),
        capacity,
        budget: budget.map(|all: Vec<i64>| all.iter().map(|money| money * 100).collect()),
        parallel: dice.chance(25).then(|| dice.from(1..=4)),
        per_role: dice.chance(70).then(|| dice.from(1..=3)),
        certification,
        target: dice.pick(&[
            None,
            None,
            shall.then_some("{conformity: ready_with_actions, max_minors: 1}"),
            Some("{score: 0.6}"),
            shall.then_some("{conformity: ready, score: 0.5, sections: {b: {score: 0.75}}}"),
        ]),
        ..Wishes::default()
    };
    for section in 0..SECTIONS.len() {
        if dice.chance(15) {
            wishes
                .importance
                .push((section, dice.pick(&[0, 5, 20, 30])));
        }
    }
    let many = dice.chance(20);
    for place in 0..initiatives.len() {
        let at = |offset: i64| first.plus(offset as i32);
        match dice.from(0..=99) {
            0..=9 => wishes
                .pins
                .push((place, at(dice.from(0..=quarters as i64 - 1)))),
            10..=29 if many => wishes
                .pins
                .push((place, at(dice.from(0..=quarters as i64 - 1)))),
            30..=35 => wishes.started.push((place, at(dice.from(-5..=0)))),
            36..=39 => wishes.done.push(place),
            40..=43 => wishes.exclude.push(place),
            _ => {}
        }
    }
    wishes
}
