//! Generated questionnaires with assessments and plans, in the shape of the embedded ones, as text.
//!
//! Three kinds of sections are mixed: questions with an initiative for each step of their answers, as in `itsm-manager`;
//! practices that are first established, then run, as in `itil4`; clauses, several of whose requirements one initiative
//! meets, as in `iso20000`. Every initiative has something left to close, so that all of them are to be placed.

use std::fmt;
use std::fmt::Write as _;

use crate::dice::Dice;

/// What an instance is generated from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instance {
    pub(crate) initiatives: usize,
    pub(crate) quarters: usize,
    pub(crate) room: Room,
    pub(crate) seed: u64,
}

/// How much capacity and money there is, over all quarters, for the effort and cost of all initiatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// 1.2 of it.
    Ample,
    /// 0.7 of it.
    Tight,
}

/// The texts of an instance.
pub(crate) struct Texts {
    pub(crate) questionnaire: String,
    pub(crate) assessment: String,
    pub(crate) plan: String,
}

impl Room {
    fn percent(self) -> usize {
        match self {
            Self::Ample => 120,
            Self::Tight => 70,
        }
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ample => "ample",
            Self::Tight => "tight",
        })
    }
}

impl fmt::Display for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            initiatives,
            quarters,
            room,
            seed,
        } = self;
        write!(f, "{initiatives}x{quarters}-{room}-{seed}")
    }
}

impl Instance {
    /// The texts, the same for the same instance. Ample and tight ones differ in the plan alone.
    pub(crate) fn texts(&self) -> Texts {
        let mut writer = Writer::new(self.initiatives, self.seed);
        while writer.initiatives.len() < self.initiatives {
            writer.section();
        }
        writer.texts(self)
    }
}

/// An initiative as it is written.
struct Initiative {
    closes: Vec<(String, &'static str)>,
    days: usize,
    quarters: usize,
    run_in: usize,
    /// Hundredths of person-days.
    upkeep: usize,
    cost: usize,
    after: Vec<usize>,
    role: usize,
}

struct Writer {
    dice: Dice,
    most: usize,
    roles: usize,
    sections: String,
    answers: String,
    section: usize,
    questions: usize,
    initiatives: Vec<Initiative>,
    /// For each section the initiative that others build on.
    foundations: Vec<usize>,
}

const HEAD: &str = "format: 1
id: bench
version: \"1\"
title: Generated
rollup: flat
profile:
  - id: size
    text: How many people are in scope?
    answers: [{id: small, label: Few}, {id: medium, label: Some}, {id: large, label: Many}]
answer_sets:
  maturity:
    - {id: absent, label: Absent, score: 0}
    - {id: initial, label: Initial, score: 0.2}
    - {id: repeatable, label: Repeatable, score: 0.4}
    - {id: defined, label: Defined, score: 0.6}
    - {id: managed, label: Managed, score: 0.8}
    - {id: optimised, label: Optimised, score: 1}
  achievement:
    - {id: \"no\", label: Not in place, score: 0}
    - {id: partly, label: Partly, score: 0.333333}
    - {id: largely, label: Largely, score: 0.666667}
    - {id: fully, label: Fully, score: 1}
areas: [{id: all, title: All}]
sections:
";

impl Writer {
    fn new(initiatives: usize, seed: u64) -> Self {
        Self {
            dice: Dice::new(seed + 1000 * initiatives as u64),
            most: initiatives,
            // 15 to 40.
            roles: (15 + initiatives / 10).min(40),
            sections: String::new(),
            answers: String::new(),
            section: 0,
            questions: 0,
            initiatives: Vec::new(),
            foundations: Vec::new(),
        }
    }

    fn section(&mut self) {
        let _ = write!(
            self.sections,
            "  - id: \"s{0}\"\n    title: Section {0}\n    area: all\n    questions:\n",
            self.section,
        );
        let begun = self.initiatives.len();
        match self.dice.weighted(&[(0, 5), (1, 3), (2, 3)]) {
            0 => self.steps(),
            1 => self.practice(),
            _ => self.clause(),
        }
        // What comes last does not wait for what comes first in another section more often than it does in real ones.
        if let Some(first) = self.initiatives.get_mut(begun) {
            for percent in [50, 12] {
                if !self.foundations.is_empty() && self.dice.happens(percent) {
                    let before = self.foundations[self.dice.below(self.foundations.len())];
                    if !first.after.contains(&before) {
                        first.after.push(before);
                    }
                }
            }
        }
        self.foundations.push(begun);
        self.section += 1;
    }

    /// One to three questions, each led to `defined` by an initiative of its own, then all of them further.
    fn steps(&mut self) {
        let questions = self.questions("maturity", 1, 3);
        let begun = self.initiatives.len();
        for (place, question) in questions.iter().enumerate() {
            let chained = place > 0 && self.dice.happens(30);
            let after = chained.then_some(self.initiatives.len().saturating_sub(1));
            let closes = || vec![(question.clone(), "defined")];
            self.add(closes(), after.into_iter().collect());
        }
        let all = |to| questions.iter().map(|id| (id.clone(), to)).collect();
        let managed = self.initiatives.len();
        self.add(all("managed"), (begun..managed).collect());
        self.add(all("optimised"), vec![managed]);
        if self.dice.happens(15) {
            // Another way to the first step.
            self.add(vec![(questions[0].clone(), "defined")], Vec::new());
        }
    }

    /// Eight questions: two for what is established, six for what is run.
    fn practice(&mut self) {
        let questions = self.questions("achievement", 8, 8);
        let closes = |ids: &[String]| ids.iter().map(|id| (id.clone(), "fully")).collect();
        let established = self.initiatives.len();
        self.add(closes(&questions[..2]), Vec::new());
        self.add(closes(&questions[2..]), vec![established]);
    }

    /// Requirements, shared out among one or two initiatives.
    fn clause(&mut self) {
        let questions = self.questions("achievement", 3, 9);
        let closes = |ids: &[String]| ids.iter().map(|id| (id.clone(), "fully")).collect();
        let first = self.initiatives.len();
        let split = match self.dice.happens(50) {
            true => questions.len() / 2,
            false => questions.len(),
        };
        self.add(closes(&questions[..split]), Vec::new());
        if split < questions.len() {
            let after = self.dice.happens(50).then_some(first);
            self.add(closes(&questions[split..]), after.into_iter().collect());
        }
    }

    fn questions(&mut self, answers: &'static str, least: usize, most: usize) -> Vec<String> {
        let count = least + self.dice.below(most - least + 1);
        (0..count).map(|_| self.question(answers)).collect()
    }

    /// A question whose answer lies below all that initiatives lead to.
    fn question(&mut self, answers: &'static str) -> String {
        let id = format!("q-{}", self.questions);
        self.questions += 1;
        let risk = self.dice.weighted(&[(2, 15), (3, 45), (4, 31), (5, 9)]);
        let _ = writeln!(
            self.sections,
            "      - {{id: {id}, text: Is it done?, answers: {answers}, risk: {risk}}}",
        );
        let given = match answers {
            "maturity" => self.dice.weighted(&[
                ("absent", 35),
                ("initial", 30),
                ("repeatable", 20),
                ("unknown", 5),
                ("", 10),
            ]),
            _ => self.dice.weighted(&[
                ("\"no\"", 40),
                ("partly", 30),
                ("largely", 15),
                ("unknown", 5),
                ("", 10),
            ]),
        };
        if !given.is_empty() {
            let _ = writeln!(self.answers, "  {id}: {given}");
        }
        id
    }

    fn add(&mut self, closes: Vec<(String, &'static str)>, after: Vec<usize>) {
        if self.initiatives.len() == self.most {
            return;
        }
        let dice = &mut self.dice;
        let quarters = dice.weighted(&[(1, 55), (2, 35), (3, 10)]);
        self.initiatives.push(Initiative {
            days: quarters + dice.below(4) + dice.below(4 * quarters + 1),
            run_in: dice.weighted(&[(0, 25), (1, 55), (2, 17), (3, 3)]),
            upkeep: dice.weighted(&[(0, 20), (25, 48), (50, 24), (75, 6), (100, 2)]),
            cost: dice.weighted(&[(0, 84), (1000, 4), (2000, 5), (3000, 4), (6000, 3)]),
            role: match dice.happens(17) {
                true => 0,
                false => 1 + dice.below(self.roles - 1),
            },
            quarters,
            closes,
            after,
        });
    }

    fn texts(mut self, instance: &Instance) -> Texts {
        // Ids in no order, as real ones.
        let mut ids: Vec<usize> = (0..self.initiatives.len()).collect();
        self.dice.shuffle(&mut ids);
        let mut questionnaire = format!("{HEAD}{}initiatives:\n", self.sections);
        for (initiative, id) in self.initiatives.iter().zip(&ids) {
            let after: Vec<String> = initiative
                .after
                .iter()
                .map(|before| format!("act-{:03}", ids[*before]))
                .collect();
            let closes: Vec<String> = initiative
                .closes
                .iter()
                .map(|(question, to)| format!("{{question: {question}, to: {to}}}"))
                .collect();
            let role = match initiative.role {
                0 => "IT service manager".to_owned(),
                other => format!("Role {other}"),
            };
            let _ = writeln!(
                questionnaire,
                "  - id: act-{id:03}\n    title: Do it\n    closes: [{}]\n    \
                 effort: {{small: {}, medium: {}, large: {}}}\n    quarters: {}\n    run_in: {}\n    upkeep: {}\n    \
                 cost: {}\n    after: [{}]\n    role: {role}",
                closes.join(", "),
                initiative.days.div_ceil(2),
                initiative.days,
                initiative.days * 9 / 4,
                initiative.quarters,
                initiative.run_in,
                initiative.upkeep as f64 / 100.0,
                initiative.cost,
                after.join(", "),
            );
        }
        let assessment = format!(
            "format: 1\nquestionnaire: bench\norganisation: Generated\ndate: 2026-11-22\nprofile: {{size: medium}}\n\
             answers:\n{}",
            self.answers,
        );
        Texts {
            questionnaire,
            assessment,
            plan: self.plan(instance),
        }
    }

    fn plan(&self, instance: &Instance) -> String {
        let all = |of: fn(&Initiative) -> usize| self.initiatives.iter().map(of).sum::<usize>();
        let percent = instance.room.percent();
        let years = instance.quarters / 4;
        format!(
            "format: 1\nstart: 2027-Q1\nyears: {years}\ncapacity: {:.2}\nbudget: {}\ncurrency: EUR\n\
             importance: {{s1: 2, s2: 0.5}}\ntarget: {{score: 1}}\n",
            (all(|one| one.days) * percent) as f64 / (100 * instance.quarters) as f64,
            all(|one| one.cost) * percent / (100 * years),
        )
    }
}
