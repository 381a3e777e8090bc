//! Small questionnaires for tests, built from values instead of YAML.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::model::*;

/// A questionnaire with its assessment, growing question by question.
pub(crate) struct Fixture {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) assessment: Assessment,
}

/// The day on which fixtures are judged.
pub(crate) const TODAY: Date = date(2026, 11, 22);

impl Fixture {
    pub(crate) fn new(rollup: Rollup) -> Self {
        let option = |score: f64| AnswerOption {
            id: Id::new(format!("v{score}")),
            label: String::new(),
            score: Some(score),
            means: None,
        };
        let values = VALUES.map(option).into();
        Self {
            questionnaire: Questionnaire {
                id: Id::from("fixture"),
                version: "1".into(),
                title: "Fixture".into(),
                about: None,
                language: "en".into(),
                minutes: None,
                quick_minutes: None,
                source: None,
                references: vec![
                    ReferenceScheme {
                        id: Id::from("iso20000"),
                        title: "ISO/IEC 20000-1".into(),
                        titles: BTreeMap::new(),
                    },
                    ReferenceScheme {
                        id: Id::from("itil4"),
                        title: "ITIL 4".into(),
                        titles: BTreeMap::new(),
                    },
                ],
                scale: Scale {
                    max: 5,
                    levels: Vec::new(),
                },
                rollup,
                target: Target::default(),
                profile: Vec::new(),
                answer_sets: vec![AnswerSet {
                    id: Id::from("values"),
                    options: values,
                }],
                areas: vec![
                    Area {
                        id: Id::from("area-1"),
                        title: "Area 1".into(),
                    },
                    Area {
                        id: Id::from("area-2"),
                        title: "Area 2".into(),
                    },
                ],
                sections: Vec::new(),
                roots: Vec::new(),
                questions: Vec::new(),
                documents: Vec::new(),
                initiatives: Vec::new(),
                advice: Vec::new(),
                renamed: BTreeMap::new(),
            },
            assessment: Assessment {
                questionnaire: QuestionnaireRef {
                    name: "fixture".into(),
                    version: None,
                },
                organisation: None,
                scope: None,
                date: TODAY,
                assessors: Vec::new(),
                sections: None,
                profile: Vec::new(),
                answers: Vec::new(),
                unmatched: Vec::new(),
            },
        }
    }

    /// Adds a section below a parent or at the top.
    pub(crate) fn section(&mut self, parent: Option<SectionIx>, rollup: Rollup) -> SectionIx {
        let ix = SectionIx(self.questionnaire.sections.len());
        self.questionnaire.sections.push(Section {
            id: Id::new(format!("s{}", ix.0)),
            title: format!("Section {}", ix.0),
            help: None,
            area: None,
            weight: 1.0,
            rollup,
            when: None,
            parent,
            children: Vec::new(),
            questions: Vec::new(),
            depth: parent.map_or(0, |p| self.questionnaire.sections[p.0].depth + 1),
        });
        match parent {
            Some(parent) => self.questionnaire.sections[parent.0].children.push(ix),
            None => self.questionnaire.roots.push(ix),
        }
        ix
    }

    /// Adds a question of good practice with a value; `None` leaves it unanswered.
    pub(crate) fn question(&mut self, section: SectionIx, value: Option<f64>) -> QuestionIx {
        let ix = QuestionIx(self.questionnaire.questions.len());
        let area = self.questionnaire.sections[section.0].area;
        self.questionnaire.questions.push(Question {
            id: Id::new(format!("q{}", ix.0)),
            text: format!("Question {}", ix.0),
            help: None,
            ask: Vec::new(),
            answers: 0,
            means: vec![None; VALUES.len()],
            obligation: Obligation::Should,
            critical: false,
            bars_certification: false,
            na: NotApplicableRule::Reason,
            occurrence: false,
            per: None,
            proves: None,
            stage1: false,
            due: None,
            level: None,
            attribute: None,
            weight: 1.0,
            risk: 3,
            quick: false,
            evidence: Vec::new(),
            documents: Vec::new(),
            refs: Vec::new(),
            when: None,
            section,
            area,
            own_area: false,
        });
        self.questionnaire.sections[section.0].questions.push(ix);
        let given = value.map(|v| Given::Option(option_at(v)));
        self.assessment.answers.push(given.map(|given| Answer {
            given: Some(given),
            ..Answer::default()
        }));
        ix
    }

    /// Adds a requirement with a value; `None` leaves it unanswered.
    pub(crate) fn shall(&mut self, section: SectionIx, value: Option<f64>) -> QuestionIx {
        let ix = self.question(section, value);
        self.at(ix).obligation = Obligation::Shall;
        self.at(ix).na = NotApplicableRule::Never;
        ix
    }

    /// The question at a place, to be changed.
    pub(crate) fn at(&mut self, ix: QuestionIx) -> &mut Question {
        &mut self.questionnaire.questions[ix.0]
    }

    /// The answer at a place, to be changed.
    pub(crate) fn answer(&mut self, ix: QuestionIx) -> &mut Answer {
        self.assessment.answers[ix.0].get_or_insert_default()
    }

    pub(crate) fn give(&mut self, ix: QuestionIx, given: Given) {
        self.answer(ix).given = Some(given);
    }

    pub(crate) fn not_applicable(&mut self, ix: QuestionIx) {
        self.give(
            ix,
            Given::NotApplicable {
                reason: Some("conditional".into()),
            },
        );
    }

    pub(crate) fn score(&self) -> super::Scorecard {
        super::score(&self.questionnaire, &self.assessment, TODAY)
    }
}

/// Values that fixture answers may have.
pub(crate) const VALUES: [f64; 23] = [
    0.0, 0.1, 0.15, 0.2, 0.25, 0.29, 0.3, 0.333, 0.4, 0.5, 0.500_1, 0.6, 0.7, 0.75, 0.8, 0.85,
    0.850_1, 0.86, 0.9, 0.95, 0.99, 0.999, 1.0,
];

/// The place of the fixture answer with a value.
pub(crate) fn option_at(value: f64) -> usize {
    VALUES
        .iter()
        .position(|v| *v == value)
        .expect("a fixture value")
}

/// An initiative of so many person-days that lifts questions to values, and nothing beside.
pub(crate) fn initiative(id: &str, days: f64, closes: &[(QuestionIx, f64)]) -> Initiative {
    let closes = closes.iter().map(|(question, to)| Closes {
        question: *question,
        to: option_at(*to),
    });
    Initiative {
        id: Id::from(id),
        title: String::new(),
        deliverable: None,
        closes: closes.collect(),
        effort: Effort::Fixed(days),
        discounts: Vec::new(),
        cost: 0.0,
        yearly_cost: 0.0,
        quarters: 1,
        run_in: 0,
        upkeep: 0.0,
        milestone: None,
        after: Vec::new(),
        role: None,
        closed_when: None,
        users_notice: false,
    }
}

/// The score of a node as a number.
pub(crate) fn score_of(node: &super::NodeScore) -> f64 {
    Score::new(node.figures.and_then(|f| f.score).expect("a score")).get()
}
