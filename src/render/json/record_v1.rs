//! Records of `batch`, one a line: written, and read again by `batch --merge`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::gap::Outcome;
use crate::model::Level;
use crate::portfolio::{
    Content, Fault, Finding, Initiative, Judged, Mark, Named, Part, Record, Site, Standing,
};
use crate::scoring::{Counts, Figures, Readiness, State, Verdict};

use super::{TOOL, words_v1 as words};

/// A text that is borrowed where it can be.
type Text<'a> = Cow<'a, str>;

/// What a line holds. In a line that is read there may be more keys.
#[derive(Serialize, Deserialize)]
pub(super) struct Line<'a> {
    format: u32,
    #[serde(borrow)]
    tool: Text<'a>,
    state: Text<'a>,
    file: Text<'a>,
    line: Option<usize>,
    organisation: Option<Text<'a>>,
    scope: Option<Text<'a>>,
    date: Option<Text<'a>>,
    as_of: Option<Text<'a>>,
    questionnaire: Option<NamedOut<'a>>,
    overall: Option<NodeOut<'a>>,
    conformity: Option<Text<'a>>,
    stages: Option<Stages<'a>>,
    #[serde(default)]
    areas: Vec<PartOut<'a>>,
    #[serde(default)]
    sections: Vec<PartOut<'a>>,
    target: Option<TargetOut<'a>>,
    #[serde(default)]
    findings: FindingsOut<'a>,
    #[serde(default)]
    initiatives: Vec<InitiativeOut<'a>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<Text<'a>, Text<'a>>,
    #[serde(default)]
    faults: Vec<FaultOut<'a>>,
}

#[derive(Serialize, Deserialize)]
struct NamedOut<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    version: Text<'a>,
    sha256: Text<'a>,
    title: Text<'a>,
    scale: u8,
}

#[derive(Serialize, Deserialize)]
struct Stages<'a> {
    #[serde(borrow)]
    stage1: Option<Text<'a>>,
    stage2: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
struct NodeOut<'a> {
    #[serde(borrow)]
    state: Text<'a>,
    score: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    evidenced: Option<f64>,
    completeness: Option<f64>,
    confidence: Option<f64>,
    level: Option<u8>,
    level_ceiling: Option<u8>,
    verdict: Option<Text<'a>>,
    counts: CountsOut,
}

#[derive(Serialize, Deserialize)]
struct PartOut<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    title: Text<'a>,
    state: Text<'a>,
    score: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    evidenced: Option<f64>,
    completeness: Option<f64>,
    confidence: Option<f64>,
    level: Option<u8>,
    level_ceiling: Option<u8>,
    verdict: Option<Text<'a>>,
    counts: CountsOut,
}

#[derive(Serialize, Deserialize)]
struct CountsOut {
    questions: usize,
    answered: usize,
    unknown: usize,
    disputed: usize,
    not_applicable: usize,
    none_yet: usize,
    conforming: usize,
    opportunity: usize,
    minor: usize,
    major: usize,
}

#[derive(Serialize, Deserialize)]
struct TargetOut<'a> {
    asked: bool,
    #[serde(borrow)]
    outcome: Option<Text<'a>>,
    missed: Vec<Text<'a>>,
}

/// Ids by what was found.
#[derive(Default, Serialize, Deserialize)]
struct FindingsOut<'a> {
    #[serde(borrow, default)]
    major: Vec<Text<'a>>,
    #[serde(default)]
    minor: Vec<Text<'a>>,
    #[serde(default)]
    below_target: Vec<Text<'a>>,
    #[serde(default)]
    opportunity: Vec<Text<'a>>,
    #[serde(default)]
    not_assessed: Vec<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
struct InitiativeOut<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    findings: usize,
    days: f64,
}

#[derive(Serialize, Deserialize)]
struct FaultOut<'a> {
    #[serde(borrow)]
    severity: Text<'a>,
    code: Text<'a>,
    line: Option<usize>,
    column: Option<usize>,
    message: Text<'a>,
    help: Option<Text<'a>>,
}

const SCORED: &str = "scored";
const FAULTY: &str = "faulty";
const UNREAD: &str = "unreadable";

impl<'a> Line<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        let (state, site, faults) = match &record.content {
            Content::Scored(site) => (SCORED, Some(&**site), faults(&site.warnings, "warning")),
            Content::Faulty(found) => (FAULTY, None, faults(found, "error")),
            Content::Unread(fault) => (UNREAD, None, faults(std::slice::from_ref(fault), "error")),
        };
        let word = |readiness: Option<Readiness>| readiness.map(words::readiness).map(Text::from);
        Self {
            format: 1,
            tool: TOOL.into(),
            state: state.into(),
            file: record.file.as_str().into(),
            line: record.line,
            organisation: site.and_then(|s| s.organisation.as_deref()).map(Text::from),
            scope: site.and_then(|s| s.scope.as_deref()).map(Text::from),
            date: site.map(|s| s.date.to_string().into()),
            as_of: site.map(|s| s.as_of.to_string().into()),
            questionnaire: site.map(|s| NamedOut::new(&s.questionnaire)),
            overall: site.map(|s| NodeOut::new(&s.overall)),
            conformity: site.and_then(|s| word(s.conformity)),
            stages: site.map(|s| Stages {
                stage1: word(s.stage1),
                stage2: word(s.stage2),
            }),
            areas: site.map_or_else(Vec::new, |s| s.areas.iter().map(PartOut::new).collect()),
            sections: site.map_or_else(Vec::new, |s| s.sections.iter().map(PartOut::new).collect()),
            target: site.map(|s| TargetOut {
                asked: s.target.asked,
                outcome: s.target.outcome.map(words::outcome).map(Text::from),
                missed: s
                    .target
                    .missed
                    .iter()
                    .map(|id| id.as_str().into())
                    .collect(),
            }),
            findings: site.map_or_else(FindingsOut::default, |s| FindingsOut::new(&s.findings)),
            initiatives: site.map_or_else(Vec::new, |s| {
                let all = s.initiatives.iter();
                all.map(InitiativeOut::new).collect()
            }),
            names: site.map_or_else(BTreeMap::new, |s| {
                let all = s.names.iter();
                all.map(|(id, name)| (id.as_str().into(), name.as_str().into()))
                    .collect()
            }),
            faults,
        }
    }

    /// The record of a line; `Err` says what is wrong with it, as a lower-case fragment.
    pub(super) fn record(self) -> Result<Record, String> {
        if self.format != 1 {
            return Err(format!(
                "format {} is not known to this version, which reads format 1",
                self.format
            ));
        }
        let file = self.file.clone().into_owned();
        let line = self.line;
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

    fn site(self) -> Result<Site, String> {
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
            organisation: self.organisation.map(Text::into_owned),
            scope: self.scope.map(Text::into_owned),
            date: day(self.date, "date")?,
            as_of: day(self.as_of, "as_of")?,
            questionnaire: self
                .questionnaire
                .ok_or_else(|| missing("questionnaire"))?
                .named(),
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
                missed: target.missed.into_iter().map(Text::into_owned).collect(),
            },
            findings: self.findings.findings(),
            initiatives: self
                .initiatives
                .into_iter()
                .map(InitiativeOut::initiative)
                .collect(),
            names: self
                .names
                .into_iter()
                .map(|(id, name)| (id.into_owned(), name.into_owned()))
                .collect(),
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

impl<'a> NamedOut<'a> {
    fn new(named: &'a Named) -> Self {
        Self {
            id: named.id.as_str().into(),
            version: named.version.as_str().into(),
            sha256: named.digest.as_str().into(),
            title: named.title.as_str().into(),
            scale: named.scale,
        }
    }

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
    fn new(standing: &Standing) -> Self {
        let figures = standing.figures;
        Self {
            state: words::state(standing.state).into(),
            score: figures.and_then(|f| f.score),
            floor: figures.map(|f| f.floor),
            ceiling: figures.map(|f| f.ceiling),
            evidenced: figures.map(|f| f.evidenced),
            completeness: figures.map(|f| f.completeness),
            confidence: figures.and_then(|f| f.confidence),
            level: standing.levels.map(|(level, _)| level.get()),
            level_ceiling: standing.levels.map(|(_, ceiling)| ceiling.get()),
            verdict: standing.verdict.map(words::verdict).map(Text::from),
            counts: CountsOut::new(&standing.counts),
        }
    }

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
    fn new(part: &'a Part) -> Self {
        let node = NodeOut::new(&part.standing);
        Self {
            id: part.id.as_str().into(),
            title: part.title.as_str().into(),
            state: words::state(part.standing.state).into(),
            score: node.score,
            floor: node.floor,
            ceiling: node.ceiling,
            evidenced: node.evidenced,
            completeness: node.completeness,
            confidence: node.confidence,
            level: node.level,
            level_ceiling: node.level_ceiling,
            verdict: part.standing.verdict.map(words::verdict).map(Text::from),
            counts: node.counts,
        }
    }

    fn part(self) -> Result<Part, String> {
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
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            standing: node.standing()?,
        })
    }
}

impl CountsOut {
    fn new(counts: &Counts) -> Self {
        Self {
            questions: counts.questions,
            answered: counts.answered,
            unknown: counts.unknown,
            disputed: counts.disputed,
            not_applicable: counts.not_applicable,
            none_yet: counts.none_yet,
            conforming: counts.conforming,
            opportunity: counts.opportunity,
            minor: counts.minor,
            major: counts.major,
        }
    }

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
    fn new(findings: &'a [Finding]) -> Self {
        let mut all = Self::default();
        for finding in findings {
            let list = match finding.mark {
                Mark::Major => &mut all.major,
                Mark::Minor => &mut all.minor,
                Mark::Below => &mut all.below_target,
                Mark::Opportunity => &mut all.opportunity,
                Mark::Open => &mut all.not_assessed,
            };
            list.push(finding.id.as_str().into());
        }
        all
    }

    fn findings(self) -> Vec<Finding> {
        let lists = [
            (Mark::Major, self.major),
            (Mark::Minor, self.minor),
            (Mark::Below, self.below_target),
            (Mark::Opportunity, self.opportunity),
            (Mark::Open, self.not_assessed),
        ];
        let mut findings = Vec::new();
        for (mark, list) in lists {
            findings.extend(list.into_iter().map(|id| Finding {
                id: id.into_owned(),
                mark,
            }));
        }
        findings
    }
}

impl<'a> InitiativeOut<'a> {
    fn new(initiative: &'a Initiative) -> Self {
        Self {
            id: initiative.id.as_str().into(),
            findings: initiative.findings,
            days: initiative.days,
        }
    }

    fn initiative(self) -> Initiative {
        Initiative {
            id: self.id.into_owned(),
            findings: self.findings,
            days: (self.days.max(0.0) * 1e9).round() / 1e9,
        }
    }
}

fn faults<'a>(faults: &'a [Fault], severity: &'static str) -> Vec<FaultOut<'a>> {
    let out = |fault: &'a Fault| FaultOut {
        severity: severity.into(),
        code: fault.code.as_str().into(),
        line: fault.place.map(|(line, _)| line),
        column: fault.place.map(|(_, column)| column),
        message: fault.message.as_str().into(),
        help: fault.help.as_deref().map(Text::from),
    };
    faults.iter().map(out).collect()
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
