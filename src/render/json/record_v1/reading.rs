//! From a line back to its record.

use std::borrow::Cow;

use crate::gap::Outcome;
use crate::model::Level;
use crate::portfolio::{
    Content, Fault, Finding, Initiative, Judged, Mark, Named, Part, Record, Site, Standing, Text,
};
use crate::render::json::words_v1 as words;
use crate::scoring::{Counts, Figures, Readiness, State, Verdict};

use super::{
    CountsOut, FAULTY, FaultOut, FindingsOut, InitiativeOut, Line, NamedOut, NodeOut, PartOut,
    SCORED, UNREAD,
};

impl<'a> Line<'a> {
    /// The record of a line; `Err` says what is wrong with it, as a lower-case fragment.
    pub(in crate::render::json) fn record(self) -> Result<Record<'a>, String> {
        if self.format != 1 {
            return Err(format!(
                "format {} is not known to this version, which reads format 1",
                self.format
            ));
        }
        let (file, line) = (self.file.clone(), self.line);
        let content = match &*self.state {
            SCORED => Content::Scored(Box::new(self.site()?)),
            FAULTY => Content::Faulty(self.faults.iter().map(FaultOut::fault).collect()),
            UNREAD => {
                let first = self.faults.first().ok_or("it has no fault")?;
                Content::Unread(first.fault())
            }
            other => return Err(format!("the state `{other}` is not known")),
        };
        Ok(Record {
            file,
            line,
            content,
        })
    }

    fn site(self) -> Result<Site<'a>, String> {
        let missing = |key: &str| format!("it has no `{key}`");
        let day = |text: Option<Text<'_>>, key: &str| {
            let text = text.ok_or_else(|| missing(key))?;
            text.parse().map_err(|_| format!("its `{key}` is no day"))
        };
        let ready = |text: Option<Text<'_>>| {
            text.map(|text| find(&Readiness::ALL, words::readiness, &text))
                .transpose()
        };
        let target = self.target.ok_or_else(|| missing("target"))?;
        let outcome = target.outcome;
        let stages = self.stages.ok_or_else(|| missing("stages"))?;
        Ok(Site {
            organisation: self.organisation,
            scope: self.scope,
            date: day(self.date, "date")?,
            as_of: day(self.as_of, "as_of")?,
            questionnaire: Cow::Owned(
                self.questionnaire
                    .ok_or_else(|| missing("questionnaire"))?
                    .named(),
            ),
            overall: self.overall.ok_or_else(|| missing("overall"))?.standing()?,
            conformity: ready(self.conformity)?,
            stage1: ready(stages.stage1)?,
            stage2: ready(stages.stage2)?,
            areas: self
                .areas
                .into_iter()
                .map(PartOut::part)
                .collect::<Result<_, _>>()?,
            sections: self
                .sections
                .into_iter()
                .map(PartOut::part)
                .collect::<Result<_, _>>()?,
            target: Judged {
                asked: target.asked,
                outcome: outcome
                    .map(|text| find(&OUTCOMES, words::outcome, &text))
                    .transpose()?,
                missed: target.missed,
            },
            findings: self.findings.findings(),
            initiatives: self
                .initiatives
                .into_iter()
                .map(InitiativeOut::initiative)
                .collect(),
            names: self.names,
            warnings: self.faults.iter().map(FaultOut::fault).collect(),
        })
    }
}

/// The value that a word stands for.
fn find<T: Copy>(all: &[T], word: fn(T) -> &'static str, text: &str) -> Result<T, String> {
    let mut all = all.iter().copied();
    all.find(|value| word(*value) == text)
        .ok_or_else(|| format!("the word `{text}` is not known"))
}

const OUTCOMES: [Outcome; 4] = [
    Outcome::Met,
    Outcome::NotApplicable,
    Outcome::Undecided,
    Outcome::Missed,
];

const STATES: [State; 5] = [
    State::Assessed,
    State::Partial,
    State::NotAssessed,
    State::NotApplicable,
    State::OutOfScope,
];

const VERDICTS: [Verdict; 4] = [
    Verdict::Major,
    Verdict::NotAssessed,
    Verdict::Minor,
    Verdict::Conforming,
];

impl NamedOut<'_> {
    fn named(self) -> Named {
        Named {
            id: self.id.into_owned(),
            version: self.version.into_owned(),
            digest: self.sha256.into_owned(),
            title: self.title.into_owned(),
            scale: self.scale,
        }
    }
}

impl NodeOut<'_> {
    fn standing(self) -> Result<Standing, String> {
        let figures = match (self.floor, self.ceiling, self.evidenced, self.completeness) {
            (Some(floor), Some(ceiling), Some(evidenced), Some(completeness)) => Some(Figures {
                score: self.score,
                floor,
                ceiling,
                evidenced,
                completeness,
                confidence: self.confidence,
            }),
            _ => None,
        };
        let level = |number: Option<u8>| number.and_then(Level::new);
        let standing = Standing {
            state: find(&STATES, words::state, &self.state)?,
            figures,
            levels: level(self.level).zip(level(self.level_ceiling)),
            verdict: self
                .verdict
                .map(|text| find(&VERDICTS, words::verdict, &text))
                .transpose()?,
            counts: self.counts.counts(),
        };
        Ok(standing.rounded())
    }
}

impl<'a> PartOut<'a> {
    fn part(self) -> Result<Part<'a>, String> {
        let node = NodeOut {
            state: self.state,
            score: self.score,
            floor: self.floor,
            ceiling: self.ceiling,
            evidenced: self.evidenced,
            completeness: self.completeness,
            confidence: self.confidence,
            level: self.level,
            level_ceiling: self.level_ceiling,
            verdict: self.verdict,
            counts: self.counts,
        };
        Ok(Part {
            id: self.id,
            title: self.title,
            standing: node.standing()?,
        })
    }
}

impl CountsOut {
    fn counts(self) -> Counts {
        Counts {
            questions: self.questions,
            answered: self.answered,
            unknown: self.unknown,
            disputed: self.disputed,
            not_applicable: self.not_applicable,
            none_yet: self.none_yet,
            conforming: self.conforming,
            opportunity: self.opportunity,
            minor: self.minor,
            major: self.major,
        }
    }
}

impl<'a> FindingsOut<'a> {
    fn findings(self) -> Vec<Finding<'a>> {
        let lists = [
            (Mark::Major, self.major),
            (Mark::Minor, self.minor),
            (Mark::Below, self.below_target),
            (Mark::Opportunity, self.opportunity),
            (Mark::Open, self.not_assessed),
        ];
        let mut findings = Vec::new();
        for (mark, list) in lists {
            findings.extend(list.into_iter().map(|id| Finding { id, mark }));
        }
        findings
    }
}

impl<'a> InitiativeOut<'a> {
    fn initiative(self) -> Initiative<'a> {
        Initiative {
            id: self.id,
            findings: self.findings,
            days: (self.days.max(0.0) * 1e9).round() / 1e9,
        }
    }
}

impl FaultOut<'_> {
    fn fault(&self) -> Fault {
        Fault {
            code: self.code.clone().into_owned(),
            place: self.line.zip(self.column),
            message: self.message.clone().into_owned(),
            help: self.help.clone().map(Text::into_owned),
        }
    }
}
